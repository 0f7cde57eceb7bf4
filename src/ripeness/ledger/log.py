"""The hash-chained log: each row holds the digest of the row before it, so that no past row can change unseen."""

import datetime
import json
import re
import sqlite3
from dataclasses import dataclass

from ripeness.errors import InputError, LedgerError
from ripeness.ledger.document import sha256

GENESIS = "0" * 64
_SECOND = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z\Z")


@dataclass(frozen=True, slots=True)
class Link:
    """One row of the log.

    Parameters
    ----------
    seq : int
        1 for the first row.
    at : str
        UTC second, ISO 8601.
    kind : str
        ``created``, ``read`` or ``review``.
    payload : str
        What was done, as canonical JSON.
    prev, hash : str
        Digest of the row before (64 zeros for the first) and of this one.
    """

    seq: int
    at: str
    kind: str
    payload: str
    prev: str
    hash: str

    def expected(self) -> str:
        """Return the digest that the row's content has."""
        return digest([self.seq, self.at, self.kind, self.payload, self.prev])


def canonical(value: object) -> str:
    """Return JSON in the one form that is stored and hashed: keys sorted, no spaces, letters as they are.

    Raises
    ------
    LedgerError
        If the value holds a number that is not finite.
    """
    try:
        return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    except ValueError as error:
        raise LedgerError(f"a number in the ledger must be finite: {error}") from error


def digest(value: object) -> str:
    """Return the sha-256 of a value's canonical JSON."""
    return sha256(canonical(value).encode())


def utc_second(at: str) -> str:
    """Return ``at`` if it is a UTC second like 2022-05-17T08:30:00Z.

    Raises
    ------
    InputError
        If it isn't.
    """
    if _SECOND.match(at):
        try:
            datetime.datetime.fromisoformat(at)
        except ValueError:
            pass
        else:
            return at
    raise InputError(f"at must be a UTC second like 2022-05-17T08:30:00Z; got {at!r}")


def head(connection: sqlite3.Connection) -> tuple[int, str]:
    """Return number and digest of the last row; ``(0, 64 zeros)`` for an empty log."""
    row = connection.execute("SELECT seq, hash FROM log ORDER BY seq DESC LIMIT 1").fetchone()
    return (int(row[0]), str(row[1])) if row else (0, GENESIS)


def append(connection: sqlite3.Connection, at: str, *, kind: str, payload: object) -> int:
    """Add a row and return its number; called inside a write transaction."""
    last, prev = head(connection)
    text = canonical(payload)
    row = (last + 1, utc_second(at), kind, text, prev)
    connection.execute("INSERT INTO log VALUES (?, ?, ?, ?, ?, ?)", (*row, digest(list(row))))
    return last + 1


def links(connection: sqlite3.Connection) -> list[Link]:
    """Return the whole log in order."""
    return [Link(*row) for row in connection.execute("SELECT seq, at, kind, payload, prev, hash FROM log ORDER BY seq")]
