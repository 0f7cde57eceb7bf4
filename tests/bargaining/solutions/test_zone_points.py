"""All solutions over a zone: rows are outcomes of the game, war is the disagreement point."""

import numpy as np
import pytest

from ripeness.bargaining.game import Game, Player, mirrored
from ripeness.bargaining.solutions import Ending, zone_points
from ripeness.bargaining.zone import zone
from ripeness.errors import GameError

X = np.linspace(0, 1, 101)


def fearon(p_a=0.6, p_b=0.6, **more):
    return Game(
        players=(Player("A", "A"), Player("B", "B")),
        utility=[X, 1 - X],
        victory_utility=[[1, 0], [0, 1]],
        rungs=2,
        rung=1,
        horizon=1,
        belief_mean=[p_a, p_b],
        belief_strength=1e9,
        cost=[0.1, 0.06],
        **more,
    )


def test_in_fearons_game_all_but_the_utilitarian_split_what_war_would_waste():
    """The zone is [0.5, 0.66]; its middle leaves either side half of the 0.16 that war costs them together."""
    found = zone_points(zone(fearon()))
    for point in (found.nash, found.kalai_smorodinsky, found.egalitarian):
        assert X[point.outcome] == pytest.approx(0.58)
        assert point.gain == pytest.approx([0.08, 0.08], abs=1e-9)
    assert len(found.utilitarian.ties) == len(found.frontier.outcomes) == 17
    assert X[found.frontier.outcomes[[0, -1]]] == pytest.approx([0.5, 0.66])


def test_what_a_zone_accepts_at_the_edge_of_rounding_can_be_chosen():
    game = fearon().replace(utility=[[0.5 - 5e-11], [0.5 - 5e-11]], enforcement=1.0, red_line=False)
    found = zone(game)
    assert found.open[0]
    assert zone_points(found).nash.outcome == 0


def test_without_a_zone_every_solution_says_so():
    found = zone_points(zone(fearon(0.9, 0.4)))
    assert found.nash.ending is found.utilitarian.ending is Ending.NO_OUTCOME
    assert len(found.frontier.outcomes) == 0


def test_exchanging_the_sides_keeps_the_outcomes():
    game = fearon(0.65, 0.6, talk_cost=[0.01, 0.02])
    told, other = zone_points(zone(game)), zone_points(zone(mirrored(game)))
    assert told.nash.ties.tolist() == other.nash.ties.tolist()
    assert told.frontier.outcomes.tolist() == other.frontier.outcomes.tolist()


def test_a_draw_that_is_not_there_is_refused():
    with pytest.raises(GameError, match="draw must be from 0 to 0; got 1"):
        zone_points(zone(fearon()), draw=1)
