"""Scenario discovery: the rule, the check on draws kept back, and the sentence."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ripeness.assess.discovery import discover
from ripeness.assess.draws import Draws, Uncertainty, draw
from ripeness.errors import AssessError

INPUTS = [*(Uncertainty(name, 0.0, 0.1, 0.4) for name in ("cost.A", "cost.B", "idle")), Uncertainty("gap", 0, 0.4, 1)]


def sample(seed, draws=1500):
    return draw(INPUTS, seed=seed, stop=draws)


def fearon(drawn):
    return drawn["gap"] <= drawn["cost.A"] + drawn["cost.B"]


@pytest.mark.parametrize("seed", range(6))
def test_the_box_of_fearons_zone_is_bounded_by_the_gap_perhaps_by_costs_and_by_nothing_else(seed):
    found = discover(sample(seed), fearon(sample(seed)))
    assert found.ending.name == "FOUND"
    bounded = {name for name, _, _ in found.bounds()}
    assert {"gap"} <= bounded <= {"gap", "cost.A", "cost.B"}
    assert found.density.low > found.overall.high


def test_looking_for_what_is_common_finds_a_box_as_well():
    found = discover(sample(1), ~fearon(sample(1)))
    assert found.overall.value > 0.7
    (bound,) = found.bounds()
    assert bound[0] == "gap" and 0.2 < bound[1] < 0.4


@given(seed=st.integers(0, 10**6))
@settings(max_examples=15, deadline=None)
def test_density_and_coverage_are_those_of_fresh_draws(seed):
    """The intervals are of draws that had no part in the choice, so fresh draws from elsewhere agree with them."""
    found = discover(sample(seed), fearon(sample(seed)))
    fresh = sample(seed + 1, 20_000)
    inside, hits = found.box.holds(fresh.values), fearon(fresh)
    slack = 0.05  # the intervals fail once in twenty; six standard errors don't
    assert found.density.low - slack < hits[inside].mean() < found.density.high + slack
    assert found.coverage.low - slack < inside[hits].mean() < found.coverage.high + slack


def test_where_nothing_matters_no_box_is_found():
    names = []
    for seed in range(20):
        hits = np.random.default_rng(seed).random(900) < 0.4
        names.append(discover(sample(seed, 900), hits).ending.name)
    assert names.count("NO_BOX") >= 18


@pytest.mark.parametrize(
    ("hits", "ending"),
    [(np.ones(300), "ALWAYS"), (np.zeros(300), "NEVER"), (np.arange(300) < 25, "TOO_FEW")],
)
def test_answers_that_hardly_differ_are_named(hits, ending):
    found = discover(sample(0, 300), hits)
    assert found.ending.name == ending and found.bounds() == () and found.trajectory == ()
    assert found.sentence("A zone exists", "zones") == str(found.ending)


def test_the_sentence_says_what_was_checked():
    found = discover(sample(1), fearon(sample(1)))
    back = np.arange(1500) % 3 == 2
    inside = np.ones(1500, dtype=bool)
    for name, low, high in found.bounds():
        inside &= (sample(1)[name] >= low) & (sample(1)[name] <= high)
    hits = fearon(sample(1))
    assert found.density.value == hits[inside & back].mean()
    assert found.coverage.value == inside[hits & back].mean()
    said = found.sentence("A zone exists", "zones", words={"gap": "the gap of beliefs"})
    assert said.startswith(f"A zone exists in {found.density.percent} of the draws where cost.B is above 0.")
    assert " and the gap of beliefs is below 0." in said
    assert said.endswith(
        f"against {found.overall.percent} overall; that box holds {found.coverage.percent} of all zones."
    )


def test_no_more_inputs_are_bounded_than_asked_for():
    assert len(discover(sample(1), fearon(sample(1)), most_inputs=1).bounds()) == 1


def test_exchanging_names_exchanges_them_in_the_box():
    drawn = sample(4)
    swapped = Draws(("cost.B", "cost.A", "idle", "gap"), drawn.values, drawn.seed, 0)
    exchange = {"cost.A": "cost.B", "cost.B": "cost.A"}
    one, other = discover(drawn, fearon(drawn)), discover(swapped, fearon(swapped))
    assert [(exchange.get(n, n), low, high) for n, low, high in one.bounds()] == list(other.bounds())


@pytest.mark.parametrize(
    ("hits", "most", "sentence"),
    [
        (np.ones(7), 4, "hits must be true or false for each of 300 draws; got shape (7,)"),
        (np.full(300, 0.5), 4, "hits must be true or false for each of 300 draws"),
        (np.ones(300), 0, "most_inputs must be >= 1; got 0"),
    ],
)
def test_what_cannot_be_searched_is_refused_in_a_sentence(hits, most, sentence):
    with pytest.raises(AssessError) as caught:
        discover(sample(0, 300), hits, most_inputs=most)
    assert sentence in str(caught.value)
