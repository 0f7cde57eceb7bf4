"""An ensemble: a case over draws of its uncertain inputs, its game built once and solved once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from ripeness.assess.case import Case
from ripeness.assess.draws import Draws, Uncertainty, draw
from ripeness.assess.game import Floats, build
from ripeness.bargaining import Game, Solution, Zone, solve, zone
from ripeness.bargaining.solve import quickest
from ripeness.errors import AssessError

SLICE = 500
"""Draws that are held in memory together. No number depends on it."""
HOLDER, OTHER = "@holder", "@other"
"""Stand for the parties in the names of random streams; no id in a file can look like them."""


@dataclass(frozen=True, eq=False)
class Ensemble:
    """Draws number `start` to `stop` - 1 of a case.

    A draw is the same in whatever slice it is made, so slices can be shared out over processes and machines. Everything
    is computed when first asked for, and kept.

    Parameters
    ----------
    case : Case
    seed : int
        Root seed of the draws, >= 0.
    stop, start : int
        0 <= start < stop.

    Raises
    ------
    AssessError
        If the seed or the numbers of the draws break their rule.
    """

    case: Case
    seed: int
    stop: int
    start: int = 0

    def __post_init__(self) -> None:
        """Refuse what is no slice of draws."""
        if self.seed < 0:
            raise AssessError(f"seed must be at least 0; got {self.seed}")
        if not 0 <= self.start < self.stop:
            raise AssessError(f"draws must run from a number >= 0 to a higher one; got {self.start} to {self.stop}")

    @property
    def draws(self) -> int:
        """D, how many draws these are."""
        return self.stop - self.start

    @cached_property
    def uncertainties(self) -> tuple[Uncertainty, ...]:
        """The inputs that are drawn: those that vary, and what they are tied to."""
        shape, stream = self.case.model.draws, streams(self.case)
        tied = {path for each in self.case.model.correlations for path in each.between}
        return tuple(
            Uncertainty(each.path, each.low, each.mode, each.high, shape, stream[each.path])
            for each in self.case.inputs
            if each.varies or each.path in tied  # one that is set stays, so that those tied to it keep their numbers
        )

    @cached_property
    def drawn(self) -> Draws:
        """The inputs that are drawn, with their draws."""
        correlations = [(*each.between, each.rho) for each in self.case.model.correlations]
        return draw(self.uncertainties, correlations, seed=self.seed, start=self.start, stop=self.stop)

    @cached_property
    def values(self) -> Mapping[str, Floats]:
        """Every input by its path, constants included, (D,)."""
        made = self.drawn
        columns = dict(zip(made.names, np.ascontiguousarray(made.values.T), strict=True))
        return {each.path: columns.get(each.path, np.full(self.draws, each.mode)) for each in self.case.inputs}

    @cached_property
    def game(self) -> Game:
        """The game over these draws."""
        return build(self.case, self.values)

    @cached_property
    def solution(self) -> Solution:
        """Its equilibrium, by the kernel that is quickest for a whole slice: so part of one gives the same bytes."""
        return solve(self.game, kernel=quickest(self.game, draws=SLICE))

    @cached_property
    def zone(self) -> Zone:
        """What could be signed today."""
        return zone(self.game, war_value=None if self.game.over else self.solution.war_value)

    def slices(self) -> Iterator[Ensemble]:
        """Yield the same draws in slices of at most `SLICE`, so that the memory used doesn't grow with the draws."""
        for start in range(self.start, self.stop, SLICE):
            yield replace(self, start=start, stop=min(start + SLICE, self.stop))

    def first(self, count: int) -> Ensemble:
        """Return the first `count` of these draws, or all if there are no more."""
        return replace(self, stop=min(self.stop, self.start + count))

    def setting(self, values: Mapping[str, float]) -> Ensemble:
        """Return the same draws with some inputs set to one value each. Raises as `Case.setting` does."""
        return replace(self, case=self.case.setting(values))


def streams(case: Case) -> dict[str, str]:
    """Return by path of an input: the name that its random numbers follow from.

    It is the path with the names of the two parties replaced by whether they hold the rungs of `war.rung`. So a case
    in which the parties' names are exchanged gets the same numbers, and so does one that lists them in the other order.
    """
    stands_for: dict[str, str] = {}
    for party in case.file.parties:
        role = HOLDER if party.id == case.model.war.holder else OTHER
        names = dict.fromkeys("-".join(name.casefold().split()) for name in (party.id, *party.names))
        for n, name in enumerate(names):
            stands_for.setdefault(name, f"{role}{n}")
    longest_first = sorted(stands_for, key=lambda name: (-len(name), name))
    pattern = re.compile("|".join(rf"\b{re.escape(name)}\b" for name in longest_first))
    return {each.path: pattern.sub(lambda found: stands_for[found[0]], each.path) for each in case.inputs}
