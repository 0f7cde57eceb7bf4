"""From an issue to a question: what the experts said, and draws around it.

Row 0 of every question is what the data say. The other rows are draws: position plus a normal error of 10 points,
salience plus one of 0.15, both cut at the ends of their scales; power times a log-normal factor of 0.3. The sizes are
assumed; the data hold one estimate for each number and nothing about its error.
"""

from __future__ import annotations

import numpy as np

from deu.data import Issue
from deu.power import Reading
from ripeness.bargaining.collective import Question

POSITION_ERROR, SALIENCE_ERROR, POWER_ERROR = 10.0, 0.15, 0.3
LEAST_SALIENCE = 0.01
"""A drawn salience doesn't fall below this unless the data say 0: else an issue could lose all its actors."""


def question(issue: Issue, reading: Reading, *, draws: int, rng: np.random.Generator) -> Question:
    """Return the question of an issue, with actors that have power; a missing salience is the mean of the others."""
    power = reading(issue)
    heard = [stance for stance in issue.stances if power.get(stance.actor, 0) > 0]
    known = [stance.salience for stance in heard if stance.salience is not None]
    mean = float(np.mean(known)) if known else 0.5
    position = np.array([stance.position for stance in heard])
    salience = np.array([mean if stance.salience is None else stance.salience for stance in heard])
    error = rng.standard_normal((3, draws + 1, len(heard)))
    error[:, 0] = 0.0
    drawn = np.clip(salience + SALIENCE_ERROR * error[1], LEAST_SALIENCE, 1.0)
    return Question(
        tuple(stance.actor for stance in heard),
        position=np.clip(position + POSITION_ERROR * error[0], 0.0, 100.0),
        salience=np.where((error[1] == 0) | (salience == 0), salience, drawn),
        power=np.array([power[stance.actor] for stance in heard]) * np.exp(POWER_ERROR * error[2]),
    )
