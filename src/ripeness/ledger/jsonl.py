"""The whole ledger as JSON Lines and back, byte for byte.

The first line names the format and the head of the log. Then, for each row of the log in order: the row; the document
that came with it (its original in base64, its working text; what is known of it stands in the row); the versions of
entries that came with it. Every line is canonical JSON: keys sorted, no spaces, UTF-8, ended by one line feed.
"""

import base64
import json
import sqlite3
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, BinaryIO

from pydantic import ValidationError

from ripeness.errors import InputError, IntegrityError, LedgerError, RipenessError
from ripeness.ledger import adding, history, log, query, schema
from ripeness.ledger.document import Document, sha256
from ripeness.ledger.history import Change
from ripeness.ledger.log import canonical
from ripeness.ledger.store import Ledger
from ripeness.ledger.verify import verify

FORMAT = 1


def export_jsonl(ledger: Ledger, stream: BinaryIO) -> None:
    """Write the whole ledger: documents with their bytes, every version of every entry, the log.

    Raises
    ------
    IntegrityError
        If a stored text or original is damaged.
    """
    with schema.reading(ledger.connection, ledger.path):
        for line in _lines(ledger):
            stream.write(canonical(line).encode() + b"\n")


def import_jsonl(folder: Path | str, stream: Iterable[bytes]) -> Ledger:
    """Make a case folder's ledger from an export, verify it, and return it open.

    Parameters
    ----------
    folder
        A folder that has no ledger yet.
    stream
        Lines of bytes, such as a file opened with ``"rb"``.

    Raises
    ------
    InputError
        If a line is not one that `export_jsonl` writes; it names the line.
    IntegrityError
        If what was imported doesn't verify; it names the first fault. No ledger is left behind.
    LedgerError
        If the folder has a ledger already.
    """
    path = Path(folder) / schema.FILE
    with schema.new_file(path) as connection:
        connection.execute("BEGIN")
        head = _replay(connection, stream)
        connection.execute("COMMIT")
        faults = verify(Ledger(connection, path), head=head)
        if faults:
            raise IntegrityError(f"the export is not whole: {faults[0]}")
        if log.head(connection)[1] != head:
            raise IntegrityError("the export is not whole: its last row of the log is not the one its first line names")
    return Ledger.open(folder)


def _lines(ledger: Ledger) -> Iterator[dict[str, object]]:
    connection = ledger.connection
    yield {"ripeness_ledger": FORMAT, "head": log.head(connection)[1]}
    documents = dict(connection.execute("SELECT seq, sha256 FROM document").fetchall())
    versions = connection.execute(
        "SELECT seq, entry, version, kind, who, why, data FROM version ORDER BY seq, entry, version"
    )
    of_row = groupby(versions, key=itemgetter(0))
    waiting = next(of_row, None)
    for link in log.links(connection):
        row = {"seq": link.seq, "at": link.at, "kind": link.kind, "prev": link.prev, "hash": link.hash}
        yield {"log": {**row, "payload": json.loads(link.payload)}}
        if link.seq in documents:
            name = documents[link.seq]
            original = base64.b64encode(ledger.original(name)).decode()
            yield {"document": name, "original": original, "text": query.text(connection, name)}
        if waiting is not None and waiting[0] == link.seq:
            for _, entry, number, kind, who, why, data in waiting[1]:
                version = {"version": number, "kind": kind, "who": who, "why": why, "data": json.loads(data)}
                yield {"entry": entry, **version}
            waiting = next(of_row, None)


def _replay(connection: sqlite3.Connection, stream: Iterable[bytes]) -> str:
    """Write line after line; return the head that the first line names."""
    head: str | None = None
    seq = 0
    for number, line in enumerate(stream, start=1):
        try:
            record = _parsed(line)
            if number == 1:
                head = _head(record)
            elif "log" in record:
                seq = _replay_log(connection, record["log"])
            elif "document" in record:
                _replay_document(connection, record)
            else:
                _replay_version(connection, record, seq=seq)
        except ValidationError as error:
            raise InputError(f"line {number}: {str(error).splitlines()[0]}; export the ledger again") from error
        except (ValueError, KeyError, TypeError, AttributeError, sqlite3.Error, RipenessError) as error:
            raise InputError(f"line {number}: not a line of a ledger ({error}); export the ledger again") from error
    if head is None:
        raise InputError("the export is empty; export the ledger again")
    return head


def _parsed(line: bytes) -> dict[str, Any]:
    record = json.loads(line)
    if not isinstance(record, dict) or canonical(record).encode() + b"\n" != line:
        raise ValueError("it is not in the one form that the ledger writes")
    return record


def _head(record: dict[str, Any]) -> str:
    if record["ripeness_ledger"] != FORMAT:
        raise LedgerError(f"it has format {record['ripeness_ledger']}, this Ripeness reads {FORMAT}")
    return str(record["head"])


def _replay_log(connection: sqlite3.Connection, row: dict[str, Any]) -> int:
    _only(row, "seq", "at", "kind", "payload", "prev", "hash")
    payload, seq = row["payload"], int(row["seq"])
    values = (seq, log.utc_second(row["at"]), row["kind"], canonical(payload), row["prev"], row["hash"])
    connection.execute("INSERT INTO log VALUES (?, ?, ?, ?, ?, ?)", values)
    if "document" in payload:
        document = Document.model_validate(payload["document"])
        adding.store_document(connection, document, at=row["at"], seq=seq, edition_day=payload["edition"])
    return seq


def _replay_document(connection: sqlite3.Connection, record: dict[str, Any]) -> None:
    _only(record, "document", "original", "text")
    original = base64.b64decode(record["original"], validate=True)
    if sha256(original) != record["document"]:
        raise ValueError("the original is not the one that its digest names")
    adding.store_content(connection, original, record["text"].encode())


def _only(record: dict[str, Any], *names: str) -> None:
    if set(record) != set(names):
        raise ValueError(f"it must have the fields {', '.join(names)}")


def _replay_version(connection: sqlite3.Connection, record: dict[str, Any], *, seq: int) -> None:
    _only(record, "entry", "version", "kind", "who", "why", "data")
    data = canonical(record["data"])
    entry = history.parsed(data, record["entry"])
    change = Change(entry, record["kind"], record["who"], record["why"])
    history.store(connection, change, number=record["version"], data=data, seq=seq)
