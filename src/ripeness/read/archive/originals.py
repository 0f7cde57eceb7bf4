"""The documents of a ledger that are no copies, findable by their sketches: whom a new document may be a copy of."""

import sqlite3
from collections.abc import Iterable

from ripeness.ledger import Added, Document, Ledger
from ripeness.ledger.log import GENESIS
from ripeness.read.archive.copies import is_copy, may_be_copy, sketch

TABLES = """
CREATE TABLE IF NOT EXISTS original (number INTEGER PRIMARY KEY, sha256 TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS band (
  key INTEGER NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (key, number)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS covered (one INTEGER PRIMARY KEY CHECK (one = 1), head TEXT NOT NULL);
"""
_TRIED = 8  # documents with most bands in common that are compared word by word


class Originals:
    """The index, kept beside the ledger and filled from it: what was added without it is looked up first.

    Parameters
    ----------
    connection
        To a database that has `TABLES`.
    ledger
        Whose documents they are.
    """

    def __init__(self, connection: sqlite3.Connection, ledger: Ledger) -> None:
        self._connection, self._ledger = connection, ledger
        row = connection.execute("SELECT head FROM covered").fetchone()
        self._head = row[0] if row else GENESIS

    def catch_up(self) -> None:
        """Take in what was added to the ledger by others, or before there was an index."""
        head = self._ledger.head()
        if head == self._head:
            return
        missing = self._ledger.added_after(self._head)
        if missing is None:  # another ledger's index
            self._connection.execute("DELETE FROM original")
            self._connection.execute("DELETE FROM band")
            missing = self._ledger.added_after(GENESIS)
        for digest in missing or ():
            if self._ledger.document(digest).copy_of is None:
                self._insert(digest, sketch(self._ledger.text(digest)))
        self._cover(head)

    def first(self, document: Document, text: str, bands: Iterable[int]) -> str | None:
        """Return the digest of the document that this one is a copy of; None if it is of none."""
        keys = list(bands)
        marks = ", ".join("?" * len(keys))
        rows = self._connection.execute(
            f"SELECT o.sha256 FROM band b JOIN original o ON o.number = b.number WHERE b.key IN ({marks}) "
            "GROUP BY o.number ORDER BY count(*) DESC, o.number LIMIT ?",
            (*keys, _TRIED),
        ).fetchall()
        for (digest,) in rows:
            if may_be_copy(document, self._ledger.document(digest)) and is_copy(text, self._ledger.text(digest)):
                return str(digest)
        return None

    def note(self, added: Added, bands: Iterable[int]) -> None:
        """Take in a document that was added just now."""
        if added.status in ("new", "new version", "older version") and not added.copy_of:
            self._insert(added.document, bands)
        self._cover(self._ledger.head())

    def _insert(self, digest: str, bands: Iterable[int]) -> None:
        keys = list(bands)
        if not keys:
            return
        number = self._connection.execute("INSERT INTO original (sha256) VALUES (?)", (digest,)).lastrowid
        self._connection.executemany("INSERT OR IGNORE INTO band VALUES (?, ?)", [(key, number) for key in keys])

    def _cover(self, head: str) -> None:
        self._head = head
        self._connection.execute("INSERT OR REPLACE INTO covered VALUES (1, ?)", (head,))
