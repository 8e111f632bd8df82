"""An engine's coreference chains as evidence: they are heard, and do not decide alone."""

from __future__ import annotations

from attrs import evolve

from quoteattr.analyse import engine_named
from quoteattr.detect import detect
from quoteattr.model import Analysis, Attribution, Chain, Document, Span
from quoteattr.resolve import resolve
from quoteattr.resolve.features import LINKED

TEXT = "Ann Lee met Eva Berg on Monday. Eva Berg stayed. “We agreed,” she said."


def attribution(*chains: tuple[str, ...]) -> Attribution:
    """Attribute the text with chains of the phrases given, each at its last place before the quote's end."""
    document = Document.from_text(TEXT)
    analysis: Analysis = engine_named("lexical").analyse(document)
    found = tuple(
        Chain(id=at, mentions=tuple(span_of(phrase) for phrase in chain)) for at, chain in enumerate(chains)
    )
    analysis = evolve(analysis, chains=found)
    (quote,) = resolve(document, analysis, detect(document, analysis)).quotes
    return quote.attribution


def span_of(phrase: str) -> Span:
    start = TEXT.rindex(phrase)
    return Span(start, start + len(phrase))


def score(given: Attribution, name: str) -> float:
    return next(each.score for each in given.candidates if each.speaker.name == name)


def test_a_chain_speaks_for_whom_it_links() -> None:
    alone, linked = attribution(), attribution(("Ann Lee", "she"))
    assert score(linked, "Ann Lee") > score(alone, "Ann Lee")
    assert any(
        LINKED in reason
        for each in linked.candidates
        if each.speaker.name == "Ann Lee"
        for reason in each.reasons
    )


def test_a_chain_of_others_says_nothing() -> None:
    assert attribution(("Ann Lee", "Monday")) == attribution()


def test_a_chain_of_phrases_that_are_no_mentions_says_nothing() -> None:
    assert attribution(("met Eva", "agreed")) == attribution()
