"""In which box of inputs does a zone exist? Scenario discovery over the draws, in plain words."""

from __future__ import annotations

from dataclasses import dataclass

from ripeness.assess.discovery import Discovery, discover
from ripeness.assess.reading import Reading, Table
from ripeness.assess.request import Request


@dataclass(frozen=True, eq=False)
class DiscoveryReading(Reading):
    """The box of inputs in which a zone of agreement exists.

    Attributes
    ----------
    found : Discovery
    words : dict from path to str
        What each uncertain input is.
    units : dict from path to str
    """

    found: Discovery
    words: dict[str, str]
    units: dict[str, str]

    @property
    def sentence(self) -> str:
        """Say in which part of the inputs a zone exists more often."""
        return self.found.sentence("A zone of agreement exists", "zones", words=self.words)

    def table(self) -> Table:
        """Return the bounds of the box."""
        box = self.found.box
        paths = [self.found.names[column] for column in box.restricted]
        rows = tuple(
            (self.words[path], _bound(box.low[column], self.units[path]), _bound(box.high[column], self.units[path]))
            for path, column in zip(paths, box.restricted, strict=True)
        )
        return Table(
            "The box: where its inputs must lie", ("input", "at least", "at most"), rows, tuple((p,) for p in paths)
        )

    def picture(self) -> str:
        """Return nothing: a box of a few inputs is read in its table."""
        return ""


def discovery(request: Request) -> DiscoveryReading:
    """Return the box of inputs in which a zone exists."""
    known = {each.path: each for each in request.case.inputs}
    drawn = request.ensemble.drawn
    words = {path: known[path].words for path in drawn.names}
    units = {path: known[path].unit for path in drawn.names}
    return DiscoveryReading(discover(drawn, request.survey.open), words, units)


def _bound(value: float, unit: str) -> str:
    return "—" if abs(value) == float("inf") else f"{value:g} {unit}".rstrip()
