"""The one file of a case, `ledger.sqlite`: its tables, how it is made, opened and written to.

===============  ================================================================================================
``log``          what was done, in order; each row holds the digest of the row before it; nothing else is original
``content``      bytes under their sha-256: originals and working texts (one row where the two are the same)
``document``     what is known of each document now; a copy of what the log says, for asking quickly
``version``      every version of every entry, whose digests the log holds
``entry``        which version of an entry is the newest, and whether it is shown
``entry_words``  full-text index of the newest versions
===============  ================================================================================================

``log``, ``content`` and ``version`` refuse to be changed or shortened: triggers hold that, and `verify` checks it.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from ripeness.errors import IntegrityError, LedgerError, NotFound

FILE = "ledger.sqlite"
FORMAT = 1
BUSY_SECONDS = 60.0  # how long one process waits for another's transaction
_APPLICATION_ID = 0x52495045  # "RIPE"

_TABLES = """
CREATE TABLE log (
  seq INTEGER PRIMARY KEY, at TEXT NOT NULL, kind TEXT NOT NULL, payload TEXT NOT NULL,
  prev TEXT NOT NULL, hash TEXT NOT NULL UNIQUE
);
CREATE TABLE content (sha256 TEXT PRIMARY KEY, bytes BLOB NOT NULL);
CREATE TABLE document (
  sha256 TEXT PRIMARY KEY REFERENCES content (sha256) DEFERRABLE INITIALLY DEFERRED,
  text_sha256 TEXT NOT NULL REFERENCES content (sha256) DEFERRABLE INITIALLY DEFERRED,
  key TEXT NOT NULL, known_from TEXT NOT NULL, edition TEXT NOT NULL,
  seq INTEGER NOT NULL REFERENCES log (seq) DEFERRABLE INITIALLY DEFERRED, data TEXT NOT NULL
);
CREATE INDEX document_key ON document (key, edition, seq);
CREATE TABLE entry (
  number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
  document TEXT NOT NULL REFERENCES document (sha256) DEFERRABLE INITIALLY DEFERRED,
  version INTEGER NOT NULL, shown INTEGER NOT NULL
);
CREATE INDEX entry_document ON entry (document);
CREATE TABLE version (
  entry TEXT NOT NULL REFERENCES entry (id) DEFERRABLE INITIALLY DEFERRED, version INTEGER NOT NULL,
  seq INTEGER NOT NULL REFERENCES log (seq) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL, who TEXT NOT NULL, why TEXT NOT NULL, data TEXT NOT NULL,
  PRIMARY KEY (entry, version)
) WITHOUT ROWID;
CREATE VIRTUAL TABLE entry_words USING fts5 (exact, holder, tokenize = "unicode61 remove_diacritics 2");
"""
_GUARD = (
    "CREATE TRIGGER {table}_{verb} BEFORE {verb} ON {table} BEGIN SELECT RAISE (ABORT, '{table} only grows'); END;\n"
)
SCHEMA = _TABLES + "".join(
    _GUARD.format(table=table, verb=verb) for table in ("log", "content", "version") for verb in ("UPDATE", "DELETE")
)


def build(connection: sqlite3.Connection) -> None:
    """Make the empty tables."""
    connection.executescript(f"PRAGMA application_id = {_APPLICATION_ID}; PRAGMA user_version = {FORMAT};" + SCHEMA)


def connect(path: Path) -> sqlite3.Connection:
    """Open an existing ledger file.

    Raises
    ------
    NotFound
        If there is no such file.
    IntegrityError, LedgerError
        If it isn't a ledger, or is one that a newer Ripeness wrote.
    """
    if not path.is_file():
        raise NotFound(f"{path.parent} has no ledger; make one with `ripeness init {path.parent}`")
    with translated(path):
        connection = _opened(path.resolve().as_uri() + "?mode=rw", uri=True)
        try:
            _check_format(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection


def connect_memory() -> sqlite3.Connection:
    """Return an empty ledger that lives in memory and goes when it is closed."""
    connection = _opened(":memory:")
    build(connection)
    return connection


@contextmanager
def new_file(path: Path) -> Iterator[sqlite3.Connection]:
    """Give a connection to a new ledger file, which appears under its name only when the block ends well.

    Raises
    ------
    LedgerError
        If there is a ledger already, or the folder can't be written.
    """
    if path.exists():
        raise LedgerError(f"{path.parent} already has a ledger; read into it, or choose another folder")
    draft = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.unlink(missing_ok=True)
    except OSError as error:
        raise LedgerError(f"{path.parent} can't be written: {error.strerror}; choose another folder") from error
    with translated(path):
        try:
            connection = _opened(str(draft))
            with closing(connection):
                connection.execute("PRAGMA journal_mode = WAL")
                build(connection)
                yield connection
            _publish(draft, path)
        finally:
            for suffix in ("", "-wal", "-shm"):
                draft.with_name(draft.name + suffix).unlink(missing_ok=True)


@contextmanager
def writing(connection: sqlite3.Connection, path: Path) -> Iterator[None]:
    """One write transaction: all of the block or nothing, one writer at a time, on disk when it returns.

    Inside another one the block is all or nothing too, and is on disk when the outer one returns.
    """
    inner = connection.in_transaction
    begin, commit = ("SAVEPOINT part", "RELEASE part") if inner else ("BEGIN IMMEDIATE", "COMMIT")
    with translated(path):
        connection.execute(begin)
        try:
            yield
            connection.execute(commit)
        except BaseException:
            with suppress(sqlite3.Error):
                connection.execute("ROLLBACK TO part" if inner else "ROLLBACK")
                if inner:
                    connection.execute(commit)
            raise


@contextmanager
def reading(connection: sqlite3.Connection, path: Path) -> Iterator[None]:
    """One snapshot: what another process writes meanwhile is not seen."""
    with translated(path):
        if connection.in_transaction:
            yield
            return
        connection.execute("BEGIN")
        try:
            yield
        finally:
            with suppress(sqlite3.Error):
                connection.execute("ROLLBACK")


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn what SQLite raises into one sentence of ours."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise LedgerError(f"{path}: {error}; {_remedy(str(error))}") from error
    except sqlite3.DatabaseError as error:
        raise IntegrityError(f"{path}: {error}; run `ripeness verify`, or restore a copy") from error


def _remedy(message: str) -> str:
    if "locked" in message or "busy" in message:
        return f"another process has been writing for more than {BUSY_SECONDS:.0f} seconds; try again when it is done"
    if "full" in message:
        return "free some space and read again: nothing was half written"
    return "check the folder, its permissions and its disk"


def _opened(path: str, *, uri: bool = False) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, uri=uri)
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")  # a commit is on disk before it is acknowledged
    except BaseException:
        connection.close()
        raise
    return connection


def _check_format(connection: sqlite3.Connection, path: Path) -> None:
    found = connection.execute("PRAGMA application_id").fetchone()[0]
    if found != _APPLICATION_ID:
        raise IntegrityError(f"{path} is not a Ripeness ledger; choose another folder or restore a copy")
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version != FORMAT:
        raise LedgerError(f"{path} has format {version}, this Ripeness reads {FORMAT}; use the Ripeness that wrote it")


def _publish(draft: Path, path: Path) -> None:
    try:
        os.link(draft, path)  # fails if another process was faster, where a rename would replace its ledger
    except FileExistsError:
        raise LedgerError(f"{path.parent} already has a ledger; read into it, or choose another folder") from None
    except OSError:  # a file system without hard links
        draft.rename(path)
