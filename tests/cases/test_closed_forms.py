"""Rubinstein, Slantchev and Fearon in closed form: what must hold beyond the published rows, and what is refused."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ripeness.cases.published import best_demand, complete_information, first_share, preventive_war
from ripeness.errors import GameError

few = settings(max_examples=60, deadline=None)

shares = st.floats(0, 1)


@few
@given(st.floats(0, 0.999), st.floats(0, 0.999))
def test_each_offer_in_rubinsteins_game_leaves_the_other_what_waiting_is_worth(first, second):
    mine, theirs = first_share(first, second), first_share(second, first)
    assert 1 - mine == pytest.approx(second * theirs, abs=1e-12)


def test_patience_near_one_keeps_its_digits():
    assert first_share(1 - 1e-12, 1 - 1e-12) == pytest.approx(0.5, abs=1e-9)


@pytest.mark.parametrize("factors", [(1, 1), (1.1, 0.5), (0.5, -0.1), (float("nan"), 0.5)])
def test_impossible_discount_factors_are_refused(factors):
    with pytest.raises(GameError, match="discount factor"):
        first_share(*factors)


@few
@given(st.floats(0.05, 0.95), st.integers(2, 12), st.floats(0.1, 0.99), st.floats(0, 0.45), st.floats(0, 0.45))
def test_exchanging_the_sides_mirrors_slantchevs_war(p, rungs, delta, one, two):
    told = complete_information(p, rungs, discount=delta, benefit_a=one, benefit_b=two)
    other = complete_information(1 - p, rungs, discount=delta, benefit_a=two, benefit_b=one)
    assert other.offer_b[::-1] == pytest.approx(told.offer_a, abs=1e-12)
    assert other.value_b[::-1] == pytest.approx(told.value_a, abs=1e-12)


@few
@given(st.floats(0.05, 0.95), st.integers(2, 12), st.floats(0.1, 0.99), st.floats(0, 0.45), st.floats(0, 0.45))
def test_agreement_is_better_than_war_for_both_whoever_proposes(p, rungs, delta, one, two):
    found = complete_information(p, rungs, discount=delta, benefit_a=one, benefit_b=two)
    inside = slice(1, rungs)
    assert (1 - found.offer_b[inside] >= found.value_a[inside] - 1e-12).all()
    assert (1 - found.offer_a[inside] >= found.value_b[inside] - 1e-12).all()
    assert (np.diff(found.offer_a) > -1e-12).all()


@pytest.mark.parametrize(
    "change",
    [{"win": 1.2}, {"rungs": 1}, {"discount": 1.0}, {"benefit_a": 0.6, "benefit_b": 0.4}, {"benefit_a": -0.1}],
)
def test_numbers_outside_slantchevs_model_are_refused(change):
    given_ = {"win": 0.5, "rungs": 4, "discount": 0.9, "benefit_a": 0.3, "benefit_b": 0.3} | change
    with pytest.raises(GameError, match="must be"):
        complete_information(given_.pop("win"), given_.pop("rungs"), **given_)


@few
@given(shares, st.floats(0, 1), st.floats(0.01, 1))
def test_no_other_demand_is_better_against_an_unknown_cost(p, cost, greatest):
    best = best_demand(p, cost=cost, greatest_cost=greatest)
    for demand in np.linspace(p, 1, 23):
        war = min((demand - p) / greatest, 1.0)
        assert (1 - war) * demand + war * (p - cost) <= best.value + 1e-12


def test_demands_and_prevention_refuse_what_is_no_share():
    with pytest.raises(GameError, match="p must be from 0 to 1"):
        best_demand(1.5, cost=0.1, greatest_cost=0.4)
    with pytest.raises(GameError, match="greatest_cost above 0"):
        best_demand(0.5, cost=0.1, greatest_cost=0.0)
    with pytest.raises(GameError, match="p_later must be from 0 to 1"):
        preventive_war(0.5, float("nan"), cost=0.1, discount=0.9)
    with pytest.raises(GameError, match="discount above 0"):
        preventive_war(0.5, 0.6, cost=0.1, discount=1.0)


def test_a_shift_that_waits_for_nobody_starts_no_war():
    assert not preventive_war(0.5, 0.5, cost=0.1, discount=0.9).war
