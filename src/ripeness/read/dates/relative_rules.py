"""Rules for dates told from another day: yesterday, Tuesday, last week, three years ago, the year-earlier quarter."""

import datetime

from ripeness.read.dates.duration_rules import is_clock, past_days
from ripeness.read.dates.rule import Found, Reading, Rule, rule
from ripeness.read.dates.values import DAY, extent, shifted, stamp

_BACK = frozenset({"last", "past", "previous", "prior", "preceding"})
_ENDS = frozenset({"end", "close", "middle", "mid", "late"})
_TALKED_ABOUT = frozenset(["that", "those", "same", "previous", "following", "preceding", "prior", "subsequent"])
_ON = frozenset({"next", "coming", "upcoming", "following", "subsequent"})


def weekday(found: Found) -> Reading | None:
    """Read a day of the week: the last one up to publication, the next if tense or text say so."""
    number, published = int(found.value("weekday") or found.value("wdabbr")), found.published
    if found.has("every"):
        return Reading(f"XXXX-WXX-{number + 1}", "set", "")
    if published is None:
        return Reading("XXXX-XX-XX", edtf="")
    back = (published.weekday() - number) % 7
    which = found.low("which")
    if which in _BACK:
        step = -(back or 7)
    elif which in _ON:
        step = 7 - back
    elif back == 0:
        step = 0
    else:
        step = 7 - back if found.tense() > 0 else -back
    return _day(published + step * DAY, published)


def _day(day: datetime.date | None, anchor: datetime.date | None) -> Reading | None:
    return None if day is None else Reading(day.isoformat(), anchor=anchor)


def near_day(found: Found) -> Reading | None:
    """Read today, yesterday, tomorrow."""
    if found.published is None:
        return Reading("XXXX-XX-XX", edtf="")
    return _day(shifted(found.published, int(found.value("near")), "D"), found.published)


def which_unit(found: Found) -> Reading | None:
    """Read "last week", "this year", "next month", "earlier this month", "the end of last month", "that year"."""
    which, unit = found.low("which"), found.value("unit")
    anchor = (found.context.near(found.start, 1000) if which in _TALKED_ABOUT else None) or found.published
    if unit == "D" and which in ("this", "these"):
        return None
    if unit in "EC" and which in ("last", "past"):
        return Reading({"E": "P10Y", "C": "P100Y"}[unit], "duration", "")
    if anchor is None:
        return Reading({"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Q": "XXXX-QX"}.get(unit, "XXXX"), edtf="")
    if unit == "Q" and which in ("latest", "that", "same"):
        return latest_quarter(found)
    if which == "latest":
        return None
    day = shifted(anchor, -1 if which in _BACK else 1 if which in _ON else 0, unit)
    value = stamp(day, unit)
    if value is None:
        return None
    covers = _so_far(found, value, anchor) if which in ("this", "current") else None
    if which == "past" and unit in "DWMQY" and not found.has("part"):
        covers = past_days(anchor, 1, unit=unit)
    return Reading(value, edtf=covers, anchor=anchor)


def _so_far(found: Found, value: str, published: datetime.date) -> str | None:
    """Cut "this week" at publication: what is told of it has happened; "later this week" begins there."""
    days = extent(value)
    if days is None:
        return None
    if not _ENDS.isdisjoint(found.words("part")):
        return None
    if found.low("part") == "later" or found.tense() > 0:
        return f"{published}/{days[1]}"
    return f"{days[0]}/{published}"


def ago(found: Found) -> Reading | None:
    """Read "three years ago", "a week earlier", "two days later", "a year ago" beside a quarter."""
    direction, unit = found.low("direction"), found.value("unit")
    anchor = found.published if direction == "ago" else found.context.near(found.start, 1000) or found.published
    count = found.number("count") if found.has("count") else 1.0
    if found.has("vague") or count is None:
        return Reading("PAST_REF" if direction in ("ago", "earlier", "before") else "FUTURE_REF", edtf=None)
    if anchor is None:
        return Reading("XXXX" if unit in "YEC" else "XXXX-XX-XX", edtf="")
    if is_clock(found):
        return Reading(anchor.isoformat(), anchor=anchor)
    quarter = _year_before_quarter(found, count) if unit == "Y" and direction in ("ago", "earlier") else None
    if quarter is not None:
        return quarter
    sign = -1 if direction in ("ago", "earlier", "before") else 1
    grain = unit if unit in "DWMQYEC" else "W"
    whole, part = divmod(count, 1)
    day = shifted(anchor, sign * int(whole), unit)
    if part and day is not None and unit in "YE":
        day, grain = shifted(day, sign * round(part * (12 if unit == "Y" else 120)), "M"), "M" if unit == "Y" else "Y"
    if unit == "E" and day is not None:
        grain = "E"
    value = stamp(day, grain)
    return Reading(value, anchor=anchor) if value else None


def _year_before_quarter(found: Found, count: float) -> Reading | None:
    quarter, place = found.context.quarter, found.context.quarter_end
    if quarter is None or count != 1 or found.start - place > 3000:
        return None
    value = stamp(shifted(quarter, -1, "Y"), "Q")
    return Reading(value, anchor=quarter) if value else None


def year_earlier_period(found: Found) -> Reading | None:
    """Read "the year-earlier quarter", "the year-ago period", "the corresponding period last year"."""
    quarter = found.context.quarter
    if quarter is None:
        if found.published is None:
            return Reading("XXXX", edtf="")
        return Reading(f"{found.published.year - 1:04d}", anchor=found.published)
    return Reading(stamp(shifted(quarter, -1, "Y"), "Q") or "XXXX", anchor=quarter)


def latest_quarter(found: Found) -> Reading | None:
    """Read "the quarter", "the latest quarter": the last one named, or the last complete one."""
    quarter = found.context.quarter
    anchor = quarter or found.published
    if anchor is None:
        return Reading("XXXX-QX", edtf="")
    day = quarter or shifted(anchor, -1, "Q")
    return Reading(stamp(day, "Q") or "XXXX-QX", anchor=anchor)


def the_unit(found: Found) -> Reading | None:
    """Read "the year", "the end of the month", "year-end": of the last date in the text, or of publication."""
    unit = found.value("unit")
    if unit not in "WMY" or found.capital() or found.after(1) == "-" or found.after(4) == " of ":
        return None
    if found.after(6).lstrip()[:4] in ("ende", "endi"):
        return Reading(f"P1{unit}", "duration", "")
    anchor = (found.context.near(found.start, 200) if unit != "Y" else None) or found.published
    if anchor is None:
        return Reading({"W": "XXXX-WXX", "M": "XXXX-XX"}.get(unit, "XXXX"), edtf="")
    value = stamp(anchor, unit)
    return Reading(value, anchor=anchor) if value else None


def recent(found: Found) -> Reading | None:
    """Read "recent weeks": a length that the text leaves open, up to publication."""
    published = found.published
    unit = found.value("unit")
    mark = "T" if is_clock(found) else ""
    return Reading(f"P{mark}X{unit}", "duration", f"../{published}" if published else "", published)


def weekend(found: Found) -> Reading | None:
    """Read "the weekend", "last weekend", "this weekend"."""
    published, which = found.published, found.low("which")
    if published is None:
        return Reading("XXXX-WXX-WE", edtf="")
    step = -7 if which in _BACK else 7 if which in _ON else 0
    just_over = published.weekday() < (2 if which == "this" else 5) and found.tense() < (0 if which == "this" else 1)
    if not step and just_over:
        step = -7
    value = stamp(published + step * DAY, "W")
    return Reading(f"{value}-WE", anchor=published)


def week_of(found: Found) -> Reading | None:
    """Read "the week of March 6" as the week that holds the day."""
    from ripeness.read.dates.calendar_rules import month_day

    day = month_day(found)
    days = extent(day.value) if day else None
    value = stamp(days[0], "W") if days else None
    return Reading(value, anchor=day.anchor) if value and day else None


def these_days(found: Found) -> Reading | None:
    """Read "these days" as the present."""
    return Reading("PRESENT_REF", anchor=found.published) if found.low_last() == "days" else None


def fixed(found: Found) -> Reading | None:
    """Read now, currently, recently, soon, the future."""
    if found.has("soon") and (found.before(4).endswith("as ") or found.after(4).startswith((" as", " aft"))):
        return None
    return Reading(found.value("word") or found.value("future") or found.value("soon"), anchor=found.published)


RULES: list[Rule] = [
    rule("week of", "THE (?P<unit> UNIT ) OF {MONTH} (?P<day> {DAY} ) (?: COMMA? {YEAR} )?", week_of),
    rule(
        "weekday",
        "(?: EARLY | LATE | EARLIER | LATER | ABOUT )? (?: (?: THE | THIS )? {WHICH}? | (?P<every> EVERY ) ) {WEEKDAY}",
        weekday,
    ),
    rule("near day", "(?: EARLY | LATE | EARLIER | LATER )? (?P<near> NEARDAY )", near_day),
    rule(
        "ago",
        "{APPROX}? (?: (?P<count> AN? OVER? {NUM} | AN | AN? COUPLE OF? ) | (?P<vague> AN? SEVERAL ) )"
        " (?: HYPHEN | BETWEEN )? {UNITS} (?: OR SO )? (?P<direction> AGO | EARLIER )",
        ago,
    ),
    rule(
        "units ago",
        "(?P<vague> UNITS ) (?P<direction> AGO | EARLIER )",
        lambda found: Reading("PAST_REF", anchor=found.published),
    ),
    rule(
        "year-earlier quarter",
        "THE? COMPARABLE? (?P<unit> UNIT ) HYPHEN (?P<direction> AGO | EARLIER ) (?: QUARTER | PERIOD )",
        year_earlier_period,
    ),
    rule("year-earlier", "(?P<unit> UNIT ) HYPHEN (?P<direction> AGO | EARLIER )", year_earlier_period),
    rule("current unit", "THE (?P<which> CURRENT ) FISCAL? {UNIT}", which_unit),
    rule("corresponding period", "THE? COMPARABLE (?: QUARTER | PERIOD ) {WHICH} UNIT", year_earlier_period),
    rule("which unit", "(?: (?P<part> {PART} ) )? (?: THE | THIS )? {WHICH} (?: FISCAL | FULL )? {UNIT}", which_unit),
    rule("the quarter", "(?: THE | THE LATEST ) (?: QUARTER | PERIOD )", latest_quarter),
    rule("weekend", "(?: THE | (?P<part> {PART} ) )? {WHICH}? PAST? (?P<weekend> WEEKEND )", weekend),
    rule("right now", "RIGHT? (?P<word> NOW )", fixed),
    rule("current", "(?P<word> CURRENT )", fixed),
    rule(
        "past or future word",
        "(?: MORE? (?P<word> PASTWORD ) | THE NEAR? (?P<future> FUTURE ) | (?P<soon> SOON ) )",
        fixed,
    ),
    rule("recent units", "THE? MORE? RECENT {UNITS}", recent),
    rule("future units", "FUTURE {UNITS}", lambda found: Reading("FUTURE_REF", anchor=found.published)),
    rule("these days", "THIS UNITS", these_days),
    rule("the unit", "{PART}? THE (?: FULL | FISCAL )? (?P<unit> UNIT )", the_unit),
    rule("end of the year", "ABOUT? (?P<unit> UNIT ) (?: HYPHEN | POSS )? EDGE", the_unit),
    rule("the past", "THE PAST", lambda found: Reading("PAST_REF", anchor=found.published)),
]
"""In the order in which they are tried at a place."""
