"""A document of stanza's as a ``Parse``; for the engine and for the Processor."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from quoteattr.analyse.parsed.parse import Parse, Word
from quoteattr.lang.labels import NAME_KINDS
from quoteattr.model import Chain, Name, Span


def parse_of(document: Any, origin: Callable[[int], int] = int) -> Parse:  # noqa: ANN401  stanza has no types
    """Read words, names and chains; ``origin`` gives the position in our document of one in stanza's.

    Chains are there where the document was read by a model of coreference.
    """

    def span(start: int, end: int) -> Span:
        return Span(origin(start), origin(end))

    return Parse(
        words=tuple(_words(document, span)),
        names=tuple(_names(document, span)),
        chains=tuple(_chains(document, span)) if document.coref else None,
    )


_Spanned = Callable[[int, int], Span]


def _words(document: Any, span: _Spanned) -> Iterator[Word]:  # noqa: ANN401  as above
    first = 0
    for sentence in document.sentences:
        for at, word in enumerate(sentence.words):
            head = None if word.head is None else at if word.head == 0 else word.head - 1
            yield Word(
                span=span(*bounds(word)),
                lemma=word.lemma,
                upos=word.upos,
                head=None if head is None else first + head,
                deprel=word.deprel,
            )
        first += len(sentence.words)


def bounds(word: Any) -> tuple[int, int]:  # noqa: ANN401  as above
    """Return where a word stands, or its token where it is not in the text as it is ("going to": "gonna")."""
    at = word if word.start_char is not None else word.parent
    return at.start_char, at.end_char


def _names(document: Any, span: _Spanned) -> Iterator[Name]:  # noqa: ANN401  as above
    for found in document.ents:
        if found.type in NAME_KINDS:
            yield Name(span=span(found.start_char, found.end_char), kind=NAME_KINDS[found.type])


def _chains(document: Any, span: _Spanned) -> Iterator[Chain]:  # noqa: ANN401  as above
    for chain in document.coref:
        mentions = []
        for mention in chain.mentions:
            if isinstance(mention.start_word, tuple):
                continue  # a word that the model added and nobody wrote
            words = document.sentences[mention.sentence].words[mention.start_word : mention.end_word]
            mentions.append(span(bounds(words[0])[0], bounds(words[-1])[1]))
        yield Chain(id=chain.index, mentions=tuple(sorted(mentions)))
