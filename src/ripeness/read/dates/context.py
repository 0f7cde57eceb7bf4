"""What a date is resolved from: the publication day, the date before it in the text, and the tense around it."""

import datetime
import re
from dataclasses import dataclass

from ripeness.read.dates.values import extent
from ripeness.read.tables import rows

_BEFORE, _AFTER = 110, 60
_CUES = {row["word"]: row["tense"] for row in rows("dates_tense")}
_CUE = re.compile(
    r"\b(?:"
    + "|".join(sorted((re.escape(word) for word in _CUES), key=len, reverse=True))
    + r")\b(?!\s[0-9])|\b\w{2,}ed\b|['’]ll\b"
)


def context_words(role: str) -> list[str]:
    """Return the words of the lexicon ``dates_context`` with a role, ready for a regular expression."""
    return [re.escape(row["word"]) for row in rows("dates_context") if row["role"] == role]


_STOP = re.compile(r"[.!?;](?:\s|\Z)|\n\s*\n")


@dataclass(slots=True)
class Context:
    """State of one text while its dates are read in order.

    Attributes
    ----------
    text, low : str
        The text as it stands, and folded.
    published : datetime.date or None
        Publication day.
    last : datetime.date or None
        First day of the last date found in the text, for "two days later" and "that year".
    day : datetime.date or None
        The last single day found in the text, for "three days later".
    quarter : datetime.date or None
        First day of the last quarter of a year found, for "a year earlier" in reports of results.
    quarter_end, last_end : int
        Where these were in the text.
    """

    text: str
    low: str
    published: datetime.date | None
    last: datetime.date | None = None
    day: datetime.date | None = None
    quarter: datetime.date | None = None
    quarter_end: int = -1
    last_end: int = -1

    def near(self, place: int, reach: int) -> datetime.date | None:
        """Return the last date of the text if it stands at most ``reach`` characters before ``place``."""
        return self.last if self.last is not None and place - self.last_end <= reach else None

    def note(self, value: str, end: int, *, rule: str) -> None:
        """Remember a resolved date as the one that later words may refer to."""
        days = extent(value)
        if days is None or len(value) < 4:
            return
        self.last, self.last_end = days[0], end
        self.day = days[0] if days[0] == days[1] else self.day
        if (
            value[4:6] == "-Q"
            and rule in ("ordinal quarter", "ordinal-quarter")
            and self.published
            and days[1] < self.published
        ):
            self.quarter, self.quarter_end = days[0], end

    def tense(self, start: int, end: int) -> int:
        """Return -1 if the words around a span speak of the past, 1 of the future, 0 if they don't tell.

        The nearest cue in the sentence before the span decides; without one, the first after it.
        """
        before = self.low[max(0, start - _BEFORE) : start]
        before = before[max((stop.end() for stop in _STOP.finditer(before)), default=0) :]
        tenses = [tense for cue in _CUE.findall(before) if (tense := _tense(cue))]
        if tenses:
            return tenses[-1]
        after = self.low[end : end + _AFTER]
        stop = _STOP.search(after)
        following = _CUE.findall(after[: stop.start()] if stop else after)
        return next((tense for cue in following if (tense := _tense(cue))), 0)


def _tense(cue: str) -> int:
    known = _CUES.get(cue, "future" if cue[0] in "'’" else "past")
    return {"future": 1, "past": -1, "none": 0}[known]


def nearest(candidates: list[datetime.date], published: datetime.date, tense: int) -> datetime.date:
    """Return the candidate nearest to publication; a direction that the tense speaks against counts threefold."""

    def cost(day: datetime.date) -> int:
        distance = (day - published).days
        against = (tense < 0 < distance) or (distance < 0 < tense)
        return abs(distance) * (3 if against else 1) * 2 + (distance > 0)

    return min(candidates, key=cost)
