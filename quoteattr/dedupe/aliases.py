"""Other names of people and bodies, as an archive keeps them in a table."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from os import PathLike, fspath
from pathlib import Path
from typing import Final, TypeVar

from attrs import evolve, field, frozen

from quoteattr.dedupe.entities import name_key
from quoteattr.errors import ReadError
from quoteattr.model import Speaker

_COLUMNS: Final = ("name", "aliases", "wikidata")
_BETWEEN_ALIASES: Final = "|"

_Anybody = TypeVar("_Anybody", Speaker, Speaker | None)


@frozen(kw_only=True)
class Person:
    """One row of the table: a person or body with the other names that it goes by."""

    name: str
    aliases: tuple[str, ...] = ()
    #: Wikidata item: "Q22686".
    wikidata: str | None = None
    #: What further columns say, by their heading.
    attributes: Mapping[str, str] = field(factory=dict)


@frozen
class AliasTable:
    """Who is meant by a name; a name that two rows have means neither of them."""

    people: tuple[Person, ...] = ()
    _by_key: Mapping[tuple[str, ...], Person] = field(init=False, repr=False, eq=False)

    @_by_key.default
    def _index(self) -> Mapping[tuple[str, ...], Person]:
        keys = [(key, person) for person in self.people for key in _keys(person)]
        count = Counter(key for key, _ in keys)
        return {key: person for key, person in keys if count[key] == 1}

    def person_of(self, name: str) -> Person | None:
        """Return the one whom a name means, None where the table does not tell."""
        return self._by_key.get(name_key(name))

    def known_as(self, speaker: _Anybody) -> _Anybody:
        """Return a speaker under the name and with the Wikidata item that the table gives.

        Who is described, not named, stays so.
        """
        if speaker is None or not speaker.named:
            return speaker
        person = self.person_of(speaker.name)
        if person is None:
            return speaker
        slug = "-".join(person.name.casefold().split())
        return evolve(
            speaker,
            name=person.name,
            id=f"{speaker.kind}:{slug}",
            wikidata=person.wikidata or speaker.wikidata,
        )


def _keys(person: Person) -> set[tuple[str, ...]]:
    return {name_key(name) for name in (person.name, *person.aliases)}


def read_aliases(path: str | PathLike[str]) -> AliasTable:
    """Read a table from CSV (UTF-8): ``name``, ``aliases`` (divided by ``|``), ``wikidata``, and any more.

    Raises ReadError where the file cannot be read, has no column ``name`` or a row without one.
    """
    try:
        with Path(path).open(encoding="utf-8-sig", newline="") as stream:
            return AliasTable(tuple(_people(stream, fspath(path))))
    except OSError as error:
        raise ReadError(path=fspath(path), reason=(error.strerror or str(error)).lower()) from error
    except UnicodeDecodeError as error:
        raise ReadError(path=fspath(path), reason="not UTF-8") from error


def _people(lines: Iterable[str], path: str) -> Iterator[Person]:
    rows = csv.DictReader(lines, restval="")
    if "name" not in (rows.fieldnames or ()):
        raise ReadError(path=path, reason="no column is called name", line=1)
    for row in rows:
        name = row["name"].strip()
        if not name:
            raise ReadError(path=path, reason="a row has no name", line=rows.line_num)
        aliases = (alias.strip() for alias in (row.get("aliases") or "").split(_BETWEEN_ALIASES))
        yield Person(
            name=name,
            aliases=tuple(alias for alias in aliases if alias),
            wikidata=(row.get("wikidata") or "").strip() or None,
            attributes={key: row[key] for key in rows.fieldnames or () if key not in _COLUMNS and row[key]},
        )
