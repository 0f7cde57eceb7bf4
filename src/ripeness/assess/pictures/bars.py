"""Bars from a zero line, each with its interval: what adds to something and what takes from it."""

from __future__ import annotations

from collections.abc import Mapping

from ripeness.assess.pictures.canvas import LINE, Axis, Estimate, frame, line, paragraph, rect, text

_BAR, _GAP = 10, 12  # px: the bar; below it


def bars(
    rows: Mapping[str, Estimate], *, heading: str = "", signed: bool = True, ends: tuple[str, str] = ("", "")
) -> str:
    """Return a bar for each row, from zero to its value, with a line for its interval.

    Parameters
    ----------
    rows
        By label; shares.
    heading
        What is shown.
    signed
        Whether numbers are percentage points, with their sign, or shares in percent.
    ends
        What it means to lie left of zero, and right of it.
    """
    low = min((0.0, *(found.low for found in rows.values())))
    axis = Axis(low, max((0.0, *(found.high for found in rows.values()))))
    parts, y = paragraph(heading, y=LINE - 3.0, class_="named") if heading else ([], LINE - 3.0)
    named, y = _ends(ends, axis, y)
    parts, y = [*parts, *named], y - LINE + 3
    for label, found in rows.items():
        words, y = paragraph(f"{label}: {_said(found, signed)}", y=y + LINE - 3)
        y -= 7
        row = rect("bar", x=(axis.share(0.0), axis.share(found.value)), y=(y, y + _BAR))
        middle = y + _BAR / 2
        parts += [*words, f'<g class="less">{row}</g>' if found.value < 0 else row]
        parts.append(line("rule", x=(axis.x(0.0), axis.x(0.0)), y=(y - 3, y + _BAR + 3)))
        parts.append(line("reach", x=(axis.x(found.low), axis.x(found.high)), y=(middle, middle)))
        y += _BAR + _GAP
    said = "; ".join(f"{name} {_said(found, signed)}" for name, found in rows.items())
    return frame(parts, height=y, label=f"{heading}: {said}" if heading else said)


def _ends(ends: tuple[str, str], axis: Axis, y: float) -> tuple[list[str], float]:
    """Return what the two ends mean, and where the next text may stand; the left one only if something lies there."""
    if not any(ends):
        return [], y
    left = [text(f"← {ends[0]}", x="0", y=y, class_="soft")] if axis.low < 0 else []
    return [*left, text(f"{ends[1]} →", x="100%", y=y, class_="soft", anchor="end")], y + LINE + 5


def _said(found: Estimate, signed: bool) -> str:
    value, low, high = (round(100 * number) + 0 for number in (found.value, found.low, found.high))
    if signed:
        return f"{f'{value:+d}' if value else '0'} ({low} to {high})".replace("-", "−")
    return f"{value} % ({low}–{high} %)".replace("-", "−")
