"""Forward from today: when the war ends, how, on what terms; exact, following the chances of every state."""

from __future__ import annotations

from collections.abc import Iterator
from math import lgamma
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ripeness.bargaining import war
from ripeness.bargaining.beliefs import logistic, side_log_odds, true_log_odds
from ripeness.bargaining.fields import Floats
from ripeness.bargaining.game import Game
from ripeness.bargaining.result import Course, Solution, Weeks
from ripeness.bargaining.tables import reachable
from ripeness.errors import GameError

CHANCES = ("true", "A", "B")


def forward(solution: Solution, *, chance: str = "true") -> Course:
    """Return the course of the war from today, with what each side signs in equilibrium.

    Parameters
    ----------
    solution : Solution
    chance : {"true", "A", "B"}
        Who is right about the next battle: the true chance, or the belief of a side as it learns.

    Returns
    -------
    Course

    Raises
    ------
    GameError
        If `chance` is none of the three.

    Examples
    --------
    >>> from ripeness.bargaining import Game, Player, forward, solve
    >>> x = np.linspace(0, 1, 11)
    >>> game = Game(players=(Player("A", "A"), Player("B", "B")), utility=[x, 1 - x], victory_utility=[[1, 0], [0, 1]],
    ...             rungs=2, rung=1, horizon=1, belief_mean=[0.9, 0.5], belief_strength=[9, 9], cost=0.1, p_true=0.7)
    >>> course = forward(solve(game))
    >>> course.settled[0, 0], course.won_a[0].round(3).tolist(), course.expected_rounds[0].round(3)
    (np.float64(0.0), [0.0, 0.7], np.float64(1.0))
    """
    game = solution.game
    D, T, N = game.draws, game.horizon, game.rungs
    settled, won_a, won_b = np.zeros((D, T)), np.zeros((D, T + 1)), np.zeros((D, T + 1))
    terms, on_rung = np.zeros((D, game.outcomes)), np.zeros((D, N + 1))
    mass = today = _begin(game, (won_a, won_b))
    for t, rungs, signed, mass in _rounds(solution, chance, today):
        settled[:, t] = signed.sum(axis=1)
        on_rung[:, rungs] += signed
        _add_terms(terms, solution, at=(t, rungs), signed=signed)
        won_a[:, t + 1], won_b[:, t + 1] = mass[:, N], mass[:, 0]
    tail = _finish(game, chance, mass)
    rounds = (settled * np.arange(T)).sum(axis=1) + ((won_a + won_b) * np.arange(T + 1)).sum(axis=1)
    return Course(solution, chance, settled, won_a, won_b, *tail[:3], terms, on_rung, rounds + tail[3])


def ended_within(solution: Solution, week: float, *, chance: str = "true") -> tuple[Floats, Floats, Floats]:
    """Return the chances that the war is settled, won by A and won by B by the end of a week; (D,) each.

    They are those of ``by_week(forward(solution), [week])``, at a fraction of the cost: no terms, nothing beyond T.

    Raises
    ------
    GameError
        As `forward` and `by_week` do.
    """
    game = solution.game
    settled, won_a, won_b = (np.zeros((game.draws, game.horizon + 1)) for _ in range(3))
    for t, _, signed, mass in _rounds(solution, chance, _begin(game, (won_a, won_b))):
        settled[:, t] = signed.sum(axis=1)
        won_a[:, t + 1], won_b[:, t + 1] = mass[:, -1], mass[:, 0]
    done = _fought(game.rounds_per_week * _weeks(week)[0], game.horizon)
    return _by_then(settled[:, :-1], done), _by_then(won_a, done), _by_then(won_b, done)


def by_week(course: Course, weeks: Any) -> Weeks:
    """Return how the war stands at the end of each of `weeks`.

    Rounds come as a Poisson process at the rate of mu a week, so after w weeks the count fought is Poisson with mean
    mu w, and the time to the r-th round is a gamma variable: this holds for any rate, also above one round a week,
    where the negative binomial (a count of weeks) does not.

    Parameters
    ----------
    course : Course
    weeks : array, (W,)
        Weeks from today, >= 0; need not be whole.

    Raises
    ------
    GameError
        If a week is negative or not finite.
    """
    at = _weeks(weeks)
    T = course.settled.shape[1]
    columns = [_fought(course.solution.game.rounds_per_week * week, T) for week in at]
    series = (course.settled, course.won_a, course.won_b)
    ended = [np.stack([_by_then(s, done) for done in columns], axis=1) for s in series]
    beyond = np.stack([course.at_horizon * done[:, T] for done in columns], axis=1)
    fighting = np.clip(1.0 - sum(ended) - beyond, 0.0, 1.0)
    return Weeks(at, ended[0], ended[1], ended[2], fighting, beyond)


def _begin(game: Game, won: tuple[Floats, Floats]) -> Floats:
    """Return the chances of the rungs today, (D, N+1); a war that is over is noted as won."""
    mass = np.zeros((game.draws, game.rungs + 1))
    mass[:, game.rung] = 1.0
    if game.over:
        won["AB".index(game.over)][:, 0] = 1.0
    return mass


def _rounds(solution: Solution, chance: str, today: Floats) -> Iterator[tuple[int, NDArray[np.int64], Floats, Floats]]:
    """Yield of each round: its number, the rungs where the war can be, the chances that it is settled there, and those
    of all rungs after it; `today` are those of all rungs before the first."""
    if chance not in CHANCES:
        raise GameError(f"chance must be one of {', '.join(CHANCES)}; got {chance}")
    game, mass = solution.game, today
    for t in range(game.horizon if not game.over else 0):
        rungs = reachable(game, t)
        here = mass[:, rungs]
        signed = np.where(solution.proposals[:, t, rungs, 0] >= 0, here, 0.0)
        left, odds = here - signed, _log_odds(game, chance, at=(t, rungs))
        mass = np.zeros_like(mass)
        mass[:, rungs + 1] += left * logistic(odds)
        mass[:, rungs - 1] += left * logistic(-odds)
        yield t, rungs, signed, mass


def _weeks(weeks: Any) -> Floats:
    at = np.atleast_1d(np.asarray(weeks, dtype=np.float64))
    if at.ndim != 1 or not np.all(np.isfinite(at) & (at >= 0)):
        raise GameError(f"weeks must be numbers >= 0; got {weeks}")
    return at


def _by_then(by_round: Floats, done: Floats) -> Floats:
    """Return the chance of what happens at some round, (D,), given those that so many rounds have been fought."""
    return np.asarray((by_round * done[:, : by_round.shape[1]]).sum(axis=1))


def _fought(mean: Floats, most: int) -> Floats:
    """Return the chance that at least r rounds have been fought, r = 0..most, for Poisson counts; (D, most+1)."""
    r = np.arange(most)
    with np.errstate(divide="ignore", invalid="ignore"):
        log = r * np.log(mean)[:, None] - mean[:, None] - np.array([lgamma(k + 1.0) for k in range(most)])
    log[mean == 0] = np.where(r == 0, 0.0, -np.inf)
    fewer = np.concatenate([np.zeros((len(mean), 1)), np.exp(log).cumsum(axis=1)], axis=1)
    return np.clip(1.0 - fewer, 0.0, 1.0)


def _log_odds(game: Game, chance: str, *, at: tuple[int, NDArray[np.int64]]) -> Floats:
    """Return the log-odds that A wins the next round, (D, R), as `chance` has them."""
    t, rungs = at
    rounds = np.full(len(rungs), t)
    if chance == "true":
        return true_log_odds(game, rounds)
    return np.asarray(side_log_odds(game, rounds, rungs)[..., "AB".index(chance)])


def _add_terms(terms: Floats, solution: Solution, *, at: tuple[int, NDArray[np.int64]], signed: Floats) -> None:
    """Add the chances of what is signed at one round to the chances of terms."""
    draw, row = np.nonzero(signed)
    if not len(draw):
        return
    t, rungs = at
    rho = solution.game.proposer_a[draw]
    for s, share in enumerate((rho, 1 - rho)):
        flat = draw * terms.shape[1] + solution.proposals[draw, t, rungs[row], s]
        terms += np.bincount(flat, signed[draw, row] * share, minlength=terms.size).reshape(terms.shape)


def _finish(game: Game, chance: str, mass: Floats) -> tuple[Floats, Floats, Floats, Floats]:
    """Return what is left at the horizon, how it ends for A and for B, and its part of the expected rounds."""
    rungs = np.empty(0, dtype=np.int64) if game.over else reachable(game, game.horizon)
    if not len(rungs):
        nothing = np.zeros(game.draws)
        return nothing, nothing.copy(), nothing.copy(), nothing.copy()
    here = mass[:, rungs]
    odds = _log_odds(game, chance, at=(game.horizon, rungs)).T
    one, zero = np.ones_like(odds), np.zeros_like(odds)
    ends = {"a": (one, zero), "b": (zero, one), "rounds": (zero, zero)}
    found = {
        what: war.finish_from(
            (logistic(odds), logistic(-odds)),
            flow=one[:1] * (what == "rounds"),
            ends=end,
            discount=one,
            at=rungs,
            rungs=game.rungs,
        ).T
        for what, end in ends.items()
    }
    left = here.sum(axis=1)
    rounds = game.horizon * left + (here * found["rounds"]).sum(axis=1)
    return left, (here * found["a"]).sum(axis=1), (here * found["b"]).sum(axis=1), rounds
