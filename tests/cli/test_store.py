"""The commands of a store."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import jsonschema
from click.testing import CliRunner, Result

import quoteattr
from quoteattr.cli import main

POST = {
    "id": "post",
    "text": "Congratulations to both sides on this negotiation. This could lead to something big???",
    "speaker": "Donald Trump",
}


def quoteattr_store(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["store", *map(str, arguments)])


def lines(output: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in output.splitlines()]


def test_a_store_holds_what_deduplicate_finds(tmp_path: Path, seeds: list[Path]) -> None:
    database = tmp_path / "quotes.db"
    added = quoteattr_store("add", database, *seeds)
    assert (added.exit_code, added.stdout) == (0, "")
    assert added.stderr == "5 documents taken in, 0 unchanged\n"
    again = quoteattr_store("add", database, *reversed(seeds))
    assert again.stderr == "0 documents taken in, 5 unchanged\n"
    exported = lines(quoteattr_store("export", database).stdout)
    expected = CliRunner().invoke(main, ["deduplicate", "--format", "jsonl", *map(str, seeds)])
    by_id: Callable[[dict[str, object]], str] = lambda quote: str(quote["id"])  # noqa: E731
    assert sorted(exported, key=by_id) == sorted(lines(expected.stdout), key=by_id)
    validator = jsonschema.Draft202012Validator(quoteattr.schema.load("canonical_quote"))
    for quote in exported:
        validator.validate(quote)


def test_list_show_search_and_check(tmp_path: Path, seeds: list[Path]) -> None:
    database, post = tmp_path / "quotes.db", tmp_path / "post.jsonl"
    post.write_text(json.dumps(POST))
    quoteattr_store("add", database, *seeds, post)
    first = lines(quoteattr_store("list", database, "--limit", "1", "--format", "jsonl").stdout)[0]
    assert first["text"] == POST["text"]
    shown = quoteattr_store("show", database, str(first["id"])).stdout
    assert "something big???" in shown
    assert ": verbatim, by post" in shown
    found = quoteattr_store("search", database, "something big", "--speaker", "Trump", "--format", "jsonl")
    assert lines(found.stdout)[0] == first
    assert quoteattr_store("search", database, "big", "--since", "2031-01-01").stdout == ""
    assert quoteattr_store("check", database).stdout == "the store is whole\n"


def test_how_it_fails(tmp_path: Path, seeds: list[Path]) -> None:
    database = tmp_path / "quotes.db"
    assert quoteattr_store("list", database).exit_code == 2
    quoteattr_store("add", database, seeds[0])
    missing = quoteattr_store("show", database, "nothing")
    assert (missing.exit_code, missing.stderr) == (1, "Error: no quote has the id 'nothing'\n")
    assert quoteattr_store("search", database, "big", "--since", "soon").exit_code == 2
    assert quoteattr_store("add", database, tmp_path / "none.txt").exit_code == 1
    assert quoteattr_store("add", database, seeds[0], "--aliases", tmp_path / "none.csv").exit_code == 2
    with sqlite3.connect(database) as connection:
        connection.execute("UPDATE wordings SET centre = 99")
    connection.close()
    checked = quoteattr_store("check", database)
    assert checked.exit_code == 1
    assert "no centre" in checked.stderr
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE mine (id)")
    connection.close()
    refused = quoteattr_store("list", other)
    assert (refused.exit_code, refused.stderr) == (1, f"Error: {other}: is a database of another program\n")


def test_sources_and_aliases_of_deduplicate(tmp_path: Path, seeds: list[Path]) -> None:
    post, people = tmp_path / "post.jsonl", tmp_path / "people.csv"
    post.write_text(json.dumps(POST))
    people.write_text("name,aliases\nDonald J. Trump,Trump|Donald Trump\n")
    arguments = ["--sources", post, "--aliases", people, "--format", "jsonl", seeds[0]]
    done = CliRunner().invoke(main, ["deduplicate", *map(str, arguments)])
    records = lines(done.stdout)
    grades = [one["grade"] for one in records if "grade" in one]
    assert (done.exit_code, grades) == (0, ["verbatim", "verbatim"])
    assert any("Donald J. Trump" in str(one.get("speaker")) for one in records)
    table = CliRunner().invoke(main, ["deduplicate", "--sources", str(post), str(seeds[0])])
    assert "verbatim  " in table.stdout
    post.write_text(json.dumps({**POST, "speaker": None}))
    nobody = CliRunner().invoke(main, ["deduplicate", "--sources", str(post), str(seeds[0])])
    assert nobody.exit_code == 2
    assert "a source has no speaker: post" in nobody.stderr
