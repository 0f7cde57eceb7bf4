"""Flip values."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ripeness.assess.draws import Uncertainty
from ripeness.assess.sensitivity import Crossing, flip
from ripeness.bargaining import Game, Player, zone
from ripeness.errors import AssessError

RANGE = Uncertainty("cost", 0.0, 0.3, 1.0)


@given(at=st.floats(0.001, 0.999), up=st.booleans())
def test_one_flip_is_found_to_a_ten_thousandth_of_the_range(at, up):
    found = flip(lambda x: (x - at) * (1 if up else -1), RANGE)
    assert found.ending.name == "FLIPS"
    (crossing,) = found.crossings
    assert crossing.value == pytest.approx(at, abs=1e-4) and crossing.yes_above == up


def test_several_flips_come_nearest_to_the_mode_first():
    found = flip(lambda x: np.sin(3 * np.pi * x), RANGE)
    assert [round(c.value, 3) for c in found.crossings] == [0.333, 0.667]
    assert [c.yes_above for c in found.crossings] == [False, True]


def test_no_flip_is_a_named_result():
    assert flip(lambda x: x + 1, RANGE).ending.name == "ALWAYS"
    assert flip(lambda x: x - 2, RANGE).ending.name == "NEVER"
    assert flip(lambda x: x, Uncertainty("cost", 1, 1, 1)).ending.name == "CONSTANT"


def test_a_flip_may_be_a_jump_of_a_share_of_draws():
    costs = np.random.default_rng(0).random(501)
    found = flip(lambda x: (costs[None, :] <= x[:, None]).mean(axis=1), RANGE, threshold=0.5)
    assert found.crossings == (Crossing(pytest.approx(np.median(costs), abs=1e-4), True),)
    assert found.at_high == 1.0 and found.at_mode == (costs <= 0.3).mean()


def test_the_flip_of_fearons_zone_is_where_the_sum_of_costs_meets_the_gap():
    x = np.linspace(0, 1, 1001)

    def margin(cost):
        game = Game(
            players=(Player("A", "A"), Player("B", "B")), utility=[x, 1 - x], victory_utility=[[1, 0], [0, 1]],
            rungs=2, rung=1, horizon=1, belief_mean=[0.7, 0.5], belief_strength=1e9,
            cost=np.stack([cost, np.full_like(cost, 0.08)], axis=1),
        )  # fmt: skip
        return zone(game).open - 0.5

    found = flip(margin, Uncertainty("cost.A", 0.0, 0.05, 0.4))
    assert found.crossings[0].value == pytest.approx(0.2 - 0.08, abs=1e-3) and found.crossings[0].yes_above


def test_answers_that_are_no_numbers_are_refused():
    with pytest.raises(AssessError, match=r"answer must return 34 numbers; got shape .*, or NaN"):
        flip(lambda x: np.full(len(x), np.nan), RANGE)
