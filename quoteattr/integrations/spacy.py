"""The component ``quoteattr`` of a spaCy pipeline.

``nlp.add_pipe("quoteattr")`` finds it by its entry point. It reads what the
components before it set (syntax, lemmas, names) and takes from an engine of
quoteattr what none of them sets. A document then has:

- ``doc._.quotes``: every ``quoteattr.Quote``, as ``quoteattr.attribute`` gives them;
- ``doc.spans["quotes"]``, ``["cues"]`` and ``["sources"]``: the same as spans; each span's ``id_`` is
  that of its quote, the label of a content its kind, and ``kb_id_`` that of its speaker;
- ``span._.speaker``: the ``quoteattr.Speaker`` of such a span, None where it is not known.

All of it goes through ``doc.to_bytes()``; a program that only reads such bytes
imports this module for the two attributes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cached_property, lru_cache

from attrs import field, frozen
from cattrs import Converter

from quoteattr.analyse import DEFAULT_ENGINE, Engine, engine_named
from quoteattr.analyse.parsed.given import GivenEngine
from quoteattr.analyse.parsed.spacy_parse import parse_of
from quoteattr.errors import MissingExtraError
from quoteattr.model import Document, Passage, Quote, Speaker
from quoteattr.pipeline import Pipeline

try:
    from spacy.language import Language
    from spacy.tokens import Doc, Span
except ImportError as error:
    raise MissingExtraError(extra="spacy", feature="quoteattr.integrations.spacy") from error

__all__ = ["QuoteComponent", "make_component"]

#: Where ``Doc.user_data`` holds the quotes, as JSON.
_KEY = "quoteattr"
_CONVERTER = Converter()


@frozen(kw_only=True)
class QuoteComponent:
    """Finds the quotes of a document and says who said each."""

    #: Name of the engine that finds what the pipeline does not.
    engine: str = field(default=DEFAULT_ENGINE)

    @cached_property
    def under(self) -> Engine:
        """The engine, made with the first document, so that the component can be sent to a process."""
        return engine_named(self.engine)

    def __call__(self, doc: Doc) -> Doc:
        """Set the quotes of a document; never raise on its text."""
        engine = GivenEngine(parser="spacy", parse=parse_of(doc), under=self.under)
        quotes = Pipeline(engine=engine).attribute(Document.from_text(doc.text)).quotes
        doc.user_data[_KEY] = json.dumps(_CONVERTER.unstructure(quotes))
        for group, spans in _groups(doc, quotes).items():
            doc.spans[group] = spans
        return doc


def _groups(doc: Doc, quotes: tuple[Quote, ...]) -> dict[str, list[Span]]:
    groups: dict[str, list[Span]] = {"quotes": [], "cues": [], "sources": []}
    for quote in quotes:
        for group, label, part in _parts(quote):
            span = _span(doc, quote, part, label)
            if span is not None:
                groups[group].append(span)
    return groups


def _parts(quote: Quote) -> Iterator[tuple[str, str, Passage]]:
    """Yield the passages of a quote, each with the group that it goes to and its label there."""
    for part in quote.contents:
        yield "quotes", quote.kind if quote.speech else "term", part
    if quote.attribution.cue is not None:
        yield "cues", "cue", quote.attribution.cue
    if quote.attribution.source is not None:
        yield "sources", "source", quote.attribution.source


def _span(doc: Doc, quote: Quote, part: Passage, label: str) -> Span | None:
    """Return a passage as whole tokens of spaCy's."""
    speaker = quote.attribution.speaker
    return doc.char_span(
        part.start,
        part.end,
        label=label,
        kb_id=speaker.id if speaker else "",
        span_id=quote.id,
        alignment_mode="expand",
    )


def _quotes(doc: Doc) -> tuple[Quote, ...]:
    return _structured(doc.user_data.get(_KEY, "[]"))


@lru_cache(maxsize=8)  # a document's spans are asked for their speakers one after the other
def _structured(quotes: str) -> tuple[Quote, ...]:
    return _CONVERTER.structure(json.loads(quotes), tuple[Quote, ...])


def _speaker(span: Span) -> Speaker | None:
    found = (quote.attribution.speaker for quote in _quotes(span.doc) if quote.id == span.id_)
    return next(found, None)


Doc.set_extension("quotes", getter=_quotes)
Span.set_extension("speaker", getter=_speaker)


@Language.factory(
    "quoteattr",
    default_config={"engine": DEFAULT_ENGINE},
    assigns=["doc._.quotes", "doc.spans", "span._.speaker"],
)
def make_component(nlp: Language, name: str, engine: str) -> QuoteComponent:  # noqa: ARG001  spaCy's signature
    """Make the component of a pipeline; ``engine`` finds what the pipeline does not.

    Raises what ``engine_named`` raises.
    """
    component = QuoteComponent(engine=engine)
    component.under  # noqa: B018  a name that there is not is told now, not with the first document
    return component
