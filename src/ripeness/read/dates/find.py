"""Find temporal expressions: windows around trigger words, rules over their classes, resolution in text order."""

import datetime
import re
from collections.abc import Iterator, Sequence

from ripeness.ledger.edtf import between
from ripeness.read.dates import calendar_rules, clock_rules, duration_rules, period_rules, relative_rules
from ripeness.read.dates.context import Context
from ripeness.read.dates.mention import DateMention
from ripeness.read.dates.rule import Found, Reading, Rule
from ripeness.read.dates.values import extent
from ripeness.read.dates.windows import Window, windows
from ripeness.read.tables import fold

RULES = [*clock_rules.RULES, *calendar_rules.RULES, *period_rules.RULES, *relative_rules.RULES, *duration_rules.RULES]
"""All rules, in the order in which they are tried at a place."""

_BY_FIRST = {letter: [rule for rule in RULES if letter in rule.first] for rule in RULES for letter in rule.first}
_OPENING = re.compile(f"[{''.join(_BY_FIRST)}]")
_ANY = {
    letter: re.compile("|".join(re.sub(r"\?P<\w+>", "?:", rule.pattern.pattern) for rule in rules))
    for letter, rules in _BY_FIRST.items()
}
"""One pattern for all rules that can begin with a letter: at most places none of them fits."""

_FIRST_YEAR, _LAST_YEAR = 1000, 9000
"""Publication years beyond which dates told from it could leave the calendar; such a day counts as unknown."""

_SINCE = re.compile(r"\b(since|after|until|till|by|before|through)\s(?:the\s)?\Z")


def find_dates(
    text: str, published: datetime.date | None, within: Sequence[tuple[int, int]] | None = None
) -> list[DateMention]:
    """Return the temporal expressions of ``text``, in order and without overlap.

    Parameters
    ----------
    text : str
        Running text.
    published : datetime.date or None
        Publication day; with None, what is told from it stays unresolved: nothing is read off the clock.
    within : sequence of spans, optional
        Stretches of the text, in order, to which the search is kept.

    Examples
    --------
    >>> [(m.value, m.edtf) for m in find_dates("He met them last week.", datetime.date(2022, 5, 17))]
    [('2022-W19', '2022-05-09/2022-05-15')]
    >>> find_dates("He met them on Tuesday.", None)[0].edtf
    ''
    """
    if published is not None and not _FIRST_YEAR <= published.year <= _LAST_YEAR:
        published = None
    low = fold(text)
    context = Context(text, low, published)
    found: list[DateMention] = []
    for window in windows(text, low, [(0, len(text))] if within is None else within):
        found.extend(_in_window(window, context))
    return found


def _in_window(window: Window, context: Context) -> Iterator[DateMention]:
    place = 0
    while opening := _OPENING.search(window.classes, place):
        place = opening.start()
        for rule, match in _matches(window.classes, place):
            found = Found(match, window, context)
            reading = rule.build(found)
            if reading is not None:
                context.note(reading.value, found.end, rule=rule.name)
                yield _mention(found, reading, name=rule.name)
                place = match.end()
                break
        else:
            place += 1


def _matches(classes: str, start: int) -> list[tuple[Rule, re.Match[str]]]:
    """Rules that match at a place, the longest match first; of equals the one that stands first."""
    letter = classes[start]
    if _ANY[letter].match(classes, start) is None:
        return []
    rules = _BY_FIRST[letter]
    matches = [(rule, match) for rule in rules if (match := rule.pattern.match(classes, start)) is not None]
    if len(matches) > 1:
        matches.sort(key=lambda pair: -pair[1].end())
    return matches


def _mention(found: Found, reading: Reading, *, name: str) -> DateMention:
    edtf = _edtf(found, reading) if reading.edtf is None else reading.edtf
    return DateMention(found.start, found.end, reading.value, reading.kind, edtf, reading.anchor, name)


def _edtf(found: Found, reading: Reading) -> str:
    published = found.published
    if reading.kind in ("duration", "set"):
        return ""
    if reading.value.endswith("_REF"):
        if published is None:
            return ""
        return {"PAST": f"../{published}", "PRESENT": str(published)}.get(reading.value[:-4], f"{published}/..")
    days = extent(reading.value)
    if days is None:
        return ""
    since = _SINCE.search(found.before(16))
    if since is not None:
        if since[1] in ("since", "after"):
            return between(days[0], published if since[1] == "since" and published and published >= days[0] else None)
        return between(None, days[1])
    return reading.value if re.fullmatch(r"[0-9]{4}(-[0-9]{2})?", reading.value) else between(*days)
