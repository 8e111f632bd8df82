"""Universal Dependencies (v2) as the rules over syntax read them, and the verbs that those rules go by.

The relations are those of https://universaldependencies.org/u/dep/; the verbs are chosen among those of
``cues``.
"""

from __future__ import annotations

from quoteattr.lang.cues import CLAUSAL, COMMISSIVE

#: Who does what a verb says.
SUBJECTS = frozenset(["nsubj", "csubj", "nsubj:outer"])
#: To whom a passive verb happens: *he* was quoted as saying.
PASSIVE_SUBJECTS = frozenset(["nsubj:pass", "csubj:pass"])
#: By whom it was done.
AGENTS = frozenset(["obl:agent"])
PREPOSITIONS = frozenset(["case"])
OBJECTS = frozenset(["obj", "iobj"])
#: The clause that a verb governs.
COMPLEMENTS = frozenset(["ccomp"])
OPEN_COMPLEMENTS = frozenset(["xcomp"])
#: A clause beside a clause: the deal, *he said*, is dead.
BESIDE = frozenset(["parataxis"])
#: What makes one verb of several words.
AROUND_VERB = frozenset(["aux", "aux:pass", "compound:prt"])
#: Clauses without a subject of their own, which have that of the verb that they hang on.
CONTROLLED = frozenset(["conj", "xcomp", "advcl", "ccomp", "parataxis"])
ADVERBIAL = frozenset(["advcl"])
COORDINATED = frozenset(["conj"])
#: What shows an adverbial clause to be a whole one: because, if, when.
MARKERS = frozenset(["mark"])
#: Clauses that hang on a noun.
ON_NOUN = frozenset(["acl", "acl:relcl"])

#: Verbs whose clause is reported speech or thought wherever a parser sees one.
REPORTING = CLAUSAL | frozenset(
    """
    ask believe think expect wonder fear hope find show doubt suspect estimate point indicate worry agree
    know guess figure realize learn decide hear feel warn promise vow pledge predict rule
    """.split()
)
#: Verbs that bind the speaker or another by an infinitive: vowed to win, urged them to vote.
BINDING = COMMISSIVE | frozenset("urge expect refuse decline offer agree call".split())
