"""JSON Lines: one article a line, attributed already or not yet."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from attrs import evolve
from cattrs import BaseValidationError, Converter, transform_error
from cattrs.dispatch import StructureHook

from quoteattr.errors import ReadError
from quoteattr.model import AttributedDocument, Document, Passage
from quoteattr.read.ids import Ids
from quoteattr.read.plain import decode

_SUFFIXES = frozenset({".jsonl", ".ndjson"})
_PLAIN_SUFFIX = ".txt"

_Record = dict[str, Any]
_Made = TypeVar("_Made", Document, AttributedDocument)


def recognise(path: str, line: bytes) -> bool:
    """Say whether a file holds JSON Lines, by its name or else by its first line that is not blank."""
    suffix = Path(path).suffix.lower()
    if suffix in _SUFFIXES or suffix == _PLAIN_SUFFIX:
        return suffix in _SUFFIXES
    opening, _, rest = line.partition(b"{")
    return not opening.strip() and rest.lstrip().startswith(b'"')


def read(lines: Iterable[bytes], path: str, ids: Ids) -> Iterator[Document | AttributedDocument | ReadError]:
    """Read a document from each line that is not blank, with an error in place of each bad one."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield _document(_parse(line), ids)
        except ValueError as error:
            yield ReadError(path=path, line=number, reason=str(error))


def _parse(line: bytes) -> _Record:
    try:
        record = json.loads(decode(line), parse_constant=_refuse)
    except json.JSONDecodeError as error:
        raise ValueError(f"not JSON: {error.msg} at column {error.colno}") from error
    except RecursionError as error:
        raise ValueError("not a record: nested too deeply") from error
    if not isinstance(record, dict):
        raise ValueError("not a record: one JSON object a line is expected")  # noqa: TRY004  the file is wrong
    return record


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"not JSON: {constant}")


def _document(record: _Record, ids: Ids) -> Document | AttributedDocument:
    if "attestations" in record:
        raise ValueError("a canonical quote, not an article")
    return _attributed(record, ids) if "quotes" in record else _article(record, ids)


def _attributed(record: _Record, ids: Ids) -> AttributedDocument:
    document = _structure(record, AttributedDocument)
    for passage in _passages(document):
        if passage.span.of(document.text) != passage.text:
            raise ValueError(f"the text does not hold {passage.text!r} from {passage.start} to {passage.end}")
    ids.claim(document.id)
    return document


def _article(record: _Record, ids: Ids) -> Document:
    given = {key: value for key, value in record.items() if value is not None}
    document = _structure({"id": "", **given}, Document)
    if any(not 0 <= hint.start <= hint.end <= len(document.text) for hint in document.hints):
        raise ValueError("a hint lies outside the text")
    if "id" not in given:
        return evolve(document, id=ids.make(Document.from_text(document.text).id, document.text))
    ids.claim(document.id)
    return document


def _passages(document: AttributedDocument) -> Iterator[Passage]:
    for entity in document.entities:
        yield from entity.mentions
    for quote in document.quotes:
        yield from quote.contents
        yield from quote.verbatim
        said = quote.attribution
        parts = (said.source, said.cue, said.medium, said.addressee, said.relay)
        yield from (part for part in parts if part is not None)


def _structure(record: _Record, kind: type[_Made]) -> _Made:
    try:
        return _CONVERTER.structure(record, kind)
    except BaseValidationError as error:
        raise ValueError(transform_error(error, path="record")[0]) from error


def _exactly(value: object, kind: type) -> object:
    """Take a value of one JSON type; the converter's own way would turn a number into a text."""
    if type(value) is not kind:
        raise TypeError(f"{value!r} is not of type {kind.__name__}")
    return value


def _number(value: object, kind: type) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(f"{value!r} is not of type {kind.__name__}")
    return float(value)


def _tuple_hook(kind: Any, converter: Converter) -> StructureHook:  # noqa: ANN401  a type form has no type
    items = list[kind.__args__[0]]
    structure = converter.get_structure_hook(items)

    def hook(value: object, _: object) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise TypeError(f"{value!r} is not a list")
        return tuple(structure(value, items))

    return hook


def _strict_converter() -> Converter:
    converter = Converter()
    for kind in (str, int, bool):
        converter.register_structure_hook(kind, _exactly)
    converter.register_structure_hook(float, _number)
    converter.register_structure_hook_factory(
        lambda kind: getattr(kind, "__origin__", None) is tuple, _tuple_hook
    )
    return converter


_CONVERTER = _strict_converter()
