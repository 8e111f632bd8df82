"""One JSON record as a document: an article, an attributed document, or an item of ninjs.

JSON comes from outside and is checked: types strictly, and each passage against
the text. Keys that are not known say nothing.
"""

from __future__ import annotations

import json
import reprlib
from collections import Counter
from collections.abc import Iterator
from typing import Any, NoReturn, TypeAlias, TypeVar

import regex
from attrs import evolve
from cattrs import BaseValidationError, Converter, transform_error
from cattrs.dispatch import StructureHook

from quoteattr.lang import agencies
from quoteattr.model import AttributedDocument, Document, Passage
from quoteattr.read import ninjs
from quoteattr.read.ids import Ids

Record: TypeAlias = dict[str, Any]

_Made = TypeVar("_Made", Document, AttributedDocument)

#: Of lists and objects in one text of JSON. One of three bytes takes seventy and more in memory.
MOST_VALUES = 2_000_000
_TEXT = regex.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"?', regex.DOTALL)


def parse(text: str) -> object:
    """Parse JSON as the standard has it.

    Raises json.JSONDecodeError, or ValueError where the parser will not take it, or
    where it would take far more memory than the text.
    """
    if _values(text) > MOST_VALUES and _values(_TEXT.sub("", text)) > MOST_VALUES:
        raise ValueError(f"not a record: more than {MOST_VALUES:,} lists and objects")
    try:
        return json.loads(text, parse_constant=_refuse)
    except RecursionError as error:
        raise ValueError("not a record: nested too deeply") from error


def _values(text: str) -> int:
    return text.count("[") + text.count("{")


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"not JSON: {constant}")


def document(value: object, ids: Ids) -> Document | AttributedDocument:
    """Make the document of one record.

    Raises ValueError that says what is wrong with it.
    """
    if not isinstance(value, dict):
        raise ValueError("not a record: one JSON object a line is expected")  # noqa: TRY004  the file is wrong
    if "attestations" in value:
        raise ValueError("a canonical quote, not an article")
    if "quotes" in value:
        return _attributed(value, ids)
    return _article(ninjs.article(value) if ninjs.recognise(value) else value, ids)


def _attributed(record: Record, ids: Ids) -> AttributedDocument:
    found = _structure(record, AttributedDocument)
    for passage in _passages(found):
        # A start below zero would count from the end of the text.
        within = 0 <= passage.start <= passage.end <= len(found.text)
        if not within or passage.span.of(found.text) != passage.text:
            held = f"{reprlib.repr(passage.text)} from {passage.start} to {passage.end}"
            raise ValueError(f"the text does not hold {held}")
    _check_quotes(found)
    ids.claim(found.id)
    return found


def _check_quotes(found: AttributedDocument) -> None:
    """Raise ValueError where quotes or entities are not those that one document can have."""
    if any(quote.document_id != found.id for quote in found.quotes):
        raise ValueError("a quote is of another document")
    if not all(quote.contents for quote in found.quotes):
        raise ValueError("a quote has no contents")
    for things in (found.quotes, found.entities):
        counted = Counter(one.id for one in things)
        twice = next((name for name, count in counted.items() if count > 1), None)
        if twice is not None:
            raise ValueError(f"the id {reprlib.repr(twice)} comes twice")


def _article(record: Record, ids: Ids) -> Document:
    given = _with_agency(_with_text({key: value for key, value in record.items() if value is not None}))
    made = _structure({"id": "", **given}, Document)
    if any(not 0 <= hint.start <= hint.end <= len(made.text) for hint in made.hints):
        raise ValueError("a hint lies outside the text")
    if "id" not in given:
        return evolve(made, id=ids.make(Document.from_text(made.text).id, made.text))
    ids.claim(made.id)
    return made


def _with_text(record: Record) -> Record:
    """Take the text, and what else is not given, from a record's ``html``."""
    if "text" in record or "html" not in record:
        return record
    from quoteattr.read import html

    if not isinstance(record["html"], str):
        raise ValueError("invalid value for type, expected str @ record.html")  # noqa: TRY004  as above
    return {**html.fields(record["html"]), **record}


def _with_agency(record: Record) -> Record:
    """Keep as ``agency`` what ``wire`` and ``credit`` say, by which feeds mark copy that is not their own."""
    wire, credit, outlet = record.get("wire"), record.get("credit", ""), record.get("outlet")
    if not isinstance(wire, bool | str | None) or not isinstance(credit, str):
        raise ValueError("wire is true, false or a name, and credit a text")  # noqa: TRY004  as above
    if "agency" in record or wire is False or not (wire or credit):
        return record
    lines = (wire, credit) if isinstance(wire, str) else (credit,)
    found = agencies.agency(lines, outlet if isinstance(outlet, str) else None)
    if wire and not found:
        found = wire if isinstance(wire, str) else credit or agencies.UNNAMED
    return {**record, "agency": found} if found else record


def _passages(found: AttributedDocument) -> Iterator[Passage]:
    for entity in found.entities:
        yield from entity.mentions
    for quote in found.quotes:
        yield from quote.contents
        yield from quote.verbatim
        said = quote.attribution
        parts = (said.source, said.cue, said.medium, said.addressee, said.relay)
        yield from (part for part in parts if part is not None)


def _structure(record: Record, kind: type[_Made]) -> _Made:
    try:
        return _CONVERTER.structure(record, kind)
    except BaseValidationError as error:
        raise ValueError(transform_error(error, path="record")[0]) from error


def _exactly(value: object, kind: type) -> object:
    """Take a value of one JSON type; the converter's own way would turn a number into a text."""
    if type(value) is not kind:
        raise TypeError(f"{reprlib.repr(value)} is not of type {kind.__name__}")
    return value


def _score(value: object, kind: type) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(f"{reprlib.repr(value)} is not of type {kind.__name__}")
    if not 0 <= value <= 1:
        raise ValueError("a score is between 0 and 1")
    return float(value)


def _tuple_hook(kind: Any, converter: Converter) -> StructureHook:  # noqa: ANN401  a type form has no type
    items = list[kind.__args__[0]]
    structure = converter.get_structure_hook(items)

    def hook(value: object, _: object) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise TypeError(f"{reprlib.repr(value)} is not a list")
        return tuple(structure(value, items))

    return hook


def _strict_converter() -> Converter:
    converter = Converter()
    for kind in (str, int, bool):
        converter.register_structure_hook(kind, _exactly)
    # Every fraction in the model is a score.
    converter.register_structure_hook(float, _score)
    converter.register_structure_hook_factory(
        lambda kind: getattr(kind, "__origin__", None) is tuple, _tuple_hook
    )
    return converter


_CONVERTER = _strict_converter()
