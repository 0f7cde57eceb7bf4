"""Why no agreement: what each of eight mechanisms contributes to there being none, and which it would take away."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ripeness.assess.reading import Reading, Table
from ripeness.assess.request import Progress, Request, silent
from ripeness.assess.shares import Mean, Share, mean, share
from ripeness.assess.solving import settlement, solved
from ripeness.bargaining import MECHANISMS, Game, shapley, without
from ripeness.bargaining.fields import FIELDS, Floats

WORDS: dict[str, str] = {
    "optimism": "each side’s faith in its own chances",
    "aid": "costs of war that others bear",
    "shifting_power": "power that is expected to shift",
    "patron_consent": "patrons whose consent is asked",
    "ratification": "factions that must ratify, and what they gain by war",
    "commitment": "agreements that can be broken",
    "indivisibility": "questions that can’t be divided",
    "talk_cost": "what it costs to be seen to sign",
}
"""What a mechanism is, in words that hold for either side."""


@dataclass(frozen=True, eq=False)
class Contributions:
    """What the mechanisms contribute to one thing, for each of D draws.

    Attributes
    ----------
    by_mechanism : dict from mechanism to ndarray, (D,)
        Shapley values. They sum to `full` - `bare`, draw by draw. Negative: it makes agreement likelier.
    full, bare : ndarray, (D,)
        With all mechanisms, and with none.
    """

    by_mechanism: dict[str, Floats]
    full: Floats
    bare: Floats

    @property
    def means(self) -> dict[str, Mean]:
        """Mean of each over the draws, with its interval; in the order of the mechanisms."""
        return {name: _mean(values) for name, values in self.by_mechanism.items()}

    @property
    def whole(self) -> Mean:
        """Mean of what is to be explained: `full` - `bare`."""
        return _mean(self.full - self.bare)


@dataclass(frozen=True, eq=False)
class ImpasseReading(Reading):
    """What each mechanism contributes to the impasse.

    Attributes
    ----------
    no_zone : Contributions
        To there being no zone of agreement today (1 or 0 in each draw).
    no_settlement : Contributions
        To the chance of no settlement within `weeks`.
    weeks : int
    absent : tuple of str
        Mechanisms that the case doesn't have: switched off, nothing changes, in no draw.
    """

    no_zone: Contributions
    no_settlement: Contributions
    weeks: int
    absent: tuple[str, ...]

    @property
    def closed(self) -> Share:
        """Share of draws without a zone today."""
        return share(self.no_zone.full > 0.5)

    @property
    def sentence(self) -> str:
        """Name the mechanisms that carry most of the impasse."""
        if not self.no_zone.full.any():
            return f"There is a zone of agreement in all of {len(self.no_zone.full):,} draws: nothing to explain."
        closed = f"{self.closed.percent} of the first {len(self.no_zone.full):,} draws"
        start = f"There is no zone of agreement today in {closed}"
        bare = share(self.no_zone.bare < 0.5)
        without_any = f"; with every mechanism switched off there is one {bare}"
        ranked = sorted(self.no_zone.means.items(), key=lambda each: -each[1].value)
        carry = [(name, found) for name, found in ranked if found.low > 0]
        against = [(name, found) for name, found in reversed(ranked) if found.high < 0]
        if not carry:
            return f"{start}{without_any}. No mechanism contributes to that by more than the draws leave open."
        says = ", ".join(f"{WORDS[name]} ({found.points})" for name, found in carry[:3])
        ends = f" Against it works: {', '.join(f'{WORDS[n]} ({f.points})' for n, f in against)}." if against else ""
        return f"{start}{without_any}. Most of the difference, in points of draws, comes from: {says}.{ends}"

    @property
    def short(self) -> str:
        """Name the mechanisms that carry most of the impasse, and how much of it there is."""
        carry = sorted(self.no_zone.means.items(), key=lambda each: -each[1].value)
        carry = [(name, found) for name, found in carry if found.low > 0][:3]
        if not carry:
            return self.sentence
        says = "; ".join(f"{WORDS[name]} {found.points}" for name, found in carry)
        closed = f"There is no zone in {self.closed.percent} of the first {len(self.no_zone.full):,} draws"
        return f"{closed}. What adds most to that, in points: {says}."

    def table(self) -> Table:
        """Return a row for each mechanism, and one for the whole."""
        chance = f"to the chance of no settlement in {self.weeks} weeks"
        rows = [
            (WORDS[name], self.no_zone.means[name].points, self.no_settlement.means[name].points) for name in MECHANISMS
        ]
        rows.append(("all together", self.no_zone.whole.points, self.no_settlement.whole.points))
        return Table(
            f"What each mechanism contributes, in percentage points (mean over {len(self.no_zone.full):,} draws, with "
            "95 % interval). The rows sum to the last one.",
            ("mechanism", "to there being no zone today", chance),
            tuple(rows),
        )

    def picture(self) -> str:
        """Return the bars of the first column with their intervals, what closes the zone most first."""
        from ripeness.assess.pictures import bars

        means = sorted(self.no_zone.means.items(), key=lambda each: -each[1].value)
        heading = "What adds to there being no zone, in points of draws"
        return bars({WORDS[name]: found for name, found in means}, heading=heading, ends=("opens one", "closes it"))


DRAWS = 60
"""Draws for the attribution unless another number is asked for: each is solved 256 times over."""


def impasse(request: Request) -> ImpasseReading:
    """Return what each mechanism contributes to the impasse of a case."""
    asked = request.attribution_draws or min(request.draws, DRAWS)
    game = request.ensemble.first(asked).game
    return attribution(game, weeks=request.case.model.question.weeks, progress=request.progress)


def attribution(game: Game, *, weeks: int, progress: Progress = silent) -> ImpasseReading:
    """Return what each mechanism contributes to there being no agreement, for each draw of `game`.

    Shapley values over the subsets of `ripeness.bargaining.MECHANISMS`: a subset is the game with the others switched
    off. A mechanism that changes no number of the game is left out of the subsets; its value is 0 exactly.

    Parameters
    ----------
    game
        With an agenda, so that its issues can be divided.
    weeks
        Within which a settlement counts.
    progress
        Called with what is being done, the subsets done and their count.
    """
    present = tuple(name for name in MECHANISMS if not _same(game, without(game, {name})))
    done: dict[frozenset[str], Floats] = {}

    def worth(subset: frozenset[str]) -> Floats:
        solution = solved(without(game, set(present) - subset))
        done[subset] = np.stack([1.0 - solution.settles_now, 1.0 - settlement(solution, weeks=weeks)])
        progress("why no agreement", len(done), 2 ** len(present))
        return done[subset]

    values = shapley(worth, present)
    full, bare = done[frozenset(present)], done[frozenset()]
    zone_today, later = (
        Contributions({name: values.get(name, np.zeros_like(full))[k] for name in MECHANISMS}, full[k], bare[k])
        for k in (0, 1)
    )
    absent = tuple(name for name in MECHANISMS if name not in present)
    return ImpasseReading(zone_today, later, weeks, absent)


def _same(one: Game, other: Game) -> bool:
    """Whether two games have the same numbers."""
    return one.outcomes == other.outcomes and all(
        np.array_equal(getattr(one, name), getattr(other, name)) for name in FIELDS
    )


def _mean(values: Floats) -> Mean:
    """A single draw has no spread."""
    if len(values) > 1:
        return mean(values)
    only = float(values[0])
    return Mean(only, only, only, only, only, 1)
