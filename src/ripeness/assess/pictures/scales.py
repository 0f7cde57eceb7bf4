"""Where models point on the scale of each issue: a line from end to end, a bar for each model over the draws."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ripeness.assess.pictures.canvas import LETTERS, LINE, Axis, Range, frame, line, paragraph, rect, text

_BAR, _GAP, _NARROW = 8, 16, 0.008  # px: a bar, between two issues; share of the width: a bar of no width


@dataclass(frozen=True)
class Mark:
    """A model and where it points, 0 to 1, over the draws."""

    words: str
    place: Range


@dataclass(frozen=True)
class Scale:
    """An issue, what its ends are, and the models' marks on it."""

    title: str
    ends: tuple[str, str]
    marks: tuple[Mark, ...]


def scales(issues: Sequence[Scale]) -> str:
    """Return the issues one under another; a bar holds nine of ten draws, the line in it is the middle one."""
    parts: list[str] = []
    y = 0.0
    for issue in issues:
        words, y = paragraph(issue.title, y=y + LINE - 3)
        left, y = paragraph(f"← {issue.ends[0]}", y=y, class_="soft")
        right, y = _right(f"{issue.ends[1]} →", y)
        parts += [*words, *left, *right]
        for mark in issue.marks:
            rows, y = _mark(mark, y - LINE + 6)
            parts += rows
        y += _GAP
    return frame(parts, height=y, label="; ".join(_said(issue) for issue in issues))


def _right(words: str, y: float) -> tuple[list[str], float]:
    lines, below = paragraph(words, y=y, x="100%", class_="soft", letters=LETTERS)
    return [each.replace("<text", '<text text-anchor="end"', 1) for each in lines], below


def _mark(mark: Mark, y: float) -> tuple[list[str], float]:
    axis, place = Axis(0.0, 1.0), mark.place
    least, most = axis.share(place.least), axis.share(place.most)
    spare = max(0.0, _NARROW - (most - least)) / 2
    top = y + LINE
    return [
        text(mark.words, x="0", y=y + LINE - 6),
        line("grid", x=("0%", "100%"), y=(top + _BAR / 2, top + _BAR / 2)),
        rect("bar", x=(max(0.0, least - spare), min(1.0, most + spare)), y=(top, top + _BAR)),
        line("middle", x=(axis.x(place.middle), axis.x(place.middle)), y=(top - 2, top + _BAR + 2)),
    ], top + _BAR + LINE


def _said(issue: Scale) -> str:
    marks = (f"{mark.words} {mark.place.least:.2f} to {mark.place.most:.2f}" for mark in issue.marks)
    return f"{issue.title}: {', '.join(marks)}"
