"""What speaks for and against an antecedent: for each feature, where it holds and where it just does not.

The mention that is asked about stands in brackets, the candidate in braces.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from quoteattr.analyse.lexical import LexicalEngine
from quoteattr.detect import detect
from quoteattr.model import Document
from quoteattr.resolve.chains import build_chains
from quoteattr.resolve.features import LINKED, Option, Question, features
from quoteattr.resolve.ranker import Ranked, learned_ranker

CASES: Mapping[str, tuple[list[str], list[str]]] = {
    # --- who or what is asked for ------------------------------------------------------------
    "a person is meant": (
        ["{Otto Brandt} left. [He] was late.", "{Otto Brandt}, a baker, left. [The baker] was late."],
        ["{NATO} closed. [It] was broke."],
    ),
    "a body or thing is meant": (
        ["{NATO} closed. [It] was broke."],
        ["{Otto Brandt} left. [He] was late.", "{NATO} closed. [They] were broke."],
    ),
    "several is meant": (
        ["{NATO} closed. [They] were broke."],
        ["{NATO} closed. [It] was broke."],
    ),
    "a person speaks": (
        ["{Otto Brandt} left. “I am late,” [he] said."],
        ["{Otto Brandt} left. [He] was late.", "{NATO} closed. “We are broke,” [it] said."],
    ),
    "a body or thing speaks": (
        ["{NATO} closed. “We are broke,” [it] said."],
        ["{NATO} closed. [It] was broke."],
    ),
    "several speaks": (
        ["{NATO} closed. “We are broke,” [they] said."],
        ["{NATO} closed. [They] were broke."],
    ),
    # --- what the candidate is ---------------------------------------------------------------
    "described, not named": (
        ["{A baker} left. [He] was late."],
        ["{Otto Brandt} left. [He] was late."],
    ),
    "a name of unknown kind": (
        ["{Northwind Engineering} closed. [It] was broke."],
        ["{Otto Brandt} left. [He] was late.", "{A baker} left. [He] was late."],
    ),
    "the name of a body, or of a place that acts": (
        ["{NATO} closed. [It] was broke.", "{Norway} left. [It] was tired."],
        ["The king left {Norway}. [It] was cold.", "{Otto Brandt} left. [He] was late."],
    ),
    "the name of a place": (
        ["The king left {Norway}. [It] was cold."],
        ["{Norway} left. [It] was tired."],
    ),
    "the name of a group": (
        ["{Democrats} left. [They] were tired."],
        ["{NATO} closed. [They] were broke."],
    ),
    "gender agrees": (
        ["{Otto Brandt} left. [He] was late."],
        ["{Zzyx Qumblo} left. [He] was late.", "{NATO} closed. [It] was broke."],
    ),
    "gender unknown": (
        ["{Zzyx Qumblo} left. [He] was late."],
        ["{Otto Brandt} left. [He] was late.", "{NATO} closed. [It] was broke."],
    ),
    # --- how far away it is ------------------------------------------------------------------
    "in the same sentence": (
        ["{Otto Brandt} left when [he] was late."],
        ["{Otto Brandt} left. [He] was late."],
    ),
    "one sentence before": (
        ["{Otto Brandt} left. [He] was late.", "{Otto Brandt} left. “I am late. I am tired,” [he] said."],
        ["{Otto Brandt} left when [he] was late.", "{Otto Brandt} left. It rained. [He] was late."],
    ),
    "two sentences before": (
        ["{Otto Brandt} left. It rained. [He] was late."],
        ["{Otto Brandt} left. [He] was late.", "{Otto Brandt} left. It rained. It snowed. [He] was late."],
    ),
    "three to five sentences before": (
        [
            "{Otto Brandt} left. It rained. It snowed. [He] was late.",
            "{Otto Brandt} left. It rained. It snowed. It blew. It froze. [He] was late.",
        ],
        [
            "{Otto Brandt} left. It rained. [He] was late.",
            "{Otto Brandt} left. It rained. It snowed. It blew. It froze. It thawed. [He] was late.",
        ],
    ),
    "in the same paragraph": (
        ["{Otto Brandt} left. [He] was late."],
        ["{Otto Brandt} left.\n\n[He] was late."],
    ),
    "in the paragraph before": (
        ["{Otto Brandt} left.\n\n[He] was late."],
        ["{Otto Brandt} left. [He] was late.", "{Otto Brandt} left.\n\nIt rained.\n\n[He] was late."],
    ),
    "latest who fits": (
        ["Karl Weber met {Otto Brandt}. [He] was late.", "{Otto Brandt} met Ida Holm. [He] was late."],
        ["{Otto Brandt} met Karl Weber. [He] was late."],
    ),
    "second latest who fits": (
        ["{Otto Brandt} met Karl Weber. [He] was late."],
        [
            "Karl Weber met {Otto Brandt}. [He] was late.",
            "{Otto Brandt} met Karl Weber and Tom Abara. [He] was late.",
        ],
    ),
    # --- what it was there -------------------------------------------------------------------
    "was subject": (["{Otto Brandt} left. [He] was late."], ["The crowd met {Otto Brandt}. [He] was late."]),
    "was object": (["The crowd met {Otto Brandt}. [He] was late."], ["{Otto Brandt} left. [He] was late."]),
    "was possessor": (
        ["{Otto Brandt}’s mill burned. [He] was late."],
        ["{Otto Brandt} left. [He] was late."],
    ),
    "subject of this very sentence": (
        ["{Otto Brandt} left when [he] was late."],
        ["The crowd met {Otto Brandt} when [he] was late.", "{Otto Brandt} left. [He] was late."],
    ),
    "subject of the sentence before": (
        ["{Otto Brandt} left. [He] was late.", "{Otto Brandt} left.\n\n[He] was late."],
        [
            "The crowd met {Otto Brandt}. [He] was late.",
            "{Otto Brandt} left when [he] was late.",
            "{Otto Brandt} left. It rained. [He] was late.",
        ],
    ),
    "subject of the sentence before, in this paragraph": (
        ["{Otto Brandt} left. [He] was late."],
        ["{Otto Brandt} left.\n\n[He] was late.", "{Otto Brandt} left when [he] was late."],
    ),
    "subject of the sentence before, and this speaks": (
        ["{Otto Brandt} left. “I am late,” [he] said."],
        ["{Otto Brandt} left. [He] was late.", "The crowd met {Otto Brandt}. “I am late,” [he] said."],
    ),
    "one of two named together": (
        [
            "{Otto Brandt} and Ida Holm left. [He] was late.",
            "Ida Holm and {Otto Brandt} left. [He] was late.",
        ],
        ["{Otto Brandt} left. [He] was late."],
    ),
    "subject as the pronoun is": (
        ["{Otto Brandt} left. [He] was late."],
        ["The crowd met {Otto Brandt}. [He] was late.", "{Otto Brandt} left. We saw [him]."],
    ),
    "object as the pronoun is": (
        ["The crowd met {Otto Brandt}. We saw [him]."],
        ["{Otto Brandt} left. We saw [him]."],
    ),
    "possessor as the pronoun is": (
        ["{Otto Brandt}’s mill burned. [His] house stood."],
        ["{Otto Brandt} left. [His] house stood."],
    ),
    "subject, where the pronoun is an object beside it": (
        ["{Otto Brandt} left after the rain soaked [him]."],
        ["{Otto Brandt} left. We saw [him].", "{Otto Brandt} left when [he] was late."],
    ),
    "in the sentence of a possessive": (
        ["{Otto Brandt} sold [his] house."],
        ["{Otto Brandt} left. [His] house stood.", "{Otto Brandt} left when [he] was late."],
    ),
    # --- how it stands in the text -----------------------------------------------------------
    "last taken up by a pronoun": (
        ["{Otto Brandt} left. He rested. [He] was late."],
        ["{Otto Brandt} left. [He] was late."],
    ),
    "last taken up by a nominal": (
        ["{A baker} left. [He] was late."],
        ["{Otto Brandt} left. [He] was late."],
    ),
    "mentioned most": (
        ["{Otto Brandt} left. Brandt slept. Karl Weber woke him. [He] was late."],
        [
            "{Otto Brandt} left. [He] was late.",
            "Karl Weber left. Weber slept. {Otto Brandt} came. [He] was late.",
        ],
    ),
    "mentioned once": (
        ["{Otto Brandt} left. [He] was late."],
        ["{Otto Brandt} left. Brandt slept. [He] was late."],
    ),
    "opens the article": (
        ["{Otto Brandt} left. [He] was late."],
        ["It rained.\n\nIt snowed.\n\nIt blew.\n\n{Otto Brandt} left. [He] was late."],
    ),
    # --- who spoke ---------------------------------------------------------------------------
    "spoke last": (
        ["“I go,” {Otto Brandt} said. [He] was late."],
        ["{Otto Brandt} left. [He] was late.", "“I go,” {Otto Brandt} said. “I am late,” [he] said."],
    ),
    "spoke last, and this speaks": (
        ["“I go,” {Otto Brandt} said. “I am late,” [he] said."],
        ["“I go,” {Otto Brandt} said. [He] was late."],
    ),
    "spoke last, in this paragraph": (
        ["“I go,” {Otto Brandt} said. [He] was late."],
        ["“I go,” {Otto Brandt} said.\n\n[He] was late."],
    ),
    "spoke last, in the paragraph before": (
        ["“I go,” {Otto Brandt} said.\n\n[He] was late."],
        [
            "“I go,” {Otto Brandt} said. [He] was late.",
            "“I go,” {Otto Brandt} said.\n\nRain.\n\n[He] was late.",
        ],
    ),
    "spoke before": (
        ["“I go,” {Otto Brandt} said. “I stay,” Ida Holm said. [He] was late."],
        [
            "“I go,” {Otto Brandt} said. [He] was late.",
            "{Otto Brandt} left. “I stay,” Ida Holm said. [He] was late.",
        ],
    ),
    "spoke before, and this speaks": (
        ["“I go,” {Otto Brandt} said. “I stay,” Ida Holm said. “I am late,” [he] said."],
        ["“I go,” {Otto Brandt} said. “I stay,” Ida Holm said. [He] was late."],
    ),
    "the quote is told to them": (
        ["{Otto Brandt} left. “I am late,” [he] told Otto Brandt."],
        ["{Otto Brandt} left. “I am late,” [he] told Karl Weber."],
    ),
    "the quote speaks of them by name": (
        ["{Otto Brandt} left. “Brandt is late,” [he] said."],
        ["{Otto Brandt} left. “I am late,” [he] said.", "{Otto Brandt} left. [He] said Brandt is late."],
    ),
    "the reported clause speaks of them by name": (
        ["{Otto Brandt} left. [He] said Brandt is late."],
        ["{Otto Brandt} left. “Brandt is late,” [he] said."],
    ),
    "named in the rest of the sentence": (
        ["{Otto Brandt} left. After [he] slept, Brandt was late."],
        ["{Otto Brandt} left. [He] was late. Brandt slept.", "{Otto Brandt} left. [He] said Brandt is late."],
    ),
    # --- descriptions ------------------------------------------------------------------------
    "the role is known, word for word": (
        ["Finance Minister {Otto Brandt} left. [The finance minister] was late."],
        ["Finance Minister {Otto Brandt} left. [The prime minister] was late."],
    ),
    "the role is known, of somewhere else": (
        ["Spanish Finance Minister {Otto Brandt} left. [The minister] was late."],
        ["Finance Minister {Otto Brandt} left. [The minister] was late."],
    ),
    "the role is known, what else is said is not": (
        ["Finance Minister {Otto Brandt} left. [The prime minister] was late."],
        ["Finance Minister {Otto Brandt} left. [The minister] was late."],
    ),
    "another role is known": (
        ["Finance Minister {Otto Brandt} left. [The baker] was late."],
        ["{Otto Brandt} left. [The baker] was late."],
    ),
    "no role is known": (
        ["{Otto Brandt} left. [The baker] was late."],
        ["Finance Minister {Otto Brandt} left. [The baker] was late."],
    ),
    "more than a noun is said": (
        ["{Otto Brandt} left. [The finance minister] was late."],
        ["{Otto Brandt} left. [The minister] was late."],
    ),
    "the name ends in the noun": (
        ["{Labor Department} closed. [The department] was broke."],
        ["{Labor Department} closed. [The agency] was broke."],
    ),
    "somebody's": (
        ["Minister {Otto Brandt} left. [Norway’s minister] was late."],
        ["Minister {Otto Brandt} left. [The minister] was late."],
    ),
    "without an article": (
        ["Minister {Otto Brandt} left. The crowd met [this minister]."],
        [
            "Minister {Otto Brandt} left. [The minister] was late.",
            "Minister {Otto Brandt} left. [Norway’s minister] was late.",
        ],
    ),
}

ROWS = {
    f"{'holds' if holds else 'does not hold'}: {feature}: {marked}": (feature, marked, holds)
    for feature, (where, where_not) in CASES.items()
    for holds, texts in ((True, where), (False, where_not))
    for marked in texts
}


def held(marked: str) -> tuple[str, ...]:
    """Return the features that hold of the candidate in braces for the mention in brackets."""
    text = "".join(sign for sign in marked if sign not in "[]{}")
    asked = marked.replace("{", "").replace("}", "").index("[")
    candidate = marked.replace("[", "").replace("]", "").index("{")
    found: list[tuple[str, ...]] = []

    def rank(question: Question, options: Sequence[Option]) -> tuple[Ranked, ...]:
        if question.mention.span.start <= asked < question.mention.span.end:
            found.extend(
                features(question, option)
                for option in options
                if any(
                    mention.span.start <= candidate < mention.span.end
                    for mention in option.trace.draft.mentions
                )
            )
        return learned_ranker()(question, options)

    document = Document.from_text(text)
    analysis = LexicalEngine().analyse(document)
    build_chains(text, analysis, detect(document, analysis), rank)
    assert len(found) == 1, "the candidate is not considered for the mention"
    return found[0]


@pytest.mark.parametrize(("feature", "marked", "holds"), ROWS.values(), ids=ROWS)
def test_features(feature: str, marked: str, *, holds: bool) -> None:
    assert (feature in held(marked)) is holds


def test_every_feature_that_weighs_has_a_case() -> None:
    weighed = {name for weights in learned_ranker().weights.values() for name in weights}
    assert set(CASES) == weighed - {LINKED}
