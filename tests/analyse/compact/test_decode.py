"""Links between the spans of an article."""

from __future__ import annotations

import numpy as np
import pytest

from quoteattr.analyse.compact.decode import FoundSpan, Tables, link
from quoteattr.analyse.compact.encode import Encoded
from quoteattr.analyse.compact.labels import FRAMES, NAMES, LabelSet
from quoteattr.analyse.compact.links import ASKED, ASKING, BUCKETS, ROLE, WIDTH
from quoteattr.analyse.compact.paths import Steps


def steps(labels: LabelSet) -> Steps:
    return Steps(labels.transitions(), *labels.edges())


TABLES = Tables(
    frames=steps(FRAMES), names=steps(NAMES), distance=np.zeros((2, BUCKETS)), none=np.zeros(2) - 1
)


def article(words: int, paragraphs: list[int]) -> Encoded:
    return Encoded(
        ids=np.zeros(words, dtype=np.int32),
        shapes=np.zeros(words, dtype=np.int8),
        offsets=np.array([(2 * at, 2 * at + 1) for at in range(words)]),
        first=np.arange(words + 1),
        paragraph=np.array([*paragraphs, words]),
        stops=np.zeros(words, dtype=bool),
    )


def span(kind: str, at: int) -> FoundSpan:
    return FoundSpan(start=at, end=at + 1, kind=kind, probability=0.9)


def drawn(vectors: np.ndarray, relation: int, asking: int, asked: int) -> None:
    """Let one word draw another by a link of a relation."""
    place = relation * ROLE + asking + asked
    vectors[asking, ASKING[relation] * ROLE + place % ROLE] += 40
    vectors[asked, ASKED[relation] * ROLE + place % ROLE] += 40


def test_a_content_takes_the_cue_that_draws_it_and_the_cue_its_source() -> None:
    vectors = np.zeros((9, WIDTH), dtype=np.float32)
    drawn(vectors, 0, asking=4, asked=6)
    drawn(vectors, 1, asking=6, asked=8)
    spans = [span("source", 0), span("cue", 2), span("content", 4), span("cue", 6), span("source", 8)]
    (frame,) = link(article(9, [0]), vectors, spans, TABLES)
    assert (frame.cue, frame.source) == (spans[3], spans[4])
    assert frame.link == pytest.approx(1.0)


def test_a_link_crosses_no_other_cue() -> None:
    vectors = np.zeros((9, WIDTH), dtype=np.float32)
    drawn(vectors, 0, asking=0, asked=8)
    spans = [span("content", 0), span("cue", 2), span("cue", 8)]
    (frame,) = link(article(9, [0]), vectors, spans, TABLES)
    assert frame.cue == spans[1]


def test_a_link_reaches_two_paragraphs() -> None:
    vectors = np.zeros((9, WIDTH), dtype=np.float32)
    for cue in (4, 6):
        spans = [span("content", 0), span("cue", cue)]
        (frame,) = link(article(9, [0, 2, 4, 6]), vectors, spans, TABLES)
        assert frame.cue == (spans[1] if cue == 4 else None)


def test_contents_of_one_cue_are_one_frame() -> None:
    vectors = np.zeros((9, WIDTH), dtype=np.float32)
    spans = [span("content", 0), span("cue", 2), span("source", 3), span("content", 4)]
    (frame,) = link(article(9, [0]), vectors, spans, TABLES)
    assert frame.contents == (spans[0], spans[3])
    assert frame.source == spans[2]


def test_spans_without_cues_stand_alone() -> None:
    vectors = np.zeros((9, WIDTH), dtype=np.float32)
    spans = [span("content", 0), span("content", 4), span("source", 6)]
    frames = link(article(9, [0]), vectors, spans, TABLES)
    assert [(frame.contents, frame.cue, frame.source) for frame in frames] == [
        ((spans[0],), None, None),
        ((spans[1],), None, None),
    ]
