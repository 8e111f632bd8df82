"""Running a system over annotated articles; ours, and the plainest of baselines."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable
from typing import Protocol

from attrs import frozen

from benchmarks.values import Answer, GoldArticle, Prediction
from quoteattr.model import Document, Quote, Span
from quoteattr.pipeline import Pipeline

#: Strings between double marks; a mark does not reach over a line break.
_BETWEEN_MARKS = re.compile(r"“[^”\n]*”|\"[^\"\n]*\"")


class System(Protocol):
    """Anything that finds quotes in a text."""

    @property
    def name(self) -> str:
        """Name in the tables."""
        ...

    def predict(self, article: GoldArticle) -> tuple[Prediction, ...]:
        """Find the quotes of an article's text; raising is counted as a crash."""
        ...


@frozen(kw_only=True)
class Ours:
    """The pipeline of this project with one of its engines."""

    name: str
    pipeline: Pipeline

    def predict(self, article: GoldArticle) -> tuple[Prediction, ...]:
        """Attribute the text."""
        document = Document(id=article.id, text=article.text)
        return tuple(prediction_of(quote) for quote in self.pipeline.attribute(document).quotes)


def prediction_of(quote: Quote) -> Prediction:
    """Map one of our quotes to what the metrics compare."""
    given = quote.attribution
    return Prediction(
        contents=tuple(passage.span for passage in quote.contents),
        verbatim=tuple(passage.span for passage in quote.verbatim),
        source=given.source.span if given.source else None,
        cue=given.cue.span if given.cue else None,
        kind=quote.kind,
        speech=quote.speech,
        speaker=given.speaker.name if given.speaker else None,
        named=given.speaker.named if given.speaker else True,
        status=given.status,
        rule=given.rule,
    )


@frozen(kw_only=True)
class EveryString:
    """Every string between double marks as it stands: what finding quotes costs nothing to reach."""

    name: str = "every string between marks"

    def predict(self, article: GoldArticle) -> tuple[Prediction, ...]:
        """Take every string with its marks for a quote of nobody."""
        spans = [(Span(*found.span()),) for found in _BETWEEN_MARKS.finditer(article.text)]
        return tuple(Prediction(contents=span, verbatim=span) for span in spans)


@frozen(kw_only=True)
class Run:
    """What a system answered, and what it took."""

    system: str
    answers: tuple[Answer, ...]
    words: int
    #: Processor time of this process, without reading the data.
    seconds: float

    @property
    def crashes(self) -> int:
        """Count the articles on which the system raised."""
        return sum(answer.crash is not None for answer in self.answers)

    @property
    def words_per_second(self) -> int:
        """Words per second of processor time, whatever number of cores it was spent on."""
        return round(self.words / self.seconds) if self.seconds else 0


def run(system: System, articles: Iterable[GoldArticle]) -> Run:
    """Run a system over articles, one at a time."""
    listed = list(articles)
    before = time.process_time()
    answers = tuple(_answer(system, article) for article in listed)
    seconds = time.process_time() - before
    words = sum(len(article.text.split()) for article in listed)
    return Run(system=system.name, answers=answers, words=words, seconds=seconds)


def _answer(system: System, article: GoldArticle) -> Answer:
    try:
        return Answer(article=article, predictions=system.predict(article))
    except Exception as error:  # noqa: BLE001 - a crash of any kind is a result here
        return Answer(article=article, predictions=(), crash=f"{type(error).__name__}: {error}"[:200])
