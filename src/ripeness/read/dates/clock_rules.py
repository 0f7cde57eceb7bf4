"""Rules for times of day: "9:30 a.m. EST Nov. 9", "noon Thursday", "Friday night", "this morning", "overnight"."""

import re

from ripeness.read.dates.calendar_rules import month_day
from ripeness.read.dates.relative_rules import weekday
from ripeness.read.dates.rule import Found, Reading, Rule, rule
from ripeness.read.dates.values import DAY

_HOUR = re.compile(r"([0-9]{1,2})(?::([0-9]{2}))?(?::[0-9]{2})?\Z")

_DAY_BEHIND = re.compile(r"\s(?:\w+\s){0,3}on\s")
"""Words between a clock time and the day it is of: the day is a mention of its own."""


def clock_of(found: Found) -> str | None:
    """Return the time of a clock group as ``T09:30``; None if there is no such time."""
    if found.has("noon"):
        return found.value("noon") if found.value("noon").startswith("T") else None
    match = _HOUR.match(found.low("clock"))
    if match is None:
        return None
    hour, minute, half = int(match[1]), match[2] or "00", found.low("half")[:1]
    if minute > "59" or hour > (12 if half else 24) or not (half or match[2]):
        return None
    return f"T{hour % 12 + 12 * (half == 'p') if half else hour:02d}:{minute}"


def clock(found: Found) -> Reading | None:
    """Read a time of day with the day beside it, or of the publication day."""
    time = clock_of(found)
    if time is not None and not _has_day(found) and _DAY_BEHIND.match(found.after(40)):
        return Reading(f"XXXX-XX-XX{time}", "time", "")
    return None if time is None else _on_day(found, time)


def _has_day(found: Found) -> bool:
    return any(found.has(group) for group in ("month", "abbr", "weekday", "wdabbr", "near"))


def part_of_day(found: Found) -> Reading | None:
    """Read "Friday night", "yesterday morning", "this afternoon", "last night"."""
    part = found.value("part")
    if part.startswith("T") or (part == "NI" and found.low("which") in ("next", "coming")):
        return None
    return _on_day(found, f"T{part}")


def _on_day(found: Found, time: str) -> Reading | None:
    base = _day(found)
    if base is None or base.value.startswith("XXXX"):
        return Reading(f"XXXX-XX-XX{time}", "time", "")
    return Reading(base.value[:10] + time, "time", base.edtf, base.anchor)


def _day(found: Found) -> Reading | None:
    if found.has("month") or found.has("abbr"):
        return month_day(found)
    if found.has("weekday") or found.has("wdabbr"):
        return weekday(found)
    published = found.published
    if published is None:
        return None
    step = int(found.value("near") or 0) - (found.low("which") in ("last", "overnight", "previous"))
    if found.low("which") in ("that", "same") and found.context.last:
        return Reading(found.context.last.isoformat(), anchor=found.context.last)
    return Reading((published + step * DAY).isoformat(), anchor=published)


def every_part(found: Found) -> Reading | None:
    """Read "Tuesday nights", "every morning"."""
    if found.has("weekday") or found.has("wdabbr"):
        return Reading(
            f"XXXX-WXX-{int(found.value('weekday') or found.value('wdabbr')) + 1}T{found.value('part')}", "set", ""
        )
    return Reading(f"XXXX-XX-XXT{found.value('part')}", "set", "")


RULES: list[Rule] = [
    rule(
        "clock and date",
        "{CLOCK} (?: {WEEKDAYOF} COMMA? )? {MONTH} (?P<day> {DAY} ) (?: COMMA? {YEAR} )?",
        clock,
    ),
    rule("clock and weekday", "{CLOCK} (?: {WEEKDAY} | (?P<near> NEARDAY ) )", clock),
    rule(
        "clock",
        "ABOUT? (?: (?P<clock> DIGITS | CLOCKTIME ) (?P<half> AMPM ) ZONE? | (?P<noon> DAYPART ) )",
        clock,
    ),
    rule("clock with zone", "ABOUT? (?P<clock> CLOCKTIME ) ZONE", clock),
    rule(
        "part of a day",
        "(?: EARLY | LATE | EARLIER | LATER )? (?: (?: WHICHDAY )? {WEEKDAY} | (?P<near> NEARDAY ) )"
        " (?P<part> DAYPART )".replace("WHICHDAY", "LAST | THIS | NEXT"),
        part_of_day,
    ),
    rule(
        "part of this day",
        "(?: EARLY | LATE | EARLIER | LATER )? (?P<which> THIS | LAST | THAT ) (?P<part> DAYPART )",
        part_of_day,
    ),
    rule("part of every day", "(?: EVERY | {WEEKDAY} )? (?P<part> DAYPARTS )", every_part),
    rule("part of each day", "EVERY (?: {WEEKDAY} )? (?P<part> DAYPART )", every_part),
    rule("tonight", "(?: EARLY | LATE | LATER )? (?P<part> TONIGHT )", part_of_day),
    rule("overnight", "(?P<which> (?P<part> OVERNIGHT ) )", part_of_day),
]
"""In the order in which they are tried at a place."""
