"""How far something must move: a bar from nothing to the whole way, with the range over draws."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ripeness.assess.pictures.canvas import LINE, Axis, Range, frame, line, paragraph, percent, rect, text

_BAR, _GAP = 8, 12
_WAY = Axis(0.0, 1.0)


@dataclass(frozen=True)
class Way:
    """One thing that can be moved.

    Attributes
    ----------
    label : str
    opens : str
        In what share of draws moving it is enough.
    needs : Range or None
        Shares of its whole way, over the draws in which it is; None if it is enough in none.
    """

    label: str
    opens: str
    needs: Range | None


def ways(rows: Sequence[Way], *, heading: str) -> str:
    """Return a row for each: its name, how often moving it is enough, and how far it must then move."""
    parts, y = paragraph(heading, y=LINE - 3.0, class_="named")
    parts.append(text("as things stand", x="0", y=y, class_="soft"))
    parts.append(text("all the way", x="100%", y=y, class_="soft", anchor="end"))
    y += 8
    for row in rows:
        words, y = paragraph(f"{row.label}: {row.opens}", y=y + LINE - 3)
        y -= 7
        parts += [*words, *_drawn(row.needs, y)]
        y += _BAR + _GAP
    return frame(parts, height=y, label=f"{heading}: {'; '.join(_said(row) for row in rows)}")


def _drawn(needs: Range | None, y: float) -> list[str]:
    middle = y + _BAR / 2
    whole = line("grid", x=("0%", "100%"), y=(middle, middle))
    if needs is None:
        return [whole]
    bar = rect("bar", x=(0.0, _WAY.share(needs.middle)), y=(y, y + _BAR))
    return [whole, bar, line("reach", x=(_WAY.x(needs.least), _WAY.x(needs.most)), y=(middle, middle))]


def _said(row: Way) -> str:
    if row.needs is None:
        return f"{row.label}: {row.opens}"
    return (
        f"{row.label}: {row.opens}, by {percent(row.needs.middle)} of the way in the middle draw "
        f"({percent(row.needs.least)} to {percent(row.needs.most)})"
    )
