"""Tracks: whether each channel of talks works, who says so, and words that conflict about the same channel."""

from dataclasses import dataclass
from enum import StrEnum

from ripeness.talks.rows import Days, Said


class TrackStatus(StrEnum):
    """How a track stands on the date asked."""

    ACTIVE = "active"
    STALLED = "stalled"
    NO_TALKS = "no talks"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class StatusWord:
    """One statement or meeting that tells how a track stands."""

    status: TrackStatus
    said: Said


@dataclass(frozen=True, slots=True)
class TrackState:
    """One track on the date asked.

    Attributes
    ----------
    track
        Name as the frame has it.
    status
        UNKNOWN when nobody says anything, when the last word is older than `STALE_DAYS`, or when the parties
        contradict each other.
    says_so
        The words behind `status`, newest first. With an UNKNOWN that comes from age: the last words, now stale.
    against
        Words about the same track and time that say otherwise, newest first; non-empty means conflicting reports.
    last_meeting
        The last meeting or exchange on the track, or None if none is on record.
    staleness
        Days since the newest of `says_so`.
    history
        All words about the track, oldest first: how it came to this.
    """

    track: str
    status: TrackStatus
    says_so: tuple[Said, ...] = ()
    against: tuple[StatusWord, ...] = ()
    last_meeting: Said | None = None
    staleness: Days | None = None
    history: tuple[StatusWord, ...] = ()

    @property
    def conflicting(self) -> bool:
        """Whether words about this same track contradict each other."""
        return bool(self.against)
