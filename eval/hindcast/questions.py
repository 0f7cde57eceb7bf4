"""What is asked of each episode, and the answer that came."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ucdp import Episode

SETTLED = ("agreement", "ceasefire")
AFTER = 12
"""Weeks that an episode must have lasted for the questions about what comes next."""


@dataclass(frozen=True)
class Question:
    """A yes-or-no question put to many episodes.

    Attributes
    ----------
    title
        The question in words.
    kind
        ``interstate`` or ``civil``.
    weeks
        The answer is sought within so many weeks; None: whenever it ended.
    asked
        The episodes that it can be put to, N of them.
    yes
        The answers, (N,).
    """

    title: str
    kind: str
    weeks: int | None
    asked: tuple[Episode, ...]
    yes: NDArray[np.bool_]


def questions(found: tuple[Episode, ...]) -> tuple[Question, ...]:
    """Return the questions of the backtest, those about wars between states first."""
    return tuple(
        ask(found, kind)
        for kind in ("interstate", "civil")
        for ask in (_how_it_ended, lambda f, k: _what_comes(f, k, 26), lambda f, k: _what_comes(f, k, 52))
    )


def _how_it_ended(found: tuple[Episode, ...], kind: str) -> Question:
    asked = tuple(e for e in found if e.kind == kind and e.ending is not None)
    return Question("Did it end by a settlement?", kind, None, asked, np.array([e.ending in SETTLED for e in asked]))


def _what_comes(found: tuple[Episode, ...], kind: str, weeks: int) -> Question:
    """Of episodes that lasted `AFTER` weeks; those lost from sight before the term are left out."""
    late = (e for e in found if e.kind == kind and e.weeks >= AFTER)
    asked = tuple(e for e in late if e.ending is not None or e.weeks >= AFTER + weeks)
    yes = np.array([e.ending in SETTLED and e.weeks < AFTER + weeks for e in asked])
    return Question(f"After {AFTER} weeks: was it settled within the next {weeks}?", kind, weeks, asked, yes)
