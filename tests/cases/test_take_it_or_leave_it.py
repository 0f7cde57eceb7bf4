"""Discrete take-it-or-leave-it games: exact, all ties, and the same as the whole tree."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ripeness.bargaining.extensive_form import Chance, Decision, Terminal, exact
from ripeness.cases.published import backward_induction, midpoints, take_it_or_leave_it
from ripeness.errors import GameError

few = settings(max_examples=60, deadline=None)

tenths = st.integers(0, 10).map(lambda n: Fraction(n, 10))


@st.composite
def offers(draw):
    costs = draw(st.lists(st.integers(0, 8).map(lambda n: Fraction(n, 10)), min_size=1, max_size=4))
    weights = draw(st.lists(st.integers(1, 4), min_size=len(costs), max_size=len(costs)))
    return {
        "p": draw(tenths),
        "cost": draw(tenths),
        "costs": costs,
        "chances": [Fraction(w, sum(weights)) for w in weights],
        "demands": draw(st.integers(2, 7)),
    }


def solve(offer):
    return take_it_or_leave_it(**offer)


@few
@given(offers())
def test_the_whole_tree_gives_the_same_value_and_the_same_ties(offer):
    answer = solve(offer)
    tree = backward_induction(answer.offer.tree())
    assert tree.payoffs[0] == answer.value
    assert [Fraction(label) for label in tree.actions[0, "demand"]] == list(answer.demands)


@few
@given(offers())
def test_every_demand_of_some_equilibrium_is_found_by_brute_force(offer):
    """Indifferent types may answer either way: A's value of a demand runs over an interval."""
    answer = solve(offer)
    war = offer["p"] - offer["cost"]

    def value(x, willing):
        share = sum(
            w for c, w in zip(offer["costs"], offer["chances"], strict=True) if willing(1 - x, 1 - offer["p"] - c)
        )
        return share * x + (1 - share) * war

    ends = {
        x: sorted([value(x, lambda get, want: get >= want), value(x, lambda get, want: get > want)])
        for x in answer.offer.demands
    }
    floor = max(low for low, _ in ends.values())
    assert answer.least_value == floor
    assert list(answer.possible) == [x for x, (_, top) in ends.items() if top >= floor]
    assert set(answer.demands) <= set(answer.possible)


def test_a_large_game_of_the_family_comes_near_the_continuous_game():
    answer = take_it_or_leave_it(0.5, cost=0.1, costs=midpoints(0.4, 200), demands=1001)
    assert float(answer.value) == pytest.approx(0.55625, abs=0.001)


def test_many_types_come_near_the_continuous_game():
    answer = take_it_or_leave_it("1/2", cost="1/10", costs=midpoints("2/5", 400), demands=401)
    assert float(answer.demands[0]) == pytest.approx(0.65, abs=0.01)
    assert float(answer.value) == pytest.approx(0.55625, abs=0.001)


def test_a_float_stands_for_the_decimal_it_prints_as():
    assert exact(0.1) == Fraction(1, 10)
    assert exact(0.1 + 0.2) == Fraction(30000000000000004, 10**17)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"p": 1.5}, r"p must be from 0 to 1; got 1.5"),
        ({"p": float("nan")}, r"p must be a finite number; got nan"),
        ({"cost": float("inf")}, r"cost must be a finite number; got inf"),
        ({"cost": "much"}, r"cost must be a finite number; got 'much'"),
        ({"costs": []}, r"got 0 types"),
        ({"demands": 1}, r"count of demands must be at least 2; got 1"),
        ({"demands": [0.5, 2]}, r"demand must be from 0 to 1; got 2"),
        ({"chances": [0.5, 0.6]}, r"chances must be above 0, sum to 1 .* got 2 with a sum of 1\.1"),
        ({"chances": [1]}, r"one for each of 2 types"),
    ],
)
def test_numbers_that_mean_nothing_are_refused(change, sentence):
    with pytest.raises(GameError, match=sentence):
        solve({"p": 0.5, "cost": 0.1, "costs": [0.1, 0.3], "demands": 11} | change)


def test_no_types_are_no_game():
    with pytest.raises(GameError, match="count of types must be at least 1; got 0"):
        midpoints(0.4, 0)


def end(*payoffs):
    return Terminal(tuple(Fraction(x) for x in payoffs))


def test_chances_that_do_not_sum_to_one_are_refused():
    with pytest.raises(GameError, match=r"sum to 1; got a sum of 0\.5"):
        Chance((("only", Fraction(1, 2), end(0, 0)),))


def test_a_choice_without_actions_is_refused():
    with pytest.raises(GameError, match="at least one action; got none at here"):
        Decision(0, "here", ())


def test_information_sets_that_a_choice_separates_are_refused():
    hidden = [("l", Decision(1, "blind", (("a", end(0, 0)),))), ("r", Decision(1, "blind", (("a", end(1, 1)),)))]
    with pytest.raises(GameError, match="must differ by chance alone"):
        backward_induction(Decision(0, "start", tuple(hidden)))


def test_information_sets_with_different_actions_are_refused():
    half = Fraction(1, 2)
    one, two = Decision(0, "blind", (("a", end(0, 0)),)), Decision(0, "blind", (("b", end(1, 1)),))
    with pytest.raises(GameError, match="must offer the same actions"):
        backward_induction(Chance((("l", half, one), ("r", half, two))))


def test_a_threat_that_would_not_be_carried_out_does_not_count():
    """The entry deterrence game: the entrant enters, for the incumbent then shares (Selten 1978)."""
    fight = Decision(1, "entered", (("fight", end(0, 0)), ("share", end(2, 2))))
    found = backward_induction(Decision(0, "start", (("enter", fight), ("stay out", end(1, 5)))))
    assert found.payoffs == (2, 2)
    assert found.actions == {(0, "start"): ("enter",), (1, "entered"): ("share",)}
    assert found.ties == ()


def test_ties_are_named():
    found = backward_induction(Decision(0, "start", (("one", end(1, 0)), ("other", end(1, 9)))))
    assert found.ties == ((0, "start"),)
    assert found.payoffs == (1, 0)
