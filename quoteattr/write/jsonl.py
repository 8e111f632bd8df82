"""JSON Lines: one attributed document or canonical quote a line, by the schemas in ``quoteattr.schema``."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import TextIO

from cattrs import Converter
from cattrs.gen import make_dict_unstructure_fn, override

from quoteattr.model import AttributedDocument, CanonicalQuote, Speaker

_CONVERTER = Converter()
# These fields came later than the others: who has no use for them finds the lines as they always were.
_CONVERTER.register_unstructure_hook(
    Speaker, make_dict_unstructure_fn(Speaker, _CONVERTER, wikidata=override(omit_if_default=True))
)
_CONVERTER.register_unstructure_hook(
    AttributedDocument,
    make_dict_unstructure_fn(AttributedDocument, _CONVERTER, agency=override(omit_if_default=True)),
)

# Half a surrogate pair has no UTF-8; the others end a line for some readers. JSON holds both as escapes.
_UNSAFE = re.compile("[\x85\u2028\u2029\ud800-\udfff]")


def write(values: Iterable[AttributedDocument | CanonicalQuote], stream: TextIO) -> None:
    """Write each value as a line."""
    stream.writelines(line(value) + "\n" for value in values)


def line(value: AttributedDocument | CanonicalQuote) -> str:
    """Make the line of one value, without its end."""
    return encode(_CONVERTER.unstructure(value))


def encode(value: object) -> str:
    """Make JSON of a value, on one line and with nothing that UTF-8 cannot hold."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
