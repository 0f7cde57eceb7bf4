"""What every bargaining solution returns: one frozen `Point`, with a named `Ending`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import NDArray

DISAGREEMENT = -1
"""The `Point.outcome` that stands for the disagreement point itself: no outcome is chosen."""


class Ending(Enum):
    """How a search for a bargaining solution can end; `sentence` is the text for the user."""

    CHOSEN = "chosen"
    NO_JOINT_GAIN = "no_joint_gain"
    NO_RATIONAL_OUTCOME = "no_rational_outcome"
    NO_OUTCOME = "no_outcome"

    @property
    def sentence(self) -> str:
        """What the ending means, in one sentence."""
        return _SENTENCES[self]


_SENTENCES = {
    Ending.CHOSEN: "Some outcome is better than disagreement for everybody who can gain at all, and one is chosen.",
    Ending.NO_JOINT_GAIN: "Some outcome is no worse than disagreement for anybody, but none is better for everybody.",
    Ending.NO_RATIONAL_OUTCOME: "Every outcome is worse than disagreement for somebody.",
    Ending.NO_OUTCOME: "There is no outcome to choose from.",
}


@dataclass(frozen=True, eq=False)
class Point:
    """A bargaining solution over finitely many outcomes.

    Attributes
    ----------
    solution : str
        The name of the solution: ``nash``, ``kalai_smorodinsky``, ``egalitarian`` or ``utilitarian``.
    ending : Ending
        Whether an outcome was chosen and, if not, why not.
    outcome : int
        Row of the chosen outcome, the lowest of `ties`; `DISAGREEMENT` (-1) if none is chosen.
    ties : ndarray of int, shape (n,)
        All rows that the solution can't tell apart, ascending. More than one distinct utility among them means that
        the solution doesn't decide; show them all, since the lowest row is a convention and not a reason.
    utility : ndarray, shape (I,)
        Utilities of the chosen outcome; those of disagreement if none is chosen.
    gain : ndarray, shape (I,)
        `utility` less the disagreement point, in each player's own units.
    value : float
        What the solution maximises, at the chosen outcome; 0 if none is chosen. Its unit is that solution's own.
    disagreement : ndarray, shape (I,)
        The question's disagreement point.
    """

    solution: str
    ending: Ending
    outcome: int
    ties: NDArray[np.int64]
    utility: NDArray[np.float64]
    gain: NDArray[np.float64]
    value: float
    disagreement: NDArray[np.float64]

    @property
    def agreed(self) -> bool:
        """True if some outcome was chosen, also when it leaves somebody without a gain."""
        return self.outcome != DISAGREEMENT
