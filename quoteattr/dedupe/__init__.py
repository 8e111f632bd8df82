"""From quotes in many documents to canonical quotes.

Every wording is compared with the fuller ones: simple, and the reference for
any faster way. The steps are pure and stand in a file each: normalise, align,
weigh, contradict, verify, cluster, canonical; entities says who is who.
"""

from __future__ import annotations

from collections.abc import Iterable

from quoteattr.dedupe.canonical import canonical_quotes
from quoteattr.dedupe.cluster import cluster
from quoteattr.dedupe.entities import link_entities
from quoteattr.dedupe.primary import primaries_of
from quoteattr.dedupe.wording import printings_of, wordings_of
from quoteattr.model import AttributedDocument, CanonicalQuote

__all__ = ["deduplicate", "link_entities"]


def deduplicate(documents: Iterable[AttributedDocument]) -> tuple[CanonicalQuote, ...]:
    """Join the quotes that are one saying.

    Each quote that is speech is attested in exactly one canonical quote,
    whatever the order of the documents. Those that most documents print come
    first, of those the one seen first, then by id.
    """
    batch = tuple(documents)
    stars = cluster(wordings_of(printings_of(batch)))
    return canonical_quotes(stars, primaries_of(batch))
