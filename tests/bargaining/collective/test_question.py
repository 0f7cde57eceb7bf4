"""What a question must be: every refusal is one sentence that names field, actor, rule and what was got."""

import numpy as np
import pytest

from ripeness.bargaining.collective import Question
from ripeness.errors import GameError

TWO = ("North", "South")
REFUSED = {
    "no actor": ({"actors": (), "position": []}, "actors must be one or more; got none"),
    "the same name twice": ({"actors": ("A", "A"), "position": [0, 1]}, "names of actors must differ; got A, A"),
    "all salience zero": (
        {"actors": TWO, "position": [0, 1], "salience": [0, 0]},
        "salience must be above 0 for at least one actor; got 0 for all",
    ),
    "all salience zero in one draw": (
        {"actors": TWO, "position": [0, 1], "salience": [[1, 1], [0, 0]]},
        "salience must be above 0 for at least one actor; got 0 for all in draw 1",
    ),
    "all power zero": (
        {"actors": TWO, "position": [0, 1], "power": 0},
        "power must be above 0 for at least one actor; got 0 for all",
    ),
    "who cares has no power": (
        {"actors": TWO, "position": [0, 1], "salience": [1, 0], "power": [0, 1]},
        "salience and power must both be above 0 for at least one actor; got 0 for all",
    ),
    "off the scale": (
        {"actors": TWO, "position": [0, 101]},
        "position[South] must be on the scale, 0 to 100; got 101",
    ),
    "below the scale": (
        {"actors": TWO, "position": [[5, 6], [3, 6]], "scale": (4, 10)},
        "position[North] must be on the scale, 4 to 10; got 3 in draw 1",
    ),
    "negative salience": (
        {"actors": TWO, "position": [0, 1], "salience": [-0.2, 1]},
        "salience[North] must be from 0 to 1; got -0.2",
    ),
    "salience in percent": (
        {"actors": TWO, "position": [0, 1], "salience": [80, 1]},
        "salience[North] must be from 0 to 1; got 80",
    ),
    "negative power": ({"actors": TWO, "position": [0, 1], "power": [1, -3]}, "power[South] must be >= 0; got -3"),
    "no number": (
        {"actors": TWO, "position": [0, np.nan]},
        "position[South] must be a finite number; got nan",
    ),
    "infinite power": (
        {"actors": TWO, "position": [0, 1], "power": [1, np.inf]},
        "power[South] must be a finite number",
    ),
    "words": ({"actors": TWO, "position": ["high", "low"]}, "position must be numbers of shape (actors 2)"),
    "a position too few": ({"actors": TWO, "position": [1]}, "position must have shape (actors 2)"),
    "draws that disagree": (
        {"actors": TWO, "position": [[0, 1]] * 3, "power": [[1, 1]] * 2},
        "all fields with an axis of draws must agree on their number; got position 3, power 2",
    ),
    "a scale that falls": ({"actors": TWO, "position": [0, 1], "scale": (1, 0)}, "scale must rise"),
    "a scale of one number": ({"actors": TWO, "position": [0, 1], "scale": 1}, "scale must be two numbers"),
}


@pytest.mark.parametrize(("given", "sentence"), REFUSED.values(), ids=REFUSED)
def test_wrong_input_is_refused_in_one_sentence(given, sentence):
    with pytest.raises(GameError) as caught:
        Question(**given)
    assert str(caught.value).startswith(sentence)
    assert "\n" not in str(caught.value)


def test_a_model_that_compares_actors_refuses_a_single_one():
    with pytest.raises(GameError, match=r"actors of the challenge model must be two or more.*; got 1"):
        Question(("North",), position=[3]).at_least_two("challenge model")


def test_what_is_the_same_in_every_draw_is_given_once():
    question = Question(TWO, position=[[0, 1], [2, 3], [4, 5]], salience=[0.5, 1], power=2)
    assert question.draws == 3
    assert question.weight.tolist() == [[1, 2]] * 3
    assert question.take(slice(1, 2)).position.tolist() == [[2, 3]]


def test_a_question_cannot_be_changed():
    question = Question(TWO, position=[0, 1])
    with pytest.raises(ValueError, match="read-only"):
        question.position[0, 0] = 9
