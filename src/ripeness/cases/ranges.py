"""Numbers of a case file: each with its lowest, most likely and highest value, and what it rests on."""

import math
from dataclasses import dataclass
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, field_validator, model_validator

from ripeness.cases.part import Part

BASES = ("entry", "data", "expert", "assumption")
BasisKind = Literal["entry", "data", "expert", "assumption"]
_FORMS = "`entry: ID, ID`, `data: SET, ROW`, `expert: NAME, DATE` or `assumption: REASON`"


def _is_basis(text: str) -> str:
    kind, colon, rest = text.partition(":")
    if not colon or kind.strip() not in BASES or not rest.strip():
        raise ValueError(f"a basis must be {_FORMS}")
    return text


Basis = Annotated[str, AfterValidator(_is_basis)]


class Grounded(Part):
    """Something that rests on a basis: ledger entries, a data set, a named expert, or an assumption with a reason."""

    basis: Basis

    @property
    def kind(self) -> BasisKind:
        """Which of the four it is."""
        kind: BasisKind = self.basis.partition(":")[0].strip()  # type: ignore[assignment]
        return kind

    @property
    def ground(self) -> str:
        """What stands after the kind."""
        return self.basis.partition(":")[2].strip()

    @property
    def entries(self) -> tuple[str, ...]:
        """Ids of the ledger entries that it rests on; none unless it is of the kind ``entry``."""
        return tuple(self.ground.replace(",", " ").split()) if self.kind == "entry" else ()


class Range(Grounded):
    """A number that isn't known exactly: ``low <= mode <= high``."""

    low: float
    mode: float
    high: float
    unit: str | None = None

    @field_validator("low", "mode", "high", mode="before")
    @classmethod
    def _a_number(cls, value: object) -> object:
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            raise ValueError("must be a number")
        return value

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if not self.low <= self.mode <= self.high:
            raise ValueError(f"must have low <= mode <= high; got {self.low:g}, {self.mode:g}, {self.high:g}")
        return self


class ChanceOf(Range):
    """A chance that belongs to one party: read from the other side it is one less it."""

    of: Annotated[str, Field(min_length=1)]


class Whole(Grounded):
    """A whole number that is the same in every draw: a constant."""

    value: Annotated[int, Field(strict=True)]


@dataclass(frozen=True, slots=True)
class Limits:
    """Where a number may lie, and in which units it is told (none: a share or a chance has no unit)."""

    low: float
    high: float = math.inf
    above: bool = False
    units: tuple[str, ...] = ()

    @property
    def rule(self) -> str:
        """The rule in words: ``from 0 to 1``."""
        if math.isfinite(self.high):
            return f"above {self.low:g}, to {self.high:g}" if self.above else f"from {self.low:g} to {self.high:g}"
        return f"{'above' if self.above else 'at least'} {self.low:g}"

    def allow(self, value: float) -> bool:
        """Return whether a number keeps the rule."""
        return math.isfinite(value) and self.low <= value <= self.high and not (self.above and value == self.low)

    def __call__(self, value: Range) -> Range:
        """Return the range if all of it keeps the rule and its unit is told; raise ValueError else."""
        for number in (value.low, value.high):
            if not self.allow(number):
                raise ValueError(f"must be {self.rule}; got {number:g}")
        if self.units and value.unit is None:
            raise ValueError(f"must say its unit; add `unit: {self.units[0]}`")
        if value.unit is not None and value.unit not in self.units:
            known = f"must be in {' or '.join(self.units)}" if self.units else "has no unit"
            raise ValueError(f"{known}; got the unit {value.unit!r}")
        return value


SHARE = Limits(0, 1)
AMOUNT = Limits(0)
RATE = Limits(0, units=("utility/week", "utility/round"))
DISCOUNT = Limits(0, 1, above=True, units=("per week", "per round"))
CURVATURE = Limits(0, above=True)
ROUNDS = Limits(0, above=True, units=("rounds",))
PACE = Limits(0, above=True, units=("rounds/week",))
WEEKS = Limits(0, units=("weeks",))
LOG_ODDS = Limits(0, 500, units=("log-odds",))
"""Never negative: a shift names the party that it favours, so that exchanging the parties needs no change of sign."""

Share = Annotated[Range, AfterValidator(SHARE)]
Chance = Annotated[ChanceOf, AfterValidator(SHARE)]
Amount = Annotated[Range, AfterValidator(AMOUNT)]
Rate = Annotated[Range, AfterValidator(RATE)]
Discount = Annotated[Range, AfterValidator(DISCOUNT)]
Curvature = Annotated[Range, AfterValidator(CURVATURE)]
Rounds = Annotated[Range, AfterValidator(ROUNDS)]
Pace = Annotated[Range, AfterValidator(PACE)]
Weeks = Annotated[Range, AfterValidator(WEEKS)]
LogOdds = Annotated[Range, AfterValidator(LOG_ODDS)]
