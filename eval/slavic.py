"""Measure the reading of Russian and Ukrainian on our own small gold, and fail below a pinned floor.

    python eval/slavic.py                                  # the table; exit code 1 if a figure is below its floor
    python eval/slavic.py --update                         # raise floors to 1.5 points below what is measured
    python eval/slavic.py --lower unseen.ru.holder --why "..."   # lower one floor; the reason is kept

The gold lies in eval/gold/slavic with its guide. Rules were written on its even passages; the odd ones were scored once
before anything was changed for them, and that first score stands in docs/explanation/reading-russian-and-ukrainian.md.
"""

import argparse
import datetime
import sys

from quality.floors import Floors
from quality.slavic import GOLD, HALVES, LANGUAGES, measure

FLOORS = GOLD / "floors.json"


def measured() -> dict[str, float]:
    """Return every figure by its name: half, language, what."""
    return {
        f"{half}.{language}.{name}": value
        for half in HALVES
        for language in LANGUAGES
        for name, value in measure(language, half).items()
    }


def table(values: dict[str, float], floors: Floors) -> str:
    """Return a line for each figure with its floor."""
    lines = [f"{'figure':<24}{'ours':>7}{'floor':>7}"]
    for name, value in values.items():
        floor = floors.floors.get(name)
        fallen = "  BELOW ITS FLOOR" if floor is not None and value < floor else ""
        lines.append(f"{name:<24}{value:>7.1f}{'' if floor is None else f'{floor:g}':>7}{fallen}")
    return "\n".join(lines)


def main() -> int:
    """Measure, print, compare; return 1 if a figure is below its floor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--lower", metavar="FIGURE")
    parser.add_argument("--why", default="", metavar="REASON")
    chosen = parser.parse_args()
    values, floors = measured(), Floors.load(FLOORS)
    if chosen.lower:
        try:
            floors.lower(
                chosen.lower, values.get(chosen.lower, 0.0), why=chosen.why, on=datetime.date.today().isoformat()
            )
        except ValueError as error:
            parser.error(str(error))
        floors.save(FLOORS)
    if chosen.update:
        print(f"raised: {', '.join(floors.raise_to(values)) or 'none'}", file=sys.stderr)
        floors.save(FLOORS)
    print(table(values, floors))
    fallen = floors.below(values)
    if fallen:
        print(f"\nbelow the floor: {', '.join(fallen)}", file=sys.stderr)
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
