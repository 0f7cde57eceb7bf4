"""How a draft names entries: in a basis, in a title, and in a comment that shows their words."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from textwrap import wrap

from ripeness.cases.text import plain
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


def words(text: str, most: int = _TITLE) -> str:
    """Return words of a source in quotation marks, cut at a space where they are long."""
    line = plain(text)
    return f"“{line}”" if len(line) <= most else f"“{line[:most].rsplit(' ', 1)[0]} …”"


def comment(text: str, *, indent: int) -> Iterator[str]:
    """Yield a comment, wrapped."""
    yield from _wrapped(text, " " * indent + "# ", hang=" " * indent + "# ")


def cited(said: Iterable[Said], cite: Cite, *, indent: int) -> Iterator[str]:
    """Yield a comment for each entry: its id, act, day, holder and words."""
    for one in said:
        when = f"by {one.when.removeprefix('../')}" if one.when.startswith("../") else one.when or "undated"
        denied = ", denied" if one.polarity == "denied" else ""
        line = f"{cite.id(one)} {one.act.value}{denied}, {when}, {one.holder}: {words(one.words, _SHOWN)}"
        yield from _wrapped(line, " " * indent + "# ", hang=" " * indent + "#   ")


def _wrapped(text: str, lead: str, *, hang: str) -> Iterator[str]:
    yield from wrap(plain(text), WIDTH, initial_indent=lead, subsequent_indent=hang, break_long_words=False)
