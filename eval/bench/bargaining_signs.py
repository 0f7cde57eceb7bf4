"""Measure what is no theorem of the bargaining model: which way its answers move, on random games and on a plain grid.

    python eval/bench/bargaining_signs.py

Prints the figures of docs/explanation/measurements-bargaining.md.
"""

from __future__ import annotations

import itertools
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.bargaining.strategies import random_game

from ripeness.bargaining import Game, Player, forward, solve, zone

GAMES, DRAWS = 60, 20


def vetoes(game: Game, rng: np.random.Generator) -> Game:
    """Give every patron a veto."""
    pressure = np.array(game.patron_pressure)
    pressure[:, list(game.of("patron"))] = np.inf
    return game.replace(patron_pressure=pressure)


def red_lines(game: Game, rng: np.random.Generator) -> Game:
    """Put a tenth of the outcomes beyond each player's mandate."""
    return game.replace(red_line=game.red_line | (rng.uniform(size=game.red_line.shape) < 0.1))


def dearer_talks(game: Game, rng: np.random.Generator) -> Game:
    """Make signing cost every leader 0.05 more."""
    return game.replace(talk_cost=game.talk_cost + 0.05)


def dearer_war(game: Game, rng: np.random.Generator) -> Game:
    """Make every round cost every player up to 0.1 more."""
    return game.replace(cost=game.cost + rng.uniform(0, 0.1, game.cost.shape))


def crossings() -> None:
    """Count draws in which a change moves the zone against the theorem for a war fought to the finish."""
    print(f"random games: {GAMES} x {DRAWS} draws, 7 players, 30 outcomes, T = 10, N = 6")
    changes: list[tuple[str, Callable[[Game, np.random.Generator], Game], bool]] = [
        ("vetoes for patrons add an outcome", vetoes, False),
        ("red lines add an outcome", red_lines, False),
        ("dearer talks add an outcome", dearer_talks, False),
        ("a dearer war takes an outcome away", dearer_war, True),
    ]
    for (name, change, takes), later, firm in itertools.product(changes, (False, True), (False, True)):
        against = moved = opened = total = 0
        for seed in range(GAMES):
            game = random_game(seed, draws=DRAWS, horizon=10, outcomes=30)
            game = game.replace(enforcement=1.0) if firm else game
            other = change(game, np.random.default_rng(seed))
            before, after = (zone(g, later_settlement=later).acceptable for g in (game, other))
            bad = (before & ~after) if takes else (after & ~before)
            against += int(bad.any(axis=1).sum())
            moved += int((before != after).any(axis=1).sum())
            opened += int(
                (before.any(axis=1) & ~after.any(axis=1)).sum()
                if takes
                else (~before.any(axis=1) & after.any(axis=1)).sum()
            )
            total += DRAWS
        print(
            f"  {name:36s} later settlement {'yes' if later else 'no':3s} firm {'yes' if firm else 'no':3s}: "
            f"{against:4d} of {total} draws (zone differs in {moved}; turns about in {opened})"
        )


def plain(*, cost: float, gap: float, strength: float, subsidy: float) -> Game:
    """Return one divisible issue between two leaders who disagree evenly about a fair war, agreements that hold."""
    x = np.linspace(0, 1, 201)
    return Game(
        players=(Player("A", "A"), Player("B", "B")),
        utility=[x, 1 - x],
        victory_utility=[[1, 0], [0, 1]],
        rungs=10,
        rung=5,
        horizon=60,
        belief_mean=[0.5 + gap / 2, 0.5 - gap / 2],
        belief_strength=strength,
        cost=cost,
        subsidy=subsidy,
        p_true=0.5,
        discount=0.99,
    )


GRID = {
    "cost": (0.001, 0.002, 0.005, 0.01, 0.02, 0.05),
    "gap": (0.02, 0.05, 0.1, 0.2, 0.3, 0.4),
    "strength": (5.0, 10.0, 20.0, 40.0, 80.0),
    "subsidy": (0.0, 0.25, 0.5, 0.75),
}


def signs() -> None:
    """Count steps along each axis of the grid at which the expected length of the war moves up, down or not at all."""
    names = list(GRID)
    length = np.empty([len(GRID[name]) for name in names])
    for index, numbers in zip(np.ndindex(length.shape), itertools.product(*GRID.values()), strict=True):
        game = plain(**dict(zip(names, numbers, strict=True)))
        length[index] = forward(solve(game)).expected_rounds[0]
    print(f"plain case, {length.size} games, true chance 0.5: expected rounds {length.min():.2f} to {length.max():.2f}")
    for axis, name in enumerate(names):
        steps = np.diff(length, axis=axis)
        up, down = (steps > 1e-9).sum(), (steps < -1e-9).sum()
        print(
            f"  more {name:9s}: longer at {up:4d} steps, shorter at {down:4d}, the same at {steps.size - up - down:4d}"
        )
        for at in _against(length, axis, name):
            print(f"      e.g. {at}")


def _against(length: np.ndarray, axis: int, name: str) -> Iterator[str]:
    """Describe the largest step against the expected sign."""
    steps = np.diff(length, axis=axis) * (-1 if name == "cost" else 1)
    if steps.min() < -1e-9:
        at = np.unravel_index(int(np.argmin(steps)), steps.shape)
        numbers = {n: values[i] for (n, values), i in zip(GRID.items(), at, strict=True)}
        after = list(at)
        after[axis] += 1
        yield f"{numbers}: {length[at]:.2f} rounds, then {length[tuple(after)]:.2f} at {name} {GRID[name][after[axis]]}"


if __name__ == "__main__":
    crossings()
    signs()
