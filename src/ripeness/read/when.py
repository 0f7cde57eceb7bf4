"""When it was said or done, as EDTF: the day of the statement, or of the deed; never an invented day."""

import re

from ripeness.ledger import edtf
from ripeness.ledger.acts import Act
from ripeness.ledger.entry import Offsets
from ripeness.read.acts import DEEDS
from ripeness.read.dates.mention import DateMention
from ripeness.read.scan import Scan
from ripeness.read.whose import Finding

_STATED = frozenset({Act.JUDGE, Act.UNKNOWN, Act.TALKS_STATUS, Act.CLAIM, Act.PROPOSE})
_DONE = frozenset({Act.TERRITORY, Act.EXCHANGE, Act.CEASEFIRE, Act.PROVIDE})
_PAST = re.compile(
    r"\b(?:has been|have been|was|were|had|the (?:liberation|evacuation|release|announcement|order|capture|exchange))\b"
)
_YEAR = 4  # code points of a bare year, too coarse to date a statement


def when_of(scan: Scan, finding: Finding) -> str:
    """Return the EDTF date of a finding.

    A date beside the reporting words dates the statement; a date inside the words dates a deed. Words without a date
    were said by the day of publication (``../2022-05-17``), except those of a text that is itself the statement.
    """
    unit, act = finding.unit, finding.verdict.act
    inside = _dates(scan, finding.span)
    if unit.holder is None:
        now = act in _STATED
        dated = [] if now else inside or _dates(scan, unit.span)
    else:
        now = unit.holder.is_carrier
        frame = [d for d in _dates(scan, unit.sentence) if not unit.span[0] <= d.start < unit.span[1]]
        frame = [d for d in frame if not _is_part_of_name(scan, d)]
        dated = (inside or frame) if act in DEEDS else frame
    if dated:
        return dated[0].edtf
    done = act in _DONE and _PAST.search(scan.low, *finding.span)
    return scan.spoken if now or (scan.setting.genre != "news" and not done) else scan.by_then


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
