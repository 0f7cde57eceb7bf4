"""When it was said or done, as EDTF: the day of the statement, or of the deed; never an invented day."""

import re

from ripeness.ledger import edtf
from ripeness.ledger.acts import Act
from ripeness.ledger.entry import Offsets
from ripeness.read.acts import DEEDS
from ripeness.read.dates.mention import DateMention
from ripeness.read.holders import Holder
from ripeness.read.scan import Scan
from ripeness.read.units import Unit
from ripeness.read.whose import Finding

_STATED = frozenset({Act.JUDGE, Act.UNKNOWN, Act.TALKS_STATUS, Act.CLAIM, Act.PROPOSE})
_DONE = frozenset({Act.TERRITORY, Act.EXCHANGE, Act.CEASEFIRE, Act.PROVIDE})
_PAST = re.compile(
    r"\b(?:has been|have been|was|were|had|the (?:liberation|evacuation|release|announcement|order|capture|exchange))\b"
)
_YEAR = 4  # code points of a bare year, too coarse to date a statement


class Clock:
    """Dates the findings of one document, in reading order: what a speaker goes on to say has the day he began on."""

    def __init__(self, scan: Scan) -> None:
        self._scan = scan
        self._last: tuple[str, int, str] = ("", -1, "")  # who spoke, in which paragraph, on which day

    def when(self, finding: Finding) -> str:
        """Return the EDTF date of a finding.

        A date beside the reporting words dates the statement; a date inside the words dates a deed. Words without a
        date were said by the day of publication (``../2022-05-17``), except those of a text that is the statement.
        """
        unit, act = finding.unit, finding.verdict.act
        inside = _dates(self._scan, finding.span)
        if unit.holder is None:
            now = act in _STATED
            dated = [] if now else inside or _dates(self._scan, unit.span)
        else:
            now = unit.holder.is_carrier
            frame = self._frame(unit, finding.holder)
            dated = (inside or frame) if act in DEEDS else frame
            if frame:
                self._last = (unit.holder.name, self._paragraph(unit), frame[0].edtf)
        if dated:
            return dated[0].edtf
        done = act in _DONE and _PAST.search(self._scan.low, *finding.span)
        if now or (self._scan.setting.genre != "news" and not done):
            return self._scan.spoken
        return self._carried_on(unit) or self._scan.by_then

    def _frame(self, unit: Unit, holder: Holder) -> list[DateMention]:
        """Return the dates beside the reporting words; a paper's "reported on Tuesday" dates the report alone."""
        scan, carrier = self._scan, next((relay for relay in unit.relays if relay.is_carrier), None)
        found = [d for d in _dates(scan, unit.sentence) if not unit.span[0] <= d.start < unit.span[1]]
        found = [d for d in found if not _is_part_of_name(scan, d)]
        if carrier is None or carrier.span is None or holder.span is None:
            return found
        return [d for d in found if not carrier.span[1] <= d.start < holder.span[0]]

    def _carried_on(self, unit: Unit) -> str:
        who, paragraph, day = self._last
        same = unit.holder is not None and unit.holder.name == who and self._paragraph(unit) == paragraph
        return day if same else ""

    def _paragraph(self, unit: Unit) -> int:
        return self._scan.text.rfind("\n", 0, unit.sentence[0])


def _dates(scan: Scan, span: Offsets) -> list[DateMention]:
    """Return dates that can tell when something happened: no bare years, no durations, none after publication."""
    found = [d for d in scan.dates.inside(span) if len(d.edtf) > _YEAR and d.kind in ("date", "time")]
    return [d for d in found if not _is_ahead(scan, d)]


def _is_part_of_name(scan: Scan, mention: DateMention) -> bool:
    """Tell whether the date is part of a name: "the April 15 proposal"."""
    return scan.low.endswith(("the ", "its ", "'s ", " a "), 0, mention.start)


def _is_ahead(scan: Scan, mention: DateMention) -> bool:
    last = edtf.latest(mention.edtf)
    return last is None or (scan.day is not None and last.isoformat() > scan.day)
