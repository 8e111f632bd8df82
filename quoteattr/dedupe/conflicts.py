"""Where the articles that print one saying disagree."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, partial

from quoteattr.dedupe.align import align
from quoteattr.dedupe.contradict import Contradiction, contradictions
from quoteattr.dedupe.normalise import Words, key_of
from quoteattr.dedupe.speakers import relate
from quoteattr.dedupe.weigh import overlap
from quoteattr.dedupe.wording import Printing
from quoteattr.model import Conflict, Speaker


def conflicts_of(canonical: Words, printings: Sequence[Printing]) -> tuple[Conflict, ...]:
    """Find the conflicts among the printings of one saying: over its speaker, then over its words.

    In the detail of the latter the canonical wording comes first.
    """
    return (*_over_speaker(printings), *_over_wording(canonical, printings))


def _over_speaker(printings: Sequence[Printing]) -> Iterable[Conflict]:
    known = {printing.speaker for printing in printings if printing.speaker is not None}
    rivals = [one for one in known if any(relate(one, other) == "different" for other in known)]
    if rivals:
        detail = " or ".join(_with_count(one, printings) for one in sorted(rivals, key=_by_name))
        yield Conflict(
            kind="speaker",
            detail=f"given to {detail}",
            quote_ids=_ids(printing for printing in printings if printing.speaker in rivals),
        )


def _by_name(speaker: Speaker) -> tuple[str, str]:
    return speaker.name, speaker.id


def _with_count(speaker: Speaker, printings: Iterable[Printing]) -> str:
    documents = {printing.document_id for printing in printings if printing.speaker == speaker}
    return f"{speaker.name} ({len(documents)} document{'s' if len(documents) > 1 else ''})"


def _ids(printings: Iterable[Printing]) -> tuple[str, ...]:
    return tuple(sorted({printing.quote_id for printing in printings}))


def _over_wording(canonical: Words, printings: Sequence[Printing]) -> Iterable[Conflict]:
    contrary: dict[Contradiction, list[Printing]] = {}
    agreeing: list[Printing] = []
    key = key_of(canonical)
    found = cache(partial(_contradictions, canonical))
    for printing in printings:
        if key_of(printing.words) == key:
            agreeing.append(printing)
            continue
        for contradiction in found(printing.words):
            contrary.setdefault(contradiction, []).append(printing)
    for contradiction in sorted(contrary, key=repr):
        yield Conflict(
            kind=contradiction.kind,
            detail=contradiction.told,
            quote_ids=_ids([*agreeing, *contrary[contradiction]]),
        )


def _contradictions(canonical: Words, printed: Words) -> tuple[Contradiction, ...]:
    alignment = align(canonical, printed)
    return contradictions(alignment, overlap(alignment))
