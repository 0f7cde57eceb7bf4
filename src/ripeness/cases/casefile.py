"""Load `case.yaml`: what the reporting itself doesn't say. All faults are told at once, each with its place."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ripeness.cases import faults, names
from ripeness.cases.schema import Case, Named
from ripeness.errors import CaseError, InputError
from ripeness.read.parties import Entity, Form
from ripeness.talks.frame import TRACKS, Actor, CaseFrame, Issue

FILE = "case.yaml"
_LARGEST = 4_000_000  # bytes; a case file is written by a person


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


def parsed(content: str, name: str = FILE) -> Case:
    """Return all that a case file says. Raises as `load` does."""
    tree = faults.parse(content, name)
    case = faults.checked(Case, tree, name)
    found = list(_contradictions(case))
    if found:
        raise CaseError("\n".join(faults.told(tree, name, place, what) for place, what in found))
    return case


def content(path: Path) -> str:
    """Return the text of a case file. Raises CaseError if it can't be read."""
    try:
        if path.stat().st_size > _LARGEST:
            raise CaseError(f"{path}: a case file may have {_LARGEST // 1_000_000} MB; this one is larger")
        return path.read_text(encoding="utf-8-sig")
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


def _contradictions(case: Case) -> Iterator[tuple[faults.Place, str]]:
    """What each part allows and the whole doesn't: the same key or name twice, a reference to nobody."""
    yield from _twice((("issues", n, "id"), issue.id) for n, issue in enumerate(case.issues))
    actors = [(("parties", n), actor) for n, actor in enumerate(case.parties)]
    actors += [(("third_parties", n), actor) for n, actor in enumerate(case.third_parties)]
    yield from _twice(((*place, "id"), actor.id) for place, actor in actors)
    yield from _shared_names([(place, actor) for place, actor in actors])
    issues = list(dict.fromkeys(issue.id for issue in case.issues))
    parties = [party.id for party in case.parties]
    for n, track in enumerate(case.tracks):
        yield from _dangling((("tracks", n, "issues", m), issue, issues) for m, issue in enumerate(track.issues))
    for n, actor in enumerate(case.third_parties):
        if actor.supports is not None:
            yield from _dangling([(("third_parties", n, "supports"), actor.supports, parties)])
    sides = [actor.id for _, actor in actors]
    yield from _dangling((("people", n, "side"), person.side, sides) for n, person in enumerate(case.people))


def _twice(keys: Iterator[tuple[faults.Place, str]]) -> Iterator[tuple[faults.Place, str]]:
    seen: set[str] = set()
    for place, key in keys:
        if key in seen:
            yield place, f"{key!r} is used twice; give each its own"
        seen.add(key)


def _shared_names(actors: list[tuple[faults.Place, Named]]) -> Iterator[tuple[faults.Place, str]]:
    owner: dict[str, Named] = {}
    for place, actor in actors:
        for name in (actor.id, *actor.names):
            first = owner.setdefault(name.casefold(), actor)
            if first.id != actor.id:
                yield place, f"the name {name!r} belongs to {first.name} already; a name must belong to one actor"


def _dangling(references: Iterable[tuple[faults.Place, str, list[str]]]) -> Iterator[tuple[faults.Place, str]]:
    for place, key, known in references:
        if key not in known:
            yield place, f"no such id {key!r}{faults.meant(key, known)}"
