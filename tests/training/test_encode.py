"""The text's way to pieces and back, and the windows over it."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from tokenizers import Tokenizer

from quoteattr.analyse.compact.encode import Batch, Geometry, Special, batches, encode, windows, word_shapes
from quoteattr.analyse.compact.labels import FORBIDDEN, FRAMES, NAMES, Labelled, LabelSet
from quoteattr.analyse.compact.network import BUNDLED
from quoteattr.training.corpus import load_tokenizer
from quoteattr.training.data import Article, GoldFrame, paragraphs
from quoteattr.training.targets import gold, linked, segments, tagged

TEXTS = [
    "",
    "\n\n",
    "One.",
    '“We won’t go,” said Ms. Müller-Lüdenscheidt of the U.S.\n\nShe added: "It\'s 5\' 11", I say."',
    "Café\u0301 ﬁne \u00a0 “naïve” 🙂 ½ 北京.\n \nİstanbul ẞ\u200b zero\u00adwidth …\r\nlast \u2028 line",
    "\n\n".join("word " * 3 + f"number {n} said it. Then it left." for n in range(60)),
    "A very long paragraph. " * 150,
    "unbroken" * 200 + " then, " + "no, stop " * 300,
]


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return load_tokenizer(BUNDLED)


@pytest.mark.parametrize("text", TEXTS)
def test_words_slice_to_themselves_and_come_in_order(tokenizer: Tokenizer, text: str) -> None:
    encoded = encode(text, paragraphs(text), tokenizer)
    for start, end in encoded.offsets:
        assert not any(letter.isspace() for letter in text[start:end])
        assert end > start
    flat = encoded.offsets.ravel()
    assert (np.diff(flat) >= 0).all()
    assert encoded.first[-1] == len(encoded.ids) == len(encoded.shapes)
    assert (np.diff(encoded.first) > 0).all()
    assert encoded.paragraph[-1] == encoded.words


@pytest.mark.parametrize("text", TEXTS)
def test_every_word_comes_back_from_its_code_points(tokenizer: Tokenizer, text: str) -> None:
    encoded = encode(text, paragraphs(text), tokenizer)
    for word, (start, end) in enumerate(encoded.offsets.tolist()):
        assert encoded.span(start, end) == (word, word + 1)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("shift", [1.0, 0.37])
@pytest.mark.parametrize("geometry", [Geometry(), Geometry(centre=40, before=5, after=3)])
def test_windows_cover_every_word_once(
    tokenizer: Tokenizer, text: str, shift: float, geometry: Geometry
) -> None:
    encoded = encode(text, paragraphs(text), tokenizer)
    cut = windows(encoded, Special.of(tokenizer), geometry, shift=shift)
    seen = Counter(word for window in cut for word in range(window.start, window.end))
    assert seen == Counter(range(encoded.words))
    for window in cut:
        longest = max(np.diff(encoded.first[window.start : window.end + 1]))
        assert encoded.first[window.end] - encoded.first[window.start] <= max(geometry.centre, longest)
        assert window.left <= window.start < window.end <= window.right
        words = range(window.left, window.right)
        assert [int(window.ids[p]) for p in window.places] == [
            int(encoded.ids[encoded.first[w]]) for w in words
        ]


@pytest.mark.parametrize("text", TEXTS)
def test_segments_cover_the_centre_paragraph_by_paragraph(tokenizer: Tokenizer, text: str) -> None:
    encoded = encode(text, paragraphs(text), tokenizer)
    for window in windows(encoded, Special.of(tokenizer), Geometry(centre=50)):
        parts = segments(window, encoded)
        assert [parts[0][0], *(b for _, b, _, _ in parts)] == [a for a, *_ in parts] + [window.end]
        known = set(encoded.paragraph.tolist())
        assert all((a not in known) == left and (b not in known) == right for a, b, left, right in parts)


def test_windows_of_a_batch_keep_their_pieces(tokenizer: Tokenizer) -> None:
    text = TEXTS[5]
    special = Special.of(tokenizer)
    cut = windows(encode(text, paragraphs(text), tokenizer), special, Geometry())
    rows = [window for batch in batches(cut, special.padding, 600) for window in batch.windows]
    assert sorted(map(id, rows)) == sorted(map(id, cut))
    batch = Batch.of(cut, special.padding)
    assert [int(row.sum()) for row in batch.mask] == [len(window) for window in cut]
    assert (batch.ids[~batch.mask] == special.padding).all()


@pytest.mark.parametrize(
    ("words", "shapes"),
    [
        (["the", "The", "THE", "I", "McCain", "9th", ","], [1, 2, 3, 4, 5, 6, 7]),
        (["a", "“", "b", "”", "c"], [1, 15, 9, 15, 1]),
        (["a", '"', "b", '"', "c", '"', "d"], [1, 15, 9, 15, 1, 15, 9]),
        (["”", "a", "“", "b", "“", "c", "”", "d"], [7, 1, 15, 9, 15, 9, 15, 1]),
    ],
)
def test_shapes(words: list[str], shapes: list[int]) -> None:
    assert word_shapes(words) == shapes


@pytest.mark.parametrize("labels", [FRAMES, NAMES], ids=["frames", "names"])
def test_tags_come_back_as_spans_and_are_legal(labels: LabelSet) -> None:
    spans = [
        Labelled(0, 1, labels.kinds[0]),
        Labelled(1, 4, labels.kinds[1]),
        Labelled(4, 6, labels.kinds[1]),
    ]
    tags = labels.encode(spans, 8)
    assert labels.decode(tags) == spans
    steps, (start, end) = labels.transitions(), labels.edges()
    assert start[tags[0]] == end[tags[-1]] == 0
    assert (steps[tags[:-1], tags[1:]] == 0).all()
    assert (steps == FORBIDDEN).any()


def test_gold_carries_links_over(tokenizer: Tokenizer) -> None:
    text = "“Yes,” he said, “we can.”\n\nAnd they will go, officials say."

    def at(part: str) -> tuple[int, int]:
        return text.index(part), text.index(part) + len(part)

    frames = (
        GoldFrame(source=(at("he"),), cue=(at("said"),), content=(at("“Yes,”"), at("“we can.”"))),
        GoldFrame(source=(), cue=(at("say"),), content=(at("they will go"),)),
    )
    article = Article(id="x", text=text, paragraphs=paragraphs(text), frames=frames)
    encoded = encode(text, article.paragraphs, tokenizer)
    known = gold(article, encoded)
    assert known.answers == ((0, 0, 1), (0, -1))
    window = windows(encoded, Special.of(tokenizer), Geometry())
    batch = Batch.of(window, 0)
    links = linked(batch, [encoded], [known], 0)
    assert links is not None
    assert links.answers.tolist() == [1, 1, 2]
    assert links.mask.all()
    assert known.frames is not None
    laid = tagged(batch, [encoded], [known.frames])
    assert laid.mask.sum() == encoded.words
    assert not laid.cut.any()
    assert [s.kind for s in FRAMES.decode(laid.tags[0])] == ["content", "source", "cue", "content"]
    ids = batch.ids.ravel()[laid.places[0][laid.mask[0]]]
    assert ids.tolist() == encoded.ids[encoded.first[: len(ids)]].tolist()
