"""What a parser found in a text, whichever parser it was.

The engines and the integrations make a ``Parse`` each in its own way; what
becomes of it is the same for all (``lay.py``).
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from quoteattr.model import Chain, Name, Span


@frozen(kw_only=True)
class Word:
    """One word as the parser cut it; what it does not say is None."""

    #: Where it stands in the document. Words may share a span ("gonna" is two words).
    span: Span
    lemma: str | None = None
    #: Universal part of speech (UD v2).
    upos: str | None = None
    #: Index of the head in ``Parse.words``; the root is its own head.
    head: int | None = None
    #: Universal dependency relation to the head (UD v2).
    deprel: str | None = None


@frozen(kw_only=True)
class Parse:
    """Words with their syntax, names, and chains of coreference where the parser has them."""

    words: tuple[Word, ...]
    names: tuple[Name, ...] = ()
    chains: tuple[Chain, ...] | None = None


def depths(words: Sequence[Word]) -> list[int]:
    """Return how far each word stands below its root; those that have none stand below all others."""
    found = [-1] * len(words)
    for start in range(len(words)):
        path: list[int] = []
        at: int | None = start
        while at is not None and found[at] < 0:
            found[at] = len(words)
            path.append(at)
            above = words[at].head
            if above == at:
                found[at] = 0
                path.pop()
            at = above
        depth = found[at] if at is not None else len(words)
        for below in reversed(path):
            depth = min(depth + 1, len(words))
            found[below] = depth
    return found
