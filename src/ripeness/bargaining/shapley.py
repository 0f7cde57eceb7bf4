"""Shapley values: what each part contributes to a whole that is not the sum of its parts (Shapley 1953)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import factorial

import numpy as np

from ripeness.bargaining.fields import Floats
from ripeness.errors import GameError

MOST = 16
"""More parts than this have more subsets than anybody waits for."""


def shapley(worth: Callable[[frozenset[str]], Floats | float], parts: Sequence[str]) -> dict[str, Floats]:
    """Return what each of `parts` contributes: its marginal worth, averaged over all orders of arrival.

    .. math:: \\phi_i = \\sum_{S \\not\\ni i} \\frac{|S|! \\, (n - |S| - 1)!}{n!} \\, (v(S \\cup i) - v(S))

    The values sum to v(all) - v(none), exactly but for rounding; parts that are alike get the same; one that never
    changes anything gets 0.

    Parameters
    ----------
    worth : callable
        v of a subset of parts: a number, or an array (one for each draw); called once for each of the 2^n subsets.
    parts : sequence of str
        n names, all different, 16 at most.

    Returns
    -------
    dict from part to ndarray, of the shape that `worth` returns

    Raises
    ------
    GameError
        If a name comes twice, or there are too many.

    Examples
    --------
    One left glove and two right ones; a pair is worth 1:

    >>> pair = lambda held: float("left" in held and bool({"right", "other right"} & held))
    >>> {part: float(value.round(4)) for part, value in shapley(pair, ("left", "right", "other right")).items()}
    {'left': 0.6667, 'right': 0.1667, 'other right': 0.1667}

    Of the impasse of two optimists with a cheap war, optimism and aid each make half:

    >>> from ripeness.bargaining import Game, Player, without, zone
    >>> x = np.linspace(0, 1, 101)
    >>> game = Game(players=(Player("A", "A"), Player("B", "B")), utility=[x, 1 - x], victory_utility=[[1, 0], [0, 1]],
    ...             rungs=2, rung=1, horizon=1, belief_mean=[0.65, 0.55], belief_strength=1e9, cost=0.1, subsidy=0.7)
    >>> both = {"optimism", "aid"}
    >>> closed = lambda present: 1.0 - zone(without(game, both - present)).open
    >>> {part: value.tolist() for part, value in shapley(closed, ("optimism", "aid")).items()}
    {'optimism': [0.5], 'aid': [0.5]}

    References
    ----------
    Shapley1953 in ``docs/references.bib``.
    """
    n = len(parts)
    if len(set(parts)) != n or n > MOST:
        raise GameError(f"parts must be at most {MOST} names that differ; got {', '.join(parts)}")
    subsets = [frozenset(part for k, part in enumerate(parts) if code >> k & 1) for code in range(2**n)]
    values = [np.asarray(worth(subset), dtype=np.float64) for subset in subsets]
    weights = [factorial(size) * factorial(n - size - 1) / factorial(n) for size in range(n)]
    return {part: _average(values, subsets, bit=1 << k, weights=weights) for k, part in enumerate(parts)}


def _average(values: list[Floats], subsets: list[frozenset[str]], *, bit: int, weights: list[float]) -> Floats:
    """Return the weighted mean of what one part, whose place in the code of a subset is `bit`, adds to the others."""
    added = np.zeros_like(values[0])
    for code, subset in enumerate(subsets):
        if not code & bit:
            added = added + weights[len(subset)] * (values[code | bit] - values[code])
    return added
