"""Shapley values: the axioms, a game with known values, and the model."""

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from tests.bargaining.strategies import random_game, seeds

from ripeness.bargaining import MECHANISMS, by_week, forward, solve, without, zone
from ripeness.bargaining.shapley import shapley
from ripeness.errors import GameError

SWITCHES = tuple(name for name in MECHANISMS if name != "indivisibility")  # random games have no agenda to divide


def test_the_airport_game_has_its_published_values():
    """Littlechild and Owen 1973: who needs the longer runway pays for the rest of it alone."""
    needs = {"short": 1.0, "middle": 3.0, "long": 6.0}
    values = shapley(lambda held: max((needs[p] for p in held), default=0.0), tuple(needs))
    assert [float(values[p]) for p in needs] == pytest.approx([1 / 3, 1 / 3 + 1, 1 / 3 + 1 + 3])


@pytest.mark.parametrize(("right", "of_left", "of_right"), [(1, 1 / 2, 1 / 2), (2, 2 / 3, 1 / 6), (3, 3 / 4, 1 / 12)])
def test_the_one_left_glove_is_worth_more_the_more_right_ones_there_are(right, of_left, of_right):
    """A pair is worth 1; the left glove makes one unless it comes first of all: n / (n + 1) (Shapley 1953)."""
    gloves = ("left", *(f"right {n}" for n in range(right)))
    values = shapley(lambda held: float("left" in held and len(held) > 1), gloves)
    assert [float(values[glove]) for glove in gloves] == pytest.approx([of_left] + right * [of_right])


def test_the_five_permanent_members_have_98_7_percent_of_the_power_in_the_first_security_council():
    """Shapley and Shubik 1954: five with a veto, six without, seven votes needed: the five have 76/77 of the power."""
    permanent, others = tuple("abcde"), tuple("uvwxyz")
    values = shapley(lambda held: float(len(held) >= 7 and held.issuperset(permanent)), permanent + others)
    assert [float(values[p]) for p in permanent] == pytest.approx([76 / 77 / 5] * 5)
    assert [float(values[p]) for p in others] == pytest.approx([1 / 77 / 6] * 6)


@given(seed=seeds)
@settings(max_examples=40, deadline=None)
def test_it_is_the_mean_over_all_orders(seed):
    rng = np.random.default_rng(seed)
    parts = ("a", "b", "c", "d")
    table = {}

    def worth(held):
        return table.setdefault(held, rng.normal(size=3))

    values = shapley(worth, parts)
    orders = list(permutations(parts))
    for part in parts:
        added = [table[frozenset(o[: o.index(part) + 1])] - table[frozenset(o[: o.index(part)])] for o in orders]
        np.testing.assert_allclose(values[part], np.mean(added, axis=0), atol=1e-12)
    assert len(table) == 16


def test_parts_that_are_alike_get_the_same_and_one_that_does_nothing_gets_nothing():
    values = shapley(lambda held: float(len(held - {"idle"}) >= 2), ("one", "two", "three", "idle"))
    assert [float(values[p]) for p in ("one", "two", "three", "idle")] == pytest.approx([1 / 3, 1 / 3, 1 / 3, 0])


@given(seed=seeds)
@settings(max_examples=4, deadline=None)
def test_on_the_model_contributions_sum_to_the_difference_from_the_frictionless_war(seed):
    game = random_game(seed, draws=3, horizon=4, outcomes=8)
    for reading in (no_zone, unsettled_in_five_weeks):
        values = shapley(lambda present, read=reading: read(without(game, set(SWITCHES) - present)), SWITCHES)
        whole = reading(game) - reading(without(game, SWITCHES))
        np.testing.assert_allclose(sum(values.values()), whole, atol=1e-12)


def test_on_the_model_a_mechanism_that_is_absent_contributes_nothing():
    game = random_game(3, draws=4, horizon=4, outcomes=8).replace(talk_cost=0.0, subsidy=0.0)
    values = shapley(lambda present: no_zone(without(game, set(SWITCHES) - present)), SWITCHES)
    assert not values["talk_cost"].any() and not values["aid"].any()


def test_a_name_that_comes_twice_is_refused():
    with pytest.raises(GameError, match="parts must be at most 16 names that differ; got a, a"):
        shapley(lambda held: 0.0, ("a", "a"))


def no_zone(game):
    return 1.0 - zone(game).open


def unsettled_in_five_weeks(game):
    return 1.0 - by_week(forward(solve(game)), [5]).settled[:, 0]
