"""Time sweeps of the founding case over one process and more, and measure their memory.

python eval/bench/sweep.py                    # 100,000 draws, with Numba if it is installed
python eval/bench/sweep.py --draws 20000 --workers 1 --workers 2
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from pathlib import Path

from ripeness.assess.sweep import sweep
from ripeness.parallel.processes import in_processes

CASE = Path(__file__).parents[2] / "examples" / "ukraine-2022" / "case.yaml"


def main() -> None:
    """Print wall clock, processor time and memory for each number of workers, each of which uses one thread."""
    asked = _asked()
    content = CASE.read_text(encoding="utf-8")
    results = set()
    for workers in asked.workers or (1, 2):
        wall, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
        with tempfile.TemporaryDirectory() as folder:
            run = in_processes(workers)
            sweep(content, Path(folder), draws=asked.draws, seed=1, run=run, progress=lambda done, of: None)
            results.add(tuple(file.read_bytes() for file in sorted(Path(folder).iterdir())))
        wall, after = time.perf_counter() - wall, resource.getrusage(resource.RUSAGE_CHILDREN)
        cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        print(f"{asked.draws:,} draws, {workers} workers: {wall:6.1f} s, {cpu:6.1f} s of processor in the workers")
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"memory at most: the driver {own:.0f} MB, the largest worker {most:.0f} MB")
    print("the same bytes from any number of workers" if len(results) == 1 else "the bytes differ")


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--draws", type=int, default=100_000)
    parser.add_argument("--workers", type=int, action="append")
    return parser.parse_args()


if __name__ == "__main__":
    main()
