"""Time what a person waits for: help, the brief of one article from a cold start, a case read and briefed.

    python eval/bench/cli.py                    # prints a table; exit code 1 if a limit is passed
    python eval/bench/cli.py --article FILE     # the brief of another article

Each figure is the median of some runs of the program as a process of its own, so that imports count. The least time
stands beside it: on a busy machine the median tells about the machine.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

EXAMPLE = Path(__file__).parents[2] / "examples" / "ukraine-2022"
ARTICLE = EXAMPLE / "reports" / "2022-05-17-no-talks.txt"


@dataclass(frozen=True)
class Wait:
    """What is timed: its name, the arguments of ``ripeness``, and the most seconds that the median may take."""

    name: str
    arguments: tuple[str, ...]
    limit: float
    runs: int = 5


def waits(article: Path, folder: Path) -> list[Wait]:
    """Return what a person waits for; the case of the fourth is made by the third."""
    case, page = str(folder / "case"), str(folder / "brief.html")
    article_given = (str(article), "--published", "2022-05-17", "--outlet", "Paper")
    return [
        Wait("ripeness --help", ("--help",), 0.2, runs=11),
        Wait("ripeness read --help", ("read", "--help"), 0.2, runs=11),
        Wait("brief of one article, cold", ("brief", *article_given, "--output", page), 3.0),
        Wait(
            "read the example into a case (19 reports)", ("read", "--case", case, str(EXAMPLE / "reports")), 5.0, runs=1
        ),
        Wait("brief of that case", ("brief", case, "--output", page), 3.0),
        Wait("verify that case", ("verify", case), 3.0),
    ]


def seconds(arguments: Sequence[str]) -> float:
    """Return how long one run of the program takes."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", "ripeness", *arguments], check=True, capture_output=True)
    return time.perf_counter() - start


def main() -> int:
    """Time everything, print a line each, and return 1 if a limit is passed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--article", type=Path, default=ARTICLE)
    slow = 0
    with tempfile.TemporaryDirectory() as folder:
        seconds(("init", str(Path(folder) / "case")))
        for wait in waits(parser.parse_args().article, Path(folder)):
            times = [seconds(wait.arguments) for _ in range(wait.runs)]
            median = statistics.median(times)
            slow += median > wait.limit
            told = "too slow" if median > wait.limit else "ok"
            print(f"{wait.name:<44}{median:6.2f} s  (least {min(times):.2f}, limit {wait.limit:g})  {told}")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
