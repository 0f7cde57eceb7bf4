"""Rules for days and months that name themselves: "May 16, 2022", "the end of May", "17.05.2022"."""

import calendar
import datetime
import re

from ripeness.read.dates.context import context_words, nearest
from ripeness.read.dates.rule import Found, Reading, Rule, rule

_MONTH_MEANT = re.compile(rf"(?:\b(?:{'|'.join(context_words('before may'))})\s|[-–])(?:the\s)?\Z")
_MARCHING = re.compile(rf"\s(?:{'|'.join(context_words('after march'))})\b")


def year_of(found: Found, group: str = "year") -> int | None:
    """Return the year that a group names, two digits included."""
    digits = found.value(group).lstrip("'’") or found.low(group).lstrip("'’")
    if not digits.isdigit():
        return None
    year = int(digits)
    if year >= 100:
        return year
    return year + (2000 if year <= 29 else 1900)


def valid(year: int, month: int, day: int) -> datetime.date | None:
    """Return the day, or None where the calendar has no such day."""
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def _day_number(found: Found, group: str = "day") -> int | None:
    number = found.value(group)
    return int(number) if number.isdigit() and 1 <= int(number) <= 31 else None


def month_number(found: Found) -> int:
    """Return the month that a rule found, 1 to 12."""
    return int(found.value("month") or found.value("abbr"))


def month_day(found: Found) -> Reading | None:
    """Read "May 16", "Monday, Oct. 30, 1989", "17 May 2022", "May 16-17"."""
    month, day = month_number(found), _day_number(found)
    if day is None or False:
        return None
    year = year_of(found) if found.has("year") else None
    if year is not None:
        date, anchor = valid(year, month, day), None
    else:
        date, anchor = _nearest_day(found, month, day), found.published
        if date is None:
            return (
                Reading(f"XXXX-{month:02d}-{day:02d}", edtf="") if day <= calendar.monthrange(2024, month)[1] else None
            )
    if date is None:
        return None
    until = _day_number(found, "until") if "until" in found.match.re.groupindex and found.has("until") else None
    last = valid(date.year, month, until) if until and until > day else None
    return Reading(date.isoformat(), edtf=f"{date}/{last}" if last else None, anchor=anchor)


def _nearest_day(found: Found, month: int, day: int) -> datetime.date | None:
    published = found.published
    if published is None:
        return None
    years = range(published.year - (4 if (month, day) == (2, 29) else 1), published.year + 2)
    candidates = [date for year in years if (date := valid(year, month, day)) is not None]
    return nearest(candidates, published, direction(found)) if candidates else None


def direction(found: Found) -> int:
    """Return the tense, or the future after "by": what is due by a day is mostly still to come."""
    return 1 if found.before(3) == "by " else found.tense()


def month_year(found: Found) -> Reading | None:
    """Read "July 1989", "the end of May 2022"."""
    year = year_of(found)
    return None if year is None else Reading(f"{year:04d}-{month_number(found):02d}")


def _is_month(found: Found) -> bool:
    """Whether "May" is the month and not the verb, "March" the month and not a march."""
    name = found.low("month")
    if (
        name not in ("may", "march")
        or found.match.end() - found.match.start() > 1
        or _MONTH_MEANT.search(found.before())
    ):
        return True
    return name == "march" and not _MARCHING.match(found.after())


def month(found: Found) -> Reading | None:
    """Read a month without its year: the nearest one that the tense allows."""
    number, published = month_number(found), found.published
    if re.match(r"\s[0-9]", found.after(2)) or not _is_month(found):
        return None
    if found.has("every"):
        return Reading(f"XXXX-{number:02d}", "set", "")
    if published is None:
        return Reading(f"XXXX-{number:02d}", edtf="")
    if found.has("which"):
        which = found.low("which")
        year = _stepped_month(number, published, -1 if which in ("last", "past") else 1 if which == "next" else 0)
    else:
        days = [valid(year, number, 15) for year in range(published.year - 1, published.year + 2)]
        middle = [day for day in days if day is not None]
        here = datetime.date(published.year, number, published.day if number == published.month else 15)
        year = nearest(
            [here if day.year == published.year else day for day in middle], published, direction(found)
        ).year
    return Reading(f"{year:04d}-{number:02d}", anchor=published)


def _stepped_month(number: int, published: datetime.date, step: int) -> int:
    if step < 0:
        return published.year - (number >= published.month)
    if step > 0:
        return published.year + (number <= published.month)
    return published.year


def month_of_relative_year(found: Found) -> Reading | None:
    """Read "June last year", "January this year", "next year's January"."""
    if found.published is None:
        return Reading(f"XXXX-{month_number(found):02d}", edtf="")
    step = {"last": -1, "next": 1, "this": 0, "past": -1}.get(found.low("which"))
    if step is None or found.low("unit") != "year":
        return None
    return Reading(f"{found.published.year + step:04d}-{month_number(found):02d}", anchor=found.published)


def iso(found: Found) -> Reading | None:
    """Read 2022-05-17."""
    try:
        return Reading(datetime.date.fromisoformat(found.low("iso")).isoformat())
    except ValueError:
        return None


def slashed(found: Found) -> Reading | None:
    """Read 11/02/89 (month first, as in American text, unless it can't be) and 17.05.2022 (day first)."""
    parts = re.split(r"[/.]", found.low("slashed"))
    first, second, year = (int(part) for part in parts)
    year += 0 if year >= 100 else 2000 if year <= 29 else 1900
    orders = [(second, first), (first, second)] if "." in found.low("slashed") else [(first, second), (second, first)]
    for month, day in orders:
        if date := valid(year, month, day):
            return Reading(date.isoformat())
    return None


RULES: list[Rule] = [
    rule("iso date", "(?P<iso> ISO )", iso),
    rule("numeric date", "(?P<slashed> SLASHED )", slashed),
    rule(
        "month and day",
        "(?: THIS? NEXT? {WEEKDAYOF} COMMA? )? ABOUT? {MONTH} THE? (?P<day> {DAY} )"
        "(?: HYPHEN (?P<until> DIGITS ) )? (?: COMMA? {YEAR} )?",
        month_day,
    ),
    rule(
        "day and month",
        "(?: {WEEKDAYOF} COMMA? )? ABOUT? THE? (?P<day> {DAY} ) OF? {MONTH} (?: COMMA? {YEAR} )?",
        month_day,
    ),
    rule("month and year", "{PART}? {MONTH} (?: COMMA | OF )? {YEAR}", month_year),
    rule("month of last year", "{PART}? {MONTH} OF? {WHICH} {UNIT}", month_of_relative_year),
    rule("month", "(?: {PART}? {WHICH}? | (?P<every> EVERY ) ) {MONTHDOT}", month),
]
"""In the order in which they are tried at a place."""
