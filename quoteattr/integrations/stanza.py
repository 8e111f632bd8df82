"""The processor ``quote`` of a stanza pipeline.

Importing this module registers it: ``stanza.Pipeline("en",
processors="tokenize,pos,lemma,depparse,ner,quote")``. It reads the words,
syntax and names (where there is ``ner``) and the coreference (where there is
``coref``) of a document, and takes the rest from an engine of quoteattr: the
compact one, or the one that ``quote_engine`` names. A document then has
``doc.quotes``: every ``quoteattr.Quote``, as ``quoteattr.attribute`` gives
them, with offsets into ``doc.text``.

Stanza writes out what tokens have, and nothing that a document has. So a quote
is kept where CoNLL-U has room for it: in ``misc`` of the word that its content
begins with, as ``Quote=`` and JSON in percent-encoding: a list, since two may
begin there. So it goes through ``doc.to_dict()``, ``doc.to_serialized()`` and
CoNLL-U, and ``doc.quotes`` reads it there.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from typing import Any
from urllib.parse import quote as encoded
from urllib.parse import unquote

from cattrs import Converter

from quoteattr.analyse import DEFAULT_ENGINE, engine_named
from quoteattr.analyse.parsed.given import GivenEngine
from quoteattr.analyse.parsed.stanza_parse import bounds, parse_of
from quoteattr.errors import MissingExtraError
from quoteattr.model import Document, Quote
from quoteattr.pipeline import Pipeline

try:
    from stanza.models.common.doc import Document as StanzaDocument
    from stanza.pipeline.processor import Processor, register_processor
except ImportError as error:
    raise MissingExtraError(extra="stanza", feature="quoteattr.integrations.stanza") from error

__all__ = ["QuoteProcessor"]

_NAME = "quote"
_FIELD = "Quote="
_CONVERTER = Converter()


@register_processor(_NAME)
class QuoteProcessor(Processor):  # type: ignore[misc]  # stanza has no types
    """Finds the quotes of a document and says who said each."""

    PROVIDES_DEFAULT = {_NAME}  # noqa: RUF012  stanza's own are sets, and joined with these as such
    REQUIRES_DEFAULT = {"tokenize", "pos", "lemma", "depparse"}  # noqa: RUF012  as above

    def __init__(self, config: dict[str, Any], pipeline: Any, device: Any) -> None:  # noqa: ANN401  stanza's
        super().__init__(config, pipeline, device)
        self._under = engine_named(config.get("engine", DEFAULT_ENGINE))

    def mark_inactive(self) -> None:
        """Drop nothing: stanza calls it to tell of a pipeline that lacks what this requires."""

    def process(self, document: Any) -> Any:  # noqa: ANN401  stanza has no types
        """Set the quotes of a document that has a text; never raise on it."""
        if document.text is not None:
            engine = GivenEngine(parser="stanza", parse=parse_of(document), under=self._under)
            found = Pipeline(engine=engine).attribute(Document.from_text(document.text))
            _keep(document, found.quotes)
        return document


def _keep(document: Any, quotes: tuple[Quote, ...]) -> None:  # noqa: ANN401  as above
    words = list(document.iter_words())
    starts = [bounds(word)[0] for word in words]
    begun: dict[int, list[Quote]] = {}
    for quote in quotes:
        begun.setdefault(max(0, bisect_right(starts, quote.contents[0].start) - 1), []).append(quote)
    for at, word in enumerate(words):
        fields = [field for field in _fields(word) if not field.startswith(_FIELD)]
        if at in begun:
            fields.append(_FIELD + encoded(json.dumps(_CONVERTER.unstructure(begun[at])), safe=""))
        word.misc = "|".join(fields) or None


def _quotes(document: Any) -> tuple[Quote, ...]:  # noqa: ANN401  as above
    return tuple(
        quote
        for word in document.iter_words()
        for field in _fields(word)
        if field.startswith(_FIELD)
        for quote in _CONVERTER.structure(json.loads(unquote(field.removeprefix(_FIELD))), list[Quote])
    )


def _fields(word: Any) -> list[str]:  # noqa: ANN401  as above
    return word.misc.split("|") if word.misc else []


StanzaDocument.add_property("quotes", getter=_quotes)
