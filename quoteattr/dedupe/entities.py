"""Who is who across documents."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
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
_Key = tuple[bool, tuple[str, ...]]


@frozen(kw_only=True)
class _Naming:
    """One entity of one document, or one that a quote refers to."""

    document_id: str
    entity_id: str
    name: str
    kind: EntityKind
    named: bool

    @property
    def key(self) -> _Key:
        return self.kind in {"person", "other"}, name_key(self.name)


def link_entities(
    documents: Iterable[AttributedDocument],
) -> Mapping[tuple[str, str], Speaker]:
    """Say for each document's id and entity's id whom the entity is, across the documents.

    Entities of one name are one, as long as both or neither are persons. A
    person with part of a name ("Trump", "von der Leyen") is the only person
    of the batch whose name ends so; where none does, or several do, the
    short name stays as it is. Who is described, not named, is nobody else.
    """
    namings = sorted({naming for document in documents for naming in _namings(document)}, key=_order)
    roots = _roots({naming.key for naming in namings if naming.named})
    speakers = _speakers(namings, roots)
    return {
        (naming.document_id, naming.entity_id): (
            speakers[roots[naming.key]] if naming.named else _as_it_is(naming)
        )
        for naming in reversed(namings)
    }


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


def _namings(document: AttributedDocument) -> Iterator[_Naming]:
    referred = (quote.attribution.speaker for quote in document.quotes)
    entities: list[Entity | Speaker] = [*document.entities, *filter(None, referred)]
    for entity in entities:
        yield _Naming(
            document_id=document.id,
            entity_id=entity.id,
            name=entity.name,
            kind=entity.kind,
            named=entity.named,
        )


def _order(naming: _Naming) -> tuple[str, str, bool, str, str]:
    return naming.document_id, naming.entity_id, not naming.named, naming.name, naming.kind


def _roots(keys: set[_Key]) -> Mapping[_Key, _Key]:
    """Point each name to the fullest one that it can only stand for."""
    roots: dict[_Key, _Key] = {}
    by_ending: dict[_Key, set[_Key]] = {}
    for key in sorted(keys, key=lambda one: (-len(one[1]), one)):
        fuller = by_ending.get(key, set())
        roots[key] = next(iter(fuller)) if len(fuller) == 1 else key
        for ending in _endings(key):
            by_ending.setdefault(ending, set()).add(roots[key])
    return roots


def _endings(key: _Key) -> Iterator[_Key]:
    person, words = key
    if person:
        for start in range(1, len(words)):
            yield person, words[start:]


def _speakers(namings: list[_Naming], roots: Mapping[_Key, _Key]) -> Mapping[_Key, Speaker]:
    groups: dict[_Key, list[_Naming]] = {}
    for naming in namings:
        if naming.named and roots[naming.key] == naming.key:
            groups.setdefault(naming.key, []).append(naming)
    return {key: _as_it_is(_foremost(group)) for key, group in groups.items()}


def _foremost(group: list[_Naming]) -> _Naming:
    """Return the entity whose form of the name is the most common, then the longest."""
    count = Counter(naming.name for naming in group)
    return min(
        group, key=lambda naming: (-count[naming.name], -len(naming.name), naming.name, naming.entity_id)
    )


def _as_it_is(naming: _Naming) -> Speaker:
    return Speaker(id=naming.entity_id, name=naming.name, kind=naming.kind, named=naming.named)
