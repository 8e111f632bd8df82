"""The spaCy engine: syntax and names by a pipeline of spaCy's on the tokens of another engine."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any

from attrs import evolve, field, frozen

from quoteattr.analyse.engine import Engine
from quoteattr.analyse.lexical import LexicalEngine
from quoteattr.analyse.parsed.feed import LONGEST, whole
from quoteattr.analyse.parsed.lay import lay_syntax_on
from quoteattr.analyse.parsed.parse import Parse, Word
from quoteattr.analyse.parsed.spacy_parse import parse_of
from quoteattr.errors import MissingExtraError, ModelError
from quoteattr.model import Analysis, Document, Span

#: Code points that spaCy reads at once; its memory grows with them.
_AT_ONCE = 50_000


@frozen(kw_only=True)
class SpacyEngine:
    """Syntax and names by spaCy; all else by the engine ``under`` it.

    ``model`` is what ``spacy.load`` takes: the name of an installed package, or a folder. It is loaded
    with the first document.
    """

    model: str
    #: Finds paragraphs, sentences, tokens and frames; its names go first, and a network's stand alone.
    under: Engine = field(factory=LexicalEngine)

    @property
    def name(self) -> str:
        """Name of the engine."""
        own = f"spacy:{self.model}"
        return own if self.under.name == "lexical" else f"{own}+{self.under.name}"

    @cached_property
    def pipeline(self) -> Any:  # noqa: ANN401  spaCy need not be installed where types are checked
        """The pipeline of spaCy; loading it raises ModelError where there is none of that name."""
        try:
            import spacy
        except ImportError as error:
            raise MissingExtraError(extra="spacy", feature="the spaCy engine") from error

        try:
            return spacy.load(self.model, exclude=["quoteattr"])
        except OSError as error:
            got = f"get it: python -m spacy download {self.model}"
            raise ModelError(
                path=self.model, reason=f"no package or folder of spaCy's is called so; {got}"
            ) from error
        except (ImportError, ValueError) as error:
            raise ModelError(path=self.model, reason=str(error).splitlines()[0]) from error

    def analyse(self, document: Document) -> Analysis:
        """Analyse one document; never raise on its text."""
        analysis = self.under.analyse(document)
        pipeline = self.pipeline  # loaded for an empty document too: the first tells what is missing
        parse = _joined([_parse(pipeline, document.text, run) for run in _runs(analysis.sentences)])
        return lay_syntax_on(document.text, analysis, parse, self.name)


def _parse(pipeline: Any, text: str, run: Sequence[Span]) -> Parse:  # noqa: ANN401  as above
    start, end = run[0].start, run[-1].end
    made = pipeline.make_doc(whole(text[start:end]))
    begins = [sentence.start - start for sentence in run]
    behind = -1
    for token in made:
        sentence = bisect_left(begins, token.idx + 1)
        # Set before the parser runs, it binds: spaCy would end sentences inside quotation marks.
        token.is_sent_start = sentence != behind
        behind = sentence
    return parse_of(pipeline(made), start)


def _runs(sentences: Sequence[Span]) -> Iterator[Sequence[Span]]:
    """Yield runs of sentences that are read at once; sentences that are too long are in none."""
    run: list[Span] = []
    for sentence in sentences:
        is_readable = len(sentence) <= LONGEST
        if run and (not is_readable or sentence.end - run[0].start > _AT_ONCE):
            yield run
            run = []
        if is_readable:
            run.append(sentence)
    if run:
        yield run


def _joined(parses: Sequence[Parse]) -> Parse:
    words: list[Word] = []
    for parse in parses:
        first = len(words)
        words += (word if word.head is None else evolve(word, head=first + word.head) for word in parse.words)
    return Parse(words=tuple(words), names=tuple(name for parse in parses for name in parse.names))
