"""The value of knowing an input."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ripeness.assess.draws import Draws, uniform
from ripeness.assess.sensitivity import value_of_knowing
from ripeness.errors import AssessError


def sample(draws, seed=0):
    names = ("x", "y", "idle")
    return Draws(names, np.stack([uniform(name, seed=seed, stop=draws) for name in names], axis=1), seed, 0)


@pytest.mark.parametrize("c", [0.25, 0.5, 0.6])
def test_knowing_one_of_two_has_its_closed_form(c):
    """Yes if x + y > 1: p(x) = x, so L - E min = min(c, 1 - c) / 2 - c (1 - c) / 2."""
    drawn = sample(40_000)
    found = value_of_knowing(drawn, drawn["x"] + drawn["y"] > 1, threshold=c)
    truth = min(c, 1 - c) / 2 - c * (1 - c) / 2
    assert found.loss == pytest.approx(min(c, 1 - c) / 2, abs=0.005)
    assert found.saved[0].value == pytest.approx(truth, abs=0.005)
    assert found.saved[1].value == pytest.approx(truth, abs=0.005)
    assert found.saved[2].value < 0.003
    assert found.ranking[2] == "idle"


def test_an_input_that_decides_alone_saves_everything():
    drawn = sample(5000)
    found = value_of_knowing(drawn, drawn["x"] > 0.8, threshold=0.5)
    assert found.saved[0].value == pytest.approx(found.loss, rel=0.05)
    assert not found.calls_yes


@given(seed=st.integers(0, 10**6), c=st.floats(0.05, 0.95))
def test_exchanging_yes_and_no_exchanges_their_errors(seed, c):
    drawn = sample(200, seed)
    yes = drawn["x"] + 0.3 * drawn["y"] > 0.7
    one, other = value_of_knowing(drawn, yes, threshold=c), value_of_knowing(drawn, ~yes, threshold=1 - c)
    assert one.loss == pytest.approx(other.loss)


def test_an_answer_that_is_settled_is_said_so():
    found = value_of_knowing(sample(100), np.ones(100), threshold=0.5)
    assert found.ending.name == "SETTLED" and found.loss == 0 and found.calls_yes


@pytest.mark.parametrize(
    ("yes", "c", "sentence"),
    [
        (np.ones(100), 1.0, "threshold must be above 0 and below 1; got 1"),
        (np.full(100, 0.5), 0.5, "yes must be true or false in each draw; got other numbers"),
        (np.ones(50), 0.5, "got shape (50,) for 100 draws"),
    ],
)
def test_calls_that_cannot_be_valued_are_refused(yes, c, sentence):
    with pytest.raises(AssessError) as caught:
        value_of_knowing(sample(100), yes, threshold=c)
    assert sentence in str(caught.value)
