"""What holds for any text at all."""

from __future__ import annotations

import json
from functools import cache
from itertools import pairwise

import jsonschema
from attrs import evolve
from hypothesis import example, given, settings
from hypothesis import strategies as st

import quoteattr
from quoteattr.lang.marks import MARKS
from quoteattr.write import jsonl
from tests.fuzz.targets import passages

NAMES = ["Helena Marsh", "Otto Brandt", "Marsh", "Ms. Marsh", "Moscow", "Northwind Engineering", "the WHO"]
ROLES = ["the minister", "an official", "Finance Minister Clara Ruiz", "engineers", "he", "she", "it", "they"]
CUES = ["said", "says", "told reporters", "according to", "called it", "added:", "asked", "wrote in a post"]
WORDS = ["We", "sail", "at", "noon", "root causes", "non-starters", "that", "and", "who", "a doctor", "1,000"]
SIGNS = [
    *MARKS,
    ",",
    ".",
    "?",
    "!",
    "…",
    ":",
    ";",
    "—",
    "(",
    ")",
    "'s",
    "’s",
    "\n",
    "\n\n",
    "\r\n",
    " ",
    ", ",
]
SENTENCES = [
    "“We sail at noon,” said Helena Marsh.",
    "“Never,” he added. “Not at all.”",
    "Otto Brandt called the plan “a joke”.",
    "A Ukrainian official said that the talks were over.",
    "‘We talked about a “swap”,’ Ms. Marsh told reporters, according to the Kyiv Post.",
    "The so-called “smart” motorway reopened.",
    "“We go on.",
    "“Who pays?” she asked",
    "He stands 5' 11\" tall in the '90s.",
]

#: Any code points, half a surrogate pair among them.
ANYTHING = st.text(st.characters(), max_size=200)
#: Marks, signs, names and cues in any order, with and without space between them.
JUMBLE = st.lists(st.sampled_from([*NAMES, *ROLES, *CUES, *WORDS, *SIGNS]), max_size=40).flatmap(
    lambda parts: st.sampled_from(["", " "]).map(lambda between: between.join(parts))
)
#: Sentences of an article, whole or cut, in any order.
ARTICLE = st.lists(
    st.tuples(st.sampled_from(SENTENCES), st.integers(0, 8), st.sampled_from([" ", "\n", "\n\n", "\r\n"])),
    max_size=8,
).map(lambda parts: "".join(sentence[cut:] + space for sentence, cut, space in parts))
TEXT = st.one_of(ANYTHING, JUMBLE, ARTICLE)


@cache
def validator(name: str) -> jsonschema.Draft202012Validator:
    schema = quoteattr.schema.load("document" if name == "document" else "canonical_quote")
    return jsonschema.Draft202012Validator(schema)


@given(text=TEXT)
@settings(max_examples=150)
@example("")
@example("“")
@example("\ud800“\udfff”, said \ud83d.")
@example("“A,” said B.\u2028“C.”\x00\x85")
def test_any_text_gives_a_result_whose_spans_are_true(text: str) -> None:
    document = quoteattr.attribute(text)
    assert document.text == text
    for passage in passages(document):
        assert 0 <= passage.start < passage.end <= len(text)
        assert text[passage.start : passage.end] == passage.text


@given(text=TEXT)
@settings(max_examples=80)
def test_a_quote_is_whole(text: str) -> None:
    for quote in quoteattr.attribute(text).quotes:
        assert quote.contents
        assert quote.text == " ".join(part.text for part in quote.verbatim or quote.contents)
        assert (quote.kind == "indirect") == (not quote.verbatim)
        assert list(quote.contents) == sorted(quote.contents, key=lambda part: part.start)
        for part in quote.verbatim:
            assert any(content.span.covers(part.span) for content in quote.contents)
        for one, other in pairwise(quote.contents):
            assert one.end <= other.start


@given(text=TEXT)
@settings(max_examples=80)
@example("”He Ad““0")  # a model's frame whose cue lies in a string
def test_a_stretch_between_marks_is_in_one_quote_only(text: str) -> None:
    parts = sorted(part.span for quote in quoteattr.attribute(text).quotes for part in quote.verbatim)
    assert all(one.end <= other.start for one, other in pairwise(parts))


@given(text=TEXT)
@settings(max_examples=80)
@example(":B!aSKED!sAID THAT%0/")
def test_no_two_quotes_have_one_id(text: str) -> None:
    ids = [quote.id for quote in quoteattr.attribute(text).quotes]
    assert len(ids) == len(set(ids))


@given(text=TEXT)
@settings(max_examples=80)
def test_ids_name_one_thing_and_the_same_again(text: str) -> None:
    document = quoteattr.attribute(text)
    ids = [entity.id for entity in document.entities]
    assert len(ids) == len(set(ids))
    assert all(quote.document_id == document.id for quote in document.quotes)
    assert quoteattr.attribute(text) == document


@given(text=TEXT)
@settings(max_examples=80)
def test_an_attribution_keeps_its_word(text: str) -> None:
    document = quoteattr.attribute(text)
    entities = {(entity.id, entity.name, entity.kind, entity.named) for entity in document.entities}
    for quote in document.quotes:
        found = quote.attribution
        assert (found.status == "resolved") == (found.speaker is not None)
        assert found.speaker is None or quote.speech
        assert found.speaker is None or found.speaker == found.candidates[0].speaker
        assert found.reason
        assert 0 <= found.score <= 1
        for speaker in (found.speaker, *(candidate.speaker for candidate in found.candidates)):
            assert speaker is None or (speaker.id, speaker.name, speaker.kind, speaker.named) in entities


@given(text=TEXT)
@settings(max_examples=40)
def test_a_result_holds_to_the_schema(text: str) -> None:
    document = quoteattr.attribute(text)
    validator("document").validate(json.loads(jsonl.line(document)))
    for saying in quoteattr.deduplicate([document]):
        validator("canonical_quote").validate(json.loads(jsonl.line(saying)))


@given(texts=st.lists(TEXT, max_size=4, unique=True), data=st.data())
@settings(max_examples=40)
def test_the_order_of_documents_does_not_change_the_canonical_quotes(
    texts: list[str], data: st.DataObject
) -> None:
    documents = [quoteattr.attribute(text) for text in texts]
    shuffled = data.draw(st.permutations(documents))
    assert quoteattr.deduplicate(shuffled) == quoteattr.deduplicate(documents)


@given(text=ARTICLE, name=st.text(st.characters(codec="utf-8"), min_size=1, max_size=12))
@settings(max_examples=40)
def test_the_id_of_a_document_changes_nothing_but_ids(text: str, name: str) -> None:
    document = quoteattr.Document.from_text(text)
    one, other = quoteattr.attribute(document), quoteattr.attribute(evolve(document, id=name))
    assert [quote.contents for quote in one.quotes] == [quote.contents for quote in other.quotes]
    assert [quote.attribution.status for quote in one.quotes] == [
        quote.attribution.status for quote in other.quotes
    ]


@given(text=ARTICLE, before=st.integers(0, 4), after=st.integers(0, 4))
@settings(max_examples=40)
def test_blank_lines_around_a_text_change_nothing(text: str, before: int, after: int) -> None:
    padded = quoteattr.attribute("\n" * before + text + "\n" * after)
    plain = quoteattr.attribute(text)
    assert [(quote.kind, quote.text) for quote in padded.quotes] == [
        (quote.kind, quote.text) for quote in plain.quotes
    ]
