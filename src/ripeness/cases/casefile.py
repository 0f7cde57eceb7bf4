"""Load `case.yaml`: what the reporting itself doesn't say. All faults are told at once, each with its place."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ripeness.cases import faults, names
from ripeness.cases.checks import against, contradictions
from ripeness.cases.document import parse
from ripeness.cases.schema import Case, Named
from ripeness.errors import CaseError, InputError
from ripeness.ledger import Ledger
from ripeness.read.parties import Entity, Form
from ripeness.talks.frame import TRACKS, Actor, CaseFrame, Issue

FILE = "case.yaml"
_LARGEST = 1_000_000  # bytes; a case file is written by a person


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A case as its file gives it.

    Parameters
    ----------
    id, title
        Key and name of the case.
    as_of
        The day that its brief is about unless another is asked for; None: the day of the newest document.
    frame
        Parties, issues, tracks and third parties, as the state of the talks takes them.
    names
        Names that the case adds to the built-in lists, as `read.parties.gazetteer` takes them.
    """

    id: str
    title: str
    as_of: date | None
    frame: CaseFrame
    names: tuple[tuple[str, Entity, Form], ...]


def load(path: Path | str) -> CaseFile:
    """Read a case file.

    Raises
    ------
    CaseError
        If the file can't be read or has faults: one line each, ``file:line:column: field: what, remedy``.
    """
    path = Path(path)
    return loads(content(path), name=str(path))


def loads(content: str, *, name: str = FILE) -> CaseFile:
    """Return the case that YAML holds; ``name`` stands for the file in the faults. Raises as `load` does."""
    case = parsed(content, name)
    try:
        frame = _frame(case)
    except InputError as error:
        raise CaseError(f"{name}: {error}") from error
    return CaseFile(case.case.id, case.case.title, case.case.as_of, frame, tuple(dict.fromkeys(names.added(case))))


def parsed(content: str, name: str = FILE, *, ledger: Ledger | None = None) -> Case:
    """Return all that a case file says; with a ledger, what it rests on is looked up there. Raises as `load` does."""
    document = parse(content, name)
    found = [*contradictions(document.plain), *(against(document.plain, ledger) if ledger else ())]
    return faults.checked(Case, document, found)


def content(path: Path) -> str:
    """Return the text of a case file, for reading. Raises CaseError if it can't be read."""
    return raw(path).removeprefix("\N{BYTE ORDER MARK}").replace("\r\n", "\n")


def raw(path: Path) -> str:
    """Return the text of a case file as it is on disk, for changing it. Raises CaseError if it can't be read."""
    try:
        if path.stat().st_size > _LARGEST:
            raise CaseError(f"{path}: a case file may have {_LARGEST // 1_000_000} MB; this one is larger")
        return path.read_bytes().decode()
    except UnicodeDecodeError as error:
        raise CaseError(f"{path}: byte {error.start} is not UTF-8; save the file as UTF-8") from error
    except OSError as error:
        raise CaseError(f"{path}: {error.strerror}; give the path of a case file") from error


def _frame(case: Case) -> CaseFrame:
    return CaseFrame(
        parties=tuple(_actor(party) for party in case.parties),
        issues=tuple(Issue(issue.id, issue.title, issue.keywords) for issue in case.issues),
        tracks=tuple(track.id for track in case.tracks) or TRACKS,
        third_parties=tuple(_actor(actor) for actor in case.third_parties),
    )


def _actor(named: Named) -> Actor:
    return Actor(named.id, named.name, named.names[1:])
