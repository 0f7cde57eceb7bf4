"""Calendar arithmetic on TIMEX3 values: days to values of a coarser grain, values to the days they cover."""

import calendar
import datetime
import re

MONTHS_OF_SEASON = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
_VALUE = re.compile(
    r"(?P<year>[0-9]{4})(?:-(?:W(?P<week>[0-9]{2})(?P<we>-WE)?|Q(?P<quarter>[1-4])|H(?P<half>[12])"
    r"|(?P<season>SP|SU|FA|WI)|(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?))?(?:T.*)?\Z"
)
_SPAN = re.compile(r"[0-9]{2,3}\Z")
DAY = datetime.timedelta(days=1)


def shifted(day: datetime.date, count: int, unit: str) -> datetime.date | None:
    """Return the day ``count`` units on (back if negative), None outside the calendar; units D W F M Q Y E C L."""
    try:
        if unit in "DWF":
            return day + datetime.timedelta(days=count * {"D": 1, "W": 7, "F": 14}[unit])
        months = count * {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200, "L": 12000}[unit]
        year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
        return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
    except (OverflowError, ValueError):
        return None


def stamp(day: datetime.date | None, unit: str) -> str | None:
    """Return the TIMEX3 value of the day, week, month … that holds ``day``.

    Examples
    --------
    >>> [stamp(datetime.date(2022, 5, 17), unit) for unit in "DWMQYEC"]
    ['2022-05-17', '2022-W20', '2022-05', '2022-Q2', '2022', '202', '20']
    """
    if day is None:
        return None
    if unit in "WF":
        year, week, _ = day.isocalendar()
        return f"{year:04d}-W{week:02d}"
    if unit == "Q":
        return f"{day.year:04d}-Q{(day.month + 2) // 3}"
    length = {"D": 10, "M": 7, "Y": 4, "E": 3, "C": 2, "L": 1}[unit]
    return day.isoformat()[:length]


def extent(value: str) -> tuple[datetime.date, datetime.date] | None:
    """Return the first and the last day of a TIMEX3 value, None for one that names no days.

    Examples
    --------
    >>> [str(day) for day in extent("2022-W19")]
    ['2022-05-09', '2022-05-15']
    """
    try:
        if _SPAN.match(value):
            rest = 4 - len(value)
            first = int(value) * 10**rest
            return datetime.date(max(1, first), 1, 1), datetime.date(first + 10**rest - 1, 12, 31)
        match = _VALUE.match(value)
        return _days(match) if match else None
    except (OverflowError, ValueError):
        return None


def _days(match: re.Match[str]) -> tuple[datetime.date, datetime.date]:
    year = int(match["year"])
    if match["day"]:
        day = datetime.date(year, int(match["month"]), int(match["day"]))
        return day, day
    if match["week"]:
        monday = datetime.date.fromisocalendar(year, int(match["week"]), 1)
        return (monday + 5 * DAY if match["we"] else monday), monday + 6 * DAY
    if match["season"]:
        start, stop = MONTHS_OF_SEASON[match["season"]]
        return _months(year, start, year + (stop < start), stop)
    if match["quarter"]:
        stop = int(match["quarter"]) * 3
        return _months(year, stop - 2, year, stop)
    if match["half"]:
        stop = int(match["half"]) * 6
        return _months(year, stop - 5, year, stop)
    if match["month"]:
        return _months(year, int(match["month"]), year, int(match["month"]))
    return _months(year, 1, year, 12)


def _months(year: int, month: int, last_year: int, last_month: int) -> tuple[datetime.date, datetime.date]:
    last = datetime.date(last_year, last_month, calendar.monthrange(last_year, last_month)[1])
    return datetime.date(year, month, 1), last


def easter(year: int) -> datetime.date:
    """Return Western Easter Sunday of a year (anonymous Gregorian algorithm, Nature 1876)."""
    a, (b, c) = year % 19, divmod(year, 100)
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    month, day = divmod(h + k - 7 * ((a + 11 * h + 22 * k) // 451) + 114, 31)
    return datetime.date(year, month, day + 1)


def orthodox_easter(year: int) -> datetime.date:
    """Return Orthodox Easter Sunday of a year in the Gregorian calendar (Meeus, Julian algorithm)."""
    d = (19 * (year % 19) + 15) % 30
    month, day = divmod(d + (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7 + 114, 31)
    return datetime.date(year, month, day + 1) + (year // 100 - year // 400 - 2) * DAY
