"""The ledger of a case: what was reported, each entry anchored to the exact words of its source."""

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Literal, Self, Unpack

from ripeness.errors import InputError, IntegrityError, NotFound
from ripeness.ledger import adding, history, log, query, schema
from ripeness.ledger.adding import Added
from ripeness.ledger.document import Document, sha256
from ripeness.ledger.entry import Entry, Review
from ripeness.ledger.history import Change, Version
from ripeness.ledger.query import Day, Filters, Query

_SHORTEST = 4  # letters of a digest that a person may give for the whole


class Ledger:
    """One case folder's ledger; a context manager. Make one with `create`, `open` or `in_memory`.

    Every write is one transaction and is on disk when the method returns. Several processes may write one ledger: they
    wait for each other. ``at`` is a UTC second like ``2022-05-17T08:30:00Z``: the ledger reads no clock.

    Examples
    --------
    >>> with Ledger.in_memory() as ledger:
    ...     ledger.entries(act="propose", on="2022-05-17", known_by="2022-05-17")
    []
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.path = path
        self.connection = connection

    @classmethod
    def create(cls, folder: Path | str) -> Self:
        """Make the folder's ledger, and the folder if there is none.

        Raises
        ------
        LedgerError
            If it has a ledger already or can't be written.
        """
        path = Path(folder) / schema.FILE
        with schema.new_file(path):
            pass
        return cls.open(folder)

    @classmethod
    def open(cls, folder: Path | str) -> Self:
        """Open the ledger of a case folder.

        Raises
        ------
        NotFound
            If it has none.
        IntegrityError
            If the file isn't a ledger.
        LedgerError
            If another version of Ripeness wrote it.
        """
        path = Path(folder) / schema.FILE
        return cls(schema.connect(path), path)

    @classmethod
    def in_memory(cls) -> Self:
        """Return an empty ledger that keeps nothing: for one brief without a case folder."""
        return cls(schema.connect_memory(), Path("memory"))

    def close(self) -> None:
        """Close the file."""
        self.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def together(self) -> Iterator[None]:
        """Make what is written in the block one transaction: on disk, all of it or nothing, when the block ends.

        Each write in it is still all or nothing by itself. It is for many small writes, each of which would else wait
        for the disk; others who write wait until it ends.
        """
        with schema.writing(self.connection, self.path):
            yield

    # --- documents

    def holds(self, digest: str) -> bool:
        """Tell whether the ledger has the document with exactly this digest."""
        with schema.reading(self.connection, self.path):
            row = self.connection.execute("SELECT 1 FROM document WHERE sha256 = ?", (digest,)).fetchone()
        return row is not None

    def added_after(self, head: str) -> list[str] | None:
        """Return the digests of the documents that came in after a row of the log, in order.

        None if the log has no such row.

        Parameters
        ----------
        head
            Digest of the row, as `head` gave it when it was the last.
        """
        with schema.reading(self.connection, self.path):
            row = self.connection.execute("SELECT seq FROM log WHERE hash = ?", (head,)).fetchone()
            if row is None and head != log.GENESIS:
                return None
            rows = self.connection.execute(
                "SELECT sha256 FROM document WHERE seq > ? ORDER BY seq", (row[0] if row else 0,)
            ).fetchall()
        return [digest for (digest,) in rows]

    def recall(self, document: Document, text: str, *, given: Collection[str] = ()) -> tuple[Document, str]:
        """Return the document and the text to be read, with what the ledger knows if it has the same bytes.

        A document that is read again keeps its first working text and what was known of it, save for the fields that
        the user states now (``given``). Call it before the reader, so that a second reading knows as much as the first.
        """
        with schema.reading(self.connection, self.path):
            stored = adding.stored_document(self.connection, document.sha256)
            if stored is None:
                return document, text
            return adding.refined(stored, document, given=given), query.text(self.connection, stored.sha256)

    def add(  # noqa: PLR0913 - the parts of one reading
        self,
        document: Document,
        original: bytes,
        text: str,
        entries: Iterable[Entry],
        dropped: int = 0,
        *,
        at: str,
        reader: str = "",
    ) -> Added:
        """Store a document with its entries in one transaction, or nothing of it.

        The same bytes again add nothing, unless more is known of the document now or another reader finds other
        entries: then the reader's own entries are revised or retired (``reader`` names it where it finds none), and
        what a person decided or another reader made stays. Other bytes
        under the same key are a new version of the document: it takes the place of the older one, and a person's
        decision carries over to the same act over the same exact words.

        Raises
        ------
        SpanError
            If an entry's words are not the text's.
        DocumentError
            If a digest isn't that of the bytes.
        LedgerError
            If an entry is another document's or claims a person's decision, or the bytes are stored with another
            working text (`recall` gives that).
        """
        log.utc_second(at)
        once = {entry.id: entry for entry in reversed(list(entries))}  # of two with one id the first is kept
        kept = tuple(reversed(once.values()))
        reading = adding.Reading(document, original, text, kept, dropped, reader=kept[0].reader if kept else reader)
        reading.check()
        with schema.writing(self.connection, self.path):
            return adding.add(self.connection, reading, at=at)

    def documents(self, known_by: Day | None = None, *, versions: bool = False) -> list[Document]:
        """Return the documents in the order in which they were added.

        Parameters
        ----------
        known_by
            Only what was surely public by that day: a document published in "2022-05" by 31 May, one of unknown date
            since the day on which it came into the ledger.
        versions
            Also those for which a newer version stands.
        """
        day = query.day(known_by, "known_by")
        view, values = query.in_view(day)
        if versions:
            view = "TRUE" if day is None else "d.known_from <= :known_by"
        with schema.reading(self.connection, self.path):
            rows = self.connection.execute(
                f"SELECT d.data FROM document d WHERE {view} ORDER BY d.seq", values
            ).fetchall()
        return [Document.model_validate_json(row[0]) for row in rows]

    def document(self, digest: str) -> Document:
        """Return the document with this digest, or the one whose digest begins so.

        Raises
        ------
        NotFound
            If there is none, or more than one.
        """
        with schema.reading(self.connection, self.path):
            name = self._one("document", "sha256", digest)
            found = adding.stored_document(self.connection, name)
        if found is None:
            raise IntegrityError(f"document {digest} went missing; run `ripeness verify`")
        return found

    def text(self, digest: str) -> str:
        """Return the working text of a document. Raises as `document` does, and IntegrityError if it was changed."""
        document = self.document(digest)
        with schema.reading(self.connection, self.path):
            return query.text(self.connection, document.sha256)

    def original(self, digest: str) -> bytes:
        """Return the bytes of a document as published. Raises as `text` does."""
        document = self.document(digest)
        with schema.reading(self.connection, self.path):
            row = self.connection.execute("SELECT bytes FROM content WHERE sha256 = ?", (document.sha256,)).fetchone()
        if row is None or sha256(row[0]) != document.sha256:
            raise IntegrityError(f"the original of document {document.sha256[:12]} is damaged; run `ripeness verify`")
        return bytes(row[0])

    # --- entries

    def entries(self, **filters: Unpack[Filters]) -> list[Entry]:
        """Return the entries of the current view, each re-read against its stored text.

        In the view is the newest version of every entry, in the newest version of its document; not what a later
        reader no longer finds, nor what a person rejected. The order is stable: earliest day (an open or unknown start
        first), publication, document, place in the text.

        Parameters
        ----------
        on : date or YYYY-MM-DD
            First clock: what can have happened by the end of that day. An interval counts if its first day is not
            later; an open start (``../2022-05-17``, "earlier") and an unknown date count always, since they may have
            happened before: whoever needs certainty asks `edtf.certain_on_or_before` of the entry.
        known_by : date or YYYY-MM-DD
            Second clock: only what was surely public by the end of that day, in the versions of then. A month or year
            of publication counts from its last day; a document of unknown date from the day on which it came into the
            ledger. What persons decided is a matter of the ledger and is shown whatever the clocks say.
        act, side, issue, track : str
            Exactly this one, upper or lower case.
        holder, relay, outlet : str
            These whole words in the name: ``Rudenko`` finds "Andrey Rudenko".
        document : str
            A digest or its beginning; also a version for which a newer one stands.
        words : str
            Full text of the entry's words and holder: all words, ``"a phrase"``, ``begin*``, ``-without``; accents and
            case don't count.
        rejected : bool
            Also what persons rejected.

        Raises
        ------
        InputError
            If a day isn't a day or nothing is left to look for.
        NotFound
            If there is no such document.
        IntegrityError
            If an entry's words are not in its stored text; it names the entry.
        """
        with schema.reading(self.connection, self.path):
            if filters.get("document") is not None:
                filters = {**filters, "document": self._one("document", "sha256", str(filters["document"]))}
            return query.entries(self.connection, Query.of(filters))

    def entry(self, entry_id: str) -> Entry:
        """Return the newest version of an entry, shown or not, by its id or the beginning of it.

        Raises
        ------
        NotFound
            If there is none, or more than one.
        IntegrityError
            If its words are not in its stored text.
        """
        return self.history(entry_id)[-1].entry

    def history(self, entry_id: str) -> list[Version]:
        """Return every version of an entry, oldest first, re-read against its text. Raises as `entry` does."""
        with schema.reading(self.connection, self.path):
            found = history.versions(self.connection, self._one("entry", "id", entry_id))
            query.checked(self.connection, [version.entry for version in found])
        return found

    def editions(self, digest: str) -> list[Document]:
        """Return all versions of the document, the newest last. Raises as `document` does."""
        key = self.document(digest).key
        with schema.reading(self.connection, self.path):
            rows = self.connection.execute(
                "SELECT data FROM document WHERE key = ? ORDER BY edition, seq", (key,)
            ).fetchall()
        return [Document.model_validate_json(row[0]) for row in rows]

    # --- persons' decisions

    def accept(self, entry_id: str, *, who: str, why: str = "", at: str) -> Entry:
        """Record that a person holds the entry to be right; return it. Raises as `entry` does."""
        return self._decide(entry_id, "accepted", who=who, why=why, at=at)

    def reject(self, entry_id: str, *, who: str, why: str = "", at: str) -> Entry:
        """Record that a person holds the entry to be wrong; it leaves the view. Raises as `entry` does."""
        return self._decide(entry_id, "rejected", who=who, why=why, at=at)

    def amend(self, entry_id: str, changes: dict[str, object], *, who: str, why: str = "", at: str) -> Entry:
        """Record a person's correction; return the corrected entry.

        Parameters
        ----------
        changes
            New values by field name. With ``start`` or ``end`` the words are taken anew from the text.

        Raises
        ------
        InputError
            If a field is unknown, can't be changed, or can't take its value.
        NotFound, IntegrityError
            As `entry` does.
        """
        return self._decide(entry_id, "edited", changes=changes, who=who, why=why, at=at)

    def undo(self, entry_id: str, *, who: str, why: str = "", at: str) -> Entry:
        """Take back the last decision that stands, as a new version; return the entry as it was before.

        Raises
        ------
        LedgerError
            If no person's decision stands.
        """
        _named_person(who)
        with schema.writing(self.connection, self.path):
            past = history.versions(self.connection, self._one("entry", "id", entry_id))
            change = Change(history.undo_target(past).entry, "undone", who, why)
            history.record(self.connection, [change], at=at, kind="review", about={})
        return change.entry

    # --- the log

    def head(self) -> str:
        """Return the digest of the last row of the log: whoever notes it can later prove that nothing was cut off."""
        return log.head(self.connection)[1]

    def log(self) -> list[log.Link]:
        """Return the whole log in order."""
        with schema.reading(self.connection, self.path):
            return log.links(self.connection)

    def _decide(
        self,
        entry_id: str,
        decision: Literal["accepted", "edited", "rejected"],
        *,
        who: str,
        why: str,
        at: str,
        changes: dict[str, object] | None = None,
    ) -> Entry:
        _named_person(who)
        review = Review(decision=decision, who=who, when=log.utc_second(at), why=why)
        with schema.writing(self.connection, self.path):
            past: Sequence[Version] = history.versions(self.connection, self._one("entry", "id", entry_id))
            entry = past[-1].entry
            text = query.text(self.connection, entry.document)
            entry = history.reviewed(entry, text, changes=changes or {}, review=review)
            history.record(self.connection, [Change(entry, decision, who, why)], at=at, kind="review", about={})
        return entry

    def _one(self, table: Literal["document", "entry"], column: str, beginning: str) -> str:
        wanted = beginning.lower()
        rows = self.connection.execute(
            f"SELECT {column} FROM {table} WHERE {column} >= ? AND {column} < ? ORDER BY {column} LIMIT 2",
            (wanted, wanted + "g"),  # ids are hexadecimal: g comes after all of them
        ).fetchall()
        if not rows or len(wanted) < _SHORTEST:
            raise NotFound(f"no {table} {beginning!r}; give at least {_SHORTEST} letters of its id")
        if len(rows) > 1:
            raise NotFound(f"{beginning!r} is the beginning of more than one {table}; give more letters of the id")
        return str(rows[0][0])


def _named_person(who: str) -> None:
    if not who.strip():
        raise InputError("who must name the person who decides; got an empty name")
