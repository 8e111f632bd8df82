"""Whether two wordings are one saying, and why."""

from __future__ import annotations

from collections.abc import Iterable
from math import fsum
from typing import Final, Literal, NamedTuple

from attrs import frozen

from quoteattr.dedupe.align import Alignment, align
from quoteattr.dedupe.bars import (
    EDITED,
    ELIDED,
    FRAGMENT,
    FRAYED,
    HARDLY_FRAYED,
    IN_PARTS,
    LONG_ELIDED,
    MOST_LEFT_OUT,
    MOST_REPLACEMENTS,
    MOST_REPLACEMENTS_LATER,
    MOST_REPLACEMENTS_OF_ONE,
    MOST_REPLACEMENTS_POSSIBLE,
    OTHER_MEDIUM,
    OTHER_SPEAKER,
    OVERWHELMING,
    PART,
    POSSIBLE,
    SAME_OCCASION_DAYS,
    USUAL,
    WHOLE,
    WORDS_A_REPLACEMENT,
    WORDS_A_REPLACEMENT_POSSIBLE,
    Bar,
)
from quoteattr.dedupe.contradict import (
    Contradiction,
    contradictions,
    frayed,
    left_out,
    names_for_words,
    replacements,
)
from quoteattr.dedupe.dates import days_apart
from quoteattr.dedupe.speakers import SpeakerRelation, relate
from quoteattr.dedupe.weigh import Overlap, beginning_nats, overlap
from quoteattr.dedupe.wording import Wording

#: same: one saying. possible: for a person to judge. different: two sayings.
Outcome = Literal["same", "possible", "different"]

#: Wordings whose words begin alike for less than this, in nats, are not aligned
#: at all. It is under any bar, since a beginning weighs less than its word.
_LEAST_IN_COMMON: Final = 8
#: The same, as a share of the weight of the lighter's beginnings: the lowest
#: bar is .55, and an ellipsis may stand for half of what is left.
_LEAST_SHARE: Final = 0.5
_LEAST_SHARE_GAPPED: Final = 0.3


@frozen(kw_only=True)
class Verdict:
    """Whether two wordings are one saying, with what spoke for and against."""

    outcome: Outcome
    #: Share of the lighter wording that the heavier holds, 0 to 1.
    score: float
    #: Whether they are equal word for word.
    exact: bool = False
    #: Whether all of the lighter stands in the heavier word for word and without a gap.
    in_one_piece: bool = False
    #: Whether each holds the whole of the other, neither being a fragment.
    whole: bool = False
    speakers: SpeakerRelation
    #: 1 where the articles name one medium, -1 where they name two, 0 where they name less than two.
    media: int
    #: Days between the two closest printings, None where a side is undated.
    days: int | None
    reasons: tuple[str, ...]

    @property
    def same(self) -> bool:
        """Whether the two are one saying."""
        return self.outcome == "same"


def verify(one: Wording, other: Wording) -> Verdict:
    """Decide whether two wordings are one saying; the order of the two does not matter.

    A name that differs always makes two: speakers have templates. A number
    that differs, or a "not" that only one has, makes two as well, unless all
    the rest of a long text agrees, one named person said both, in different
    documents and, for a number, at most three days apart; then it is one
    saying, printed in contrary ways.
    """
    lighter, heavier = sorted((one, other), key=lambda wording: (wording.weight, wording.order))
    if not (one.verbatim and other.verbatim):
        return _different(one, other, "an indirect quote is not in the speaker's own words")
    if one.key == other.key:
        return _verify_equal(lighter, heavier)
    if not lighter.tells:
        return _different(one, other, "too short to be told from a common phrase")
    if _in_common(lighter, heavier) < least_in_common(measure_of(lighter), measure_of(heavier)):
        return _different(one, other, "hardly a word in common")
    return _verify_aligned(lighter, heavier)


def media_agreement(one: Wording, other: Wording) -> int:
    """Return 1 where two wordings share a medium, -1 where theirs differ, 0 where one has none."""
    if not one.media or not other.media:
        return 0
    return 1 if one.media & other.media else -1


def reaches(shared: Overlap, bar: Bar) -> bool:
    """Say whether what the left, lighter text shares with the right one reaches a bar."""
    return not _shortfalls(shared, bar)


class Measure(NamedTuple):
    """What of a wording says how much another must have in common with it."""

    #: Of the beginnings of its words, in nats.
    weight: float
    gapped: bool


def measure_of(wording: Wording) -> Measure:
    """Return the measure of a wording."""
    return Measure(wording.beginnings_weight, wording.gapped)


def least_in_common(one: Measure, other: Measure) -> float:
    """Return the weight of the common beginnings below which two wordings are different, unaligned.

    Those who keep many texts can tell by it what need not be compared at all.
    """
    share = _LEAST_SHARE_GAPPED if one.gapped or other.gapped else _LEAST_SHARE
    return max(_LEAST_IN_COMMON, share * min(one.weight, other.weight))


def _in_common(one: Wording, other: Wording) -> float:
    # fsum, since the order of a set differs from run to run.
    return fsum(map(beginning_nats, one.beginnings & other.beginnings))


def _verdict(  # noqa: PLR0913 - one argument a fact
    one: Wording,
    other: Wording,
    reasons: Iterable[str],
    *,
    outcome: Outcome,
    score: float = 0.0,
    exact: bool = False,
    in_one_piece: bool = False,
    whole: bool = False,
) -> Verdict:
    return Verdict(
        outcome=outcome,
        score=score,
        exact=exact,
        in_one_piece=in_one_piece,
        whole=whole,
        speakers=relate(one.speaker, other.speaker),
        media=media_agreement(one, other),
        days=days_apart(one.days, other.days),
        reasons=tuple(reasons),
    )


def _different(one: Wording, other: Wording, *reasons: str) -> Verdict:
    return _verdict(one, other, reasons, outcome="different")


def _verify_equal(one: Wording, other: Wording) -> Verdict:
    speakers = relate(one.speaker, other.speaker)
    if speakers == "different":
        long = one.weight >= OTHER_SPEAKER.evidence and len(one.words) >= OTHER_SPEAKER.words
    else:
        long = one.tells
    if not long and speakers not in {"same", "alike"}:
        return _different(one, other, "equal, but too short without a common speaker")
    reasons = ("equal word for word", f"speakers: {speakers}")
    return _verdict(one, other, reasons, outcome="same", score=1.0, exact=True, in_one_piece=True, whole=True)


def _verify_aligned(lighter: Wording, heavier: Wording) -> Verdict:
    alignment = align(lighter.words, heavier.words)
    shared = overlap(alignment)
    contrary = contradictions(alignment, shared)
    replaced = replacements(alignment, shared)
    missing = min((_shortfalls(shared, bar) for bar in _bars(lighter, heavier, alignment, shared)), key=len)
    missing += _filled_anew(lighter, heavier, alignment, shared, replaced)
    if not missing and (not contrary or _is_misprint(lighter, heavier, shared, contrary)):
        outcome: Outcome = "same"
    elif contrary or not _may_be_one(lighter, heavier, shared, replaced):
        return _different(lighter, heavier, *_differing(contrary), *missing)
    else:
        outcome = "possible"
    return _verdict(
        lighter,
        heavier,
        (f"{shared.evidence:.1f} nats in {shared.words} words", *_differing(contrary), *missing),
        outcome=outcome,
        score=shared.left,
        in_one_piece=alignment.left_in_one_piece,
        whole=shared.right >= WHOLE,
    )


def _bars(one: Wording, other: Wording, alignment: Alignment, shared: Overlap) -> tuple[Bar, ...]:
    """Return the bars of which one has to be reached."""
    speakers = relate(one.speaker, other.speaker)
    if speakers == "different":
        return (OTHER_SPEAKER,)
    if media_agreement(one, other) < 0:
        return (OTHER_MEDIUM,)
    if alignment.elided:
        return ELIDED, LONG_ELIDED
    if alignment.left_in_one_piece:
        return USUAL, FRAGMENT
    if alignment.word_for_word:
        return IN_PARTS, EDITED
    if speakers == "open" and shared.right < PART and frayed(alignment, shared):
        return FRAYED, HARDLY_FRAYED
    return (IN_PARTS,)


def _filled_anew(
    one: Wording, other: Wording, alignment: Alignment, shared: Overlap, replaced: int
) -> Iterable[str]:
    """Say in what two texts are rather one template, filled in twice."""
    one_person = relate(one.speaker, other.speaker) == "same"
    if replaced > _most_replacements(one, other, shared, one_person=one_person):
        yield f"replaced in {replaced} place{'s' if replaced > 1 else ''}, as a template is"
    if names_for_words(alignment, shared):
        yield "a name stands where the other has other words"
    if one_person and (lacking := left_out(alignment, shared)) > MOST_LEFT_OUT:
        yield f"{lacking} words in a row left out, and nothing says so"


def _most_replacements(one: Wording, other: Wording, shared: Overlap, *, one_person: bool) -> int:
    if one_person and not _one_occasion(one, other, undated=True):
        return MOST_REPLACEMENTS_LATER
    most = MOST_REPLACEMENTS_OF_ONE if one_person else MOST_REPLACEMENTS
    return most + shared.words // WORDS_A_REPLACEMENT


def _differing(contrary: Iterable[Contradiction]) -> list[str]:
    return [f"{one.kind} differs: {one.told}" for one in contrary]


def _may_be_one(one: Wording, other: Wording, shared: Overlap, replaced: int) -> bool:
    """Say whether a person should judge."""
    speakers = relate(one.speaker, other.speaker)
    longer = 0 if speakers == "same" else shared.words // WORDS_A_REPLACEMENT_POSSIBLE
    return (
        speakers != "different"
        and replaced <= MOST_REPLACEMENTS_POSSIBLE + longer
        and reaches(shared, POSSIBLE)
    )


def _shortfalls(shared: Overlap, bar: Bar) -> list[str]:
    """Say in words which parts of a bar are missed."""
    measured = (
        ("nats in common", shared.evidence, bar.evidence),
        ("words in common", shared.words, bar.words),
        ("of the lighter held by the heavier", shared.left, bar.held),
        ("of the stretch in common", min(shared.left_inside, shared.right_inside), bar.inside),
    )
    return [f"{value:.4g} {what}, of {least} needed" for what, value, least in measured if value < least]


def _is_misprint(one: Wording, other: Wording, shared: Overlap, contrary: tuple[Contradiction, ...]) -> bool:
    """Say whether a contradiction is so alone in a text that it can only be an error of printing."""
    kinds = {contradiction.kind for contradiction in contrary}
    if "name" in kinds or shared.right < OVERWHELMING.held or not reaches(shared, OVERWHELMING):
        return False
    if one.speaker is None or not one.speaker.named or relate(one.speaker, other.speaker) != "same":
        return False
    if one.documents & other.documents:
        return False
    return "number" not in kinds or _one_occasion(one, other, undated=False)


def _one_occasion(one: Wording, other: Wording, *, undated: bool) -> bool:
    """Say whether two may be of one occasion; ``undated`` is the answer where a date is missing."""
    days = days_apart(one.days, other.days)
    return undated if days is None else days <= SAME_OCCASION_DAYS
