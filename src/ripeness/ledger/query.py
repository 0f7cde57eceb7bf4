"""Questions to the ledger: which entries, as of a day, knowing what had been published by a day."""

import datetime
import re
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from typing import Any, TypedDict

from ripeness.errors import InputError, IntegrityError, SpanError
from ripeness.ledger import edtf, history
from ripeness.ledger.document import sha256
from ripeness.ledger.entry import Entry

Day = datetime.date | str
_TERM = re.compile(r'(-?)(?:"([^"]*)"|(\S+))')
_WORD = re.compile(r"\w+")


class Filters(TypedDict, total=False):
    """The keywords of `Ledger.entries`; see there."""

    on: Day | None
    known_by: Day | None
    act: str | None
    holder: str | None
    side: str | None
    issue: str | None
    track: str | None
    relay: str | None
    outlet: str | None
    document: str | None
    words: str | None
    rejected: bool


@dataclass(frozen=True, slots=True)
class Query:
    """The same, checked: days are dates, empty filters are None."""

    on: datetime.date | None = None
    known_by: datetime.date | None = None
    act: str | None = None
    holder: str | None = None
    side: str | None = None
    issue: str | None = None
    track: str | None = None
    relay: str | None = None
    outlet: str | None = None
    document: str | None = None
    words: str | None = None
    rejected: bool = False

    @classmethod
    def of(cls, filters: Filters) -> "Query":
        """Check the filters.

        Raises
        ------
        InputError
            If a filter is unknown or a day isn't one.
        """
        values: dict[str, Any] = dict(filters)
        unknown = sorted(set(values) - {field.name for field in fields(cls)})
        if unknown:
            raise InputError(f"entries can't be filtered by {unknown[0]!r}")
        for name in ("on", "known_by"):
            values[name] = day(values.get(name), name)
        return cls(**values)


def day(value: Day | None, name: str) -> datetime.date | None:
    """Return a day given as a date or as YYYY-MM-DD.

    Raises
    ------
    InputError
        If it is neither.
    """
    if value is None or isinstance(value, datetime.date):
        return value
    try:
        return datetime.datetime.strptime(value, "%Y-%m-%d").date()
    except ValueError:
        raise InputError(f"{name} must be a day like 2022-04-15; got {value!r}") from None


def in_view(known_by: datetime.date | None) -> tuple[str, dict[str, object]]:
    """Return the SQL condition that document ``d`` is known by a day and no newer version of it is, with its values."""
    newer = "SELECT 1 FROM document n WHERE n.key = d.key AND (n.edition, n.seq) > (d.edition, d.seq)"
    if known_by is None:
        return f"NOT EXISTS ({newer})", {}
    return (
        f"d.known_from <= :known_by AND NOT EXISTS ({newer} AND n.known_from <= :known_by)",
        {"known_by": known_by.isoformat()},
    )


def entries(connection: sqlite3.Connection, query: Query) -> list[Entry]:
    """Return the entries that a query asks for, each checked against the stored text; inside a read transaction."""
    sql, values = _sql(query)
    connection.create_function("folded", 1, _folded, deterministic=True)
    connection.create_function("named", 2, _named, deterministic=True)
    rows = connection.execute(sql, values).fetchall()
    found = [(history.parsed(data, name), published or "") for name, data, published in rows]
    kept = [row for row in found if query.on is None or edtf.possible_on_or_before(row[0].when, query.on)]
    kept.sort(key=lambda row: _order(row[0], published=row[1]))
    checked(connection, [entry for entry, _ in kept])
    return [entry for entry, _ in kept]


def checked(connection: sqlite3.Connection, found: Iterable[Entry]) -> None:
    """Re-read every entry's words in the stored text of its document.

    Raises
    ------
    IntegrityError
        If a text is missing, isn't the one that was stored, or doesn't have the words; it names the entry.
    """
    texts: dict[str, str] = {}
    for entry in found:
        try:
            if entry.document not in texts:
                texts[entry.document] = text(connection, entry.document)
            entry.check(texts[entry.document])
        except SpanError as error:
            raise IntegrityError(str(error)) from error


def text(connection: sqlite3.Connection, document: str) -> str:
    """Return the working text of the document with exactly this digest.

    Raises
    ------
    IntegrityError
        If it isn't the text that was stored.
    """
    row = connection.execute(
        "SELECT c.sha256, c.bytes FROM document d JOIN content c ON c.sha256 = d.text_sha256 WHERE d.sha256 = ?",
        (document,),
    ).fetchone()
    if row is None or sha256(row[1]) != row[0]:
        raise IntegrityError(f"the text of document {document[:12]} is missing or damaged; run `ripeness verify`")
    return str(row[1], "utf-8")


def match(words: str) -> str:
    """Return the FTS5 expression for what a person typed: all words, ``"a phrase"``, ``begin*``, ``-without``.

    Raises
    ------
    InputError
        If nothing remains to search for.
    """
    wanted: list[str] = []
    unwanted: list[str] = []
    for minus, phrase, bare in _TERM.findall(words):
        tokens = _WORD.findall(phrase or bare)
        if tokens:
            term = '"' + " ".join(tokens) + '"' + ("*" if bare.endswith("*") else "")
            (unwanted if minus else wanted).append(term)
    if not wanted:
        raise InputError(f"words must hold at least one word to look for; got {words!r}")
    return " ".join(wanted) + "".join(f" NOT {term}" for term in unwanted)


def _sql(query: Query) -> tuple[str, dict[str, object]]:
    if query.document is None:
        view, values = in_view(query.known_by)
    else:  # a document that is asked for by name is shown even if a newer version stands for it
        view, values = "d.sha256 = :document", {"document": query.document}
        if query.known_by is not None:
            view, values = f"{view} AND d.known_from <= :known_by", {**values, "known_by": query.known_by.isoformat()}
    conditions = [view, "e.shown", *_conditions(query)]
    if query.words is not None:
        conditions.append("e.number IN (SELECT rowid FROM entry_words WHERE entry_words MATCH :words)")
        values["words"] = match(query.words)
    for name in ("act", "holder", "side", "issue", "track", "relay", "outlet"):
        values[name] = getattr(query, name)
    return (
        "SELECT e.id, v.data, json_extract(d.data, '$.published') FROM entry e "
        "JOIN version v ON v.entry = e.id AND v.version = e.version "
        "JOIN document d ON d.sha256 = e.document WHERE " + " AND ".join(f"({one})" for one in conditions),
        values,
    )


def _conditions(query: Query) -> Iterator[str]:
    if not query.rejected:
        yield "json_extract(v.data, '$.review.decision') IS NOT 'rejected'"
    for name, field in (("act", "act"), ("side", "holder_side"), ("track", "track")):
        if getattr(query, name) is not None:
            yield f"folded(json_extract(v.data, '$.{field}')) = folded(:{name})"
    if query.holder is not None:
        yield "named(json_extract(v.data, '$.holder'), :holder)"
    if query.outlet is not None:
        yield "named(json_extract(d.data, '$.outlet'), :outlet)"
    if query.relay is not None:
        yield "EXISTS (SELECT 1 FROM json_each(v.data, '$.relays') WHERE named(value, :relay))"
    if query.issue is not None:
        yield "EXISTS (SELECT 1 FROM json_each(v.data, '$.issues') WHERE folded(value) = folded(:issue))"


def _order(entry: Entry, *, published: str) -> tuple[object, ...]:
    first = edtf.earliest(entry.when) or datetime.date.min
    return first, published, entry.document, entry.start, entry.end, entry.act, entry.id


def _folded(value: str | None) -> str | None:
    return None if value is None else value.casefold()


def _named(name: str | None, asked: str) -> bool:
    """Whether the words asked for stand in the name, in order and whole: ``Rudenko`` in ``Andrey Rudenko``."""
    have, want = _WORD.findall((name or "").casefold()), _WORD.findall(asked.casefold())
    return bool(want) and any(have[at : at + len(want)] == want for at in range(len(have) - len(want) + 1))
