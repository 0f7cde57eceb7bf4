"""What changed between two states: new entries, and what they changed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from ripeness.talks.contested import Claim
from ripeness.talks.origins import plain
from ripeness.talks.positions import Position
from ripeness.talks.proposals import AnswerKind, Proposal
from ripeness.talks.rows import Said
from ripeness.talks.state import State
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


def diff(earlier: State, later: State) -> Diff:
    """Return what a later state has that an earlier one hadn't; give both the same frame."""
    before, after = {said.entry for said in earlier.said}, {said.entry for said in later.said}
    known = {proposal.key for proposal in earlier.proposals}
    return Diff(
        earlier.on,
        later.on,
        new=tuple(said for said in later.said if said.entry not in before),
        gone=tuple(said.entry for said in earlier.said if said.entry not in after),
        tracks=tuple(_tracks(earlier, later)),
        proposals=tuple(proposal for proposal in later.proposals if proposal.key not in known),
        answers=tuple(_answers(earlier, later)),
        positions=tuple(_positions(earlier, later)),
        contested=_new_claims(earlier.claims.contested, later.claims.contested),
        agreed=_new_claims(earlier.claims.agreed, later.claims.agreed),
    )


def _tracks(earlier: State, later: State) -> Iterable[TrackChange]:
    before = {track.track: track.status for track in earlier.tracks}
    for track in later.tracks:
        was = before.get(track.track, TrackStatus.UNKNOWN)
        if track.status is not was:
            fresh = () if track.status is TrackStatus.UNKNOWN else track.says_so
            yield TrackChange(track.track, was, track.status, fresh)


def _answers(earlier: State, later: State) -> Iterable[AnswerChange]:
    before = {(p.key, response.by): response for p in earlier.proposals for response in p.responses}
    for proposal in later.proposals:
        for response in proposal.responses:
            was = before.get((proposal.key, response.by))
            status = AnswerKind.NO_RESPONSE if was is None else was.status
            if response.status is not status:
                said = tuple(answer.said for answer in response.answers if answer.kind is response.status)
                yield AnswerChange(proposal.key, response.by, status, response.status, said)


def _positions(earlier: State, later: State) -> Iterable[PositionChange]:
    before = {(cell.party, cell.issue): cell for cell in earlier.positions}
    for cell in later.positions:
        was = before.get((cell.party, cell.issue), Position(cell.party, cell.issue)).last
        if cell.last is not None and not _same(was, cell.last):
            yield PositionChange(cell.party, cell.issue, was, cell.last)


def _same(one: Said | None, other: Said) -> bool:
    return one is not None and one.act is other.act and plain(one.words) == plain(other.words)


def _new_claims(earlier: Sequence[Claim], later: Sequence[Claim]) -> tuple[Claim, ...]:
    before = {said.entry for claim in earlier for said in (*claim.asserted, *claim.denied)}
    return tuple(c for c in later if not any(said.entry in before for said in (*c.asserted, *c.denied)))
