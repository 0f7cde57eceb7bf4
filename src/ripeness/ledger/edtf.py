"""Dates as the ledger writes them: a small part of EDTF (ISO 8601-2:2019, levels 0 and 1).

Five forms and the empty string are known, and nothing else:

===============  ==================================================================================
``2022-05-17``   a day
``2022-05``      a month, ``2022`` a year
``a/b``          from the first day of ``a`` to the last day of ``b``; both a day, a month or a year
``../b``         by the end of ``b``: the text doesn't say since when
``a/..``         since the start of ``a``
(empty)          nothing is known about the date
===============  ==================================================================================
"""

import calendar
import datetime
import re
from dataclasses import dataclass
from functools import lru_cache

from ripeness.errors import InputError

OPEN = ".."
UNKNOWN = ""
_POINT = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?\Z")


@dataclass(frozen=True, slots=True)
class Extent:
    """The first and the last day that a date may stand for; None where that end is open.

    Parameters
    ----------
    first, last : datetime.date or None
        Both inclusive; ``first <= last`` where both are known.
    """

    first: datetime.date | None
    last: datetime.date | None


def parse(edtf: str) -> Extent:
    """Return the days that an EDTF string covers.

    Parameters
    ----------
    edtf : str
        A date in one of the forms in the module's table.

    Raises
    ------
    InputError
        If the string isn't in a known form, names a day that no calendar has, or ends before it starts.

    Examples
    --------
    >>> parse("2022-02")
    Extent(first=datetime.date(2022, 2, 1), last=datetime.date(2022, 2, 28))
    >>> parse("../2022-05-17").first is None
    True
    """
    extent = _extent(edtf)
    if extent is None:
        raise InputError(f"date must be YYYY, YYYY-MM, YYYY-MM-DD or an interval a/b, ../b, a/..; got {edtf!r}")
    return extent


def is_valid(edtf: str) -> bool:
    """Whether `parse` takes the string (the empty string, for an unknown date, included)."""
    return _extent(edtf) is not None


def earliest(edtf: str) -> datetime.date | None:
    """First day that the date may stand for; None if its start is open. Raises InputError as `parse` does."""
    return parse(edtf).first


def latest(edtf: str) -> datetime.date | None:
    """Last day that the date may stand for; None if its end is open. Raises InputError as `parse` does."""
    return parse(edtf).last


def possible_on_or_before(edtf: str, day: datetime.date) -> bool:
    """Whether what the date dates can have happened by the end of `day`: its earliest day isn't later.

    Examples
    --------
    >>> possible_on_or_before("2022-05-09/2022-05-15", datetime.date(2022, 5, 10))
    True
    >>> possible_on_or_before("2022-06", datetime.date(2022, 5, 31))
    False
    """
    first = earliest(edtf)
    return first is None or first <= day


def certain_on_or_before(edtf: str, day: datetime.date) -> bool:
    """Whether what the date dates must have happened by the end of `day`: its latest day is known and isn't later.

    Examples
    --------
    >>> certain_on_or_before("2022-05-09/2022-05-15", datetime.date(2022, 5, 10))
    False
    >>> certain_on_or_before("../2022-05-17", datetime.date(2022, 5, 17))
    True
    """
    last = latest(edtf)
    return last is not None and last <= day


def between(first: datetime.date | None, last: datetime.date | None) -> str:
    """Write the EDTF of an interval of days; a single day, or an open end for None.

    Raises
    ------
    InputError
        If `last` is before `first`.

    Examples
    --------
    >>> between(datetime.date(2022, 5, 9), datetime.date(2022, 5, 15))
    '2022-05-09/2022-05-15'
    >>> between(None, datetime.date(2022, 5, 17))
    '../2022-05-17'
    """
    if first is None and last is None:
        return UNKNOWN
    if first is not None and last is not None and last < first:
        raise InputError(f"an interval must not end before it starts; got {first}/{last}")
    if first == last:
        return str(first)
    return f"{first or OPEN}/{last or OPEN}"


@lru_cache(maxsize=4096)
def _extent(edtf: str) -> Extent | None:
    if edtf == UNKNOWN:
        return Extent(None, None)
    left, slash, right = edtf.partition("/")
    if not slash:
        return _point(left)
    if left == OPEN == right:
        return None
    start = Extent(None, None) if left == OPEN else _point(left)
    end = Extent(None, None) if right == OPEN else _point(right)
    if start is None or end is None:
        return None
    if start.first is not None and end.last is not None and end.last < start.first:
        return None
    return Extent(start.first, end.last)


def _point(text: str) -> Extent | None:
    match = _POINT.match(text)
    if match is None:
        return None
    year, month, day = match.groups()
    try:
        if day:
            only = datetime.date(int(year), int(month), int(day))
            return Extent(only, only)
        first = datetime.date(int(year), int(month or 1), 1)
    except ValueError:
        return None
    end_month = first.month if month else 12
    return Extent(first, datetime.date(first.year, end_month, calendar.monthrange(first.year, end_month)[1]))
