"""Words against a slow reference that divides the whole text at once, without remembering anything."""

from __future__ import annotations

import regex
from hypothesis import given
from hypothesis import strategies as st

from quoteattr.dedupe import normalise
from quoteattr.dedupe.grams import grams_of
from quoteattr.dedupe.normalise import comparable, words_of

LETTERS = "aAbBé ÉßǅI.,'’-–—…[]()%&$“”1½ﬁ\u0301\u00ad\u200b\u2060\ud800\x1c\x85\xa0\n\t日"
TEXT = st.text(st.sampled_from(LETTERS), max_size=40) | st.text(max_size=30)


def slow(text: str) -> list[tuple[str, int, int]]:
    matches = regex.finditer(normalise._WORD, text)  # noqa: SLF001 - the pattern is the definition
    return [(comparable(match.group()), *match.span()) for match in matches]


@given(text=TEXT)
def test_words_are_those_of_the_whole_text(text: str) -> None:
    assert [(word.text, word.start, word.end) for word in words_of(text)] == slow(text)


@given(text=TEXT)
def test_names_are_told_where_the_document_has_them(text: str) -> None:
    plain = words_of(text)
    named = words_of(text, frozenset(word.text for word in plain))
    assert [word[:3] for word in named] == [word[:3] for word in plain]
    assert all(new.kind in {old.kind, "name"} for new, old in zip(named, plain, strict=True))


@given(text=TEXT)
def test_grams_of_a_part_are_grams_of_the_whole(text: str) -> None:
    words = words_of(text)
    assert grams_of(words[2:6]) <= grams_of(words)
