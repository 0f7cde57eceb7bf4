"""Re-read every stored byte, span, digest and link of a ledger, and name each fault."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial

from pydantic import ValidationError

from ripeness.errors import RipenessError
from ripeness.ledger import history, log, schema
from ripeness.ledger.adding import known_from
from ripeness.ledger.document import Document, sha256
from ripeness.ledger.entry import Entry
from ripeness.ledger.history import Version
from ripeness.ledger.store import Ledger

_RESTORE = "restore ledger.sqlite from a copy, or import the last export"
_LOG = "the log can't be mended: " + _RESTORE


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is not as it was stored.

    Parameters
    ----------
    where : str
        The row: ``document 821ab7d8369e``, ``entry 0123456789abcdef version 2``, ``log row 7``, ``file``, ``search``.
    what : str
        What is wrong with it.
    remedy : str
        What to do.
    """

    where: str
    what: str
    remedy: str = _RESTORE

    def __str__(self) -> str:
        return f"{self.where}: {self.what}; {self.remedy}"


@dataclass(slots=True)
class _Told:
    """What the log says there must be."""

    documents: dict[str, tuple[Document, str, str, int]] = field(default_factory=dict)  # with added at, edition, seq
    versions: dict[tuple[str, int], tuple[str, int]] = field(default_factory=dict)  # with digest, seq


def verify(ledger: Ledger, *, head: str | None = None) -> list[Fault]:
    """Return every fault of a ledger; an empty list if all is as it was stored.

    Parameters
    ----------
    head
        Digest of the log's last row as somebody noted it earlier (`Ledger.head`). It must still be in the log. Without
        it, a ledger whose end was cut off together with all that hung on it can't be told from one that never had it.
    """
    connection = ledger.connection
    told = _Told()
    checks: list[tuple[str, Callable[[], Iterator[Fault]]]] = [
        ("file", partial(_file, connection)),
        ("log", partial(_chain, connection, head)),
        ("log", partial(_tell, connection, told)),
        ("content", partial(_content, connection, told)),
        ("document", partial(_documents, connection, told)),
        ("entry", partial(_versions, connection, told)),
        ("entry", partial(_entries, connection)),
        ("search", partial(_words, connection)),
    ]
    faults: list[Fault] = []
    with schema.reading(connection, ledger.path):
        for where, check in checks:
            try:
                faults += check()
            except sqlite3.DatabaseError as error:
                faults.append(Fault(where, f"can't be read: {error}"))
    return [*faults, *_index(ledger)]


def _file(connection: sqlite3.Connection) -> Iterator[Fault]:
    for (found,) in connection.execute("PRAGMA integrity_check"):
        if found != "ok":
            yield Fault("file", str(found))
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield Fault(f"{table} row {row}", f"what it refers to in {parent} is missing")
    model = sqlite3.connect(":memory:")
    schema.build(model)
    parts = "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY name"
    want, have = model.execute(parts).fetchall(), connection.execute(parts).fetchall()
    model.close()
    for kind, name, _ in [*(part for part in want if part not in have), *(part for part in have if part not in want)]:
        yield Fault("file", f"the {kind} {name} is missing or not the one Ripeness makes")


def _chain(connection: sqlite3.Connection, head: str | None) -> Iterator[Fault]:
    number, before = 0, log.GENESIS
    found = {log.GENESIS}
    for link in log.links(connection):
        if link.seq != number + 1:
            yield Fault(f"log row {number + 1}", "missing", _LOG)
        if link.expected() != link.hash:
            yield Fault(f"log row {link.seq}", "its content is not what its digest says", _LOG)
        if link.seq == number + 1 and link.prev != before:
            yield Fault(f"log row {link.seq}", "it does not follow from the row before it", _LOG)
        number, before = link.seq, link.hash
        found.add(link.hash)
    if head is not None and head not in found:
        yield Fault("log", f"the row noted as {head[:12]} is not in it: the end was cut off or rewritten", _LOG)


def _tell(connection: sqlite3.Connection, told: _Told) -> Iterator[Fault]:
    for link in log.links(connection):
        try:
            payload = json.loads(link.payload)
            for name, number, digest in payload["versions"]:
                told.versions[name, number] = (digest, link.seq)
            if "document" in payload:
                document = Document.model_validate(payload["document"])
                first = told.documents.get(document.sha256, (None, link.at, "", link.seq))
                told.documents[document.sha256] = (document, first[1], payload["edition"], first[3])
        except (ValueError, KeyError, TypeError, RipenessError) as error:
            yield Fault(f"log row {link.seq}", f"its payload can't be read: {str(error).splitlines()[0]}", _LOG)


def _content(connection: sqlite3.Connection, told: _Told) -> Iterator[Fault]:
    role: dict[str, str] = {}
    for document, *_ in told.documents.values():
        role[document.text_sha256] = f"the text of document {document.sha256[:12]}"
        role[document.sha256] = f"the original of document {document.sha256[:12]}"
    present = set()
    for digest, content in connection.execute("SELECT sha256, bytes FROM content ORDER BY sha256"):
        present.add(digest)
        if sha256(content) != digest:
            yield Fault(role.get(digest, f"content {digest[:12]}"), "a stored byte was changed")
        elif digest not in role:
            yield Fault(f"content {digest[:12]}", "no document in the log has it")
    for digest in sorted(set(role) - present):
        yield Fault(role[digest], "missing")


def _documents(connection: sqlite3.Connection, told: _Told) -> Iterator[Fault]:
    rows = connection.execute(
        "SELECT sha256, text_sha256, key, known_from, edition, seq, data FROM document"
    ).fetchall()
    found = {row[0]: row for row in rows}
    for digest, row in found.items():
        if digest not in told.documents:
            yield Fault(f"document {digest[:12]}", "the log doesn't know it")
            continue
        document, at, edition, seq = told.documents[digest]
        data = log.canonical(document.model_dump(mode="json"))
        if row[1:] != (document.text_sha256, document.key, known_from(document, at), edition, seq, data):
            yield Fault(f"document {digest[:12]}", "what is known of it is not what the log says")
    for digest in sorted(set(told.documents) - set(found)):
        yield Fault(f"document {digest[:12]}", "the log has it, the ledger doesn't")


def _versions(connection: sqlite3.Connection, told: _Told) -> Iterator[Fault]:
    texts: dict[str, str] = {}
    found = set()
    rows = connection.execute("SELECT entry, version, seq, kind, who, why, data FROM version ORDER BY entry, version")
    for name, number, seq, kind, who, why, data in rows.fetchall():
        found.add((name, number))
        where = f"entry {name} version {number}"
        digest = log.digest([name, number, kind, who, why, data])
        if (name, number) not in told.versions:
            yield Fault(where, "the log doesn't know it")
        elif told.versions[name, number] != (digest, seq):
            yield Fault(where, "it is not what the log says: its content or its place was changed")
        try:
            entry = Entry.model_validate_json(data)
        except (ValidationError, RipenessError) as error:
            yield Fault(where, f"it is not an entry: {str(error).splitlines()[0]}")
            continue
        yield from _span(connection, entry, where=where, texts=texts)
    for name, number in sorted(set(told.versions) - found):
        yield Fault(f"entry {name} version {number}", "the log has it, the ledger doesn't")


def _span(connection: sqlite3.Connection, entry: Entry, *, where: str, texts: dict[str, str]) -> Iterator[Fault]:
    if entry.document not in texts:
        row = connection.execute(
            "SELECT c.bytes FROM document d JOIN content c ON c.sha256 = d.text_sha256 WHERE d.sha256 = ?",
            (entry.document,),
        ).fetchone()
        texts[entry.document] = str(row[0], "utf-8", "replace") if row else ""
    found = texts[entry.document][entry.start : entry.end]
    if found != entry.exact:
        yield Fault(where, f"its words {entry.exact[:60]!r} are not in its source (there: {found[:60]!r})")


def _entries(connection: sqlite3.Connection) -> Iterator[Fault]:
    for name, document, version, shown in connection.execute(
        "SELECT id, document, version, shown FROM entry ORDER BY number"
    ).fetchall():
        where = f"entry {name}"
        try:
            past = history.versions(connection, name)
        except RipenessError:
            continue  # its damaged version has been named
        if not past or [one.number for one in past] != list(range(1, len(past) + 1)):
            yield Fault(where, "its versions are not 1, 2, 3, …")
        elif (version, document, bool(shown)) != (len(past), past[-1].entry.document, _shown(past)):
            yield Fault(where, "its newest version, its document or whether it is shown is not what its history says")
        if any(one.entry.id != name for one in past):
            yield Fault(where, "a version of it names another entry")


def _shown(past: list[Version]) -> bool:
    return history.decisions(past)[-1].kind != "retired"


def _words(connection: sqlite3.Connection) -> Iterator[Fault]:
    rows = connection.execute(
        "SELECT e.id, v.data, w.exact, w.holder FROM entry e "
        "JOIN version v ON v.entry = e.id AND v.version = e.version "
        "LEFT JOIN entry_words w ON w.rowid = e.number WHERE json_valid(v.data)"
    )
    for name, data, exact, holder in rows:
        entry = json.loads(data)
        if (entry.get("exact"), entry.get("holder")) != (exact, holder):
            yield Fault("search", f"the words kept for entry {name} are not the entry's")
    extra = "SELECT count(*) FROM entry_words WHERE rowid NOT IN (SELECT number FROM entry)"
    if connection.execute(extra).fetchone()[0]:
        yield Fault("search", "it holds words of no entry")


def _index(ledger: Ledger) -> Iterator[Fault]:
    """FTS5 checks its index against its words only through a write, which is rolled back."""
    connection = ledger.connection
    with schema.translated(ledger.path):
        connection.execute("BEGIN IMMEDIATE")
    try:
        connection.execute("INSERT INTO entry_words (entry_words) VALUES ('integrity-check')")
    except sqlite3.DatabaseError as error:
        yield Fault("search", f"its index is not that of its words: {error}")
    finally:
        connection.execute("ROLLBACK")
