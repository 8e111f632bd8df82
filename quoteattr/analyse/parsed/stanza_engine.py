"""The stanza engine: stanza's syntax and names on the tokens of another engine."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import Any

from attrs import field, frozen
from attrs.converters import optional

from quoteattr.analyse.engine import Engine
from quoteattr.analyse.lexical import LexicalEngine
from quoteattr.analyse.parsed.feed import Apart
from quoteattr.analyse.parsed.lay import lay_syntax_on
from quoteattr.analyse.parsed.parse import Parse
from quoteattr.analyse.parsed.stanza_models import find_models, load_stanza
from quoteattr.analyse.parsed.stanza_parse import parse_of
from quoteattr.errors import ModelError
from quoteattr.model import Analysis, Document, Span


@frozen(kw_only=True)
class StanzaEngine:
    """Syntax and, with models of them, names and coreference by stanza; all else by the engine ``under`` it.

    ``models`` is the folder of stanza's models; ``find_models`` says which are used if none is given.
    They are loaded with the first document, and never downloaded. All sentences of a document are
    parsed at once, and none of another with them, so that its result depends on nothing else.
    """

    models: Path | None = field(default=None, converter=optional(Path))
    #: Finds paragraphs, sentences, tokens and frames; its names go first, and a network's stand alone.
    under: Engine = field(factory=LexicalEngine)

    @property
    def name(self) -> str:
        """Name of the engine."""
        return "stanza" if self.under.name == "lexical" else f"stanza+{self.under.name}"

    @cached_property
    def pipeline(self) -> Any:  # noqa: ANN401  stanza has no types
        """The pipeline of stanza; making it raises ModelError where the models are missing or damaged."""
        stanza = load_stanza()

        models = find_models(self.models)
        try:
            return stanza.Pipeline(
                "en",
                dir=str(models.folder),
                package=None,
                processors=dict(models.processors),
                download_method=None,
                verbose=False,
                # Stanza cuts words, but sentences are ours: it would end them inside quotation marks.
                tokenize_no_ssplit=True,
            )
        except Exception as error:  # stanza and torch have an error of their own for each kind of damage
            told = str(error).strip().splitlines() or [repr(error)]
            reason = f"stanza {stanza.__version__} cannot load it: {told[0]}"
            raise ModelError(path=str(models.folder), reason=reason) from error

    def analyse(self, document: Document) -> Analysis:
        """Analyse one document; never raise on its text."""
        analysis = self.under.analyse(document)
        return lay_syntax_on(
            document.text, analysis, self._parse(document.text, analysis.sentences), self.name
        )

    def _parse(self, text: str, sentences: tuple[Span, ...]) -> Parse:
        pipeline = self.pipeline  # loaded for an empty document too: the first tells what is missing
        apart = Apart.of(text, sentences)
        return parse_of(pipeline(apart.text), apart.origin) if apart.starts else Parse(words=())
