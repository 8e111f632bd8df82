"""What syntax gives: a verb of saying, its subject, the clause that it governs; what bad parses cannot break.

A parse is written word by word: word/relation/head, heads counted from 1, the root's is 0.
"""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from quoteattr.analyse import engine_named
from quoteattr.detect import detect
from quoteattr.detect.marks import marked_strings
from quoteattr.detect.syntax import find_syntax
from quoteattr.detect.tree import Tree
from quoteattr.lang.syntax import COMPLEMENTS
from quoteattr.model import Analysis, Document, Frame, Span, Token

#: Rule, source, cue, contents with a bar between them.
Told = tuple[str, str | None, str, str]

#: Relations of verbs, in the cases.
VERBAL = frozenset("root ccomp xcomp conj advcl acl acl:relcl parataxis".split())


def words(count: int, laid: str = "") -> str:
    return " ".join(f"w{at}/{laid}" if laid else f"w{at}" for at in range(count))


def joined_verbs(first: int, count: int) -> str:
    """Write verbs from the place ``first`` on, each joined to the one before."""
    return " ".join(f"v{at}/conj/{at - 1}" for at in range(first, first + count))


CASES: Mapping[str, tuple[str, list[Told]]] = {
    "a clause behind its verb": (
        "Ann/compound/2 Lee/nsubj/3 said/root/0 that/mark/7 the/det/6 gate/nsubj/7 shut/ccomp/3 ./punct/3",
        [("complement", "Ann Lee", "said", "the gate shut")],
    ),
    "a clause before its verb": (
        "The/det/2 bridge/nsubj/3 closed/ccomp/7 ,/punct/7 the/det/6 mayor/nsubj/7 said/root/0 ./punct/7",
        [("complement", "the mayor", "said", "The bridge closed")],
    ),
    "a verb amid the clause": (
        (
            "The/det/2 bridge/nsubj/8 ,/punct/6 the/det/5 mayor/nsubj/6 said/parataxis/8 ,/punct/6"
            " shut/root/0 early/advmod/8 ./punct/8"
        ),
        [("parataxis", "the mayor", "said", "The bridge|shut early")],
    ),
    "a verb behind the clause, inverted": (
        "The/det/2 bridge/nsubj/3 closed/root/0 ,/punct/5 said/parataxis/3 the/det/7 mayor/nsubj/5 ./punct/3",
        [("parataxis", "the mayor", "said", "The bridge closed")],
    ),
    "the subject of a verb joined to another": (
        (
            "The/det/2 minister/nsubj/3 came/root/0 home/advmod/3 and/cc/6 said/conj/3 it/nsubj/8 "
            " ended/ccomp/6 ./punct/3"
        ),
        [("complement", "The minister", "said", "it ended")],
    ),
    "a subject with an apposition and a relative clause": (
        (
            "Ann/compound/2 Lee/nsubj/8 ,/punct/5 who/nsubj/5 leads/acl:relcl/2 it/obj/5 ,/punct/5"
            " said/root/0 taxes/nsubj/10 fell/ccomp/8 ./punct/8"
        ),
        [("complement", "Ann Lee, who leads it", "said", "taxes fell")],
    ),
    "a relative is a source of its own": (
        "Officials/nsubj/6 who/nsubj/3 said/acl:relcl/1 it/nsubj/5 ended/ccomp/3 left/root/0 ./punct/6",
        [("complement", "who", "said", "it ended")],
    ),
    "a participle has the subject of its clause": (
        "She/nsubj/2 left/root/0 ,/punct/4 adding/advcl/2 that/mark/7 it/nsubj/7 ended/ccomp/4 ./punct/2",
        [("complement", "She", "adding", "it ended")],
    ),
    "a participle on a noun has the noun": (
        "Men/nsubj/5 claiming/acl/1 it/nsubj/4 ended/ccomp/2 left/root/0 ./punct/5",
        [("complement", "Men", "claiming", "it ended")],
    ),
    "what a statement says, whoever makes it says": (
        "She/nsubj/2 issued/root/0 a/det/4 statement/obj/2 saying/acl/4 it/nsubj/7 ended/ccomp/5 ./punct/2",
        [("complement", "She", "saying", "it ended")],
    ),
    "was quoted as saying": (
        (
            "He/nsubj:pass/3 was/aux:pass/3 quoted/root/0 as/mark/5 saying/advcl/3 it/nsubj/7 ended/ccomp/5 "
            "./punct/3"
        ),
        [("complement", "He", "saying", "it ended")],
    ),
    "went on to say": (
        "He/nsubj/2 went/root/0 on/compound:prt/2 to/mark/5 say/xcomp/2 it/nsubj/7 ended/ccomp/5 ./punct/2",
        [("complement", "He", "say", "it ended")],
    ),
    "a passive with an agent": (
        (
            "It/nsubj:pass/3 was/aux:pass/3 reported/root/0 by/case/6 the/det/6 Post/obl:agent/3 that/mark/9 "
            "it/nsubj/9 ended/ccomp/3 ./punct/3"
        ),
        [("complement", "the Post", "was reported", "it ended")],
    ),
    "a passive without an agent has no source": (
        "They/nsubj:pass/3 were/aux:pass/3 told/root/0 that/mark/6 it/nsubj/6 ended/ccomp/3 ./punct/3",
        [("complement", None, "were told", "it ended")],
    ),
    "auxiliaries are the cue's": (
        "Lee/nsubj/4 has/aux/4 repeatedly/advmod/4 said/root/0 it/nsubj/6 ended/ccomp/4 ./punct/4",
        [("complement", "Lee", "has repeatedly said", "it ended")],
    ),
    "the reason belongs to what is said": (
        "Lee/nsubj/2 said/root/0 it/nsubj/4 ended/ccomp/2 because/mark/7 it/nsubj/7 failed/advcl/2 ./punct/2",
        [("complement", "Lee", "said", "it ended because it failed")],
    ),
    "so does a clause that goes on": (
        "Lee/nsubj/2 said/root/0 it/nsubj/4 ended/ccomp/2 and/cc/7 talks/nsubj/7 began/conj/2 ./punct/2",
        [("complement", "Lee", "said", "it ended and talks began")],
    ),
    "what the speaker did besides does not": (
        "Lee/nsubj/2 said/root/0 it/nsubj/4 ended/ccomp/2 and/cc/6 left/conj/2 ./punct/2",
        [("complement", "Lee", "said", "it ended")],
    ),
    "nor does what another says": (
        (
            "Lee/nsubj/2 said/root/0 it/nsubj/4 ended/ccomp/2 but/cc/7 Ruiz/nsubj/7 said/conj/2 it/nsubj/9 "
            "began/ccomp/7 ./punct/2"
        ),
        [("complement", "Lee", "said", "it ended"), ("complement", "Ruiz", "said", "it began")],
    ),
    "a vow binds by an infinitive": (
        "Lee/nsubj/2 vowed/root/0 to/mark/4 veto/xcomp/2 it/obj/4 ./punct/2",
        [("infinitive", "Lee", "vowed", "to veto it")],
    ),
    "a subject taken for an object is given back": (
        "Lee/nsubj/2 said/root/0 the/det/4 standards/obj/2 are/ccomp/2 good/obj/5 ./punct/2",
        [("complement", "Lee", "said", "the standards are good")],
    ),
    "a name that the parser has parted is made whole": (
        "Ann/nsubj/3 Lee/nsubj/3 said/root/0 it/nsubj/5 ended/ccomp/3 ./punct/3",
        [("complement", "Ann Lee", "said", "it ended")],
    ),
    "a phrase that swallows a quotation is the parser's error": (
        "“/punct/2 Rain/nsubj/4 ”/punct/2 said/root/0 it/nsubj/6 ended/ccomp/4 ./punct/4",
        [],
    ),
    "what the writer thinks is no report": (
        "I/nsubj/2 think/root/0 it/nsubj/4 ended/ccomp/2 ./punct/2",
        [],
    ),
    "what stands between marks is the speaker's own": (
        (
            "“/punct/3 They/nsubj/3 say/ccomp/8 it/nsubj/5 ended/ccomp/3 ,/punct/3 ”/punct/3 said/root/0 "
            "Lee/nsubj/8 ./punct/8"
        ),
        [("complement", "Lee", "said", "“They say it ended,”")],
    ),
    "a verb without a subject has no source": (
        "Said/root/0 it/nsubj/3 ended/ccomp/1 ./punct/1",
        [("complement", None, "Said", "it ended")],
    ),
    "a verb beside nothing": ("Lee/nsubj/2 said/parataxis/0 ./punct/2", []),
    "clauses that reach into one another are told once": (
        (
            "Lee/nsubj/2 said/root/0 it/nsubj/4 ended/ccomp/2 ,/punct/7 it/nsubj/7 shut/ccomp/2 and/cc/10 "
            "talks/nsubj/10 began/conj/2 ./punct/2"
        ),
        [("complement", "Lee", "said", "it ended, it shut and talks began")],
    ),
    "a phrase of forty words is no source, but its head is": (
        f"{words(40, 'dep/41')} men/nsubj/42 said/root/0 it/nsubj/44 ended/ccomp/42",
        [("complement", "men", "said", "it ended")],
    ),
    "a phrase of forty words less one is": (
        f"{words(39, 'dep/40')} men/nsubj/41 said/root/0 it/nsubj/43 ended/ccomp/41",
        [("complement", f"{words(39)} men", "said", "it ended")],
    ),
    "a subject five verbs before": (
        f"Lee/nsubj/2 rose/root/0 {joined_verbs(3, 4)} said/conj/6 it/nsubj/9 ended/ccomp/7",
        [("complement", "Lee", "said", "it ended")],
    ),
    "a subject six verbs before is too far": (
        f"Lee/nsubj/2 rose/root/0 {joined_verbs(3, 5)} said/conj/7 it/nsubj/10 ended/ccomp/8",
        [("complement", None, "said", "it ended")],
    ),
    "who is urged to say it": (
        "Lee/nsubj/2 urged/root/0 men/obj/2 to/mark/5 say/xcomp/2 it/nsubj/7 ended/ccomp/5 ./punct/2",
        [("infinitive", "Lee", "urged", "to say it ended"), ("complement", "men", "say", "it ended")],
    ),
    "a verb that reports nothing": (
        "Rain/nsubj/2 made/root/0 it/nsubj/4 rise/ccomp/2 ./punct/2",
        [],
    ),
}


def parsed(written: str) -> tuple[Document, Analysis]:
    """Make a document and its analysis of a parse as written above."""
    rows = [row.rsplit("/", 2) for row in written.split()]
    text = ""
    for word, _, _ in rows:
        apart = text and word[0].isalnum() and text[-1] != "“"
        text += f" {word}" if apart or word == "“" else word
    document = Document.from_text(text)
    analysis = engine_named("lexical").analyse(document)
    assert [token.text for token in analysis.tokens] == [word for word, _, _ in rows]
    tokens = tuple(
        evolve(
            token,
            upos="VERB" if relation in VERBAL else "X",
            head=at if head == "0" else int(head) - 1,
            deprel=relation,
        )
        for at, (token, (_, relation, head)) in enumerate(zip(analysis.tokens, rows, strict=True))
    )
    return document, evolve(analysis, tokens=tokens)


def told(text: str, frame: Frame) -> Told:
    source = frame.source.of(text) if frame.source else None
    assert frame.cue is not None
    return frame.rule, source, frame.cue.of(text), "|".join(content.of(text) for content in frame.contents)


@pytest.mark.parametrize(("written", "expected"), CASES.values(), ids=CASES.keys())
def test_frames(written: str, expected: list[Told]) -> None:
    document, analysis = parsed(written)
    frames = find_syntax(analysis, marked_strings(document.text, analysis.paragraphs))
    assert [told(document.text, frame) for frame in frames] == expected


def test_syntax_finds_what_stands_without_marks_for_a_verb_that_the_rules_leave_alone() -> None:
    document, analysis = parsed("They/nsubj/2 estimate/root/0 that/mark/5 it/nsubj/5 ended/ccomp/2 ./punct/2")
    unparsed = evolve(analysis, tokens=tuple(evolve(token, head=None) for token in analysis.tokens))
    assert not detect(document, unparsed)
    (quote,) = detect(document, analysis)
    assert (quote.kind, quote.text, quote.attribution.rule) == ("indirect", "it ended", "complement")


def test_a_frame_of_the_model_is_not_doubled() -> None:
    document, analysis = parsed(CASES["a clause behind its verb"][0])
    (frame,) = find_syntax(analysis, ())
    model = evolve(frame, rule="model", score=0.7)
    (quote,) = detect(document, evolve(analysis, frames=(model,)))
    assert quote.attribution.rule == "model"


def test_syntax_adds_to_the_frames_of_the_model() -> None:
    document, analysis = parsed(CASES["nor does what another says"][0])
    first, _ = find_syntax(analysis, ())
    quotes = detect(document, evolve(analysis, frames=(evolve(first, rule="model"),)))
    assert [quote.attribution.rule for quote in quotes] == ["model", "complement"]


@pytest.mark.parametrize(
    ("source", "ends"),
    [("the/det/7 committee/nsubj/8", "it ended"), ("that/det/7 committee/nsubj/8", "all")],
    ids=["another who says", "what that shows is the speaker's"],
)
def test_a_frame_of_the_model_ends_where_a_parser_sees_another_speaker(source: str, ends: str) -> None:
    first, second = (
        "Lee/nsubj/2 said/root/0 it/nsubj/4 ended/ccomp/2",
        "said/conj/2 it/nsubj/10 began/ccomp/8",
    )
    document, analysis = parsed(f"{first} and/cc/8 {source} {second}")
    content = Span(document.text.index("it ended"), len(document.text))
    model = Frame(source=Span(0, 3), cue=Span(4, 8), contents=(content,), rule="model", score=0.9)
    quote, *_ = detect(document, evolve(analysis, frames=(model,)))
    assert quote.text == (content.of(document.text) if ends == "all" else ends)


@st.composite
def trees(draw: st.DrawFn) -> tuple[Token, ...]:
    """Tokens with any heads at all: rings, several roots, none."""
    words = draw(st.lists(st.sampled_from(["Lee", "said", "that", "he", ",", "won", "“", "”"]), max_size=12))
    analysis = engine_named("lexical").analyse(Document.from_text(" ".join(words)))
    heads = st.none() | st.integers(0, max(0, len(analysis.tokens) - 1))
    relations = st.sampled_from(["nsubj", "ccomp", "xcomp", "parataxis", "conj", "obj", "acl", "nsubj:pass"])
    return tuple(
        evolve(token, head=draw(heads), deprel=draw(relations), upos="VERB") for token in analysis.tokens
    )


@given(trees())
def test_no_parse_breaks_the_search(tokens: tuple[Token, ...]) -> None:
    text = " ".join(token.text for token in tokens)
    document = Document.from_text(text)
    analysis = engine_named("lexical").analyse(document)
    if len(analysis.tokens) != len(tokens):
        return
    parse = tuple(
        evolve(token, head=other.head, deprel=other.deprel, upos=other.upos)
        for token, other in zip(analysis.tokens, tokens, strict=True)
    )
    for quote in detect(document, evolve(analysis, tokens=parse)):
        assert all(text[part.start : part.end] == part.text for part in quote.contents)


@given(trees())
def test_extents_hold_all_that_hangs_on_a_token(tokens: tuple[Token, ...]) -> None:
    tree = Tree.of(tokens)
    for at in range(len(tokens)):
        below = _below(tokens, at)
        if below is not None:
            assert tree.extents[at] == (min(below), max(below))


def _below(tokens: tuple[Token, ...], at: int) -> set[int] | None:
    """Return a token with all below it, found the slow way; None where a ring is below it."""
    found, waiting = {at}, [at]
    while waiting:
        here = waiting.pop()
        for other, token in enumerate(tokens):
            if token.head == here and other != here:
                if other in found:
                    return None
                found.add(other)
                waiting.append(other)
    return found


def test_relations_are_asked_for_by_name_at_any_place() -> None:
    _, analysis = parsed(CASES["a clause before its verb"][0])
    tree = Tree.of(analysis.tokens)
    assert tree.has(6, COMPLEMENTS)
    assert not tree.has(2, COMPLEMENTS)
