"""Measure reading on every outside gold at hand, beside what others publish, and fail below a pinned floor.

    python eval/gate.py                                 # the table; exit code 1 if a figure is below its floor
    python eval/gate.py acts dates                      # only these
    python eval/gate.py --update                        # raise floors to 1.5 points below what is measured; lower none
    python eval/gate.py --lower acts.root --why "..."   # lower one floor; the reason is kept in eval/floors.json
    python eval/gate.py --markdown                      # the table of the documentation
    python eval/gate.py --page                          # and write it into docs/explanation/reading.md

The gold lies in ../shared beside the project and is not part of it; where it is absent, the gate says so and passes.
"""

import argparse
import datetime
import re
import sys
import time
from pathlib import Path

from quality.documents import SHARED
from quality.figures import TASKS, markdown
from quality.floors import Floors
from quality.golds import GOLDS

HERE = Path(__file__).parent
FLOORS = HERE / "floors.json"
PAGE = HERE.parent / "docs" / "explanation" / "reading.md"
MARKED = re.compile(r"(?<=<!-- figures: python eval/gate.py --page -->\n).*?(?=<!-- end of figures -->)", re.S)


def measure(tasks: list[str], *, quiet: bool) -> dict[str, float]:
    """Return the figures of the tasks whose gold is there; say which isn't, and how long each took."""
    measured: dict[str, float] = {}
    for name in tasks:
        gold, run = GOLDS[name]
        if not gold.exists():
            print(f"skipped {name}: there is no {gold}", file=sys.stderr)
            continue
        start = time.perf_counter()
        measured |= run()
        if not quiet:
            print(f"measured {name} in {time.perf_counter() - start:.1f} s", file=sys.stderr)
    return measured


def table(measured: dict[str, float], floors: Floors) -> str:
    """Return the table: each figure with its floor, our aim and what others publish."""
    lines = [f"{'figure':<26}{'ours':>7}{'floor':>7}{'aim':>6}  what; others"]
    for task in TASKS:
        for figure in task.figures:
            if figure.name in measured:
                value, floor = measured[figure.name], floors.floors.get(figure.name)
                aim = f"{figure.aim:g}" if figure.aim is not None else ""
                told = "; ".join(filter(None, (figure.what, figure.others)))
                fallen = "  BELOW ITS FLOOR" if floor is not None and value < floor else ""
                shown = "" if floor is None else f"{floor:g}"
                lines.append(f"{figure.name:<26}{value:>7.1f}{shown:>7}{aim:>6}  {told}{fallen}")
    return "\n".join(lines)


def arguments() -> argparse.Namespace:
    """Return what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tasks", nargs="*", metavar="TASK", help=f"of {', '.join(GOLDS)}; all when none is given")
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--lower", metavar="FIGURE")
    parser.add_argument("--why", default="", metavar="REASON")
    parser.add_argument("--markdown", action="store_true")
    parser.add_argument("--page", action="store_true")
    chosen = parser.parse_args()
    unknown = set(chosen.tasks) - set(GOLDS)
    if unknown:
        parser.error(f"no such task: {', '.join(sorted(unknown))}; there are {', '.join(GOLDS)}")
    if chosen.lower and not chosen.why.strip():
        parser.error("a floor is lowered only with a reason: --lower FIGURE --why REASON")
    if chosen.page and chosen.tasks:
        parser.error("the page holds every task: give --page without tasks")
    return chosen


def main() -> int:
    """Measure, print, compare; return 1 if a figure is below its floor."""
    chosen = arguments()
    if not SHARED.is_dir():
        print(f"skipped: the gold that reading is measured on is not there ({SHARED})")
        return 0
    measured = measure(chosen.tasks or list(GOLDS), quiet=chosen.markdown)
    floors = Floors.load(FLOORS)
    if chosen.lower:
        if chosen.lower not in measured:
            print(f"{chosen.lower} was not measured", file=sys.stderr)
            return 2
        today = datetime.date.today().isoformat()
        try:
            floors.lower(chosen.lower, measured[chosen.lower], why=chosen.why, on=today)
        except ValueError as error:
            print(error, file=sys.stderr)
            return 2
        floors.save(FLOORS)
    if chosen.update:
        print(f"raised: {', '.join(floors.raise_to(measured)) or 'none'}", file=sys.stderr)
        floors.save(FLOORS)
    if chosen.page:
        page = PAGE.read_text(encoding="utf-8")
        PAGE.write_text(MARKED.sub(lambda _: markdown(measured), page), encoding="utf-8")
    print(markdown(measured) if chosen.markdown else table(measured, floors))
    fallen = floors.below(measured)
    if fallen:
        print(f"\nbelow the floor: {', '.join(fallen)}", file=sys.stderr)
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
