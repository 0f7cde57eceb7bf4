"""Bars from a zero line, each with its interval: what adds to something and what takes from it."""

from __future__ import annotations

from collections.abc import Mapping

from ripeness.assess.pictures.canvas import frame, place, text
from ripeness.assess.shares import Mean

_STEP, _BAR = 38, 10  # px: a row with its label above the bar; the bar


def bars(rows: Mapping[str, Mean], *, percent: bool = True, styled: bool = False) -> str:
    """Return a bar for each row, from zero to its mean, with a line for the 95 % interval of the mean.

    Parameters
    ----------
    rows
        By label.
    percent
        Whether numbers are shown as percentage points.
    """
    low = min((0.0, *(found.low for found in rows.values())))
    high = max((0.0, *(found.high for found in rows.values())))
    zero = place(0.0, low=low, high=high)
    parts = []
    for n, (label, found) in enumerate(rows.items()):
        y = n * _STEP
        ends = sorted((0.0, found.value))
        start, end = (float(place(at, low=low, high=high)[:-1]) for at in ends)
        reach = [place(at, low=low, high=high) for at in (found.low, found.high)]
        middle = y + 18 + _BAR / 2
        parts += [
            text(f"{label}: {_said(found, percent)}", x="0", y=y + 12),
            f'<rect class="bar" x="{start:.2f}%" y="{y + 18}" width="{max(end - start, 0.15):.2f}%" height="{_BAR}"/>',
            f'<line class="reach" x1="{reach[0]}" x2="{reach[1]}" y1="{middle:g}" y2="{middle:g}"/>',
        ]
    height = len(rows) * _STEP
    parts.append(f'<line class="rule" x1="{zero}" x2="{zero}" y1="16" y2="{height}"/>')
    label = "; ".join(f"{name} {_said(found, percent)}" for name, found in rows.items())
    return frame(parts, height=height, label=label, styled=styled)


def _said(found: Mean, percent: bool) -> str:
    value, low, high = ((100 * n if percent else n) for n in (found.value, found.low, found.high))
    digits = 0 if percent else 2
    return f"{value:+.{digits}f} ({low:.{digits}f} to {high:.{digits}f})".replace("-", "−")
