"""The weighted mean and median, and the contest of positions: what theory says of each, on random questions."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.bargaining.collective.strategies import questions

from ripeness.bargaining.collective import Question, condorcet, weighted_mean, weighted_median
from ripeness.errors import GameError

MODELS = (weighted_mean, weighted_median, condorcet)


@pytest.mark.parametrize("model", MODELS, ids=lambda m: m.__name__)
@given(question=questions())
@settings(max_examples=60, deadline=None)
def test_the_outcome_lies_within_the_positions_of_those_who_count(model, question):
    counts = question.weight > 0
    low = np.where(counts, question.position, np.inf).min(axis=1)
    high = np.where(counts, question.position, -np.inf).max(axis=1)
    outcome = model(question).outcome
    noise = 0 if model is not condorcet else 1e-6
    assert (outcome >= low - noise).all()
    assert (outcome <= high + noise).all()


@pytest.mark.parametrize("model", MODELS, ids=lambda m: m.__name__)
@given(question=questions(), random=st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_relabelling_actors_changes_nothing(model, question, random):
    order = list(range(len(question.actors)))
    random.shuffle(order)
    other = Question(
        tuple(question.actors[i] for i in order), question.position[:, order], question.salience[:, order],
        question.power[:, order],
    )  # fmt: skip
    assert model(other).outcome == pytest.approx(model(question).outcome, abs=1e-6)


@pytest.mark.parametrize("model", MODELS, ids=lambda m: m.__name__)
@given(question=questions(), unit=st.sampled_from([2.0**-20, 3.0, 1e6]))
@settings(max_examples=60, deadline=None)
def test_scaling_all_powers_changes_nothing(model, question, unit):
    other = Question(question.actors, question.position, question.salience, unit * question.power)
    assert model(other).outcome == pytest.approx(model(question).outcome, abs=1e-6)


@pytest.mark.parametrize("model", MODELS, ids=lambda m: m.__name__)
@given(question=questions())
@settings(max_examples=60, deadline=None)
def test_reflecting_the_scale_reflects_the_outcome(model, question):
    other = Question(question.actors, 100 - question.position, question.salience, question.power)
    assert model(other).outcome == pytest.approx(100 - model(question).outcome, abs=1e-6)


@given(questions(draws=1))
@settings(max_examples=100, deadline=None)
def test_the_median_is_no_worse_than_any_position_by_weighted_distance(question):
    weight, position = question.weight[0], question.position[0]
    distance = lambda x: float((weight * np.abs(position - x)).sum())  # noqa: E731
    median = weighted_median(question)
    for point in (median.low[0], median.outcome[0], median.high[0]):
        assert all(distance(point) <= distance(x) + 1e-9 for x in position)


@given(questions(draws=1))
@settings(max_examples=100, deadline=None)
def test_a_steep_contest_is_won_by_the_median(question):
    median = weighted_median(question)
    contest = condorcet(question, steepness=1000)
    support = contest.beats[0]
    at = np.flatnonzero(question.position[0] == median.low[0])
    assert (support[at] >= 0.5 - 1e-6).all()


@given(questions())
@settings(max_examples=60, deadline=None)
def test_chances_sum_to_one_and_twins_share_alike(question):
    contest = condorcet(question)
    assert contest.probability.sum(axis=1) == pytest.approx(np.ones(question.draws))
    assert contest.beats + contest.beats.swapaxes(1, 2) == pytest.approx(np.ones_like(contest.beats))
    same = question.position[:, :, None] == question.position[:, None, :]
    apart = np.abs(contest.probability[:, :, None] - contest.probability[:, None, :])
    assert (apart[same] < 1e-9).all()


def test_the_long_run_is_what_playing_for_long_gives():
    question = Question(("A", "B", "C"), position=[10, 40, 90], power=[2, 3, 4])
    contest = condorcet(question)
    step = contest.beats[0].T / 3
    np.fill_diagonal(step, 0)
    step += np.diag(1 - step.sum(axis=1))
    assert np.linalg.matrix_power(step, 400)[0] == pytest.approx(contest.probability[0])


def test_a_second_actor_at_a_position_adds_strength_but_no_second_option():
    two = Question(("A", "B"), position=[10, 90], power=[2, 3])
    three = Question(("A", "A too", "B"), position=[10, 10, 90], power=[1, 1, 3])
    assert condorcet(three).outcome == pytest.approx(condorcet(two).outcome)


@pytest.mark.parametrize("steepness", [0, -1, 2000, float("nan")])
def test_steepness_has_a_range(steepness):
    with pytest.raises(GameError, match="steepness must be above 0 and at most 1000"):
        condorcet(Question(("A", "B"), position=[10, 90]), steepness=steepness)


def test_one_actor_gets_its_way_and_has_nobody_to_contest():
    alone = Question(("A",), position=[10])
    assert weighted_mean(alone).outcome.tolist() == weighted_median(alone).outcome.tolist() == [10]
    with pytest.raises(GameError, match="Condorcet model must be two or more"):
        condorcet(alone)
