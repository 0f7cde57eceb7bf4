"""The rows of the table: each model takes the questions of one proposal and returns a forecast of each.

A model of single issues is wrapped with `each`; one that trades between issues takes the proposal as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from deu import trading
from ripeness.bargaining.collective import (
    SCHOLZ_2011,
    SCHOLZ_2011_AS_WRITTEN,
    Question,
    challenge,
    condorcet,
    weighted_mean,
    weighted_median,
)

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Forecast:
    """Forecast of one issue in each draw: a point, and where the chances lie if the model itself names several."""

    point: Floats
    values: Floats
    chances: Floats


Model = Callable[[Sequence[Question]], list[Forecast]]


def certain(point: Floats) -> Forecast:
    """Return the forecast of a model that names one point in each draw."""
    return Forecast(point, point[:, None], np.ones((len(point), 1)))


def each(model: Callable[[Question], Forecast]) -> Model:
    """Return the model of a proposal that asks `model` about each issue alone."""
    return lambda questions: [model(question) for question in questions]


def contest(question: Question) -> Forecast:
    """Return the forecast of the probabilistic Condorcet model."""
    found = condorcet(question)
    return Forecast(found.outcome, question.position, found.probability)


def drawn(question: Question) -> Forecast:
    """Return the positions with chances by weight: what there is to know without any model of how they meet."""
    share = question.weight / question.weight.sum(axis=1, keepdims=True)
    return Forecast(weighted_mean(question).outcome, question.position, share)


def traded(questions: Sequence[Question]) -> list[Forecast]:
    """Return the forecasts of the exchange model, one round of trading within the proposal."""
    return [certain(point) for point in trading.outcomes(questions)]


BASELINE = "weighted mean"
MODELS: dict[str, Model] = {
    BASELINE: each(lambda q: certain(weighted_mean(q).outcome)),
    "mean of positions": each(lambda q: certain(q.position.mean(axis=1))),
    "middle of the scale": each(lambda q: certain(np.full(q.draws, 50.0))),
    "a position drawn by weight": each(drawn),
    "weighted median": each(lambda q: certain(weighted_median(q).outcome)),
    "probabilistic Condorcet": each(contest),
    "challenge, Scholz 2011": each(lambda q: certain(challenge(q, SCHOLZ_2011).outcome)),
    "challenge, Scholz 2011 as written": each(lambda q: certain(challenge(q, SCHOLZ_2011_AS_WRITTEN).outcome)),
    "exchange": traded,
}
