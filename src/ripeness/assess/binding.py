"""What binds: which constraint stands against how much, for whom, and the smallest sets whose removal opens a zone."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np

from ripeness.assess import words
from ripeness.assess.case import Case
from ripeness.assess.reading import Reading, Table
from ripeness.assess.request import Request
from ripeness.assess.shares import Share, share, share_of
from ripeness.assess.spread import Spread, spread
from ripeness.assess.survey import Survey

SETS = 8
"""Sets that are shown at most."""


@dataclass(frozen=True)
class Constraint:
    """One constraint that an agreement must meet.

    Attributes
    ----------
    name : str
        As in `ripeness.bargaining.agreement`: ``leader:A``, ``ratification:B``, ``patron:NAME``, ...
    who : str or None
        Id of the player whose constraint it is.
    words : str
        It as a noun: ``the consent of Alba``.
    against_all : Share
        Draws in which every outcome breaks it.
    opens_alone : Share
        Draws without a zone that would have one if this constraint alone were lifted, of all draws.
    forbids, forbids_alone : Spread
        Share of the outcomes that break it, and that break no other, over the draws.
    inputs : tuple of str
        Paths of the inputs that it rests on first: those of the player whose constraint it is.
    """

    name: str
    who: str | None
    words: str
    against_all: Share
    opens_alone: Share
    forbids: Spread
    forbids_alone: Spread
    inputs: tuple[str, ...]


@dataclass(frozen=True)
class Opening:
    """A smallest set of constraints: if all of it is lifted there is a zone, and if any part of it stays there isn't.

    Attributes
    ----------
    constraints : tuple of str
        Names, as in `Constraint`.
    words : str
        The set as a noun.
    draws : Share
        Of all draws: those in which it is such a set. A draw may have several.
    """

    constraints: tuple[str, ...]
    words: str
    draws: Share


@dataclass(frozen=True, eq=False)
class BindingReading(Reading):
    """Which constraints stand in the way of an agreement today, and for whom.

    Attributes
    ----------
    shut : Share
        Draws without a zone.
    constraints : tuple of Constraint
        What stands against most outcomes first.
    openings : tuple of Opening
        The most frequent first.
    """

    shut: Share
    constraints: tuple[Constraint, ...]
    openings: tuple[Opening, ...]

    @property
    def sentence(self) -> str:
        """Which constraint forbids most, and which smallest set would open a zone most often."""
        first = self.constraints[0]
        broken = f"in nine of ten draws {first.forbids.percent} of them break it"
        start = f"The condition that fewest outcomes meet is {first.words}: {broken}."
        if not self.shut.value:
            return f"{start} There is a zone {share_of(1.0, draws=self.shut.draws)}."
        if not self.openings:
            return f"{start} There is no zone {self.shut}, and no condition that could be lifted would open one."
        most = self.openings[0]
        lifted = f"The smallest set of conditions whose lifting would open one is most often {most.words}"
        return f"{start} There is no zone {self.shut}. {lifted}: {most.draws}."

    @property
    def short(self) -> str:
        """Which smallest set would open a zone most often."""
        if not self.openings:
            return self.sentence
        most = self.openings[0]
        return f"Most often it would take no more than that {most.words} were no condition: {most.draws}."

    def table(self) -> Table:
        """Return the constraints, with what each forbids."""
        columns = (
            "Constraint",
            "Every outcome breaks it in",
            "Lifting it alone would open a zone in",
            "Outcomes that break it",
            "Outcomes that break it alone",
        )
        rows = tuple(
            (
                words.capital(each.words),
                f"{each.against_all.percent} of draws",
                f"{each.opens_alone.percent} of draws",
                each.forbids.percent,
                each.forbids_alone.percent,
            )
            for each in self.constraints
        )
        caption = "What an agreement must meet today, over all draws; ranges hold nine of ten draws"
        return Table(caption, columns, rows, tuple(each.inputs for each in self.constraints))

    def tables(self) -> tuple[Table, ...]:
        """Return the constraints, and the smallest sets of them whose removal opens a zone."""
        rows = tuple((words.capital(each.words), f"{each.draws.percent} of draws") for each in self.openings)
        caption = "Smallest sets of constraints whose removal opens a zone; a draw may have several"
        return (self.table(), Table(caption, ("Set", "Is such a set in"), rows))

    def picture(self) -> str:
        """Return no picture."""
        return ""


def binding(request: Request) -> BindingReading:
    """Return what binds today, and for whom."""
    found, case = request.survey, request.case
    rows = [_constraint(case, found, c) for c in range(len(found.constraints))]
    rows.sort(key=lambda each: -each.forbids.middle)
    return BindingReading(shut=share(~found.open), constraints=tuple(rows), openings=_openings(case, found))


def _constraint(case: Case, found: Survey, c: int) -> Constraint:
    name, outcomes = found.constraints[c], len(found.space.choices)
    who = words.party_of(case, name)
    return Constraint(
        name=name,
        who=who,
        words=words.constraint(case, name),
        against_all=share(found.forbids[:, c] == outcomes),
        opens_alone=share(np.array([frozenset([name]) in sets for sets in found.corrections])),
        forbids=spread(found.forbids[:, c] / outcomes),
        forbids_alone=spread(found.forbids_alone[:, c] / outcomes),
        inputs=tuple(each.path for each in case.inputs if who and _rests_on(name, each.path, who)),
    )


def _rests_on(name: str, path: str, who: str) -> bool:
    """Whether an input is the player's own, and of the kind that the constraint is about."""
    return path.startswith(f"{who}.red_lines." if name.startswith("red_line") else f"{who}.")


def _openings(case: Case, found: Survey) -> tuple[Opening, ...]:
    times = Counter(each for sets in found.corrections for each in sets if each)
    order = {name: n for n, name in enumerate(found.constraints)}
    named = [(tuple(sorted(each, key=order.__getitem__)), number) for each, number in times.items()]
    named.sort(key=lambda item: (-item[1], len(item[0]), [order[name] for name in item[0]]))
    return tuple(
        Opening(
            names,
            words.listed([words.constraint(case, name) for name in names]),
            share_of(number / found.draws, draws=found.draws),
        )
        for names, number in named[:SETS]
    )
