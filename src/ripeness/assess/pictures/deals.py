"""The deal space: what the two sides get by each outcome, how often it could be signed, and what war is worth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from math import sqrt

from ripeness.assess.pictures.canvas import LINE, Axis, Range, frame, line, paragraph, percent, rect, text, ticks

_HEIGHT, _TOP = 280, 22  # px: the plot; above it
_NEVER, _SOME, _MORE = 2.0, 3.0, 9.0  # px: radius in no draw; in some; what is added for all of them


@dataclass(frozen=True)
class Deal:
    """An outcome.

    Attributes
    ----------
    gets : pair of float
        What the two sides get by it.
    acceptable : float
        Share of draws in which it could be signed.
    terms : str
        What it says.
    label : str
        Shown beside it, if it is one of a few that the text names.
    rules : str
        Letters of the rules that pick it most often.
    """

    gets: tuple[float, float]
    acceptable: float
    terms: str
    label: str = ""
    rules: str = ""


def deals(
    points: Sequence[Deal], *, war: tuple[Range, Range], parties: tuple[str, str], rules: str = "", left_out: int = 0
) -> str:
    """Return the outcomes as points, with the frontier between them and the war; each point names its terms.

    Parameters
    ----------
    points
        At least one.
    war
        What fighting on is worth to the two sides, over the draws.
    rules
        What the letters of the rules mean.
    left_out
        Outcomes that aren't drawn.
    """
    across, up = _axes(points, war)
    legend, y = _legend(points, rules, left_out, top=_TOP + _HEIGHT + 2 * LINE + 14)
    box = (_TOP + _HEIGHT + 2 * LINE + 8, y)
    drawn = sorted(points, key=lambda each: each.acceptable)
    parts = [
        *_frame(across, up, parties),
        *_war(across, up, war),
        *_edge(across, up, points),
        *legend,
        *(_point(each, across, up, box) for each in drawn),
        *(_labels(each, across, up) for each in drawn if each.label or each.rules),
    ]
    return frame(parts, height=y, label=_said(points, war, parties))


def frontier(points: Sequence[Deal]) -> list[Deal]:
    """Return the points that no other betters for one side without harm to the other, from left to right."""
    kept: list[Deal] = []
    for each in sorted(points, key=lambda each: (-each.gets[0], -each.gets[1])):
        if not kept or each.gets[1] > kept[-1].gets[1]:
            kept.append(each)
    return kept[::-1]


def _axes(points: Sequence[Deal], war: tuple[Range, Range]) -> tuple[Axis, Axis]:
    ends = []
    for side in (0, 1):
        values = [*(each.gets[side] for each in points), war[side].least, war[side].most]
        room = 0.04 * (max(values) - min(values)) or 0.01
        ends.append((min(values) - room, max(values) + room))
    return Axis(*ends[0]), Axis(*ends[1], top=_TOP, height=_HEIGHT)


def _frame(across: Axis, up: Axis, parties: tuple[str, str]) -> list[str]:
    bottom = _TOP + _HEIGHT
    parts = [text(f"↑ what {parties[1]} gets", x="0", y=LINE - 3)]
    parts.append(text(f"what {parties[0]} gets →", x="100%", y=bottom + 2 * LINE + 2, anchor="end"))
    for at in ticks(up):
        parts.append(line("grid", x=("0%", "100%"), y=(up.y(at), up.y(at))))
        parts.append(text(percent(at), x="0", y=up.y(at) - 3, class_="soft"))
    for at in ticks(across):
        parts.append(line("grid", x=(across.x(at), across.x(at)), y=(_TOP, bottom)))
        parts.append(text(percent(at), x=across.x(at), y=bottom + LINE - 1, class_="soft", anchor="middle"))
    return parts


def _war(across: Axis, up: Axis, war: tuple[Range, Range]) -> list[str]:
    a, b = war
    box = rect("war", x=(across.share(a.least), across.share(a.most)), y=(up.y(b.least), up.y(b.most)))
    level, place = up.y(b.middle), across.x(a.middle)
    return [
        box,
        line("war-line", x=(place, place), y=(_TOP, _TOP + _HEIGHT)),
        line("war-line", x=("0%", "100%"), y=(level, level)),
        text("war", x=across.x(a.most), y=up.y(b.most) + LINE, dx=-5, anchor="end"),
    ]


def _edge(across: Axis, up: Axis, points: Sequence[Deal]) -> list[str]:
    kept = frontier(points)
    return [
        line("edge", x=(across.x(one.gets[0]), across.x(two.gets[0])), y=(up.y(one.gets[1]), up.y(two.gets[1])))
        for one, two in pairwise(kept)
    ]


def _point(each: Deal, across: Axis, up: Axis, box: tuple[float, float]) -> str:
    """Return a point that shows its terms where the legend stands when it is pointed at, or tapped."""
    kind = "some" if each.acceptable else "never"
    radius = _SOME + _MORE * sqrt(each.acceptable) if each.acceptable else _NEVER
    said = f"{each.terms}. Could be signed in {percent(each.acceptable)} of draws."
    return (
        f'<g class="point" tabindex="-1"><circle class="{kind}" cx="{across.x(each.gets[0])}" '
        f'cy="{up.y(each.gets[1]):g}" r="{radius:.1f}"/><foreignObject x="0" y="{box[0]:g}" width="100%" '
        f'height="{box[1] - box[0]:g}"><div class="terms" xmlns="http://www.w3.org/1999/xhtml">{escape(said)}</div>'
        f"</foreignObject></g>"
    )


def _labels(each: Deal, across: Axis, up: Axis) -> str:
    x, y = across.x(each.gets[0]), up.y(each.gets[1])
    reach = _SOME + _MORE * sqrt(each.acceptable) + 4
    label = text(each.label, x=x, y=y + 4, dx=reach, class_="named") if each.label else ""
    if not each.rules:
        return label
    ring = f'<circle class="ring" cx="{x}" cy="{y:g}" r="{reach:.1f}"/>'
    return ring + label + text(each.rules, x=x, y=y - reach - 3, anchor="middle")


def _legend(points: Sequence[Deal], rules: str, left_out: int, *, top: float) -> tuple[list[str], float]:
    """Return what each mark means, a line or two each."""
    some = any(each.acceptable for each in points)
    rows = [("never", "an outcome that could be signed in no draw")]
    if some:
        rows.append(("some", "one that could be signed in some draws: the larger, the more"))
    rows.append(("edge", "outcomes that can’t be bettered for one side without harm to the other"))
    rows.append(("war", "what fighting on is worth to both: the middle draw, and nine of ten"))
    if rules:
        rows.append(("ring", rules))
    if left_out:
        rows.append(("", f"{left_out:,} further outcomes, which could be signed less often or never, aren’t drawn"))
    parts: list[str] = []
    y = top + LINE
    for kind, words in rows:
        lines, below = paragraph(words, y=y, x="26")
        parts += [_key(kind, y - 4), *lines]
        y = below + 2
    hint, y = paragraph("Point at a dot, or tap it, for its terms.", y=y, class_="hint")
    return [*parts, *hint], y - LINE + 6


def _key(kind: str, y: float) -> str:
    if kind == "war":
        return f'<rect class="war" x="2" y="{y - 5:g}" width="16" height="10"/>'
    if kind == "edge":
        return line("edge", x=("1", "20"), y=(y, y))
    radius = {"never": _NEVER, "some": 5.0, "ring": 7.0}.get(kind)
    return f'<circle class="{kind}" cx="10" cy="{y:g}" r="{radius:g}"/>' if radius else ""


def _said(points: Sequence[Deal], war: tuple[Range, Range], parties: tuple[str, str]) -> str:
    some = sum(each.acceptable > 0 for each in points)
    worth = " and ".join(
        f"{percent(reach.least)} to {percent(reach.most)} to {party}" for party, reach in zip(parties, war, strict=True)
    )
    named = [f"{each.label} in {percent(each.acceptable)}" for each in points if each.label]
    first = f"; of draws, number {', '.join(named)}" if named else ""
    return f"{len(points)} outcomes, {some} of them could be signed in some draw{first}; war is worth {worth}"
