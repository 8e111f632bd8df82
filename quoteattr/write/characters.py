"""Characters that a format has no place for, each made one that it has, so that offsets stay."""

from __future__ import annotations

import re

_REPLACEMENT = "\ufffd"
# Half a surrogate pair, which JSON can hold and UTF-8 cannot.
_SURROGATE = re.compile("[\ud800-\udfff]")
#: What XML 1.0 does not allow at all (section 2.2).
_NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def encodable(text: str) -> str:
    """Replace what UTF-8 cannot hold."""
    return _SURROGATE.sub(_REPLACEMENT, text)


def xml(text: str) -> str:
    """Replace what XML cannot hold."""
    return _NOT_XML.sub(_REPLACEMENT, text)


def one_line(text: str) -> str:
    """Put a text on one line, without what steers a terminal."""
    return "".join(filter(str.isprintable, " ".join(text.split())))
