"""Numbers of a case file: each with its lowest, most likely and highest value, and what it rests on."""

import math
import re
from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, Field, ValidationInfo, field_validator

from ripeness.cases.part import Part
from ripeness.ledger import edtf

BASES = ("entry", "data", "expert", "assumption")
BasisKind = Literal["entry", "data", "expert", "assumption"]
LARGEST = 1e6
"""No number of a case file may be larger: what is at stake is 1, so nothing that is meant comes near it."""
_FORMS = "`entry: ID, ID`, `data: SET, ROW`, `expert: NAME, DATE` or `assumption: REASON`"
_ENTRY = re.compile(r"[0-9a-f]{16}(@[1-9][0-9]*)?")


def _is_basis(text: str) -> str:
    kind, colon, rest = text.partition(":")
    kind, rest = kind.strip(), rest.strip()
    if not colon or kind not in BASES or not rest:
        raise ValueError(f"must be {_FORMS}")
    if kind == "entry":
        for entry in _entries(rest):
            if not _ENTRY.fullmatch(entry):
                raise ValueError(f"must name ledger entries by their whole id, like 0f3a5c7e9b1d2468, not {entry!r}")
    if kind == "data" and "," not in rest:
        raise ValueError("must name the data set and the row: `data: SET, ROW`")
    if kind == "expert" and not _is_expert(rest):
        raise ValueError("must name the expert and the day: `expert: NAME, 2022-05-17`")
    return text


def _is_expert(ground: str) -> bool:
    name, _, day = (part.strip() for part in ground.rpartition(","))
    return bool(name and day) and edtf.is_valid(day)


def _entries(ground: str) -> list[str]:
    return ground.replace(",", " ").split()


def versions_of(basis: str) -> dict[str, int]:
    """Return the ledger entries that a basis names, each with the version that was seen; none that isn't an id."""
    kind, _, ground = basis.partition(":")
    ids = (entry for entry in _entries(ground) if kind.strip() == "entry" and _ENTRY.fullmatch(entry))
    return {entry: int(version or 1) for entry, _, version in (each.partition("@") for each in ids)}


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
        return tuple(self.versions)

    @property
    def versions(self) -> dict[str, int]:
        """The same, with the version that was seen: N for ``ID@N``, 1 for an id alone."""
        return versions_of(self.basis)


@dataclass(frozen=True, slots=True)
class Limits:
    """Where a number may lie, and in which units it is told (none: a share or a chance has no unit).

    A `switch` is `low` or `high` and nothing between.
    """

    low: float
    high: float = LARGEST
    above: bool = False
    units: tuple[str, ...] = ()
    switch: bool = False

    @property
    def rule(self) -> str:
        """The rule in words: ``from 0 to 1``."""
        if self.switch:
            return f"{self.low:g} or {self.high:g}"
        if self.high < LARGEST:
            return f"above {self.low:g}, to {self.high:g}" if self.above else f"from {self.low:g} to {self.high:g}"
        return f"{'above' if self.above else 'at least'} {self.low:g}"

    def allow(self, value: float) -> bool:
        """Return whether a number keeps the rule."""
        if self.switch:
            return value in (self.low, self.high)
        return math.isfinite(value) and self.low <= value <= self.high and not (self.above and value == self.low)

    def check(self, value: float) -> None:
        """Raise ValueError if a number breaks the rule."""
        if not self.allow(value):
            rule = f"at most {LARGEST:g}" if value > self.high == LARGEST else self.rule
            raise ValueError(f"must be {rule}")

    def check_unit(self, unit: str | None) -> None:
        """Raise ValueError if the unit is missing, unknown or too much."""
        if self.units and unit is None:
            raise ValueError(f"missing; add `unit: {self.units[0]}`")
        if unit is not None and unit not in self.units:
            raise ValueError(f"must be {' or '.join(self.units)}" if self.units else "must be left out: it has none")


SHARE = Limits(0, 1)
AMOUNT = Limits(0)
RATE = Limits(0, units=("utility/week", "utility/round"))
DISCOUNT = Limits(0, 1, above=True, units=("per week", "per round"))
CURVATURE = Limits(0, above=True)
ROUNDS = Limits(0, above=True, units=("rounds",))
PACE = Limits(0.001, units=("rounds/week",))
WEEKS = Limits(0, units=("weeks",))
LOG_ODDS = Limits(0, 500, units=("log-odds",))
"""Never negative: a shift names the party that it favours, so that exchanging the parties needs no change of sign."""


class Range(Grounded):
    """A number that isn't known exactly: ``low <= mode <= high``, all within `limits`.

    Each rule is held on the field that breaks it, so that a range with three faults tells three.
    """

    limits: ClassVar[Limits] = Limits(-LARGEST)

    low: float
    mode: float
    high: float
    unit: str | None = Field(default=None, validate_default=True)

    @field_validator("low", "mode", "high", mode="before")
    @classmethod
    def _a_number(cls, value: object) -> object:
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            raise ValueError("must be a number")
        return value

    @field_validator("low", "mode", "high")
    @classmethod
    def _in_order_within_limits(cls, value: float, info: ValidationInfo) -> float:
        cls.limits.check(value)
        before = {"mode": ("low",), "high": ("mode", "low")}.get(str(info.field_name), ())
        for name in before:
            if value < info.data.get(name, value):
                raise ValueError(f"must not be below `{name}`, {info.data[name]:g}")
        return value

    @field_validator("unit")
    @classmethod
    def _told_in_a_unit_that_it_has(cls, unit: str | None) -> str | None:
        cls.limits.check_unit(unit)
        return unit


class Share(Range):
    """A share or a chance."""

    limits = SHARE


class Chance(Share):
    """A chance that belongs to one party: read from the other side it is one less it."""

    of: Annotated[str, Field(min_length=1)]


class Amount(Range):
    """A weight, or utility: a share of all that is at stake."""

    limits = AMOUNT


class Rate(Range):
    """Utility in a time."""

    limits = RATE


class Discount(Range):
    """What a good is worth a week or a round later."""

    limits = DISCOUNT


class Curvature(Range):
    """The power of a loss."""

    limits = CURVATURE


class Rounds(Range):
    """A number of rounds."""

    limits = ROUNDS


class Pace(Range):
    """Rounds in a week."""

    limits = PACE


class Weeks(Range):
    """A number of weeks."""

    limits = WEEKS


class LogOdds(Range):
    """How far a chance moves."""

    limits = LOG_ODDS


class Whole(Grounded):
    """A whole number that is the same in every draw: a constant."""

    value: Annotated[int, Field(strict=True)]
