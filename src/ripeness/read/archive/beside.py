"""What is kept beside the ledger to save work: which bytes which reader has read, sketches, servers' marks of feeds.

It is a file of the case folder, written after the ledger, and can be deleted: whatever is lost costs a second reading,
which adds nothing.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from ripeness.ledger import Ledger
from ripeness.ledger.schema import BUSY_SECONDS, translated
from ripeness.read.archive import originals
from ripeness.read.archive.originals import Originals
from ripeness.read.sources import Visit, Visits

FILE = ".reading.sqlite"
_TABLES = (
    """
CREATE TABLE IF NOT EXISTS done (key BLOB PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS visit (reader TEXT, url TEXT, etag TEXT, modified TEXT, PRIMARY KEY (reader, url));
"""
    + originals.TABLES
)


class Beside:
    """The file, open; a context manager. Without a folder it is kept in memory.

    Raises
    ------
    LedgerError, IntegrityError
        If the file can't be written, or is damaged.
    """

    def __init__(self, folder: Path | str | None = None) -> None:
        self.path = Path(folder) / FILE if folder is not None else Path("memory")
        with translated(self.path):
            self._connection = sqlite3.connect(
                self.path if folder is not None else ":memory:", timeout=BUSY_SECONDS, isolation_level=None
            )
            self._connection.execute("PRAGMA journal_mode = WAL")
            self._connection.execute("PRAGMA synchronous = NORMAL")  # what is lost with the power is only read again
            self._connection.executescript(_TABLES)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()

    def has_read(self, key: bytes) -> bool:
        """Tell whether the bytes and the reader that a key stands for have met."""
        with translated(self.path):
            return self._connection.execute("SELECT 1 FROM done WHERE key = ?", (key,)).fetchone() is not None

    def note_read(self, key: bytes) -> None:
        """Note that they have met."""
        with translated(self.path):
            self._connection.execute("INSERT OR IGNORE INTO done VALUES (?)", (key,))

    def originals(self, ledger: Ledger) -> Originals:
        """Return the index of the ledger's documents that are no copies."""
        return Originals(self._connection, ledger)

    def visits(self, reader: str) -> Visits:
        """Return the visits of all addresses whose answer that reader has read."""
        with translated(self.path):
            rows = self._connection.execute("SELECT url, etag, modified FROM visit WHERE reader = ?", (reader,))
            return Visits({url: Visit(etag, modified) for url, etag, modified in rows})

    def keep(self, visits: Visits, reader: str) -> None:
        """Keep the visits that were made, when all that they gave has been read."""
        rows = [(reader, url, visit.etag, visit.modified) for url, visit in visits.made.items()]
        with translated(self.path):
            self._connection.executemany("INSERT OR REPLACE INTO visit VALUES (?, ?, ?, ?)", rows)

    @contextmanager
    def together(self) -> Iterator[None]:
        """Make what is noted in the block one transaction."""
        with translated(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
