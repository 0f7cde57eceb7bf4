"""The first lines: how each track stands and by whose word, the offer that waits for an answer, and who says why."""

from ripeness.brief import wording
from ripeness.brief.findings import Record, day_or_days, days, joined, newest, ours, told
from ripeness.brief.kinds import kind_of
from ripeness.brief.model import Finding, Name, Piece, Plain
from ripeness.ledger.acts import Act
from ripeness.talks.proposals import Proposal
from ripeness.talks.rows import Said
from ripeness.talks.state import State
from ripeness.talks.tracks import TrackState, TrackStatus

_RECENT = 30  # days: an older judgment is no reason for how things stand
_STATUS = {
    TrackStatus.NO_TALKS: "no talks",
    TrackStatus.STALLED: "talks stalled",
    TrackStatus.ACTIVE: "talks going on",
}


def headline(state: State, record: Record) -> Finding:
    """Return the state in one sentence, with links to all that it rests on."""
    clauses = [_clause(track, record) for track in state.tracks if track.status in _STATUS or track.conflicting]
    pieces: list[Piece] = []
    for clause in clauses:
        pieces += [Plain("; ") if pieces else Plain(""), *clause]
    if not pieces:
        pieces = [Plain("no statement on the talks that is recent enough to tell how they stand")]
    said = [each for track in state.tracks for each in _behind(track)[:1]]
    for waiting in foremost_waiting(state):
        pieces += [Plain(". "), *_waiting(waiting, record)]
        said += waiting.made[:1]
    pieces.append(Plain("."))
    return ours(*_capital([piece for piece in pieces if piece != Plain("")]), said=said, record=record)


def foremost_waiting(state: State) -> tuple[Proposal, ...]:
    """Return the unanswered proposal of each author that is a party, papers before offers, the newest of equals.

    Both parties' proposals are named, newest first; where no party's waits, the one that most entries speak of.
    """
    waiting = [proposal for proposal in state.proposals if proposal.unanswered is not None]
    first: dict[str, Proposal] = {}
    for proposal in sorted(waiting, key=lambda each: ("/" not in each.key, -spoken_of(each))):
        if proposal.by_party:
            first.setdefault(proposal.author, proposal)
    named = tuple(proposal for proposal in waiting if proposal in first.values())
    return named or tuple(sorted(waiting, key=lambda each: -spoken_of(each))[:1])


def spoken_of(proposal: Proposal) -> int:
    """Return how many entries make, answer or speak of a proposal."""
    answers = (answer for response in proposal.responses for answer in response.answers)
    rows = (*proposal.made, *proposal.terms_unknown, *proposal.about, *(each.said for each in answers))
    return len({said.entry for said in rows})


def reasons(state: State, record: Record) -> tuple[Finding, ...]:
    """Return who says so and who says why: words on the tracks, the last declared change, the last judgment."""
    rows: list[Said] = []
    for track in state.tracks:
        if track.status in (TrackStatus.NO_TALKS, TrackStatus.STALLED) or track.conflicting:
            rows += _plainest(track.says_so)
            rows += _plainest(tuple(word.said for word in track.against))
    changes = newest([each for position in state.positions for each in position.declared_changes])
    judgments = newest([each for each in state.said if each.act is Act.JUDGE and kind_of(each) == "judgment"])
    judgments = [each for each in judgments if each.last and (state.on - each.last).days <= _RECENT]
    rows += changes[:1] + judgments[:1]
    distinct = list(dict.fromkeys(each.entry for each in rows))
    by_entry = {each.entry: each for each in rows}
    return tuple(told(by_entry[key], record) for key in distinct[: record.limits.reasons])


def _plainest(said: tuple[Said, ...]) -> list[Said]:
    """Return one row: the holder's own words if there are any, for they need no reporter's wording."""
    return sorted(said, key=lambda each: each.directness != "direct")[:1]


def _behind(track: TrackState) -> tuple[Said, ...]:
    return track.says_so or tuple(word.said for word in track.against)


def _clause(track: TrackState, record: Record) -> list[Piece]:
    name = wording.track(track.track).lower()
    if track.conflicting:
        return [Plain(f"the record contradicts itself on the {name} track")]
    pieces: list[Piece] = [Plain(f"{_STATUS[track.status]} on the {name} track")]
    voices = list(dict.fromkeys(_voice(each) for each in track.says_so))
    if voices:
        names = [Name(voice, record.party([voice])) for voice in voices[:3]]
        pieces += [Plain(", according to "), *joined(names, by=" and ")]
    return pieces


def _voice(said: Said) -> str:
    """Return who tells it: the side of a holder who speaks, the outlet for a deed in its own voice."""
    if said.directness == "narration" and not said.relays:
        return said.outlet or "the source"
    return " and ".join(said.sides) if said.sides else said.holder.partition(":")[0]


def _waiting(proposal: Proposal, record: Record) -> list[Piece]:
    response = next(each for each in proposal.responses if each.unanswered is not None)
    number = proposal.unanswered
    assert number is not None  # the caller chose a proposal that waits
    return [
        Plain("A proposal by "),
        Name(proposal.author, record.party([proposal.author])),
        Plain(f"{_dated(wording.when(proposal.when))} has no answer on record from "),
        Name(response.by, record.party([response.by])),
        Plain(f" after {days(number)} {day_or_days(number)}"),
    ]


def _dated(when: str) -> str:
    """Return a date behind a noun: "of 15 April 2022", but ", by 11 May 2022," where the day isn't known."""
    return f" of {when}" if when[:1].isdigit() else f", {when},"


def _capital(pieces: list[Piece]) -> list[Piece]:
    first = pieces[0]
    if isinstance(first, Plain):
        pieces[0] = Plain(wording.capital(first.text), first.strong)
    return pieces
