"""Whether two wordings are one saying, and why."""

from __future__ import annotations

from collections.abc import Iterable
from math import fsum
from typing import Final, Literal

from attrs import frozen

from quoteattr.dedupe.align import align
from quoteattr.dedupe.bars import (
    MOST_REPLACEMENTS,
    MOST_REPLACEMENTS_POSSIBLE,
    OTHER_MEDIUM,
    OTHER_SPEAKER,
    OVERWHELMING,
    POSSIBLE,
    SAME_OCCASION_DAYS,
    USUAL,
    WHOLE,
    WORDS_A_REPLACEMENT,
    Bar,
)
from quoteattr.dedupe.contradict import Contradiction, contradictions, replacements
from quoteattr.dedupe.dates import days_apart
from quoteattr.dedupe.speakers import SpeakerRelation, relate
from quoteattr.dedupe.weigh import Overlap, nats, overlap
from quoteattr.dedupe.wording import Wording

#: same: one saying. possible: for a person to judge. different: two sayings.
Outcome = Literal["same", "possible", "different"]

#: Wordings with less than this in equal words, in nats, are not aligned at
#: all; the rest may come from words spelled alike.
_LEAST_IN_COMMON: Final = 8
#: The same, as a share of the weight of the lighter's different words.
_LEAST_SHARE: Final = 0.3


@frozen(kw_only=True)
class Verdict:
    """Whether two wordings are one saying, with what spoke for and against."""

    outcome: Outcome
    #: Share of the lighter wording that the heavier holds, 0 to 1.
    score: float
    #: Whether they are equal word for word.
    exact: bool = False
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
    if _in_common(lighter, heavier) < least_in_common(lighter.vocabulary_weight):
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


def least_in_common(vocabulary_weight: float) -> float:
    """Return the weight of the equal words below which two wordings are different, unaligned.

    It is given the weight of the lighter's different words. Those who keep
    many texts can tell by it what need not be compared at all.
    """
    return max(_LEAST_IN_COMMON, _LEAST_SHARE * vocabulary_weight)


def _in_common(one: Wording, other: Wording) -> float:
    # fsum, since the order of a set differs from run to run.
    return fsum(nats(word) for word in one.vocabulary & other.vocabulary)


def _verdict(  # noqa: PLR0913 - one argument a fact
    one: Wording,
    other: Wording,
    reasons: Iterable[str],
    *,
    outcome: Outcome,
    score: float = 0.0,
    exact: bool = False,
    whole: bool = False,
) -> Verdict:
    return Verdict(
        outcome=outcome,
        score=score,
        exact=exact,
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
    bar = OTHER_SPEAKER if speakers == "different" else USUAL
    long = one.weight >= bar.evidence and len(one.words) >= bar.words
    if not long and speakers not in {"same", "alike"}:
        return _different(one, other, "equal, but too short without a common speaker")
    reasons = ("equal word for word", f"speakers: {speakers}")
    return _verdict(one, other, reasons, outcome="same", score=1.0, exact=True, whole=True)


def _verify_aligned(lighter: Wording, heavier: Wording) -> Verdict:
    alignment = align(lighter.words, heavier.words)
    shared = overlap(alignment)
    contrary = contradictions(alignment, shared)
    replaced = replacements(alignment, shared)
    missing = _shortfalls(shared, _bar(lighter, heavier))
    if replaced > MOST_REPLACEMENTS + shared.words // WORDS_A_REPLACEMENT:
        missing.append(f"replaced in {replaced} places, as a template is")
    if not missing and (not contrary or _is_misprint(lighter, heavier, shared, contrary)):
        outcome: Outcome = "same"
    elif contrary or replaced > MOST_REPLACEMENTS_POSSIBLE or not _may_be_one(lighter, heavier, shared):
        return _different(lighter, heavier, *map(_told, contrary), *missing)
    else:
        outcome = "possible"
    return _verdict(
        lighter,
        heavier,
        (f"{shared.evidence:.1f} nats in {shared.words} words", *map(_told, contrary), *missing),
        outcome=outcome,
        score=shared.left,
        whole=shared.right >= WHOLE,
    )


def _bar(one: Wording, other: Wording) -> Bar:
    if relate(one.speaker, other.speaker) == "different":
        return OTHER_SPEAKER
    return OTHER_MEDIUM if media_agreement(one, other) < 0 else USUAL


def _may_be_one(one: Wording, other: Wording, shared: Overlap) -> bool:
    """Say whether a person should judge."""
    return relate(one.speaker, other.speaker) != "different" and reaches(shared, POSSIBLE)


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
    return "number" not in kinds or _one_occasion(one, other)


def _one_occasion(one: Wording, other: Wording) -> bool:
    days = days_apart(one.days, other.days)
    return days is not None and days <= SAME_OCCASION_DAYS


def _told(contradiction: Contradiction) -> str:
    sides = f"{contradiction.left or 'nothing'} / {contradiction.right or 'nothing'}"
    return f"{contradiction.kind} differs: {sides}"
