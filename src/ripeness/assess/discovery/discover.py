"""Scenario discovery: the box of inputs in which the answer is yes, chosen by rule and checked on draws kept back."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike

from ripeness.assess.discovery.box import Box, Held, held
from ripeness.assess.discovery.prim import paste, peel
from ripeness.assess.draws import Draws
from ripeness.assess.shares import Share, share, share_of
from ripeness.bargaining.fields import Bools, Floats
from ripeness.errors import AssessError

MOST_INPUTS = 4
"""A box with bounds on more inputs than this is no longer read as one scenario."""
QUASI_P = 0.05
FEWEST = 20
STEPS = 100


class Ending(StrEnum):
    """How a search for a scenario can end; `str(ending)` is the sentence."""

    FOUND = "A box of inputs was found in which the answer is yes clearly more often than overall."
    NO_BOX = "No box of a few inputs was found in which the answer is yes clearly more often than overall."
    ALWAYS = "The answer is yes in every draw."
    NEVER = "The answer is yes in no draw."
    TOO_FEW = "Too few draws differ in their answer to look for a box."


@dataclass(frozen=True)
class Discovery:
    """What a search for a scenario found.

    Attributes
    ----------
    names : tuple of str, n
    ending : Ending
    box : Box
        The bounds, in the inputs' units; without any unless something was found.
    overall : Share
        Yes among all draws.
    density, coverage : Share
        On the draws kept back: yes among those in the box, and those in the box among yes. Equal to `overall` and 1 for
        the box without bounds.
    trajectory : tuple of Held
        The boxes that peeling went through, on the draws it searched.
    searched, kept_back : int
        How many draws.
    """

    names: tuple[str, ...]
    ending: Ending
    box: Box
    overall: Share
    density: Share
    coverage: Share
    trajectory: tuple[Held, ...]
    searched: int
    kept_back: int

    def bounds(self) -> tuple[tuple[str, float, float], ...]:
        """Return name, low and high of each restricted input, in the order of the names."""
        return tuple((self.names[i], self.box.low[i], self.box.high[i]) for i in self.box.restricted)

    def sentence(self, what: str, many: str, *, words: Mapping[str, str] | None = None) -> str:
        """Say it in plain words.

        Parameters
        ----------
        what, many : str
            The answer as a clause and in the plural: ``A zone exists``, ``zones``.
        words : mapping
            What to call an input; its name if it isn't there.
        """
        if self.ending is not Ending.FOUND:
            return str(self.ending)
        called = words or {}
        *most, last = (_bound(called.get(name, name), low, high) for name, low, high in self.bounds())
        where = f"{', '.join(most)} and {last}" if most else last
        return (
            f"{what} in {self.density.percent} of the draws where {where}, against {self.overall.percent} overall; "
            f"that box holds {self.coverage.percent} of all {many}."
        )


def discover(draws: Draws, hits: ArrayLike, *, most_inputs: int = MOST_INPUTS) -> Discovery:
    """Return the box of inputs in which the answer is yes, by PRIM.

    Two draws of three are searched, every third is kept back. The rule:

    1. peel (`ripeness.assess.discovery.prim.peel`);
    2. of the boxes with bounds on at most `most_inputs` inputs, take that whose inside correlates most with yes (the
       earlier, if they tie). With p the share of yes, c coverage and m mass the correlation is
       ``p (c - m) / sqrt(m (1 - m) p (1 - p))``: it weighs density against coverage, whether yes is rare or common;
    3. take the bounds off the input with the greatest quasi-p-value, as long as that is above 0.05;
    4. paste;
    5. round each bound to the power of ten nearest to a hundredth of its input's span, so that what is said is what was
       checked;
    6. count density and coverage on the draws kept back, which had no part in the choice. Unless the interval of
       density lies above the share overall, nothing was found.

    Parameters
    ----------
    draws : Draws
        D draws.
    hits : array_like of bool, (D,)
        The answer in each.
    most_inputs : int
        >= 1.

    Raises
    ------
    AssessError
        If the lengths differ, something isn't true or false, or `most_inputs` < 1.

    Examples
    --------
    A rule of two inputs out of five:

    >>> from ripeness.assess.draws import Uncertainty, draw
    >>> sample = draw([Uncertainty(name, 0, 5, 10) for name in "abcde"], seed=1, stop=3000)
    >>> found = discover(sample, (sample["b"] > 4) & (sample["d"] < 7))
    >>> print(found.sentence("It holds", "such draws", words={"b": "B"}))
    It holds in 100 % (99.3–100 %) of the draws where B is above 4.1 and d is below 6.8, against 57 % (55–58 %) overall;
    that box holds 96 % (94–97 %) of all such draws.

    References
    ----------
    FriedmanFisher1999; BryantLempert2010; in ``docs/references.bib``.
    """
    yes = np.asarray(hits)
    if yes.shape != (len(draws.values),) or not np.isin(yes, (0, 1)).all():
        raise AssessError(f"hits must be true or false for each of {len(draws.values)} draws; got shape {yes.shape}")
    if most_inputs < 1:
        raise AssessError(f"most_inputs must be >= 1; got {most_inputs}")
    yes = yes == 1
    back = np.arange(len(yes)) % 3 == 2
    ending = _at_once(yes, back)
    if ending is not None:
        return _found(draws, yes, back, box=Box.whole(len(draws.names)), ending=ending, trajectory=())
    values, good = draws.values[~back], yes[~back]
    trajectory = tuple(held(box, values, good) for box in peel(values, good))
    box = _chosen(trajectory, values, good, most_inputs=most_inputs)
    box = _rounded(paste(box, values, good), draws.values)
    inside = box.holds(draws.values[back])
    clear = bool(inside.any()) and share(yes[back][inside]).low > yes.mean()
    ending = Ending.FOUND if clear else Ending.NO_BOX
    return _found(
        draws, yes, back, box=box if clear else Box.whole(len(draws.names)), ending=ending, trajectory=trajectory
    )


def _at_once(yes: Bools, back: Bools) -> Ending | None:
    """Return the ending if there is nothing to search."""
    if not yes.any() or yes.all():
        return Ending.ALWAYS if len(yes) and yes.all() else Ending.NEVER
    rarer = min(int(part.sum()) for part in (yes[~back], ~yes[~back]))
    return Ending.TOO_FEW if rarer < FEWEST or not yes[back].any() else None


def _found(
    draws: Draws, yes: Bools, back: Bools, *, box: Box, ending: Ending, trajectory: tuple[Held, ...]
) -> Discovery:
    overall = share(yes) if len(yes) else share_of(0.0, draws=1)
    density, coverage = overall, share_of(1.0, draws=max(1, int(yes.sum())))
    if ending is Ending.FOUND:
        inside = box.holds(draws.values[back])
        density, coverage = share(yes[back][inside]), share(inside[yes[back]])
    return Discovery(
        draws.names, ending, box, overall, density, coverage, trajectory, int((~back).sum()), int(back.sum())
    )


def _chosen(trajectory: tuple[Held, ...], values: Floats, hits: Bools, *, most_inputs: int) -> Box:
    """Return the box by rules 2 and 3."""
    few = [each for each in trajectory if len(each.box.restricted) <= most_inputs]
    best = max(few, key=lambda each: _correlation(each, float(hits.mean())))
    while best.quasi_p:
        column = max(best.quasi_p, key=lambda i: best.quasi_p[i])
        if best.quasi_p[column] <= QUASI_P:
            break
        best = held(best.box.without(column), values, hits)
    return best.box


def _correlation(box: Held, hit: float) -> float:
    """Return the correlation of lying in the box with being a hit, given the share of hits."""
    spread = box.mass * (1 - box.mass) * hit * (1 - hit)
    return hit * (box.coverage - box.mass) / math.sqrt(spread) if spread else 0.0


def _rounded(box: Box, values: Floats) -> Box:
    """Return the box with each bound rounded to the power of ten nearest to a hundredth of the span of its input."""
    for i in box.restricted:
        span = float(np.ptp(values[:, i]))
        digits = -round(math.log10(span / STEPS)) if span else 0
        box = box.bounded(i, low=_round(box.low[i], digits), high=_round(box.high[i], digits))
    return box


def _round(bound: float, digits: int) -> float:
    return round(bound, digits) if math.isfinite(bound) else bound


def _bound(name: str, low: float, high: float) -> str:
    if math.isfinite(low) and math.isfinite(high):
        return f"{name} is between {low:g} and {high:g}"
    return f"{name} is above {low:g}" if math.isfinite(low) else f"{name} is below {high:g}"
