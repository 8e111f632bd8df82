"""What an engine's coreference chains say, where it gives any: evidence for the ranker, which decides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import define, field

from quoteattr.model import Chain, Mention, Span
from quoteattr.resolve.entities import Draft


@define(kw_only=True)
class Linked:
    """Tells, for mentions in the order of the text, who was met before in the same chain."""

    #: Where a mention of a chain begins, to all that begin there, the shortest first, each with its chain.
    _begins: Mapping[int, Sequence[tuple[Span, int]]]
    #: Chain to those whom its mentions were found to stand for, by identity.
    _met: dict[int, set[int]] = field(factory=dict)

    @classmethod
    def of(cls, chains: Sequence[Chain] | None) -> Linked:
        """Make ready for one document; without chains nobody is linked."""
        begins: dict[int, list[tuple[Span, int]]] = {}
        for chain in chains or ():
            for span in chain.mentions:
                begins.setdefault(span.start, []).append((span, chain.id))
        return cls(begins={start: sorted(found) for start, found in begins.items()})

    def meet(self, mention: Mention, draft: Draft) -> None:
        """Remember whom a mention stands for."""
        chain = self._chain_of(mention)
        if chain is not None:
            self._met.setdefault(chain, set()).add(id(draft))

    def known(self, mention: Mention) -> frozenset[int]:
        """Return the identities of those whom the mention's chain has named so far."""
        chain = self._chain_of(mention)
        return frozenset() if chain is None else frozenset(self._met.get(chain, ()))

    def _chain_of(self, mention: Mention) -> int | None:
        """Return the chain of the shortest phrase that begins with a mention and holds its head."""
        found = self._begins.get(mention.span.start, ())
        return next((chain for span, chain in found if span.covers(mention.head)), None)
