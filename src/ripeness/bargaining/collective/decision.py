"""What a model of collective decision answers, frozen: the outcome in each draw, with the question it was asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from ripeness.bargaining.collective.question import Question
from ripeness.bargaining.fields import Floats

N = TypeVar("N", bound=np.generic)


@dataclass(frozen=True, eq=False)
class Decision:
    """The outcome that a model expects.

    Attributes
    ----------
    model : str
        Name of the model.
    question : Question
        What it was asked.
    outcome : ndarray, shape (D,)
        One point of the scale for each draw.
    """

    model: str
    question: Question
    outcome: Floats


def sealed(array: NDArray[N]) -> NDArray[N]:
    """Return `array`, from now on read-only."""
    array.setflags(write=False)
    return array
