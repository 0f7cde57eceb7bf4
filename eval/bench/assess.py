"""Time the readings of the founding case, each alone and all together, and measure the memory of all.

python eval/bench/assess.py                   # with Numba if it is installed
python eval/bench/assess.py --base            # as in the base install
python eval/bench/assess.py --draws 20000 --reading zone --reading war
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from pathlib import Path

CASE = Path(__file__).parents[2] / "examples" / "ukraine-2022"


def main() -> None:
    """Print wall clock and processor time by reading, then of all of them in one assessment."""
    asked = _asked()
    if asked.base:
        sys.modules["numba"] = None  # type: ignore[assignment]  # as if it were not installed
    from ripeness.assess import READINGS, Case, assess

    case = Case.load(CASE)
    names = asked.reading or [name for name, _ in READINGS]
    for wanted in (*([name] for name in names), names):
        wall, cpu = time.perf_counter(), time.process_time()
        assess(case, draws=asked.draws, readings=wanted)
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
        print(f"{wanted[0] if len(wanted) == 1 else 'all of them':12} {wall:7.2f} s, {cpu:7.2f} s of processor")
    print(f"memory at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--draws", type=int, default=1000)
    parser.add_argument("--reading", action="append")
    parser.add_argument("--base", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    main()
