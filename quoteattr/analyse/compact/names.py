"""The model's names and those of the rules, as one set.

The rules know the names of governments, bodies and people of the tables, and
by its capitals a name that the document repeats; the model knows a name by
the words around it. Where both see one, its bounds are the rules', which the
tables of titles were made for.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from attrs import evolve

from quoteattr.model import Name


def join_names(by_rule: Sequence[Name], by_model: Sequence[Name]) -> tuple[Name, ...]:
    """Join names, each set sorted and apart: the rules' first, then the model's others."""
    kinds = {name.span: name.kind for name in by_model}
    kept = [
        evolve(name, kind=kinds.get(name.span, name.kind)) if name.kind == "other" else name
        for name in by_rule
    ]
    starts = [name.span.start for name in by_rule]
    kept += [name for name in by_model if not _is_taken(name, by_rule, starts)]
    return tuple(sorted(kept, key=lambda name: name.span.start))


def _is_taken(name: Name, names: Sequence[Name], starts: Sequence[int]) -> bool:
    """Say whether one of ``names`` overlaps a name."""
    at = bisect_left(starts, name.span.end)
    return at > 0 and names[at - 1].span.overlaps(name.span)
