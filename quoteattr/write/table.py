"""Tables for a person: the quotes of a document, or a canonical quote with its printings.

On a terminal they wrap and are coloured (``NO_COLOR`` is respected); elsewhere
they are plain and every quote has one line, however long.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from attrs import field, frozen
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from quoteattr.model import (
    Attestation,
    AttributedDocument,
    Attribution,
    CanonicalQuote,
    Edit,
    Quote,
    Speaker,
    Variant,
)
from quoteattr.write.characters import one_line

# Wider than any line: outside a terminal nothing wraps.
_UNBOUNDED = 10**7
_INDENT = (0, 0, 0, 2)
_STATUS_STYLE = {"resolved": "green", "ambiguous": "yellow", "unknown": "red"}


@frozen
class TableWriter:
    """Writes tables to one stream, each as soon as it is given."""

    stream: TextIO
    _console: Console = field(init=False)

    @_console.default
    def _make_console(self) -> Console:
        console = Console(file=self.stream)
        if not console.is_terminal:
            console.width = _UNBOUNDED
        return console

    def write(self, value: AttributedDocument | CanonicalQuote) -> None:
        """Write the table of one document or canonical quote, and a blank line."""
        shown = _document(value) if isinstance(value, AttributedDocument) else _canonical(value)
        # Captured, so that what the stream raises (a closed pipe) reaches the caller.
        with self._console.capture() as capture:
            self._console.print(shown)
        self.stream.writelines(f"{line.rstrip()}\n" for line in capture.get().split("\n"))


def _document(document: AttributedDocument) -> RenderableType:
    heading = Text.assemble((one_line(document.id), "bold"), f"  {_counted(len(document.quotes), 'quote')}")
    if document.title:
        heading.append(f"  {one_line(document.title)}")
    warnings = [Text(f"warning: {one_line(warning)}", "yellow") for warning in document.warnings]
    if not document.quotes:
        return Group(heading, *warnings)
    table = _table("Who", "Said what", "How sure", "Why")
    for quote in document.quotes:
        table.add_row(_who(quote), _what(quote), _how_sure(quote), _why(quote))
    return Group(heading, *warnings, Padding(table, _INDENT, expand=False))


def _table(*headings: str) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="bold")
    for heading in headings:
        table.add_column(Text(heading), overflow="fold")
    return table


def _who(quote: Quote) -> Text:
    said = quote.attribution
    if said.speaker:
        return Text(one_line(said.speaker.name), "bold")
    if said.candidates:
        return Text(" or ".join(f"{one_line(one.speaker.name)}?" for one in said.candidates))
    return Text("?" if quote.speech else "nobody", "dim")


def _what(quote: Quote) -> Text:
    text = one_line(quote.text)
    return Text(f"“{text}”" if quote.verbatim else text)


def _how_sure(quote: Quote) -> Text:
    if not quote.speech:
        return Text("a term", "dim")
    said = quote.attribution
    return Text(f"{said.status} {said.score:.2f}", _STATUS_STYLE[said.status])


def _why(quote: Quote) -> Text:
    said = quote.attribution
    reason = said.reason if said.rule is None else f"{said.reason} [{said.rule}]"
    return Text("; ".join((one_line(reason), *_circumstances(said))))


def _circumstances(said: Attribution) -> Iterator[str]:
    for label, passage in (("in", said.medium), ("to", said.addressee), ("through", said.relay)):
        if passage:
            yield f"{label}: {one_line(passage.text)}"


def _canonical(quote: CanonicalQuote) -> RenderableType:
    parts: list[RenderableType] = [Text(_facts(quote)), _attestations(quote.attestations)]
    if len(quote.variants) > 1:
        parts.append(_variants(quote.variants))
    parts.extend(Text(f"conflict of {one.kind}: {one_line(one.detail)}", "red") for one in quote.conflicts)
    heading = Text.assemble((f"“{one_line(quote.text)}”", "bold"), f"  {_name(quote.speaker)}")
    return Group(heading, *(Padding(part, _INDENT, expand=False) for part in parts))


def _facts(quote: CanonicalQuote) -> str:
    printings = _counted(len(quote.attestations), "printing")
    facts = f"{printings} in {_counted(len(quote.documents), 'document')}"
    return f"{facts}, first seen {one_line(quote.first_seen)}" if quote.first_seen else facts


def _attestations(attestations: tuple[Attestation, ...]) -> Table:
    table = _table("Printed in", "Speaker", "How", "As")
    for one in attestations:
        place = ", ".join(one_line(part) for part in (one.document_id, one.outlet, one.published) if part)
        how = f"{one.relation} {one.score:.2f}"
        table.add_row(*map(Text, (place, _name(one.speaker), how, f"“{one_line(one.text)}”")))
    return table


def _variants(variants: tuple[Variant, ...]) -> Table:
    table = _table("Times", "Difference: [-cut-] {+added+}")
    for variant in variants:
        table.add_row(Text(f"{variant.count}×"), Text(" ").join(map(_edit, variant.difference)))
    return table


def _edit(edit: Edit) -> Text:
    if edit.kind == "equal":
        return Text(one_line(edit.variant))
    cut = [Text(f"[-{one_line(edit.canonical)}-]", "red")] if edit.canonical else []
    added = [Text(f"{{+{one_line(edit.variant)}+}}", "green")] if edit.variant else []
    return Text("").join([*cut, *added])


def _name(speaker: Speaker | None) -> str:
    return one_line(speaker.name) if speaker else "?"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
