"""A case folder: its ledger, and its case file if it has one."""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ripeness.cases import casefile
from ripeness.cases.casefile import CaseFile
from ripeness.ledger import Document, Entry, Ledger
from ripeness.read.reader import Reader
from ripeness.talks.frame import CaseFrame

if TYPE_CHECKING:
    from ripeness.read.archive import Recipe
    from ripeness.read.parties import Gazetteer


@dataclass(frozen=True, slots=True)
class CaseFolder:
    """A ledger that is open, and what the case file says.

    Attributes
    ----------
    case
        None where there is no case file.
    folder
        None where nothing is kept.
    """

    ledger: Ledger
    case: CaseFile | None
    folder: Path | None = None

    @property
    def frame(self) -> CaseFrame | None:
        """The parties and issues of the case; None: to be inferred from the ledger."""
        return self.case.frame if self.case else None

    def reader(self) -> Reader:
        """Return the reader by rules, which knows the names that the case adds."""
        return self.recipe().make()

    def recipe(self) -> "Recipe":
        """Return what the reader by rules is made from, so that other processes can make the same."""
        from ripeness.read.archive import Recipe

        return Recipe(self.case.names if self.case else (), self.sides)

    @property
    def sides(self) -> tuple[str, ...]:
        """The names of the parties, if the case says who they are."""
        return tuple(party.name for party in self.case.frame.parties) if self.case else ()

    def gazetteer(self) -> "Gazetteer":
        """Return the built-in names, with those that the case adds before them."""
        from ripeness.read.parties import gazetteer

        return gazetteer(self.case.names if self.case else ())

    def documents_of(self, entries: list[Entry]) -> dict[str, Document]:
        """Return the documents that entries are from, by digest."""
        return {digest: self.ledger.document(digest) for digest in {entry.document for entry in entries}}


@contextmanager
def opened(folder: str) -> Iterator[CaseFolder]:
    """Open a case folder.

    Raises
    ------
    NotFound
        If it has no ledger.
    CaseError
        If its case file has faults.
    """
    case = case_in(Path(folder))
    with Ledger.open(folder) as ledger:
        yield CaseFolder(ledger, case, Path(folder))


@contextmanager
def in_memory(folder: str | None = None) -> Iterator[CaseFolder]:
    """Give an empty ledger that keeps nothing, with the case file of a folder that has one."""
    case = case_in(Path(folder)) if folder is not None else None
    with Ledger.in_memory() as ledger:
        yield CaseFolder(ledger, case)


def case_in(folder: Path) -> CaseFile | None:
    """Return the folder's case file; None if it has none. Raises as `casefile.load` does."""
    path = folder / casefile.FILE
    return casefile.load(path) if path.exists() else None


def now() -> str:
    """Return this second, UTC, as the ledger writes it."""
    return datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
