"""Time the models of collective decision: 10,000 draws of ten actors, and power indices of large councils.

    python eval/bench/collective.py

Fails if eight rounds of the challenge model take more than 2 s of processor time.
"""

from __future__ import annotations

import sys

import numpy as np
from timing import least

from ripeness.bargaining.collective import (
    SCHOLZ_2011,
    SCHOLZ_2011_AS_WRITTEN,
    Question,
    challenge,
    condorcet,
    shapley_shubik,
    weighted_mean,
    weighted_median,
)

DRAWS, ACTORS, ROUNDS, LIMIT = 10_000, 10, 8, 2.0


def random_question() -> Question:
    """Ten actors anywhere on the scale, another salience and power in each draw."""
    rng = np.random.default_rng(1)
    return Question(
        tuple(f"actor {i}" for i in range(ACTORS)),
        position=rng.uniform(0, 100, (DRAWS, ACTORS)),
        salience=rng.uniform(0, 1, (DRAWS, ACTORS)),
        power=rng.uniform(0.1, 1, (DRAWS, ACTORS)),
    )


def main() -> int:
    """Print the least times of three runs; return 1 if the challenge model is over its limit."""
    question, rng = random_question(), np.random.default_rng(2)
    hundred = rng.integers(1, 100, 100)
    runs = {
        "weighted mean": lambda: weighted_mean(question),
        "weighted median": lambda: weighted_median(question),
        "probabilistic Condorcet": lambda: condorcet(question),
        f"challenge, {ROUNDS} rounds": lambda: challenge(question, SCHOLZ_2011, rounds=ROUNDS),
        f"challenge as written, {ROUNDS} rounds": lambda: challenge(question, SCHOLZ_2011_AS_WRITTEN, rounds=ROUNDS),
        "Shapley-Shubik of 100 members": lambda: shapley_shubik(hundred, int(hundred.sum()) // 2 + 1),
    }
    slow = False
    print(f"{DRAWS} draws of {ACTORS} actors, one process{'':<6}wall     processor")
    for name, run in runs.items():
        wall, cpu = least(run, repeats=3)
        slow |= name.startswith("challenge") and cpu > LIMIT
        print(f"{name:<40}{wall:8.3f} s {cpu:8.3f} s")
    return int(slow)


if __name__ == "__main__":
    sys.exit(main())
