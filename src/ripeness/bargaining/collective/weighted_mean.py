"""The weighted mean of positions: the compromise model, and the baseline beside which every other model stands."""

from __future__ import annotations

import numpy as np

from ripeness.bargaining.collective.decision import Decision, sealed
from ripeness.bargaining.collective.question import Question
from ripeness.bargaining.fields import Floats


def weighted_mean(question: Question) -> Decision:
    """Return the mean of the positions, weighted by salience times power.

    .. math:: \\bar x = \\frac{\\sum_i s_i c_i x_i}{\\sum_i s_i c_i}

    It lies within the positions; names, order and the unit of power don't matter; reflecting the scale reflects it.
    It is also the Nash bargaining solution of actors with quadratic losses whose breakdown is very bad for all
    (Achen 2006), which is why it is called the compromise model.

    Parameters
    ----------
    question : Question
        At least one actor.

    Returns
    -------
    Decision
        `outcome` in units of the scale, for each draw.

    References
    ----------
    VandenBos1991, Achen2006 in ``docs/references.bib``.

    Examples
    --------
    Years until cars must meet an emission standard (BuenoDeMesquita1994, reprinted in Scholz2011), 7.4:

    >>> actors = ("NL", "BE", "LU", "DE", "FR", "IT", "UK", "IE", "DK", "EL")
    >>> emission = Question(actors, position=[4, 7, 4, 4, 10, 10, 10, 7, 4, 7], scale=(4, 10),
    ...     salience=[0.8, 0.4, 0.2, 0.8, 0.6, 0.6, 0.9, 0.1, 1.0, 0.7],
    ...     power=[0.08, 0.08, 0.03, 0.16, 0.16, 0.16, 0.16, 0.05, 0.05, 0.08])
    >>> float(weighted_mean(emission).outcome[0])
    7.389955686853767
    """
    return Decision("weighted mean", question, sealed(means(question.position, question.weight)))


def means(position: Floats, weight: Floats) -> Floats:
    """Return the weighted mean of each row; both (D, I), some weight above 0 in each row."""
    low = position.min(axis=1, where=weight > 0, initial=np.inf)
    high = position.max(axis=1, where=weight > 0, initial=-np.inf)
    # Measured from the lowest position, digits aren't lost where the scale is far from 0.
    above = (weight * np.maximum(position - low[:, None], 0.0)).sum(axis=1) / weight.sum(axis=1)
    return np.asarray(np.clip(low + above, low, high))
