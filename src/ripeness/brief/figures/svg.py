"""The timeline and the bars of the aid ladder as SVG: marks take their colour from the style sheet's classes.

Widths are shares of whatever room there is, so that text keeps its size on a phone; nothing is scaled.
"""

from dataclasses import dataclass

from markupsafe import Markup, escape

from ripeness.brief import wording
from ripeness.brief.figures.layout import Placed, Row, lanes, ticks
from ripeness.brief.model import Bar, Timeline

_STEP, _PAD, _HEAD, _AXIS = 11, 3, 16, 22  # px: a level of a stack; above and below a row; a lane's name; the axis
_SIZE = 4.5  # px: half a mark


@dataclass(frozen=True, slots=True)
class Drawing:
    """The two halves of the timeline: names at a fixed width, marks at whatever width there is. ``height`` in px."""

    names: Markup
    marks: Markup
    height: int


def timeline(block: Timeline) -> Drawing:
    """Return the timeline: a lane for each track; in it the first party above, others between, the second below."""
    y = 0
    names: list[Markup] = []
    marks: list[Markup] = []
    for lane in lanes(block):
        top = y
        names.append(Markup('<text class="lane" x="0" y="{}">{}</text>').format(y + 12, wording.track(lane.name)))
        y += _HEAD
        for row in lane.rows:
            names.append(_row_name(block, row, y))
            marks += [_mark(placed, y + _PAD + _STEP * placed.level + _SIZE + 1) for placed in row.marks]
            y += 2 * _PAD + _STEP * row.height
        marks.insert(0, Markup('<line class="rule" x1="0" x2="100%" y1="{0}" y2="{0}"/>').format(top + 0.5))
    axis = _axis(block, y)
    return Drawing(Markup("").join(names), Markup("").join([*axis, *marks]), y + _AXIS)


def _row_name(block: Timeline, row: Row, y: int) -> Markup:
    name = "others" if row.party is None else block.parties[row.party - 1]
    name = name if len(name) <= 14 else f"{name[:13]}…"
    class_ = f"p{row.party or 0}"
    return Markup('<text class="row {}" x="8" y="{}">{}</text>').format(class_, y + _PAD + 9, name)


def _axis(block: Timeline, y: int) -> list[Markup]:
    out = []
    for tick in ticks(block):
        anchor = "end" if tick.x > 0.94 else "start" if tick.x < 0.06 else "middle"
        values = {"x": f"{tick.x:.2%}", "y": y, "label": wording.short_day(tick.day), "anchor": anchor}
        values["minor"] = " minor" if tick.minor else ""
        out.append(Markup('<line class="tick" x1="{x}" x2="{x}" y1="0" y2="{y}"/>').format(**values))
        text = '<text class="day{minor}" x="{x}" y="{below}" text-anchor="{anchor}">{label}</text>'
        out.append(Markup(text).format(below=y + 15, **values))
    return out


def _mark(placed: Placed, y: float) -> Markup:
    mark = placed.mark
    label = f"{mark.label} ({mark.cite.label})" + (f", and {placed.more} more" if placed.more else "")
    tail = Markup("")
    if placed.tail is not None and placed.tail != placed.x:
        open_start = "" if mark.first else " open"
        tail = Markup('<line class="tail{}" x1="{:.2%}" x2="{:.2%}" y1="{y}" y2="{y}"/>').format(
            open_start, placed.tail, placed.x, y=y
        )
    plus = Markup('<text class="plus" x="7" y="4">+{}</text>').format(placed.more) if placed.more else Markup("")
    return Markup(
        '<a href="#p-{cite}" class="m {kind} p{party}" aria-label="{label}"><title>{label}</title>{tail}'
        '<svg x="{x:.2%}" y="{y}" overflow="visible">{shape}{plus}</svg></a>'
    ).format(
        cite=mark.cite.label,
        kind=mark.kind,
        party=mark.party or 0,
        label=label,
        tail=tail,
        x=placed.x,
        y=y,
        shape=_shape(mark.kind),
        plus=plus,
    )


def _shape(kind: str) -> Markup:
    """Return the shape of a kind: a full square, an open circle, an open diamond."""
    if kind == "fact":
        return Markup('<rect x="-4" y="-4" width="8" height="8"/>')
    if kind == "judgment":
        return Markup('<path d="M0-5 5 0 0 5-5 0Z"/>')
    return Markup('<circle r="4"/>')


def bar(each: Bar, *, largest: float) -> Markup:
    """Return one sum as a bar whose length is its share of the largest sum in the same currency."""
    share = max(0.004, each.value / largest) if largest else 0.0
    style = "conditional" if each.conditional else each.basis or "increment"
    label = escape(f"{each.amount}: {each.label}")
    return Markup(
        '<svg class="bar" width="100%" height="14" role="img" aria-label="{label}"><a href="#p-{cite}"><title>{label}'
        '</title><rect class="{style}" x="1" y="1" width="{share:.1%}" height="12"/></a></svg>'
    ).format(label=label, cite=each.cites[0].label, style=style, share=share * 0.99)
