"""Pictures of readings as SVG: numbers in, a string out.

Widths are shares of whatever room there is, so that text keeps its size on a phone. Colours come from classes that the
brief's style sheet sets; `STYLE` stands in for it in a notebook.
"""

from ripeness.assess.pictures.bars import bars
from ripeness.assess.pictures.canvas import STYLE, alone
from ripeness.assess.pictures.course import Curve, Panel, course
from ripeness.assess.pictures.deals import Deal, deals
from ripeness.assess.pictures.scales import Mark, Scale, scales
from ripeness.assess.pictures.ways import Way, ways

__all__ = [
    "STYLE",
    "Curve",
    "Deal",
    "Mark",
    "Panel",
    "Scale",
    "Way",
    "alone",
    "bars",
    "course",
    "deals",
    "scales",
    "ways",
]
