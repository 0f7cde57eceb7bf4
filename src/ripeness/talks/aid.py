"""The aid ladder: proposed, committed, allocated, delivered. Stages, totals and increments are never mixed."""

from dataclasses import dataclass
from typing import Literal

from ripeness.ledger.entry import Stage
from ripeness.talks.rows import Said

#: The ladder, lowest step first.
STAGES: tuple[Stage, ...] = ("proposed", "committed", "allocated", "delivered")


@dataclass(frozen=True, slots=True)
class Sum:
    """One sum of money, however often it is told.

    Attributes
    ----------
    donor, recipient
        Sides (or holders); recipient None when the text leaves it open.
    value, currency, stage, basis, purpose
        As told; `value` in units of `currency`, not in millions. `basis` None: not said, taken as an increment.
    conditional
        Whether it depends on something still to come ("once it is signed"): never in a `Total`.
    told
        All that tell it, oldest first.
    """

    donor: str
    recipient: str | None
    value: float
    currency: str
    stage: Stage
    basis: Literal["total", "increment"] | None
    purpose: str
    conditional: bool
    told: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A sum that a `Total` doesn't count, and why."""

    sum: Sum
    reason: str


@dataclass(frozen=True, slots=True)
class Total:
    """Distinct increments of one donor at one stage in one currency, added up.

    Attributes
    ----------
    value
        Sum of `counted`, in units of `currency`.
    left_out
        Sums told that are parts of others: not counted.
    """

    donor: str
    currency: str
    stage: Stage
    value: float
    counted: tuple[Sum, ...]
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True)
class Aid:
    """All money with a stage.

    Attributes
    ----------
    totals
        By donor (first to appear first), currency and stage (up the ladder).
    stated_totals
        Sums that the text itself calls a total: shown beside, never added to anything.
    conditional
        Sums that depend on something still to come: shown beside, never added to anything.
    """

    totals: tuple[Total, ...] = ()
    stated_totals: tuple[Sum, ...] = ()
    conditional: tuple[Sum, ...] = ()
