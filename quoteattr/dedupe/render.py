"""A difference in words as a person reads it, in plain text; pages have it from ``report``."""

from __future__ import annotations

from collections.abc import Iterable

from quoteattr.model import Edit


def as_text(difference: Iterable[Edit]) -> str:
    """Write ``[-cut-]`` around words of the canonical wording only, ``{+added+}`` around the variant's."""
    return " ".join(_text(edit) for edit in difference)


def _text(edit: Edit) -> str:
    if edit.kind == "equal":
        return edit.variant
    cut = f"[-{edit.canonical}-]" if edit.canonical else ""
    added = f"{{+{edit.variant}+}}" if edit.variant else ""
    return cut + added
