"""The metrics of quoteattr: one module for the scoreboard, the floors and the comparison with others.

A span is in code points. Contents are first put into the form of PolNeAR's
(``published_extent``), on both sides alike.

quoted
    Gold: attributions whose content holds a double quotation mark, which is what
    PolNeAR's flag says. Predictions: direct and mixed quotes that are speech, held
    to the same definition: a double mark in the content. (Articles that print ''…''
    and headlines in ‘…’ hold quotes that the flag leaves out on the gold side.)
    ``quoted_any_marks`` counts every direct and mixed quote as a prediction, those
    in other marks too, against the same gold: what the flag costs. A prediction can match a gold
    attribution where they share more than ``threshold`` of the gold content's
    characters; matches are one to one, taken greedily, closest pair first.
    Precision, recall and F1 are micro averages over all articles. The threshold
    0.3 is that of the Gender Gap Tracker's evaluation (Asr et al., PLOS ONE
    2021), 0.8 its strict form.
source, cue
    On matches: of the matches at 0.3 whose gold attribution has a source, the
    share whose predicted source overlaps it. End to end: the same hits over all
    gold quoted attributions, matched or not, with a source or not. Cue likewise.
all
    As quoted, with every gold attribution that has a content against every
    prediction that is speech, indirect quotes too. PolNeAR (Newell, Margolin
    and Ruths, LREC 2018) annotates beliefs, intentions and decrees besides speech.
exact
    F1 of distinct source, cue and content spans with begin and end right, as
    published for PolNeAR (CofeNet: Wang et al., COLING 2022, per sentence; here
    per article). A content in several pieces counts as that many spans.
speaker
    Over attributions whose speaker a reader wrote down. The prediction is the
    quoted match at 0.3. A name is right when it is one of the reader's names
    without titles, possessives and case; a description when the head noun is
    the same, or the predicted speaker is unnamed and its source overlaps the
    gold one; where the article does not tell, right is any status but
    ``resolved``. A missing prediction is wrong and unresolved. Accuracy is over
    all and over kinds of source; precision is over what the system resolved,
    beside the share resolved, so that abstaining shows.
terms
    Of the labelled strings between marks that are mere terms (scare quotes,
    titles, nicknames), the share that a direct or mixed quote claims as its own
    verbatim part; and the same share of those that are speech (recall). A part
    claims a string where they share at least half of the characters of both
    together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from attrs import frozen

from benchmarks.names import head_noun, same_name
from benchmarks.values import Answer, GoldAttribution, GoldSpeaker, GoldString, Label, Prediction, Spans
from quoteattr.model import Span

LENIENT = 0.3
STRICT = 0.8
_CLAIM = 0.5

_OPENING = '“"„«'
_CLOSING = '”"»'
_DOUBLE = '"“”'
_THAT = "that "
_SINGLE = ("‘'", "’'")
#: Single marks in pairs, as some articles print double ones; only as a pair, too.
_DOUBLED = frozenset({"''", "’’", "``", "‘‘"})


@frozen(kw_only=True)
class Detection:
    """How many of so many predictions match how many gold items."""

    matched: int
    gold: int
    predicted: int

    @property
    def precision(self) -> float:
        """Share of the predictions that match."""
        return self.matched / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold items that are matched."""
        return self.matched / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.gold + self.predicted
        return 2 * self.matched / total if total else 0.0


@frozen(kw_only=True)
class Share:
    """So many of so many."""

    hits: int
    of: int

    @property
    def value(self) -> float:
        """The share; 0 of nothing is 0."""
        return self.hits / self.of if self.of else 0.0

    @classmethod
    def count(cls, verdicts: Iterable[bool]) -> Share:
        """Count the true among the verdicts."""
        listed = list(verdicts)
        return cls(hits=sum(listed), of=len(listed))


Score = Detection | Share
Scores = dict[str, Score]


def published_extent(text: str, span: Span) -> Span:
    """Map a content's span to PolNeAR's form, which includes the marks around it.

    We leave out the marks where the whole content stands between them. So an
    opening mark right before and a closing mark right after are taken in; single
    marks only as a pair, as one alone may be an apostrophe. White space at the
    edges goes. A "that" right before is taken in too: PolNeAR counts it to the
    content, we do not. PolNeAR's own spans, mapped too, come out as they went in
    but for a few whose annotator left a mark or a "that" out.
    """
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if text[max(start - 2, 0) : start] in _DOUBLED and text[end : end + 2] in _DOUBLED:
        return Span(start - 2, end + 2)
    before, after = text[max(start - 1, 0) : start], text[end : end + 1]
    single = bool(before and after) and before in _SINGLE[0] and after in _SINGLE[1]
    opened = single or (before != "" and before in _OPENING)
    closed = single or (after != "" and after in _CLOSING)
    if not opened and text[max(0, start - len(_THAT)) : start] == _THAT:
        start -= len(_THAT)
    return Span(start - opened, end + closed)


def extents(text: str, spans: Spans) -> Spans:
    """Map all pieces of a content with ``published_extent``."""
    return tuple(published_extent(text, span) for span in spans)


def length(spans: Spans) -> int:
    """Count the characters of a content."""
    return sum(len(span) for span in spans)


def shared(one: Spans, other: Spans) -> int:
    """Count the characters that two contents share; the pieces of each must not overlap one another."""
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)


def closeness(one: Spans, other: Spans) -> float:
    """Return the characters that two contents share over those of both together."""
    common = shared(one, other)
    return common / (length(one) + length(other) - common) if common else 0.0


def greedy_matches(gold: Sequence[Spans], predicted: Sequence[Spans], threshold: float) -> dict[int, int]:
    """Match gold contents to predicted ones, one to one: gold index to predicted index."""
    pairs = sorted(
        (-closeness(right, answer), i, j)
        for i, right in enumerate(gold)
        for j, answer in enumerate(predicted)
        if shared(right, answer) > threshold * length(right)
    )
    matches: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in pairs:
        if i not in matches and j not in taken:
            matches[i] = j
            taken.add(j)
    return matches


@frozen(kw_only=True)
class Matching:
    """The gold attributions and the predictions of one article, with who matches whom."""

    answer: Answer
    gold: tuple[GoldAttribution, ...]
    predicted: tuple[Prediction, ...]
    matches: dict[int, int]

    @property
    def pairs(self) -> list[tuple[GoldAttribution, Prediction]]:
        """What matches, side by side."""
        return [(self.gold[i], self.predicted[j]) for i, j in sorted(self.matches.items())]


def holds_double_mark(text: str, contents: Spans) -> bool:
    """Say of a content what PolNeAR's flag says: whether a double quotation mark stands in it."""
    return any(mark in span.of(text) for span in extents(text, contents) for mark in _DOUBLE)


def match_article(answer: Answer, threshold: float, *, quoted: bool, any_marks: bool = False) -> Matching:
    """Match one article: its quotations, or (``quoted`` false) everything said in it."""
    text = answer.article.text
    gold = tuple(one for one in answer.article.attributions if one.content and (one.quoted or not quoted))
    predicted = tuple(one for one in answer.predictions if (one.is_quotation if quoted else one.speech))
    if quoted and not any_marks:
        predicted = tuple(one for one in predicted if holds_double_mark(text, one.contents))
    matches = greedy_matches(
        [extents(text, one.content) for one in gold],
        [extents(text, one.contents) for one in predicted],
        threshold,
    )
    return Matching(answer=answer, gold=gold, predicted=predicted, matches=matches)


def detection(matchings: Iterable[Matching]) -> Detection:
    """Add up articles."""
    listed = list(matchings)
    return Detection(
        matched=sum(len(one.matches) for one in listed),
        gold=sum(len(one.gold) for one in listed),
        predicted=sum(len(one.predicted) for one in listed),
    )


def _overlaps(gold: Spans, predicted: Span | None) -> bool:
    return predicted is not None and any(span.overlaps(predicted) for span in gold)


def part_scores(part: str, matchings: Sequence[Matching]) -> Scores:
    """Score ``source`` or ``cue`` over the matches and end to end."""
    pairs = [pair for one in matchings for pair in one.pairs]
    on_matches = Share.count(
        _overlaps(getattr(gold, part), getattr(predicted, part))
        for gold, predicted in pairs
        if getattr(gold, part)
    )
    total = sum(len(one.gold) for one in matchings)
    return {
        f"{part}_on_matches": on_matches,
        f"{part}_end_to_end": Share(hits=on_matches.hits, of=total),
    }


def _exact(
    answers: Sequence[Answer],
    gold_spans: Callable[[GoldAttribution], Spans],
    predicted_spans: Callable[[Prediction], Spans],
    as_published: Callable[[str, Spans], Spans] = lambda _, spans: spans,
) -> Detection:
    matched = gold = predicted = 0
    for answer in answers:
        text = answer.article.text
        right = {s for one in answer.article.attributions for s in as_published(text, gold_spans(one))}
        given = {
            s for one in answer.predictions if one.speech for s in as_published(text, predicted_spans(one))
        }
        matched, gold, predicted = matched + len(right & given), gold + len(right), predicted + len(given)
    return Detection(matched=matched, gold=gold, predicted=predicted)


def exact_scores(answers: Sequence[Answer]) -> Scores:
    """Score spans with begin and end right."""
    return {
        "exact_source": _exact(
            answers, lambda one: one.source, lambda one: (one.source,) if one.source else ()
        ),
        "exact_cue": _exact(answers, lambda one: one.cue, lambda one: (one.cue,) if one.cue else ()),
        "exact_content": _exact(answers, lambda one: one.content, lambda one: one.contents, extents),
    }


def attribution_scores(answers: Sequence[Answer]) -> Scores:
    """Score everything that the annotated articles alone can tell: quoted, source, cue, all, exact."""
    quoted = [match_article(answer, LENIENT, quoted=True) for answer in answers]
    scores: Scores = {
        "quoted_0.3": detection(quoted),
        "quoted_0.8": detection(match_article(answer, STRICT, quoted=True) for answer in answers),
        "quoted_any_marks": detection(
            match_article(answer, LENIENT, quoted=True, any_marks=True) for answer in answers
        ),
    }
    scores |= part_scores("source", quoted) | part_scores("cue", quoted)
    scores["all_0.3"] = detection(match_article(answer, LENIENT, quoted=False) for answer in answers)
    scores["all_0.8"] = detection(match_article(answer, STRICT, quoted=False) for answer in answers)
    return scores | exact_scores(answers)


@frozen(kw_only=True)
class SpeakerVerdict:
    """How one attribution's speaker was answered."""

    article: str
    gold: GoldSpeaker
    prediction: Prediction | None
    right: bool

    @property
    def resolved(self) -> bool:
        """Say whether the system stood by a speaker."""
        return self.prediction is not None and self.prediction.is_resolved


def speaker_is_right(gold: GoldSpeaker, prediction: Prediction | None) -> bool:
    """Judge the speaker of one attribution."""
    if prediction is None:
        return False
    if gold.speaker is None or gold.naming == "unknown":
        return not prediction.is_resolved
    if not prediction.is_resolved or prediction.speaker is None:
        return False
    if same_name(prediction.speaker, (gold.speaker, *gold.also)):
        return True
    if gold.naming == "named":
        return False
    same_head = head_noun(prediction.speaker) == head_noun(gold.speaker)
    return same_head or (not prediction.named and _overlaps(gold.source, prediction.source))


def speaker_verdicts(answer: Answer, gold: Sequence[GoldSpeaker]) -> list[SpeakerVerdict]:
    """Judge every labelled attribution of one article."""
    text = answer.article.text
    quotations = [one for one in answer.predictions if one.is_quotation]
    matches = greedy_matches(
        [extents(text, one.content) for one in gold],
        [extents(text, one.contents) for one in quotations],
        LENIENT,
    )
    found = [quotations[matches[i]] if i in matches else None for i in range(len(gold))]
    return [
        SpeakerVerdict(
            article=answer.article.id,
            gold=one,
            prediction=prediction,
            right=speaker_is_right(one, prediction),
        )
        for one, prediction in zip(gold, found, strict=True)
    ]


def speaker_scores(verdicts: Sequence[SpeakerVerdict]) -> Scores:
    """Score speakers over all, by kind of source, and where the system stood by an answer."""
    return {
        "speaker_all": Share.count(one.right for one in verdicts),
        "speaker_name": Share.count(one.right for one in verdicts if one.gold.source_form == "name"),
        "speaker_pronoun": Share.count(one.right for one in verdicts if one.gold.source_form == "pronoun"),
        "speaker_nominal": Share.count(one.right for one in verdicts if one.gold.source_form == "nominal"),
        "speaker_no_source_in_sentence": Share.count(
            one.right for one in verdicts if not one.gold.source_in_sentence
        ),
        "speaker_precision_of_resolved": Share.count(one.right for one in verdicts if one.resolved),
        "speaker_share_resolved": Share.count(one.resolved for one in verdicts),
    }


def called_speech(answer: Answer, string: GoldString) -> bool:
    """Say whether a direct or mixed quote claims the string as its own verbatim part."""
    text = answer.article.text
    wanted = (published_extent(text, string.span),)
    parts = [part for one in answer.predictions if one.is_quotation for part in one.verbatim]
    return any(closeness(wanted, (published_extent(text, part),)) >= _CLAIM for part in parts)


def term_scores(labelled: Sequence[tuple[Label, bool]]) -> Scores:
    """Score strings from their label and whether the system called them speech."""
    return {
        "terms_called_speech": Share.count(called for label, called in labelled if label == "term"),
        "speech_called_speech": Share.count(called for label, called in labelled if label == "speech"),
    }


def as_json(score: Score) -> dict[str, float | int]:
    """Write a score with its counts, figures in per cent to a tenth of a point."""
    if isinstance(score, Share):
        return {"share": percent(score.value), "hits": score.hits, "of": score.of}
    figures = {"precision": score.precision, "recall": score.recall, "f1": score.f1}
    counts = {"matched": score.matched, "gold": score.gold, "predicted": score.predicted}
    return {name: percent(value) for name, value in figures.items()} | counts


def percent(value: float) -> float:
    """Round a share to a tenth of a per cent."""
    return round(100 * value, 1)
