"""Check exported games with Gambit: it reads them, and no move of our equilibrium can be improved in any subgame.

    python eval/check_efg.py --gambit /tmp/venv/bin/python    # a Python with pygambit, which is no dependency

Gambit reads every file, carries the equilibrium as one of its behaviour profiles and values every node of it, exactly.
A profile of a game with perfect information is subgame perfect if no player gains by any single change of one move.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from fractions import Fraction
from pathlib import Path
from typing import Any

TOLERANCE = 1e-9


def write_games(folder: Path, count: int) -> None:
    """Write `count` random small games and what `solve` says they are worth."""
    import numpy as np

    from ripeness.bargaining.efg import efg
    from ripeness.bargaining.game import Game, Player
    from ripeness.bargaining.solve import solve

    players = (Player("A", "A"), Player("Faction", "A", "faction"), Player("B", "B"), Player("Patron", "B", "patron"))
    side = np.array([True, True, False, False])
    for seed in range(count):
        rng = np.random.default_rng(seed)
        share = rng.uniform(size=2)
        game = Game(
            players=players,
            utility=np.where(side[:, None], share, 1 - share) + rng.normal(0, 0.1, (4, 2)),
            victory_utility=np.where(side[:, None], [[1.0, 0.0]], [[0.0, 1.0]]),
            rungs=4,
            rung=int(rng.integers(1, 4)),
            horizon=2,
            belief_mean=rng.uniform(0.3, 0.7, 2),
            belief_strength=rng.uniform(1, 9, 2),
            cost=rng.uniform(0, 0.2, 4),
            discount=rng.uniform(0.9, 1, 4),
            enforcement=rng.uniform(0.5, 1, 2),
            rearm=rng.uniform(0, 0.5, 2),
            quota=[0.5, 0.0],
            power=[0, 1, 0, 0],
            patron_pressure=[0, 0, 0, np.inf],
            proposer_a=rng.uniform(),
        )
        (folder / f"{seed}.efg").write_text(efg(game), encoding="utf-8")
        (folder / f"{seed}.json").write_text(json.dumps(solve(game).value[0].tolist()), encoding="utf-8")


def gambit(folder: Path) -> dict[str, Any]:
    """Read the games with Gambit, solve them backwards on its own tree, and let it judge the solution."""
    import pygambit

    worst_value, worst_deviation, nodes = 0.0, 0.0, 0
    for file in sorted(folder.glob("*.efg")):
        game = pygambit.read_efg(str(file))
        profile = game.mixed_behavior_profile(rational=True)
        nodes += len(list(game.nodes))
        decisions: list[Any] = []
        _best(game.root, profile, decisions)
        wanted = json.loads(file.with_suffix(".json").read_text(encoding="utf-8"))
        for player, value in zip(game.players, wanted, strict=True):
            worst_value = max(worst_value, abs(float(profile.payoff(player)) - value))
        for node in decisions:
            here = profile.node_value(node.player, node)
            other = max(profile.node_value(node.player, child) for child in node.children)
            worst_deviation = max(worst_deviation, float(other - here))
    return {"nodes": nodes, "worst value": worst_value, "worst deviation": worst_deviation}


def _best(node: Any, profile: Any, decisions: list[Any]) -> list[Any]:
    """Payoffs at `node` of Gambit's tree under best play, noted in `profile`."""
    if node.is_terminal:
        return [Fraction(str(node.outcome[player])) for player in node.game.players]
    below = [_best(child, profile, decisions) for child in node.children]
    if node.player.is_chance:
        chances = [Fraction(str(action.prob)) for action in node.infoset.actions]
        return [sum(p * value[i] for p, value in zip(chances, below, strict=True)) for i in range(len(below[0]))]
    decisions.append(node)
    k = node.player.number
    best = max(range(len(below)), key=lambda a: below[a][k])
    for a, action in enumerate(node.infoset.actions):
        profile[action] = int(a == best)
    return below[best]


def main() -> int:
    """Print what Gambit says, and fail if it disagrees."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gambit", type=Path, help="a Python with pygambit installed")
    parser.add_argument("--games", type=int, default=20)
    parser.add_argument("--inside", type=Path, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.inside:
        print(json.dumps(gambit(chosen.inside)))
        return 0
    with tempfile.TemporaryDirectory() as name:
        write_games(Path(name), chosen.games)
        command = [chosen.gambit or sys.executable, __file__, "--inside", name]
        said = json.loads(subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout)
    print(f"{chosen.games} games: {json.dumps(said)}")
    return 0 if max(said["worst value"], said["worst deviation"]) < TOLERANCE else 1


if __name__ == "__main__":
    sys.exit(main())
