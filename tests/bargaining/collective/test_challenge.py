"""The challenge model: its printed rounds, a plain reference, and what must hold for any question."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from tests.bargaining.collective import reference
from tests.bargaining.collective.strategies import questions

from ripeness.bargaining.collective import (
    SCHOLZ_2011,
    SCHOLZ_2011_AS_WRITTEN,
    Question,
    Recipe,
    challenge,
    weighted_mean,
    weighted_median,
)
from ripeness.cases import published
from ripeness.errors import GameError

ROW = published.load("emission").rows[0]["given"]
EMISSION = Question(**{name: ROW[name] for name in ("actors", "position", "salience", "power", "scale")})
PRINTED = np.array(ROW["printed_median"] + ROW["printed_mean"])


def printed_numbers_met(recipe):
    course = challenge(EMISSION, recipe)
    return np.abs(np.concatenate([course.median[0, 1:], course.mean[0, 1:]]) - PRINTED) <= 0.1


def random_question(seed, draws=40, actors=5):
    rng = np.random.default_rng(seed)
    return Question(
        tuple("ABCDEFGHIJ"[:actors]),
        position=rng.uniform(0, 100, (draws, actors)),
        salience=rng.uniform(0, 1, (draws, actors)),
        power=rng.uniform(0.1, 1, (draws, actors)),
    )


def test_the_first_median_and_mean_are_the_published_ones_to_the_last_digit():
    course = challenge(EMISSION)
    assert course.median[0, 0] == 7.0 == weighted_median(EMISSION).outcome[0]
    assert course.mean[0, 0] == 7.389955686853767 == weighted_mean(EMISSION).outcome[0]


def test_all_printed_rounds_come_out_but_the_median_of_the_second():
    met = printed_numbers_met(SCHOLZ_2011)
    assert np.flatnonzero(~met).tolist() == [1]
    assert challenge(EMISSION).median[0, 2] == pytest.approx(9.611, abs=5e-4)


@pytest.mark.parametrize(
    "change",
    [
        {"chance": "of this pair"}, {"votes": "straight"}, {"view": "each its own"}, {"risk": "none"},
        {"choice": "least move"}, {"choice": "least move of any kind"}, {"q": 0.5}, {"q": 0.5, "t": 0.0},
    ],
    ids=str,
)  # fmt: skip
def test_no_other_choice_reproduces_as_many_printed_numbers(change):
    assert printed_numbers_met(replace(SCHOLZ_2011, **change)).sum() < printed_numbers_met(SCHOLZ_2011).sum()


@pytest.mark.parametrize("recipe", [SCHOLZ_2011, SCHOLZ_2011_AS_WRITTEN], ids=lambda r: r.name)
@pytest.mark.parametrize("seed", range(3))
def test_the_arrays_do_what_the_plain_reference_does(recipe, seed):
    question = random_question(seed, draws=6)
    course = challenge(question, recipe, rounds=3)
    least_move = recipe is SCHOLZ_2011_AS_WRITTEN
    for d in range(question.draws):
        plain = reference.challenge(
            question.position[d].tolist(), question.salience[d].tolist(), question.weight[d].tolist(),
            rounds=3, least_move=least_move,
        )  # fmt: skip
        assert course.position[d] == pytest.approx(np.array(plain), abs=1e-9)


@given(questions())
@settings(max_examples=60, deadline=None)
def test_nobody_leaves_the_spread_of_positions(question):
    course = challenge(question, rounds=4)
    low, high = question.position.min(axis=1), question.position.max(axis=1)
    assert (course.position >= low[:, None, None] - 1e-9).all()
    assert (course.position <= high[:, None, None] + 1e-9).all()


@pytest.mark.parametrize("recipe", [SCHOLZ_2011, SCHOLZ_2011_AS_WRITTEN], ids=lambda r: r.name)
def test_relabelling_actors_changes_nothing(recipe):
    question, order = random_question(7), [3, 0, 4, 1, 2]
    other = Question(
        tuple(question.actors[i] for i in order), question.position[:, order], question.salience[:, order],
        question.power[:, order],
    )  # fmt: skip
    there, here = challenge(other, recipe), challenge(question, recipe)
    assert there.position == pytest.approx(here.position[:, :, order], abs=1e-6)
    assert (there.why == here.why[:, :, order]).all()


def test_the_unit_of_power_does_not_matter():
    question = random_question(8)
    other = Question(question.actors, question.position, question.salience, 1024 * question.power)
    assert challenge(other).position == pytest.approx(challenge(question).position, abs=1e-9)


def reflected(question):
    low, high = question.scale
    return Question(question.actors, low + high - question.position, question.salience, question.power, question.scale)


def test_as_written_both_ends_of_the_scale_are_alike():
    question = random_question(9)
    there, here = (challenge(q, SCHOLZ_2011_AS_WRITTEN) for q in (reflected(question), question))
    assert there.position == pytest.approx(100 - here.position, abs=1e-6)


def test_the_recipe_that_reproduces_the_print_favours_one_end():
    there, here = challenge(reflected(EMISSION)), challenge(EMISSION)
    assert there.outcome[0] == pytest.approx(5.821, abs=1e-3)
    assert 14 - here.outcome[0] == pytest.approx(4.329, abs=1e-3)


def test_draws_are_solved_one_by_one():
    question = random_question(10, draws=600)
    alone = challenge(question.take(slice(555, 556)))
    assert (alone.position[0] == challenge(question).position[555]).all()


def test_actors_of_one_mind_stay_where_they_are():
    course = challenge(Question(("A", "B"), position=[30, 30]))
    assert course.outcome.tolist() == [30.0]
    assert course.last_move.tolist() == [0]


def test_who_comes_to_rest_stays_at_rest():
    course = challenge(random_question(11, actors=3), rounds=12)
    rested = course.last_move < 12
    assert rested.any()
    for d in np.flatnonzero(rested):
        assert (course.position[d, course.last_move[d] :] == course.position[d, -1]).all()
        assert not course.why[d, course.last_move[d] + 1 :].any()


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: challenge(Question(("A",), position=[1])), "actors of the challenge model must be two or more"),
        (lambda: challenge(EMISSION, rounds=0), "rounds must be a whole number from 1 to 1000; got 0"),
        (lambda: challenge(EMISSION, rounds=2.5), "rounds must be a whole number"),
        (lambda: Recipe("mine", choice="best"), "choice of a recipe must be one of lowest compromise, least move"),
        (lambda: Recipe("mine", q=1.5), "q of a recipe must be from 0 to 1; got 1.5"),
    ],
)
def test_what_it_refuses(make, sentence):
    with pytest.raises(GameError) as caught:
        make()
    assert str(caught.value).startswith(sentence)


def test_the_answer_cannot_be_changed():
    course = challenge(EMISSION, rounds=2)
    for name in ("outcome", "position", "median", "mean", "why", "last_move"):
        with pytest.raises(ValueError, match="read-only"):
            getattr(course, name)[0] = 0
