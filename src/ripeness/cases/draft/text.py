"""Pieces of YAML: words that can break no line, ranges, and comments that say what an entry is."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from textwrap import wrap

from ripeness.talks.rows import Said

WIDTH = 118
_TITLE = 70  # letters of an entry's words in a title
_SHOWN = 160  # and in a comment


@dataclass(frozen=True, slots=True)
class Cite:
    """How entries are named: by id, and by the number of the version if a person corrected it."""

    versions: Mapping[str, int]

    def basis(self, said: Iterable[Said]) -> str:
        """Return the basis that names entries: ``entry: 0f3a5c7e9b1d2468, 1b2d…@3``."""
        return "entry: " + ", ".join(dict.fromkeys(self.id(one) for one in said))

    def id(self, said: Said) -> str:
        """Return the id of an entry with its version."""
        number = self.versions.get(said.entry)
        return f"{said.entry}@{number}" if number else said.entry


def quoted(text: str) -> str:
    """Return text as YAML in quotation marks, on one line.

    Examples
    --------
    >>> quoted('Russia: the "Austria" model')
    '"Russia: the \\\\"Austria\\\\" model"'
    """
    return json.dumps(plain(text), ensure_ascii=False)


def plain(text: str) -> str:
    """Return text on one line, without characters that YAML can't hold or that turn the writing."""
    kept = (c if c.isprintable() else " " if c.isspace() else "\N{REPLACEMENT CHARACTER}" for c in text)
    return " ".join("".join(kept).split())


def words(text: str, most: int = _TITLE) -> str:
    """Return words of a source in quotation marks, cut at a space where they are long."""
    line = plain(text)
    return f"“{line}”" if len(line) <= most else f"“{line[:most].rsplit(' ', 1)[0]} …”"


def flow(**fields: str | float) -> str:
    """Return a block on one line; text is put in quotation marks."""
    parts = (f"{name}: {quoted(value) if isinstance(value, str) else f'{value:g}'}" for name, value in fields.items())
    return "{" + ", ".join(parts) + "}"


def comment(text: str, *, indent: int) -> Iterator[str]:
    """Yield a comment, wrapped."""
    lead = " " * indent + "# "
    yield from wrap(plain(text), WIDTH, initial_indent=lead, subsequent_indent=lead, break_long_words=False)


def cited(said: Iterable[Said], cite: Cite, *, indent: int) -> Iterator[str]:
    """Yield a comment line for each entry: its id, act, day, holder and words."""
    for one in said:
        day = one.when.removeprefix("../") if one.when.startswith("../") else one.when
        when = f"by {day}" if day != one.when else day or "undated"
        denied = ", denied" if one.polarity == "denied" else ""
        line = f"{cite.id(one)}  {one.act.value}{denied}, {when}, {one.holder}: {words(one.words, _SHOWN)}"
        yield " " * indent + "# " + plain(line)
