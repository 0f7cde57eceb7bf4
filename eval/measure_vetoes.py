"""Count how often a patron's veto enlarges today's zone, over random games: it is no theorem that it never does.

python eval/measure_vetoes.py --games 600
"""

from __future__ import annotations

import argparse

import numpy as np

from ripeness.bargaining import Game, Player, zone

PLAYERS = (Player("A", "A"), Player("B", "B"), Player("Patron", "B", "patron"))


def random_game(seed: int) -> Game:
    """Two leaders who disagree and a patron, twelve outcomes, six rungs, eight rounds; firm agreements."""
    rng = np.random.default_rng(seed)
    share = rng.uniform(size=12)
    mix = rng.uniform(0, 0.6, (3, 1))
    conflict = np.array([share, 1 - share, 1 - share])
    return Game(
        players=PLAYERS,
        utility=(1 - mix) * conflict + mix * rng.uniform(size=(3, 12)),
        victory_utility=[[1, 0], [0, 1], [0, 1]] * rng.uniform(0.7, 1, (3, 1)),
        rungs=6,
        rung=int(rng.integers(1, 6)),
        horizon=8,
        belief_mean=rng.uniform(0.05, 0.95, 2),
        belief_strength=rng.uniform(0.5, 12, 2),
        cost=rng.uniform(0, 0.12, 3),
        war_benefit=rng.uniform(0, 0.03, 3),
        discount=rng.uniform(0.8, 1, 3),
        proposer_a=rng.uniform(),
    )


def main() -> None:
    """Print the counts with later settlement allowed and forbidden."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--games", type=int, default=600)
    games = [random_game(seed) for seed in range(parser.parse_args().games)]
    for later in (True, False):
        grew = opened = 0
        for game in games:
            free = zone(game, later_settlement=later).acceptable[0]
            veto = zone(game.replace(patron_pressure=[0, 0, np.inf]), later_settlement=later).acceptable[0]
            grew += bool((veto & ~free).any())
            opened += bool(veto.any() and not free.any())
        print(f"later settlement {later}: of {len(games)} games a veto enlarged {grew} zones and opened {opened}")


if __name__ == "__main__":
    main()
