"""A store in use: found again, killed, waited for, grown out of an older format."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
import textwrap
import time
from typing import TYPE_CHECKING

import pytest

from quoteattr.dedupe import deduplicate
from quoteattr.store import Added, Store, StoreBusyError, StoreError
from quoteattr.store.schema import MIGRATIONS, connect
from quoteattr.write import write

if TYPE_CHECKING:
    from pathlib import Path

    from tests.store.conftest import Maker

WALL = "The harbour wall was built by our grandfathers and it will outlive every minister in this room."
CHANNEL = "We will never again dredge the northern channel without asking the fishermen who live there."


def test_adding_again_changes_nothing(maker: Maker, tmp_path: Path) -> None:
    documents = maker.archive(1, 12)
    with Store(tmp_path / "quotes.db") as store:
        assert store.add(documents) == Added(taken=12, unchanged=0)
        before = list(store.quotes())
        assert store.add(documents) == Added(taken=0, unchanged=12)
        assert list(store.quotes()) == before


def test_a_fragment_waits_as_its_own_and_moves_when_the_whole_arrives(maker: Maker, tmp_path: Path) -> None:
    with Store(tmp_path / "quotes.db") as store:
        store.add([maker.document("a", (WALL[-48:], None)), maker.document("b", (WALL[:52], None))])
        assert len(list(store.quotes())) == 2
        store.add([maker.document("c", (WALL, None))])
        (quote,) = store.quotes()
        assert (quote.text, quote.documents) == (WALL, ("a", "b", "c"))


def test_a_changed_article_replaces_its_own_attestations_only(maker: Maker, tmp_path: Path) -> None:
    with Store(tmp_path / "quotes.db") as store:
        store.add([maker.document("a", (WALL, None)), maker.document("b", (WALL, None))])
        store.add([maker.document("b", (CHANNEL, None))])
        assert {quote.text: quote.documents for quote in store.quotes()} == {WALL: ("a",), CHANNEL: ("b",)}
        assert store.check() == []


def test_of_one_article_that_comes_twice_at_once_the_later_holds(maker: Maker, tmp_path: Path) -> None:
    batch = [
        maker.document("a", (WALL, None)),
        maker.document("b", (WALL, None)),
        maker.document("a", (CHANNEL, None)),
        maker.document("b", (WALL, None)),
    ]
    with Store(tmp_path / "quotes.db") as store:
        assert store.add(batch) == Added(taken=3, unchanged=1)
        assert {quote.text: quote.documents for quote in store.quotes()} == {WALL: ("b",), CHANNEL: ("a",)}
        assert store.check() == []


def test_a_document_may_say_one_thing_hundreds_of_times(maker: Maker, tmp_path: Path) -> None:
    with Store(tmp_path / "quotes.db") as store:
        store.add([maker.document("a", *[(WALL, None)] * 300, (WALL[:52], None))])
        (quote,) = store.quotes()
        assert (len(quote.attestations), quote.documents) == (301, ("a",))
        assert store.check() == []


def test_a_text_whose_marks_are_gone_is_still_compared(maker: Maker, tmp_path: Path) -> None:
    path = tmp_path / "quotes.db"
    with Store(path) as store:
        store.add([maker.document("a", (WALL, None))])
    connection = sqlite3.connect(path)
    connection.execute("DELETE FROM text_marks")
    connection.commit()
    connection.close()
    with Store(path) as store:
        store.add([maker.document("b", (WALL.replace("outlive", "outlast"), None))])
        (quote,) = store.quotes()
        assert quote.documents == ("a", "b")


def test_a_primary_source_gives_the_canonical_wording(maker: Maker, tmp_path: Path) -> None:
    post = maker.document("post", text=f"Good morning. {WALL} Thank you.", speaker="Ann Holt")
    misprint = WALL.replace("outlive", "outlast")
    with Store(tmp_path / "quotes.db") as store:
        store.add([maker.document("a", (misprint, None))])
        store.add([post])
        (quote,) = store.quotes()
        assert quote.text == WALL
        assert [(one.grade, one.source_id) for one in store.checks(quote.id)] == [("altered", "post")]
        store.add([maker.document("post", text="Good morning.")])
        (quote,) = store.quotes()
        assert quote.text == misprint


def test_search(maker: Maker, tmp_path: Path) -> None:
    ann, bert = maker.speaker("Ann Holt"), maker.speaker("Bert Marsh")
    with Store(tmp_path / "quotes.db") as store:
        store.add(
            [
                maker.document("a", (WALL, ann), published="2025-05-23"),
                maker.document("b", (CHANNEL, bert), published="2026-01-31"),
            ]
        )

        def found(words: str, **only: str) -> list[str]:
            return [quote.text for quote in store.search(words, **only)]

        assert found("HARBOUR wall") == found("harbour", speaker="Holt") == [WALL]
        assert found("harbour", speaker="Marsh") == found("harbour channel") == found("") == []
        assert found("northern", since="2026-01-31") == [CHANNEL]
        assert found("northern", since="2026-02") == []
        assert found('"(* OR') == []
        assert store.quote("a#0-95") == next(store.search("harbour"))
        assert store.quote("nothing") is None


def test_what_may_be_one_is_told(maker: Maker, tmp_path: Path) -> None:
    texts = (
        "We are going to do everything we can to return the money to our ratepayers this winter",
        "We will do everything to return the money to the ratepayers before spring",
        WALL,
    )
    with Store(tmp_path / "quotes.db") as store:
        store.add([maker.document(f"d{place}", (text, None)) for place, text in enumerate(texts)])
        (link,) = store.possible()
        assert store.possible(link.quote_ids[0]) == store.possible("d1#0-73") == [link]
        assert store.possible("d2#0-95") == store.possible("nothing") == []


def test_text_of_any_kind_is_taken(maker: Maker, tmp_path: Path) -> None:
    odd = ["", "???", "\ud800", "\x00", "'" * 500, "[[", "“", "a" * 5000, "- " * 200]
    documents = [maker.document(f"\ud800{place}", (text, None)) for place, text in enumerate(odd)]
    with Store(tmp_path / "quotes.db") as store:
        store.add(documents)
        assert len(list(store.quotes())) == len(odd)
        assert store.check() == []


KILLED = """
    import sys
    import quoteattr
    from quoteattr.store import Store

    documents = list(quoteattr.read(sys.argv[2]))
    with Store(sys.argv[1]) as store:
        print("ready", flush=True)
        for document in documents:
            store.add([document])
"""


def test_a_kill_loses_nothing_and_doubles_nothing(maker: Maker, tmp_path: Path) -> None:
    documents, feed, database = maker.archive(5, 40), tmp_path / "feed.jsonl", tmp_path / "quotes.db"
    write(documents, feed)
    for place in range(4):
        with subprocess.Popen(
            [sys.executable, "-c", textwrap.dedent(KILLED), str(database), str(feed)], stdout=subprocess.PIPE
        ) as process:
            assert process.stdout
            process.stdout.readline()
            time.sleep(0.02 + 0.03 * place)
            process.send_signal(signal.SIGKILL)
        with Store(database) as store:
            assert store.check() == []
    with Store(database) as store:
        store.add(documents)
        found = sorted(store.quotes(), key=lambda quote: quote.id)
        assert found == sorted(deduplicate(documents), key=lambda quote: quote.id)


def test_a_second_writer_waits_then_says_so_and_a_reader_never_waits(maker: Maker, tmp_path: Path) -> None:
    path = tmp_path / "quotes.db"
    with Store(path) as store:
        store.add([maker.document("a", (WALL, None))])
    other = sqlite3.connect(path, isolation_level=None)
    with Store(path, patience=0.1) as store:
        other.execute("BEGIN IMMEDIATE")
        other.execute("DELETE FROM printings")
        assert [quote.text for quote in store.quotes()] == [WALL]
        with pytest.raises(StoreBusyError, match="another process is writing"):
            store.add([maker.document("b", (CHANNEL, None))])
        other.execute("ROLLBACK")
        assert store.add([maker.document("b", (CHANNEL, None))]).taken == 1
    other.close()


def test_an_older_format_is_brought_up_to_date(maker: Maker, tmp_path: Path) -> None:
    path = tmp_path / "quotes.db"
    with Store(path) as store:
        store.add([maker.document("a", (WALL, None))])
    later = (*MIGRATIONS, "CREATE TABLE notes (note TEXT) STRICT;")
    connection = connect(str(path), 1, later)
    assert connection.execute("PRAGMA user_version").fetchone() == (len(later),)
    assert connection.execute("SELECT count(*) FROM printings, notes").fetchone() == (0,)
    connection.close()
    with pytest.raises(StoreError, match=f"has format {len(later)}"):
        Store(path)


def test_a_migration_that_fails_leaves_nothing_of_itself(tmp_path: Path) -> None:
    path = str(tmp_path / "quotes.db")
    connect(path, 1).close()
    broken = (*MIGRATIONS, "CREATE TABLE notes (note TEXT) STRICT;\nCREATE TABLE notes (note TEXT) STRICT;")
    with pytest.raises(sqlite3.OperationalError):
        connect(path, 1, broken)
    Store(path).close()


def test_another_program_s_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE mine (id)")
    other.close()
    with pytest.raises(StoreError, match="another program"):
        Store(path)
    (tmp_path / "text.db").write_text("This is no database at all. " * 99)
    with pytest.raises(StoreError, match="cannot be opened"):
        Store(tmp_path / "text.db")


def test_a_damaged_store_is_told(maker: Maker, tmp_path: Path) -> None:
    path = tmp_path / "quotes.db"
    with Store(path) as store:
        store.add([maker.document("a", (WALL, None), (CHANNEL, None))])
    other = sqlite3.connect(path)
    other.execute("UPDATE wordings SET centre = 99 WHERE id = 1")
    other.commit()
    other.close()
    with Store(path) as store:
        assert store.check()
