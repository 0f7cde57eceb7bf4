"""The table of a game's numbers: axes, unit and range of each, and the one routine that checks them.

Every number that the model reads is declared here once; `Game` asks this table, so an error sentence, the notation page
and a sweep over inputs all see the same names, units and ranges.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ripeness.errors import GameError

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
LARGEST = 1e12
"""No number may be larger in size: beyond it the sums of the model would lose the digits that decide."""


@dataclass(frozen=True)
class Field:
    """What one array of numbers of a game must be; axes beside the leading one of draws."""

    axes: tuple[str, ...]
    unit: str
    low: float = -LARGEST
    high: float = LARGEST
    above: bool = False
    infinite: bool = False

    @property
    def rule(self) -> str:
        """The rule in words, as error sentences say it."""
        if self.low == -LARGEST and self.high == LARGEST:
            return f"at most {LARGEST:g} in size"
        if self.high == LARGEST:
            return f"{'>' if self.above else '>='} {self.low:g}" + (" (inf: a veto)" if self.infinite else "")
        return f"{'above' if self.above else 'from'} {self.low:g} to {self.high:g}"


FIELDS: dict[str, Field] = {
    "utility": Field(("player", "outcome"), "utility"),
    "victory_utility": Field(("player", "victor"), "utility"),
    "enforcement": Field(("outcome",), "probability", 0, 1),
    "p_true": Field((), "probability", 0, 1),
    "belief_mean": Field(("side",), "probability", 0, 1),
    "belief_strength": Field(("side",), "rounds", 0, above=True),
    "power_shift": Field(("view", "round"), "log-odds", -500, 500),
    "rounds_per_week": Field((), "1/week", 0, above=True),
    "cost": Field(("player",), "utility/round", 0),
    "subsidy": Field(("player",), "share", 0, 1),
    "war_benefit": Field(("player",), "utility/round"),
    "discount": Field(("player",), "per round", 0, 1, above=True),
    "distrust": Field(("side",), "probability", 0, 1),
    "rearm": Field(("side",), "log-odds", -500, 500),
    "quota": Field(("side",), "share of power", 0, 1),
    "power": Field(("player",), "share of power", 0, 1),
    "patron_pressure": Field(("player",), "utility", 0, infinite=True),
    "talk_cost": Field(("side",), "utility", 0),
    "proposer_a": Field((), "probability", 0, 1),
}


def draws_of(
    name: str, value: Any, sizes: dict[str, int], *, fields: Mapping[str, Field] = FIELDS
) -> tuple[Floats, int | None]:
    """Return the numbers of field `name` of `fields` as an array, and its number of draws (None: the same in every).

    Raises
    ------
    GameError
        If `value` is not numeric or its shape is neither that of the field, nor that with a leading axis of draws,
        nor a single number.
    """
    axes = fields[name].axes
    wanted = tuple(sizes[axis] for axis in axes)
    try:
        array = np.array(value, dtype=np.float64)
    except (TypeError, ValueError):
        raise GameError(f"{name} must be numbers of shape {_shape(axes, wanted)}; got {value!r}") from None
    if array.shape == wanted:
        return array, None
    if array.ndim == 0:
        return np.full(wanted, float(array)), None
    if array.ndim == len(wanted) + 1 and array.shape[1:] == wanted and array.shape[0] > 0:
        return array, array.shape[0]
    raise GameError(f"{name} must have shape {_shape(axes, wanted)}, or that after an axis of draws; got {array.shape}")


def check_range(
    name: str, array: Floats, labels: dict[str, tuple[str, ...]], *, fields: Mapping[str, Field] = FIELDS
) -> None:
    """Refuse the first number of `array` (draws first) that breaks the rule of field `name` of `fields`.

    Raises
    ------
    GameError
        Naming the field, the player, side or outcome, the rule, what was got, and the draw if there are several.
    """
    field = fields[name]
    if array.size and _within(field, float(array.min()), float(array.max())):
        return
    bad = ~(np.isfinite(array) | (array == np.inf if field.infinite else False))
    bad |= (array <= field.low) if field.above else (array < field.low)
    over = array > field.high
    bad |= over & ~(np.isinf(array) & field.infinite)
    if not bad.any():
        return
    where = tuple(int(i) for i in np.argwhere(bad)[0])
    spots = [labels[axis][i] if axis in labels else str(i) for axis, i in zip(field.axes, where[1:], strict=True)]
    place = f"{name}[{', '.join(spots)}]" if spots else name
    draw = f" in draw {where[0]}" if array.shape[0] > 1 else ""
    got = float(array[where])
    rule = "a finite number" if not math.isfinite(got) else field.rule
    rule = f"at most {LARGEST:g} in size" if LARGEST < abs(got) < math.inf else rule
    raise GameError(f"{place} must be {rule}; got {got:g}{draw}")


def _within(field: Field, least: float, most: float) -> bool:
    """Whether numbers from `least` to `most` keep the rule of a field; False also if it must be looked at closely."""
    return (least > field.low if field.above else least >= field.low) and most <= min(field.high, LARGEST)


def agree_on_draws(counts: dict[str, int]) -> int:
    """Return the one number of draws that all fields which have draws name, 1 if none has.

    Raises
    ------
    GameError
        If two fields name different numbers.
    """
    if len(set(counts.values())) > 1:
        said = ", ".join(f"{name} {count}" for name, count in counts.items())
        raise GameError(f"all fields with an axis of draws must agree on their number; got {said}")
    return next(iter(counts.values()), 1)


def _shape(axes: tuple[str, ...], wanted: tuple[int, ...]) -> str:
    """Say a shape in words: ``(players 6, outcomes 144)``."""
    return "(" + ", ".join(f"{axis}s {size}" for axis, size in zip(axes, wanted, strict=True)) + ")"
