"""What a system gets wrong, sorted by cause, for reading.

A cause is made of facts that can be seen in the text, the annotation and the
answer, never of a guess. In excerpts the gold content stands in [brackets] and
the predicted one in {braces}; nothing of this is ever written to a file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from attrs import frozen

from benchmarks import metrics
from benchmarks.metrics import Matching, SpeakerVerdict
from benchmarks.values import Answer, GoldAttribution, GoldString, Prediction, Spans
from quoteattr.model import Span

Kind = Literal[
    "missed",
    "spurious",
    "wrong source",
    "wrong extent",
    "wrong speaker",
    "term called speech",
    "speech passed over",
]

_MARKS = '“”"„«»'
_AROUND = 70
_LONG = 240
_FEW_WORDS = 4


@frozen(kw_only=True)
class Miss:
    """One error."""

    kind: Kind
    cause: str
    article: str
    #: What to know before reading: the rule, the cue, the names.
    detail: str
    excerpt: str


@frozen(kw_only=True)
class RuleScore:
    """How the quotations that one rule attributed came out."""

    rule: str
    predicted: int
    matched: int
    #: Of the matched, those that share more than 0.8 of the gold content.
    strict: int
    #: Of the matched whose gold has a source, those with the right one.
    source_right: int
    source_of: int


def misses(answers: Iterable[Answer]) -> list[Miss]:
    """List what went wrong with the quotations of annotated articles."""
    found: list[Miss] = []
    for answer in answers:
        matching = metrics.match_article(answer, metrics.LENIENT, quoted=True)
        found += _missed(matching)
        found += _spurious(matching)
        for gold, predicted in matching.pairs:
            found += _wrong_extent(answer, gold, predicted)
            found += _wrong_source(answer, gold, predicted)
    return found


def by_cause(listed: Iterable[Miss]) -> list[tuple[Kind, str, int]]:
    """Count misses by kind and cause, the commonest first within a kind."""
    counts = Counter((miss.kind, miss.cause) for miss in listed)
    rows = [(kind, cause, count) for (kind, cause), count in counts.items()]
    return sorted(rows, key=lambda row: (row[0], -row[2], row[1]))


def by_rule(answers: Iterable[Answer]) -> list[RuleScore]:
    """Score the quotations of each rule of the engine, the most used first."""
    predicted: Counter[str] = Counter()
    matched: Counter[str] = Counter()
    strict: Counter[str] = Counter()
    right: Counter[str] = Counter()
    of: Counter[str] = Counter()
    for answer in answers:
        matching = metrics.match_article(answer, metrics.LENIENT, quoted=True)
        predicted.update(_rule(one) for one in matching.predicted)
        for gold, found in matching.pairs:
            rule = _rule(found)
            matched[rule] += 1
            strict[rule] += _coverage(answer, gold, found) > metrics.STRICT
            of[rule] += bool(gold.source)
            right[rule] += _has_source(gold, found)
    return [
        RuleScore(
            rule=rule,
            predicted=count,
            matched=matched[rule],
            strict=strict[rule],
            source_right=right[rule],
            source_of=of[rule],
        )
        for rule, count in predicted.most_common()
    ]


def _rule(prediction: Prediction) -> str:
    return prediction.rule or "no rule"


def _coverage(answer: Answer, gold: GoldAttribution, found: Prediction) -> float:
    text = answer.article.text
    wanted = metrics.extents(text, gold.content)
    return metrics.shared(wanted, metrics.extents(text, found.contents)) / metrics.length(wanted)


def _has_source(gold: GoldAttribution, found: Prediction) -> bool:
    return found.source is not None and any(span.overlaps(found.source) for span in gold.source)


def _missed(matching: Matching) -> Iterator[Miss]:
    text = matching.answer.article.text
    for i, gold in enumerate(matching.gold):
        if i not in matching.matches:
            state = _state(matching, gold)
            yield Miss(
                kind="missed",
                cause=f"{state}; {shape(text, gold.content)}",
                article=matching.answer.article.id,
                detail=f"cue {_words(text, gold.cue)}, source {_words(text, gold.source)}",
                excerpt=excerpt(text, gold.content, ()),
            )


def _state(matching: Matching, gold: GoldAttribution) -> str:
    def near(one: Prediction) -> bool:
        return metrics.shared(gold.content, one.contents) > 0

    quotations = [j for j, one in enumerate(matching.predicted) if near(one)]
    if any(j in matching.matches.values() for j in quotations):
        return "swallowed by the prediction of another gold"
    if quotations:
        return "prediction shares too little"
    others = [one for one in matching.answer.predictions if near(one)]
    if any(not one.speech for one in others):
        return "called a term"
    return "called indirect" if others else "nothing predicted"


def shape(text: str, contents: Spans) -> str:
    """Describe a content by its pieces and its marks."""
    said = " ".join(span.of(text).strip() for span in contents)
    inside = _marked_words(said)
    if len(contents) > 1:
        broken = "\n" in text[contents[0].start : contents[-1].end]
        return f"{len(contents)} pieces over paragraphs" if broken else f"{len(contents)} pieces"
    if said[:1] in _MARKS and said[-1:] in _MARKS:
        return f"whole in marks, {_amount(inside)}"
    if said[:1] in _MARKS:
        return "opens with a mark, closes without" if said.count(said[0]) == 1 else "marks, then more"
    return f"clause with marks inside, {_amount(inside)}"


def _marked_words(said: str) -> int:
    inside, counted = False, 0
    for word in said.split():
        inside = inside or word.lstrip("('‘[")[:1] in _MARKS
        counted += inside
        if any(mark in word[1:] for mark in _MARKS):
            inside = False
    return counted


def _amount(words: int) -> str:
    if words == 1:
        return "one word in them"
    return "two to four words in them" if words <= _FEW_WORDS else "more words in them"


def _spurious(matching: Matching) -> Iterator[Miss]:
    text = matching.answer.article.text
    for j, found in enumerate(matching.predicted):
        if j not in matching.matches.values():
            yield Miss(
                kind="spurious",
                cause=f"{_gold_there(matching, found)}; {_amount(_size(text, found))}",
                article=matching.answer.article.id,
                detail=f"{found.kind}, rule {_rule(found)}, cue {_words(text, _one(found.cue))}",
                excerpt=excerpt(text, (), found.contents),
            )


def _gold_there(matching: Matching, found: Prediction) -> str:
    for i, gold in enumerate(matching.gold):
        if metrics.shared(gold.content, found.contents):
            return (
                "part of a gold already matched" if i in matching.matches else "shares too little with a gold"
            )
    for other in matching.answer.article.attributions:
        if metrics.shared(other.content, found.contents):
            return "in a gold content without double marks"
    return "no gold there"


def _size(text: str, found: Prediction) -> int:
    return sum(_count(span, text) for span in found.verbatim or found.contents)


def _count(span: Span, text: str) -> int:
    return len(span.of(text).split())


def _wrong_extent(answer: Answer, gold: GoldAttribution, found: Prediction) -> Iterator[Miss]:
    if _coverage(answer, gold, found) > metrics.STRICT:
        return
    text = answer.article.text
    yield Miss(
        kind="wrong extent",
        cause=f"{_lacking(gold.content, found.contents)}; {shape(text, gold.content)}",
        article=answer.article.id,
        detail=f"{found.kind}, rule {_rule(found)}, cue {_words(text, gold.cue)}",
        excerpt=excerpt(text, gold.content, found.contents),
    )


def _lacking(gold: Spans, found: Spans) -> str:
    untouched = sum(not metrics.shared((piece,), found) for piece in gold)
    if untouched:
        return f"{untouched} of {len(gold)} pieces not there"
    before = found[0].start - gold[0].start
    after = gold[-1].end - found[-1].end
    if before > 1 and after > 1:
        return "begins late and ends early"
    return "begins late" if before > after else "ends early"


def _wrong_source(answer: Answer, gold: GoldAttribution, found: Prediction) -> Iterator[Miss]:
    if not gold.source or _has_source(gold, found):
        return
    text = answer.article.text
    given = "no source given" if found.source is None else "another source given"
    yield Miss(
        kind="wrong source",
        cause=f"{given}; gold {_place(text, gold)}",
        article=answer.article.id,
        detail=(
            f"rule {_rule(found)}, cue {_words(text, gold.cue)}, "
            f"gold {_words(text, gold.source)}, given {_words(text, _one(found.source))}"
        ),
        excerpt=excerpt(text, gold.content, _one(found.source), reach=gold.source),
    )


def _place(text: str, gold: GoldAttribution) -> str:
    source, first, last = gold.source[0], gold.content[0], gold.content[-1]
    if source.end <= first.start:
        where, between = "before", text[source.end : first.start]
    elif source.start >= last.end:
        where, between = "after", text[last.end : source.start]
    else:
        where, between = "amid", ""
    return f"{where} the content" + (" in another paragraph" if "\n" in between else "")


def speaker_misses(verdicts: Iterable[SpeakerVerdict], texts: dict[str, str]) -> list[Miss]:
    """List the wrong speakers; ``texts`` holds each article's text by its id."""
    return [
        Miss(
            kind="wrong speaker",
            cause=f"{_speaker_state(one)}; source {one.gold.source_form}",
            article=one.article,
            detail=f"right {one.gold.speaker}, given {one.prediction.speaker if one.prediction else None}",
            excerpt=excerpt(
                texts[one.article],
                one.gold.content,
                _one(one.prediction.source if one.prediction else None),
            ),
        )
        for one in verdicts
        if not one.right
    ]


def _speaker_state(verdict: SpeakerVerdict) -> str:
    if verdict.prediction is None:
        return "quote not found"
    return "resolved wrongly" if verdict.resolved else f"left {verdict.prediction.status}"


def term_misses(verdicts: Iterable[tuple[GoldString, bool]], texts: dict[str, str]) -> list[Miss]:
    """List the terms called speech and the speech that was not; the cause is the string's sort."""
    return [
        Miss(
            kind="term called speech" if called else "speech passed over",
            cause=f"{string.sort or string.label}; {_amount(_count(string.span, texts[string.article]))}",
            article=string.article,
            detail=f"labelled {string.label}",
            excerpt=excerpt(texts[string.article], (string.span,), ()),
        )
        for string, called in verdicts
        if called == (string.label == "term")
    ]


def _one(span: Span | None) -> Spans:
    return (span,) if span else ()


def _words(text: str, spans: Spans) -> str:
    return " … ".join(repr(span.of(text)) for span in spans) or "none"


def excerpt(text: str, gold: Spans, predicted: Spans, reach: Spans = ()) -> str:
    """Cut the text around some spans on one line, gold in brackets, predicted in braces."""
    spans = (*gold, *predicted, *reach)
    start = max(0, min(span.start for span in spans) - _AROUND)
    end = min(len(text), max(span.end for span in spans) + _AROUND)
    signs = sorted([*_signs(gold, "[", "]"), *_signs(predicted, "{", "}")])
    pieces: list[str] = []
    at = start
    for place, _, sign in signs:
        pieces += [text[at:place], sign]
        at = place
    pieces.append(text[at:end])
    return _shortened("".join(pieces).replace("\n", "¶"))


def _signs(spans: Spans, opening: str, closing: str) -> list[tuple[int, int, str]]:
    return [(span.start, 1, opening) for span in spans] + [(span.end, 0, closing) for span in spans]


def _shortened(line: str) -> str:
    return line if len(line) <= 2 * _LONG else f"{line[:_LONG]} ⋯ {line[-_LONG:]}"


def chosen(listed: Sequence[Miss], limit: int, cause: str = "") -> list[Miss]:
    """Choose up to ``limit`` misses of each kind and cause that holds the words of ``cause``."""
    seen: Counter[tuple[str, str]] = Counter()
    kept: list[Miss] = []
    for miss in sorted(listed, key=lambda one: (one.kind, one.cause)):
        key = (miss.kind, miss.cause)
        if cause in f"{miss.kind}: {miss.cause}" and seen[key] < limit:
            kept.append(miss)
            seen[key] += 1
    return kept
