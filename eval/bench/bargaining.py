"""Time the bargaining model on the reference game of issue 3, and beside it the plain reference and Gambit.

    python eval/bench/bargaining.py                 # the reference game with every kernel, and a small common case
    python eval/bench/bargaining.py --growth        # also growth with T, N, outcomes, players and draws
    python eval/bench/bargaining.py --draws 100     # fewer draws

Times are the least of several runs, wall clock and processor time. Gambit runs only if `pygambit` is installed.
"""

from __future__ import annotations

import argparse
import io
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[2])]

import numpy as np  # noqa: E402
from reference_game import PLAYERS, reference_game  # noqa: E402
from tests.bargaining.reference import Reference  # noqa: E402
from tests.bargaining.strategies import leaders_game  # noqa: E402
from timing import least  # noqa: E402

from ripeness.bargaining import Game, by_week, forward, solve, zone  # noqa: E402
from ripeness.bargaining.efg import efg  # noqa: E402


def show(name: str, run: Callable[[], Any], *, repeats: int = 5) -> float:
    """Print and return the least time of `run`."""
    wall, cpu = least(run, repeats=repeats)
    print(f"{name:58s} {wall * 1e3:10.2f} ms wall {cpu * 1e3:10.2f} ms processor")
    return wall


def peak() -> float:
    """Return the peak memory of this process, in MB; `getrusage` would count the process that started it."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def alone(kernel: str, draws: int, **environment: str) -> None:
    """Print the peak memory of a process that does nothing but solve the reference game once."""
    run = subprocess.run(
        [sys.executable, __file__, "--only", kernel, "--draws", str(draws)],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    what = f"{kernel}, compiling" if environment else kernel
    print(f"peak memory of a process that only solves it, {what:16s} {run.stdout.strip()} MB")


def memory(draws: int) -> None:
    """Print the peak memory of each kernel, and of Numba in the one run that compiles."""
    alone("numpy", draws)
    alone("numba", draws)
    with tempfile.TemporaryDirectory() as empty:
        alone("numba", draws, NUMBA_CACHE_DIR=empty)


def headline(draws: int) -> None:
    """Time the reference game."""
    one, many = reference_game(draws=1), reference_game(draws=draws)
    print(
        f"reference game: T=100, N=20, {many.outcomes} outcomes, 6 players, {draws} draws; {peak():.0f} MB at the start"
    )
    show("one draw, NumPy", lambda: solve(one, kernel="numpy"), repeats=9)
    show(f"{draws} draws, NumPy", lambda: solve(many, kernel="numpy"), repeats=2)
    show("compile or load Numba, one draw", lambda: solve(one, kernel="numba"), repeats=1)
    show(f"{draws} draws, Numba", lambda: solve(many, kernel="numba"))
    solution = solve(many)
    print(f"automatic kernel: {solution.kernel}")
    course = forward(solution)
    show("  forward, true chance", lambda: forward(solution))
    show("  by week, 5 weeks", lambda: by_week(course, [4, 13, 26, 52, 104]))
    show("  zone today with what forbids it", lambda: zone(many), repeats=2)


def common_case() -> None:
    """Time one small game in every way there is: leaders alone, 3 outcomes, 2 rounds."""
    game = leaders_game(7, horizon=2, rungs=4, outcomes=3).replace(power_shift=0.0, talk_cost=0.0, war_benefit=0.0)
    many = game.replace(cost=game.cost.repeat(1000, axis=0))
    print(f"\ncommon case: T=2, N=4, 3 outcomes, leaders alone; value {solve(game).value[0]}")
    plain = show("plain Python reference", lambda: Reference(game))
    fast = show("1000 draws at once, Numba", lambda: solve(many, kernel="numba")) / 1000
    show("one draw, NumPy", lambda: solve(game, kernel="numpy"))
    print(f"Numba is {plain / fast:,.0f} times faster a game than the plain reference")
    try:
        import pygambit
    except ImportError:
        print("pygambit is not installed: no general solver beside")
        return
    text = efg(game)
    tree = pygambit.read_efg(io.StringIO(text))
    answers: list[Any] = []
    general = show(
        f"Gambit, sequence-form LCP ({text.count(chr(10))} lines)",
        lambda: answers.append(pygambit.nash.lcp_solve(tree, rational=False, use_strategic=False)),
        repeats=3,
    )
    found = answers[-1].equilibria[0]
    print(
        f"Gambit's value {[float(found.payoff(p)) for p in tree.players]}; "
        f"Numba is {general / fast:,.0f} times faster a game"
    )
    middle = leaders_game(7, horizon=12, rungs=8, outcomes=40)
    plain = show("T=12, N=8, 40 outcomes: plain Python reference", lambda: Reference(middle), repeats=1)
    many = middle.replace(cost=middle.cost.repeat(1000, axis=0))
    fast = show("T=12, N=8, 40 outcomes: 1000 draws, Numba", lambda: solve(many, kernel="numba")) / 1000
    print(f"Numba is {plain / fast:,.0f} times faster a game")


def leaders_alone() -> None:
    """Time two leaders alone with agreements that hold: 19,000 states and 500 outcomes, 1,000 draws."""
    rng = np.random.default_rng(20261122)
    x, bend = np.linspace(0, 1, 500), rng.uniform(0.6, 1.6, (1000, 1))
    game = Game(
        players=PLAYERS[:2],
        utility=np.stack([x**bend, (1 - x) ** bend[::-1]], axis=1),
        victory_utility=[[1, 0], [0, 1]],
        rungs=100,
        rung=50,
        horizon=400,
        belief_mean=rng.uniform(0.4, 0.6, (1000, 2)),
        belief_strength=rng.uniform(5, 60, (1000, 2)),
        cost=rng.uniform(0.001, 0.01, (1000, 2)),
        discount=rng.uniform(0.98, 1, (1000, 2)),
        proposer_a=rng.uniform(0, 1, 1000),
    )
    print()
    show("leaders alone: 19,000 states, 500 outcomes, Numba", lambda: solve(game, kernel="numba"), repeats=3)
    show("the same, NumPy on the frontier", lambda: solve(game, kernel="frontier"), repeats=1)


def growth() -> None:
    """Time the growth of both kernels with each size, 100 draws."""
    base: dict[str, Any] = {"draws": 100}
    cases: list[tuple[str, dict[str, Any]]] = [("base", {})]
    cases += [(f"T = {t}", {"horizon": t}) for t in (50, 200, 400)]
    cases += [(f"N = {n}", {"rungs": n}) for n in (10, 40, 80)]
    cases += [
        (f"outcomes = {m}", {"options": o})
        for m, o in ((36, (3, 3, 2, 2)), (432, (4, 3, 3, 3, 4)), (1728, (6, 6, 4, 4, 3)))
    ]
    cases += [("players = 2", {"players": PLAYERS[:2]}), ("players = 4", {"players": PLAYERS[:4]})]
    cases += [(f"draws = {d}", {"draws": d}) for d in (50, 200, 400)]
    print()
    for name, change in cases:
        game = reference_game(**{**base, **change})
        for kernel in ("numpy", "numba"):
            show(f"growth, {kernel}: {name}", lambda g=game, k=kernel: solve(g, kernel=k), repeats=2)


def main() -> None:
    """Run what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--draws", type=int, default=1000)
    parser.add_argument("--growth", action="store_true")
    parser.add_argument("--only", choices=("numpy", "numba"), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.only:
        solve(reference_game(draws=asked.draws), kernel=asked.only)
        print(f"{peak():.0f}")
        return
    headline(asked.draws)
    memory(asked.draws)
    common_case()
    leaders_alone()
    if asked.growth:
        growth()


if __name__ == "__main__":
    main()
