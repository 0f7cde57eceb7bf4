"""What changed between two states: new entries, and what they changed."""

from dataclasses import dataclass
from datetime import date

from ripeness.talks.contested import Claim
from ripeness.talks.proposals import AnswerKind, Proposal
from ripeness.talks.rows import Said
from ripeness.talks.tracks import TrackStatus


@dataclass(frozen=True, slots=True)
class TrackChange:
    """A track whose status changed, with the words behind the new one (empty: the old ones went stale)."""

    track: str
    before: TrackStatus
    after: TrackStatus
    says_so: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class AnswerChange:
    """A side's answer to a proposal that changed."""

    proposal: str
    by: str
    before: AnswerKind
    after: AnswerKind
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class PositionChange:
    """A party's last words on an issue that differ from those before; `before` None: the first on record."""

    party: str
    issue: str
    before: Said | None
    after: Said


@dataclass(frozen=True, slots=True)
class Diff:
    """What a later state has that an earlier one hadn't.

    Attributes
    ----------
    earlier, later
        The days asked about.
    new
        Entries that only the later state rests on, oldest first.
    gone
        Ids of entries that only the earlier one rests on (rejected or corrected since).
    proposals
        Proposals that are new.
    contested, agreed
        Claims that are newly so.
    """

    earlier: date
    later: date
    new: tuple[Said, ...] = ()
    gone: tuple[str, ...] = ()
    tracks: tuple[TrackChange, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    answers: tuple[AnswerChange, ...] = ()
    positions: tuple[PositionChange, ...] = ()
    contested: tuple[Claim, ...] = ()
    agreed: tuple[Claim, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing changed."""
        return not (self.new or self.gone or self.tracks or self.answers or self.positions)
