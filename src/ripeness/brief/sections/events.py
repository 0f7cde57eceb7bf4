"""The timeline by track: every dated entry that belongs to a track, each a link to its words."""

import datetime

from ripeness.brief import wording
from ripeness.brief.findings import Record, ours
from ripeness.brief.kinds import kind_of
from ripeness.brief.model import FindingList, Mark, Timeline
from ripeness.brief.sections.part import Part, part
from ripeness.ledger.acts import Act
from ripeness.talks.rows import Said
from ripeness.talks.state import State

_SPAN = datetime.timedelta(days=180)  # older entries are counted, not drawn: one from years ago would squeeze the rest
_NOT_EVENTS = {Act.JUDGE, Act.UNKNOWN}


def timeline(state: State, record: Record) -> Part:
    """Return the marks of the last 180 days before the date asked, in a lane for each track that has one."""
    dated = [(said, track) for said in state.said if (track := _track(said, record)) and said.act not in _NOT_EVENTS]
    start = state.on - _SPAN
    shown = [(said, track) for said, track in dated if said.last is not None and start <= said.last <= state.on]
    if not shown:
        return part(
            "timeline", "Timeline by track", main=[FindingList((ours("No dated event on a track is on record."),))]
        )
    begin = max(start, min(said.first or said.last or state.on for said, _ in shown))
    lanes = [*state.frame.tracks, *(track for _, track in shown)]
    marks = tuple(_mark(said, track, record, begin) for said, track in shown)
    left = len(dated) - len(shown)
    caption = "Each mark is an entry and leads to its words."
    if left:
        caption += (
            f" {wording.count(left, 'entry', 'entries')} before {wording.day(begin)} or without a last day not drawn."
        )
    block = Timeline(
        caption,
        begin.isoformat(),
        state.on.isoformat(),
        tuple(lane for lane in dict.fromkeys(lanes) if any(mark.lane == lane for mark in marks)),
        state.frame.party_names,
        marks,
    )
    return part("timeline", "Timeline by track", main=[block])


def _track(said: Said, record: Record) -> str | None:
    entry = record.entries.get(said.entry)
    return entry.track if entry else None


def _mark(said: Said, track: str, record: Record, begin: datetime.date) -> Mark:
    assert said.last is not None  # chosen so by the caller
    first = "" if said.first is None else max(said.first, begin).isoformat()
    holder = "Unnamed" if said.holder.startswith("unnamed") else said.holder
    label = f"{wording.when(said.when)}: {holder} {wording.did(said.act, said.polarity)}"
    return Mark(
        record.cites[said.entry],
        track,
        first,
        said.last.isoformat(),
        record.party(said.sides),
        kind_of(said),
        said.act,
        label,
    )
