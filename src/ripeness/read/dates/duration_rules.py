"""Rules for lengths of time and for sets: "three days", "the past two weeks", "9-month-old", "weekly", "every year"."""

import datetime

from ripeness.ledger.edtf import between
from ripeness.read.dates.rule import Found, Reading, Rule, rule
from ripeness.read.dates.values import DAY, shifted

_DAYS = {
    "D": ("", 1, "D"),
    "W": ("", 1, "W"),
    "F": ("", 2, "W"),
    "M": ("", 1, "M"),
    "Q": ("", 1, "Q"),
    "Y": ("", 1, "Y"),
}
_LONG = {"E": ("", 10, "Y"), "C": ("", 100, "Y"), "L": ("", 1000, "Y")}
_CLOCK = {"H": ("T", 1, "H"), "M": ("T", 1, "M"), "S": ("T", 1, "S")}
_HALVES = {"Y": "6M", "D": "T12H", "TH": "30M", "TM": "30S"}


def _unit(found: Found) -> tuple[str, int, str]:
    code = found.value("unit")
    return _CLOCK[code] if is_clock(found) else (_DAYS | _LONG)[code]


def is_clock(found: Found) -> bool:
    """Whether the unit is an hour, a minute or a second; a month and a minute share their letter."""
    return found.low("unit")[:3] in ("hou", "min", "sec")


def length(found: Found, group: str = "count") -> str | None:
    """Return the TIMEX3 duration of a number and a unit: ``P3D``, ``PT30M``, ``P1Y6M``."""
    count = found.number(group) if found.has(group) else 1.0
    if count is None or count > 1e6 or (1800 <= count < 2100 and found.words(group)[-1].isdigit()):
        return None
    mark, factor, letter = _unit(found)
    count = (count + 0.5 * found.has("half")) * factor
    rest = _HALVES.get(mark + letter)
    if count % 1 == 0.5 and rest is not None:
        whole = f"{mark}{int(count)}{letter}" if count > 1 else mark
        return f"P{whole}{rest}"
    return f"P{mark}{count:g}{letter}"


def dated(found: Found) -> tuple[str, datetime.date | None]:
    """Return the days of "the past two weeks", up to publication, and of "three days later", from the day before it."""
    count, unit, later = found.number("count"), found.value("unit"), found.after(7) == " later "
    anchor = found.context.day if later else found.published
    if anchor is None or count is None or count % 1 or count > 1e6 or is_clock(found):
        return "", None
    if later:
        day = shifted(anchor, int(count), unit)
        return (str(day), anchor) if day else ("", None)
    which = found.low("which")
    if which in ("last", "past"):
        return past_days(anchor, int(count), unit=unit), anchor
    day = shifted(anchor, int(count), unit) if which in ("next", "coming") else None
    return (between(anchor, day), anchor) if day else ("", None)


def past_days(published: datetime.date, count: int, *, unit: str) -> str:
    """Return the EDTF of the last ``count`` units, publication day included: the past week is seven days."""
    day = shifted(published, -count, unit)
    return between(day + DAY, published) if day and day < published else ""


def duration(found: Found) -> Reading | None:
    """Read "three days", "more than two years", "the past six months"; not an age."""
    if found.after(4) == " old" or found.after(4) == "-old":
        return None
    value = length(found)
    return Reading(value, "duration", *dated(found)) if value else None


def number_unit(found: Found) -> Reading | None:
    """Read "two-year", "16-hour"; neither an age nor a fraction."""
    if found.after(5) == "-old" or found.after(4) == " old" or found.low("unit") == "quarters":
        return None
    return duration(found)


def vague_duration(found: Found) -> Reading | None:
    """Read "several years", "years", "the next few days"; not the "years" of "52 years old"."""
    if found.after(4) == " old" or (found.low("unit") == "quarters" and found.before(1) in "- "):
        return None
    mark, _, letter = _unit(found)
    code = found.value("unit") if found.value("unit") in "EC" else letter
    return Reading(f"P{mark}X{code}", "duration", "")


def one_unit(found: Found) -> Reading | None:
    """Read "a year", "an hour", "another week"; not the "a year" of "a year-earlier loss"."""
    return None if found.after(1) == "-" else duration(found)


def every(found: Found) -> Reading | None:
    """Read "every year", "each month", "every two weeks", "per day"."""
    value = length(found)
    return Reading(value, "set", "") if value else None


def each_unit(found: Found) -> Reading | None:
    """Read daily, weekly, annually."""
    return Reading(found.value("word"), "set", "")


RULES: list[Rule] = [
    rule("every unit", "EVERY (?P<count> {NUM} )? {UNITS}", every),
    rule("adverb of a set", "(?P<word> EACHUNIT )", each_unit),
    rule(
        "last units",
        "{APPROX}? (?: THE | THIS | THAT )? (?P<which> LAST | PAST | NEXT | PREVIOUS | FOLLOWING | ORDINAL | LATEST )"
        " ABOUT? (?P<count> {NUM} | COUPLE OF ) MORE? {UNITS}",
        duration,
    ),
    rule(
        "last or coming units",
        "THE? (?: (?P<past> LAST | PAST | PREVIOUS ) | NEXT ) (?P<unit> UNITS | QUARTERS )",
        lambda found: Reading("PAST_REF" if found.has("past") else "FUTURE_REF", anchor=found.published),
    ),
    rule(
        "number to number of units",
        "{APPROX}? (?: THE? (?: LAST | PAST | NEXT ) )? (?P<count> {NUM} ) (?: TO | OR | HYPHEN ) {NUM} {UNITS}",
        duration,
    ),
    rule(
        "last few units",
        "{APPROX}? (?: THE | THIS | THAT )? (?: LAST | PAST | NEXT | PREVIOUS | FOLLOWING | RECENT ) SEVERAL {UNITS}",
        vague_duration,
    ),
    rule("number of units and a half", "{APPROX}? (?P<count> {NUM} | AN ) {UNITS} (?P<half> AND AN HALF )", duration),
    rule(
        "number and a half of units",
        "{APPROX}? (?: THE | ANOTHER )? (?P<count> {NUM} ) HYPHEN? (?P<half> AND HYPHEN? AN HYPHEN? HALF )"
        " HYPHEN? {UNITS}",
        duration,
    ),
    rule("number of units", "{APPROX}? THE? OVER? (?P<count> {NUM} ) MORE? BETWEEN? {UNITS}", duration),
    rule("number-unit", "(?P<count> {NUM} ) HYPHEN {UNITS}", number_unit),
    rule("couple of units", "{APPROX}? AN? (?P<count> COUPLE ) OF? {UNITS}", duration),
    rule("several units", "{APPROX}? AN? SEVERAL MORE? {UNITS}", vague_duration),
    rule("a unit", "{APPROX}? (?: AN | ANOTHER ) (?: FULL | FISCAL )? {UNITS}", one_unit),
    rule("units", "(?P<unit> UNITS | QUARTERS | CLOCKUNITS )", vague_duration),
]
"""In the order in which they are tried at a place."""
