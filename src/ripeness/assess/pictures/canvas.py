"""What all pictures share: the frame, its default colours, and places as shares of the width."""

from __future__ import annotations

from html import escape

STYLE = (
    "<style>svg.reading{font:13px sans-serif;overflow:visible}svg.reading .bar{fill:#7a8ca3}svg.reading .reach{stroke:"
    "#333;stroke-width:1.5}svg.reading .rule{stroke:#999}svg.reading text{fill:currentColor}</style>"
)
"""For a page without a style sheet of its own, as a notebook is."""


def frame(parts: list[str], *, height: int, label: str, styled: bool = False) -> str:
    """Return the SVG around `parts`; `height` in px; `label` says what is seen, for those who don't see it."""
    inner = (STYLE if styled else "") + "".join(parts)
    return (
        f'<svg class="reading" width="100%" height="{height}" role="img" aria-label="{escape(label)}" '
        f'xmlns="http://www.w3.org/2000/svg">{inner}</svg>'
    )


def text(words: str, *, x: str, y: float, class_: str = "", anchor: str = "start") -> str:
    """Return a text at a place; `x` with its unit or as a share (``40%``)."""
    return f'<text class="{class_}" x="{x}" y="{y:g}" text-anchor="{anchor}">{escape(words)}</text>'


def place(value: float, *, low: float, high: float) -> str:
    """Return where a value stands between the ends of an axis, as a share of the width."""
    share = (value - low) / (high - low) if high > low else 0.5
    return f"{min(max(share, 0.0), 1.0):.2%}"
