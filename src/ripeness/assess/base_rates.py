"""Base rates: how wars that had lasted as long went on and ended, counted from the UCDP Conflict Termination data."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib import resources
from typing import Any, Literal

import numpy as np

from ripeness.assess.shares import Share
from ripeness.assess.survival import Course, aalen_johansen
from ripeness.errors import AssessError

Kind = Literal["interstate", "interstate_war", "civil", "civil_war"]
Dating = Literal["all", "month"]
FEW = 10
FILE = "base_rates.json"


class Ending(StrEnum):
    """Whether there is a base rate; `str(ending)` is the sentence."""

    ENOUGH = "Wars enough lasted as long to count how they went on."
    FEW = "Fewer than ten wars lasted as long: what became of them is hardly a base rate."
    NONE = "No war in the data lasted as long."


@dataclass(frozen=True)
class BaseRate:
    """What became of wars that had lasted so many weeks.

    Attributes
    ----------
    kind, dating, after_weeks, horizon_weeks
        The question.
    wars : int
        n: how many lasted `after_weeks`.
    still_watched : int
        How many were still fought and watched when the horizon was reached.
    still : Share
        Still fought `horizon_weeks` later.
    endings : dict from name to Share
        Ended within the horizon by ``agreement``, ``ceasefire``, ``victory``, ``low_activity`` (it faded out),
        ``actor_ceases`` (a side ceased to exist or to fight under its name). With `still` they sum to 1.
    ending : Ending
    source : str
        What to cite.
    """

    kind: Kind
    dating: Dating
    after_weeks: int
    horizon_weeks: int
    wars: int
    still_watched: int
    still: Share
    endings: dict[str, Share]
    ending: Ending
    source: str


def base_rate(*, after_weeks: int, horizon_weeks: int, kind: Kind = "interstate", dating: Dating = "all") -> BaseRate:
    """Return the shares of wars that lasted `after_weeks` and were still fought, or had ended, `horizon_weeks` later.

    A war here is a dyad episode: two opponents, from the first fighting that counts to the last before a year with
    fewer than 25 deaths. Episodes that were going on at the end of 2020 are censored there. See `aalen_johansen` for
    the estimate and its intervals. They treat episodes as independent, which dyads of one war aren't, so they are too
    narrow.

    Parameters
    ----------
    after_weeks, horizon_weeks : int
        >= 0.
    kind : {"interstate", "interstate_war", "civil", "civil_war"}
        Between states, or within one (other states taking part or not); ``_war``: 1,000 or more battle deaths in the
        first calendar year.
    dating : {"all", "month"}
        All episodes as they are coded, or those alone whose start and end are known to the month. Where no more than
        the year is known, UCDP writes 31 December: starts and ends are too late by up to a year. Leaving these episodes
        out leaves out more that faded away than that were settled. Neither is right: show both.

    Raises
    ------
    AssessError
        If `kind` or `dating` is none of these, or weeks are negative.

    Examples
    --------
    Of 72 episodes between states, all but three had ended by the end of 2020, in these shares:

    >>> found = base_rate(after_weeks=0, horizon_weeks=1000)
    >>> found.wars, {name: round(share.value, 2) for name, share in found.endings.items() if share.value > 0}
    (72, {'agreement': 0.2, 'ceasefire': 0.23, 'victory': 0.31, 'low_activity': 0.27})

    References
    ----------
    Kreutz2010; AalenJohansen1978; in ``docs/references.bib``.
    """
    found = course(after_weeks=after_weeks, horizon_weeks=horizon_weeks, kind=kind, dating=dating)
    wars = int(found.at_risk[0])
    last = [Share(float(v), float(lo), float(hi), wars) for v, lo, hi in _last(found)]
    ending = Ending.NONE if not wars else Ending.FEW if wars < FEW else Ending.ENOUGH
    return BaseRate(
        kind,
        dating,
        after_weeks,
        horizon_weeks,
        wars,
        int(found.at_risk[-1]),
        last[0],
        dict(zip(_table()["endings"], last[1:], strict=True)),
        ending,
        _table()["source"],
    )


def course(*, after_weeks: int, horizon_weeks: int, kind: Kind = "interstate", dating: Dating = "all") -> Course:
    """Return the same week by week, with numbers at risk; columns are still fought, then `ENDINGS`.

    Raises as `base_rate` does.
    """
    table = _table()
    name = f"{kind}, {dating}"
    if name not in table["weeks"]:
        raise AssessError(f"kind and dating must be one of {'; '.join(table['weeks'])}; got {name}")
    rows = np.array(table["weeks"][name], dtype=np.int64)
    counts = np.zeros((int(rows[:, 0].max()) + 1, rows.shape[1] - 1), dtype=np.int64)
    counts[rows[:, 0]] = rows[:, 1:]
    return aalen_johansen(counts[:, :-1], counts[:, -1], after=after_weeks, horizon=horizon_weeks)


def _last(found: Course) -> list[tuple[float, float, float]]:
    return list(zip(found.share[-1], found.low[-1], found.high[-1], strict=True))


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    """Return the file: source, names of endings, and by kind and dating rows of week, counts by ending, censored."""
    text = (resources.files("ripeness.assess") / FILE).read_text(encoding="utf-8")
    table: dict[str, Any] = json.loads(text)
    return table


ENDINGS: tuple[str, ...] = tuple(_table()["endings"])
