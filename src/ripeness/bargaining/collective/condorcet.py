"""Probabilistic Condorcet: positions are set against each other, the stronger coalition wins with higher chance."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ripeness.bargaining.collective.decision import Decision, sealed
from ripeness.bargaining.collective.question import Question
from ripeness.bargaining.fields import Floats
from ripeness.errors import GameError

SAME = 1e-12
"""Positions nearer than this share of the scale are one option."""
STEEPEST = 1000.0


@dataclass(frozen=True, eq=False)
class Contest(Decision):
    """How likely each position prevails.

    Attributes
    ----------
    probability : ndarray, shape (D, I)
        Chance that the position of actor i prevails in the long run; actors at one position share its chance equally,
        so a row sums to 1. `outcome` is its mean, sum of probability times position.
    beats : ndarray, shape (D, I, I)
        Chance that the position of i wins against that of j when the two alone are put to the vote.
    """

    probability: Floats
    beats: Floats


def condorcet(question: Question, *, steepness: float = 1.0) -> Contest:
    """Return how likely each actor's position prevails when positions are set against each other again and again.

    Of two positions each actor supports the nearer with salience times power times what it has at stake; the coalition
    with strength :math:`c_{ij}` for i carries the day with chance

    .. math:: p_{ij} = \\frac{c_{ij}^e}{c_{ij}^e + c_{ji}^e}, \\qquad
              c_{ij} = \\sum_k s_k c_k \\max(0, |x_k - x_j| - |x_k - x_i|)

    What stands is challenged by a position drawn evenly from all that differ; the winner stands next. The result is
    the share of time for which each position stands in the long run: the stationary distribution :math:`\\pi = \\pi T`
    with :math:`T_{ji} = p_{ij} / m` over m positions. Positions outside those of actors that count never stand.

    Parameters
    ----------
    question : Question
        Two actors or more.
    steepness : float, default 1
        e, how surely the stronger coalition wins; above 0, 1000 at most. As e grows the weighted median takes all.

    Returns
    -------
    Contest

    Raises
    ------
    GameError
        If there is one actor only, or `steepness` is not in its range.

    References
    ----------
    WiseLesterEfird2015 in ``docs/references.bib``.

    Examples
    --------
    >>> two = Question(("North", "South"), position=[20, 80], power=[1, 3])
    >>> contest = condorcet(two)
    >>> contest.probability.tolist(), contest.outcome.tolist()
    ([[0.25, 0.75]], [65.0])
    """
    question.at_least_two("Condorcet model")
    if not 0 < steepness <= STEEPEST:
        raise GameError(f"steepness must be above 0 and at most {STEEPEST:g}; got {steepness:g}")
    beats = _beats(question, steepness)
    low, high = question.scale
    same = np.abs(question.position[:, :, None] - question.position[:, None, :]) <= SAME * (high - low)
    draws_of_one = 1.0 / same.sum(axis=2)
    probability = _stationary(beats, draws_of_one)
    outcome = np.clip((probability * question.position).sum(axis=1), low, high)
    return Contest("probabilistic Condorcet", question, sealed(outcome), sealed(probability), sealed(beats))


def _beats(question: Question, steepness: float) -> Floats:
    """Return p, (D, I, I): a half on the diagonal and wherever nobody who counts has a preference."""
    distance = np.abs(question.position[:, :, None] - question.position[:, None, :])
    support = np.stack(
        [
            (question.weight[:, None, :] @ np.maximum(distance - distance[:, :, [i]], 0.0))[:, 0]
            for i in range(len(question.actors))
        ],
        axis=1,
    )
    stronger = np.maximum(support, support.swapaxes(1, 2))
    share = np.divide(support, stronger, out=np.ones_like(support), where=stronger > 0) ** steepness
    return np.asarray(share / (share + share.swapaxes(1, 2)))


def _stationary(beats: Floats, chance: Floats) -> Floats:
    """Return the share of time that each option stands; `chance` is the relative chance with which it challenges.

    Between any two positions that lie within those of actors who count, both coalitions have strength, so there is one
    class of recurrent states and the equations have one solution.
    """
    flow = chance[:, :, None] * beats
    matrix = flow - np.eye(flow.shape[1]) * flow.sum(axis=1)[:, None, :]
    matrix[:, -1, :] = 1.0
    right = np.zeros((*flow.shape[:2], 1))
    right[:, -1] = 1.0
    found = np.maximum(np.linalg.solve(matrix, right)[..., 0], 0.0)
    return np.asarray(found / found.sum(axis=1, keepdims=True))
