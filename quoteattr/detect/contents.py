"""What each cue of a unit governs, and what kind of quotation that makes."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from quoteattr.detect.cues import Hit
from quoteattr.detect.marks import Marked
from quoteattr.detect.sides import Place, Side, sides_of, words_of
from quoteattr.detect.units import TAGGED, Item, Reading
from quoteattr.lang.words import SIGNS
from quoteattr.model import QuoteKind, Span


@frozen(kw_only=True)
class Claim:
    """A cue with the contents that it governs."""

    hit: Hit
    kind: QuoteKind
    contents: tuple[Span, ...]
    blocks: tuple[Marked, ...]
    rule: str


def claims_of(
    reading: Reading, items: Sequence[Item], hits: Sequence[Hit], terms: frozenset[int]
) -> list[Claim]:
    """Give each cue of a unit its contents; cues that govern nothing are left out.

    ``terms`` are the indices of marked strings that are nobody's words.
    """
    claims: list[Claim] = []
    free_from = 0
    ranked = _without_outranked(items, hits)
    for index, hit in enumerate(ranked):
        following = ranked[index + 1] if index + 1 < len(ranked) else None
        place = Place(reading=reading, items=items, hit=hit, following=following, free_from=free_from)
        sides = sides_of(place)
        claim = _claim(items, hit, sides, terms)
        if claim is not None:
            claims.append(claim)
            if not _is_outer(sides, following):
                free_from = max([hit.last + 1, *(side.last for side in sides)])
    return claims


def _without_outranked(items: Sequence[Item], hits: Sequence[Hit]) -> list[Hit]:
    """Leave out cues inside a clause that a tag behind it attributes: “…,” she said at its end."""
    kept: list[Hit] = []
    for hit in hits:
        if _is_tag(items, hit):
            while kept and not _opens_string(items, kept[-1]) and not _is_tag(items, kept[-1]):
                kept.pop()
        kept.append(hit)
    return kept


def _is_tag(items: Sequence[Item], hit: Hit) -> bool:
    before = items[hit.first - 1].block if hit.first else None
    return hit.finite and hit.kind == "say" and before is not None and before.ending in TAGGED


def _opens_string(items: Sequence[Item], hit: Hit) -> bool:
    """Say whether a comma or colon and a marked string follow a cue at once."""
    ahead = items[hit.last + 1 : hit.last + 3]
    return any(item.block is not None for item in ahead)


def _is_outer(sides: Sequence[Side], following: Hit | None) -> bool:
    return following is not None and any(side.last > following.first for side in sides)


def _claim(items: Sequence[Item], hit: Hit, sides: Sequence[Side], terms: frozenset[int]) -> Claim | None:
    trimmed = [side for side in (_trim(items, side) for side in sides) if side is not None]
    blocks = tuple(
        block
        for side in trimmed
        for at in range(side.first, side.last)
        if at not in terms and (block := items[at].block) is not None
    )
    if not trimmed or (not blocks and hit.kind not in {"say", "according"}):
        return None
    return Claim(
        hit=hit,
        kind=_kind(items, hit, trimmed, blocks),
        contents=tuple(_content(items, side) for side in trimmed),
        blocks=blocks,
        rule=_rule(hit, trimmed),
    )


def _trim(items: Sequence[Item], side: Side) -> Side | None:
    first, last = side.first, side.last
    while first < last and items[first].low in SIGNS:
        first += 1
    while last > first and items[last - 1].low in SIGNS:
        last -= 1
    return Side(first=first, last=last, way=side.way) if first < last else None


def _content(items: Sequence[Item], side: Side) -> Span:
    head = items[side.first]
    if side.last - side.first == 1 and head.block is not None:
        return head.block.inner
    return Span(head.start, items[side.last - 1].end)


def _kind(items: Sequence[Item], hit: Hit, sides: Sequence[Side], blocks: Sequence[Marked]) -> QuoteKind:
    if not blocks:
        return "indirect"
    whole = all(item.block is not None for side in sides for item in words_of(items, side))
    embedded = hit.kind == "call" or any(side.way == "that" for side in sides)
    return "direct" if whole and not embedded else "mixed"


def _rule(hit: Hit, sides: Sequence[Side]) -> str:
    if hit.kind == "according":
        return "according-to"
    if hit.kind == "call":
        return "judgement"
    if len(sides) > 1:
        return "split"
    if sides[0].way in {"tag", "before"}:
        return "inverted-tag" if hit.inverted else "tag"
    return "lead-in"
