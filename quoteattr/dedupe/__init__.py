"""From quotes in many documents to canonical quotes.

The steps are pure and stand in a file each: wording, grams, candidates, links,
cluster, canonical; normalise, align, weigh, contradict, speakers and dates
serve verify, which decides about a pair; entities says who is who. The store
takes the same steps for what is new only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from attrs import frozen

from quoteattr.dedupe.aliases import AliasTable, read_aliases
from quoteattr.dedupe.canonical import Linked, Saying, canonical_quote, linking, saying_of, standing
from quoteattr.dedupe.check import Check, checks_of
from quoteattr.dedupe.cluster import Star, cluster
from quoteattr.dedupe.entities import forms_of, link_entities, speakers_of
from quoteattr.dedupe.links import Link, links_of
from quoteattr.dedupe.possible import Possible, possible_between
from quoteattr.dedupe.primary import Record, record_of
from quoteattr.dedupe.wording import Printing, Wording, WordingId, once, printings_of, wording_id, wording_of
from quoteattr.model import AttributedDocument, CanonicalQuote, Document

__all__ = [
    "AliasTable",
    "Check",
    "Possible",
    "Sayings",
    "deduplicate",
    "link_entities",
    "read_aliases",
    "sayings",
]


@frozen(kw_only=True)
class Sayings:
    """What deduplication finds: the canonical quotes, and what there is to say about them."""

    quotes: tuple[CanonicalQuote, ...]
    #: Canonical quotes that may be one.
    possible: tuple[Possible, ...]
    #: Each printing of which a primary source has the words, by document and place.
    checks: tuple[Check, ...]


def deduplicate(documents: Iterable[AttributedDocument]) -> tuple[CanonicalQuote, ...]:
    """Join the quotes that are one saying.

    Each quote that is speech is attested in exactly one canonical quote,
    whatever the order of the documents. Those that most documents print come
    first, of those the one seen first, then by id.
    """
    return sayings(documents).quotes


def sayings(
    documents: Iterable[AttributedDocument],
    *,
    sources: Iterable[Document | AttributedDocument] = (),
    aliases: AliasTable | None = None,
    find_links: Callable[[Sequence[Wording]], Iterable[Link]] = links_of,
) -> Sayings:
    """Join the quotes that are one saying, and hold them against the record.

    ``sources`` are documents whose speaker is known; those of ``documents``
    whose speaker is known count as well. ``find_links`` says which wordings
    may be one saying.
    """
    batch, table = once(documents), aliases or AliasTable()
    groups = _grouped(batch, table)
    wordings = [wording_of(group) for group in groups.values()]
    links = tuple(find_links(wordings))
    record = record_of((*batch, *sources))
    found = [_saying(star, groups, record) for star in cluster(wordings, links)]
    return _shown(found, links, record, _linked(batch, table))


def _grouped(batch: Iterable[AttributedDocument], aliases: AliasTable) -> dict[WordingId, list[Printing]]:
    groups: dict[WordingId, list[Printing]] = {}
    for document in batch:
        for printing in printings_of(document, aliases):
            groups.setdefault(wording_id(printing), []).append(printing)
    return groups


def _saying(star: Star, groups: dict[WordingId, list[Printing]], record: Record) -> Saying:
    printings = (printing for wording in star.wordings for printing in groups[wording.id])
    return saying_of(star, printings, record.candidates)


def _linked(batch: Iterable[AttributedDocument], aliases: AliasTable) -> Linked:
    return linking(speakers_of(Counter(form for document in batch for form in forms_of(document))), aliases)


def _shown(found: Sequence[Saying], links: Iterable[Link], record: Record, linked: Linked) -> Sayings:
    centres = {wording.id: one.star.centre.id for one in found for wording in one.star.wordings}
    names = {one.star.centre.id: one.star.centre.name for one in found}
    checks = (
        check for one in found for check in checks_of(one.printings, record.candidates(one.star.centre.words))
    )
    return Sayings(
        quotes=tuple(sorted((canonical_quote(one, linked) for one in found), key=standing)),
        possible=tuple(
            possible_between(
                ((one.lighter.id, one.heavier.id, one.verdict) for one in links),
                centres.__getitem__,
                names.__getitem__,
            )
        ),
        checks=tuple(sorted(checks, key=lambda one: (one.document_id, one.quote_id))),
    )
