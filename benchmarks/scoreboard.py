"""One system's scores over one data file, as a value, as JSON and as a table."""

from __future__ import annotations

from typing import Any

from attrs import frozen
from rich.table import Table

from benchmarks import metrics
from benchmarks.data import MissingDataError, Sample, articles, data_file, digest, speaker_gold, term_gold
from benchmarks.metrics import Detection, Scores, Share
from benchmarks.systems import Run, System, run
from benchmarks.values import GoldString


@frozen(kw_only=True)
class Scoreboard:
    """All that was measured of one system in one go."""

    run: Run
    data: str
    sample: Sample
    sha256: str
    scores: Scores
    #: Metrics that could not be measured, and why.
    skipped: dict[str, str]


def measure(system: System, data: str, sample: Sample = "all", *, speakers: bool = True) -> Scoreboard:
    """Measure a system; raises MissingDataError where the data file is not there.

    Speakers and terms have articles of their own, whatever ``data`` is.
    ``speakers`` is false for a system that resolves none.
    """
    path = data_file(data)
    done = run(system, articles(path, sample))
    scores = metrics.attribution_scores(done.answers)
    skipped = {} if speakers else {"speaker": "resolves no speakers"}
    for name, part in (("speaker", speaker_part), ("terms", term_part)):
        if name in skipped:
            continue
        try:
            scores |= part(system)
        except MissingDataError as missing:
            skipped[name] = missing.reason
    name = data.removesuffix(".jsonl")
    return Scoreboard(run=done, data=name, sample=sample, sha256=digest(path), scores=scores, skipped=skipped)


def speaker_part(system: System) -> Scores:
    """Score the speakers of the labelled articles."""
    return metrics.speaker_scores(speaker_verdicts(system))


def speaker_verdicts(system: System) -> list[metrics.SpeakerVerdict]:
    """Judge the speaker of every labelled attribution."""
    gold = speaker_gold()
    wanted = {article.id: article.attributions for article in gold.articles}
    done = run(system, (one for one in articles(data_file(gold.data)) if one.id in wanted))
    return [
        verdict
        for answer in done.answers
        for verdict in metrics.speaker_verdicts(answer, wanted[answer.article.id])
    ]


def term_part(system: System) -> Scores:
    """Score the labelled strings between marks."""
    return metrics.term_scores([(string.label, called) for string, called in term_verdicts(system)])


def term_verdicts(system: System) -> list[tuple[GoldString, bool]]:
    """Say of every labelled string whether the system calls it speech."""
    gold = term_gold()
    wanted = {string.article for string in gold.strings}
    done = run(system, (one for one in articles(data_file(gold.data)) if one.id in wanted))
    answers = {answer.article.id: answer for answer in done.answers}
    return [(string, metrics.called_speech(answers[string.article], string)) for string in gold.strings]


def as_json(board: Scoreboard) -> dict[str, Any]:
    """Write a scoreboard as JSON holds it: figures and counts, no text."""
    return {
        "system": board.run.system,
        "data": {"name": board.data, "sample": board.sample, "sha256": board.sha256},
        "articles": len(board.run.answers),
        "words": board.run.words,
        "words_per_second": board.run.words_per_second,
        "crashes": board.run.crashes,
        "scores": {name: metrics.as_json(score) for name, score in board.scores.items()},
        "skipped": board.skipped,
    }


def table(board: Scoreboard) -> Table:
    """Draw a scoreboard."""
    drawn = Table(
        title=f"{board.run.system} on {board.data} ({board.sample}, {len(board.run.answers)} articles)"
    )
    drawn.add_column("metric")
    for name in ("precision", "recall", "F1 or share", "counts"):
        drawn.add_column(name, justify="right")
    for name, score in board.scores.items():
        drawn.add_row(name, *_cells(score))
    for name, why in board.skipped.items():
        drawn.add_row(name, "", "", "skipped", why)
    drawn.add_row("crashes", "", "", str(board.run.crashes), f"of {len(board.run.answers)}")
    drawn.add_row("words a second", "", "", f"{board.run.words_per_second:,}", f"{board.run.words:,} words")
    return drawn


def _cells(score: Detection | Share) -> tuple[str, str, str, str]:
    if isinstance(score, Share):
        return "", "", f"{score.value:.1%}" if score.of else "–", f"{score.hits} of {score.of}"
    counts = f"{score.matched} of {score.gold} gold, {score.predicted} predicted"
    return f"{score.precision:.1%}", f"{score.recall:.1%}", f"{score.f1:.1%}", counts
