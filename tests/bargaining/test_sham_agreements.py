"""An agreement that certainly breaks is no agreement, though all get by it exactly what the war gives them."""

import numpy as np
import pytest

from ripeness.bargaining import Game, Player, solve, zone


@pytest.mark.parametrize("horizon", [1, 5, 20])
def test_sides_sure_of_victory_do_not_sign_what_is_sure_to_break(horizon: int) -> None:
    share = np.linspace(0, 1, 11)
    game = Game(
        players=(Player("A", "A"), Player("B", "B")),
        utility=[share, 1 - share],
        victory_utility=[[1, 0], [0, 1]],
        rungs=4,
        rung=2,
        horizon=horizon,
        belief_mean=[0.9, 0.1],
        belief_strength=1e6,
        cost=0.01,
        enforcement=0.0,
        rearm=0.0,
    )
    assert zone(game).size == 0
    assert solve(game).endings[0].name != "SETTLES_NOW"
