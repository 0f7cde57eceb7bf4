"""What is asked of an assessment, and what its readings share: the ensemble and one pass over its draws."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from ripeness.assess.case import Case
from ripeness.assess.ensemble import Ensemble
from ripeness.assess.survey import Survey, survey
from ripeness.errors import AssessError

DRAWS, SEED = 1000, 20220517
FEWEST = 30
"""With fewer draws no interval would mean anything."""
Progress = Callable[[str, int, int], None]
"""Is told what is being done, how much of it is done, and how much there is."""


def silent(what: str, done: int, of: int) -> None:
    """Tell nobody."""


@dataclass(frozen=True, eq=False)
class Request:
    """A case and how it is to be assessed.

    Parameters
    ----------
    case : Case
    draws : int
        At least 30.
    seed : int
        Root seed, >= 0.
    attribution_draws : int, optional
        How many of the draws the attribution to mechanisms uses, which solves each of them many times over; if not
        given, the reading chooses, and says so.
    progress : callable
        Called with what is being done, how much of it is done, and how much there is.

    Raises
    ------
    AssessError
        If a number breaks its rule.
    """

    case: Case
    draws: int = DRAWS
    seed: int = SEED
    attribution_draws: int | None = None
    progress: Progress = silent

    def __post_init__(self) -> None:
        """Refuse too few draws."""
        asked = {"draws": self.draws, "attribution_draws": self.attribution_draws}
        for name, number in asked.items():
            if number is not None and number < FEWEST:
                raise AssessError(f"{name} must be at least {FEWEST}; got {number}")
        if self.attribution_draws is not None and self.attribution_draws > self.draws:
            raise AssessError(f"attribution_draws must be at most draws, {self.draws}; got {self.attribution_draws}")

    @cached_property
    def ensemble(self) -> Ensemble:
        """All the draws."""
        return Ensemble(self.case, seed=self.seed, stop=self.draws)

    @cached_property
    def survey(self) -> Survey:
        """What the readings of the case as it stands need of every draw."""
        return survey(self.ensemble, progress=self.progress)
