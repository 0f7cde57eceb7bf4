"""Time the bargaining solutions on 10^5 outcomes of two parties, with NegMAS beside them if it is there.

    python eval/bench/solutions.py                                  # Ripeness alone
    python eval/bench/solutions.py --negmas /tmp/venv/bin/python    # and NegMAS, in an environment of its own

Both evaluate the same additive utilities (5 issues of 10 options), then find the Pareto frontier, the Nash and the
Kalai-Smorodinsky point, and print the utilities that they found. NegMAS keeps only the rational part of the frontier,
takes its ideal point over all outcomes and is no dependency of this project.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ISSUES, OPTIONS, RESERVED = 5, 10, (0.3, 0.25)
LIMIT = 0.1


def numbers() -> tuple[list[list[float]], list[list[list[float]]]]:
    """Saliences [2][5] and values [2][5][10] of two parties: opposed on every issue, each with its own weights."""
    weights = [[0.35, 0.25, 0.2, 0.12, 0.08], [0.1, 0.3, 0.15, 0.25, 0.2]]
    places = [k / (OPTIONS - 1) for k in range(OPTIONS)]
    curves = [[1.0, 1.3, 0.8, 2.0, 1.1], [1.2, 0.9, 1.7, 1.0, 1.4]]
    values = [[[1 - (1 - x) ** c for x in places] for c in curves[0]], [[1 - x**c for x in places] for c in curves[1]]]
    return weights, values


def timed(steps: dict[str, Callable[[], Any]], *, repeats: int) -> tuple[dict[str, float], dict[str, Any]]:
    """Least time of each step over `repeats` runs, in seconds, and its last answer."""
    least, answers = {}, {}
    for name, step in steps.items():
        times = []
        for _ in range(repeats):
            start = time.perf_counter()
            answers[name] = step()
            times.append(time.perf_counter() - start)
        least[name] = min(times)
    return least, answers


def ripeness(repeats: int) -> dict[str, Any]:
    """Time our own."""
    import numpy as np

    from ripeness.bargaining.outcomes import Issue, outcome_space
    from ripeness.bargaining.preferences import Agenda
    from ripeness.bargaining.solutions import kalai_smorodinsky, nash, pareto

    weights, values = numbers()
    space = outcome_space([Issue(f"issue {k}", tuple(str(o) for o in range(OPTIONS))) for k in range(ISSUES)])
    agenda = Agenda(
        space=space,
        names=("A", "B"),
        salience=np.array(weights),
        values=tuple(np.array([values[i][k] for i in range(2)]) for k in range(ISSUES)),
        victory=(np.zeros(ISSUES, dtype=np.int64), np.zeros(ISSUES, dtype=np.int64)),
    )
    table = agenda.fields()["utility"].T
    seconds, answers = timed(
        {
            "evaluation": agenda.fields,
            "pareto": lambda: pareto(table),
            "nash": lambda: nash(table, RESERVED),
            "kalai_smorodinsky": lambda: kalai_smorodinsky(table, RESERVED),
        },
        repeats=repeats,
    )
    points = {name: answers[name].utility.round(9).tolist() for name in ("nash", "kalai_smorodinsky")}
    return {"seconds": seconds, "frontier": len(np.unique(answers["pareto"].utility, axis=0)), **points}


def negmas(repeats: int) -> dict[str, Any]:
    """Time NegMAS on the same numbers; runs inside its own environment."""
    from negmas import LinearAdditiveUtilityFunction, make_issue, make_os
    from negmas.preferences.ops import ks_points, nash_points, pareto_frontier

    weights, values = numbers()
    issues = [make_issue([str(o) for o in range(OPTIONS)], f"issue {k}") for k in range(ISSUES)]
    space = make_os(issues)
    tables = [[{str(o): v for o, v in enumerate(values[i][k])} for k in range(ISSUES)] for i in range(2)]
    ufuns = [
        LinearAdditiveUtilityFunction(tables[i], weights=weights[i], outcome_space=space, reserved_value=RESERVED[i])
        for i in range(2)
    ]
    outcomes = list(space.enumerate())
    ranges = [(0.0, 1.0)] * 2  # given, since finding them would be most of its time
    frontier, _ = pareto_frontier(ufuns, outcomes)
    seconds, answers = timed(
        {
            "evaluation": lambda: [[float(f(x)) for f in ufuns] for x in outcomes],
            "evaluation and pareto": lambda: pareto_frontier(ufuns, outcomes),
            "nash": lambda: nash_points(ufuns, frontier, ranges=ranges),
            "kalai_smorodinsky": lambda: ks_points(ufuns, frontier, ranges=ranges),
        },
        repeats=repeats,
    )
    points = {name: [round(float(u), 9) for u in answers[name][0][0]] for name in ("nash", "kalai_smorodinsky")}
    return {"seconds": seconds, "frontier": len(set(frontier)), **points}


def main() -> int:
    """Print both, and fail if ours takes longer than the limit."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--negmas", type=Path, help="a Python with NegMAS installed")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--repeats", type=int, default=5)
    chosen = parser.parse_args()
    if chosen.inside:
        print(json.dumps(negmas(2)))
        return 0
    ours = ripeness(chosen.repeats)
    total = sum(ours["seconds"].values())
    print(f"ripeness  {total:.4f} s for {OPTIONS**ISSUES} outcomes; limit {LIMIT} s\n  {json.dumps(ours)}")
    if chosen.negmas:
        run = subprocess.run([chosen.negmas, __file__, "--inside"], capture_output=True, text=True, check=True)
        theirs = json.loads(run.stdout.splitlines()[-1])
        spent = sum(v for k, v in theirs["seconds"].items() if k != "evaluation")
        print(f"NegMAS    {spent:.4f} s\n  {json.dumps(theirs)}")
        print(f"NegMAS takes {spent / total:.0f} times as long")
    return 0 if total < LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
