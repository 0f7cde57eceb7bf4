"""What a found date is."""

import datetime
from dataclasses import dataclass
from typing import Literal

Kind = Literal["date", "time", "duration", "set"]


@dataclass(frozen=True, slots=True)
class DateMention:
    """A temporal expression of a text.

    Attributes
    ----------
    start, end : int
        Code points of the text, end exclusive.
    value : str
        TIMEX3 value as in TempEval-3: ``2022-05-17``, ``2022-W20``, ``2022-Q1``, ``P3D``, ``PRESENT_REF``;
        ``XXXX-XX-XX`` where there is nothing to resolve it from.
    kind : {'date', 'time', 'duration', 'set'}
        TIMEX3 type, in lower case.
    edtf : str
        The days it may stand for, as `ripeness.ledger.edtf` reads them; empty for durations, sets and what stays open.
    anchor : datetime.date or None
        The day that it was resolved from: that of publication, or of a date before it in the text; else None.
    rule : str
        Name of the rule that made it, for ``--explain``.
    """

    start: int
    end: int
    value: str
    kind: Kind
    edtf: str
    anchor: datetime.date | None
    rule: str
