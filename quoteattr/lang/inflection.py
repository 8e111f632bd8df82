"""The inflected forms of English verbs: regular ones by rule, the others from a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Literal

VerbForm = Literal["base", "third", "past", "participle", "gerund"]

#: Base to simple past and past participle.
_IRREGULAR: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "say": ("said", "said"),
        "tell": ("told", "told"),
        "write": ("wrote", "written"),
        "swear": ("swore", "sworn"),
        "begin": ("began", "begun"),
        "read": ("read", "read"),
        "hold": ("held", "held"),
        "find": ("found", "found"),
        "think": ("thought", "thought"),
        "feel": ("felt", "felt"),
        "know": ("knew", "known"),
        "understand": ("understood", "understood"),
        "hear": ("heard", "heard"),
        "teach": ("taught", "taught"),
        "sing": ("sang", "sung"),
        "cast": ("cast", "cast"),
        "hit": ("hit", "hit"),
        "see": ("saw", "seen"),
        "speak": ("spoke", "spoken"),
        "give": ("gave", "given"),
        "make": ("made", "made"),
        "send": ("sent", "sent"),
        "weep": ("wept", "wept"),
        "foretell": ("foretold", "foretold"),
        "beg": ("begged", "begged"),
        "pan": ("panned", "panned"),
        "quip": ("quipped", "quipped"),
        "dub": ("dubbed", "dubbed"),
        "slam": ("slammed", "slammed"),
        "rip": ("ripped", "ripped"),
        "snap": ("snapped", "snapped"),
        "rap": ("rapped", "rapped"),
        "admit": ("admitted", "admitted"),
        "blog": ("blogged", "blogged"),
        "sob": ("sobbed", "sobbed"),
        "sum": ("summed", "summed"),
        "wrap": ("wrapped", "wrapped"),
        "grin": ("grinned", "grinned"),
        "nod": ("nodded", "nodded"),
        "shrug": ("shrugged", "shrugged"),
        "rebut": ("rebutted", "rebutted"),
        "refer": ("referred", "referred"),
        "brag": ("bragged", "bragged"),
        "slap": ("slapped", "slapped"),
        "bar": ("barred", "barred"),
        "posit": ("posited", "posited"),
        "mimic": ("mimicked", "mimicked"),
    }
)
_VOWELS = frozenset("aeiou")


def forms_of(bases: str) -> Mapping[str, tuple[str, VerbForm]]:
    """Map every form of the verbs in a list separated by spaces to its base and form.

    A form that serves as past and participle ("said") is given as past.
    """
    forms: dict[str, tuple[str, VerbForm]] = {}
    for base in bases.split():
        for form, kind in _forms(base):
            forms.setdefault(form, (base, kind))
    return MappingProxyType(forms)


def _forms(base: str) -> Iterator[tuple[str, VerbForm]]:
    past, participle = _IRREGULAR.get(base, (_regular_past(base),) * 2)
    doubled = past.endswith("ed") and past[:-2] if past[:-2] != base and base in _IRREGULAR else ""
    yield base, "base"
    yield _third(base), "third"
    yield past, "past"
    yield participle, "participle"
    yield _gerund(base, doubled or ""), "gerund"


def _regular_past(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ied"
    return base + "ed"


def _third(base: str) -> str:
    if base.endswith(("s", "sh", "ch", "x", "z")):
        return base + "es"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ies"
    return base + "s"


def _gerund(base: str, doubled: str) -> str:
    if doubled:
        return doubled + "ing"
    if base.endswith("e") and not base.endswith("ee"):
        return base[:-1] + "ing"
    return base + "ing"
