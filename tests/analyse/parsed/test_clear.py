"""From CLEAR to UD: what changes, what stays, and that trees stay trees."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteattr.analyse.parsed.clear import to_ud
from quoteattr.analyse.parsed.parse import Word
from quoteattr.model import Span

#: Words with part of speech, head (from 1; the root is its own) and relation; then head and relation in UD.
CASES = {
    "said that it is off": (
        "Lee/PROPN/2/nsubj said/VERB/2/ROOT that/SCONJ/5/mark it/PRON/5/nsubj be/AUX/2/ccomp off/ADJ/5/acomp",
        "2/nsubj 2/root 6/mark 6/nsubj 6/cop 2/ccomp",
    ),
    "by is the case of an agent": (
        "denied/VERB/1/ROOT by/ADP/1/agent the/DET/4/det officials/NOUN/2/pobj",
        "1/root 4/case 4/det 1/obl:agent",
    ),
    "according to": (
        "fell/VERB/1/ROOT according/VERB/1/prep to/ADP/2/prep Lee/PROPN/3/pobj",
        "1/root 4/case 4/case 1/obl",
    ),
    "of on a noun": (
        "head/NOUN/1/ROOT of/ADP/1/prep state/NOUN/2/pobj",
        "1/root 3/case 1/nmod",
    ),
    "of before a clause": (
        "accused/VERB/1/ROOT of/ADP/1/prep lying/VERB/2/pcomp",
        "1/root 3/mark 1/advcl",
    ),
    "the plan, who was hired": (
        "man/NOUN/1/ROOT who/PRON/4/nsubjpass be/AUX/4/auxpass hired/VERB/1/relcl",
        "1/root 4/nsubj:pass 4/aux:pass 1/acl:relcl",
    ),
    "wanted to go": (
        "wanted/VERB/1/ROOT to/PART/3/aux go/VERB/1/xcomp",
        "1/root 3/mark 1/xcomp",
    ),
    "there is a plan": (
        "there/PRON/2/expl be/VERB/2/ROOT plan/NOUN/2/attr",
        "2/expl 2/root 2/nsubj",
    ),
    "came, saw and won": (
        "came/VERB/1/ROOT saw/VERB/1/conj and/CCONJ/2/cc won/VERB/2/conj",
        "1/root 1/conj 4/cc 1/conj",
    ),
    "what is UD stays": (
        "Lee/PROPN/2/nsubj lied/VERB/2/root to/ADP/4/case them/PRON/2/obl and/CCONJ/6/cc left/VERB/2/conj",
        "2/nsubj 2/root 4/case 2/obl 6/cc 2/conj",
    ),
}


@pytest.mark.parametrize(("rows", "expected"), CASES.values(), ids=CASES.keys())
def test_relations(rows: str, expected: str) -> None:
    words = [word(at, *row.split("/")) for at, row in enumerate(rows.split())]
    assert " ".join(f"{(one.head or 0) + 1}/{one.deprel}" for one in to_ud(words)) == expected


def word(at: int, text: str, upos: str, head: str, deprel: str) -> Word:
    return Word(span=Span(at, at + 1), lemma=text, upos=upos, head=int(head) - 1, deprel=deprel)


@given(st.data())
def test_trees_stay_trees(data: st.DataObject) -> None:
    order = data.draw(st.permutations(range(data.draw(st.integers(1, 12)))))
    heads = {at: order[data.draw(st.integers(0, max(0, place - 1)))] for place, at in enumerate(order)}
    labels = st.sampled_from(["prep", "pobj", "pcomp", "attr", "expl", "conj", "cc", "agent", "ccomp"])
    words = [
        Word(
            span=Span(at, at + 1),
            lemma=data.draw(st.sampled_from(["be", "say"])),
            upos=data.draw(st.sampled_from(["ADP", "VERB", "NOUN"])),
            head=heads[at],
            deprel="ROOT" if heads[at] == at else data.draw(labels),
        )
        for at in range(len(order))
    ]
    found = to_ud(words)
    assert [(one.span, one.lemma, one.upos) for one in found] == [
        (one.span, one.lemma, one.upos) for one in words
    ]
    roots = [at for at, one in enumerate(found) if one.head == at]
    assert len(roots) == 1
    for start in range(len(found)):
        at, steps = start, 0
        while (head := found[at].head) is not None and head != at and steps <= len(found):
            at, steps = head, steps + 1
        assert at == roots[0]
