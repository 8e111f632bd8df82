"""Whether two speakers, named or described, can be one."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Final, Literal

from quoteattr.dedupe.entities import may_be_person, name_key
from quoteattr.dedupe.normalise import words_of
from quoteattr.lang.word_frequencies import PER_MILLION
from quoteattr.model import Speaker

#: same: one name. alike: one name is the end of the other, or two descriptions
#: share a word that tells. open: nothing speaks for it or against it.
#: different: they are two.
SpeakerRelation = Literal["same", "alike", "open", "different"]

#: A word and its relatives share this many letters: Ukraine, Ukrainian; delegate, delegation.
_STEM: Final = 5
#: Stems that begin one another ("us", "usa") share this many letters.
_SHORTEST_STEM: Final = 1
#: A word of a description tells something up to this many occurrences per million.
_TELLING: Final = 200
#: Roles that so many people have that sharing one tells nothing.
_ANYBODY: Final = frozenset(
    "official officials source sources member members person people man men woman women leader "
    "leaders spokesman spokeswoman spokesperson spokespeople senior top unnamed anonymous some one "
    "two three several many other others another group part".split()
)


def relate(one: Speaker | None, other: Speaker | None) -> SpeakerRelation:
    """Say how two speakers of two documents stand to each other, from the two alone.

    A body and a person are left open, since the one may speak for the other
    (Moscow, Lavrov); so are a name and a description.
    """
    if one is None or other is None:
        return "open"
    if one.id == other.id:
        return "same"
    if one.named and other.named:
        return _relate_names(one, other)
    if one.named or other.named:
        return "open"
    return _relate_descriptions(one.name, other.name)


def _relate_names(one: Speaker, other: Speaker) -> SpeakerRelation:
    person = may_be_person(one.kind)
    comparable = person == may_be_person(other.kind)
    if comparable:
        short, long = sorted((name_key(one.name), name_key(other.name)), key=len)
        if short == long:
            return "same"
        if person and long[-len(short) :] == short:
            return "alike"
    return "different" if comparable else "open"


@lru_cache(maxsize=65_536)
def _relate_descriptions(one: str, other: str) -> SpeakerRelation:
    """Compare descriptions by their stems; two with names of peoples or places must share one."""
    ours, theirs = stems(one), stems(other)
    our_names, their_names = _capitals(one), _capitals(other)
    if our_names and their_names:
        return "alike" if _share(our_names, their_names) else "different"
    return "alike" if _share(ours, theirs) else "open"


@lru_cache(maxsize=65_536)
def stems(text: str) -> frozenset[str]:
    """Return the beginnings of the words of a description that tell something."""
    return frozenset(
        word.text[:_STEM]
        for word in words_of(text)
        if word.text not in _ANYBODY and PER_MILLION.get(word.text, 0) <= _TELLING
    )


@lru_cache(maxsize=65_536)
def _capitals(text: str) -> frozenset[str]:
    """Return the stems of words that a capital marks as names."""
    return frozenset(
        word.text[:_STEM]
        for word in words_of(text)
        if word.text not in _ANYBODY
        and _is_capital(text[word.start : word.end], word.text, first=not word.start)
    )


def voice_of(speaker: Speaker) -> str:
    """Return what speakers have in common who stand to everybody as each other does; empty for none.

    It is the name of one who is named, and what tells in the description of
    one who is not: "an official" tells nothing.
    """
    if speaker.named:
        person = "person" if may_be_person(speaker.kind) else "body"
        return f"{person} {' '.join(name_key(speaker.name))}"
    telling = stems(speaker.name)
    if not telling:
        return ""
    return f"described {' '.join(sorted(telling))} / {' '.join(sorted(_capitals(speaker.name)))}"


def telling_words(speaker: Speaker | None) -> frozenset[str]:
    """Return words of which two speakers share one wherever they are the same or alike."""
    if speaker is None:
        return frozenset()
    if speaker.named:
        return frozenset({speaker.id, name_key(speaker.name)[-1]})
    return frozenset(stem[:_SHORTEST_STEM] for stem in (*stems(speaker.name), *_capitals(speaker.name)))


def _is_capital(token: str, form: str, *, first: bool) -> bool:
    if first and form in PER_MILLION:
        return len(token) > 1 and token.isupper()
    return token[0].isupper()


def _share(ours: Iterable[str], theirs: Iterable[str]) -> bool:
    """Say whether a stem of one side begins one of the other: Iran, Iranian."""
    others = tuple(theirs)
    return any(a.startswith(b) or b.startswith(a) for a in ours for b in others)
