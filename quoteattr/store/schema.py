"""The tables of a store, its format version, and how an older store is brought up to date."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from quoteattr.store.errors import StoreBusyError, StoreError

#: Marks the file as a store of quoteattr ("qatt").
APPLICATION_ID: Final = 0x71617474

#: Each script brings a store from the format of its place to the next one. A
#: script that has been released is never changed; a change is one more script.
MIGRATIONS: Final[tuple[str, ...]] = (
    """
    CREATE TABLE documents (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL UNIQUE,
        digest TEXT NOT NULL,
        title TEXT, url TEXT, outlet TEXT, published TEXT, speaker TEXT, medium TEXT,
        names TEXT NOT NULL
    ) STRICT;
    CREATE TABLE texts (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        hash INTEGER NOT NULL UNIQUE,
        text TEXT NOT NULL
    ) STRICT;
    CREATE TABLE wordings (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE,
        text INTEGER NOT NULL REFERENCES texts (id),
        verbatim INTEGER NOT NULL,
        joins INTEGER NOT NULL,
        centre INTEGER NOT NULL,
        facts TEXT NOT NULL
    ) STRICT;
    CREATE INDEX wordings_of_text ON wordings (text);
    CREATE INDEX wordings_of_centre ON wordings (centre);
    CREATE TABLE printings (
        id INTEGER PRIMARY KEY,
        document INTEGER NOT NULL REFERENCES documents (id),
        wording INTEGER NOT NULL REFERENCES wordings (id),
        quote TEXT NOT NULL,
        text TEXT NOT NULL,
        speaker TEXT,
        facts TEXT NOT NULL
    ) STRICT;
    CREATE INDEX printings_of_document ON printings (document);
    CREATE INDEX printings_of_wording ON printings (wording);
    CREATE INDEX printings_of_speaker ON printings (speaker);
    CREATE TABLE links (
        lighter INTEGER NOT NULL,
        heavier INTEGER NOT NULL,
        verdict TEXT NOT NULL,
        PRIMARY KEY (lighter, heavier)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX links_of_heavier ON links (heavier);
    CREATE TABLE names (
        person INTEGER NOT NULL,
        reversed TEXT NOT NULL,
        name TEXT NOT NULL,
        kind TEXT NOT NULL,
        entity TEXT NOT NULL,
        documents INTEGER NOT NULL,
        PRIMARY KEY (person, reversed, name, kind, entity)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE sources (
        document INTEGER PRIMARY KEY REFERENCES documents (id),
        text TEXT NOT NULL
    ) STRICT;
    CREATE TABLE people (
        name TEXT NOT NULL,
        aliases TEXT NOT NULL,
        wikidata TEXT,
        attributes TEXT NOT NULL
    ) STRICT;
    CREATE TABLE gram_indexes (name TEXT PRIMARY KEY, state TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE text_grams_waiting (id INTEGER PRIMARY KEY, grams BLOB NOT NULL) STRICT;
    CREATE TABLE text_grams_pages (id INTEGER PRIMARY KEY, postings BLOB NOT NULL) STRICT;
    CREATE TABLE text_grams_gone (id INTEGER PRIMARY KEY) STRICT;
    CREATE TABLE source_grams_waiting (id INTEGER PRIMARY KEY, grams BLOB NOT NULL) STRICT;
    CREATE TABLE source_grams_pages (id INTEGER PRIMARY KEY, postings BLOB NOT NULL) STRICT;
    CREATE TABLE source_grams_gone (id INTEGER PRIMARY KEY) STRICT;
    CREATE TABLE text_marks (id INTEGER PRIMARY KEY, weight INTEGER NOT NULL, marks BLOB NOT NULL) STRICT;
    CREATE VIRTUAL TABLE text_words USING fts5 (
        text, content='texts', content_rowid='id', tokenize='unicode61 remove_diacritics 2'
    );
    CREATE VIEW sayings AS
        SELECT centre.name AS id, fullest.text AS fullest_text,
               count(*) AS printings, count(DISTINCT printings.document) AS documents,
               min(documents.published) AS first_published
        FROM wordings AS centre
        JOIN texts AS fullest ON fullest.id = centre.text
        JOIN wordings ON wordings.centre = centre.id
        JOIN printings ON printings.wording = wordings.id
        JOIN documents ON documents.id = printings.document
        WHERE centre.centre = centre.id
        GROUP BY centre.id;
    """,
    # What people judge, and what they look at when they do. Articles that were taken in before have no text
    # here: their digests are taken away, so that adding them again brings it.
    """
    CREATE TABLE articles (
        document INTEGER PRIMARY KEY REFERENCES documents (id),
        record BLOB NOT NULL
    ) STRICT;
    CREATE TABLE doubts (
        printing INTEGER PRIMARY KEY REFERENCES printings (id),
        status TEXT NOT NULL,
        score REAL NOT NULL
    ) STRICT;
    CREATE INDEX doubts_by_score ON doubts (status, score);
    CREATE TABLE judgements (
        id INTEGER PRIMARY KEY,
        who TEXT NOT NULL,
        judged_at TEXT NOT NULL,
        topic TEXT NOT NULL,
        kind TEXT NOT NULL,
        value TEXT NOT NULL,
        replaced TEXT NOT NULL,
        supersedes INTEGER REFERENCES judgements (id),
        contested INTEGER REFERENCES judgements (id)
    ) STRICT;
    CREATE INDEX judgements_superseding ON judgements (supersedes);
    CREATE TABLE judged (
        judgement INTEGER NOT NULL REFERENCES judgements (id),
        place INTEGER NOT NULL,
        document TEXT NOT NULL,
        quote TEXT NOT NULL,
        text TEXT NOT NULL,
        nth INTEGER NOT NULL,
        printing INTEGER,
        PRIMARY KEY (judgement, place)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX judged_of_document ON judged (document);
    CREATE INDEX judged_of_printing ON judged (printing);
    CREATE VIEW judgements_in_force AS
        SELECT judgements.*, place, document, quote, text, nth, printing
        FROM judgements JOIN judged ON judgement = judgements.id
        WHERE contested IS NULL AND kind <> 'undo' AND NOT EXISTS (
            SELECT 1 FROM judgements AS undo
            WHERE undo.supersedes = judgements.id AND undo.kind = 'undo' AND undo.contested IS NULL
        );
    CREATE VIEW speakers_judged AS
        SELECT DISTINCT printing FROM judgements_in_force WHERE topic = 'speaker' AND printing IS NOT NULL;
    UPDATE documents SET digest = '';
    """,
    # Marks are those of the beginnings of words now. A text without any is compared with all that are near.
    """
    DROP TABLE text_marks;
    CREATE TABLE text_marks (
        id INTEGER PRIMARY KEY,
        weight INTEGER NOT NULL,
        gapped INTEGER NOT NULL,
        marks BLOB NOT NULL
    ) STRICT;
    """,
)


def connect(path: str, patience: float, migrations: Sequence[str] = MIGRATIONS) -> sqlite3.Connection:
    """Open a store, made where there is none, and bring it to the format of these migrations.

    ``patience`` is for how many seconds another writer is waited for. What may
    not be written, as on a medium that is only read, is opened for reading.
    Raises StoreError where the file is no store, or of a later format, or of an
    earlier one and may not be written.
    """
    unchanging = _is_unchanging(Path(path))
    try:
        connection = sqlite3.connect(
            f"{Path(path).absolute().as_uri()}?immutable=1" if unchanging else path,
            timeout=patience,
            isolation_level=None,
            check_same_thread=False,
            uri=unchanging,
        )
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA cache_size = -65536")
    except sqlite3.Error as error:
        raise StoreError(path=path, reason=f"cannot be opened: {error}") from error
    version = _format(connection, path, len(migrations))
    if version < len(migrations):
        if unchanging:
            connection.close()
            raise StoreError(path=path, reason=f"has format {version}, and may not be written to change that")
        _migrate(connection, path, migrations)
    return connection


def _is_unchanging(path: Path) -> bool:
    """Say whether neither a store nor what SQLite keeps beside it may be written, and nothing is kept there.

    SQLite reads such a file only where it is told that nobody writes to it.
    """
    kept = path.with_name(f"{path.name}-wal")
    writable = os.access(path, os.W_OK) or os.access(path.absolute().parent, os.W_OK)
    return path.is_file() and not writable and not kept.exists()


def _format(connection: sqlite3.Connection, path: str, newest: int) -> int:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if application != APPLICATION_ID and (application or tables):
        raise StoreError(path=path, reason="is a database of another program")
    if version > newest:
        raise StoreError(path=path, reason=f"has format {version}; this quoteattr knows up to {newest}")
    return int(version)


def _migrate(connection: sqlite3.Connection, path: str, migrations: Sequence[str]) -> None:
    with writing(connection, path):
        # Another process may have done it while this one waited.
        version = _format(connection, path, len(migrations))
        for script in migrations[version:]:
            for statement in _statements(script):
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {len(migrations)}")


def _statements(script: str) -> Iterator[str]:
    # Connection.executescript would commit first, and a killed migration must leave no half of itself.
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


@contextmanager
def writing(connection: sqlite3.Connection, path: str) -> Iterator[None]:
    """Write all or nothing; wait for another writer, and raise StoreBusyError where it does not end."""
    try:
        connection.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        if "locked" in str(error) or "busy" in str(error):
            reason = "another process is writing to it; nothing was changed, try again when it is done"
            raise StoreBusyError(path=path, reason=reason) from error
        raise StoreError(path=path, reason=f"cannot be written: {error}") from error
    try:
        yield
        connection.execute("COMMIT")
    except BaseException as error:
        # SQLite itself may have rolled back, as it does where the disk is full.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        if _is_of_the_disk(error):
            raise StoreError(path=path, reason=f"cannot be written: {error}") from error
        raise


def _is_of_the_disk(error: BaseException) -> bool:
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_OK) & 0xFF  # the rest tells which step failed
    return code in {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY}


@contextmanager
def reading(connection: sqlite3.Connection) -> Iterator[None]:
    """Read one state of the store, whatever others write meanwhile."""
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.execute("COMMIT")
