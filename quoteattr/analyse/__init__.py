"""Engines: from a document to its tokens, sentences, names and mentions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from quoteattr.analyse.engine import Engine
from quoteattr.errors import UnknownEngineError

__all__ = ["DEFAULT_ENGINE", "ENGINES", "Engine", "engine_named"]


def _compact() -> Engine:
    from quoteattr.analyse.compact.engine import CompactEngine

    return CompactEngine()


def _lexical() -> Engine:
    from quoteattr.analyse.lexical import LexicalEngine

    return LexicalEngine()


#: The engine that is used where none is asked for.
DEFAULT_ENGINE = "lexical"

#: Names for the command line and for configuration; in Python, pass an engine itself.
ENGINES: Mapping[str, Callable[[], Engine]] = MappingProxyType({"compact": _compact, "lexical": _lexical})


def engine_named(name: str) -> Engine:
    """Make the engine called ``name``, importing what it needs only now.

    Raises UnknownEngineError where there is none of that name.
    """
    if name not in ENGINES:
        raise UnknownEngineError(name=name, known=tuple(ENGINES))
    return ENGINES[name]()
