"""The tracks: which channels work, by whose word, and words that say otherwise about the same channel."""

from ripeness.brief import wording
from ripeness.brief.findings import Record, days_old, headed, in_cell, ours, told
from ripeness.brief.model import Block, Cell, Finding, FindingList, Plain, Row, Table
from ripeness.brief.sections.part import Part, part
from ripeness.talks.state import State
from ripeness.talks.tracks import StatusWord, TrackState, TrackStatus

_STATUS = {
    TrackStatus.ACTIVE: "Active",
    TrackStatus.STALLED: "Stalled",
    TrackStatus.NO_TALKS: "No talks",
    TrackStatus.UNKNOWN: "Not known",
}


def tracks(state: State, record: Record) -> Part:
    """Return a row for each track on which there is a word, and one line for those on which there is none."""
    spoken = [track for track in state.tracks if track.history or track.says_so or track.against]
    silent = [track for track in state.tracks if track not in spoken]
    rows = [_row(track, record) for track in spoken]
    if silent:
        names = wording.listed([wording.track(track.track) for track in silent])
        rows.append(
            Row((Plain(names, strong=True),), (Cell(empty="Not known"), Cell(empty="No statement found"), Cell()))
        )
    columns = ("Track", "Status", "Who says so", "Said otherwise")
    table = Table("Status of each track, by the last words on record", tuple((Plain(c),) for c in columns), tuple(rows))
    return part("tracks", "Tracks", main=[table], annex=_in_full(spoken, record))


def _row(track: TrackState, record: Record) -> Row:
    """Return how a track stands; where words contradict each other, one of them stands on each side."""
    few = record.limits.lines
    says_so = [in_cell(said, record) for said in track.says_so[:few]]
    against = [_otherwise(word, record) for word in track.against[: few if says_so else few + 1]]
    if not says_so:
        says_so, against = against[:1], against[1:]
    return Row(
        (Plain(wording.track(track.track), strong=True),),
        (
            Cell((_status(track, record),)),
            Cell(tuple(says_so), "" if says_so else "No statement found"),
            Cell(tuple(against), "" if against else "Nothing on record"),
        ),
    )


def _otherwise(word: StatusWord, record: Record) -> Finding:
    found = in_cell(word.said, record)
    if found.kind == "ours":
        return found
    return headed(f"{_STATUS[word.status]}: ", found)


def _status(track: TrackState, record: Record) -> Finding:
    status = "Contradicted" if track.conflicting and track.status is TrackStatus.UNKNOWN else _STATUS[track.status]
    details = f" · {days_old(track.staleness)}" if track.staleness else ""
    if track.last_meeting is None:
        return ours(Plain(status, strong=True), details)
    met = f" · last contact on record: {wording.when(track.last_meeting.when)}"
    return ours(Plain(status, strong=True), details, met, said=[track.last_meeting], record=record)


def _in_full(spoken: list[TrackState], record: Record) -> list[Block]:
    """Return the history of each track that has more words than the table shows."""
    shown = {said.entry for track in spoken for said in track.says_so[: record.limits.lines]}
    return [
        FindingList(tuple(told(word.said, record.in_full) for word in track.history), wording.track(track.track))
        for track in spoken
        if any(word.said.entry not in shown for word in track.history)
    ]
