"""Score forecasts of how wars ended: base rates alone, and the model with default assumptions.

    python eval/backtest.py           # the tables
    python eval/backtest.py --page    # and write them into docs/explanation/backtest.md

The UCDP Conflict Termination data lie in ../shared beside the project; where they are absent, this says so and passes.
"""

import argparse
import re
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from hindcast import base, default_case
from hindcast.questions import Question, questions
from hindcast.scores import Score, auc, score
from ucdp import FILE, episodes

PAGE = Path(__file__).parents[1] / "docs" / "explanation" / "backtest.md"
MARKED = re.compile(r"(?<=<!-- figures: python eval/backtest.py --page -->\n).*?(?=<!-- end of figures -->)", re.S)
SEED = 1
MODEL = "model, default assumptions"
HEAD = (
    "| forecast | mean | Brier | less the overall share’s | log | less the overall share’s |",
    "|---|---|---|---|---|---|",
)
FORECASTS: dict[str, Callable[[Question], NDArray[np.float64]]] = {
    "overall share": base.overall,
    "share of its decade": base.by_decade,
    "share of those alike": base.by_features,
    "share known by then": base.before,
    MODEL: default_case.told,
}
HEADINGS = {"interstate": "Wars between states", "civil": "Wars within a state"}


def tables(asked: tuple[Question, ...]) -> str:
    """Return a table for each question, as Markdown."""
    return "\n".join(_table(question) for question in asked)


def _table(question: Question) -> str:
    yes, clusters = question.yes, [e.conflict for e in question.asked]
    asked = f"**{HEADINGS[question.kind]}. {question.title}** {yes.sum()} of {len(yes)}, {100 * yes.mean():.0f} %."
    told = {name: forecast(question) for name, forecast in FORECASTS.items()}
    reference = next(iter(told.values()))
    rows = [
        _row(name, each, score(each, reference, yes=yes, clusters=clusters, seed=SEED)) for name, each in told.items()
    ]
    ahead = f"The model gave a yes the higher chance than a no in {100 * auc(told[MODEL], yes):.0f} % of pairs."
    return "\n".join([asked, "", *HEAD, *rows, "", f"{ahead} By luck: 50 %.", ""])


def _row(name: str, told: NDArray[np.float64], found: Score) -> str:
    less = ["" if not any(gap) else _gap(gap) for gap in (found.brier_less, found.log_less)]
    return f"| {name} | {told.mean():.2f} | {found.brier:.3f} | {less[0]} | {found.log:.3f} | {less[1]} |"


def _gap(gap: tuple[float, float, float]) -> str:
    value, low, high = (f"{number:+.3f}".replace("-", "−") for number in gap)
    return f"{value} ({low} to {high})"


def main() -> int:
    """Print the tables, and write the page if asked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--page", action="store_true", help="write the tables into docs/explanation/backtest.md")
    chosen = parser.parse_args()
    if not FILE.exists():
        print(f"skipped: there is no {FILE}", file=sys.stderr)
        return 0
    made = tables(questions(episodes()))
    print(made)
    if chosen.page:
        page = MARKED.sub(lambda _: made, PAGE.read_text(encoding="utf-8"))
        PAGE.write_text(page, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
