"""Rules for years and their parts: "1989", "the 1990s", "the third quarter", "last fall", "Christmas"."""

import datetime
import re

from ripeness.ledger.edtf import between
from ripeness.read.dates.calendar_rules import year_of
from ripeness.read.dates.context import context_words, nearest
from ripeness.read.dates.rule import Found, Reading, Rule, rule
from ripeness.read.dates.values import DAY, MONTHS_OF_SEASON, easter, extent, orthodox_easter
from ripeness.read.numbers import value_of

_YEAR_MEANT = re.compile(rf"(?:\b(?:{'|'.join(context_words('before year'))}|[a-z]+['’]s)|[,(])\s*\Z")
_COUNTED = re.compile(
    rf"\s?(?:%|(?:[a-z]+\s)?(?:{'|'.join(context_words('counted'))})\b|[.,][0-9]|-(?:foot|mile|page|ton|member|pound)\b)"
)
_FIXED = {"christmas": (12, 25), "halloween": (10, 31)}


def year(found: Found) -> Reading | None:
    """Read a year that stands alone, unless it counts something."""
    number = year_of(found)
    if number is None or _COUNTED.match(found.after(24)):
        return None
    before = found.before(16)
    if before[-1:] in "$€£#.:/-" and before[-1:]:
        return None
    if not 1900 <= number <= 2050 and not _YEAR_MEANT.search(before):
        return None
    if number < 1300 or number > 2100:
        return None
    return Reading(f"{number:04d}")


def years(found: Found) -> Reading | None:
    """Read "2014-2015", "1989-90" as the first year, with the days of both."""
    first, last = found.low("year"), found.low("last")
    if len(last) not in (2, 4) or len(first) != 4:
        return None
    last = first[: 4 - len(last)] + last
    return Reading(first, edtf=f"{first}/{last}") if "1300" < first < last < "2100" else None


def spelled_year(found: Found) -> Reading | None:
    """Read "nineteen ninety-six"."""
    words = found.words("words")
    rest = value_of(" ".join(words[1:]))
    return Reading(f"19{int(rest):02d}") if words[0] == "nineteen" and rest and 10 <= rest < 100 else None


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
    """Read "last fall", "this summer", "the spring of 2022"; a winter has the year that it begins in."""
    code, published = found.value("season"), found.published
    if not (found.has("which") or found.has("year")) and (found.low("season") in ("fall", "spring") or found.capital()):
        return None
    if found.has("year"):
        return Reading(f"{year_of(found):04d}-{code}")
    if published is None:
        return Reading(f"XXXX-{code}", edtf="")
    which = found.low("which")
    starts = [datetime.date(published.year + step, MONTHS_OF_SEASON[code][0], 1) for step in (-2, -1, 0, 1)]
    over = [start.year for start in starts if (days := extent(f"{start.year:04d}-{code}")) and days[1] < published]
    if which in ("last", "past", "previous"):
        year = over[-1]
    elif which == "this" and code != "WI":
        year = published.year
    elif which in ("this", "next", "coming"):
        year = over[-1] + 1
    else:
        year = nearest([start + 45 * DAY for start in starts], published, found.tense()).year - (code == "WI")
    return Reading(f"{year:04d}-{code}", anchor=published)


def holiday(found: Found) -> Reading | None:
    """Read "Christmas", "last Thanksgiving", "Easter 2022"; for Easter the days of both churches' Sundays."""
    name, published, year = found.low("holiday"), found.published, year_of(found) if found.has("year") else None
    if year is not None:
        day, anchor = _holiday(name, year), None
    elif published is None:
        return Reading("XXXX-XX-XX", edtf="")
    else:
        anchor = published
        days = [_holiday(name, published.year + step) for step in (-1, 0, 1)]
        if found.low("which") == "last":
            day = max(day for day in days if day < published)
        else:
            day = nearest(days, published, 1 if found.low("which") == "next" else found.tense())
    other = orthodox_easter(day.year) if name == "easter" else day
    return Reading(day.isoformat(), edtf=between(min(day, other), max(day, other)), anchor=anchor)


def _holiday(name: str, year: int) -> datetime.date:
    if name == "easter":
        return easter(year)
    if name == "thanksgiving":
        first = datetime.date(year, 11, 1)
        return first + ((3 - first.weekday()) % 7 + 21) * DAY
    return datetime.date(year, *_FIXED[name])


RULES: list[Rule] = [
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
    rule("years", "{YEAR} HYPHEN (?P<last> YEAR | DIGITS )", years),
    rule("year", "(?: {PART} | EARLY | LATE | THE UNIT )? {YEAR}", year),
]
"""In the order in which they are tried at a place."""
