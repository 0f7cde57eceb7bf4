"""What every bargaining solution promises, whatever it maximises."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from ripeness.bargaining.solutions import DISAGREEMENT, Ending, egalitarian, kalai_smorodinsky, nash, utilitarian
from ripeness.errors import GameError

few = settings(max_examples=40, deadline=None)

SOLUTIONS = [nash, kalai_smorodinsky, egalitarian, utilitarian]
SCALE_FREE = [nash, kalai_smorodinsky]
every = pytest.mark.parametrize("solve", SOLUTIONS, ids=lambda f: f.__name__)

# Eighths add, multiply and compare exactly, so a difference is the algorithm's and not rounding's.
eighths = st.integers(-8, 16).map(lambda n: n / 8)


@st.composite
def bargains(draw, most=4):
    count = draw(st.integers(2, most))
    table = draw(arrays(np.float64, st.tuples(st.integers(1, 12), st.just(count)), elements=eighths))
    return table, draw(arrays(np.float64, count, elements=eighths))


def dominated(table, row):
    better = (table >= table[row]).all(axis=1) & (table > table[row]).any(axis=1)
    return bool(better.any())


@every
@few
@given(bargains())
def test_the_chosen_outcome_is_rational_and_efficient(solve, case):
    table, point = case
    found = solve(table, point)
    for row in found.ties:
        assert (table[row] >= point).all()
        assert not dominated(table, row)


@every
@few
@given(bargains())
def test_disagreement_stays_exactly_when_no_outcome_is_rational(solve, case):
    table, point = case
    found = solve(table, point)
    rational = bool((table >= point).all(axis=1).any())
    assert found.agreed == rational
    assert (found.ending is Ending.NO_RATIONAL_OUTCOME) == (not rational)
    if not rational:
        assert found.outcome == DISAGREEMENT
        assert found.utility.tolist() == point.tolist()
        assert found.gain.tolist() == [0] * len(point)


@every
@few
@given(bargains())
def test_an_outcome_is_chosen_when_war_is_worse_than_all(solve, case):
    table, point = case
    found = solve(table, np.full_like(point, -2.0))
    assert found.ending is Ending.CHOSEN
    assert (found.gain > 0).all()


@every
@few
@given(bargains(most=2))
def test_exchanging_the_parties_exchanges_the_columns_and_nothing_else(solve, case):
    table, point = case
    told, mirrored = solve(table, point), solve(table[:, ::-1], point[::-1])
    assert mirrored.ending is told.ending
    assert mirrored.ties.tolist() == told.ties.tolist()
    assert mirrored.utility.tolist() == told.utility.tolist()[::-1]
    assert mirrored.value == told.value


@every
@few
@given(bargains(), st.randoms(use_true_random=False))
def test_the_order_of_outcomes_and_players_does_not_matter(solve, case, shuffle):
    table, point = case
    rows, columns = list(range(len(table))), list(range(len(point)))
    shuffle.shuffle(rows)
    shuffle.shuffle(columns)
    told, moved = solve(table, point), solve(table[rows][:, columns], point[columns])
    assert sorted(rows[r] for r in moved.ties) == told.ties.tolist()


@every
@few
@given(bargains(), st.integers(-3, 3), st.integers(-64, 64))
def test_moving_one_players_zero_changes_nothing(solve, case, power, shift):
    table, point = case
    move = np.zeros_like(point)
    move[0] = shift / 8
    assert solve(table + move, point + move).ties.tolist() == solve(table, point).ties.tolist()


@pytest.mark.parametrize("solve", SCALE_FREE, ids=lambda f: f.__name__)
@few
@given(bargains(), st.lists(st.integers(-20, 20), min_size=4, max_size=4))
def test_scaling_one_players_utility_changes_nothing(solve, case, powers):
    table, point = case
    scale = 2.0 ** np.array(powers[: len(point)])
    assert solve(table * scale, point * scale).ties.tolist() == solve(table, point).ties.tolist()


@every
@few
@given(bargains())
def test_an_outcome_that_is_worse_than_war_for_somebody_is_irrelevant(solve, case):
    table, point = case
    rational = np.flatnonzero((table >= point).all(axis=1))
    kept = solve(table[rational], point)
    assert [int(rational[r]) for r in kept.ties] == solve(table, point).ties.tolist()


@every
def test_nothing_on_the_table_is_a_named_result(solve):
    found = solve(np.empty((0, 2)), [0.0, 0.0])
    assert found.ending is Ending.NO_OUTCOME
    assert found.outcome == DISAGREEMENT
    assert found.ending.sentence == "There is no outcome to choose from."


@every
def test_an_outcome_as_good_as_war_and_no_better_is_signed_without_joint_gain(solve):
    found = solve([[0.25, 0.25], [0.0, 1.0]], [0.25, 0.25])
    assert (found.outcome, found.ending) == (0, Ending.NO_JOINT_GAIN)


@every
def test_rounding_does_not_turn_an_indifferent_party_into_an_unwilling_one(solve):
    war = [0.5 - 0.1, 0.3 + 0.3]  # 0.6 is written as 0.6, the sum falls short of it or exceeds it by a bit
    assert solve([[0.4, 0.6]], war).outcome == 0


@every
def test_parties_who_cannot_gain_leave_the_choice_to_those_who_can(solve):
    table = [[0.5, 1.0, 0.2], [0.5, 0.2, 1.0], [0.5, 0.7, 0.7]]
    found = solve(table, [0.5, 0.0, 0.0])
    assert (found.outcome, found.ending) == (2, Ending.CHOSEN)


@every
def test_results_cannot_be_written_to_and_keep_their_question(solve):
    point = np.array([0.0, 0.0])
    found = solve([[1.0, 1.0]], point)
    with pytest.raises(ValueError, match="read-only"):
        found.utility[0] = 2.0
    point[0] = 9.0
    assert found.disagreement.tolist() == [0.0, 0.0]


@every
@pytest.mark.parametrize(
    ("table", "point", "sentence"),
    [
        ([[0.0, np.nan]], [0.0, 0.0], "utility must be finite; got nan"),
        ([[0.0, 1.0]], [0.0, np.inf], "disagreement must be finite; got inf"),
        ([0.0, 1.0], [0.0, 0.0], "utility must have 2 axes; got 1"),
        ([[0.0, 1.0]], [0.0], "one number for each column of utility, two or more; got 1 for 2"),
        ([[0.0]], [0.0], "two or more; got 1 for 1"),
        ([["peace", 1.0]], [0.0, 0.0], "utility must be an array of numbers"),
        ([[1e308, 0.0]], [-1e308, 0.0], "utility less disagreement must be finite; got an overflow"),
    ],
)
def test_numbers_that_mean_nothing_are_refused(solve, table, point, sentence):
    with pytest.raises(GameError, match=sentence):
        solve(table, point)
