"""Time ten rounds of trading in a conference of 15 actors and 13 issues, and one round by the public program's habits.

python eval/bench/exchange.py
"""

from __future__ import annotations

import sys

import numpy as np
from timing import least

from ripeness.bargaining.collective.exchange import Conference, Exchanges, Reckoning, exchange, potential

ACTORS, ISSUES, ROUNDS, LIMIT = 15, 13, 10, 1.0


def conference(seed: int) -> Conference:
    """Wishes spread over every scale, saliences from hardly to wholly, powers that differ up to tenfold."""
    rng = np.random.default_rng(seed)
    return Conference(
        tuple(f"actor {i}" for i in range(ACTORS)),
        tuple(f"issue {k}" for k in range(ISSUES)),
        position=rng.uniform(0, 100, (ACTORS, ISSUES)),
        salience=rng.uniform(0.1, 1, (ACTORS, ISSUES)),
        power=rng.uniform(0.1, 1, ACTORS),
    )


def main() -> int:
    """Print both, and fail if ten rounds take longer than the limit."""
    worst = 0.0
    for seed in (1, 2, 3):
        talks = conference(seed)

        def run(talks: Conference = talks) -> Exchanges:
            return exchange(talks, rounds=ROUNDS)

        wall, cpu = least(run)
        made = [len(turn.deals) for turn in run().rounds]
        print(f"seed {seed}: {len(potential(talks))} potential, {sum(made)} made in {len(made)} rounds: {wall:.3f} s")
        print(f"         processor {cpu:.3f} s; limit {LIMIT} s")
        worst = max(worst, wall)
    talks = conference(1)
    wall, _ = least(lambda: exchange(talks, reckoning=Reckoning.DECIDE), repeats=2)
    print(f"one round as 'decide' reckons, in decimal numbers: {wall:.2f} s")
    return 0 if worst < LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
