"""A game refuses numbers that it can't take, by name, and takes every other however hostile."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.bargaining.strategies import random_game, seeds

from ripeness.bargaining import (
    MECHANISMS,
    Agenda,
    Game,
    Issue,
    Player,
    forward,
    option_values,
    outcome_space,
    shares,
    solve,
    without,
    zone,
)
from ripeness.errors import GameError

A, B = Player("Alba", "A"), Player("Bora", "B")
X = np.linspace(0, 1, 11)


def game(**changes):
    numbers = {
        "players": (A, B),
        "utility": [X, 1 - X],
        "victory_utility": [[1, 0], [0, 1]],
        "rungs": 4,
        "rung": 2,
        "horizon": 3,
        "belief_mean": [0.6, 0.5],
        "belief_strength": 10.0,
        "cost": 0.05,
    }
    return Game(**{**numbers, **changes})


REFUSED = [
    ({"cost": [0.1, -0.2]}, r"cost\[Bora\] must be >= 0; got -0.2"),
    ({"cost": [[0.1, 0.1], [0.1, np.nan]]}, r"cost\[Bora\] must be a finite number; got nan in draw 1"),
    ({"utility": np.full((2, 3), np.inf)}, r"utility\[Alba, 0\] must be a finite number; got inf"),
    ({"utility": np.full((2, 3), 1e13)}, r"utility\[Alba, 0\] must be at most 1e\+12 in size; got 1e\+13"),
    ({"utility": [1, 2]}, r"utility must have shape \(players, outcomes\)"),
    ({"utility": np.ones((3, 4))}, r"utility must have shape \(players 2, outcomes 4\)"),
    ({"belief_mean": [1.2, 0.5]}, r"belief_mean\[A\] must be from 0 to 1; got 1.2"),
    ({"belief_strength": [1, 0]}, r"belief_strength\[B\] must be > 0; got 0"),
    ({"belief_strength": np.inf}, r"belief_strength\[A\] must be a finite number; got inf"),
    ({"discount": 0.0}, r"discount\[Alba\] must be above 0 to 1; got 0"),
    ({"p_true": -0.1}, r"p_true must be from 0 to 1; got -0.1"),
    ({"rungs": 1, "rung": 0}, "rungs must be from 2 to 1000; got 1"),
    ({"rung": 5}, "rung must be from 0 to 4; got 5"),
    ({"horizon": 0}, "horizon must be from 1 to 100000; got 0"),
    ({"horizon": 2.5}, "horizon must be a whole number; got 2.5"),
    ({"quota": 0.5}, r"quota\[A\] must be at most the power of its factions, 0; got 0.5"),
    ({"power": 0.5}, r"power\[Alba\] must be 0, for only a faction has it; got 0.5"),
    ({"patron_pressure": [0, 1]}, r"patron_pressure\[Bora\] must be 0, for only a patron has it; got 1"),
    ({"cost": "dear"}, "cost must be numbers of shape"),
    ({"cost": np.ones((2, 2)), "talk_cost": np.ones((3, 2))}, "all fields with an axis of draws must agree"),
    ({"players": (A, A)}, "names of players must differ; got Alba, Alba"),
    ({"players": (A, Player("C", "A"))}, "side A must have exactly one leader; got 2"),
    ({"players": (A, Player("C", "C"))}, "side of C must be A or B; got C"),
    ({"players": (A, B, Player("C", "B", "envoy"))}, "role of C must be one of leader, faction, patron; got envoy"),
    ({"red_line": [[0, 1]]}, "red_line must be true or false for each of 2 players and 11 outcomes"),
]


@pytest.mark.parametrize(("changes", "sentence"), REFUSED)
def test_a_number_out_of_its_range_is_refused_by_name(changes, sentence):
    with pytest.raises(GameError, match=sentence):
        game(**changes)


def test_a_veto_in_some_draws_only_is_refused():
    players = (A, B, Player("Patron", "A", "patron"))
    three = {"players": players, "utility": [X, 1 - X, X], "victory_utility": [[1, 0], [0, 1], [1, 0]]}
    with pytest.raises(GameError, match=r"patron_pressure\[Patron\] must be inf in every draw or in none"):
        game(**three, patron_pressure=[[0, 0, np.inf], [0, 0, 1]])


extreme = {
    "belief_mean": st.sampled_from([0.0, 1e-300, 0.5, 1 - 1e-16, 1.0]),
    "belief_strength": st.sampled_from([1e-300, 1.0, 1e9, 1e12]),
    "p_true": st.sampled_from([0.0, 0.5, 1.0]),
    "power_shift": st.sampled_from([-500.0, 0.0, 500.0]),
    "rearm": st.sampled_from([-500.0, 0.0, 500.0]),
    "cost": st.sampled_from([0.0, 1e-300, 1e12]),
    "discount": st.sampled_from([1e-12, 1 - 1e-15, 1.0]),
    "enforcement": st.sampled_from([0.0, 1.0]),
    "distrust": st.sampled_from([0.0, 1.0]),
    "proposer_a": st.sampled_from([0.0, 1.0]),
    "horizon": st.sampled_from([1, 2, 9]),
    "rungs": st.sampled_from([2, 3, 40]),
    "rounds_per_week": st.sampled_from([1e-12, 1.0, 1e12]),
}


@given(changes=st.fixed_dictionaries({}, optional=extreme), edge=st.sampled_from([0, 1, -1]))
@settings(max_examples=200, deadline=None)
def test_extreme_numbers_give_finite_answers_alike_in_every_kernel(changes, edge):
    hostile = game(**changes)
    hostile = hostile.replace(rung=1 if edge == 1 else hostile.rungs - 1 if edge == -1 else 0)
    one, other = (solve(hostile, kernel=kernel, keep_values=True) for kernel in ("numpy", "numba"))
    assert np.isfinite(one.value).all() and np.isfinite(one.war_value).all()
    np.testing.assert_allclose(other.value, one.value, rtol=1e-11, atol=1e-11)
    np.testing.assert_array_equal(other.proposals, one.proposals)
    course = forward(one)
    total = course.settled.sum() + course.won_a.sum() + course.won_b.sum() + course.at_horizon[0]
    assert abs(total - 1) < 1e-12
    assert zone(hostile).open[0] == one.settles_now[0]


@given(seed=seeds)
@settings(max_examples=20, deadline=None)
def test_one_outcome_and_one_round_are_enough(seed):
    small = random_game(seed, horizon=1, rungs=2, outcomes=1)
    assert len(zone(small).acceptable[0]) == 1
    assert solve(small).value.shape == (1, 7)


def test_arrays_are_read_only_and_shared_draws_take_no_memory():
    many = game(cost=np.full((1000, 2), 0.1))
    assert many.draws == 1000 and many.utility.strides[0] == 0
    with pytest.raises(ValueError, match="read-only"):
        many.cost[0, 0] = 1.0


def test_draws_outcomes_and_horizon_can_be_replaced():
    other = game().replace(cost=np.full((7, 2), 0.1)).replace(horizon=9, utility=np.ones((2, 5)))
    assert (other.draws, other.horizon, other.outcomes) == (7, 9, 5)


def test_the_pooled_belief_is_true_unless_said_otherwise():
    assert game(belief_strength=[30.0, 10.0]).p_true[0] == pytest.approx((18 + 5) / 40)


def agenda(**changes):
    issues = (Issue("land", ("A", "shared", "B")), Issue("guards", ("none", "many")))
    values = tuple(option_values(i.positions, [0.0, 1.0]) for i in issues)
    numbers = {
        "space": outcome_space(issues, excluded=[{"land": "shared", "guards": "many"}]),
        "names": ("Alba", "Bora"),
        "salience": shares([[3, 1], [1, 1]]),
        "values": values,
        "victory": (np.array([0, 0]), np.array([2, 1])),
        "guarantee_issue": "guards",
        "guarantee": [0.2, 0.9],
        "forbidden": {"Bora": (("land", "A"),)},
    }
    return Agenda(**{**numbers, **changes})


AGENDA_REFUSED = [
    ({"salience": [[0.5, 0.4], [0.5, 0.5]]}, r"salience\[Alba\] must sum to 1 over the issues; got 0.9"),
    ({"salience": [[1.5, -0.5], [0.5, 0.5]]}, r"salience\[Alba, issue 1\] must be >= 0 and finite; got -0.5"),
    ({"victory": (np.array([0, 5]), np.array([0, 0]))}, "victory of A must be an option of each of 2 issues"),
    ({"guarantee_issue": "moon"}, "guarantee_issue must be one of land, guards; got moon"),
    ({"guarantee": [0.1]}, "guarantee must be a number for each of 2 options of guards"),
    ({"forbidden": {"Cara": ()}}, "forbidden must name a player, one of Alba, Bora; got Cara"),
    ({"forbidden": {"Bora": (("land", "C"),)}}, r"forbidden\[Bora\] must name an issue and one of its options"),
]


@pytest.mark.parametrize(("changes", "sentence"), AGENDA_REFUSED)
def test_an_agenda_refuses_words_and_numbers_that_do_not_fit(changes, sentence):
    with pytest.raises(GameError, match=sentence):
        agenda(**changes)


def test_saliences_that_sum_to_zero_are_refused():
    with pytest.raises(GameError, match=r"salience\[Bora\] must not sum to zero over the issues; got all zeros"):
        shares([[1, 2], [0, 0]], names=("Alba", "Bora"))


def test_an_agenda_gives_utilities_enforcement_and_red_lines():
    built = Game.on(
        agenda(), players=(A, B), rungs=2, rung=1, horizon=1, belief_mean=0.5, belief_strength=5.0, cost=0.1
    )
    assert built.outcomes == 5
    np.testing.assert_allclose(built.utility[0, 0], [1, 0.75, 0.625, 0.25, 0])
    np.testing.assert_allclose(built.enforcement[0], [0.2, 0.9, 0.2, 0.2, 0.9])
    assert built.red_line[1].tolist() == [True, True, False, False, False]
    np.testing.assert_allclose(built.victory_utility[0], [[1, 0], [0, 1]])


def test_division_keeps_old_outcomes_and_fills_in_between_them():
    coarse = agenda()
    fine = coarse.divided(20)
    assert len(fine.space.issues[0].options) == 9  # two gaps in four parts; nine places times two is at most twenty
    assert fine.space.issues[1].options == ("none", "many")
    for numbers, finer in ((coarse.fields()["utility"], fine.fields()["utility"]),):
        for column in numbers.T:
            assert np.isclose(finer.T, column).all(axis=1).any()
    with_guards = [row[0] for row in fine.space.choices if row[1] == 1]
    assert with_guards == [0, len(fine.space.issues[0].options) - 1]  # what lies beside an excluded pair is excluded


def test_mechanisms_are_switched_off_by_name():
    full = random_game(3, draws=2)
    free = without(full, set(MECHANISMS) - {"indivisibility"})
    assert not any(getattr(free, n).any() for n in ("subsidy", "power_shift", "patron_pressure", "quota", "talk_cost"))
    assert (free.enforcement == 1).all() and (free.belief_mean[:, 0] == free.belief_mean[:, 1]).all()
    assert (full.belief_mean[:, 0] != full.belief_mean[:, 1]).all()
    with pytest.raises(GameError, match=r"mechanism must be one of .*; got greed"):
        without(full, {"greed"})
    with pytest.raises(GameError, match="indivisibility must be of the issues of an agenda"):
        without(full, {"indivisibility"})


def test_commitment_and_indivisibility_can_be_switched_off_in_any_order():
    built = Game.on(
        agenda(), players=(A, B), rungs=2, rung=1, horizon=1, belief_mean=0.5, belief_strength=5.0, cost=0.1
    )
    one = without(without(built, {"commitment"}), {"indivisibility"})
    other = without(without(built, {"indivisibility"}), {"commitment"})
    both = without(built, {"commitment", "indivisibility"})
    for g in (one, other):
        np.testing.assert_array_equal(g.enforcement, both.enforcement)
        np.testing.assert_array_equal(g.utility, both.utility)


def test_many_issues_are_divided_one_at_a_time_and_two_leaders_lose_nothing_by_it():
    rng = np.random.default_rng(5)
    issues = tuple(Issue(name, ("a", "b", "c")) for name in "klmn")
    ideals = rng.uniform(0, 1, (2, 4))
    values = tuple(option_values(issue.positions, ideals[:, k]) for k, issue in enumerate(issues))
    ends = (np.zeros(4, dtype=int), np.full(4, 2))
    coarse = Agenda(outcome_space(issues), ("A", "B"), shares(rng.uniform(1, 2, (2, 4))), values, ends)
    fine = coarse.divided(2000)
    between = [
        sum("/" in issue.options[o] for issue, o in zip(fine.space.issues, row, strict=True))
        for row in fine.space.choices
    ]
    assert max(between) == 1 and len(fine.space.choices) > 1500
    all_at_once = coarse.divided(9**4)  # four parts an issue, together
    a, b = fine.fields()["utility"]
    for weight in (0.2, 0.4, 0.5, 0.65, 0.9):
        best = (weight * a + (1 - weight) * b).max()
        one, two = all_at_once.fields()["utility"]
        assert best >= (weight * one + (1 - weight) * two).max() - 1e-12
