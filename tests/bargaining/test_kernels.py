"""Every kernel gives the numbers of the plain reference, and of each other."""

import numpy as np
import pytest
from hypothesis import given, settings
from tests.bargaining.reference import Reference
from tests.bargaining.strategies import games, leaders_game, random_game, seeds

from ripeness.bargaining import Ending, Game, Player, solve, zone
from ripeness.bargaining.kernel_numba import solve_numba
from ripeness.bargaining.tables import Tables, threads
from ripeness.errors import GameError

CLOSE = {"rtol": 1e-12, "atol": 1e-12}


def same(one, other):
    np.testing.assert_array_equal(one.proposals, other.proposals)
    np.testing.assert_allclose(one.war_values, other.war_values, **CLOSE)
    np.testing.assert_allclose(one.values, other.values, **CLOSE)
    np.testing.assert_allclose(one.value, other.value, **CLOSE)
    assert one.endings == other.endings


def check_against_reference(game, kernel, *, later=True):
    solution = solve(game, kernel=kernel, keep_values=True, later_settlement=later)
    for d in range(game.draws):
        plain = Reference(game, draw=d, later_settlement=later)
        for (t, n), war in plain.W.items():
            if np.isnan(solution.war_values[d, t, n, 0]):
                assert game.rungs == 2 and t > 0  # a ladder of two rungs ends with the first round
                continue
            np.testing.assert_allclose(solution.war_values[d, t, n], war, **CLOSE)
            np.testing.assert_allclose(solution.values[d, t, n], plain.V[t, n], **CLOSE)
            if t < game.horizon and 0 < n < game.rungs:
                assert tuple(solution.proposals[d, t, n]) == plain.proposals.get((t, n), (-1, -1))


@pytest.mark.parametrize("kernel", ["numpy", "numba"])
@given(game=games())
@settings(max_examples=60, deadline=None)
def test_kernel_equals_reference_with_every_kind_of_constraint(kernel, game):
    check_against_reference(game, kernel)


@pytest.mark.parametrize("kernel", ["numpy", "numba"])
@given(game=games(draws=2))
@settings(max_examples=15, deadline=None)
def test_kernel_equals_reference_when_nothing_may_be_signed_later(kernel, game):
    check_against_reference(game, kernel, later=False)


@given(seed=seeds)
@settings(max_examples=25, deadline=None)
def test_numba_equals_numpy_on_larger_games(seed):
    game = random_game(seed, draws=5, horizon=25, rungs=9, outcomes=60, round_numbers=seed % 4 == 0)
    same(solve(game, kernel="numpy", keep_values=True), solve(game, kernel="numba", keep_values=True))


@given(seed=seeds)
@settings(max_examples=40, deadline=None)
def test_frontier_equals_numpy_where_leaders_are_alone(seed):
    firm = {"enforcement": 1.0, "quota": 0.0, "patron_pressure": 0.0}
    game = random_game(seed, draws=3, horizon=12, rungs=7, outcomes=1 + seed % 40, round_numbers=seed % 2 == 0)
    for plain in (game.replace(**firm), leaders_game(seed, draws=3)):
        assert solve(plain).kernel == "frontier"
        by_scanning = solve(plain, kernel="numpy", keep_values=True)
        for kernel in ("frontier", "numba"):
            same(by_scanning, solve(plain, kernel=kernel, keep_values=True))


def test_threads_do_not_change_a_bit():
    game = random_game(5, draws=16, horizon=12, outcomes=30)
    tables = [Tables.blank(game, keep=True) for _ in range(2)]
    for count, table in zip((1, 3), tables, strict=True):
        with threads(count):
            solve_numba(game, table, later=True)
    for one, other in zip(vars(tables[0]).values(), vars(tables[1]).values(), strict=True):
        np.testing.assert_array_equal(one, other)


def test_a_draw_solved_alone_is_the_draw_solved_among_others():
    game = random_game(8, draws=6, horizon=8)
    together = solve(game)
    for d in range(game.draws):
        np.testing.assert_array_equal(solve(game.draw(d)).value[0], together.value[d])


def test_outcomes_within_slack_are_one_and_the_first_is_proposed():
    x = np.array([0.3, 0.1 + 0.2, 0.6 / 2])  # equal in theory, not in the last bit
    game = Game(
        players=(Player("A", "A"), Player("B", "B")),
        utility=[x, 1 - x],
        victory_utility=[[1, 0], [0, 1]],
        rungs=2,
        rung=1,
        horizon=1,
        belief_mean=0.3,
        belief_strength=1e9,
        cost=0.1,
    )
    for kernel in ("numpy", "numba", "frontier"):
        assert solve(game, kernel=kernel).proposals[0, 0, 1].tolist() == [0, 0]


def test_an_outcome_worse_for_everybody_can_be_the_one_that_is_signed():
    """So dominated outcomes may not be dropped where agreements can be broken, though the design said so."""
    game = random_game(710, outcomes=2, horizon=3, rungs=4)
    utility = np.array(game.utility)
    utility[..., 1] = np.maximum(utility[..., 1], utility[..., 0] + 0.02)
    found = zone(game.replace(utility=utility, red_line=False, enforcement=0.07), later_settlement=False)
    assert np.all(utility[..., 1] > utility[..., 0])
    assert found.acceptable.tolist() == [[True, False]]


def test_an_unknown_kernel_is_refused():
    game = leaders_game(1)
    with pytest.raises(GameError, match="kernel must be one of auto, numpy, numba, frontier; got cuda"):
        solve(game, kernel="cuda")
    with pytest.raises(GameError, match="kernel frontier must have two leaders alone"):
        solve(random_game(1), kernel="frontier")


def test_every_ending_is_reached_and_reads_as_a_sentence():
    seen = {ending for seed in range(40) for ending in solve(random_game(seed)).endings}
    assert {Ending.SETTLES_NOW, Ending.FIGHTS_FIRST, Ending.NEVER_SETTLES} <= seen
    assert all(str(ending).endswith(".") for ending in Ending)
