"""What distinguishes one bargaining solution from another: brute-force oracles in exact fractions, and the axioms."""

from fractions import Fraction
from math import prod

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from ripeness.bargaining.solutions import Ending, egalitarian, kalai_smorodinsky, nash, utilitarian

few = settings(max_examples=60, deadline=None)

eighths = st.integers(-8, 16).map(lambda n: n / 8)


@st.composite
def bargains(draw):
    players = draw(st.integers(2, 4))
    table = draw(arrays(np.float64, st.tuples(st.integers(1, 14), st.just(players)), elements=eighths))
    return table, draw(arrays(np.float64, players, elements=eighths))


def exact_gains(table, point):
    rows = {m: [Fraction(u) - Fraction(d) for u, d in zip(row, point, strict=True)] for m, row in enumerate(table)}
    rows = {m: gain for m, gain in rows.items() if min(gain) >= 0}
    able = [i for i in range(len(point)) if any(gain[i] > 0 for gain in rows.values())]
    return {m: [gain[i] for i in able] for m, gain in rows.items()}


def efficient(rows):
    def beaten(mine):
        return any(all(o >= m for o, m in zip(other, mine, strict=True)) and other != mine for other in rows.values())

    return {m: gain for m, gain in rows.items() if not beaten(gain)}


def oracle(rows, key):
    rows = efficient(rows)
    best = max((key(gain) for gain in rows.values()), default=None)
    return [m for m, gain in rows.items() if key(gain) == best]


def shares(rows):
    most = [max(column) for column in zip(*rows.values(), strict=True)]
    return {m: [g / top for g, top in zip(gain, most, strict=True)] for m, gain in rows.items()}


@few
@given(bargains())
def test_nash_agrees_with_brute_force_in_fractions(case):
    rows = exact_gains(*case)
    assert nash(*case).ties.tolist() == oracle(rows, lambda gain: prod(gain) if gain else 0)


@few
@given(bargains())
def test_kalai_smorodinsky_agrees_with_brute_force_in_fractions(case):
    assert kalai_smorodinsky(*case).ties.tolist() == oracle(shares(exact_gains(*case)), sorted)


@few
@given(bargains())
def test_egalitarian_agrees_with_brute_force_in_fractions(case):
    table, point = case
    rows = {m: [Fraction(u) - Fraction(d) for u, d in zip(table[m], point, strict=True)] for m in exact_gains(*case)}
    assert egalitarian(*case).ties.tolist() == oracle(rows, sorted)


@few
@given(bargains())
def test_utilitarian_agrees_with_brute_force_in_fractions(case):
    assert utilitarian(*case).ties.tolist() == oracle(exact_gains(*case), sum)


@pytest.mark.parametrize("solve", [nash, egalitarian, utilitarian], ids=lambda f: f.__name__)
@few
@given(bargains(), st.sets(st.integers(0, 13)))
def test_removing_outcomes_that_were_not_chosen_changes_nothing(solve, case, removed):
    table, point = case
    full = solve(table, point)
    kept = [m for m in range(len(table)) if m not in removed]
    left = [m for m in full.ties if m not in removed]
    if full.ending is Ending.CHOSEN and left:
        part = solve(table[kept], point)
        assert [kept[m] for m in part.ties] == left


@few
@given(bargains(), arrays(np.float64, (3, 4), elements=eighths))
def test_the_least_gain_never_falls_when_outcomes_are_added(case, more):
    table, point = case
    before = egalitarian(table, point)
    after = egalitarian(np.vstack([table, more[:, : len(point)]]), point)
    assert after.value >= before.value


@few
@given(bargains(), arrays(np.float64, (3, 4), elements=eighths))
def test_the_least_share_never_falls_while_the_ideal_point_stays(case, more):
    table, point = case
    gain = table - point
    ideal = gain[(gain >= 0).all(axis=1)].max(axis=0, initial=0.0)
    added = np.minimum(more[:, : len(point)], point + ideal)
    before, after = kalai_smorodinsky(table, point), kalai_smorodinsky(np.vstack([table, added]), point)
    assert after.value >= before.value - 1e-15


@pytest.mark.parametrize("solve", [egalitarian, kalai_smorodinsky], ids=lambda f: f.__name__)
def test_monotonicity_player_by_player_fails_on_finite_sets(solve):
    few = [[1.0, 0.0], [0.5, 0.6], [0.0, 1.0]]
    assert solve(few, [0.0, 0.0]).utility.tolist() == [0.5, 0.6]
    assert solve([*few, [0.55, 0.56]], [0.0, 0.0]).utility.tolist() == [0.55, 0.56]


def test_kalai_smorodinsky_depends_on_alternatives_that_nash_ignores():
    table = [[1.0, 0.0], [0.75, 0.375], [0.5, 0.5], [0.0, 0.5]]
    assert (nash(table, [0, 0]).outcome, kalai_smorodinsky(table, [0, 0]).outcome) == (1, 1)
    assert (nash(table[1:], [0, 0]).outcome, kalai_smorodinsky(table[1:], [0, 0]).outcome) == (0, 0)
    longer = [*table, [0.0, 2.0]]
    assert nash(longer, [0, 0]).outcome == 1
    assert kalai_smorodinsky(longer, [0, 0]).outcome == 2


@pytest.mark.parametrize("solve", [egalitarian, utilitarian], ids=lambda f: f.__name__)
def test_solutions_that_compare_parties_depend_on_the_unit(solve):
    table = np.array([[1.0, 0.25], [0.5, 0.5]])
    assert solve(table, [0, 0]).outcome != solve(table * [1, 8], [0, 0]).outcome


def test_all_four_split_a_symmetric_pie_in_the_middle_or_tie():
    pie = [[k / 10, 1 - k / 10] for k in range(11)]
    for solve in (nash, kalai_smorodinsky, egalitarian):
        assert solve(pie, [0, 0]).ties.tolist() == [5]
    assert utilitarian(pie, [0, 0]).ties.tolist() == list(range(11))


@pytest.mark.parametrize("share", [0.0, 0.1, 0.2, 0.3, 0.4])
def test_nash_on_a_pie_is_split_the_difference(share):
    """With fall-backs d the Nash point of a pie is (1 + d1 - d2)/2: Nash 1950."""
    pie = [[k / 100, 1 - k / 100] for k in range(101)]
    assert nash(pie, [share, 0.2]).utility[0] == pytest.approx((1 + share - 0.2) / 2)


def test_the_published_divide_the_dollar_with_a_risk_averse_party():
    """u = (x, sqrt(1 - x)): the Nash share of the risk-neutral party is 2/3 (Osborne and Rubinstein 1990)."""
    x = np.linspace(0, 1, 3001)
    assert nash(np.c_[x, np.sqrt(1 - x)], [0, 0]).utility[0] == pytest.approx(2 / 3, abs=1e-9)


def test_units_of_any_size_keep_the_product_apart():
    table = np.array([[1.0, 0.25], [0.75, 0.75], [0.25, 1.0]])
    assert nash(table * [1e-200, 1e200], [0, 0]).outcome == 1
    assert nash(table * 1e-200, [0, 0]).outcome == 1
