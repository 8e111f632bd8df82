"""What a person looks at: articles with their quotes marked, speakers, canonical quotes, doubts first.

It has no logic of its own and shows what ``attribute`` and ``deduplicate`` gave.
"""

from __future__ import annotations

from collections.abc import Iterable

from quoteattr.model import AttributedDocument, CanonicalQuote
from quoteattr.report.gather import gather
from quoteattr.report.page import article_fragment, page, saying_fragment

__all__ = ["canonical_quote_html", "document_html", "report_html"]


def report_html(
    documents: Iterable[AttributedDocument], canonical_quotes: Iterable[CanonicalQuote] = ()
) -> str:
    """Make one self-contained HTML page: nothing is loaded, and whatever the texts hold stays text.

    ``canonical_quotes`` are those that ``deduplicate`` made of the documents.
    """
    return page(gather(documents, canonical_quotes))


def document_html(document: AttributedDocument) -> str:
    """Make a piece of HTML of one document with its quotes, as notebooks show it."""
    return article_fragment(gather([document]).articles[0])


def canonical_quote_html(quote: CanonicalQuote) -> str:
    """Make a piece of HTML of one canonical quote with its wordings, as notebooks show it."""
    return saying_fragment(gather([], [quote]).sayings[0])
