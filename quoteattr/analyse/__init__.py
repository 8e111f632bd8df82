"""Engines: from a document to its tokens, sentences, names and mentions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from quoteattr.analyse.engine import Engine
from quoteattr.errors import EngineUnavailableError, UnknownEngineError

__all__ = ["DEFAULT_ENGINE", "ENGINES", "Engine", "engine_named"]

#: Ends the name of an engine that lays a parser's syntax on what the compact engine finds.
_WITH_COMPACT = "+compact"


def _compact(model: str) -> Engine:
    try:
        from quoteattr.analyse.compact.engine import CompactEngine
    except ImportError as error:
        raise EngineUnavailableError(name="compact", reason=str(error), instead="lexical") from error
    return CompactEngine(model=model) if model else CompactEngine()


def _lexical(model: str) -> Engine:
    from quoteattr.analyse.lexical import LexicalEngine

    if model:
        raise _unknown(f"lexical:{model}")
    return LexicalEngine()


def _stanza(model: str, under: Engine) -> Engine:
    from quoteattr.analyse.parsed.stanza_engine import StanzaEngine

    return StanzaEngine(models=model or None, under=under)


def _spacy(model: str, under: Engine) -> Engine:
    from quoteattr.analyse.parsed.spacy_engine import SpacyEngine

    if not model:
        raise _unknown("spacy")
    return SpacyEngine(model=model, under=under)


#: The engine that is used where none is asked for.
DEFAULT_ENGINE = "compact"

#: Engines that need no other, to what makes each from the model asked for ("" is the engine's own).
_ALONE: Mapping[str, Callable[[str], Engine]] = MappingProxyType({"compact": _compact, "lexical": _lexical})

#: Engines that lay syntax on what another finds, to what makes each from a model and that other.
_UPON: Mapping[str, Callable[[str, Engine], Engine]] = MappingProxyType({"stanza": _stanza, "spacy": _spacy})

#: Names for the command line and for configuration; in Python, pass an engine itself.
ENGINES = ("compact", "lexical", "stanza", "spacy:MODEL", "stanza+compact", "spacy:MODEL+compact")


def engine_named(name: str) -> Engine:
    """Make the engine called ``name``, importing what it needs only now.

    A model of one's own stands behind a colon: ``compact:FOLDER``, ``stanza:FOLDER``; spaCy has no
    model of its own. With ``+compact`` behind it, a parser's syntax is laid on what the compact engine
    finds, and else on what the lexical one does. Raises UnknownEngineError where there is none of that
    name, EngineUnavailableError where its packages cannot be imported.
    """
    stem = name.removesuffix(_WITH_COMPACT)
    kind, _, model = stem.partition(":")
    if kind in _UPON:
        return _UPON[kind](model, _lexical("") if stem == name else _compact(""))
    if kind not in _ALONE or stem != name:
        raise _unknown(name)
    return _ALONE[kind](model)


def _unknown(name: str) -> UnknownEngineError:
    return UnknownEngineError(name=name, known=ENGINES)
