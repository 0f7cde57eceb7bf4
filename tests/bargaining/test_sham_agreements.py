"""An agreement that certainly breaks is no agreement (found by the helper for the solutions; the core owner fixes it).

If g(x) = 0 and the breaker gains nothing by re-arming, e_i = R_i^j = W_i exactly, and the tie counts as acceptance for
everybody: a war between sure victors "settles now" on every outcome. Powell's line at g = 0 fails for the same reason.
The rule to add, as a named constraint of its own (``credible``), to agreement, zone, both kernels, the reference and
the docs: an outcome whose breaches sum to phi_A + phi_B >= 1 - 1e-9 is not an agreement. (With it, "a higher cost of war
for everyone never shrinks the zone" must be stated for g = 1 alone: docs/how-to/commitment.md has the counterexample.
`Game.replace` should also accept a change of horizon, outcomes or number of draws.)
"""

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
