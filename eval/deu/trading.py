"""The exchange model on a proposal: its issues are traded against each other, draw by draw."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ripeness.bargaining.collective import Question, weighted_mean
from ripeness.bargaining.collective.exchange import Conference, Reckoning, exchange


def outcomes(
    questions: Sequence[Question], *, rounds: int = 1, reckoning: Reckoning = Reckoning.EQUAL_GAIN
) -> NDArray[np.float64]:
    """Return the outcome of each issue in each draw, (K, D); that of a lone issue is its weighted mean.

    Who has no position on an issue takes no part in it.
    """
    if len(questions) == 1:
        return weighted_mean(questions[0]).outcome[None]
    actors = tuple(dict.fromkeys(actor for question in questions for actor in question.actors))
    issues = tuple(f"issue {k}" for k in range(len(questions)))
    found = [
        exchange(Conference(actors, issues, *numbers), rounds=rounds, reckoning=reckoning).outcome
        for numbers in zip(*_numbers(questions, actors), strict=True)
    ]
    return np.array(found).T


def _numbers(questions: Sequence[Question], actors: tuple[str, ...]) -> list[NDArray[np.float64]]:
    """Return positions, saliences and powers, (D, I, K) each."""
    shape = (questions[0].draws, len(actors), len(questions))
    position, salience, power = np.full(shape, 50.0), np.zeros(shape), np.zeros(shape)
    for k, question in enumerate(questions):
        rows = [actors.index(actor) for actor in question.actors]
        for array, numbers in ((position, question.position), (salience, question.salience), (power, question.power)):
            array[:, rows, k] = numbers
    return [position, salience, power]
