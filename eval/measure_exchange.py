"""Measure the exchange model on DEU III, from the data as they are: rounds, reckonings, readings of power.

    python eval/measure_exchange.py

The first row of each reading is the weighted mean. The figures are on docs/explanation/which-model.md.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from functools import partial

import numpy as np

from deu import trading
from deu.data import SHARED, proposals
from deu.ensemble import question
from deu.models import Floats
from deu.power import READINGS
from ripeness.bargaining.collective import Question, weighted_mean
from ripeness.bargaining.collective.exchange import Reckoning

MODELS: dict[str, Callable[[Sequence[Question]], Floats]] = {
    "weighted mean": lambda questions: np.array([weighted_mean(question).outcome for question in questions]),
    "one round": trading.outcomes,
    "two rounds": partial(trading.outcomes, rounds=2),
    "ten rounds": partial(trading.outcomes, rounds=10),
    "as 'decide' reckons": partial(trading.outcomes, reckoning=Reckoning.DECIDE),
}


def main() -> int:
    """Print mean and median absolute errors, over all issues and over those that could be traded."""
    if not SHARED.is_dir():
        print(f"skipped: DEU III is not there ({SHARED})")
        return 0
    found = proposals()
    decided = np.array([issue.outcome for issues in found for issue in issues])
    several = np.array([len(issues) > 1 for issues in found for _ in issues])
    print(f"{sum(len(issues) > 1 for issues in found)} of {len(found)} proposals have several issues")
    rng = np.random.default_rng(0)  # of no effect: there are no draws beside the data
    for name, reading in READINGS.items():
        asked = [[question(issue, reading, draws=0, rng=rng) for issue in issues] for issues in found]
        for model, forecast in MODELS.items():
            error = np.abs(np.concatenate([forecast(questions)[:, 0] for questions in asked]) - decided)
            print(
                f"power by {name:6} {model:20} mean {error.mean():.1f}  median {np.median(error):.1f}  "
                f"several issues {error[several].mean():.1f}"
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
