"""DEU III as it is stored: issues with their outcomes, and what each actor wanted and how much it cared."""

from __future__ import annotations

import csv
from collections import defaultdict
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

SHARED = Path(__file__).parents[3] / "shared" / "data" / "model" / "deu3"


@dataclass(frozen=True)
class Stance:
    """What an actor wants on the scale of 0 to 100, and its salience, 0 to 1 (None: the experts gave none)."""

    actor: str
    position: float
    salience: float | None


@dataclass(frozen=True)
class Issue:
    """One issue of a proposal, and what was decided."""

    name: str
    proposal: str
    codecision: bool
    unanimity: bool
    stances: tuple[Stance, ...]
    outcome: float


def proposals(folder: Path = SHARED) -> list[tuple[Issue, ...]]:
    """Return the issues with an outcome, those of one proposal together."""
    stances: dict[str, list[Stance]] = defaultdict(list)
    for row in _rows(folder / "deu3_long.csv"):
        salience = float(row["salience"]) / 100 if row["salience"] else None
        stances[row["issue"]].append(Stance(row["actor"], float(row["position"]), salience))
    issues = [
        Issue(
            name=row["isnr"],
            proposal=row["prnr"],
            codecision=row["proc"] == "COD",
            unanimity=row["counvte"] == "Unan",
            stances=tuple(stances[row["isnr"]]),
            outcome=float(row["out"]),
        )
        for row in _rows(folder / "deu3_issues.csv")
        if row["out"]
    ]
    issues.sort(key=lambda issue: (issue.proposal, issue.name))
    return [tuple(group) for _, group in groupby(issues, key=lambda issue: issue.proposal)]


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))
