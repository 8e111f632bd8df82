"""The stages in order, for one document or a stream of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from attrs import field, frozen

from quoteattr.analyse import DEFAULT_ENGINE, Engine, engine_named
from quoteattr.detect import detect
from quoteattr.model import AttributedDocument, Document
from quoteattr.resolve import resolve


def _as_engine(engine: str | Engine) -> Engine:
    return engine_named(engine) if isinstance(engine, str) else engine


@frozen(kw_only=True)
class Pipeline:
    """An engine with the stages that follow it; make one and keep it for many documents.

    ``engine`` is an engine or the name of one.
    """

    engine: Engine = field(converter=_as_engine, factory=partial(engine_named, DEFAULT_ENGINE))

    def attribute(self, document: Document | str) -> AttributedDocument:
        """Find the quotes of one document and say who said each; never raise on its text."""
        if isinstance(document, str):
            document = Document.from_text(document)
        analysis = self.engine.analyse(document)
        resolution = resolve(document, analysis, detect(document, analysis))
        return AttributedDocument(
            id=document.id,
            text=document.text,
            title=document.title,
            url=document.url,
            outlet=document.outlet,
            authors=document.authors,
            published=document.published,
            language=document.language,
            speaker=document.speaker,
            medium=document.medium,
            agency=document.agency,
            engine=analysis.engine,
            quotes=resolution.quotes,
            entities=resolution.entities,
        )

    def stream(self, documents: Iterable[Document | str], *, jobs: int = 1) -> Iterator[AttributedDocument]:
        """Attribute documents one at a time, in order, holding none of them.

        With several ``jobs`` so many processes work side by side and hold a few documents each; the
        engine is copied to them. Raises ProcessDiedError where one is ended from outside.
        """
        return map(self.attribute, documents) if jobs == 1 else self._side_by_side(documents, jobs)

    def _side_by_side(self, documents: Iterable[Document | str], jobs: int) -> Iterator[AttributedDocument]:
        from quoteattr.processes import outcomes

        for outcome in outcomes(self.attribute, documents, jobs):
            if isinstance(outcome, str):
                raise RuntimeError(outcome)  # noqa: TRY004  a fault in a document, told by its process
            yield outcome
