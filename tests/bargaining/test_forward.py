"""The course of the war is exact and adds up."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.bargaining.reference import Reference
from tests.bargaining.strategies import games, leaders_game, random_game, seeds

from ripeness.bargaining import by_week, ended_within, forward, solve
from ripeness.errors import GameError


@given(game=games())
@settings(max_examples=50, deadline=None)
def test_chances_equal_those_of_following_every_path(game):
    solution, plain = solve(game), Reference(game)
    for chance in ("true", "A", "B"):
        course, paths = forward(solution, chance=chance), plain.forward(chance)
        for name, expected in paths.items():
            np.testing.assert_allclose(getattr(course, name)[0], expected, rtol=1e-11, atol=1e-13)


@given(seed=seeds)
@settings(max_examples=30, deadline=None)
def test_every_war_ends_once(seed):
    course = forward(solve(random_game(seed, draws=3, horizon=10)))
    ended = course.settled.sum(axis=1) + course.won_a.sum(axis=1) + course.won_b.sum(axis=1)
    np.testing.assert_allclose(ended + course.at_horizon, 1, rtol=1e-12)
    np.testing.assert_allclose(course.finish_a + course.finish_b, course.at_horizon, rtol=1e-12, atol=1e-15)
    np.testing.assert_allclose(course.terms.sum(axis=1), course.settled.sum(axis=1), atol=1e-12)
    np.testing.assert_allclose(course.rungs.sum(axis=1), course.settled.sum(axis=1), atol=1e-12)


@given(game=games(), week=st.sampled_from([0.0, 2.5, 26.0]), chance=st.sampled_from(["true", "A", "B"]))
@settings(max_examples=30, deadline=None)
def test_the_endings_within_a_week_are_those_of_the_whole_course(game, week, chance):
    solution = solve(game)
    whole = by_week(forward(solution, chance=chance), [week])
    for ending, name in zip(ended_within(solution, week, chance=chance), ("settled", "won_a", "won_b"), strict=True):
        np.testing.assert_array_equal(ending, getattr(whole, name)[:, 0])


@pytest.mark.parametrize("rung", [0, 4])
def test_a_war_that_is_over_has_ended_as_it_did(rung):
    game = leaders_game(1, horizon=3, rungs=4, outcomes=3).replace(rung=rung)
    settled, won_a, won_b = ended_within(solve(game), 1.0)
    assert (settled.item(), won_a.item(), won_b.item()) == (0.0, float(rung == 4), float(rung == 0))


@given(seed=seeds)
@settings(max_examples=30, deadline=None)
def test_weeks_add_up_and_never_bring_a_war_back(seed):
    course = forward(solve(random_game(seed, draws=3, horizon=10)))
    table = by_week(course, np.arange(0, 60, 3))
    total = table.settled + table.won_a + table.won_b + table.fighting + table.beyond
    np.testing.assert_allclose(total, 1, atol=1e-12)
    assert (np.diff(table.settled, axis=1) >= -1e-12).all()
    assert (np.diff(table.survival, axis=1) <= 1e-12).all()
    np.testing.assert_allclose(table.settled[:, 0], course.settled[:, 0], atol=1e-15)


def test_rounds_come_as_a_poisson_process():
    game = leaders_game(5).replace(red_line=np.ones((2, 21), dtype=bool), rungs=2, rung=1, rounds_per_week=0.5)
    table = by_week(forward(solve(game)), [0, 2, 10])
    np.testing.assert_allclose(table.fighting[0], np.exp([0.0, -1.0, -5.0]), atol=1e-12)


def test_a_war_without_agreement_lasts_as_long_as_gamblers_ruin():
    game = leaders_game(5).replace(red_line=np.ones((2, 21), dtype=bool), rungs=8, rung=3, p_true=0.5, power_shift=0.0)
    course = forward(solve(game))
    np.testing.assert_allclose(course.expected_rounds, 3 * 5, rtol=1e-12)
    np.testing.assert_allclose(course.won_a.sum() + course.finish_a, 3 / 8, rtol=1e-12)
    np.testing.assert_allclose(course.expected_weeks, 15 / game.rounds_per_week, rtol=1e-12)


@pytest.mark.parametrize(("p", "rounds"), [(0.0, 3), (1.0, 5)])
def test_a_true_chance_of_nought_or_one_is_followed_exactly(p, rounds):
    game = leaders_game(5).replace(red_line=np.ones((2, 21), dtype=bool), rungs=8, rung=3, p_true=p, power_shift=0.0)
    course = forward(solve(game))
    won = (course.won_a if p else course.won_b)[0]
    assert won[rounds] == 1.0 and course.expected_rounds[0] == rounds


def test_an_unknown_chance_and_a_negative_week_are_refused():
    course = forward(solve(leaders_game(5)))
    with pytest.raises(GameError, match="chance must be one of true, A, B; got C"):
        forward(course.solution, chance="C")
    with pytest.raises(GameError, match="weeks must be numbers >= 0"):
        by_week(course, [-1])
