"""Count how wars ended, week by week, from the UCDP Conflict Termination data, into the table that Ripeness ships.

    python eval/base_rates.py            # compare the table with the data; exit code 1 if they differ
    python eval/base_rates.py --write    # write src/ripeness/assess/base_rates.json

The data lie in ../shared beside the project and are not part of it; the table holds counts alone.
"""

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

from ucdp import ENDINGS, FILE, SOURCE, Episode, episodes

TABLE = Path(__file__).parents[1] / "src" / "ripeness" / "assess" / "base_rates.json"
NAMES = tuple(dict.fromkeys(ENDINGS.values()))


def text(found: tuple[Episode, ...]) -> str:
    """Return the table as JSON, a row a line: week, endings in that week by name, censored in it."""
    head = {"source": SOURCE, "made_by": "python eval/base_rates.py --write", "endings": NAMES}
    weeks = ",\n".join(f'    "{name}": [\n{_lines(chosen)}\n    ]' for name, chosen in _kinds(found).items())
    lines = [f'  "{key}": {json.dumps(value)},' for key, value in head.items()]
    return "\n".join(["{", *lines, '  "weeks": {', weeks, "  }", "}", ""])


def _kinds(found: tuple[Episode, ...]) -> dict[str, list[Episode]]:
    chosen = {}
    for kind in ("interstate", "civil"):
        for war in (False, True):
            for dating in ("all", "month"):
                name = f"{kind}{'_war' if war else ''}, {dating}"
                chosen[name] = [e for e in found if e.kind == kind and e.war >= war and e.dated >= (dating == "month")]
    return chosen


def _lines(chosen: list[Episode]) -> str:
    counted = Counter((e.weeks, e.ending) for e in chosen)
    rows = ([w, *(counted[w, name] for name in (*NAMES, None))] for w in sorted({e.weeks for e in chosen}))
    return ",\n".join(f"      {json.dumps(row)}" for row in rows)


def main() -> int:
    """Compare, or write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--write", action="store_true", help="write the table")
    chosen = parser.parse_args()
    if not FILE.exists():
        print(f"skipped: there is no {FILE}", file=sys.stderr)
        return 0
    made = text(episodes())
    if chosen.write:
        TABLE.write_text(made, encoding="utf-8")
        return 0
    same = TABLE.read_text(encoding="utf-8") == made
    print("The table is that of the data." if same else "The table differs from the data; --write makes it anew.")
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
