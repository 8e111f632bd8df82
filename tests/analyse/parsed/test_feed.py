"""What parsers are given to read, and the way back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quoteattr.analyse.layout import paragraphs, tokenize
from quoteattr.analyse.parsed.feed import LONGEST, Apart
from quoteattr.model import Span


def apart(text: str) -> tuple[Apart, tuple[Span, ...]]:
    sentences, _ = tokenize(text, paragraphs(text))
    return Apart.of(text, sentences), sentences


@given(st.text(alphabet="aB.?“’ \t\n\ud800\u2028é", max_size=60))
def test_every_position_of_a_sentence_leads_back(text: str) -> None:
    read, sentences = apart(text)
    read.text.encode()
    for start, sentence in zip(read.starts, sentences, strict=True):
        for offset in range(len(sentence) + 1):
            assert read.origin(start + offset) == sentence.start + offset


def test_sentences_stand_apart_with_plain_marks() -> None:
    read, _ = apart("“Go,” she said.\tLee’s dog\nwent.")
    assert read.text == '"Go," she said.\n\nLee\'s dog\n\nwent.'


def test_a_sentence_too_long_to_parse_is_left_out() -> None:
    read, sentences = apart("One.\n" + "and " * LONGEST + "\nTwo.")
    assert len(sentences) == 3
    assert read.text == "One.\n\nTwo."
    assert read.origin(6) == sentences[2].start
