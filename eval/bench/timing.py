"""The least time of some runs: what a busy machine adds is in the others."""

import time
from collections.abc import Callable


def least(run: Callable[[], object], *, repeats: int = 5) -> tuple[float, float]:
    """Return the least wall clock and the least processor time of `run`, in seconds."""
    walls, cpus = [], []
    for _ in range(repeats):
        wall, cpu = time.perf_counter(), time.process_time()
        run()
        walls.append(time.perf_counter() - wall)
        cpus.append(time.process_time() - cpu)
    return min(walls), min(cpus)
