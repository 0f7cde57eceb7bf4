"""The course of a war by week: bands over draws, beside the record of past wars."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ripeness.assess.pictures.canvas import LETTERS, LINE, Axis, frame, line, paragraph, percent, rect, text

_HIGH, _LOW, _GAP = 96, 44, 14  # px: the first panel, the others, between them


@dataclass(frozen=True)
class Curve:
    """A chance by week, and its range; all as long as the weeks.

    Attributes
    ----------
    words : str
        What it is, for the legend.
    """

    words: str
    weeks: Sequence[float]
    middle: Sequence[float]
    least: Sequence[float]
    most: Sequence[float]


@dataclass(frozen=True)
class Panel:
    """How one ending, or the war's going on, grows: in the model and, if there is one, in the record."""

    title: str
    model: Curve
    past: Curve | None = None


def course(panels: Sequence[Panel]) -> str:
    """Return the panels one under another over the same weeks, the first of them higher, from 0 to 100 %."""
    weeks = Axis(panels[0].model.weeks[0], panels[0].model.weeks[-1])
    parts: list[str] = []
    y = 0.0
    for n, panel in enumerate(panels):
        words, y = paragraph(f"{panel.title}: {_end(panel.model)} in week {weeks.high:g}", y=y + LINE - 3)
        axis = Axis(0.0, 1.0, top=y - 8, height=_LOW if n else _HIGH)
        parts += [*words, *_grid(axis), *_curve(panel.model, weeks, axis, drawn="middle", band="band")]
        if panel.past is not None:
            parts += _curve(panel.past, weeks, axis, drawn="past", band="past-band")
        y = axis.top + axis.height + _GAP
    parts += [text("today", x="0", y=y, class_="soft")]
    parts += [text(f"week {weeks.high:g}", x="100%", y=y, class_="soft", anchor="end")]
    legend, y = _legend(panels, y + LINE + 5)
    return frame([*parts, *legend], height=y - LINE + 4, label="; ".join(_said(panel) for panel in panels))


def _grid(axis: Axis) -> list[str]:
    ends = [line("grid", x=("0%", "100%"), y=(axis.y(at), axis.y(at))) for at in (0.0, 0.5, 1.0)]
    return [*ends, text("100 %", x="100%", y=axis.y(1.0) - 3, class_="soft", anchor="end")]


def _curve(curve: Curve, weeks: Axis, axis: Axis, *, drawn: str, band: str) -> list[str]:
    """Return steps: between two weeks stands what has come to pass by the later one."""
    bands, lines = [], []
    ends = [weeks.share(week) for week in curve.weeks]
    level = [axis.y(value) for value in curve.middle]
    for n, (start, end) in enumerate(pairwise(ends), start=1):
        bands.append(rect(band, x=(start, end), y=(axis.y(curve.most[n]), axis.y(curve.least[n]))))
        lines.append(line(drawn, x=(f"{start:.2%}", f"{end:.2%}"), y=(level[n], level[n])))
        if n > 1 and level[n] != level[n - 1]:
            lines.append(line(drawn, x=(f"{start:.2%}", f"{start:.2%}"), y=(level[n - 1], level[n])))
    return [*bands, *lines]


def _legend(panels: Sequence[Panel], y: float) -> tuple[list[str], float]:
    """Return what each kind of line is, once."""
    parts: list[str] = []
    kinds = [("middle", "band", panels[0].model), ("past", "past-band", panels[0].past)]
    for drawn, band, curve in kinds:
        if curve is not None:
            words, below = paragraph(curve.words, y=y, x="32", letters=LETTERS - 5)
            parts.append(f'<rect class="{band}" x="0" y="{y - 10:g}" width="24" height="12"/>')
            parts += [line(drawn, x=("0", "24"), y=(y - 4, y - 4)), *words]
            y = below + 3
    return parts, y


def _end(curve: Curve) -> str:
    least, most = percent(curve.least[-1]), percent(curve.most[-1])
    return least if least == most else f"{least.removesuffix(' %')}–{most}"


def _said(panel: Panel) -> str:
    past = f"; {panel.past.words}: {percent(panel.past.middle[-1])} ({_end(panel.past)})" if panel.past else ""
    return f"{panel.title}: {_end(panel.model)} in nine of ten draws{past}"
