"""A difference in words as a person reads it: in plain text, and in HTML."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from quoteattr.model import Edit


def as_text(difference: Iterable[Edit]) -> str:
    """Write ``[-cut-]`` around words of the canonical wording only, ``{+added+}`` around the variant's."""
    return " ".join(_text(edit) for edit in difference)


def as_html(difference: Iterable[Edit]) -> str:
    """Put words of the canonical wording only in ``<del>``, those of the variant only in ``<ins>``."""
    return " ".join(_html(edit) for edit in difference)


def _text(edit: Edit) -> str:
    if edit.kind == "equal":
        return edit.variant
    cut = f"[-{edit.canonical}-]" if edit.canonical else ""
    added = f"{{+{edit.variant}+}}" if edit.variant else ""
    return cut + added


def _html(edit: Edit) -> str:
    if edit.kind == "equal":
        return escape(edit.variant)
    cut = f"<del>{escape(edit.canonical)}</del>" if edit.canonical else ""
    added = f"<ins>{escape(edit.variant)}</ins>" if edit.variant else ""
    return cut + added
