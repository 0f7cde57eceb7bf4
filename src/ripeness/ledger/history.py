"""An entry's history: every change is a new version, with who, when and why; nothing is overwritten."""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, cast

from pydantic import ValidationError

from ripeness.errors import InputError, IntegrityError, LedgerError
from ripeness.ledger import log
from ripeness.ledger.entry import CONTEXT, Entry, Review

Kind = Literal["read", "retired", "carried", "edited", "accepted", "rejected", "undone"]

#: What a person may not change: the entry's identity, its source, and what is derived from its words.
_FIXED = frozenset({"id", "document", "exact", "prefix", "suffix", "review", "reader", "basis"})


@dataclass(frozen=True, slots=True)
class Version:
    """One version of an entry.

    Parameters
    ----------
    number : int
        1 for the first.
    kind : str
        ``read`` (a reader made it), ``retired`` (a later reader no longer finds it), ``carried`` (a person's decision
        carried over from another version of the document), ``edited``, ``accepted``, ``rejected``, ``undone``.
    at : str
        UTC second at which it was written.
    who, why : str
        The person, or the reader's name; the reason given.
    entry : Entry
        The entry as it was from then on.
    """

    number: int
    kind: Kind
    at: str
    who: str
    why: str
    entry: Entry


@dataclass(frozen=True, slots=True)
class Change:
    """A version to be written; its number and its place in the log are found when it is."""

    entry: Entry
    kind: Kind
    who: str
    why: str = ""


def record(
    connection: sqlite3.Connection, changes: Sequence[Change], *, at: str, kind: str, about: dict[str, object]
) -> int:
    """Write the changes and the one log row that holds their digests; return its number."""
    numbered = list(_numbered(connection, changes))
    digests = [[change.entry.id, number, version_digest(change, number, data)] for change, number, data in numbered]
    seq = log.append(connection, at, kind=kind, payload={**about, "versions": digests})
    for change, number, data in numbered:
        store(connection, change, number=number, data=data, seq=seq)
    return seq


def store(connection: sqlite3.Connection, change: Change, *, number: int, data: str, seq: int) -> None:
    """Write one version, whose digest the log row ``seq`` holds, and make it the newest of its entry."""
    entry = change.entry
    row = connection.execute(
        "INSERT INTO entry (id, document, version, shown) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (id) DO UPDATE SET version = excluded.version, shown = excluded.shown RETURNING number",
        (entry.id, entry.document, number, _is_shown(connection, change)),
    ).fetchone()
    connection.execute(
        "INSERT INTO version VALUES (?, ?, ?, ?, ?, ?, ?)",
        (entry.id, number, seq, change.kind, change.who, change.why, data),
    )
    connection.execute(
        "INSERT OR REPLACE INTO entry_words (rowid, exact, holder) VALUES (?, ?, ?)",
        (cast(int, row[0]), entry.exact, entry.holder),
    )


def version_digest(change: Change, number: int, data: str) -> str:
    """Return the digest of a version, which the log keeps."""
    return log.digest([change.entry.id, number, change.kind, change.who, change.why, data])


def data_of(entry: Entry) -> str:
    """Return the entry as canonical JSON."""
    return log.canonical(entry.model_dump(mode="json"))


def versions(connection: sqlite3.Connection, entry_id: str) -> list[Version]:
    """Return every version of an entry, oldest first."""
    rows = connection.execute(
        "SELECT v.version, v.kind, l.at, v.who, v.why, v.data FROM version v JOIN log l ON l.seq = v.seq "
        "WHERE v.entry = ? ORDER BY v.version",
        (entry_id,),
    )
    return [Version(number, kind, at, who, why, parsed(data, entry_id)) for number, kind, at, who, why, data in rows]


def parsed(data: str, entry_id: str) -> Entry:
    """Return the entry that stored JSON holds.

    Raises
    ------
    IntegrityError
        If it isn't one.
    """
    try:
        return Entry.model_validate_json(data)
    except (ValidationError, LedgerError, InputError) as error:
        raise IntegrityError(f"entry {entry_id} is damaged in the ledger; run `ripeness verify`") from error


def reviewed(entry: Entry, text: str, *, changes: dict[str, object], review: Review) -> Entry:
    """Return the entry as a person decided it.

    Parameters
    ----------
    text
        Working text of its document; a changed ``start`` or ``end`` takes its words from there.
    changes
        New values by field name.

    Raises
    ------
    InputError
        If a field is unknown, fixed, or can't take its value.
    SpanError
        If the span is not inside the text.
    """
    wrong = sorted(set(changes) - (set(Entry.model_fields) - _FIXED))
    if wrong:
        raise InputError(
            f"entry {entry.id}: {wrong[0]} can't be changed; change the act, holder, span or another field"
        )
    fields: dict[str, object] = {**entry.model_dump(), **changes, "review": review}
    if {"start", "end"} & set(changes):
        fields |= _words(text, fields["start"], fields["end"])
    try:
        made = Entry.model_validate(fields)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise InputError(f"entry {entry.id}: {place}: {first['msg']}; got {first['input']!r}") from error
    made.check(text)
    return made


def undo_target(history: Sequence[Version]) -> Version:
    """Return the version to go back to: the one before the last decision of a person that still stands.

    Raises
    ------
    LedgerError
        If no person's decision stands.
    """
    standing = decisions(history)
    if len(standing) < 2:
        raise LedgerError(f"entry {history[0].entry.id}: no person's decision to undo")
    return standing[-2]


def decisions(history: Iterable[Version]) -> list[Version]:
    """Return the machine's last version, then the persons' decisions on it that have not been undone."""
    standing: list[Version] = []
    for version in history:
        if version.kind in ("read", "retired"):
            standing = [version]
        elif version.kind == "undone":
            standing.pop()
        else:
            standing.append(version)
    return standing


def _words(text: str, start: object, end: object) -> dict[str, object]:
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(text)):
        raise InputError(f"start and end must be inside the text of {len(text)} characters; got {start!r}-{end!r}")
    prefix, suffix = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return {"exact": text[start:end], "prefix": prefix, "suffix": suffix}


def _numbered(connection: sqlite3.Connection, changes: Iterable[Change]) -> Iterable[tuple[Change, int, str]]:
    last: dict[str, int] = {}
    for change in changes:
        name = change.entry.id
        if name not in last:
            row = connection.execute("SELECT version FROM entry WHERE id = ?", (name,)).fetchone()
            last[name] = row[0] if row else 0
        last[name] += 1
        yield change, last[name], data_of(change.entry)


def _is_shown(connection: sqlite3.Connection, change: Change) -> bool:
    """A retired entry is not shown, nor one whose last decision was undone back to that."""
    if change.kind == "undone":
        return undo_target(versions(connection, change.entry.id)).kind != "retired"
    return change.kind != "retired"
