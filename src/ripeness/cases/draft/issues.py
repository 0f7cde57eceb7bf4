"""What there is to settle: the issues on which a party asked for something or refused it, and what it said."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ripeness.cases.schema import Case, Question
from ripeness.ledger import Act
from ripeness.read.issues import tracks as builtin_tracks
from ripeness.talks.positions import Position
from ripeness.talks.rows import Said
from ripeness.talks.state import State

MOST_OUTCOMES = 750
"""Issues are left out once their combinations are more: each is weighed in each draw, rung and round."""
_NOTHING_TO_SETTLE = {
    **dict.fromkeys(("settlement", "process", "leaders-meeting"), "about the talks themselves"),
    **dict.fromkeys(("military-operations", "civilian-harm"), "about the fighting itself"),
}
"""Built-in issues that no agreement would settle as such, and why."""
_TERMS = (Act.DEMAND, Act.PROPOSE, Act.COUNTER)
_WISHES = (Act.AIM, Act.COMMIT, Act.SIGNAL)


@dataclass(frozen=True, slots=True)
class Stand:
    """What a party said on an issue.

    Attributes
    ----------
    party
        Its id.
    terms
        What it asks for, in its last words of that kind; None: it only refused, or said nothing.
    said
        All its words on the issue, oldest first.
    accepted
        Its words that accept something.
    red_lines, bottom_lines
        Its words that declare something out of the question, or that need somebody's consent first.
    """

    party: str
    terms: Said | None
    said: tuple[Said, ...]
    accepted: tuple[Said, ...]
    red_lines: tuple[Said, ...]
    bottom_lines: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Open:
    """An issue to settle, and where both parties stand, in the order of the case file."""

    issue: Question
    stands: tuple[Stand, Stand]
    guarantees: bool = False

    @property
    def contested(self) -> bool:
        """Whether both have said something."""
        return all(stand.said for stand in self.stands)

    @property
    def terms(self) -> int:
        """How many of the two ask for something."""
        return sum(stand.terms is not None for stand in self.stands)

    @property
    def words(self) -> int:
        """How many entries it is known from."""
        return sum(len(stand.said) for stand in self.stands)

    @property
    def options(self) -> int:
        """Number of options: both parties' terms with something between, or one's terms or none of it."""
        return 3 if self.contested else 2


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An issue that the draft leaves out, and why."""

    issue: Question
    why: str


def find_issues(state: State, case: Case) -> tuple[tuple[Open, ...], tuple[LeftOut, ...]]:
    """Return the issues to settle, in the order of the case file, and those left out.

    Where the file says which issues are dealt with on which track, those of other tracks than the political one are
    left out; where it doesn't, those that are political by the built-in list come first. Then those come first on which
    both parties ask for something, and among equals those with more to go on.
    """
    political, others = _tracks(case)
    issues = [issue for issue in case.issues if issue.id not in _NOTHING_TO_SETTLE]
    found = {issue.id: Open(issue, _stands(issue, state, case)) for issue in issues}
    stated = [one for one in found.values() if any(stand.said for stand in one.stands)]
    on_track = [one for one in stated if one.issue.id not in others]
    wanted = sorted(
        on_track, key=lambda one: (one.issue.id not in political, -one.terms, not one.contested, -one.words)
    )
    taken = _fitting(wanted)
    chosen = _with_guarantees([one for one in on_track if one.issue.id in taken])
    return tuple(chosen), tuple(
        _left_out(case.issues, {one.issue.id for one in stated}, {o.issue.id for o in on_track}, taken)
    )


def _tracks(case: Case) -> tuple[set[str], set[str]]:
    """Issues of the political track, and those that the file gives to another track alone."""
    listed = {issue for track in case.tracks for issue in track.issues}
    if not listed:
        return {issue for issue, track in builtin_tracks().items() if track == "political"}, set()
    political = {issue for track in case.tracks if track.id == "political" for issue in track.issues}
    return political, (listed - political if political else set())


def _fitting(wanted: Sequence[Open]) -> set[str]:
    size, taken = 1, set()
    for one in wanted:
        if size * one.options <= MOST_OUTCOMES:
            size *= one.options
            taken.add(one.issue.id)
    return taken


def _left_out(issues: Sequence[Question], stated: set[str], on_track: set[str], taken: set[str]) -> Iterator[LeftOut]:
    for issue in issues:
        if issue.id in _NOTHING_TO_SETTLE:
            yield LeftOut(issue, _NOTHING_TO_SETTLE[issue.id])
        elif issue.id not in stated:
            yield LeftOut(issue, "no statement of either party found")
        elif issue.id not in on_track:
            yield LeftOut(issue, "not on the political track")
        elif issue.id not in taken:
            yield LeftOut(issue, "there would be too many combinations")


def _with_guarantees(chosen: Sequence[Open]) -> list[Open]:
    """Mark the first issue that is about guarantees, by its own name."""
    marked = next((one for one in chosen if _is_about_guarantees(one.issue)), None)
    return [Open(one.issue, one.stands, guarantees=one is marked) for one in chosen]


def _is_about_guarantees(issue: Question) -> bool:
    named = f"{issue.id} {issue.title}".casefold()
    return any(word in named for word in ("guarant", "enforce", "peacekeep", "monitor", "verification"))


def _stands(issue: Question, state: State, case: Case) -> tuple[Stand, Stand]:
    first, second = (_stand(party.id, state.position(party.name, issue.id)) for party in case.parties)
    return first, second


def _stand(party: str, cell: Position) -> Stand:
    return Stand(
        party,
        _terms(cell.drift),
        cell.drift,
        tuple(said for said in cell.drift if said.act is Act.ACCEPT and said.polarity != "denied"),
        cell.red_lines,
        cell.bottom_lines,
    )


def _terms(drift: Sequence[Said]) -> Said | None:
    """The last words that ask for something; what is demanded or offered goes before what is only wished."""
    for acts in (_TERMS, _WISHES):
        asked = [said for said in drift if said.act in acts and said.polarity != "denied"]
        if asked:
            return asked[-1]
    return None
