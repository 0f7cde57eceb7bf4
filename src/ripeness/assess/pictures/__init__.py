"""Pictures of readings as SVG: numbers in, a string out.

Widths are shares of whatever room there is, so that text keeps its size on a phone. Colours come from classes that the
brief's style sheet sets; `STYLE` stands in for it in a notebook.
"""

from ripeness.assess.pictures.bars import bars

__all__ = ["bars"]
