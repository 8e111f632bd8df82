"""Who is who across documents."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final
from unicodedata import normalize

from attrs import frozen

from quoteattr.model import AttributedDocument, Entity, EntityKind, Speaker

_WORD: Final = re.compile(r"[^\W_]+")
_ACCENTS: Final = re.compile("[\u0300-\u036f]")
_APOSTROPHES: Final = re.compile("['\u2019\u02bc`]")
_DOUBLED: Final = re.compile(r"(.)\1")
#: Endings of one Slavic name in several romanisations: Zelensky, Zelenskyy, Zelenskiy, Zelenskij.
_ENDING: Final = re.compile(r"(?:ij|iy|yi|y|i)$")

#: Whether a person may bear the name, and the name in comparable words.
NameKey = tuple[bool, tuple[str, ...]]


@frozen(kw_only=True)
class Form:
    """One form of a name, as documents give it to an entity."""

    name: str
    kind: EntityKind
    entity_id: str

    @property
    def key(self) -> NameKey:
        """What forms of one name have in common."""
        return may_be_person(self.kind), name_key(self.name)


def forms_of(document: AttributedDocument) -> frozenset[Form]:
    """Return the names that a document uses, of its entities and of those whom its quotes refer to."""
    referred = (quote.attribution.speaker for quote in document.quotes)
    entities: list[Entity | Speaker] = [*document.entities, *filter(None, referred)]
    return frozenset(Form(name=one.name, kind=one.kind, entity_id=one.id) for one in entities if one.named)


def speakers_of(forms: Mapping[Form, int]) -> Mapping[NameKey, Speaker]:
    """Say for each name whom it means, from its forms with the number of documents that use each.

    Entities of one name are one, as long as both or neither are persons. A
    person with part of a name ("Trump", "von der Leyen") is the only person
    whose name ends so; where none does, or several do, the short name stays
    as it is.
    """
    roots = _roots({form.key for form in forms})
    groups: dict[NameKey, list[Form]] = {}
    for form in forms:
        groups.setdefault(form.key, []).append(form)
    count: Counter[tuple[NameKey, str]] = Counter()
    for form, times in forms.items():
        count[form.key, form.name] += times
    foremost = {
        key: min(group, key=lambda form: (-count[form.key, form.name], *_order(form)))
        for key, group in groups.items()
    }
    return {key: _as_speaker(foremost[root]) for key, root in roots.items()}


def link_entities(documents: Iterable[AttributedDocument]) -> Mapping[tuple[str, str], Speaker]:
    """Say for each document's id and entity's id whom the entity is, across the documents.

    Who is described, not named, is nobody else.
    """
    batch = sorted(documents, key=lambda document: (document.id, repr(document)), reverse=True)
    known = speakers_of(Counter(form for document in batch for form in forms_of(document)))
    links: dict[tuple[str, str], Speaker] = {}
    for document in batch:
        for one in _described(document):
            links[document.id, one.id] = one
        for form in sorted(forms_of(document), key=_order, reverse=True):
            links[document.id, form.entity_id] = known[form.key]
    return links


def _described(document: AttributedDocument) -> Iterator[Speaker]:
    referred = (quote.attribution.speaker for quote in document.quotes)
    entities: list[Entity | Speaker] = [*document.entities, *filter(None, referred)]
    for one in entities:
        if not one.named:
            yield Speaker(id=one.id, name=one.name, kind=one.kind, named=False)


def may_be_person(kind: EntityKind) -> bool:
    """Say whether an entity of a kind may be a person, so that part of a name can stand for it."""
    return kind in {"person", "other"}


@lru_cache(maxsize=65_536)
def name_key(name: str) -> tuple[str, ...]:
    """Return a name's comparable words: without accents, initials, articles and ways to romanise."""
    plain = _ACCENTS.sub("", normalize("NFKD", name)).casefold()
    words = [_comparable(word) for word in _WORD.findall(_APOSTROPHES.sub("", plain))]
    told = tuple(word for word in words if (len(word) > 1 or word.isdigit()) and word != "the")
    return told or tuple(words) or (name,)


def may_name_one(name: str, other: str) -> bool:
    """Say whether one of two names is the other, or the end of it."""
    short, long = sorted((name_key(name), name_key(other)), key=len)
    return long[-len(short) :] == short


def _comparable(word: str) -> str:
    return _ENDING.sub("y", _DOUBLED.sub(r"\1", word)) if word.isalpha() else word


def _order(form: Form) -> tuple[int, str, str, str]:
    return -len(form.name), form.name, form.entity_id, form.kind


def _roots(keys: set[NameKey]) -> Mapping[NameKey, NameKey]:
    """Point each name to the fullest one that it can only stand for."""
    roots: dict[NameKey, NameKey] = {}
    by_ending: dict[NameKey, set[NameKey]] = {}
    for key in sorted(keys, key=lambda one: (-len(one[1]), one)):
        fuller = by_ending.get(key, set())
        roots[key] = next(iter(fuller)) if len(fuller) == 1 else key
        for ending in _endings(key):
            by_ending.setdefault(ending, set()).add(roots[key])
    return roots


def _endings(key: NameKey) -> Iterator[NameKey]:
    person, words = key
    if person:
        for start in range(1, len(words)):
            yield person, words[start:]


def _as_speaker(form: Form) -> Speaker:
    return Speaker(id=form.entity_id, name=form.name, kind=form.kind)
