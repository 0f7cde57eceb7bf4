"""Reports for an archive, and the bytes of the ledger that reading them gives."""

import io
import json
from collections.abc import Iterable
from pathlib import Path

from ripeness.ledger import Ledger
from ripeness.ledger.jsonl import export_jsonl
from ripeness.parallel import Run, serially
from ripeness.read.archive import Beside, Intake, Maker, Recipe
from ripeness.read.archive.writer import Outcome
from ripeness.read.sources import Given, Piece, Refused, pieces

AT = "2026-11-22T10:00:00Z"
RECIPE = Recipe(sides=("Russia", "Ukraine"))
PEOPLE = ("Foreign Minister Sergey Lavrov", "President Volodymyr Zelenskyy", "Dmytro Kuleba", "a Kremlin spokesman")


def text(number: int) -> str:
    """Some sentences with something to read in them, different for each number."""
    who, other = PEOPLE[number % 4], PEOPLE[(number + 1) % 4]
    return (
        f"{who} said on Tuesday that the talks in round {number} had stalled. “We will never give up {number} towns,” "
        f"{who} told reporters. {other} accused Russia of shelling the port {number} times, and "
        "demanded a ceasefire.\n\n"
        f"The United States pledged ${number + 1} billion in military aid to Ukraine last week."
    )


def archive(folder: Path, count: int) -> Path:
    """Write a file of JSON Lines with reports: a damaged line, and one report twice, are among them."""
    lines = [
        json.dumps({"text": text(n), "date": f"2022-03-{n % 28 + 1:02}", "source": "Paper", "title": f"Report {n}"})
        for n in range(count)
    ]
    lines.insert(3, "{")
    lines.insert(5, lines[1])
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "archive.jsonl"
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


def read(
    case: Path, source: Path, *, run: Run = serially, given: Given | None = None, found: Iterable[Piece] | None = None
) -> list[Outcome]:
    """Read a source into a case, which is made if there is none, by a clock that stands still."""
    if not (case / "ledger.sqlite").exists():
        Ledger.create(case).close()
    intake = Intake(Maker(RECIPE.make(), given or Given()), lambda: AT, RECIPE.mark, RECIPE, run)
    with Ledger.open(case) as ledger, Beside(case) as beside:
        return list(intake.into(ledger, beside, found if found is not None else pieces(source)))


def whole(case: Path) -> bytes:
    """The ledger as it is exported, log and all."""
    stream = io.BytesIO()
    with Ledger.open(case) as ledger:
        export_jsonl(ledger, stream)
    return stream.getvalue()


def names(outcomes: Iterable[Outcome]) -> list[str]:
    """What became of each document, in a word."""
    return [outcome.reason if isinstance(outcome, Refused) else outcome.added.status for outcome in outcomes]  # type: ignore[union-attr]
