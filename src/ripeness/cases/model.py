"""The part of a case file that the bargaining model reads: what no text can give, each number with its basis.

Sides are told in the same words: a belief is a side's chance of winning *in its own view*, a shift names whom it
favours. So exchanging the two parties in a file exchanges the results.
"""

import datetime
from typing import Annotated, Literal

from pydantic import Field, model_validator

from ripeness.cases.part import Key, Part, Words
from ripeness.cases.ranges import (
    Amount,
    Basis,
    Chance,
    Curvature,
    Discount,
    Grounded,
    LogOdds,
    Pace,
    Rate,
    Rounds,
    Share,
    Weeks,
    Whole,
)


class Option(Part):
    """One way to settle an issue.

    Attributes
    ----------
    at
        Where it stands between the ends of the issue, 0 to 1; by default options are evenly spaced, in their order.
    enforcement
        Chance that a breach of an agreement with this option is prevented; only on the issue that carries guarantees.
    basis
        What the option is known from: who put it on the table.
    """

    id: Key
    title: Words
    basis: Basis | None = None
    at: Share | None = None
    enforcement: Share | None = None


class OpenIssue(Part):
    """An issue of the case on which there is something to settle, with its options in their order on the scale."""

    issue: Key
    options: Annotated[tuple[Option, ...], Field(min_length=2)]


class Line(Grounded):
    """Options outside a mandate (red line), or for which a leader must go back and consult (bottom line)."""

    issue: Key
    options: Annotated[tuple[Key, ...], Field(min_length=1)]


class Wants(Part):
    """What a player wants and what the war is to it. What a faction or patron leaves out is as for its side's leader.

    Attributes
    ----------
    ideal
        By issue: the place on the scale that it likes best, 0 to 1.
    salience
        By issue: how much it weighs, >= 0; only the proportions count.
    curvature
        Power of the loss from the ideal: 1 (default) linear, 2 quadratic.
    cost, war_benefit
        Of fighting, per week or per round, in shares of all that is at stake (utility).
    subsidy
        Share of the cost that others bear.
    discount
        What a good is worth a week (round) later.
    red_lines
        Options outside its mandate, whatever the war is worth.
    """

    ideal: dict[Key, Share] = Field(default_factory=dict)
    salience: dict[Key, Amount] = Field(default_factory=dict)
    curvature: Curvature | None = None
    cost: Rate | None = None
    subsidy: Share | None = None
    war_benefit: Rate | None = None
    discount: Discount | None = None
    red_lines: tuple[Line, ...] = ()


class Faction(Wants):
    """A group whose consent counts when its side ratifies.

    Attributes
    ----------
    power
        Its share of the side's. What no named faction holds goes with the leader; shares that sum to more than one are
        divided by their sum.
    basis
        What it is known from: who reports it.
    """

    id: Key
    name: Words
    basis: Basis | None = None
    power: Share


class Patron(Wants):
    """A third party that supports a side and may object.

    Attributes
    ----------
    pressure
        What its client's leader loses by signing against its will; or
    veto
        it can forbid that.
    weight
        Its weight at the table beside a party's; read by the classical models alone. By default its pressure, 1 at
        most, or 1 with a veto.
    basis
        What it is known from: its aid, its words on a settlement.
    """

    id: Key
    basis: Basis | None = None
    pressure: Amount | None = None
    veto: Grounded | None = None
    weight: Amount | None = None

    @model_validator(mode="after")
    def _one_of_two(self) -> "Patron":
        if (self.pressure is None) == (self.veto is None):
            raise ValueError("a patron must have either `pressure` or `veto`")
        return self


class Victory(Grounded):
    """What a side imposes if it wins: an option by issue."""

    imposes: dict[Key, Key]


class Belief(Part):
    """A side's chance of winning the next round in its own view, and how many rounds that view is worth."""

    chance: Share
    strength: Rounds


class Side(Wants):
    """A party: its leader, what it believes, what binds it, its factions and patrons.

    Attributes
    ----------
    victory
        What it imposes if it wins.
    distrust
        Chance that it would break any agreement, as the other side sees it.
    rearm
        How far a pause moves the log-odds of the next round in its favour if it re-arms.
    talk_cost
        What signing at all costs its leader.
    quota
        Share of power that must ratify.
    weight
        Its weight at the table, leader and factions together; read by the classical models alone. By default 1.
    bottom_lines
        Options for which it must go back and consult; they bind nobody, and are told beside what crosses them.
    """

    belief: Belief
    victory: Victory
    distrust: Share | None = None
    rearm: LogOdds | None = None
    talk_cost: Amount | None = None
    quota: Share | None = None
    weight: Amount | None = None
    bottom_lines: tuple[Line, ...] = ()
    factions: tuple[Faction, ...] = ()
    patrons: tuple[Patron, ...] = ()


class Shift(Part):
    """An expected shift of power: `log_odds` in favour of a party, growing from week `begins` to week `complete`.

    Attributes
    ----------
    expected_by
        Ids of the parties that expect it; by default both.
    comes
        Whether it truly comes.
    """

    id: Key
    title: Words
    favours: Key
    log_odds: LogOdds
    begins: Weeks | None = None
    complete: Weeks
    expected_by: tuple[Key, ...] | None = None
    comes: bool = True


class War(Part):
    """The war: `rungs` of the ladder between the two victories, how many of them the `holder` has today, the pace.

    Attributes
    ----------
    began
        The day on which it began; with `as_of` of the case it tells how long the war has lasted, and so which past wars
        it is set beside.
    kind
        Whether past wars between states, or within one, are the ones that it is set beside.
    chance
        True chance that a party wins the next round, if somebody knows better than both; by default what both believe,
        weighed by strength.
    """

    rungs: Whole
    rung: Whole
    holder: Key
    began: datetime.date | None = None
    kind: Literal["interstate", "civil"] = "interstate"
    pace: Pace
    chance: Chance | None = None
    shifts: tuple[Shift, ...] = ()


class Lever(Part):
    """Something that somebody could change: all of its inputs move together from where they are to `to`."""

    id: Key
    title: Words
    to: Annotated[dict[str, float], Field(min_length=1)]


class Scenario(Part):
    """A what-if with a name: inputs that are set to one value each."""

    id: Key
    title: Words
    set: Annotated[dict[str, float], Field(min_length=1)]


class Correlation(Grounded):
    """Rank correlation of two uncertain inputs, -1 to 1."""

    between: tuple[str, str]
    rho: Annotated[float, Field(gt=-1, lt=1)]


class Question(Part):
    """What is asked of the model.

    Attributes
    ----------
    weeks
        Within how many weeks a settlement is asked about.
    threshold
        Chance of a settlement within them from which on a change counts as an opening.
    """

    weeks: Annotated[int, Field(ge=1, le=520)] = 26
    threshold: Annotated[float, Field(gt=0, lt=1)] = 0.5


class Model(Part):
    """Everything that the model reads.

    Attributes
    ----------
    sides
        By id of the party.
    draws
        How chance is spread over a range: `triangular`, or `pert`, which makes its ends less likely.
    question
        What is asked; no input, since no text and no expert could tell it.
    proposer
        Chance that a party makes the proposal; by default 1/2.
    enforcement
        Chance that a breach is prevented, where no issue carries guarantees.
    excluded
        Combinations of options that can't go together, each by issue.
    """

    issues: Annotated[tuple[OpenIssue, ...], Field(min_length=1)]
    sides: dict[Key, Side]
    war: War
    question: Question = Question()
    draws: Literal["triangular", "pert"] = "triangular"
    proposer: Chance | None = None
    enforcement: Share | None = None
    excluded: tuple[dict[Key, Key], ...] = ()
    correlations: tuple[Correlation, ...] = ()
    levers: tuple[Lever, ...] = ()
    scenarios: tuple[Scenario, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """Ids of the issues, in order."""
        return tuple(each.issue for each in self.issues)

    def options(self, issue: str) -> tuple[str, ...]:
        """Ids of the options of an issue, in order."""
        return tuple(option.id for option in self._open(issue).options)

    def title(self, issue: str, option: str) -> str:
        """Return what an option of an issue is called."""
        return next(each.title for each in self._open(issue).options if each.id == option)

    def _open(self, issue: str) -> OpenIssue:
        return next(each for each in self.issues if each.issue == issue)
