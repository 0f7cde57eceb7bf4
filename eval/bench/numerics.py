"""Time the numeric tools of an assessment: draws, indices, value of knowing, scenario discovery, base rates.

    python eval/bench/numerics.py

Fails if 100,000 draws of 80 inputs take more than 4 s of processor time.
"""

from __future__ import annotations

import sys

import numpy as np
from timing import least

from ripeness.assess.base_rates import base_rate
from ripeness.assess.discovery import discover
from ripeness.assess.draws import Draws, Uncertainty, draw
from ripeness.assess.sensitivity import main_effects, sobol, value_of_knowing

INPUTS, CORRELATED, DRAWS, LIMIT = 80, 10, 100_000, 4.0


def ranges() -> list[Uncertainty]:
    """Half of the inputs triangular, half PERT, each with another mode."""
    shapes = ("triangular", "pert")
    return [Uncertainty(f"input {i}", 0, i / INPUTS, 1, shapes[i % 2]) for i in range(INPUTS)]


def main() -> int:
    """Print the times, and fail if draws take longer than the limit."""
    tied = [(f"input {i}", f"input {i + 1}", 0.4) for i in range(CORRELATED)]
    wall, cpu = least(lambda: draw(ranges(), tied, seed=1, stop=DRAWS), repeats=3)
    print(f"{DRAWS:,} draws of {INPUTS} inputs, {CORRELATED + 1} of them correlated: {cpu:.2f} s ({wall:.2f} s wall)")
    drawn = draw(ranges(), tied, seed=1, stop=DRAWS)
    for size in (1_000, 10_000, DRAWS):
        part = Draws(drawn.names, drawn.values[:size], 1, 0)
        hits = part.values[:, 0] + part.values[:, 30] - part.values[:, 60] > 0
        tools = {
            "main_effects": lambda part=part, hits=hits: main_effects(part, hits),
            "value_of_knowing": lambda part=part, hits=hits: value_of_knowing(part, hits, threshold=0.5),
            "discover": lambda part=part, hits=hits: discover(part, hits),
        }
        for name, run in tools.items():
            print(f"{name:17} {size:>7,} draws of {INPUTS} inputs: {least(run, repeats=2)[1]:.2f} s")
    _, saltelli = least(lambda: sobol(lambda u: np.sum(u, axis=1), drawn.names, base=1000, seed=1), repeats=2)
    print(f"sobol, base 1,000, {INPUTS} inputs, without the model: {saltelli:.2f} s")
    print(f"base_rate: {least(lambda: base_rate(after_weeks=12, horizon_weeks=26))[1] * 1000:.1f} ms")
    return 0 if cpu < LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
