"""Collective decision on a case: each issue by itself, as if the players at the table decided it together."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from ripeness.assess.compare.actors import Actors
from ripeness.assess.compare.answer import Answer, nearest, nothing, pointing
from ripeness.assess.game import Floats
from ripeness.bargaining.collective import (
    SCHOLZ_2011_AS_WRITTEN,
    Contest,
    Decision,
    Question,
    challenge,
    condorcet,
    weighted_mean,
    weighted_median,
)

SCALE = (0.0, 1.0)


def mean(actors: Actors) -> Answer:
    """Return what the weighted mean points to."""
    return _decided("mean", actors, weighted_mean)


def median(actors: Actors) -> Answer:
    """Return what the weighted median points to."""
    return _decided("median", actors, weighted_median)


def challenged(actors: Actors) -> Answer:
    """Return what the challenge model points to: the median after its rounds, by the recipe that mirrors."""
    return _decided("challenge", actors, lambda question: challenge(question, SCHOLZ_2011_AS_WRITTEN))


def contested(actors: Actors) -> Answer:
    """Return with which chance each option prevails in probabilistic Condorcet: that of the positions nearest to it."""
    found = [condorcet(question) for question in questions(actors)]
    chance = tuple(_prevailing(contest, at) for contest, at in zip(found, actors.places, strict=True))
    place = np.stack([contest.outcome for contest in found], axis=1)
    return Answer("condorcet", True, chance, tuple(map(nothing, chance)), place)


def _prevailing(contest: Contest, at: Floats) -> Floats:
    """Return the chance that a position prevails to which the option is nearest, (D, O)."""
    position = contest.question.position
    each = (contest.probability[:, [i]] * nearest(position[:, i], at) for i in range(position.shape[1]))
    return np.asarray(np.sum(list(each), axis=0))


def questions(actors: Actors) -> Iterator[Question]:
    """Yield each issue as a question."""
    for k in range(len(actors.issues)):
        yield Question(
            actors.ids,
            position=actors.position[:, :, k],
            salience=actors.salience[:, :, k],
            power=actors.power,
            scale=SCALE,
        )


def _decided(model: str, actors: Actors, decide: Callable[[Question], Decision]) -> Answer:
    place = np.stack([decide(question).outcome for question in questions(actors)], axis=1)
    return pointing(model, place, actors.places)
