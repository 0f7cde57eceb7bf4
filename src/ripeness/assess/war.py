"""The war: how long it goes on and how it ends in the model, beside what became of past wars that lasted as long."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ripeness.assess import base_rates, words
from ripeness.assess.base_rates import BaseRate, base_rate
from ripeness.assess.case import Case
from ripeness.assess.game import Floats
from ripeness.assess.reading import Reading, Table
from ripeness.assess.request import Request
from ripeness.assess.shares import Share, share
from ripeness.assess.spread import Spread, spread
from ripeness.bargaining import Weeks

if TYPE_CHECKING:
    from ripeness.assess.pictures import Curve

ENDINGS = ("settled", "won_a", "won_b", "survival")
_BEFORE = {
    "agreement": "an agreement",
    "ceasefire": "a ceasefire",
    "victory": "a victory",
    "low_activity": "fading out",
    "actor_ceases": "the end of an actor",
}
_WARS = {"interstate": "wars between states", "civil": "wars within a state"}


@dataclass(frozen=True)
class Band:
    """A chance by week, over draws: the median, and the 5 % and 95 % points."""

    middle: tuple[float, ...]
    least: tuple[float, ...]
    most: tuple[float, ...]


@dataclass(frozen=True)
class View:
    """The war under one chance of winning the next round.

    Attributes
    ----------
    holds : str
        ``true``: the chance that the file gives, or what both sides believe, weighed; or the id of the party whose own
        view is taken to be right.
    words : str
        Whose view it is.
    by_week : dict from ending to Band
        ``settled``, ``won_a``, ``won_b`` and ``survival``: the war still goes on. Past the model's horizon of rounds it
        counts as going on.
    at_end : dict from ending to Spread
        At the end of the last week.
    """

    holds: str
    words: str
    by_week: dict[str, Band]
    at_end: dict[str, Spread]


@dataclass(frozen=True)
class Past:
    """What became of past wars that had lasted as long.

    Attributes
    ----------
    lasted : int
        Weeks that the war of the case has lasted.
    rates : tuple of BaseRate
        Of all episodes as they are coded, and of those alone that are dated to the month.
    """

    lasted: int
    rates: tuple[BaseRate, ...]


@dataclass(frozen=True, eq=False)
class WarReading(Reading):
    """How the war goes on and ends.

    Attributes
    ----------
    parties : pair of str
        Names.
    question : int
        Within how many weeks a settlement is asked about.
    threshold : float
    crosses : Share
        Draws in which the chance of a settlement within those weeks is at least the threshold.
    weeks : tuple of float
        Weeks of the bands.
    views : tuple of View
        Under the true chance, then under either side's own view.
    past : Past or None
        None if the file doesn't say when the war began, or on which day it is seen.
    """

    parties: tuple[str, str]
    question: int
    threshold: float
    crosses: Share
    weeks: tuple[float, ...]
    views: tuple[View, ...]
    past: Past | None

    @property
    def sentence(self) -> str:
        """What the model shows, and what became of past wars."""
        ends = self.views[0].at_end
        won = [f"won by {party} {ends[name].percent}" for party, name in zip(self.parties, ENDINGS[1:3], strict=True)]
        chances = (f"settled {ends['settled'].percent}", *won, f"still going on {ends['survival'].percent}")
        stands = f"How the war stands then, in nine of ten draws: {', '.join(chances)}."
        return f"{self._crosses} {stands}{self._past()}"

    @property
    def short(self) -> str:
        """How often a settlement is likely, and how many past wars still went on."""
        if self.past is None or not self.past.rates[0].wars:
            return self._crosses
        rate, lasted = self.past.rates[0], words.count(self.past.lasted, "week")
        still = f"{rate.still.percent} still went on {words.count(self.question, 'week')} later"
        return f"{self._crosses} Of {rate.wars} {_kind(rate)} that had lasted {lasted}, {still}."

    @property
    def _crosses(self) -> str:
        within, threshold = words.count(self.question, "week"), words.percent(self.threshold)
        often = words.capital(str(self.crosses))
        return f"{often} the model gives a settlement within {within} a chance of {threshold} or more."

    def table(self) -> Table:
        """Return how the war stands at the end of the weeks asked about, by whose view is right."""
        a, b = self.parties
        rows = {"settled": "Settled", "won_a": f"Won by {a}", "won_b": f"Won by {b}", "survival": "Still going on"}
        return Table(
            f"The war at the end of week {self.question}, by whose view of the next rounds is right; nine of ten draws",
            ("", *(view.words for view in self.views)),
            tuple((label, *(view.at_end[name].percent for view in self.views)) for name, label in rows.items()),
        )

    def tables(self) -> tuple[Table, ...]:
        """Return the model's figures, and those of past wars if the file says how long this one has lasted."""
        if self.past is None:
            return (self.table(),)
        rates = self.past.rates
        names = [name for name in _BEFORE if any(rate.endings[name].value for rate in rates)]
        rows = [(f"Ended by {_BEFORE[name]}", *(rate.endings[name].percent for rate in rates)) for name in names]
        caption = (
            f"{words.capital(_kind(rates[0]))} that had lasted {words.count(self.past.lasted, 'week')}, "
            f"{words.count(self.question, 'week')} later ({rates[0].source})"
        )
        columns = ("", f"All {rates[0].wars}", f"The {rates[1].wars} that are dated to the month")
        return (self.table(), Table(caption, columns, (*rows, ("Still going on", *(r.still.percent for r in rates)))))

    def picture(self) -> str:
        """Return the course of the war by week, with the record of past wars beside its going on."""
        from ripeness.assess.pictures import Panel, course

        titles = ("Still going on", "Settled", *(f"Won by {party}" for party in self.parties))
        names = ("survival", *ENDINGS[:3])
        past = (self._record(), None, None, None)
        return course([Panel(*each) for each in zip(titles, map(self._curve, names), past, strict=True)])

    def _curve(self, name: str) -> Curve:
        from ripeness.assess.pictures import Curve

        band = self.views[0].by_week[name]
        return Curve("in the model: the middle draw, and nine of ten", self.weeks, band.middle, band.least, band.most)

    def _record(self) -> Curve | None:
        """Return how many of the past wars still went on, by week."""
        from ripeness.assess.pictures import Curve

        if self.past is None or not self.past.rates[0].wars:
            return None
        rate = self.past.rates[0]
        found = base_rates.course(after_weeks=self.past.lasted, horizon_weeks=self.question, kind=rate.kind)
        share, low, high = (tuple(column[:, 0].tolist()) for column in (found.share, found.low, found.high))
        words_ = f"{rate.wars} {_kind(rate)} that had lasted {words.count(self.past.lasted, 'week')}"
        return Curve(f"{words_}: the share that went on, and its 95 % interval", found.weeks.tolist(), share, low, high)

    def _past(self) -> str:
        if self.past is None:
            return ""
        rate = self.past.rates[0]
        lasted, later = words.count(self.past.lasted, "week"), words.count(self.question, "week")
        if not rate.wars:
            return f" No past war in the data had lasted {lasted}."
        ended = [f"{rate.endings[name].percent} had ended by {_BEFORE[name]}" for name in ("agreement", "ceasefire")]
        few = " They are too few to make a rate." if rate.ending is rate.ending.FEW else ""
        return (
            f" Of {rate.wars} {_kind(rate)} that had lasted {lasted}, {words.listed(ended)} {later} later, and "
            f"{rate.still.percent} still went on.{few}"
        )


def war(request: Request) -> WarReading:
    """Return how the war goes on and ends, over the draws."""
    found, case = request.survey, request.case
    question = case.model.question
    pooled = "Both views, weighed" if case.model.war.chance is None else "The file’s chance"
    a, b = words.parties(case)
    holds = {"true": ("true", pooled), "A": (case.parties[0], _own(a)), "B": (case.parties[1], _own(b))}
    return WarReading(
        parties=(a, b),
        question=question.weeks,
        threshold=question.threshold,
        crosses=share(found.settled >= question.threshold),
        weeks=tuple(found.weeks["true"].weeks.tolist()),
        views=tuple(_view(*holds[chance], weeks) for chance, weeks in found.weeks.items()),
        past=_past_wars(case),
    )


def _own(party: str) -> str:
    return f"{party}’s view"


def _view(holds: str, named: str, weeks: Weeks) -> View:
    series = {name: np.asarray(getattr(weeks, name)) for name in ENDINGS}
    return View(
        holds,
        named,
        by_week={name: _band(values) for name, values in series.items()},
        at_end={name: spread(values[:, -1]) for name, values in series.items()},
    )


def _band(values: Floats) -> Band:
    least, middle, most = (tuple(row.tolist()) for row in np.quantile(values, (0.05, 0.5, 0.95), axis=0))
    return Band(middle, least, most)


def _past_wars(case: Case) -> Past | None:
    began, seen = case.model.war.began, case.file.case.as_of
    if began is None or seen is None:
        return None
    lasted = (seen - began).days // 7
    horizon, kind = case.model.question.weeks, case.model.war.kind
    every = base_rate(after_weeks=lasted, horizon_weeks=horizon, kind=kind)
    return Past(lasted, (every, base_rate(after_weeks=lasted, horizon_weeks=horizon, kind=kind, dating="month")))


def _kind(rate: BaseRate) -> str:
    return _WARS[rate.kind]
