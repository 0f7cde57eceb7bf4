"""Levers: what somebody could change, and the inputs of a case moved part of the way to where a lever takes them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from ripeness.assess.case import Case
from ripeness.assess.game import Floats, Values
from ripeness.errors import AssessError


@dataclass(frozen=True)
class Lever:
    """A change that somebody could make: all of its inputs move together, each from where it is towards one value.

    Attributes
    ----------
    to : dict from path to float
        Where its inputs stand when it is moved all the way.
    """

    id: str
    title: str
    to: Mapping[str, float]

    def span(self, case: Case) -> str:
        """Return from where, at the most likely values, to where its inputs move, in words."""
        return "; ".join(
            f"{case.input(path).words}: {case.input(path).mode:g} → {value:g}{_unit(case.input(path).unit)}"
            for path, value in self.to.items()
        )


def levers(case: Case) -> tuple[Lever, ...]:
    """Return the levers of a case: those of its file, or, where it names none, one for each mechanism that it has.

    Raises
    ------
    AssessError
        If a lever would move the length of the ladder or the rung held: a change of those is another war.
    """
    found = tuple(Lever(each.id, each.title, each.to) for each in case.model.levers) or tuple(_usual(case))
    for lever in found:
        for path in lever.to:
            case.input(path)
            if path in ("war.rungs", "war.rung"):
                raise AssessError(f"lever {lever.id} must not move {path}; set it in a scenario instead")
    return found


def moved(values: Values, which: Iterable[Lever], *, by: Floats | float) -> dict[str, Floats]:
    """Return the values with levers moved `by` a share of their way, 0 to 1; one share, or one for each draw."""
    out = dict(values)
    for lever in which:
        for path, to in lever.to.items():
            out[path] = np.asarray(out[path] + by * (to - out[path]))
    return out


def _usual(case: Case) -> Iterable[Lever]:
    """The levers of a file that names none: each takes the inputs of one mechanism to where it no longer binds."""
    for id_, title, ending, to in _USUAL:
        paths = [each.path for each in case.inputs if f".{each.path}".endswith(ending) and each.mode != to]
        if paths:
            yield Lever(id_, title, dict.fromkeys(paths, to))
    a, b = case.parties
    for one, other in ((a, b), (b, a)):
        doubt = 1.0 - case.input(f"{other}.belief.chance").mode
        if doubt < case.input(f"{one}.belief.chance").mode:
            name = case.names.players[one]
            yield Lever(
                f"{one}-doubts", f"{name} sees its chances as the other side does", {f"{one}.belief.chance": doubt}
            )


_USUAL: tuple[tuple[str, str, str, float], ...] = (
    ("guarantees", "Every breach is prevented", ".enforcement", 1.0),
    ("aid-ends", "Nobody bears another’s costs of war", ".subsidy", 0.0),
    ("shifts-end", "No shift of power is expected", ".log_odds", 0.0),
    ("patrons-press-less", "Patrons press their clients less", ".pressure", 0.0),
    ("patrons-lift-veto", "Patrons lift their veto", ".veto", 0.0),
    ("leaders-decide", "Leaders need no ratification", ".quota", 0.0),
    ("talks-shielded", "Signing costs no leader anything", ".talk_cost", 0.0),
    ("trust", "Each side takes the other’s word", ".distrust", 0.0),
    ("no-second-war", "A pause gives nobody an advantage", ".rearm", 0.0),
)


def _unit(unit: str) -> str:
    return f" {unit}" if unit else ""
