"""From attributed documents to printings, to the names that documents use, and to wordings."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial, reduce
from typing import Any, Final

from attrs import evolve
from pyspark.sql import DataFrame
from pyspark.sql import functions as F  # noqa: N812 - the name that Spark's own pages use

from quoteattr.dedupe.aliases import AliasTable
from quoteattr.dedupe.bars import OVERWHELMING
from quoteattr.dedupe.entities import Form, NameKey, forms_of, may_be_person, name_key
from quoteattr.dedupe.grams import grams_of
from quoteattr.dedupe.speakers import telling_words
from quoteattr.dedupe.wording import (
    Facts,
    Printing,
    Wording,
    digest,
    facts_of,
    joined,
    once,
    printings_of,
    wording_from,
    wording_id,
)
from quoteattr.integrations.spark.extract import document_from, documents_in
from quoteattr.integrations.spark.rows import Row, grouped, kept, mapped
from quoteattr.model import AttributedDocument
from quoteattr.store.rows import dumps, facts_from, facts_json, printing_from, printing_json
from quoteattr.write.jsonl import line

#: A printing, with the number of its wording and whom it names; a form of a name; a primary source.
_FOUND: Final = "kind string, number long, name string, value string"
#: A wording that another may be the same saying as. ``text`` numbers its words; those that
#: tell have grams, the others the words that two speakers who may be one share.
_WORDINGS: Final = (
    "number long, facts string, documents string, text long, key string, heft double, unnamed boolean,"
    " tells boolean, grams array<long>, shared array<string>"
)


def found_in(attributed: DataFrame, aliases: AliasTable) -> DataFrame:
    """Give all that deduplication needs of the documents, each of which counts once."""
    documents = _once(documents_in(attributed))
    return kept(mapped(documents, partial(_found, aliases=aliases), _FOUND), "printings")


def wordings_of(found: DataFrame) -> DataFrame:
    """Give the wordings that another may be the same saying as: exact first, here."""
    return kept(grouped(found.where("kind = 'printing'"), "number", _wording, _WORDINGS), "wordings")


def number_of(name: str) -> int:
    """Return the number of a wording or of a text, by the short name that ``digest`` gives: 64 bits."""
    return int(name, 16) - 2**63


def written_name(key: NameKey) -> str:
    """Write the comparable words of a name."""
    return dumps(key)


def printing_of(written: str) -> Printing:
    """Read a printing."""
    held, outlet, published = json.loads(written)
    return printing_from(held, outlet, published)


def form_of(written: str) -> Form:
    """Read a form of a name."""
    name, kind, entity_id = json.loads(written)
    return Form(name=name, kind=kind, entity_id=entity_id)


def wording_in(row: Any) -> Wording:  # noqa: ANN401 - a row, or a part of one
    """Read a wording."""
    documents: list[str] = json.loads(row["documents"])
    return wording_from(facts_from(row["facts"]), verbatim=True, documents=frozenset(documents))


def _once(documents: DataFrame) -> DataFrame:
    """Leave out what comes twice; only that has to travel."""
    fields = (F.get_json_object("document", f"$.{name}") for name in ("id", "text"))
    read = documents.withColumn("reading", F.xxhash64(*fields))
    twice = read.groupBy("reading").count().where("count > 1").select("reading")
    several = read.join(twice, "reading", "left_semi")
    alone = read.join(twice, "reading", "left_anti").select("document")
    return alone.union(grouped(several, "reading", _first_readings, "document string"))


def _first_readings(rows: Iterator[Row]) -> Iterator[Row]:
    for document in once(document_from(row["document"]) for row in rows):
        yield {"document": line(document)}


def _found(rows: Iterator[Row], aliases: AliasTable) -> Iterator[Row]:
    for row in rows:
        document = document_from(row["document"])
        yield from (_printing(one) for one in printings_of(document, aliases))
        yield from (_form(one) for one in forms_of(document))
        if document.speaker:
            yield _primary(document)


def _printing(printing: Printing) -> Row:
    speaker, name = printing.speaker, None
    if speaker is not None and speaker.named:
        name = written_name((may_be_person(speaker.kind), name_key(speaker.name)))
    return {
        "kind": "printing",
        "number": number_of(digest(repr(wording_id(printing)))),
        "name": name,
        "value": dumps([printing_json(printing), printing.outlet, printing.published]),
    }


def _form(form: Form) -> Row:
    # Whom a name means depends on those alone that end in the same word.
    person, words = form.key
    return {
        "kind": "form",
        "number": number_of(digest(dumps([person, words[-1]]))),
        "value": dumps([form.name, form.kind, form.entity_id]),
    }


def _primary(document: AttributedDocument) -> Row:
    return {"kind": "primary", "value": line(evolve(document, quotes=(), entities=()))}


def _wording(rows: Iterator[Row]) -> Iterator[Row]:
    printings = [printing_of(row["value"]) for row in rows]
    facts = reduce(joined, map(facts_of, printings))
    documents = frozenset(one.document_id for one in printings)
    wording = wording_from(facts, verbatim=printings[0].verbatim, documents=documents)
    if wording.joins:
        yield _wording_row(wording, facts)


def _wording_row(wording: Wording, facts: Facts) -> Row:
    # Only of a long wording is it asked which documents print it.
    documents = sorted(wording.documents) if wording.weight >= OVERWHELMING.evidence else []
    return {
        "number": number_of(wording.name),
        "facts": facts_json(facts),
        "documents": dumps(documents),
        "text": number_of(digest(wording.key)),
        "key": wording.key,
        "heft": wording.weight,
        "unnamed": wording.speaker is None or not wording.speaker.named,
        "tells": wording.tells,
        "grams": list(grams_of(wording.words)) if wording.tells else [],
        "shared": [] if wording.tells else sorted(telling_words(wording.speaker)),
    }
