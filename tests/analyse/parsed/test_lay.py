"""Parses laid on our tokens: cases, and any parse of any text against a slow reference."""

from __future__ import annotations

from itertools import pairwise

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from quoteattr.analyse import engine_named
from quoteattr.analyse.layout import paragraphs, tokenize
from quoteattr.analyse.parsed.lay import lay, lay_on, lay_syntax_on
from quoteattr.analyse.parsed.parse import Parse, Word
from quoteattr.model import Document, EntityKind, Name, Span, Token

#: A text, its words (text, head, relation), and what each token gets: head and relation.
CASES: dict[str, tuple[str, list[tuple[str, int, str]], list[tuple[int | None, str | None]]]] = {
    "word for word": (
        "Lee agreed.",
        [("Lee", 1, "nsubj"), ("agreed", 1, "root"), (".", 1, "punct")],
        [(1, "nsubj"), (1, "root"), (1, "punct")],
    ),
    "one token, two words": (
        "They won’t go",
        [("They", 3, "nsubj"), ("wo", 3, "aux"), ("n’t", 3, "advmod"), ("go", 3, "root")],
        [(2, "nsubj"), (2, "aux"), (2, "root")],
    ),
    "the upper of the words speaks for the token": (
        "a Kremlin-backed plan",
        [
            ("a", 4, "det"),
            ("Kremlin", 3, "obl"),
            ("-", 3, "punct"),
            ("backed", 4, "amod"),
            ("plan", 4, "root"),
        ],
        [(2, "det"), (2, "amod"), (2, "root")],
    ),
    "one word, a noun and its possessive": (
        "Lee’s plan",
        [("Lee’s", 1, "nmod:poss"), ("plan", 1, "root")],
        [(2, "nmod:poss"), (0, "flat"), (2, "root")],
    ),
    "one word, a sign and a number": (
        "spent $5",
        [("spent", 0, "root"), ("$5", 0, "obj")],
        [(0, "root"), (2, "punct"), (0, "obj")],
    ),
    "a word that the parser did not see": ("Yes ☂", [("Yes", 0, "root")], [(0, "root"), (None, None)]),
}


def tokens_of(text: str) -> tuple[Token, ...]:
    return tokenize(text, paragraphs(text))[1]


def words_of(text: str, rows: list[tuple[str, int, str]]) -> list[Word]:
    words, at = [], 0
    for word, head, deprel in rows:
        start = text.index(word, at)
        at = start + len(word)
        words.append(Word(span=Span(start, at), lemma=word.lower(), upos="X", head=head, deprel=deprel))
    return words


@pytest.mark.parametrize(("text", "rows", "expected"), CASES.values(), ids=CASES.keys())
def test_words_on_tokens(
    text: str, rows: list[tuple[str, int, str]], expected: list[tuple[int | None, str | None]]
) -> None:
    laid = lay(tokens_of(text), words_of(text, rows))
    assert [(token.head, token.deprel) for token in laid] == expected


@st.composite
def parses(draw: st.DrawFn) -> tuple[str, list[Word]]:
    """Draw a text and words of it in order, some of which overlap, with heads that need be no tree."""
    text = draw(st.text(alphabet="ab'’$. -\n", max_size=40))
    places = st.integers(0, len(text))
    spans = sorted(
        (Span(min(pair), max(pair)) for pair in draw(st.lists(st.tuples(places, places), max_size=12))),
        key=lambda span: span.start,
    )
    heads = st.none() | st.integers(0, max(0, len(spans) - 1))
    return text, [
        Word(span=span, lemma=str(at), upos="X", head=draw(heads), deprel=f"r{at}")
        for at, span in enumerate(spans)
    ]


@given(parses())
def test_any_parse_is_laid_as_the_reference_lays_it(parse: tuple[str, list[Word]]) -> None:
    text, words = parse
    tokens = tokens_of(text)
    laid = lay(tokens, words)
    assert [(token.span, token.text, token.sentence) for token in laid] == [
        (token.span, token.text, token.sentence) for token in tokens
    ]
    assert all(token.head is None or 0 <= token.head < len(laid) for token in laid)
    assert list(laid) == [reference(tokens, words, at) for at in range(len(tokens))]


@given(st.data())
def test_trees_stay_trees(data: st.DataObject) -> None:
    text = data.draw(st.text(alphabet="ab'’$- ", min_size=1, max_size=40))
    cuts = sorted({0, len(text), *data.draw(st.lists(st.integers(0, len(text)), max_size=12))})
    spans = [Span(start, end) for start, end in pairwise(cuts)]
    order = data.draw(st.permutations(range(len(spans))))
    heads = {at: order[data.draw(st.integers(0, max(0, place - 1)))] for place, at in enumerate(order)}
    words = [Word(span=span, head=heads[at], deprel="dep") for at, span in enumerate(spans)]
    laid = lay(tokens_of(text), words)
    for start in range(len(laid)):
        at, seen = start, {start}
        while (head := laid[at].head) is not None and head != at:
            assert head not in seen
            at = head
            seen.add(at)


def reference(tokens: tuple[Token, ...], words: list[Word], at: int) -> Token:
    """Return a token as the docstring of ``lay`` says that it is, by looking at everything."""
    token = tokens[at]
    own = [word for word in range(len(words)) if home(tokens, words[word]) == at]
    if own:
        best = min(own, key=lambda word: (depth(words, word), word))
        word = words[best]
        head = at if word.head == best else None if word.head is None else home(tokens, words[word.head])
        deprel = None if head is None else word.deprel
        return Token(
            span=token.span,
            text=token.text,
            sentence=token.sentence,
            lemma=word.lemma,
            upos=word.upos,
            head=head,
            deprel=deprel,
        )
    begun = [word for word in words if word.span.start < token.span.end]
    if not begun:
        return token
    furthest = max(begun, key=lambda word: word.span.end)
    if not furthest.span.overlaps(token.span):
        return token
    lettered = any(sign.isalnum() for sign in token.text)
    return Token(
        span=token.span,
        text=token.text,
        sentence=token.sentence,
        head=home(tokens, furthest),
        deprel="flat" if lettered else "punct",
    )


def home(tokens: tuple[Token, ...], word: Word) -> int | None:
    covered = [at for at, token in enumerate(tokens) if token.span.overlaps(word.span)]
    lettered = [at for at in covered if any(sign.isalnum() for sign in tokens[at].text)]
    return next(iter(lettered or covered), None)


def depth(words: list[Word], at: int) -> int:
    seen = {at}
    while words[at].head != at:
        above = words[at].head
        if above is None or above in seen:
            return len(words)
        at = above
        seen.add(at)
    return len(seen) - 1


def test_names_fit_tokens_and_go_behind_those_there() -> None:
    text = "The White House’s Ann Lee met Kremlin-backed aides of Bo Lind."
    there = [Name(span=place(text, "Ann Lee"), kind="person")]
    found: list[tuple[str, EntityKind]] = [
        ("The White House’s", "organization"),
        ("Lee", "other"),
        ("Kremlin", "place"),
        ("Bo Lind", "person"),
    ]
    parse = Parse(words=(), names=tuple(Name(span=place(text, name), kind=kind) for name, kind in found))
    analysis = evolve(engine_named("lexical").analyse(Document.from_text(text)), names=tuple(there))
    laid = lay_on(text, analysis, parse, "a parser")
    assert laid.engine == "a parser"
    names = [(name.span.of(text), name.kind) for name in laid.names]
    assert names == [("White House", "organization"), ("Ann Lee", "person"), ("Bo Lind", "person")]
    assert {mention.span.of(text) for mention in laid.mentions} >= {"Bo Lind"}
    read = evolve(analysis, frames=())
    assert [name.span.of(text) for name in lay_syntax_on(text, read, parse, "a parser").names] == ["Ann Lee"]


def place(text: str, part: str) -> Span:
    start = text.index(part)
    return Span(start, start + len(part))
