"""What all pictures share: the frame, its default colours, places as shares of the width, lines of text."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Protocol

LINE = 15  # px: a line of text
LETTERS = 50
"""Letters in a line of text: so many fit a phone."""

STYLE = """<style>
svg.reading { display: block; max-width: 34rem; overflow: visible; font: 12.5px 'Noto Sans', 'DejaVu Sans', sans-serif;
  font-family: 'Noto Sans', 'DejaVu Sans', sans-serif; font-size: 12.5px; }
.reading text { fill: currentColor; }
.reading .soft { fill-opacity: .75; }
.reading .named { font-weight: bold; }
.reading .bar, .reading .some { fill: #5f7f9f; }
.reading .less .bar { fill: none; stroke: #5f7f9f; stroke-width: 1.5; }
.reading .reach, .reading .middle, .reading .ring { fill: none; stroke: currentColor; stroke-width: 1.5; }
.reading .rule, .reading .never, .reading .edge { fill: none; stroke: #828a92; }
.reading .edge { stroke-width: 1.5; stroke-dasharray: 2 3; }
.reading .grid { stroke: #828a92; stroke-opacity: .4; }
.reading .band { fill: #5f7f9f; fill-opacity: .28; shape-rendering: crispEdges; }
.reading .past, .reading .war-line { stroke: #a86a1c; stroke-dasharray: 5 3; }
.reading .past { stroke-width: 2; }
.reading .past-band { fill: #a86a1c; fill-opacity: .2; shape-rendering: crispEdges; }
.reading .war { fill: #a86a1c; fill-opacity: .2; stroke: #a86a1c; stroke-width: 1.5; }
.reading foreignObject { display: none; }
.reading .point:hover > foreignObject, .reading .point:focus > foreignObject { display: block; }
.reading .terms { background: Canvas; color: CanvasText; height: 100%; overflow: hidden; }
</style>"""
"""For a page without a style sheet of its own, as a notebook is."""


class Estimate(Protocol):
    """A number with its interval."""

    @property
    def value(self) -> float:
        """The number."""

    @property
    def low(self) -> float:
        """The lower end of its interval."""

    @property
    def high(self) -> float:
        """The upper end of its interval."""


class Range(Protocol):
    """A number over draws: the middle one, and the range that holds nine of ten."""

    @property
    def middle(self) -> float:
        """The median."""

    @property
    def least(self) -> float:
        """The 5 % point."""

    @property
    def most(self) -> float:
        """The 95 % point."""


@dataclass(frozen=True)
class Axis:
    """Numbers from `low` to `high`: over the whole width, or over `height` px from `top` with the highest above."""

    low: float
    high: float
    top: float = 0.0
    height: float = 0.0

    def share(self, value: float) -> float:
        """Return where a number stands, as a share of the axis, 0 to 1; what lies past an end stands at it."""
        share = (value - self.low) / (self.high - self.low) if self.high > self.low else 0.5
        return min(max(share, 0.0), 1.0)

    def x(self, value: float) -> str:
        """Return where a number stands, as a share of the width: ``40.00%``."""
        return f"{self.share(value):.2%}"

    def y(self, value: float) -> float:
        """Return where a number stands, in px from the top of the picture."""
        return round(self.top + self.height * (1 - self.share(value)), 1)


def frame(parts: Iterable[str], *, height: float, label: str) -> str:
    """Return the SVG around `parts`; `height` in px; `label` says what is seen, for those who don't see it."""
    return (
        f'<svg class="reading" width="100%" height="{height:g}" role="img" aria-label="{escape(label)}" '
        f'xmlns="http://www.w3.org/2000/svg">{"".join(parts)}</svg>'
    )


def alone(picture: str, *, width: int) -> str:
    """Return a picture for paper, with no page around it: so many px wide, with its default colours inside."""
    start, _, rest = picture.partition(">")
    return f"{start.replace('100%', str(width), 1)}>{STYLE}<style>.reading .hint {{ display: none; }}</style>{rest}"


def text(words: str, *, x: str, y: float, class_: str = "", anchor: str = "start", dx: float = 0) -> str:
    """Return a text at a place; `x` with its unit or as a share (``40%``), `dx` px to the right of it."""
    named = f' class="{class_}"' if class_ else ""
    moved = f' dx="{dx:g}"' if dx else ""
    at = f' text-anchor="{anchor}"' if anchor != "start" else ""
    return f'<text{named} x="{x}" y="{y:g}"{moved}{at}>{escape(words)}</text>'


def paragraph(
    words: str, *, y: float, x: str = "0", class_: str = "", letters: int = LETTERS
) -> tuple[list[str], float]:
    """Return a text in lines that fit a phone, the first of them at `y`, and where the next text may stand."""
    lines = textwrap.wrap(words.replace(" %", "\u00a0%"), letters) or [""]
    return [text(line, x=x, y=y + n * LINE, class_=class_) for n, line in enumerate(lines)], y + len(lines) * LINE


def line(class_: str, *, x: tuple[str, str], y: tuple[float, float]) -> str:
    """Return a line."""
    return f'<line class="{class_}" x1="{x[0]}" x2="{x[1]}" y1="{y[0]:g}" y2="{y[1]:g}"/>'


def rect(class_: str, *, x: tuple[float, float], y: tuple[float, float]) -> str:
    """Return a rectangle between two shares of the width, 0 to 1, and two heights in px."""
    wide, high = abs(x[1] - x[0]), abs(y[1] - y[0])
    return f'<rect class="{class_}" x="{min(x):.2%}" y="{min(y):g}" width="{wide:.2%}" height="{high:g}"/>'


def percent(value: float) -> str:
    """Return a share in percent, without a sign before zero: ``12 %``."""
    return f"{100 * value:.0f} %".replace("-0 %", "0 %").replace("-", "−")


def ticks(axis: Axis, *, most: int = 6) -> Sequence[float]:
    """Return round shares along an axis, at most so many."""
    step = next(
        each for each in (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 1e9) if (axis.high - axis.low) / each < most - 1 + 1e-9
    )
    first = -int(-axis.low // step) if axis.low >= 0 else int(axis.low / step)
    return [n * step for n in range(first, first + most + 1) if axis.low <= n * step <= axis.high + 1e-9]
