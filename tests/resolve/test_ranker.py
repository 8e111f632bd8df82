"""Whom mentions stand for: points are sums, reasons tell them, and nothing far away changes them."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from attrs import define, field
from hypothesis import given
from hypothesis import strategies as st

import quoteattr
from quoteattr.analyse.lexical import LexicalEngine
from quoteattr.detect import detect
from quoteattr.model import Document
from quoteattr.resolve.chains import Chains, build_chains
from quoteattr.resolve.features import Option, Question, features
from quoteattr.resolve.places import Places, Sources
from quoteattr.resolve.ranker import Ranked, Ranker, WeightedRanker, learned_ranker, shares

#: The rules by themselves, as in the cases of speakers.
LEXICAL = quoteattr.Pipeline(engine="lexical")
TEXT = (
    "Helena Marsh and Otto Brandt own the mill. Brandt sold half of it to Northwind Engineering in May. "
    "The company closed it. “It was old,” he said. She told Brandt that he was wrong, and the owner left.\n\n"
    "A fisherman from Bremen saw her there. “They quarrelled,” he said. His wife, who had come too, said "
    "that Bremen had lost its mill. It called the loss “a shame.”"
)


@define(kw_only=True)
class Recorder:
    """A ranker that answers as the learned one does and keeps what it was asked."""

    asked: list[tuple[Question, tuple[Option, ...], tuple[Ranked, ...]]] = field(factory=list)

    def __call__(self, question: Question, options: Sequence[Option]) -> tuple[Ranked, ...]:
        ranked = learned_ranker()(question, options)
        self.asked.append((question, tuple(options), ranked))
        return ranked


def chains_of(text: str, rank: Ranker) -> Chains:
    document = Document.from_text(text)
    analysis = LexicalEngine().analyse(document)
    return build_chains(text, analysis, detect(document, analysis), rank)


def recorded(text: str) -> Recorder:
    recorder = Recorder()
    chains_of(text, recorder)
    assert recorder.asked
    return recorder


def test_points_are_the_sum_of_the_weights_of_what_holds() -> None:
    weights = learned_ranker().weights
    for question, options, ranked in recorded(TEXT).asked:
        slow: dict[int, float] = {}
        for option in options:
            points = 0.0
            for name, weight in weights[question.task].items():
                if name in features(question, option):
                    points += weight
            slow[id(option.trace.draft)] = points
        assert {id(each.draft) for each in ranked} == set(slow)
        for each in ranked:
            assert each.points == pytest.approx(slow[id(each.draft)])
        assert [each.points for each in ranked] == pytest.approx(sorted(slow.values(), reverse=True))


def test_reasons_tell_the_points() -> None:
    for _, _, ranked in recorded(TEXT).asked:
        for each in ranked:
            told = sum(
                float(match) for reason in each.reasons for match in re.findall(r"\(([+-].*)\)", reason)
            )
            assert told == pytest.approx(each.points, abs=0.05 * (len(each.reasons) + 5))


def test_every_feature_holds_once_at_most() -> None:
    for question, options, _ in recorded(TEXT).asked:
        for option in options:
            held = features(question, option)
            assert len(held) == len(set(held))


@given(st.lists(st.floats(-50, 50), max_size=8))
def test_shares_leave_room_for_nobody_and_keep_the_order(points: list[float]) -> None:
    found = shares(points)
    assert sum(found) <= 1.0 + 1e-9
    assert all(0 <= share <= 1 for share in found)
    assert sorted(range(len(points)), key=points.__getitem__) == sorted(
        range(len(points)), key=lambda at: (found[at], points[at])
    )


def test_without_weights_nobody_is_meant() -> None:
    chains = chains_of(
        "Otto Brandt left. He was ill.", WeightedRanker(weights={"pronoun": {}, "description": {}})
    )
    pronouns = [span for span in chains.ranked if span not in chains.owner]
    assert len(pronouns) == 1


@pytest.mark.parametrize(
    "more", ["The harbour froze.", "Ada Quist won. “I knew,” she said.", "It rained, he said."]
)
def test_a_paragraph_at_the_end_changes_nothing_before_it(more: str) -> None:
    before = LEXICAL.attribute(Document(id="a", text=TEXT)).quotes
    after = LEXICAL.attribute(Document(id="a", text=f"{TEXT}\n\n{more}")).quotes
    assert after[: len(before)] == before


def test_candidates_are_bounded() -> None:
    names = " ".join(f"{given} Abara{at}s sang." for at in range(60) for given in ("Tom", "Karl"))
    text = f"{names} A sailor sang. " * 2 + "He sang."
    assert max(len(options) for _, options, _ in recorded(text).asked) <= 18


ROLES: dict[str, tuple[str, str]] = {
    "first in the sentence": ("[Otto Brandt] sang.", "subject"),
    "behind a preposition": ("The crowd sang with [Otto Brandt].", "object"),
    "behind a verb": ("The crowd heard [Otto Brandt].", "object"),
    "owner": ("The crowd heard [Otto Brandt]’s hat.", "possessor"),
    "behind a conjunction": ("It rained and the crowd left because [Otto Brandt] sang.", "subject"),
    "joined to a subject": ("Ida Holm and [Otto Brandt] sang.", "subject"),
    "he": ("Ida Holm left before [he] sang.", "subject"),
    "him": ("Ida Holm heard [him].", "object"),
    "her, with a noun": ("Otto Brandt heard [her] hat.", "possessor"),
    "her, alone": ("Otto Brandt heard [her].", "object"),
}


@pytest.mark.parametrize(("marked", "expected"), ROLES.values(), ids=ROLES)
def test_roles_are_told_by_place(marked: str, expected: str) -> None:
    at = marked.index("[")
    text = marked.replace("[", "").replace("]", "")
    analysis = LexicalEngine().analyse(Document.from_text(text))
    places = Places.of(text, analysis, Sources(spans=[]))
    found = {mention.span.start: places.place(mention).role for mention in analysis.mentions}
    assert found[at] == expected
