"""The answers: frozen results that carry their question, and the named ways in which a game can end.

The text of an ending is the sentence for the user.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ripeness.bargaining.fields import Floats

if TYPE_CHECKING:
    from ripeness.bargaining.game import Game


class Ending(StrEnum):
    """How a zone or a solution can come out; `str(ending)` is the sentence."""

    ZONE_OPEN = "There are outcomes that everyone whose consent is needed would sign today."
    ZONE_EMPTY = "No outcome on the table would be signed today by everyone whose consent is needed."
    NO_OUTCOMES = "Nothing is on the table: every combination of options is excluded."
    WAR_OVER_A = "The war is over: side A has won, so there is nothing left to sign."
    WAR_OVER_B = "The war is over: side B has won, so there is nothing left to sign."
    SETTLES_NOW = "The sides settle now, before another round is fought."
    FIGHTS_FIRST = "The sides fight on today; some course of the war leads to an agreement later."
    NEVER_SETTLES = "The sides never settle: no course of the war within the horizon leads to an agreement."


@dataclass(frozen=True, eq=False)
class Zone:
    """The zone of possible agreement at one state of the war, for each draw.

    Attributes
    ----------
    game : Game
        The question.
    round_, rung : int
        The state; today is ``(0, game.rung)``.
    war_value : ndarray, (D, I)
        W_i, the value of fighting on: the disagreement point.
    payoff : ndarray, (D, I, M)
        What i gets by signing x here: e_i(x), for leaders less the cost of talks and the pressure of patrons
        who object.
    constraints : tuple of str
        Names of the C constraints: ``leader:A``, ``ratification:B``, ``patron:NAME``, ``red_line:NAME``.
    fails : bool ndarray, (D, C, M)
        Whether outcome m breaks constraint c.
    acceptable : bool ndarray, (D, M)
        Whether outcome m breaks none.
    breach : ndarray, (D, 2, M)
        Chance that A, and that B, would break outcome m once it is signed.
    endings : tuple of Ending, D
    closest : int ndarray, (D,)
        The acceptable outcome nearest to none, see `gap`; -1 if nothing is on the table or the war is over.
    gap : ndarray, (D, 2)
        How far `closest` is from what side A and side B would sign, as a share of the range of utilities of the
        player of that side who is furthest; 0 if the side would sign it; inf if a red line is in the way everywhere.
    """

    game: Game
    round_: int
    rung: int
    war_value: Floats
    payoff: Floats
    constraints: tuple[str, ...]
    fails: NDArray[np.bool_]
    acceptable: NDArray[np.bool_]
    breach: Floats
    endings: tuple[Ending, ...]
    closest: NDArray[np.int64]
    gap: Floats

    @property
    def open(self) -> NDArray[np.bool_]:
        """Whether each draw has an acceptable outcome, (D,)."""
        return np.asarray(self.acceptable.any(axis=1))

    @property
    def size(self) -> NDArray[np.int64]:
        """Count of acceptable outcomes in each draw, (D,)."""
        return np.asarray(self.acceptable.sum(axis=1))

    @property
    def forbids(self) -> NDArray[np.int64]:
        """Count of outcomes that break each constraint, (D, C)."""
        return np.asarray(self.fails.sum(axis=2))

    @property
    def forbids_alone(self) -> NDArray[np.int64]:
        """Count of outcomes that break this constraint and no other, (D, C): what it alone stands against."""
        sole = self.fails.sum(axis=1) == 1
        return np.asarray((self.fails & sole[:, None, :]).sum(axis=2))

    def corrections(self, draw: int = 0) -> tuple[frozenset[str], ...]:
        """Return every minimal correction set of one draw: smallest sets of constraints whose removal opens the zone.

        Removing a set opens the zone exactly if some outcome breaks no constraint outside it; so the minimal ones are
        the sets of broken constraints, of all outcomes, that contain no other such set. Smallest first, then by name.
        An open zone gives the empty set alone; a table with nothing on it gives none.
        """
        rows = self.fails[draw].T
        _, first = np.unique(np.packbits(rows, axis=1), axis=0, return_index=True)
        patterns = [frozenset(np.flatnonzero(row).tolist()) for row in rows[first]]
        minimal = [s for s in patterns if not any(t < s for t in patterns)]
        named = [frozenset(self.constraints[c] for c in s) for s in minimal]
        return tuple(sorted(named, key=lambda s: (len(s), sorted(s))))


@dataclass(frozen=True, eq=False)
class Solution:
    """The equilibrium of a game, for each draw: values today and what is signed at every state.

    Attributes
    ----------
    game : Game
        The question.
    later_settlement : bool
        False if signing was allowed today only.
    kernel : str
        Which code computed it: ``numpy``, ``numba``, ``frontier``.
    war_value, value : ndarray, (D, I)
        W_i and V_i today: of fighting on, and of the game. Leaders' values are net of what signing costs them.
    proposals : int ndarray, (D, T, N+1, 2)
        Outcome that A and that B would propose at round t on rung n, and that would be signed; -1 where the zone is
        empty and at states that the war can't reach.
    war_values, values : ndarray, (D, T+1, N+1, I), or None
        W and V at every state (NaN where the war can't be; W of the end is V), if `keep_values` was asked for.
    endings : tuple of Ending, D
    """

    game: Game
    later_settlement: bool
    kernel: str
    war_value: Floats
    value: Floats
    proposals: NDArray[np.int32]
    war_values: Floats | None
    values: Floats | None
    endings: tuple[Ending, ...]

    @property
    def settles_now(self) -> NDArray[np.bool_]:
        """Whether something is signed today, (D,)."""
        return np.array([ending is Ending.SETTLES_NOW for ending in self.endings], dtype=bool)


@dataclass(frozen=True, eq=False)
class Weeks:
    """A war by week: chances at the end of each of W weeks; the five add up to 1.

    Attributes
    ----------
    weeks : ndarray, (W,)
    settled, won_a, won_b, fighting : ndarray, (D, W)
        Agreement signed; A, and B, has won; still at war within the horizon.
    beyond : ndarray, (D, W)
        At war past the last round of the horizon: the model no longer says by which week that ends.
    """

    weeks: Floats
    settled: Floats
    won_a: Floats
    won_b: Floats
    fighting: Floats
    beyond: Floats

    @property
    def survival(self) -> Floats:
        """Chance that the war still goes on, (D, W)."""
        return np.asarray(self.fighting + self.beyond)


@dataclass(frozen=True, eq=False)
class Course:
    """The course of the war forward from today, for each draw, exact.

    Attributes
    ----------
    solution : Solution
        The question and its equilibrium.
    chance : str
        Whose chance drives it: ``true``, ``A`` or ``B``.
    settled : ndarray, (D, T)
        Chance that an agreement is signed after exactly t rounds.
    won_a, won_b : ndarray, (D, T+1)
        Chance that A, and B, reaches the end of the ladder after exactly t rounds.
    at_horizon : ndarray, (D,)
        Chance that the war still goes on after T rounds; it is then fought to the finish.
    finish_a, finish_b : ndarray, (D,)
        How `at_horizon` ends: chance that A, and B, wins after the horizon.
    terms : ndarray, (D, M)
        Chance that outcome m is ever signed.
    rungs : ndarray, (D, N+1)
        Chance that an agreement is signed on rung n.
    expected_rounds : ndarray, (D,)
        Rounds to the end of the war, the fight after the horizon included.
    """

    solution: Solution
    chance: str
    settled: Floats
    won_a: Floats
    won_b: Floats
    at_horizon: Floats
    finish_a: Floats
    finish_b: Floats
    terms: Floats
    rungs: Floats
    expected_rounds: Floats

    @property
    def expected_weeks(self) -> Floats:
        """Weeks to the end of the war, (D,)."""
        return np.asarray(self.expected_rounds / self.solution.game.rounds_per_week)
