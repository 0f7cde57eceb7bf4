"""Dyad episodes of the UCDP Conflict Termination data: when each began, when and how it ended, and who took part.

`dyadep_id` is damaged in the copy at hand, so an episode is a dyad and the day on which its episode began.
"""

import csv
import datetime
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

SHARED = Path(__file__).parents[2] / "shared"
FILE = SHARED / "data" / "model" / "ucdp" / "ucdp-term-dyad-3-2021.csv"
SOURCE = (
    "UCDP Conflict Termination Dataset, dyad level, version 3-2021 (Kreutz 2010, Journal of Peace Research 47(2): "
    "243-250), CC BY 4.0"
)
ENDINGS = {"1": "agreement", "2": "ceasefire", "3": "victory", "4": "victory", "5": "low_activity", "6": "actor_ceases"}
KINDS = {"2": "interstate", "3": "civil"}
LAST_DAY = datetime.date(2020, 12, 31)
TO_THE_MONTH = 4
"""UCDP's codes of precision: 1 to 4 know the month or better, 5 and above no more than the year."""
WAR = "2"


@dataclass(frozen=True)
class Episode:
    """An episode of fighting between two opponents.

    `end` is the last day seen and `ending` None if it was going on at the end of the data. `war`: 1,000 or more battle
    deaths in its first calendar year. `dated`: start and end are known to the month.
    """

    dyad: str
    conflict: str
    kind: str
    place: str
    start: datetime.date
    end: datetime.date
    ending: str | None
    war: bool
    dated: bool
    territory: bool
    helped: tuple[bool, bool]

    @property
    def weeks(self) -> int:
        """Whole weeks that it lasted."""
        return (self.end - self.start).days // 7


def episodes(file: Path = FILE) -> tuple[Episode, ...]:
    """Return the episodes between states and within them, in order of their start; `_episode` says what is left out."""
    by_start: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
    with file.open(encoding="latin-1", newline="") as lines:
        for row in csv.DictReader(lines):
            by_start[row["dyad_id"], row["start_date2"]].append(row)
    found = (_episode(sorted(rows, key=lambda row: int(row["year"]))) for rows in by_start.values())
    return tuple(sorted((each for each in found if each), key=lambda each: (each.start, int(each.dyad))))


def _episode(rows: list[dict[str, str]]) -> Episode | None:
    """Return the episode of yearly rows; None if it is of another kind, or ended on a day that isn't known.

    An end that isn't in the last year of fighting (two rows) is moved to the end of that year; an end without a code
    for how it ended (one row) is censored on its day.
    """
    first, last = rows[0], rows[-1]
    year = int(last["year"])
    going_on = year == LAST_DAY.year and last["dyadterm"] != "1"
    if last["type_of_conflict2"] not in KINDS or not (going_on or "/" in last["ependdate"]):
        return None
    start = _day(first["start_date2"], near=int(first["year"]))
    end = LAST_DAY if going_on else _day(last["ependdate"], near=year)
    if end.year != year:
        end = datetime.date(year, 12, 31)
    return Episode(
        dyad=first["dyad_id"],
        conflict=first["conflict_id"],
        kind=KINDS[last["type_of_conflict2"]],
        place=first["location"],
        start=start,
        end=end,
        ending=None if going_on else ENDINGS.get(last["outcome"]),
        war=first["intensity_level"] == WAR,
        dated=_known(first["start_prec2"]) and (going_on or _known(last["ependprec"])),
        territory=first["incompatibility"] == "1",
        helped=(bool(first["side_a_2nd"].strip()), bool(first["side_b_2nd"].strip())),
    )


def _day(text: str, *, near: int) -> datetime.date:
    """Return the day of month/day/two-digit year; the century is that of a year within fifty."""
    month, day, short = (int(part) for part in text.split("/"))
    year = near + (short - near + 50) % 100 - 50
    return datetime.date(year, month, day)


def _known(precision: str) -> bool:
    return precision.isdigit() and int(precision) <= TO_THE_MONTH
