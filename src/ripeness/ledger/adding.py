"""One document and its entries into the ledger, in one transaction: all of it or nothing."""

import sqlite3
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from ripeness.errors import DocumentError, LedgerError, SpanError
from ripeness.ledger import carry, edtf, history
from ripeness.ledger.carry import Decided
from ripeness.ledger.document import Document, sha256
from ripeness.ledger.entry import Entry, entry_id
from ripeness.ledger.history import Change, Version
from ripeness.ledger.log import canonical

Status = Literal["new", "unchanged", "re-read", "new version", "older version"]

#: What a later reading of the same bytes may fill in or correct; the rest stays as it was first stored.
REFINABLE = ("outlet", "title", "authors", "published", "url", "language", "licence", "handling")


@dataclass(frozen=True, slots=True)
class Added:
    """What adding a document did.

    Parameters
    ----------
    status : str
        ``new``; ``unchanged`` (read before, nothing to add); ``re-read`` (read before; what is known of the document or
        its entries changed); ``new version`` (the same key with other bytes; it stands for the document from now on);
        ``older version`` (the same, published before one that is stored already).
    document : str
        Digest of the original.
    added, revised, retired, carried : int
        Entries that are new, that a reader changed, that it no longer finds; decisions of persons carried over.
    dropped : int
        Entries that the reader made and whose words were not in the text.
    left_behind : tuple of str
        Entries of the version before that a person had decided on and whose words this version doesn't have.
    copy_of : str
        Digest of the document that a new one is a copy of; empty for none.
    """

    status: Status
    document: str
    added: int = 0
    revised: int = 0
    retired: int = 0
    carried: int = 0
    dropped: int = 0
    left_behind: tuple[str, ...] = ()
    copy_of: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """A document, its bytes, its text and what a reader found in it, checked against each other by `check`."""

    document: Document
    original: bytes
    text: str
    entries: tuple[Entry, ...]
    dropped: int
    reader: str

    def check(self) -> None:
        """Refuse what doesn't fit together.

        Raises
        ------
        DocumentError
            If digests or size are not those of the bytes and the text.
        SpanError
            If an entry's words, context or marks are not the text's.
        LedgerError
            If an entry belongs to another document, has a foreign id, or claims a person's decision.
        """
        document = self.document
        if (document.sha256, document.size) != (sha256(self.original), len(self.original)):
            raise DocumentError(f"document {document.sha256[:12]}: digest or size is not that of its original bytes")
        if document.text_sha256 != sha256(encoded(self.text, document.sha256)):
            raise DocumentError(f"document {document.sha256[:12]}: text_sha256 is not the digest of its text")
        for entry in self.entries:
            _check_entry(entry, self.text, document.sha256)


def encoded(text: str, name: str) -> bytes:
    """Return the text as UTF-8.

    Raises
    ------
    DocumentError
        If it holds half a surrogate pair, which UTF-8 can't write.
    """
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        raise DocumentError(f"document {name[:12]}: character {error.start} of the text is half a pair") from error


def refined(stored: Document, now: Document, *, given: Collection[str] = ()) -> Document:
    """Return what is known of a document read again: what the user states, then what is stored, then ``now``."""
    changes = {
        name: getattr(now, name)
        for name in REFINABLE
        if name in given or (not _is_known(stored, name) and _is_known(now, name))
    }
    return stored.model_copy(update=changes)


def add(connection: sqlite3.Connection, reading: Reading, *, at: str) -> Added:
    """Store a checked reading; called inside a write transaction."""
    stored = stored_document(connection, reading.document.sha256)
    if stored is None:
        return _add_new(connection, reading, at=at)
    if stored.text_sha256 != reading.document.text_sha256:
        raise LedgerError(
            f"document {stored.sha256[:12]} is stored with another working text ({stored.derivation}); "
            "read that one: Ledger.recall gives it"
        )
    return _add_again(connection, reading, stored=stored, at=at)


def stored_document(connection: sqlite3.Connection, digest: str) -> Document | None:
    """Return what the ledger knows of the document with exactly this digest."""
    row = connection.execute("SELECT data FROM document WHERE sha256 = ?", (digest,)).fetchone()
    return Document.model_validate_json(row[0]) if row else None


def known_from(document: Document, added: str) -> str:
    """Return the first day on which the document is surely public: the last day of its publication date.

    The day on which it was fetched is another, and the earlier of the two counts. Where neither is known, the document
    is known since the day on which it came into the ledger.
    """
    last = edtf.latest(document.published or "")
    days = [*([last.isoformat()] if last else []), *([document.fetched[:10]] if document.fetched else [])]
    return min(days, default=added[:10])


def edition(document: Document, others: Iterable[str]) -> str:
    """Return what orders the versions of a document: its publication day, else not before any version so far."""
    last = edtf.latest(document.published or "")
    return last.isoformat() if last else max(others, default="")


def _check_entry(entry: Entry, text: str, document: str) -> None:
    entry.check(text)
    if entry.document != document:
        raise LedgerError(f"entry {entry.id} is of document {entry.document[:12]}, not of {document[:12]}")
    if entry.id != entry_id(document, (entry.start, entry.end), entry.act):
        raise LedgerError(f"entry {entry.id}: its id is not that of its document, span and act")
    if entry.review is not None:
        raise LedgerError(f"entry {entry.id}: a reader can't decide for a person; leave review empty")
    before, after = text[max(0, entry.start - len(entry.prefix)) : entry.start], text[entry.end :][: len(entry.suffix)]
    if (before, after) != (entry.prefix, entry.suffix):
        raise SpanError(f"entry {entry.id}: the words around it are not the text's: {entry.prefix!r}, {entry.suffix!r}")
    for name, span in (("holder_span", entry.holder_span), ("cue_span", entry.cue_span)):
        if span is not None and not 0 <= span[0] < span[1] <= len(text):
            raise SpanError(f"entry {entry.id}: {name} {span[0]}-{span[1]} is not inside the text")


def _add_new(connection: sqlite3.Connection, reading: Reading, *, at: str) -> Added:
    key = reading.document.key or reading.document.sha256
    rows = connection.execute(
        "SELECT edition, seq, sha256 FROM document WHERE key = ? ORDER BY edition, seq", (key,)
    ).fetchall()
    own = edition(reading.document, [row[0] for row in rows])
    before = [row[2] for row in rows if row[0] <= own]
    document = reading.document.model_copy(update={"key": key, "version_of": before[-1] if before else None})
    past = _decisions(connection, [row[2] for row in reversed(rows)])
    pairs = carry.carried(reading.entries, past, text=reading.text)
    changes = [Change(entry, "read", entry.reader) for entry in reading.entries] + [change for _, change in pairs]
    store_content(connection, reading.original, reading.text.encode())
    _write(connection, reading, document, changes=changes, at=at, edition_day=own)
    matched = {old.machine.id for old, _ in pairs}
    latest = rows[-1][2] if rows else None
    return Added(
        status="new" if not rows else "new version" if len(before) == len(rows) else "older version",
        document=document.sha256,
        added=len(reading.entries),
        carried=len(pairs),
        dropped=reading.dropped,
        left_behind=tuple(
            old.machine.id for old in past if old.machine.document == latest and old.machine.id not in matched
        ),
        copy_of=document.copy_of or "",
    )


def _add_again(connection: sqlite3.Connection, reading: Reading, *, stored: Document, at: str) -> Added:
    if any(_is_known(stored, name) and not _is_known(reading.document, name) for name in REFINABLE):
        return Added("unchanged", stored.sha256, dropped=reading.dropped)  # it knew less of the document than we do
    document = refined(stored, reading.document, given=REFINABLE)
    newest = _newest(connection, stored.sha256)
    changes = carry.reread(newest, reading.entries, reader=reading.reader)
    if document == stored and not changes:
        return Added("unchanged", stored.sha256, dropped=reading.dropped)
    own = connection.execute("SELECT edition FROM document WHERE sha256 = ?", (stored.sha256,)).fetchone()[0]
    if document.published != stored.published:
        own = edition(document, [own])
    _write(connection, reading, document, changes=changes, at=at, edition_day=own)
    fresh = sum(change.kind == "read" and change.entry.id not in newest for change in changes)
    retired = sum(change.kind == "retired" for change in changes)
    return Added(
        status="re-read",
        document=stored.sha256,
        added=fresh,
        revised=len(changes) - fresh - retired,
        retired=retired,
        dropped=reading.dropped,
    )


def _write(
    connection: sqlite3.Connection,
    reading: Reading,
    document: Document,
    *,
    changes: Sequence[Change],
    at: str,
    edition_day: str,
) -> None:
    about: dict[str, object] = {
        "document": document.model_dump(mode="json"),
        "dropped": reading.dropped,
        "edition": edition_day,
    }
    seq = history.record(connection, changes, at=at, kind="read", about=about)
    store_document(connection, document, at=at, seq=seq, edition_day=edition_day)


def store_document(connection: sqlite3.Connection, document: Document, *, at: str, seq: int, edition_day: str) -> None:
    """Write what is known of a document now, beside the log row that says so."""
    first = connection.execute(
        "SELECT l.at FROM document d JOIN log l ON l.seq = d.seq WHERE d.sha256 = ?", (document.sha256,)
    ).fetchone()
    known = known_from(document, first[0] if first else at)
    data = canonical(document.model_dump(mode="json"))
    connection.execute(
        "INSERT INTO document VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (sha256) DO UPDATE "
        "SET known_from = excluded.known_from, edition = excluded.edition, data = excluded.data",
        (document.sha256, document.text_sha256, document.key, known, edition_day, seq, data),
    )


def store_content(connection: sqlite3.Connection, *contents: bytes) -> None:
    """Keep bytes under their digest, once."""
    for content in contents:
        connection.execute("INSERT OR IGNORE INTO content VALUES (?, ?)", (sha256(content), content))


def _decisions(connection: sqlite3.Connection, documents: Iterable[str]) -> list[Decided]:
    """Persons' decisions on the versions of a document, newest first; a later version's word on an entry stands."""
    seen: set[tuple[str, str]] = set()
    found: list[Decided] = []
    for digest in documents:
        here: set[tuple[str, str]] = set()
        for (name,) in connection.execute("SELECT id FROM entry WHERE document = ? ORDER BY id", (digest,)):
            past = history.versions(connection, name)
            machine = history.decisions(past)[0].entry
            here.add((machine.act, machine.exact))
            decision = carry.decided(past)
            if decision is not None and (machine.act, machine.exact) not in seen:
                found.append(decision)
        seen |= here
    return found


def _newest(connection: sqlite3.Connection, digest: str) -> dict[str, Version]:
    rows = connection.execute(
        "SELECT v.entry, v.version, v.kind, v.who, v.why, v.data FROM entry e "
        "JOIN version v ON v.entry = e.id AND v.version = e.version WHERE e.document = ? ORDER BY e.id",
        (digest,),
    )
    return {
        name: Version(number, kind, "", who, why, history.parsed(data, name))
        for name, number, kind, who, why, data in rows
    }


def _is_known(document: Document, name: str) -> bool:
    return bool(getattr(document, name) != Document.model_fields[name].default)
