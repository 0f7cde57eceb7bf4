"""No side is favoured, and no player's unit of utility matters."""

import numpy as np
import pytest
from hypothesis import given, settings
from tests.bargaining.strategies import random_game, seeds

from ripeness.bargaining import by_week, forward, mirrored, solve, zone

CLOSE = {"rtol": 1e-12, "atol": 1e-12}


@pytest.mark.parametrize("kernel", ["numpy", "numba"])
@given(seed=seeds)
@settings(max_examples=60, deadline=None)
def test_exchanging_the_sides_mirrors_the_equilibrium(kernel, seed):
    game = random_game(seed, draws=2, horizon=8, rungs=2 + seed % 8, outcomes=25, round_numbers=seed % 3 == 0)
    one, other = (solve(g, kernel=kernel, keep_values=True) for g in (game, mirrored(game)))
    np.testing.assert_allclose(other.war_values[:, :, ::-1], one.war_values, **CLOSE)
    np.testing.assert_allclose(other.values[:, :, ::-1], one.values, **CLOSE)
    np.testing.assert_array_equal(other.proposals[:, :, ::-1, ::-1], one.proposals)
    assert one.endings == other.endings


@given(seed=seeds)
@settings(max_examples=40, deadline=None)
def test_exchanging_the_sides_mirrors_the_zone(seed):
    game = random_game(seed, draws=2, outcomes=25, round_numbers=seed % 3 == 0)
    one, other = zone(game), zone(mirrored(game))
    swap = str.maketrans("AB", "BA")
    side_named = [c.translate(swap) if c.startswith(("leader", "ratif")) else c for c in one.constraints]
    columns = [other.constraints.index(c) for c in side_named]
    np.testing.assert_array_equal(other.fails[:, columns], one.fails)
    np.testing.assert_array_equal(other.closest, one.closest)
    np.testing.assert_allclose(other.gap[:, ::-1], one.gap, rtol=1e-9, atol=1e-12)
    np.testing.assert_allclose(other.payoff, one.payoff, **CLOSE)


@given(seed=seeds)
@settings(max_examples=40, deadline=None)
def test_exchanging_the_sides_mirrors_the_course_of_the_war(seed):
    game = random_game(seed, draws=2, horizon=8, outcomes=25, round_numbers=seed % 3 == 0)
    for chance, counter in (("true", "true"), ("A", "B"), ("B", "A")):
        one, other = forward(solve(game), chance=chance), forward(solve(mirrored(game)), chance=counter)
        np.testing.assert_allclose(other.settled, one.settled, **CLOSE)
        np.testing.assert_allclose(other.won_b, one.won_a, **CLOSE)
        np.testing.assert_allclose(other.finish_b, one.finish_a, **CLOSE)
        np.testing.assert_allclose(other.rungs[:, ::-1], one.rungs, **CLOSE)
        np.testing.assert_allclose(other.terms, one.terms, **CLOSE)
        np.testing.assert_allclose(by_week(other, [3]).won_b, by_week(one, [3]).won_a, **CLOSE)


@given(seed=seeds)
@settings(max_examples=60, deadline=None)
def test_a_players_unit_and_zero_of_utility_decide_nothing(seed):
    """u -> s u + a with the flow of war s (b - c) + a (1 - delta): waiting a round also delays the constant."""
    game = random_game(seed, draws=2, horizon=6, outcomes=20)
    rng = np.random.default_rng(seed)
    i = int(rng.integers(len(game.players)))
    s, a = float(rng.uniform(0.01, 50)), float(rng.uniform(0, 3))

    def scaled(name, plus=0.0):
        array = np.array(getattr(game, name))
        array[:, i] = s * array[:, i] + plus
        return array

    talk = np.array(game.talk_cost)
    pressure = np.array(game.patron_pressure)
    if i in game.leaders:
        side = game.leaders.index(i)
        talk[:, side] *= s
        pressure[:, list(game.of("patron", side="AB"[side]))] *= s
    still = a * (1 - np.array(game.discount)[:, i])
    other = game.replace(
        utility=scaled("utility", a),
        victory_utility=scaled("victory_utility", a),
        cost=scaled("cost"),
        war_benefit=scaled("war_benefit", still),
        talk_cost=talk,
        patron_pressure=pressure,
        agenda=None,
    )
    before, after = solve(game), solve(other)
    np.testing.assert_array_equal(after.proposals, before.proposals)
    expected = np.array(before.value)
    expected[:, i] = s * expected[:, i] + a
    np.testing.assert_allclose(after.value, expected, rtol=1e-10, atol=1e-11)
