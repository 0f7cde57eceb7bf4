"""What would open an agreement: for each lever, and for pairs of them, the smallest move that crosses the threshold."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import numpy as np

from ripeness.assess.case import Case
from ripeness.assess.game import Floats, Values
from ripeness.assess.levers import Lever, levers, moved
from ripeness.assess.reading import Reading, Table
from ripeness.assess.request import Request
from ripeness.assess.shares import Share, percent, share
from ripeness.assess.solving import chance
from ripeness.assess.spread import Spread
from ripeness.bargaining.fields import Bools, Ints

SINGLE, PAIRED = 100, 40
"""Draws for single levers, and for pairs, unless another number is asked for."""
STEPS, PAIR_STEPS = 20, 10
"""Parts into which a lever's way is cut to look for the first crossing; it need not be the only one."""
HALVINGS, PAIR_HALVINGS = 10, 5


@dataclass(frozen=True, eq=False)
class Opening:
    """What one lever, or two moved alike, would do.

    Attributes
    ----------
    levers : tuple of Lever
    span : str
        From where, at the most likely values, to where their inputs move.
    needed : ndarray, (D,)
        By draw: the smallest share of the way, 0 to 1, at which the chance of a settlement reaches the threshold; 0
        where it does so already; NaN where it doesn't even at the end of the way.
    """

    levers: tuple[Lever, ...]
    span: str
    needed: Floats

    @property
    def title(self) -> str:
        """What is changed."""
        return " + ".join(lever.title for lever in self.levers)

    @property
    def opens(self) -> Share | None:
        """Of the draws that are below the threshold as things stand, the share in which it is crossed."""
        below = ~(self.needed == 0)
        return share(np.isfinite(self.needed[below])) if below.any() else None

    @property
    def way(self) -> tuple[float, float, float] | None:
        """Where it opens: the share of the way that is needed in the middle draw, and in nine of ten draws."""
        found = self.needed[np.isfinite(self.needed) & (self.needed > 0)]
        if not len(found):
            return None
        low, middle, high = (float(q) for q in np.quantile(found, (0.05, 0.5, 0.95)))
        return middle, low, high

    def at(self, case: Case, share_of_way: float) -> str:
        """Return where the inputs stand, from their most likely values, after a share of the way."""
        parts = []
        for lever in self.levers:
            for path, to in lever.to.items():
                given = case.input(path)
                parts.append(f"{given.words} {given.mode + share_of_way * (to - given.mode):.3g}")
        return "; ".join(parts)


@dataclass(frozen=True, eq=False)
class OpeningsReading(Reading):
    """What would open an agreement.

    Attributes
    ----------
    threshold, weeks
        The chance of a settlement, and within how many weeks, from which a change counts as an opening.
    already : Share
        Share of draws in which it is reached as things stand.
    singles : tuple of Opening
        One for each lever, the one that opens most draws first; of equals, the one that needs least.
    pairs : tuple of Opening
        The pairs that open draws which neither lever opens alone, or with a smaller move; in the same order.
    """

    threshold: float
    weeks: int
    already: Share
    singles: tuple[Opening, ...]
    pairs: tuple[Opening, ...]

    @property
    def sentence(self) -> str:
        """Name what reaches furthest, without saying that anybody should do it."""
        aim = f"a chance of at least {percent(self.threshold)} of a settlement within {self.weeks} weeks"
        already = f"{self.already.percent} of the first {self.already.draws:,} draws"
        start = f"In the model there is {aim} in {already} as things stand."
        if self.already.value == 1.0 or not self.singles:
            return start
        best = self.singles[0]
        if best.opens is None or best.opens.value == 0.0:
            return f"{start} No lever alone brings that about in any of the others."
        assert best.way is not None
        middle = f"half of them need no more than {percent(best.way[0])} of the way"
        told = f"{start} Of the other draws, the lever that opens most is “{best.title}”: {best.opens}; {middle}."
        return told + self._pair()

    def _pair(self) -> str:
        best = self.pairs[0] if self.pairs else None
        if best is None or best.way is None:
            return ""
        middle = f"by {percent(best.way[0])} of the way in the middle draw"
        return f" Of pairs moved alike it is “{best.title}”: {best.opens}, {middle}."

    @property
    def short(self) -> str:
        """Name the levers that reach furthest alone."""
        best = [each for each in self.singles if each.opens and each.opens.value][:3]
        if not best:
            return self.sentence
        told = "; ".join(f"“{each.title}” {each.opens}" for each in best)
        start = f"Of the draws in which a settlement within {self.weeks} weeks has a chance below"
        return f"{start} {percent(self.threshold)}, one lever alone brings it there: {told}."

    def table(self) -> Table:
        """Return a row for each lever and the pairs that reach furthest."""
        rows = [
            (each.title, str(each.opens) if each.opens else "—", _way(each), each.span)
            for each in (*self.singles, *self.pairs[:3])
        ]
        return Table(
            "Levers: in how many of the draws below the threshold each crosses it alone "
            f"({percent(self.threshold)} within {self.weeks} weeks; {self.already.draws:,} draws), and how far it must "
            "move: share of its way in the middle draw, and in nine of ten draws. Pairs move alike.",
            ("lever", "crosses the threshold", "needs", "all the way is"),
            tuple(rows),
            tuple(
                tuple(path for lever in each.levers for path in lever.to) for each in (*self.singles, *self.pairs[:3])
            ),
        )

    def picture(self) -> str:
        """Return how far each lever must move, and in how many draws that is enough."""
        from ripeness.assess.pictures import Way, ways

        shown = (*self.singles, *self.pairs[:3])
        rows = [Way(each.title, str(each.opens), _spread(each)) for each in shown if each.opens]
        heading = "In how many of the draws below the threshold each is enough, and how far it must be moved there"
        return ways(rows, heading=heading) if rows else ""


def openings(request: Request) -> OpeningsReading:
    """Return what each lever, and each pair of levers, would do to the chance of a settlement."""
    case, given = request.case, levers(request.case)
    asked = request.attribution_draws or min(request.draws, SINGLE)
    search = _Search(request, request.ensemble.first(asked).values)
    few = _Search(request, request.ensemble.first(min(asked, PAIRED)).values)
    pairs = list(combinations(given, 2))
    singles = []
    for n, lever in enumerate(given):
        request.progress("levers", n, len(given) + len(pairs))
        singles.append(search.opening((lever,), steps=STEPS, halvings=HALVINGS))
    found = []
    for n, pair in enumerate(pairs):
        request.progress("levers", len(given) + n, len(given) + len(pairs))
        both = few.opening(pair, steps=PAIR_STEPS, halvings=PAIR_HALVINGS)
        if _adds(both, [each for each in singles if each.levers[0] in pair]):
            found.append(both)
    request.progress("levers", len(given) + len(pairs), len(given) + len(pairs))
    question = case.model.question
    already = share(search.start >= question.threshold)
    return OpeningsReading(question.threshold, question.weeks, already, _ranked(singles), _ranked(found))


class _Search:
    """The chance of a settlement over the draws of a case, as its levers move."""

    def __init__(self, request: Request, values: Values) -> None:
        self.request, self.case, self.values = request, request.case, values
        self.threshold = request.case.model.question.threshold
        self.start = chance(request, values)

    def opening(self, which: tuple[Lever, ...], *, steps: int, halvings: int) -> Opening:
        """Return the smallest move of `which` in each draw: the first crossing of a scan, then halved in between."""
        needed = np.where(self.start >= self.threshold, 0.0, np.nan)
        for n in range(1, steps + 1):
            open_ = np.flatnonzero(np.isnan(needed))
            if not len(open_):
                break
            needed[open_[self._reaches(open_, which, np.full(len(open_), n / steps))]] = n / steps
        crossed = np.flatnonzero(needed > 0)
        low, high = (np.rint(needed[crossed] * steps) - 1) / steps, needed[crossed]
        for _ in range(halvings if len(crossed) else 0):
            middle = (low + high) / 2
            yes = self._reaches(crossed, which, middle)
            low, high = np.where(yes, low, middle), np.where(yes, middle, high)
        needed[crossed] = high
        return Opening(which, "; ".join(lever.span(self.case) for lever in which), needed)

    def _reaches(self, draws: Ints, which: tuple[Lever, ...], by: Floats) -> Bools:
        part = {path: column[draws] for path, column in self.values.items()}
        return np.asarray(chance(self.request, moved(part, which, by=by)) >= self.threshold)


def _adds(pair: Opening, alone: list[Opening]) -> bool:
    """Whether a pair opens draws that neither of its levers opens alone, or opens some with a smaller move."""
    size = len(pair.needed)
    least = np.fmin(alone[0].needed[:size], alone[1].needed[:size])
    with np.errstate(invalid="ignore"):
        return bool((np.isfinite(pair.needed) & ~(least <= pair.needed + 1e-9)).any())


def _ranked(found: list[Opening]) -> tuple[Opening, ...]:
    def rank(each: Opening) -> tuple[float, float]:
        return (-each.opens.value if each.opens else 0.0, each.way[0] if each.way else 1.0)

    return tuple(sorted(found, key=rank))


def _spread(each: Opening) -> Spread | None:
    if each.way is None:
        return None
    middle, least, most = each.way
    return Spread(middle, least, most, int(np.isfinite(each.needed).sum()))


def _way(each: Opening) -> str:
    if each.way is None:
        return "—"
    middle, low, high = each.way
    return f"{percent(middle)} ({100 * low:.0f}–{percent(high)})"
