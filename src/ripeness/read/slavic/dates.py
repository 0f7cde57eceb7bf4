"""Dates in Russian and Ukrainian, resolved from the day of publication to EDTF; what stays open gives none."""

import datetime
import re
from calendar import monthrange
from functools import cache

from ripeness.ledger import edtf
from ripeness.read.dates.mention import DateMention
from ripeness.read.slavic.language import Language
from ripeness.read.slavic.lexicon import plain, table
from ripeness.read.slavic.morphology import is_future
from ripeness.read.tables import fold

_NEAR = 60  # code points on either side in which a verb tells that a day is still to come
_STOP = re.compile(r"[.;!?,\n]")
_WORD = re.compile(r"\w+")
_PREFIX = r"(?:(?:в|у) ночь на |(?:в|у) ніч (?:на|проти) |ночью |с |со |з |із |до |к |по |від |от )?"
_NEXT = re.compile(r"\b(?:следующ|ближайш|будущ|наступн|найближч)\w+ ")
_LAST = re.compile(r"\b(?:прошл|минувш|минул|попередн)\w+ ")
_YEAR = r"(?: (?P<year>(?:19|20)\d\d)(?: (?:года|году|год|року|рік|році)|(?: ?г\.| ?р\.))?)?"
_WEEK, _MONTHS = 7, 12
_ABOUT = datetime.timedelta(days=3)  # "two weeks ago" is a week around that day


def find_dates(text: str, published: datetime.date | None, *, language: Language) -> list[DateMention]:
    """Return the dates of a text in text order; without a day of publication only those that name their year.

    Examples
    --------
    >>> day = datetime.date(2022, 5, 17)
    >>> [d.edtf for d in find_dates("Во вторник он заявил, что 29 марта проект передан.", day, language="ru")]
    ['2022-05-17', '2022-03-29']
    >>> [d.edtf for d in find_dates("Минулого тижня сторони зустрілися.", day, language="uk")]
    ['2022-05-09/2022-05-15']
    """
    low = plain(fold(text))
    found: list[DateMention] = []
    for rule, pattern in _rules(language):
        for match in pattern.finditer(low):
            if any(one.start < match.end() and match.start() < one.end for one in found):
                continue
            value = _resolved(rule, match, published, language=language, ahead=_is_ahead(low, match, language))
            if value and edtf.is_valid(value):
                found.append(DateMention(match.start(), match.end(), value, "date", value, published, f"slavic:{rule}"))
    return sorted(found, key=lambda one: one.start)


@cache
def _values(kind: str, language: Language) -> dict[str, int]:
    return {
        plain(form): int(row["value"])
        for row in table("dates", language)
        if row["kind"] == kind
        for form in row["forms"].split("|")
    }


def _any(kind: str, language: Language) -> str:
    return "|".join(sorted(map(re.escape, _values(kind, language)), key=len, reverse=True))


@cache
def _rules(language: Language) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the rules by name; the first that matches a place wins."""
    month, weekday = _any("month", language), _any("weekday", language)
    day_of_month = rf"(?P<day>\d{{1,2}}) (?P<month>{month}){_YEAR}"
    back = "назад" if language == "ru" else "тому"
    patterns = {
        "range": rf"\b(?:с |со |з |із )?(?P<first>\d{{1,2}})(?: по | до |[-–—]){day_of_month}\b",
        "weekday": rf"\b(?:в|во|у) (?:\w+ )?(?P<weekday>{weekday})(?:, {day_of_month})?\b",
        "day": rf"\b{_PREFIX}{day_of_month}\b",
        "numeric": r"(?<![\d.])(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>(?:19|20)\d\d)(?![\d.])",
        **{kind: rf"\b(?P<term>{_any(kind, language)})\b" for kind in ("week", "months", "year", "relative")},
        "ago": rf"\b(?:(?P<count>\d{{1,3}}) )?(?P<unit>{_any('ago', language)}) {back}\b",
        "month": rf"\b(?:(?:в|у) )(?P<month>{month}){_YEAR}\b",
        "in_year": r"\b(?:в|у) (?P<year>(?:19|20)\d\d) (?:году|року|році)\b",
    }
    return tuple((name, re.compile(pattern)) for name, pattern in patterns.items())


def _is_ahead(low: str, match: re.Match[str], language: Language) -> bool:
    """Tell whether a verb in the future stands in the same clause, or the day is called the next."""
    if _NEXT.search(match[0]):
        return True
    before = _STOP.split(low[max(0, match.start() - _NEAR) : match.start()])[-1]
    behind = _STOP.split(low[match.end() : match.end() + _NEAR])[0]
    return any(is_future(language, word) for word in _WORD.findall(f"{before} {behind}"))


def _resolved(
    rule: str, match: re.Match[str], published: datetime.date | None, *, language: Language, ahead: bool
) -> str | None:
    try:
        named = match.groupdict()
        if rule == "numeric":
            return str(datetime.date(int(named["year"]), int(named["month"]), int(named["day"])))
        if rule == "in_year":
            return str(named["year"])
        if rule in ("day", "range") or named.get("day"):
            return _of_month(named, published, language)
        if rule == "month":
            return _month(named, published, language, ahead=ahead)
        return _from_day(rule, match, published, language=language, ahead=ahead) if published else None
    except (ValueError, OverflowError):  # 31 February, or a week before the first day that there is
        return None


def _from_day(rule: str, match: re.Match[str], published: datetime.date, *, language: Language, ahead: bool) -> str:
    named = match.groupdict()
    if rule == "weekday":
        return _weekday(_values("weekday", language)[named["weekday"]], published, ahead=ahead, words=match[0])
    if rule == "ago":
        unit = _values("ago", language)[named["unit"]]
        then = published - datetime.timedelta(days=int(named["count"] or 1) * unit)
        return str(then) if unit == 1 else edtf.between(then - _ABOUT, then + _ABOUT)
    return _relative(rule, _values(rule, language)[named["term"]], published)


def _of_month(named: dict[str, str], published: datetime.date | None, language: Language) -> str | None:
    month, day = _values("month", language)[named["month"]], int(named["day"])
    if named["year"]:
        last = datetime.date(int(named["year"]), month, day)
    elif published is None:
        return None
    else:
        near = [date for year in (-1, 0, 1) if (date := _date(published.year + year, month, day))]
        last = min(near, key=lambda date: abs(date - published))
    first = named.get("first")
    return edtf.between(last.replace(day=int(first)), last) if first else str(last)


def _month(named: dict[str, str], published: datetime.date | None, language: Language, *, ahead: bool) -> str | None:
    month = _values("month", language)[named["month"]]
    if named["year"]:
        return f"{named['year']}-{month:02}"
    if published is None:
        return None
    later = month > published.month
    year = published.year + (1 if ahead and month < published.month else -1 if later and not ahead else 0)
    return f"{year:04}-{month:02}"


def _weekday(weekday: int, published: datetime.date, *, ahead: bool, words: str) -> str:
    back = (published.weekday() - weekday) % _WEEK
    if ahead:
        return str(published + datetime.timedelta(days=(-back) % _WEEK or (_WEEK if _NEXT.search(words) else 0)))
    if _LAST.search(words):
        back = back or _WEEK
    return str(published - datetime.timedelta(days=back))


def _relative(rule: str, count: int, published: datetime.date) -> str:
    if rule == "relative":
        return str(published + datetime.timedelta(days=count))
    if rule == "week":
        monday = published + datetime.timedelta(days=_WEEK * count - published.weekday())
        sunday = monday + datetime.timedelta(days=_WEEK - 1)
        return edtf.between(monday, published if count == 0 else sunday)
    if rule == "months":
        whole = published.year * _MONTHS + published.month - 1 + count
        return f"{whole // _MONTHS:04}-{whole % _MONTHS + 1:02}"
    return f"{published.year + count:04}"


def _date(year: int, month: int, day: int) -> datetime.date | None:
    if not datetime.MINYEAR <= year <= datetime.MAXYEAR or not 1 <= day <= monthrange(year, month)[1]:
        return None
    return datetime.date(year, month, day)
