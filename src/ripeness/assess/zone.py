"""The zone of possible agreement: in what share of draws there is one, and what could be signed in it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ripeness.assess import words
from ripeness.assess.case import Case
from ripeness.assess.options import Option, options
from ripeness.assess.reading import Reading, Table
from ripeness.assess.request import Request
from ripeness.assess.shares import Share, share
from ripeness.assess.spread import Spread, spread
from ripeness.assess.survey import Survey
from ripeness.bargaining.fields import Bools, Floats

SHOWN, NEAREST = 5, 3
"""Outcomes that are shown at most: as options, and as the closest where there is no zone."""


@dataclass(frozen=True)
class Near:
    """An outcome that comes closest in draws without a zone.

    Attributes
    ----------
    closest : Share
        Of the draws without a zone: those in which no other outcome is closer.
    short : pair of (party, Spread or None)
        How far each side is from signing it there, in shares of the range of what is at stake to whoever of that side
        is furthest; None if a red line, or a sure breach, stands in its way in some of these draws.
    """

    outcome: int
    says: words.Says
    closest: Share
    short: tuple[tuple[str, Spread | None], tuple[str, Spread | None]]

    @property
    def sentence(self) -> str:
        """What it says, and how far each side is from it."""
        return f"{words.terms(self.says)}. {words.listed([_far(party, gap) for party, gap in self.short])}."


@dataclass(frozen=True, eq=False)
class ZoneReading(Reading):
    """Whether there is an agreement that everyone whose consent is needed would sign today rather than fight on.

    Attributes
    ----------
    open : Share
        Draws with a zone.
    outcomes : int
        How many combinations of options there are.
    size : Spread or None
        How many of them are in the zone, over the draws with one; None if there is none in any.
    options : tuple of Option
        The outcomes that are acceptable most often.
    closest : tuple of Near
        In the draws without a zone: the outcomes that come closest most often.
    winner : str or None
        The party that has won already, if the war is over.
    """

    open: Share
    outcomes: int
    size: Spread | None
    options: tuple[Option, ...]
    closest: tuple[Near, ...]
    winner: str | None

    @property
    def sentence(self) -> str:
        """In what share of draws there is a zone, and what stands in it most often."""
        if self.winner:
            return f"By the file the war is over and {self.winner} has won it, so there is nothing left to sign."
        if not self.options:
            return f"{self.short} The outcome that comes closest most often is: {self.closest[0].sentence}"
        first = self.options[0]
        terms = words.terms(first.says)
        return f"{self.short} The one that could be signed most often, {first.acceptable}, is: {terms}."

    @property
    def short(self) -> str:
        """In what share of draws there is a zone."""
        if self.winner:
            return self.sentence
        often = words.capital(str(self.open))
        return (
            f"{often} there is an outcome that everyone whose consent is needed would sign today sooner than fight on."
        )

    def table(self) -> Table:
        """Return the options: what each says, how often it could be signed, what each side gives up, what breaks it."""
        if not self.options:
            return self._closest_table()
        caption = f"Outcomes that could be signed most often, of {words.count(self.outcomes, 'outcome')}"
        sides = (side.party for side in self.options[0].gives_up)
        columns = ("Outcome", "Could be signed in", *(f"{party} gives up" for party in sides), "What could break it")
        rows = tuple(
            (
                words.terms(each.says),
                f"{each.acceptable.percent} of draws",
                *(words.capital(side.words) for side in each.gives_up),
                " ".join(risk.sentence for risk in each.risks),
            )
            for each in self.options
        )
        return Table(caption, columns, rows)

    def _closest_table(self) -> Table:
        columns = ("Outcome", "Closest in", "How far it is from being signed")
        rows = tuple(
            (
                words.terms(each.says),
                f"{each.closest.percent} of draws without a zone",
                words.capital(words.listed([_far(party, gap) for party, gap in each.short])),
            )
            for each in self.closest
        )
        return Table("No outcome could be signed in any draw; these come closest", columns, rows)

    def picture(self) -> str:
        """Return no picture: the deal space is drawn with the solution points."""
        return ""


def zone(request: Request) -> ZoneReading:
    """Return what could be signed today."""
    found, case = request.survey, request.case
    most = np.argsort(-found.accepted, kind="stable")[:SHOWN]
    often = [int(m) for m in most if found.accepted[m]]
    return ZoneReading(
        open=share(found.open),
        outcomes=len(found.space.choices),
        size=_size(found),
        options=options(request.ensemble, found, often),
        closest=_nearest(case, found),
        winner=words.parties(case)["AB".index(found.over)] if found.over else None,
    )


def _size(found: Survey) -> Spread | None:
    return spread(found.size[found.open]) if found.open.any() else None


def _nearest(case: Case, found: Survey) -> tuple[Near, ...]:
    """Return the outcomes that come closest most often, of the draws without a zone."""
    shut = ~found.open & (found.closest >= 0)
    if not shut.any():
        return ()
    times = np.bincount(found.closest[shut], minlength=len(found.space.choices))
    most = [int(m) for m in np.argsort(-times, kind="stable")[:NEAREST] if times[m]]
    return tuple(_near(case, found, m, shut) for m in most)


def _near(case: Case, found: Survey, outcome: int, shut: Bools) -> Near:
    here = shut & (found.closest == outcome)
    a, b = (_gap(found.gap[here, s]) for s in (0, 1))
    first, second = words.parties(case)
    closest = share(here[shut])
    return Near(outcome, words.says(case, found.space, outcome), closest, ((first, a), (second, b)))


def _gap(gap: Floats) -> Spread | None:
    return spread(gap) if np.isfinite(gap).all() else None


def _far(party: str, gap: Spread | None) -> str:
    if gap is None:
        return f"{party} is kept from it by a red line or a sure breach"
    if gap.most == 0:
        return f"{party} would sign it"
    return f"{party} is short of signing it by {gap.percent} of what is at stake"
