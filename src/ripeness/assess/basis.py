"""What an assessment rests on: how many of its inputs are reported, measured, told by an expert, or assumed."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from ripeness.assess import words
from ripeness.assess.case import Case
from ripeness.cases.inputs import Input
from ripeness.cases.ranges import BASES

_RESTS_ON = {
    "entry": ("rests on entries of the ledger", "rest on entries of the ledger"),
    "data": ("rests on a data set", "rest on data sets"),
    "expert": ("rests on a named expert", "rest on named experts"),
}
"""What one input, and what several do, by the kind of what they rest on."""


@dataclass(frozen=True)
class Basis:
    """Counts of the inputs by what they rest on.

    Attributes
    ----------
    entry, data, expert, assumption : int
        Inputs of each kind.
    uncertain : int
        Inputs that are drawn; the others are the same in every draw.
    """

    entry: int
    data: int
    expert: int
    assumption: int
    uncertain: int

    @property
    def inputs(self) -> int:
        """How many inputs there are."""
        return self.entry + self.data + self.expert + self.assumption

    @property
    def sentence(self) -> str:
        """What the assessment rests on, assumptions first: ``14 of 38 inputs are assumptions``."""
        counted = [(getattr(self, kind), _RESTS_ON[kind]) for kind in BASES[:-1] if getattr(self, kind)]
        rest = [f"{number} {several if number != 1 else one}" for number, (one, several) in counted]
        verb = "is an assumption" if self.assumption == 1 else "are assumptions"
        start = f"{self.assumption} of {words.count(self.inputs, 'input')} {verb}"
        others = f"; {words.listed(rest)}" if rest else ""
        return f"{start}{others}."


def basis(case: Case) -> Basis:
    """Return what the inputs of a case rest on."""
    return counted(case.inputs)


def counted(inputs: Collection[Input]) -> Basis:
    """Return what some inputs rest on."""
    counts = {kind: sum(each.source.kind == kind for each in inputs) for kind in BASES}
    return Basis(**counts, uncertain=sum(each.varies for each in inputs))
