"""Engines: from a document to its tokens, sentences, names and mentions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from quoteattr.analyse.engine import Engine
from quoteattr.errors import EngineUnavailableError, UnknownEngineError

__all__ = ["DEFAULT_ENGINE", "ENGINES", "Engine", "engine_named"]


def _compact(model: str) -> Engine:
    try:
        from quoteattr.analyse.compact.engine import CompactEngine
    except ImportError as error:
        raise EngineUnavailableError(name="compact", reason=str(error), instead="lexical") from error
    return CompactEngine(model=model) if model else CompactEngine()


def _lexical(model: str) -> Engine:
    from quoteattr.analyse.lexical import LexicalEngine

    if model:
        raise UnknownEngineError(name=f"lexical:{model}", known=tuple(ENGINES))
    return LexicalEngine()


#: The engine that is used where none is asked for.
DEFAULT_ENGINE = "compact"

#: Names for the command line and for configuration, to what makes the engine from the model asked for
#: ("" is the engine's own); in Python, pass an engine itself.
ENGINES: Mapping[str, Callable[[str], Engine]] = MappingProxyType({"compact": _compact, "lexical": _lexical})


def engine_named(name: str) -> Engine:
    """Make the engine called ``name``, importing what it needs only now.

    A model of one's own stands behind a colon: ``compact:FOLDER``. Raises UnknownEngineError where
    there is none of that name, EngineUnavailableError where its packages cannot be imported.
    """
    kind, _, model = name.partition(":")
    if kind not in ENGINES:
        raise UnknownEngineError(name=name, known=tuple(ENGINES))
    return ENGINES[kind](model)
