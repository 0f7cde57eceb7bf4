"""Solution points side by side: what each rule that favours nobody picks from the zone, and how often."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ripeness.assess import words
from ripeness.assess.case import Case
from ripeness.assess.reading import Reading, Table
from ripeness.assess.request import Request
from ripeness.assess.shares import Share, share, share_of
from ripeness.assess.spread import Spread, spread
from ripeness.assess.survey import SOLUTIONS, Survey
from ripeness.assess.zone import SHOWN

if TYPE_CHECKING:
    from ripeness.assess.pictures import Deal

PICKS = 3
DRAWN = 500
"""Outcomes that are drawn at most."""
NAMES = {
    "nash": "Nash",
    "kalai_smorodinsky": "Kalai–Smorodinsky",
    "egalitarian": "Egalitarian",
    "utilitarian": "Utilitarian",
}


@dataclass(frozen=True)
class Pick:
    """An outcome that a solution picks, and in what share of the draws with a zone."""

    outcome: int
    says: words.Says
    draws: Share


@dataclass(frozen=True)
class Point:
    """A solution over the draws with a zone.

    Attributes
    ----------
    solution : str
        As in `ripeness.bargaining.solutions`.
    picks : tuple of Pick
        The most frequent first.
    differs : int
        How many different outcomes it picks in all.
    gets : pair of Spread
        What the leaders get by it, net of what signing costs them, in shares of all that is at stake to them.
    """

    solution: str
    picks: tuple[Pick, ...]
    differs: int
    gets: tuple[Spread, Spread]


@dataclass(frozen=True)
class Deals:
    """What the leaders get by each outcome, and in what share of draws it could be signed; by its number.

    Attributes
    ----------
    gets : pair of tuple of float
        Mean over all draws, in shares of what is at stake.
    acceptable : tuple of float
    issues : tuple of (title, titles of its options)
    choices : tuple of tuple of int
        By outcome: the place of its option on each issue.
    """

    gets: tuple[tuple[float, ...], tuple[float, ...]]
    acceptable: tuple[float, ...]
    issues: tuple[tuple[str, tuple[str, ...]], ...]
    choices: tuple[tuple[int, ...], ...]

    def terms(self, outcome: int) -> str:
        """Return what an outcome says."""
        chosen = zip(self.issues, self.choices[outcome], strict=True)
        return words.terms(tuple((title, options[choice]) for (title, options), choice in chosen))

    @property
    def often(self) -> tuple[int, ...]:
        """The outcomes that could be signed in most draws, as the zone shows them; equal ones in their order."""
        most = sorted(range(len(self.acceptable)), key=lambda m: (-self.acceptable[m], m))[:SHOWN]
        return tuple(m for m in most if self.acceptable[m])


@dataclass(frozen=True, eq=False)
class SolutionsReading(Reading):
    """What four rules pick from the zone. None of them is advice: each follows from where the sides stand in the war.

    Attributes
    ----------
    parties : pair of str
        Names.
    zone : Share
        Draws with a zone; the others have nothing to pick from.
    points : tuple of Point
        Empty if there is no zone in any draw.
    agree : Share or None
        Of the draws with a zone: those in which all four pick the same outcome.
    frontier : Spread or None
        Outcomes of the zone that can't be bettered for one leader without harm to the other.
    war : pair of Spread
        What fighting on is worth to the leaders, over all draws.
    deals : Deals
    """

    parties: tuple[str, str]
    zone: Share
    points: tuple[Point, ...]
    agree: Share | None
    frontier: Spread | None
    war: tuple[Spread, Spread]
    deals: Deals

    @property
    def sentence(self) -> str:
        """How often the rules agree, and what they pick most often."""
        if self.agree is None or self.frontier is None:
            return f"There is a zone {self.zone}, so no rule has anything to pick from."
        often = f"There is a zone {self.zone}; in {self.agree.percent} of those all four rules pick the same outcome"
        kept = f"{_outcomes(self.frontier)} that can’t be bettered for one side without harm to the other"
        return f"{often}. In nine of ten of them the zone holds {kept}."

    def table(self) -> Table:
        """Return a row for each rule: what it picks most often, how often, and what either side gets."""
        columns = ("Rule", "Picks most often", "In", *(f"{party} gets" for party in self.parties))
        rows = tuple(
            (
                NAMES[point.solution],
                self._named(point.picks[0]),
                f"{point.picks[0].draws.percent} of draws with a zone",
                *(got.percent for got in point.gets),
            )
            for point in self.points
        )
        caption = (
            "What four rules pick from the zone; what a side gets is of all that is at stake to it, nine of ten draws"
        )
        return Table(caption, columns, rows)

    def _named(self, pick: Pick) -> str:
        """Return what a rule picks: by its place among those that could be signed most often, else by its terms."""
        often = self.deals.often
        if pick.outcome not in often:
            return words.terms(pick.says)
        place = often.index(pick.outcome)
        return f"Number {place + 1} of those that could be signed most often"

    def picture(self) -> str:
        """Return the deal space."""
        from ripeness.assess.pictures import deals

        shown = self._drawn()
        points = [self._deal(m) for m in shown]
        left_out = len(self.deals.choices) - len(shown)
        return deals(points, war=self.war, parties=self.parties, rules=self._rules(), left_out=left_out)

    def _drawn(self) -> list[int]:
        """Return the outcomes that are drawn: all if there is room, else those that could be signed most often."""
        ranked = sorted(range(len(self.deals.choices)), key=lambda m: (-self.deals.acceptable[m], m))
        return sorted(ranked[:DRAWN])

    def _deal(self, m: int) -> Deal:
        from ripeness.assess.pictures import Deal

        often, (a, b) = self.deals.often, self.deals.gets
        label = str(often.index(m) + 1) if m in often else ""
        letters = "".join(NAMES[each.solution][0] for each in self.points if each.picks[0].outcome == m)
        return Deal((a[m], b[m]), self.deals.acceptable[m], self.deals.terms(m), label, letters)

    def _rules(self) -> str:
        named = ", ".join(f"{NAMES[each.solution][0]} {NAMES[each.solution]}" for each in self.points)
        return f"what rules that favour nobody pick most often: {named}" if named else ""


def solutions(request: Request) -> SolutionsReading:
    """Return what each solution picks from the zone, over the draws."""
    found, case = request.survey, request.case
    here = found.open
    first, second = (spread(found.war_value[:, leader]) for leader in found.leaders)
    a, b = (tuple(row.tolist()) for row in found.deals)
    some = bool(here.any())
    same = (found.points[here] == found.points[here][:, :1]).all(axis=1)
    return SolutionsReading(
        parties=words.parties(case),
        zone=share(here),
        points=tuple(_point(case, found, n) for n in range(len(SOLUTIONS))) if some else (),
        agree=share(same) if some else None,
        frontier=spread(found.frontier[here]) if some else None,
        war=(first, second),
        deals=Deals((a, b), tuple((found.accepted / found.draws).tolist()), *_agenda(case, found)),
    )


def _agenda(case: Case, found: Survey) -> tuple[tuple[tuple[str, tuple[str, ...]], ...], tuple[tuple[int, ...], ...]]:
    """Return the issues with their options, and what each outcome chooses."""
    issues = tuple(
        (case.names.issues[each.issue], tuple(option.title for option in each.options)) for each in case.model.issues
    )
    return issues, tuple(tuple(row) for row in found.space.choices.tolist())


def _point(case: Case, found: Survey, n: int) -> Point:
    picked, gets = found.points[found.open, n], found.payoff[found.open, n]
    times = Counter(picked.tolist())
    ranked = sorted(times.items(), key=lambda item: (-item[1], item[0]))
    picks = tuple(
        Pick(m, words.says(case, found.space, m), share_of(number / len(picked), draws=len(picked)))
        for m, number in ranked[:PICKS]
    )
    return Point(SOLUTIONS[n], picks, len(times), (spread(gets[:, 0]), spread(gets[:, 1])))


def _outcomes(count: Spread) -> str:
    least, most = (int(np.round(number)) for number in (count.least, count.most))
    return words.count(most, "outcome") if least == most else f"{least} to {most} outcomes"
