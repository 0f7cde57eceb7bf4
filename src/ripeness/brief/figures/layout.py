"""Where the marks of a timeline stand: shares of the width, and rows by track and party. Numbers only, no drawing."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from ripeness.brief.model import Mark, Timeline

BINS = 52  # marks nearer than this share of the width are stacked, so that they stay apart on a phone
STACK = 4  # marks in one stack; the last one then counts those that have no room
LEFT, RIGHT = 0.02, 0.98
_MONTHS, _MONTHS_FROM = 8, 70  # at most so many labels; months rather than weeks from so many days


@dataclass(frozen=True, slots=True)
class Placed:
    """A mark's place: ``x`` and ``tail`` are shares of the width from 0 to 1, ``level`` is its height in the stack.

    ``more`` counts further marks for which the stack had no room; this mark then stands for them.
    """

    mark: Mark
    x: float
    tail: float | None
    level: int
    more: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """Marks of one party (``None``: others) on one track; ``height`` is the number of levels."""

    party: int | None
    marks: tuple[Placed, ...]
    height: int


@dataclass(frozen=True, slots=True)
class Lane:
    """A track with its rows: first party, others, second party; rows without marks are left out."""

    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A labelled day of the axis; ``minor`` ones may be hidden where room is short."""

    x: float
    day: datetime.date
    minor: bool


def lanes(timeline: Timeline) -> tuple[Lane, ...]:
    """Return each track's rows of placed marks."""
    return tuple(Lane(name, _rows(timeline, name)) for name in timeline.lanes)


def _rows(timeline: Timeline, lane: str) -> tuple[Row, ...]:
    rows = []
    for party in (1, None, 2):
        marks = [mark for mark in timeline.marks if mark.lane == lane and mark.party == party]
        if marks:
            placed = _stacked(timeline, marks)
            rows.append(Row(party, placed, 1 + max(each.level for each in placed)))
    return tuple(rows)


def _stacked(timeline: Timeline, marks: Sequence[Mark]) -> tuple[Placed, ...]:
    bins: dict[int, list[Mark]] = {}
    for mark in sorted(marks, key=lambda each: each.last):
        bins.setdefault(round(_x(timeline, mark.last) * BINS), []).append(mark)
    placed = []
    for stack in bins.values():
        shown = stack if len(stack) <= STACK else stack[:STACK]
        for level, mark in enumerate(shown):
            more = len(stack) - STACK if mark is shown[-1] and len(stack) > STACK else 0
            placed.append(Placed(mark, _x(timeline, mark.last), _tail(timeline, mark), level, more))
    return tuple(placed)


def _x(timeline: Timeline, day: str) -> float:
    start, end = datetime.date.fromisoformat(timeline.start), datetime.date.fromisoformat(timeline.end)
    length = max(1, (end - start).days)
    share = (datetime.date.fromisoformat(day) - start).days / length
    return round(LEFT + (RIGHT - LEFT) * min(1.0, max(0.0, share)), 4)


def _tail(timeline: Timeline, mark: Mark) -> float | None:
    """Return where the line of an inexact date begins: its first day, or a little to the left for an open start."""
    if mark.first == mark.last:
        return None
    x = _x(timeline, mark.last)
    return _x(timeline, mark.first) if mark.first else round(max(0.0, x - 0.025), 4)


def ticks(timeline: Timeline) -> tuple[Tick, ...]:
    """Return the labelled days: weeks counted back from the end, or months' first days when the span is long."""
    start, end = datetime.date.fromisoformat(timeline.start), datetime.date.fromisoformat(timeline.end)
    days = _months(start, end) if (end - start).days > _MONTHS_FROM else _weeks(start, end)
    return tuple(
        Tick(_x(timeline, day.isoformat()), day, minor=place % 2 == 1) for place, day in enumerate(reversed(days))
    )


def _weeks(start: datetime.date, end: datetime.date) -> list[datetime.date]:
    step = max(1, -(-(end - start).days // (7 * _MONTHS))) * 7
    if (end - start).days < step:
        return [end] if start == end else [start, end]
    return [end - datetime.timedelta(days=back) for back in range(0, (end - start).days + 1, step)][::-1]


def _months(start: datetime.date, end: datetime.date) -> list[datetime.date]:
    days = [datetime.date(year, month, 1) for year in range(start.year, end.year + 1) for month in range(1, 13)]
    inside = [day for day in days if start <= day <= end - datetime.timedelta(days=9)]
    return [*inside, end]
