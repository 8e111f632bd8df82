"""Whether two wordings are one saying, and why."""

from __future__ import annotations

from collections.abc import Iterable
from math import fsum
from typing import Final

from attrs import frozen

from quoteattr.dedupe.align import align
from quoteattr.dedupe.contradict import Contradiction, contradictions
from quoteattr.dedupe.dates import days_apart
from quoteattr.dedupe.speakers import SpeakerRelation, relate
from quoteattr.dedupe.weigh import Overlap, nats, overlap
from quoteattr.dedupe.wording import Wording


@frozen(kw_only=True)
class Bar:
    """What two wordings must have in common to be one saying."""

    #: In nats.
    evidence: float
    #: Matched words.
    words: int
    #: Share of the lighter wording that the heavier holds.
    held: float
    #: Share of the heavier's stretch, from its first matched word to its last.
    inside: float


#: 16 nats and shares of .75 and .70 were measured on 167,402 sentences, cut,
#: split and edited by machine: recall .92 to .99, false merges under 1%.
#: Four words: below that a wording is a common phrase.
USUAL: Final = Bar(evidence=16, words=4, held=0.75, inside=0.70)
#: Where the articles name different media, the words must be nearly the same.
OTHER_MEDIUM: Final = Bar(evidence=16, words=4, held=0.90, inside=0.90)
#: Two people do say one slogan ("Make America great again": 23 nats); they do
#: not both say a sentence. Chosen by judgement, as is OVERWHELMING.
OTHER_SPEAKER: Final = Bar(evidence=30, words=7, held=0.90, inside=0.90)
#: What makes a changed number or a lost "not" an error of printing: one number
#: weighs 8 nats, so that the shares leave no room for much else to differ.
OVERWHELMING: Final = Bar(evidence=60, words=12, held=0.88, inside=0.88)
#: Share of a wording from which on another holds the whole of it, not a fragment.
WHOLE: Final = 0.70
#: Publications this close may be of one occasion.
SAME_OCCASION_DAYS: Final = 3
#: Wordings with less than this in equal words, in nats, are not aligned at
#: all; the rest of the 16 may come from words spelled alike.
_LEAST_IN_COMMON: Final = 8
#: The same, as a share of the weight of the lighter's different words.
_LEAST_SHARE: Final = 0.3


@frozen(kw_only=True)
class Verdict:
    """Whether two wordings are one saying, with what spoke for and against."""

    same: bool
    #: Share of the lighter wording that the heavier holds, 0 to 1.
    score: float
    #: Whether they are equal word for word.
    exact: bool = False
    #: Whether each holds the whole of the other, neither being a fragment.
    whole: bool = False
    speakers: SpeakerRelation
    #: 1 where the articles name one medium, -1 where they name two, 0 where they name less than two.
    media: int
    reasons: tuple[str, ...]


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
    if lighter.weight < USUAL.evidence or len(lighter.words) < USUAL.words:
        return _different(one, other, "too short to be told from a common phrase")
    if _in_common(lighter, heavier) < max(_LEAST_IN_COMMON, _LEAST_SHARE * lighter.vocabulary_weight):
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


def _in_common(one: Wording, other: Wording) -> float:
    # fsum, since the order of a set differs from run to run.
    return fsum(nats(word) for word in one.vocabulary & other.vocabulary)


def _verdict(  # noqa: PLR0913 - one argument a fact
    one: Wording,
    other: Wording,
    reasons: Iterable[str],
    *,
    same: bool,
    score: float = 0.0,
    exact: bool = False,
    whole: bool = False,
) -> Verdict:
    return Verdict(
        same=same,
        score=score,
        exact=exact,
        whole=whole,
        speakers=relate(one.speaker, other.speaker),
        media=media_agreement(one, other),
        reasons=tuple(reasons),
    )


def _different(one: Wording, other: Wording, *reasons: str) -> Verdict:
    return _verdict(one, other, reasons, same=False)


def _verify_equal(one: Wording, other: Wording) -> Verdict:
    speakers = relate(one.speaker, other.speaker)
    bar = OTHER_SPEAKER if speakers == "different" else USUAL
    long = one.weight >= bar.evidence and len(one.words) >= bar.words
    if not long and speakers not in {"same", "alike"}:
        return _different(one, other, "equal, but too short without a common speaker")
    reasons = ("equal word for word", f"speakers: {speakers}")
    return _verdict(one, other, reasons, same=True, score=1.0, exact=True, whole=True)


def _verify_aligned(lighter: Wording, heavier: Wording) -> Verdict:
    alignment = align(lighter.words, heavier.words)
    shared = overlap(alignment)
    missing = _shortfalls(shared, _bar(lighter, heavier))
    if missing:
        return _different(lighter, heavier, *missing)
    contrary = contradictions(alignment, shared)
    if contrary and not _is_misprint(lighter, heavier, shared, contrary):
        return _different(lighter, heavier, *map(_told, contrary))
    return _verdict(
        lighter,
        heavier,
        (f"{shared.evidence:.1f} nats in {shared.words} words", *map(_told, contrary)),
        same=True,
        score=shared.left,
        whole=shared.right >= WHOLE,
    )


def _bar(one: Wording, other: Wording) -> Bar:
    if relate(one.speaker, other.speaker) == "different":
        return OTHER_SPEAKER
    return OTHER_MEDIUM if media_agreement(one, other) < 0 else USUAL


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
    days = days_apart(one.dates, other.dates)
    return days is not None and days <= SAME_OCCASION_DAYS


def _told(contradiction: Contradiction) -> str:
    sides = f"{contradiction.left or 'nothing'} / {contradiction.right or 'nothing'}"
    return f"{contradiction.kind} differs: {sides}"
