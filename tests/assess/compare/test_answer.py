"""Answers of models in one form: options nearest to a place, and what it means that two answers agree."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ripeness.assess.compare.answer import Answer, agreement, nearest, nothing, pointing

PLACES = np.array([[0.0, 0.5, 1.0]])


def answer(points: bool, *rows: list[float]) -> Answer:
    chance = np.array(rows, dtype=float)
    return Answer("a model", points, (chance,), (nothing(chance),))


@given(st.floats(0, 1), st.lists(st.floats(0, 1), min_size=2, max_size=5, unique=True))
def test_the_nearest_option_of_the_reflected_scale_is_the_reflected_option(place, options):
    at = np.array([sorted(options)])
    here = nearest(np.array([place]), at)
    there = nearest(np.array([1 - place]), 1 - at[:, ::-1])
    np.testing.assert_array_equal(here, there[:, ::-1])


def test_half_way_between_two_options_is_neither():
    found = pointing("a model", np.array([[0.25], [0.26]]), (np.repeat(PLACES, 2, axis=0),))
    assert found.chance[0].tolist() == [[0, 0, 0], [0, 1, 0]]
    assert found.none[0].tolist() == [True, False]


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        (answer(True, [1, 0]), answer(True, [1, 0]), 1.0),
        (answer(True, [1, 0]), answer(True, [0, 1]), 0.0),
        (answer(True, [0.25, 0.75]), answer(True, [0.5, 0.5]), 0.5),
        (answer(True, [0, 0]), answer(True, [0, 1]), 0.0),
        (answer(True, [0.25, 0.75]), answer(False, [0, 1]), 0.75),
        (answer(False, [1, 1]), answer(False, [0, 1]), 1.0),
        (answer(False, [1, 0]), answer(False, [0, 1]), 0.0),
    ],
)
def test_what_agreement_means(one, other, agree):
    assert agreement(one, other).tolist() == agreement(other, one).tolist() == [agree]


def test_a_draw_in_which_a_model_leaves_no_option_says_nothing():
    found = agreement(answer(True, [1, 0], [1, 0]), answer(False, [0, 0], [1, 1]))
    assert np.isnan(found[0])
    assert found[1] == 1


def test_models_that_looked_at_no_common_issue_have_nothing_to_compare():
    none = Answer("a model", False, (None,), (None,))
    assert not len(agreement(none, answer(True, [1, 0])))
