"""The zone says what is acceptable, what forbids the rest, and what would have to give."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from tests.bargaining.reference import Reference
from tests.bargaining.strategies import games, leaders_game, random_game, seeds

from ripeness.bargaining import Ending, solve, zone
from ripeness.errors import GameError


@given(game=games())
@settings(max_examples=60, deadline=None)
def test_each_outcome_breaks_the_constraints_that_the_reference_names(game):
    found, plain = zone(game), Reference(game)
    for x in range(game.outcomes):
        names = {c for c, broken in zip(found.constraints, found.fails[0, :, x], strict=True) if broken}
        assert names == plain.failing(x, 0, game.rung)
        np.testing.assert_allclose(
            found.payoff[0, :, x], [plain.payoff(i, x, 0, game.rung) for i in range(7)], rtol=1e-12, atol=1e-12
        )


@given(seed=seeds)
@settings(max_examples=15, deadline=None)
def test_a_later_state_is_judged_by_the_war_from_there(seed):
    game = random_game(seed, draws=2, horizon=5, rungs=6, outcomes=8).replace(rung=3)
    found = zone(game, round_=2, rung=3)
    for d in range(2):
        plain = Reference(game, draw=d)
        np.testing.assert_allclose(found.war_value[d], plain.W[2, 3], rtol=1e-12)
        assert [not plain.failing(x, 2, 3) for x in range(8)] == found.acceptable[d].tolist()


@given(seed=seeds)
@settings(max_examples=40, deadline=None)
def test_the_zone_is_open_exactly_where_the_sides_settle(seed):
    game = random_game(seed, draws=4, outcomes=15)
    found, solution = zone(game), solve(game)
    np.testing.assert_array_equal(found.open, solution.settles_now)
    for d in np.flatnonzero(found.open):
        assert found.acceptable[d, solution.proposals[d, 0, game.rung]].all()


@given(seed=seeds)
@settings(max_examples=40, deadline=None)
def test_minimal_correction_sets_are_those_that_trying_every_set_finds(seed):
    found = zone(random_game(seed, outcomes=10))
    opening = []
    for size in range(len(found.constraints) + 1):
        for chosen in itertools.combinations(range(len(found.constraints)), size):
            kept = [c for c in range(len(found.constraints)) if c not in chosen]
            if (~found.fails[0, kept].any(axis=0)).any() and not any(set(o) <= set(chosen) for o in opening):
                opening.append(chosen)
    assert set(found.corrections()) == {frozenset(found.constraints[c] for c in o) for o in opening}


@given(seed=seeds)
@settings(max_examples=40, deadline=None)
def test_the_gap_is_zero_exactly_where_a_side_would_sign_the_closest_outcome(seed):
    game = random_game(seed, draws=3, outcomes=15).replace(red_line=False)
    found = zone(game)
    for d, s in itertools.product(range(3), (0, 1)):
        side = "AB"[s]
        own = [
            c
            for c, name in enumerate(found.constraints)
            if name.endswith(f":{side}") or name in {f"patron:{p.name}" for p in game.players if p.side == side}
        ]
        refuses = found.fails[d, own, found.closest[d]].any()
        assert (found.gap[d, s] > 0) == refuses
        assert np.isfinite(found.gap[d, s])


def test_forbidden_counts_add_up():
    found = zone(random_game(12, draws=3, outcomes=40))
    assert (found.forbids_alone <= found.forbids).all()
    assert (found.size + (found.fails.any(axis=1)).sum(axis=1) == 40).all()


@pytest.mark.parametrize(("rung", "ending"), [(0, Ending.WAR_OVER_B), (6, Ending.WAR_OVER_A)])
def test_a_war_that_is_over_leaves_nothing_to_sign(rung, ending):
    game = leaders_game(3).replace(rung=rung)
    found, solution = zone(game), solve(game)
    assert found.endings == solution.endings == (ending,)
    assert not found.open[0] and found.corrections() == (frozenset({"war:over"}),)
    np.testing.assert_array_equal(solution.value, game.victory_utility[..., 0 if rung else 1])


def test_an_empty_table_is_a_named_ending():
    game = leaders_game(3).replace(utility=np.empty((2, 0)), enforcement=1.0, red_line=False)
    for kernel in ("auto", "numpy", "numba", "frontier"):
        solution = solve(game, kernel=kernel)
        assert solution.endings == (Ending.NO_OUTCOMES,)
        np.testing.assert_array_equal(solution.value, solution.war_value)
    assert zone(game).endings == (Ending.NO_OUTCOMES,)
    assert zone(game).corrections() == () and zone(game).closest[0] == -1


def test_red_lines_on_everything_leave_an_infinite_gap():
    red = np.zeros((7, 12), dtype=bool)
    red[0] = True
    found = zone(random_game(4).replace(red_line=red))
    assert found.endings == (Ending.ZONE_EMPTY,)
    assert found.gap[0, 0] == np.inf and np.isfinite(found.gap[0, 1])
    assert all("red_line:Leader A" in correction for correction in found.corrections())


def test_a_state_out_of_reach_is_refused():
    with pytest.raises(GameError, match="state must be one that the war can reach within its horizon of 6 rounds"):
        zone(leaders_game(3).replace(rung=3), round_=1, rung=3)
