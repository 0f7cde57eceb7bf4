"""The state of the talks on a date: everything that the ledger says, folded, each row with its entries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from ripeness.ledger.document import Document
from ripeness.ledger.entry import Entry
from ripeness.talks.aid import Aid, fold_aid
from ripeness.talks.balance import Balance, count_balance
from ripeness.talks.battlefield import Battlefield, fold_battlefield
from ripeness.talks.contested import Claims, fold_claims
from ripeness.talks.factions import Faction, fold_factions
from ripeness.talks.frame import CaseFrame
from ripeness.talks.origins import Origin
from ripeness.talks.positions import Position, fold_positions
from ripeness.talks.proposals import Proposal, fold_proposals
from ripeness.talks.ripeness import Ripeness, weigh
from ripeness.talks.rows import Said
from ripeness.talks.third_parties import ThirdParty, fold_third_parties
from ripeness.talks.tracks import TrackState, fold_tracks
from ripeness.talks.unknowns import Unknown, find_unknowns
from ripeness.talks.view import View, build_view


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


def state(
    entries: Sequence[Entry],
    documents: Mapping[str, Document],
    *,
    on: date,
    known_by: date | None = None,
    case: CaseFrame | None = None,
) -> State:
    """Return the state of the talks on a date: a pure fold over the ledger, the same for the same input.

    Parameters
    ----------
    entries
        In the ledger's order, which breaks ties. Those that a person rejected are left out.
    documents
        By digest; every entry's document must be there.
    on
        What happened by the end of this day.
    known_by
        What was published by the end of this day; None: everything on file, with hindsight.
    case
        Parties, issues, tracks and third parties. None: the two sides named most are the parties.

    Raises
    ------
    NotFound
        If an entry's document is not in `documents`.
    """
    return _fold(build_view(entries, documents, on=on, known_by=known_by, case=case))


def _fold(view: View) -> State:
    tracks, proposals, positions = fold_tracks(view), fold_proposals(view), fold_positions(view)
    third_parties, factions = fold_third_parties(view), fold_factions(view)
    claims = fold_claims(view, tracks=tracks, proposals=proposals)
    return State(
        on=view.on,
        known_by=view.known_by,
        frame=view.frame,
        said=tuple(item.said for item in view.items),
        tracks=tracks,
        proposals=proposals,
        positions=positions,
        claims=claims,
        third_parties=third_parties,
        factions=factions,
        aid=fold_aid(view),
        battlefield=fold_battlefield(view),
        unknowns=find_unknowns(view, proposals=proposals, denials=claims.unresolved, positions=positions),
        origins=view.origins.origins,
        balance=count_balance(view),
        ripeness=weigh(view, tracks=tracks, proposals=proposals, third_parties=third_parties, factions=factions),
        rejected=view.rejected,
    )
