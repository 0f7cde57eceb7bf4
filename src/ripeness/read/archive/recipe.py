"""What a reader is made from: small enough to send, and it tells one reader from another."""

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from ripeness import __version__
from ripeness.read.parties import Entity, Form, gazetteer
from ripeness.read.reader import Reader
from ripeness.read.rules import RulesReader

_PARTS = (".py", ".tsv", ".npz")  # what a reading depends on: rules, lexicons, the tagger's model


@dataclass(frozen=True, slots=True)
class Recipe:
    """The names and sides that a case adds to the reader, and who parses for it.

    Attributes
    ----------
    names
        Rows for the gazetteer, before the built-in ones.
    sides
        Names of the conflict's two sides, if a case tells.
    pipeline
        Name of the spaCy pipeline that parses; empty: the reader by rules alone.
    """

    names: tuple[tuple[str, Entity, Form], ...] = ()
    sides: tuple[str, ...] = ()
    pipeline: str = ""

    def make(self) -> Reader:
        """Return the reader."""
        if self.pipeline:
            from ripeness.read.optional.parsed import SpacyReader

            return SpacyReader(self.pipeline, names=self.names, sides=self.sides)
        return RulesReader(gazetteer(self.names), sides=self.sides)

    @property
    def mark(self) -> str:
        """What differs for two readers that may read one document differently: version, rules, lexicons, names."""
        return hashlib.sha256(repr((__version__, rules(), self.names, self.sides, self.pipeline)).encode()).hexdigest()


@lru_cache(maxsize=1)
def rules() -> str:
    """Return a digest of this installation's rules, lexicons and model: whoever edits a lexicon has another reader."""
    found = hashlib.sha256()
    for part in _inside(files("ripeness.read")):
        found.update(part.name.encode() + b"\0" + part.read_bytes() + b"\0")
    return found.hexdigest()


def _inside(folder: Traversable) -> list[Traversable]:
    found: list[Traversable] = []
    for one in sorted(folder.iterdir(), key=lambda one: one.name):
        if one.is_dir():
            found += _inside(one)
        elif one.name.endswith(_PARTS):
            found.append(one)
    return found
