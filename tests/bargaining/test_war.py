"""War to the finish is gambler's ruin, exact to the last digits (Feller 1968, XIV)."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.bargaining.strategies import random_game, seeds

from ripeness.bargaining import solve
from ripeness.bargaining.war import chance_of_victory, expected_rounds, finish_from, ladder


def ruin(m, n, rungs):
    """The closed form in exact fractions: P and D."""
    if m == Fraction(1, 2):
        return Fraction(n, rungs), Fraction(n * (rungs - n))
    r = (1 - m) / m
    p = (1 - r**n) / (1 - r**rungs)
    return p, (n - rungs * p) / (1 - 2 * m)


@pytest.mark.parametrize("rungs", [2, 3, 7, 20, 50])
@pytest.mark.parametrize("m", [0.5, 0.5 + 1e-9, 0.5 - 1e-9, 0.5 + 1e-15, 0.5001, 0.51, 0.3, 0.05, 0.999])
def test_chance_and_length_of_war_equal_the_closed_form(m, rungs):
    exact = [ruin(Fraction(m), n, rungs) for n in range(rungs + 1)]
    win = np.array(m)
    np.testing.assert_allclose(
        chance_of_victory(win, lose=1 - win, rungs=rungs), [float(p) for p, _ in exact], rtol=1e-13, atol=0
    )
    np.testing.assert_allclose(
        expected_rounds(win, lose=1 - win, rungs=rungs), [float(d) for _, d in exact], rtol=1e-13, atol=0
    )


@pytest.mark.parametrize(("m", "n", "chance", "rounds"), [(0.0, 3, 0.0, 3.0), (1.0, 3, 1.0, 4.0)])
def test_a_certain_war_goes_straight_to_its_end(m, n, chance, rounds):
    win = np.array(m)
    assert chance_of_victory(win, lose=1 - win, rungs=7)[n] == chance
    assert expected_rounds(win, lose=1 - win, rungs=7)[n] == rounds


@given(seed=seeds, rungs=st.integers(2, 40))
def test_the_value_solves_its_equations_with_discounting(seed, rungs):
    rng = np.random.default_rng(seed)
    win, flow, top, low = rng.uniform(0, 1), rng.normal(), rng.normal(), rng.normal()
    delta = 1 - rng.choice([0, 1e-12, 1e-6, 0.01, 0.5])
    x = ladder(
        np.array(win),
        np.array(1 - win),
        flow=np.array(flow),
        ends=(np.array(top), np.array(low)),
        discount=np.array(delta),
        rungs=rungs,
    )
    assert (x[0], x[-1]) == (low, top)
    np.testing.assert_allclose(x[1:-1], flow + delta * (win * x[2:] + (1 - win) * x[:-2]), rtol=1e-12, atol=1e-12)


@given(seed=seeds, rungs=st.integers(2, 30))
def test_from_one_rung_it_is_the_same_as_from_the_whole_ladder(seed, rungs):
    rng = np.random.default_rng(seed)
    at = np.arange(1, rungs)
    win = rng.uniform(size=(rungs - 1, 3))
    part = {"flow": np.array([[-0.1, 0.0, 0.2]]), "discount": np.array([[1.0, 0.97, 0.5]])}
    ends = (np.array([[1.0, 0.7, -2.0]]), np.array([[0.0, 0.1, 3.0]]))
    found = finish_from((win, 1 - win), ends=ends, at=at, rungs=rungs, **part)
    for k, n in enumerate(at):
        whole = ladder(
            win[k],
            1 - win[k],
            flow=part["flow"][0],
            ends=(ends[0][0], ends[1][0]),
            discount=part["discount"][0],
            rungs=rungs,
        )
        np.testing.assert_allclose(found[k], whole[n], rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("kernel", ["numpy", "numba"])
@given(seed=seeds)
def test_with_nothing_to_sign_and_nothing_to_learn_the_horizon_is_harmless(kernel, seed):
    """Backward induction reproduces the war to the finish, discounting included, whatever the horizon."""
    game = random_game(seed, rungs=8, horizon=1).replace(
        belief_strength=1e12, power_shift=0.0, red_line=np.ones((7, 12), dtype=bool)
    )
    short = solve(game, kernel=kernel).war_value
    for horizon in (2, 7, 40):
        longer = solve(game.replace(horizon=horizon, power_shift=0.0), kernel=kernel).war_value
        np.testing.assert_allclose(longer, short, rtol=1e-9, atol=1e-9)


@pytest.mark.parametrize("kernel", ["numpy", "numba"])
def test_a_thousand_rungs_lose_no_digits(kernel):
    game = random_game(3, rungs=8, horizon=1, draws=1).replace(
        rungs=1000,
        rung=500,
        belief_mean=0.5,
        belief_strength=1e12,
        power_shift=0.0,
        discount=1.0,
        rearm=0.0,
        red_line=np.ones((7, 12), dtype=bool),
    )
    flow = game.war_benefit - game.cost * (1 - game.subsidy)
    exact = game.victory_utility.mean(axis=2) + flow * 500 * 500
    np.testing.assert_allclose(solve(game, kernel=kernel).war_value, exact, rtol=1e-9)
