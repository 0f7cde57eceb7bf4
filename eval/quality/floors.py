"""The floors below which no figure may fall: kept in a file, raised freely, lowered only with a reason."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

MARGIN = 1.5  # points that a floor lies below what was measured: a rule may trade a little of one figure for another


@dataclass
class Floors:
    """Floors by the name of their figure, and each time that one was lowered."""

    floors: dict[str, float] = field(default_factory=dict)
    lowered: list[dict[str, Any]] = field(default_factory=list)

    @classmethod
    def load(cls, path: Path) -> "Floors":
        """Return the floors of a file; none where there is no file yet."""
        if not path.exists():
            return cls()
        stored = json.loads(path.read_text(encoding="utf-8"))
        return cls(stored["floors"], stored["lowered"])

    def save(self, path: Path) -> None:
        """Write them, sorted by name."""
        stored = {"floors": dict(sorted(self.floors.items())), "lowered": self.lowered}
        path.write_text(json.dumps(stored, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")

    def below(self, measured: Mapping[str, float]) -> list[str]:
        """Return the names of the figures that fell below their floor."""
        return [name for name, value in measured.items() if value < self.floors.get(name, 0.0)]

    def raise_to(self, measured: Mapping[str, float]) -> list[str]:
        """Raise each floor to `MARGIN` below what was measured; none is lowered. Return the names of those raised."""
        raised = [name for name, value in measured.items() if pinned(value) > self.floors.get(name, 0.0)]
        self.floors.update({name: pinned(measured[name]) for name in raised})
        return raised

    def lower(self, name: str, measured: float, *, why: str, on: str) -> None:
        """Lower a floor to `MARGIN` below what was measured, and record why.

        Raises
        ------
        ValueError
            If there is no such floor, no reason, or the floor would not become lower.
        """
        if name not in self.floors:
            raise ValueError(f"there is no floor {name!r}; there are {', '.join(sorted(self.floors))}")
        if not why.strip():
            raise ValueError("a floor is lowered only with a reason: --why REASON")
        if pinned(measured) >= self.floors[name]:
            raise ValueError(f"the floor of {name} is {self.floors[name]:g} and {measured:.1f} was measured: keep it")
        self.lowered.append({"name": name, "from": self.floors[name], "to": pinned(measured), "why": why, "on": on})
        self.floors[name] = pinned(measured)


def pinned(value: float) -> float:
    """Return the floor for a measured value."""
    return round(max(0.0, value - MARGIN), 1)
