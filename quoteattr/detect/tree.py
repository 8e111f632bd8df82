"""What a parser found, as a tree over the tokens of a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from quoteattr.model import Span, Token


@frozen(kw_only=True)
class Tree:
    """Tokens with what hangs on each; every sentence is a tree of its own.

    A parser may err, so nothing is taken for granted: tokens without a head, several
    roots in a sentence, and rings of tokens that are each other's heads are all borne.
    """

    tokens: Sequence[Token]
    #: For each token the indices of those that hang on it, in order.
    children: Sequence[Sequence[int]]
    #: For each token the first and the last index of all that hangs on it, itself included.
    extents: Sequence[tuple[int, int]]

    @classmethod
    def of(cls, tokens: Sequence[Token]) -> Tree:
        """Arrange parsed tokens; linear in their number."""
        children: list[list[int]] = [[] for _ in tokens]
        for at, token in enumerate(tokens):
            if token.head is not None and token.head != at:
                children[token.head].append(at)
        return cls(tokens=tokens, children=children, extents=_extents(tokens, children))

    def relation(self, at: int) -> str:
        """Return the relation of a token to its head; empty where no parser saw it."""
        return self.tokens[at].deprel or ""

    def parent(self, at: int) -> int | None:
        """Return the head of a token; None for a root."""
        head = self.tokens[at].head
        return None if head == at else head

    def related(self, at: int, relations: frozenset[str]) -> Iterator[int]:
        """Yield what hangs on a token in one of ``relations``."""
        return (child for child in self.children[at] if self.relation(child) in relations)

    def has(self, at: int, relations: frozenset[str]) -> bool:
        """Say whether something hangs on a token in one of ``relations``."""
        return next(self.related(at, relations), None) is not None

    def span(self, first: int, last: int) -> Span:
        """Return the stretch of text from one token to another, both included."""
        return Span(self.tokens[first].span.start, self.tokens[last].span.end)


def _extents(tokens: Sequence[Token], children: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
    """Widen each token's extent by those of its children, from the leaves up."""
    extents = [(at, at) for at in range(len(tokens))]
    waiting = [len(each) for each in children]
    ready = [at for at, count in enumerate(waiting) if not count]
    while ready:
        at = ready.pop()
        head = tokens[at].head
        if head is None or head == at:
            continue
        extents[head] = (min(extents[head][0], extents[at][0]), max(extents[head][1], extents[at][1]))
        waiting[head] -= 1
        if not waiting[head]:
            ready.append(head)
    return extents
