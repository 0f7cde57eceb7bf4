"""How answers are written: plain lines that no document can disguise, and JSON."""

import datetime
import json
from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ripeness.errors import InputError

if TYPE_CHECKING:
    from ripeness.ledger import Document, Entry

_FORMULA = ("=", "+", "-", "@")


def plain(value: Any) -> Any:
    """Return a value of ours as what JSON can hold: records as objects, dates as text, tuples as lists."""
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(item) for item in value]
    return value.model_dump(mode="json") if hasattr(value, "model_dump") else value


def echo_json(value: Any) -> None:
    """Print one value as one line of JSON."""
    click.echo(json.dumps(plain(value), ensure_ascii=False))


def safe(text: str | None) -> str:
    """Return text for a terminal: on one line, without characters that move the cursor or turn the writing."""
    kept = (c if c.isprintable() else " " if c.isspace() else "\N{REPLACEMENT CHARACTER}" for c in text or "")
    return " ".join("".join(kept).split())


def joint(text: str) -> str:
    """Return `safe` text with a space at an edge where there was one: for parts that are joined to a sentence."""
    left, right = text[:1].isspace(), text[-1:].isspace() and len(text) > 1
    return " " * left + safe(text) + " " * right


def cell(value: object) -> str:
    """Return a cell of a CSV file that no spreadsheet takes for a formula.

    Examples
    --------
    >>> cell('=HYPERLINK("x")'), cell(None), cell(12), cell(("Interfax", "TASS"))
    ('\\'=HYPERLINK("x")', '', '12', 'Interfax; TASS')
    """
    if value is None:
        return ""
    if isinstance(value, int | float):
        return str(value)
    text = "; ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
    return f"'{text}" if text.lstrip().startswith(_FORMULA) or (text and text[0] in "\t\r\n") else text


def who(entry: "Entry") -> str:
    """Return whose it is and who carried it: ``Andrey Rudenko (Russia), via Interfax``."""
    side = f" ({entry.holder_side})" if entry.holder_side and entry.holder_side != entry.holder else ""
    return safe(f"{entry.holder}{side}" + "".join(f", via {relay}" for relay in entry.relays))


def echo_entries(entries: Iterable["Entry"], documents: dict[str, "Document"], *, explain: bool) -> None:
    """Print entries: id, date, act and holder; the words; the outlet."""
    for entry in entries:
        document = documents[entry.document]
        click.echo(f"{entry.id}  {entry.when or 'undated'}  {entry.act.value}  {who(entry)}")
        click.echo(f"    {safe(entry.exact)}")
        click.echo(f"    {source(document)}")
        if explain:
            echo_basis(entry)


def echo_basis(entry: "Entry") -> None:
    """Print which reader, rules and lexicon rows made an entry."""
    click.echo(f"    made by {safe(entry.reader) or 'unknown reader'}, confidence {entry.confidence:.2f}")
    for row in entry.basis:
        click.echo(f"      {safe(row)}")


def source(document: "Document") -> str:
    """Return where a document comes from: ``Antiwar.com, 2022-05-17: its title``."""
    title = safe(document.title or document.name)
    where = f"{safe(document.outlet) or 'unknown outlet'}, {document.published or 'publication date unknown'}"
    return f"{where}: {title}" if title else where


def write(content: bytes, target: Path) -> None:
    """Write a file whole or not at all.

    Raises
    ------
    InputError
        If it can't be written there.
    """
    draft = target.with_name(f".{target.name}.new")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(content)
        draft.replace(target)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise InputError(f"{target}: {error.strerror}; choose another file with --output") from error


def count(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun: ``1 entry``, ``2 entries``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
