"""Sayings that may be one: for a person to judge."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from attrs import frozen

from quoteattr.dedupe.links import Link
from quoteattr.dedupe.wording import Wording, WordingId


@frozen(kw_only=True)
class Possible:
    """Two canonical quotes that may be one saying, with what speaks for it and against it."""

    #: Ids of the canonical quotes, of the fuller one last.
    lighter_id: str
    heavier_id: str
    #: Share of the lighter wording that the heavier holds, 0 to 1.
    score: float
    reasons: tuple[str, ...]


def possible_between(
    links: Iterable[Link], centre_of: Callable[[Wording], Wording]
) -> Iterator[tuple[Wording, Wording, Link]]:
    """Return the pairs of centres that the wordings of two stars link, with the best link of each pair.

    A link is left over where it is no more than possible, or where a fragment
    is the same as several wholes and belongs to none of them.
    """
    best: dict[tuple[WordingId, WordingId], tuple[Wording, Wording, Link]] = {}
    for link in links:
        heavier, lighter = sorted(
            (centre_of(link.lighter), centre_of(link.heavier)), key=lambda wording: wording.order
        )
        if heavier.id == lighter.id or not _open(link, centre_of):
            continue
        held = best.get((lighter.id, heavier.id))
        if held is None or _standing(link) > _standing(held[2]):
            best[lighter.id, heavier.id] = lighter, heavier, link
    return iter(best.values())


def _open(link: Link, centre_of: Callable[[Wording], Wording]) -> bool:
    """Say whether nothing has been decided about the lighter wording that the link speaks of."""
    return not link.verdict.same or centre_of(link.lighter).id == link.lighter.id


def _standing(link: Link) -> tuple[bool, float, WordingId, WordingId]:
    return link.verdict.same, link.verdict.score, link.lighter.id, link.heavier.id
