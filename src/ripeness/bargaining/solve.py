"""The equilibrium: backward induction from the horizon, exact, for every draw."""

from __future__ import annotations

from importlib.util import find_spec

import numpy as np

from ripeness.bargaining.fields import Floats
from ripeness.bargaining.game import Game
from ripeness.bargaining.kernel_frontier import on_frontier, solve_frontier
from ripeness.bargaining.kernel_numpy import solve_numpy
from ripeness.bargaining.result import Ending, Solution
from ripeness.bargaining.tables import Tables
from ripeness.errors import GameError

KERNELS = ("auto", "numpy", "numba", "frontier")
LARGE = 2e7
"""States times outcomes times draws from which Numba is worth its loading time."""
LOOKED_AT = 10
"""Outcomes that a state costs on the frontier: two binary searches."""


def solve(game: Game, *, later_settlement: bool = True, keep_values: bool = False, kernel: str = "auto") -> Solution:
    """Return the equilibrium of `game`: who proposes what at every state of the war, and what all is worth today.

    Backwards from the horizon T, where the war is fought to the finish (`ripeness.bargaining.war`), at every rung n
    that the war can stand on after t rounds,

        W_i(t, n) = b_i - c_i (1 - sigma_i) + delta_i (m V_i(t+1, n+1) + (1 - m) V_i(t+1, n-1))

    under the beliefs m of i's side. If some outcome is acceptable (`ripeness.bargaining.agreement`), A proposes with
    chance rho and B otherwise, each the best for its leader, and V_i is what i gets by signing; else V_i = W_i.

    Parameters
    ----------
    game : Game
    later_settlement : bool
        False: only today may something be signed; W is then the war fought to the finish.
    keep_values : bool
        Keep W and V at every state, 16 bytes for each draw, round, rung and player.
    kernel : {"auto", "numpy", "numba", "frontier"}
        All give the same numbers to 1e-12. Automatic: ``numba`` for large runs, if it is installed; else ``frontier``
        where only the leaders have a say and agreements hold; else ``numpy``.

    Returns
    -------
    Solution

    Raises
    ------
    GameError
        If `kernel` is unknown, not installed, or not for this game.

    Examples
    --------
    Fearon's game: A wins with chance 0.6, war costs either side 0.1, so anything from 0.5 to 0.7 is acceptable; A,
    asked to propose, takes 0.7.

    >>> import numpy as np
    >>> from ripeness.bargaining import Game, Player, solve
    >>> x = np.linspace(0, 1, 11)
    >>> game = Game(players=(Player("A", "A"), Player("B", "B")), utility=[x, 1 - x], victory_utility=[[1, 0], [0, 1]],
    ...             rungs=2, rung=1, horizon=1, belief_mean=[0.6, 0.6], belief_strength=[1e9, 1e9], cost=0.1,
    ...             proposer_a=1.0)
    >>> solution = solve(game)
    >>> solution.value.round(3), solution.endings[0].name
    (array([[0.7, 0.3]]), 'SETTLES_NOW')

    References
    ----------
    SmithStam2004, Fearon1995, Slantchev2003 in ``docs/references.bib``.
    """
    tables = Tables.blank(game, keep=keep_values)
    if kernel not in KERNELS:
        raise GameError(f"kernel must be one of {', '.join(KERNELS)}; got {kernel}")
    if kernel == "frontier" and not on_frontier(game):
        raise GameError("kernel frontier must have two leaders alone and agreements that hold; got another game")
    used = quickest(game, draws=game.draws) if kernel == "auto" else kernel
    if game.over is None:
        _run(used, game, tables, later=later_settlement)
    _freeze(tables)
    return Solution(
        game=game,
        later_settlement=later_settlement,
        kernel=used,
        war_value=tables.war_today,
        value=tables.value_today,
        proposals=tables.proposals,
        war_values=tables.war,
        values=tables.value,
        endings=_endings(game, tables),
    )


def quickest(game: Game, *, draws: int) -> str:
    """Return the kernel that solves so many draws of a game soonest: Numba for runs that take others about a second.

    Kernels differ in the last bits. Whoever cuts draws into slices and wants the same bytes from any slices asks once,
    for a number of draws that doesn't depend on them.
    """
    alone = on_frontier(game)
    steps = LOOKED_AT if alone else game.outcomes
    work = draws * max(1, steps) * game.horizon * game.rungs / 2
    if work > LARGE and find_spec("numba"):
        return "numba"
    return "frontier" if alone else "numpy"


def _run(kernel: str, game: Game, tables: Tables, *, later: bool) -> None:
    """Run a kernel; Numba's is imported only here, for it takes long to load."""
    if kernel == "numpy":
        return solve_numpy(game, tables, later=later)
    if kernel == "frontier":
        return solve_frontier(game, tables, later=later)
    try:
        from ripeness.bargaining.kernel_numba import solve_numba
    except ImportError:
        raise GameError("kernel numba must be installed, with the extra ripeness[fast]; got no numba") from None
    return solve_numba(game, tables, later=later)


def _endings(game: Game, tables: Tables) -> tuple[Ending, ...]:
    """Name the ending of every draw."""
    if game.over:
        return (Ending.WAR_OVER_A if game.over == "A" else Ending.WAR_OVER_B,) * game.draws
    if game.outcomes == 0:
        return (Ending.NO_OUTCOMES,) * game.draws
    now = tables.proposals[:, 0, game.rung, 0] >= 0
    ever = (tables.proposals[..., 0] >= 0).any(axis=(1, 2))
    names = (Ending.NEVER_SETTLES, Ending.FIGHTS_FIRST, Ending.SETTLES_NOW)
    return tuple(map(names.__getitem__, (ever.astype(np.int64) + now).tolist()))


def _freeze(tables: Tables) -> None:
    arrays: list[Floats | None] = [a for a in vars(tables).values() if a is not None]
    for array in arrays:
        if array is not None:
            array.flags.writeable = False
