"""Power indices against brute force, published values, and what theory says of them."""

from fractions import Fraction
from itertools import combinations, permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ripeness.bargaining.collective import banzhaf, coalitions, shapley_shubik
from ripeness.bargaining.collective.coalitions import swings
from ripeness.errors import GameError

WEIGHTS = st.lists(st.integers(0, 9), min_size=1, max_size=6).filter(any)


@st.composite
def votes(draw):
    weights = draw(WEIGHTS)
    return weights, draw(st.integers(1, sum(weights)))


def pivots(weights, quota):
    """Shares of orders in which each member makes the quota, order by order."""
    found, orders = [0] * len(weights), list(permutations(range(len(weights))))
    for order in orders:
        held = 0
        for i in order:
            held += weights[i]
            if held >= quota:
                found[i] += 1
                break
    return [Fraction(count, len(orders)) for count in found]


def deciders(weights, quota):
    """Chances to decide, coalition by coalition."""
    n, found = len(weights), [0] * len(weights)
    for i in range(n):
        others = [weights[j] for j in range(n) if j != i]
        for size in range(n):
            found[i] += sum(quota - weights[i] <= sum(held) < quota for held in combinations(others, size))
    return [Fraction(count, 2 ** (n - 1)) for count in found]


@given(votes())
@settings(max_examples=80, deadline=None)
def test_indices_are_those_of_brute_force(vote):
    assert list(shapley_shubik(*vote).exact[0]) == pivots(*vote)
    assert list(banzhaf(*vote).exact[0]) == deciders(*vote)


@given(votes())
@settings(max_examples=80, deadline=None)
def test_listing_coalitions_counts_what_the_sums_count(vote):
    ballot = coalitions.ballots(*vote)[0]
    assert coalitions._listed(*ballot) == swings(ballot)


@given(st.lists(st.integers(0, 500), min_size=1, max_size=40).filter(any), st.data())
@settings(max_examples=40, deadline=None)
def test_shapley_shubik_sums_to_one_and_equals_are_equal(weights, data):
    index = shapley_shubik(weights, data.draw(st.integers(1, sum(weights)))).exact[0]
    assert sum(index) == 1
    assert len(set(zip(weights, index, strict=True))) == len(set(weights))


@given(votes(), st.sampled_from([Fraction(1, 3), 2, Fraction(7, 5)]))
@settings(max_examples=40, deadline=None)
def test_the_unit_of_weight_does_not_matter(vote, unit):
    weights, quota = vote
    assert shapley_shubik([unit * w for w in weights], unit * quota).exact == shapley_shubik(weights, quota).exact


@given(votes())
@settings(max_examples=40, deadline=None)
def test_who_can_never_be_needed_has_no_power(vote):
    weights, quota = vote
    for index in (shapley_shubik, banzhaf):
        assert index([*weights, 0], quota).exact[0][-1] == 0
        assert index([*weights, 0], quota).exact[0][:-1] == index(weights, quota).exact[0]


@given(votes())
@settings(max_examples=40, deadline=None)
def test_more_weight_is_never_less_power(vote):
    weights, _ = vote
    for index in (shapley_shubik(*vote), banzhaf(*vote)):
        for a, b in combinations(range(len(weights)), 2):
            assert (weights[a] - weights[b]) * (index.exact[0][a] - index.exact[0][b]) >= 0


@given(votes())
@settings(max_examples=40, deadline=None)
def test_normalised_banzhaf_sums_to_one(vote):
    assert sum(banzhaf(*vote, normalised=True).exact[0]) == 1


def test_the_council_of_fifteen_has_the_published_power():
    weights = [10] * 4 + [8] + [5] * 4 + [4] * 2 + [3] * 3 + [2]
    index = shapley_shubik(weights, 62).value[0]
    assert index[[0, 4, 5, 9, 11, 14]].round(4).tolist() == [0.1167, 0.0955, 0.0552, 0.0454, 0.0353, 0.0207]


def test_fifty_members_are_counted_exactly():
    weights = list(range(1, 51))
    index = shapley_shubik(weights, 638)
    assert sum(index.exact[0]) == 1
    assert index.exact[0] == shapley_shubik([2 * w for w in weights], 1275).exact[0]


def test_seventy_members_go_beyond_64_bits_and_stay_exact():
    index = banzhaf([1] * 71, 36)
    assert len(set(index.exact[0])) == 1
    assert index.exact[0][0] == Fraction(112186277816662845432, 2**70)


def test_floats_stand_for_the_decimals_that_they_print_as():
    assert shapley_shubik([0.1, 0.2, 0.3], 0.6).exact == shapley_shubik([1, 2, 3], 6).exact


def test_draws_are_answered_together():
    both = shapley_shubik([[1, 1, 1], [3, 1, 1]], [2, 3])
    assert both.value.tolist() == [[1 / 3] * 3, [1, 0, 0]]
    assert shapley_shubik([2, 1, 1], [2, 4]).value.tolist() == [[2 / 3, 1 / 6, 1 / 6], [1 / 3] * 3]


def test_votes_may_be_told_by_who_has_one():
    assert shapley_shubik([True, True, False], 2).exact == shapley_shubik([1, 1, 0], 2).exact


def test_weights_with_many_digits_are_counted_while_members_are_few():
    weights = np.random.default_rng(3).uniform(size=12)
    found = shapley_shubik(weights, 4.0).value[0]
    rounded = shapley_shubik(np.round(weights * 1000).astype(int), 4000).value[0]
    assert found == pytest.approx(rounded, abs=0.01)


@pytest.mark.parametrize(
    ("weights", "quota", "sentence"),
    [
        ([], 1, "weights must have shape (members) or (draws, members), one or more; got (0,)"),
        ([1, -2], 1, "weights must be finite and >= 0; got -2"),
        ([1, np.nan], 1, "weights must be finite and >= 0; got nan"),
        ([1, 2], 0, "quota must be above 0 and at most the sum of the weights, 3; got 0"),
        ([1, 2], 4, "quota must be above 0 and at most the sum of the weights, 3; got 4"),
        ([0, 0], 1, "quota must be above 0 and at most the sum of the weights, 0; got 1"),
        (["one"], 1, "weights must be numbers, rows of equal length"),
        ([[1, 2], [3]], 1, "weights must be numbers, rows of equal length"),
        ([[1, 2], [3, 4]], [1, 2, 3], "quota must be one number, or one for each of 2 draws; got shape (3,)"),
        (np.linspace(0.1, 1, 30) / 7, 1, "weights of 30 members must come to a quota of at most 645161"),
    ],
)
def test_what_they_refuse(weights, quota, sentence):
    for index in (shapley_shubik, banzhaf):
        with pytest.raises(GameError) as caught:
            index(weights, quota)
        assert str(caught.value).startswith(sentence)
