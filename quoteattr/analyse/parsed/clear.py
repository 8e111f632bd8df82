"""From the CLEAR style of dependencies (Choi and Palmer 2012) to UD v2.

spaCy's English pipelines give CLEAR. Names of relations are changed by the
table in ``lang/labels.py``; the heads that matter for who says what are turned
here: a preposition hangs on its noun ("by officials": ``obl:agent``), "to" and
prepositions before a clause are markers, "be" is the copula of its predicate,
and coordinated clauses hang on the first of them.

Left as they are: a prepositional phrase after "be" ("is in Paris" stays a verb
with an oblique), where punctuation hangs, names (``compound``, not ``flat``),
and the parts of fixed expressions ("because of" is two ``case``).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import define, evolve

from quoteattr.analyse.parsed.parse import Word, depths
from quoteattr.lang.labels import CLEAR_TO_UD

#: Relations that prepositions stand in, to what they are tagged as there ("according" is a verb, and
#: "lying" in "of lying" is one that is no preposition).
_PREPOSITIONS = {
    "prep": ("ADP", "SCONJ", "VERB"),
    "agent": ("ADP",),
    "dative": ("ADP",),
    "pcomp": ("ADP",),
}
_NOMINALS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_PREDICATES = frozenset({"attr", "acomp"})


@define(kw_only=True)
class _Tree:
    words: Sequence[Word]
    heads: list[int]
    labels: list[str]
    children: list[list[int]]

    @classmethod
    def of(cls, words: Sequence[Word]) -> _Tree:
        heads = [at if word.head is None else word.head for at, word in enumerate(words)]
        children: list[list[int]] = [[] for _ in words]
        for at, head in enumerate(heads):
            if head != at:
                children[head].append(at)
        return cls(
            words=words, heads=heads, labels=[word.deprel or "dep" for word in words], children=children
        )

    def hang(self, at: int, head: int, label: str) -> None:
        """Hang a word on another; on itself it becomes the root."""
        if self.heads[at] != at:
            self.children[self.heads[at]].remove(at)
        self.heads[at] = head
        self.labels[at] = label
        if head != at:
            self.children[head].append(at)

    def raised(self, at: int, label: str, below: str) -> None:
        """Put a word in the place of its head, and the head with all its children below it."""
        old = self.heads[at]
        above = self.heads[old]
        self.hang(at, at if above == old else above, label)
        for child in [*self.children[old]]:
            self.hang(child, at, self.labels[child])
        self.hang(old, at, below)

    def first(self, head: int, labels: Iterable[str]) -> int | None:
        """Return the first child with one of some labels."""
        return next((at for at in sorted(self.children[head]) if self.labels[at] in labels), None)


def to_ud(words: Sequence[Word]) -> tuple[Word, ...]:
    """Return parsed words with heads and relations of UD v2; words that have them already stay so."""
    tree = _Tree.of(words)
    below = depths(words)
    # From the leaves up, so that what hangs on a word is settled before the word is.
    for at in sorted(range(len(words)), key=lambda at: -below[at]):
        _settle(tree, at)
    for at in range(len(words)):
        _coordinate(tree, at)
    return tuple(
        evolve(word, head=tree.heads[at], deprel=CLEAR_TO_UD.get(tree.labels[at], tree.labels[at]))
        for at, word in enumerate(words)
    )


def _settle(tree: _Tree, at: int) -> None:
    word, label = tree.words[at], tree.labels[at]
    if label == "aux" and word.upos == "PART":
        tree.labels[at] = "mark"
    elif word.upos in _PREPOSITIONS.get(label, ()):
        _turn_preposition(tree, at)
    elif word.lemma == "be":
        _turn_copula(tree, at)


def _turn_preposition(tree: _Tree, at: int) -> None:
    """Hang a preposition on its noun or clause; "according" has none of its own but that of its "to"."""
    is_nominal = tree.words[tree.heads[at]].upos in _NOMINALS
    noun, clause = tree.first(at, ("pobj",)), tree.first(at, ("pcomp",))
    if noun is None and clause is None:
        noun = tree.first(at, ("nmod", "obl"))
    if noun is not None:
        oblique = "obl:agent" if tree.labels[at] == "agent" else "obl"
        tree.raised(noun, "nmod" if is_nominal else oblique, "case")
    elif clause is not None:
        tree.raised(clause, "acl" if is_nominal else "advcl", "mark")


def _turn_copula(tree: _Tree, at: int) -> None:
    predicate = tree.first(at, _PREDICATES)
    if predicate is None:
        return
    if tree.first(at, ("expl",)) is not None:
        tree.labels[predicate] = "nsubj"  # "there is a plan"
    else:
        tree.raised(predicate, tree.labels[at], "cop")


def _coordinate(tree: _Tree, at: int) -> None:
    """Hang a conjunct on the first of all, and the "and" before it on the conjunct."""
    if tree.labels[at] != "conj":
        return
    first = before = tree.heads[at]
    while tree.labels[first] == "conj" and tree.heads[first] < first:
        first = tree.heads[first]
    joining = [child for child in tree.children[before] if tree.labels[child] == "cc" and before < child < at]
    tree.hang(at, first, "conj")
    if joining:
        tree.hang(max(joining), at, "cc")
