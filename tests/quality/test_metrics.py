from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import metrics
from benchmarks.metrics import Detection, Share
from benchmarks.names import bare, head_noun
from benchmarks.values import (
    Answer,
    GoldArticle,
    GoldAttribution,
    GoldSpeaker,
    GoldString,
    Prediction,
    Spans,
)
from quoteattr.model import Span


def spans(*pairs: tuple[int, int]) -> Spans:
    return tuple(Span(start, end) for start, end in pairs)


def gold(
    *content: tuple[int, int], source: Spans = (), cue: Spans = (), quoted: bool = True
) -> GoldAttribution:
    return GoldAttribution(source=source, cue=cue, content=spans(*content), quoted=quoted)


def answer(text: str, right: list[GoldAttribution], given_: list[Prediction]) -> Answer:
    article = GoldArticle(id="a", text=text, attributions=tuple(right))
    return Answer(article=article, predictions=tuple(given_))


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("He said: “[We won].” It", "He said: [“We won].” It"),
        ("He said: “[We won.]” It", "He said: [“We won.”] It"),
        ("He said: [“We won.”] It", "He said: [“We won.”] It"),
        ('"[We won],"', '["We won],"'),
        ("“[We won.]\n\n“[And]", "[“We won.]\n\n[“And]"),
        ("called it “[great]”", "called it [“great”]"),
        ("called it [“great]”", "called it [“great”]"),
        ("‘[We won]’ he said", "[‘We won’] he said"),
        ("the [voters]’ will", "the [voters]’ will"),
        ("said [ that it is so ]", "said  [that it is so] "),
        ("said that [it is so]", "said [that it is so]"),
        ("said that “[it is so]”", "said that [“it is so”]"),
        ("[whole text]", "[whole text]"),
    ],
)
def test_contents_take_in_the_marks_around_them(marked: str, expected: str) -> None:
    text = marked.replace("[", "").replace("]", "")
    assert metrics.extents(text, _bracketed(marked)) == _bracketed(expected)


def _bracketed(marked: str) -> Spans:
    found: list[Span] = []
    place = start = 0
    for sign in marked:
        if sign == "[":
            start = place
        elif sign == "]":
            found.append(Span(start, place))
        else:
            place += 1
    return tuple(found)


@pytest.mark.parametrize(
    ("right", "given_", "threshold", "expected"),
    [
        ([[(0, 10)]], [[(0, 10)]], 0.3, {0: 0}),
        ([[(0, 10)]], [[(0, 3)]], 0.3, {}),
        ([[(0, 10)]], [[(0, 4)]], 0.3, {0: 0}),
        ([[(0, 10)]], [[(0, 8)]], 0.8, {}),
        ([[(0, 10)]], [[(0, 9)]], 0.8, {0: 0}),
        # Two halves of one quote: only one of the predictions can have it, the longer one.
        ([[(0, 10), (20, 30)]], [[(0, 8)], [(20, 30)]], 0.3, {0: 1}),
        # One prediction over two gold contents goes to the one that it resembles.
        ([[(0, 10)], [(10, 40)]], [[(0, 40)]], 0.3, {1: 0}),
        # The better pair is taken first, whatever the order.
        ([[(0, 10)], [(0, 20)]], [[(0, 20)], [(0, 10)]], 0.3, {0: 1, 1: 0}),
        ([[(0, 10)]], [], 0.3, {}),
        ([], [[(0, 10)]], 0.3, {}),
    ],
)
def test_matches_are_one_to_one_and_closest_first(
    right: list[list[tuple[int, int]]],
    given_: list[list[tuple[int, int]]],
    threshold: float,
    expected: dict[int, int],
) -> None:
    found = metrics.greedy_matches([spans(*one) for one in right], [spans(*one) for one in given_], threshold)
    assert found == expected


def _sets(contents: list[Spans]) -> list[set[int]]:
    return [{place for span in one for place in range(span.start, span.end)} for one in contents]


def slow_matches(right: list[Spans], given_: list[Spans], threshold: float) -> dict[int, int]:
    """Take the closest pair that is left, again and again, over plain sets of places."""
    golds, predictions = _sets(right), _sets(given_)
    matches: dict[int, int] = {}
    while True:
        left = [
            (len(a & b) / len(a | b), -i, -j)
            for i, a in enumerate(golds)
            for j, b in enumerate(predictions)
            if i not in matches and j not in matches.values() and len(a & b) > threshold * len(a)
        ]
        if not left:
            return matches
        _, i, j = max(left)
        matches[-i] = -j


@st.composite
def contents(draw: st.DrawFn) -> Spans:
    cuts = sorted(draw(st.sets(st.integers(0, 24), min_size=2, max_size=6)))
    return tuple(Span(start, end) for start, end in zip(cuts[::2], cuts[1::2], strict=False))


@given(
    right=st.lists(contents(), max_size=5),
    given_=st.lists(contents(), max_size=5),
    threshold=st.sampled_from([0.3, 0.8]),
)
def test_matching_agrees_with_the_slow_obvious_way(
    right: list[Spans], given_: list[Spans], threshold: float
) -> None:
    found = metrics.greedy_matches(right, given_, threshold)
    assert found == slow_matches(right, given_, threshold)
    assert len(found) >= _most_matches(right, given_, threshold) / 2


def _most_matches(right: list[Spans], given_: list[Spans], threshold: float) -> int:
    golds, predictions = _sets(right), _sets(given_)
    places = [*range(len(predictions)), *[None] * len(golds)]
    return (
        max(
            sum(
                j is not None and len(a & predictions[j]) > threshold * len(a)
                for a, j in zip(golds, order, strict=False)
            )
            for order in permutations(places, len(golds))
        )
        if len(places) <= 6
        else 0
    )


@pytest.mark.parametrize(
    ("score", "precision", "recall", "f1"),
    [
        (Detection(matched=3, gold=4, predicted=6), 0.5, 0.75, 0.6),
        (Detection(matched=0, gold=4, predicted=0), 0.0, 0.0, 0.0),
        (Detection(matched=0, gold=0, predicted=0), 0.0, 0.0, 0.0),
        (Detection(matched=5, gold=5, predicted=5), 1.0, 1.0, 1.0),
    ],
)
def test_precision_recall_and_f1(score: Detection, precision: float, recall: float, f1: float) -> None:
    assert (score.precision, score.recall) == (precision, recall)
    assert score.f1 == pytest.approx(f1)


#        0         1         2         3         4
#        01234567890123456789012345678901234567890123456
TEXT = "“We won,” Ann said. Bob thinks it rains today."


def test_attribution_scores_of_one_small_article() -> None:
    right = [
        gold((0, 9), source=spans((10, 13)), cue=spans((14, 18))),
        gold((31, 45), source=spans((20, 23)), cue=spans((24, 30)), quoted=False),
        gold(quoted=False),
    ]
    given_ = [
        Prediction(contents=spans((1, 8)), source=Span(10, 13), cue=Span(10, 18)),
        Prediction(contents=spans((31, 37)), kind="indirect", source=Span(10, 13)),
        Prediction(contents=spans((38, 45)), speech=False),
    ]
    scores = metrics.attribution_scores([answer(TEXT, right, given_)])
    one = Detection(matched=1, gold=1, predicted=1)
    assert scores == {
        "quoted_0.3": one,
        "quoted_0.8": one,
        "quoted_any_marks": one,
        "source_on_matches": Share(hits=1, of=1),
        "source_end_to_end": Share(hits=1, of=1),
        "cue_on_matches": Share(hits=1, of=1),
        "cue_end_to_end": Share(hits=1, of=1),
        "all_0.3": Detection(matched=2, gold=2, predicted=2),
        "all_0.8": Detection(matched=1, gold=2, predicted=2),
        "exact_source": Detection(matched=1, gold=2, predicted=1),
        "exact_cue": Detection(matched=0, gold=2, predicted=1),
        "exact_content": Detection(matched=1, gold=2, predicted=2),
    }


def test_a_prediction_without_a_double_mark_cannot_be_in_the_gold() -> None:
    text = "“We won,” Ann said. ‘Lost,’ said Bob."
    given_ = [Prediction(contents=spans((1, 8))), Prediction(contents=spans((21, 26)))]
    scores = metrics.attribution_scores([answer(text, [gold((0, 9))], given_)])
    assert scores["quoted_0.3"] == Detection(matched=1, gold=1, predicted=1)
    assert scores["quoted_any_marks"] == Detection(matched=1, gold=1, predicted=2)


def test_a_gold_without_source_counts_end_to_end_only() -> None:
    found = answer(TEXT, [gold((0, 9))], [Prediction(contents=spans((1, 8)), source=Span(10, 13))])
    scores = metrics.attribution_scores([found])
    assert scores["source_on_matches"] == Share(hits=0, of=0)
    assert scores["source_end_to_end"] == Share(hits=0, of=1)


def speaker(
    name: str | None,
    *also: str,
    naming: str = "named",
    form: str = "name",
    source: Spans = (),
    near: bool = True,
) -> GoldSpeaker:
    return GoldSpeaker(
        content=spans((0, 9)),
        source=source,
        speaker=name,
        also=also,
        naming=naming,  # type: ignore[arg-type]
        source_form=form,  # type: ignore[arg-type]
        source_in_sentence=near,
    )


def resolved(name: str, *, named: bool = True, source: Span | None = None) -> Prediction:
    return Prediction(contents=spans((1, 8)), speaker=name, named=named, source=source, status="resolved")


UNRESOLVED = Prediction(contents=spans((1, 8)), status="ambiguous")


@pytest.mark.parametrize(
    ("right", "prediction", "expected"),
    [
        (speaker("Ted Cruz"), resolved("Ted Cruz"), True),
        (speaker("Ted Cruz"), resolved("Sen. Ted Cruz’s"), True),
        (speaker("Ted Cruz"), resolved("TED CRUZ"), True),
        (speaker("Donald Trump"), resolved("Donald J. Trump"), True),
        (speaker("Ted Cruz"), resolved("Cruz"), False),
        (speaker("Ted Cruz", "Cruz"), resolved("Cruz"), True),
        (speaker("Ted Cruz"), resolved("Heidi Cruz"), False),
        (speaker("Ted Cruz"), UNRESOLVED, False),
        (speaker("Ted Cruz"), None, False),
        (speaker("a friend", naming="described"), resolved("the old friend", named=False), True),
        (speaker("several groups", naming="described"), resolved("environmental group"), True),
        (speaker("a friend", naming="described"), resolved("Ted Cruz"), False),
        (
            speaker("a friend", naming="described", source=spans((10, 13))),
            resolved("pal", named=False, source=Span(12, 16)),
            True,
        ),
        (
            speaker("a friend", naming="described", source=spans((10, 13))),
            resolved("Ted Cruz", source=Span(12, 16)),
            False,
        ),
        (speaker(None, naming="unknown"), UNRESOLVED, True),
        (speaker(None, naming="unknown"), resolved("Ted Cruz"), False),
        (speaker(None, naming="unknown"), None, False),
    ],
)
def test_speakers(right: GoldSpeaker, prediction: Prediction | None, expected: bool) -> None:  # noqa: FBT001
    assert metrics.speaker_is_right(right, prediction) is expected


def test_speaker_scores_show_abstaining() -> None:
    cases = [
        ([speaker("Ann")], [resolved("Ann")]),
        ([speaker("Ann", form="pronoun")], [resolved("Bob")]),
        ([speaker("Ann", form="nominal", near=False)], [UNRESOLVED]),
        ([speaker("Ann", form="pronoun")], []),
    ]
    verdicts = [
        verdict
        for right, given_ in cases
        for verdict in metrics.speaker_verdicts(answer(TEXT, [], list(given_)), right)
    ]
    assert metrics.speaker_scores(verdicts) == {
        "speaker_all": Share(hits=1, of=4),
        "speaker_name": Share(hits=1, of=1),
        "speaker_pronoun": Share(hits=0, of=2),
        "speaker_nominal": Share(hits=0, of=1),
        "speaker_no_source_in_sentence": Share(hits=0, of=1),
        "speaker_precision_of_resolved": Share(hits=1, of=2),
        "speaker_share_resolved": Share(hits=2, of=4),
    }


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Dr. Martin Luther King Jr.", ("martin", "luther", "king", "jr")),
        ("President", ("president",)),
        ("the New York Times", ("new", "york", "times")),
        ("Trump’s", ("trump",)),
        ("Heritage Foundations’", ("heritage", "foundations")),
        ("George H. W. Bush", ("george", "bush")),
        ("Mary-Kate O’Brien", ("mary-kate", "o'brien")),
        ("", ()),
    ],
)
def test_bare_names(name: str, expected: tuple[str, ...]) -> None:
    assert bare(name) == expected


@pytest.mark.parametrize(
    ("description", "expected"),
    [
        ("a spokesman for the campaign", "spokesman"),
        ("Officials at Homeland Security", "official"),
        ("a senior administration official, who asked not to be named", "official"),
        ("another", "another"),
        ("", None),
    ],
)
def test_head_nouns(description: str, expected: str | None) -> None:
    assert head_noun(description) == expected


@pytest.mark.parametrize(
    ("prediction", "expected"),
    [
        (Prediction(contents=spans((1, 8)), verbatim=spans((1, 8))), True),
        (Prediction(contents=spans((0, 9)), verbatim=spans((0, 9))), True),
        (Prediction(contents=spans((1, 8)), verbatim=spans((1, 8)), speech=False), False),
        (Prediction(contents=spans((1, 8)), verbatim=spans((1, 8)), kind="indirect"), False),
        # The string is but a small part of what another quote has between its marks.
        (Prediction(contents=spans((0, 40)), verbatim=spans((0, 40))), False),
        (Prediction(contents=spans((0, 40)), verbatim=spans((20, 40)), kind="mixed"), False),
    ],
)
def test_a_string_is_called_speech_by_what_claims_it(prediction: Prediction, expected: bool) -> None:  # noqa: FBT001
    string = GoldString(article="a", start=0, end=9, label="term", sort="title")
    assert metrics.called_speech(answer(TEXT, [], [prediction]), string) is expected


def test_term_scores() -> None:
    labelled = [("term", True), ("term", False), ("speech", True)]
    assert metrics.term_scores(labelled) == {  # type: ignore[arg-type]
        "terms_called_speech": Share(hits=1, of=2),
        "speech_called_speech": Share(hits=1, of=1),
    }


def test_json_has_figures_in_per_cent_and_counts() -> None:
    assert metrics.as_json(Share(hits=1, of=3)) == {"share": 33.3, "hits": 1, "of": 3}
    assert metrics.as_json(Detection(matched=1, gold=2, predicted=2)) == {
        "precision": 50.0,
        "recall": 50.0,
        "f1": 50.0,
        "matched": 1,
        "gold": 2,
        "predicted": 2,
    }
