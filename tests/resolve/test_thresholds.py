"""What a choice must reach to count as resolved: half of all, and a lead over the next."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from quoteattr.analyse.lexical import LexicalEngine
from quoteattr.detect import detect
from quoteattr.model import Attribution, Document
from quoteattr.resolve.chains import build_chains
from quoteattr.resolve.features import Option, Question
from quoteattr.resolve.ranker import Ranked
from quoteattr.resolve.speakers import attribution_of

PRONOUN = "Otto Brandt met Karl Weber. “We sail,” he said."
DESCRIPTION = "Baker Otto Brandt met baker Karl Weber. “We sail,” the baker said."

#: Points and share of the best and of the next; status and reason.
CASES = {
    "plainly": (
        (2.0, 0.8),
        (0.5, 0.1),
        "resolved",
        "the pronoun stands for Karl Weber: Otto Brandt fits less",
    ),
    "just half": (
        (2.0, 0.5),
        (0.5, 0.1),
        "resolved",
        "the pronoun stands for Karl Weber: Otto Brandt fits less",
    ),
    "just less than half": ((2.0, 0.499), (0.5, 0.1), "ambiguous", "little tells that Karl Weber is meant"),
    "just ahead": (
        (1.0, 0.6),
        (0.5, 0.1),
        "resolved",
        "the pronoun stands for Karl Weber: Otto Brandt fits less",
    ),
    "not enough ahead": (
        (1.0, 0.6),
        (0.501, 0.1),
        "ambiguous",
        "Karl Weber and Otto Brandt fit nearly as well",
    ),
    "alone": ((1.0, 0.6), None, "resolved", "the pronoun stands for Karl Weber: nobody else fits"),
    "alone, and less than half": ((1.0, 0.4), None, "ambiguous", "little tells that Karl Weber is meant"),
}


def attributed(text: str, best: tuple[float, float], following: tuple[float, float] | None) -> Attribution:
    """Attribute the quotation of a text by a ranker that gives the latest mentioned the best score."""

    def rank(question: Question, options: Sequence[Option]) -> tuple[Ranked, ...]:  # noqa: ARG001  a ranker is asked
        given = [best] if following is None else [best, following]
        return tuple(
            Ranked(draft=option.trace.draft, points=points, share=share, reasons=())
            for option, (points, share) in zip(options, given, strict=False)
        )

    document = Document.from_text(text)
    analysis = LexicalEngine().analyse(document)
    (quote,) = detect(document, analysis)
    chains = build_chains(text, analysis, [quote], rank)
    source = quote.attribution.source
    assert source is not None
    inside = [mention for mention in analysis.mentions if source.span.covers(mention.span)]
    return attribution_of(document, chains, inside, quote)


@pytest.mark.parametrize(("best", "following", "status", "reason"), CASES.values(), ids=CASES)
def test_a_choice(
    best: tuple[float, float], following: tuple[float, float] | None, status: str, reason: str
) -> None:
    found = attributed(PRONOUN, best, following)
    assert (found.status, found.reason) == (status, reason)
    assert found.score == pytest.approx(0.98 * best[1], abs=0.001)
    assert (found.speaker.name if found.speaker else None) == ("Karl Weber" if status == "resolved" else None)
    assert [each.score for each in found.candidates] == [each[1] for each in (best, following) if each]


def test_a_description_says_so() -> None:
    found = attributed(DESCRIPTION, (2.0, 0.8), (0.5, 0.1))
    assert found.reason == "the description means Karl Weber: Otto Brandt fits less"
