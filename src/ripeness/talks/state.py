"""The state of the talks on a date: everything that the ledger says, folded, each row with its entries."""

from dataclasses import dataclass, field
from datetime import date

from ripeness.talks.aid import Aid
from ripeness.talks.balance import Balance
from ripeness.talks.battlefield import Battlefield
from ripeness.talks.contested import Claims
from ripeness.talks.factions import Faction
from ripeness.talks.frame import CaseFrame
from ripeness.talks.origins import Origin
from ripeness.talks.positions import Position
from ripeness.talks.proposals import Proposal
from ripeness.talks.ripeness import Ripeness
from ripeness.talks.rows import Said
from ripeness.talks.third_parties import ThirdParty
from ripeness.talks.tracks import TrackState
from ripeness.talks.unknowns import Unknown


@dataclass(frozen=True, slots=True)
class State:
    """What the record shows on one date, knowing what was published by another.

    Attributes
    ----------
    on, known_by
        The day asked about; the last day of publication that counts (None: everything on file).
    frame
        The case frame used, given or inferred.
    said
        Every entry that the state rests on, oldest first.
    tracks
        One for each track of the frame.
    proposals
        Newest first.
    positions
        Issue by issue in the frame's order (found issues follow, most spoken of first), each party in order.
    third_parties
        Most entries first.
    factions
        Oldest report first.
    rejected
        How many entries were left out because a person rejected them.
    """

    on: date
    known_by: date | None
    frame: CaseFrame
    said: tuple[Said, ...] = ()
    tracks: tuple[TrackState, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    positions: tuple[Position, ...] = ()
    claims: Claims = field(default_factory=Claims)
    third_parties: tuple[ThirdParty, ...] = ()
    factions: tuple[Faction, ...] = ()
    aid: Aid = field(default_factory=Aid)
    battlefield: Battlefield = field(default_factory=Battlefield)
    unknowns: tuple[Unknown, ...] = ()
    origins: tuple[Origin, ...] = ()
    balance: Balance = field(default_factory=Balance)
    ripeness: Ripeness = field(default_factory=Ripeness)
    rejected: int = 0

    @property
    def issues(self) -> tuple[str, ...]:
        """Ids of the issues of the matrix, in order."""
        return tuple(dict.fromkeys(position.issue for position in self.positions))

    def position(self, party: str, issue: str) -> Position:
        """Return the cell of a party and an issue; one without a statement if the matrix has none."""
        for cell in self.positions:
            if (cell.party, cell.issue) == (party, issue):
                return cell
        return Position(party, issue)
