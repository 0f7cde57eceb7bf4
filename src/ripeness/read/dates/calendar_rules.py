"""Rules for dates that name themselves: days, months, years, quarters, decades, holidays, clock times."""

import calendar
import datetime
import re

from ripeness.read.dates.context import nearest
from ripeness.read.dates.rule import Found, Reading, Rule, rule
from ripeness.read.numbers import value_of
from ripeness.read.dates.values import DAY, easter, shifted

_YEAR_CUES = re.compile(
    r"\b(?:in|since|by|until|till|from|to|of|for|before|after|during|through|and|or|the|early|late|mid|summer|spring"
    r"|fall|autumn|winter|between|than|year|around|about|back|circa|as|until|its|their|his|her|[a-z]+'s|[a-z]+’s|,|\()\s*\Z"
)
_NOT_YEAR_NEXT = re.compile(
    r"\s?(?:%|[a-z]*(?:people|men|women|troops|soldiers|tons|miles|points|pounds|feet|meters|metres|kilometers|dollars|percent"
    r"|per cent|megawatts|shares|square|times|acres|members|jobs|workers|employees|homes|rounds|hours)\b|[.,][0-9]|-?(?:foot|mile|page|ton|member|pound)\b)"
)


def year_of(found: Found, group: str = "year") -> int | None:
    """Return the year that a group names, two digits included."""
    digits = found.value(group).lstrip("'’") or found.low(group).lstrip("'’")
    if not digits.isdigit():
        return None
    year = int(digits)
    if year >= 100:
        return year
    return year + (2000 if year <= 29 else 1900)


def _valid(year: int, month: int, day: int) -> datetime.date | None:
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
        date, anchor = _valid(year, month, day), None
    else:
        date, anchor = _nearest_day(found, month, day), found.published
        if date is None:
            return (
                Reading(f"XXXX-{month:02d}-{day:02d}", edtf="") if day <= calendar.monthrange(2024, month)[1] else None
            )
    if date is None:
        return None
    until = _day_number(found, "until") if "until" in found.match.re.groupindex and found.has("until") else None
    last = _valid(date.year, month, until) if until and until > day else None
    return Reading(date.isoformat(), edtf=f"{date}/{last}" if last else None, anchor=anchor)


def _nearest_day(found: Found, month: int, day: int) -> datetime.date | None:
    published = found.published
    if published is None:
        return None
    years = range(published.year - (4 if (month, day) == (2, 29) else 1), published.year + 2)
    candidates = [date for year in years if (date := _valid(year, month, day)) is not None]
    return nearest(candidates, published, _direction(found)) if candidates else None


def _direction(found: Found) -> int:
    """Return the tense, or the future after "by": what is due by a day is mostly still to come."""
    return 1 if found.before(3) == "by " else found.tense()


def spelled_year(found: Found) -> Reading | None:
    """Read "nineteen ninety-six"."""
    words = found.words("words")
    rest = value_of(" ".join(words[1:]))
    return Reading(f"19{int(rest):02d}") if words[0] == "nineteen" and rest and 10 <= rest < 100 else None


def month_year(found: Found) -> Reading | None:
    """Read "July 1989", "the end of May 2022"."""
    year = year_of(found)
    return None if year is None else Reading(f"{year:04d}-{month_number(found):02d}")


def month(found: Found) -> Reading | None:
    """Read a month without its year: the nearest one that the tense allows."""
    number, published = month_number(found), found.published
    if re.match(r"\s[0-9]", found.after(2)):
        return None
    if found.has("every"):
        return Reading(f"XXXX-{number:02d}", "set", "")
    if published is None:
        return Reading(f"XXXX-{number:02d}", edtf="")
    if found.has("which"):
        which = found.low("which")
        year = _stepped_month(number, published, -1 if which in ("last", "past") else 1 if which == "next" else 0)
    else:
        days = [_valid(year, number, 15) for year in range(published.year - 1, published.year + 2)]
        middle = [day for day in days if day is not None]
        here = datetime.date(published.year, number, published.day if number == published.month else 15)
        year = nearest(
            [here if day.year == published.year else day for day in middle], published, _direction(found)
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


def year(found: Found) -> Reading | None:
    """Read a year that stands alone, unless it counts something."""
    number = year_of(found)
    if number is None or _NOT_YEAR_NEXT.match(found.after(20)):
        return None
    before = found.before(16)
    if before[-1:] in "$€£#.:/-" and before[-1:]:
        return None
    if not 1900 <= number <= 2050 and not _YEAR_CUES.search(before):
        return None
    if number < 1300 or number > 2100:
        return None
    return Reading(f"{number:04d}")


def decade(found: Found) -> Reading | None:
    """Read "the 1990s", "the late '80s", "the nineties"."""
    word = found.value("decade").lstrip("'’").rstrip("s")
    digits = word if len(word) >= 3 else f"19{word}" if word > "20" else f"20{word}"
    return Reading(digits[:3]) if digits[:3].isdigit() else None


def century(found: Found) -> Reading | None:
    """Read "the 19th century" as TIMEX3 does: 18."""
    number = found.value("ordinal")
    return (
        Reading(f"{int(number) - 1:02d}")
        if found.value("unit") == "C" and number.isdigit() and 1 < int(number) < 23
        else None
    )


def quarter(found: Found) -> Reading | None:
    """Read "the third quarter", "the 1988 first quarter", "last year's fourth quarter", "second quarter of 1990"."""
    number = int(found.value("ordinal") or 0)
    if not 1 <= number <= 4:
        return None
    year = year_of(found) if found.has("year") else None
    if year is None and found.published is not None:
        year = _quarter_year(found, number)
    return Reading(f"{year:04d}-Q{number}", anchor=found.published) if year else Reading(f"XXXX-Q{number}", edtf="")


def _quarter_year(found: Found, number: int) -> int:
    published = found.published
    assert published is not None
    if found.has("which"):
        return published.year + {"last": -1, "next": 1}.get(found.low("which"), 0)
    if found.has("ago"):
        base = found.context.quarter or published
        return base.year - 1
    ends = [datetime.date(published.year + step, number * 3, 28) for step in (-1, 0, 1)]
    return nearest(ends, published, found.tense()).year


def quarter_of_year(found: Found) -> Reading | None:
    """Read "the 1988 period" beside a named quarter as the same quarter of that year."""
    year, quarter = year_of(found), found.context.quarter
    if year is None:
        return None
    return Reading(f"{year:04d}-Q{(quarter.month + 2) // 3}" if quarter else f"{year:04d}", anchor=quarter)


def half_year(found: Found) -> Reading | None:
    """Read "the first half of 1990", "the second half"."""
    number = {"first": 1, "second": 2, "last": 2, "latter": 2}.get(found.low("ordinal"))
    year = year_of(found) if found.has("year") else None
    return Reading(f"{year:04d}-H{number}") if number and year else None


def season(found: Found) -> Reading | None:
    """Read "last fall", "this summer", "the spring of 2022"."""
    code, published = found.value("season"), found.published
    if not (found.has("which") or found.has("year")) and found.low("season") in ("fall", "spring"):
        return None
    if found.has("year"):
        return Reading(f"{year_of(found):04d}-{code}")
    if published is None:
        return Reading(f"XXXX-{code}", edtf="")
    middle = {"SP": 4, "SU": 7, "FA": 10, "WI": 1}[code]
    which = found.low("which") if found.has("which") else ""
    if which in ("last", "past", "previous"):
        year = published.year if (middle + 2 < published.month and code != "WI") else published.year - 1
    elif which == "next":
        year = published.year + (middle - 2 <= published.month)
    elif which in ("this", "that", "coming"):
        year = published.year
    else:
        year = nearest(
            [datetime.date(published.year + k, middle, 15) for k in (-1, 0, 1)], published, found.tense()
        ).year
    return Reading(f"{year:04d}-{code}", anchor=published)


def holiday(found: Found) -> Reading | None:
    """Read "Christmas", "last Thanksgiving", "Easter 2022"."""
    name, published = found.low("holiday"), found.published
    if published is None and not found.has("year"):
        return Reading("XXXX-XX-XX", edtf="")
    years = [year_of(found) or 1] if found.has("year") else [published.year + k for k in (-1, 0, 1)]  # type: ignore[union-attr]
    days = [_holiday(name, year) for year in years]
    if published is None or found.has("year"):
        return Reading(days[0].isoformat())
    which = found.low("which") if found.has("which") else ""
    if which == "last":
        day = max(day for day in days if day < published)
    else:
        day = nearest(days, published, 1 if which == "next" else found.tense())
    return Reading(day.isoformat(), anchor=published)


def _holiday(name: str, year: int) -> datetime.date:
    if name == "thanksgiving":
        first = datetime.date(year, 11, 1)
        return first + ((3 - first.weekday()) % 7 + 21) * DAY
    return {"easter": easter(year), "christmas": datetime.date(year, 12, 25)}.get(name) or datetime.date(year, 10, 31)


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
        if date := _valid(year, month, day):
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
    rule("period of a year", "THE {YEAR} (?: QUARTER | PERIOD )", quarter_of_year),
    rule(
        "ordinal quarter, year behind",
        "THE? FISCAL? HYPHEN? (?P<ordinal> ORDINAL ) HYPHEN? QUARTER OF FISCAL? {YEAR}",
        quarter,
    ),
    rule("ordinal quarter, last year's", "{WHICH} UNIT POSS FISCAL? (?P<ordinal> ORDINAL ) HYPHEN? QUARTER", quarter),
    rule(
        "ordinal quarter, year ago",
        "THE? COMPARABLE? UNIT HYPHEN (?P<ago> AGO | EARLIER ) FISCAL? (?P<ordinal> ORDINAL ) HYPHEN? QUARTER",
        quarter,
    ),
    rule(
        "ordinal quarter, year before",
        "(?: THE | AN )? FISCAL? {YEAR} POSS? FISCAL? HYPHEN? (?P<ordinal> ORDINAL ) HYPHEN? QUARTER",
        quarter,
    ),
    rule(
        "ordinal quarter", "(?: THE | THIS )? FISCAL? HYPHEN? (?P<ordinal> ORDINAL ) FISCAL? HYPHEN? QUARTER", quarter
    ),
    rule("half year", "THE? (?P<ordinal> ORDINAL | LAST ) HALF OF FISCAL? {YEAR}", half_year),
    rule("century", "THE? (?P<ordinal> ORDINAL ) HYPHEN? (?P<unit> UNIT )", century),
    rule("decade", "{PART}? THE? {PART}? (?P<decade> DECADE )", decade),
    rule("season", "{PART}? (?: {WHICH} PAST? | THE )? (?P<season> SEASON ) (?: OF? {YEAR} )?", season),
    rule("holiday", "{WHICH}? (?P<holiday> HOLIDAY ) (?P<unit> UNIT )? {YEAR}?", holiday),
    rule("fiscal year", "(?: THE | EARLY | LATE )? FISCAL UNIT? {YEAR}", year),
    rule("year in words", "(?: THE UNIT )? (?P<words> NUMBER NUMBER (?: HYPHEN? NUMBER )? )", spelled_year),
    rule("year", "(?: {PART} | EARLY | LATE | THE UNIT )? {YEAR}", year),
]
"""In the order in which they are tried at a place."""
