"""The weighted median of positions, which is also the Condorcet winner when votes count by how much is at stake."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ripeness.bargaining.collective.decision import Decision, sealed
from ripeness.bargaining.collective.question import Question
from ripeness.bargaining.fields import Floats

TIE = 1e-12
"""Halves of the weight that differ by less than this share of it are equal but for rounding."""


@dataclass(frozen=True, eq=False)
class Median(Decision):
    """A median, and how far it is one point only.

    Attributes
    ----------
    low, high : ndarray, shape (D,)
        The lowest and the highest median. They differ where exactly half of the weight stands on either side; then
        every point between is a median, and `outcome` is the middle, which favours neither half.
    """

    low: Floats
    high: Floats


def weighted_median(question: Question) -> Median:
    """Return the position with no more than half of the weight (salience times power) on either side.

    .. math:: x^* \\in \\arg\\min_x \\sum_i s_i c_i |x - x_i|

    The minimiser beats or ties every other position if each actor votes for the nearer one with weight
    :math:`s_i c_i`, and also if its vote counts by the difference of the distances (Black 1948; Scholz 2011 take their
    median by the latter): the three definitions agree.

    Parameters
    ----------
    question : Question
        At least one actor.

    Returns
    -------
    Median
        `outcome`, `low` and `high` in units of the scale, for each draw.

    References
    ----------
    Black1948, Scholz2011 in ``docs/references.bib``.

    Examples
    --------
    >>> three = Question(("North", "East", "South"), position=[20, 30, 80], power=[[1, 1, 1], [1, 1, 2]])
    >>> median = weighted_median(three)
    >>> median.outcome.tolist(), median.low.tolist(), median.high.tolist()
    ([30.0, 55.0], [30.0, 30.0], [30.0, 80.0])
    """
    low, high = medians(question.position, question.weight)
    return Median("weighted median", question, sealed(low + (high - low) / 2), sealed(low), sealed(high))


def medians(position: Floats, weight: Floats) -> tuple[Floats, Floats]:
    """Return the lowest and the highest weighted median of each row; both (D, I), some weight above 0 in each row."""
    order = np.argsort(position, axis=1, kind="stable")
    placed = np.take_along_axis(position, order, axis=1)
    upto = np.cumsum(np.take_along_axis(weight, order, axis=1), axis=1)
    half, noise = upto[:, -1:] / 2, TIE * upto[:, -1:]
    first = np.argmax(upto >= half - noise, axis=1)[:, None]
    last = np.argmax(upto > half + noise, axis=1)[:, None]
    return np.take_along_axis(placed, first, axis=1)[:, 0], np.take_along_axis(placed, last, axis=1)[:, 0]
