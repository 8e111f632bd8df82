"""A document of spaCy's as a ``Parse``; for the engine and for the component."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from quoteattr.analyse.parsed.clear import to_ud
from quoteattr.analyse.parsed.parse import Parse, Word
from quoteattr.lang.labels import NAME_KINDS
from quoteattr.model import Name, Span


def parse_of(document: Any, start: int = 0) -> Parse:  # noqa: ANN401  spaCy need not be installed
    """Read words and names of a ``spacy.tokens.Doc`` whose text begins at ``start`` of ours.

    What no component of the pipeline has set is None.
    """
    words = tuple(_words(document, start))
    is_parsed = document.has_annotation("DEP")
    return Parse(words=to_ud(words) if is_parsed else words, names=tuple(_names(document, start)))


def _words(document: Any, start: int) -> Iterator[Word]:  # noqa: ANN401  as above
    is_parsed = document.has_annotation("DEP")
    kept = [token for token in document if not token.is_space]
    places = {token.i: at for at, token in enumerate(kept)}
    for token in kept:
        begin = start + token.idx
        yield Word(
            span=Span(begin, begin + len(token.text)),
            lemma=token.lemma_ or None,
            upos=token.pos_ or None,
            head=places.get(token.head.i) if is_parsed else None,
            deprel=token.dep_ if is_parsed else None,
        )


def _names(document: Any, start: int) -> Iterator[Name]:  # noqa: ANN401  as above
    for found in document.ents:
        if found.label_ in NAME_KINDS:
            span = Span(start + found.start_char, start + found.end_char)
            yield Name(span=span, kind=NAME_KINDS[found.label_])
