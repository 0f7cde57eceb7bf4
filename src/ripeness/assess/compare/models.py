"""The models that are set side by side: what each is called, what it assumes, what it reads, how it did elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from ripeness.assess.case import Case
from ripeness.assess.compare.own import ZONE
from ripeness.assess.compare.record import SCORES
from ripeness.cases.inputs import Input
from ripeness.errors import AssessError

_AT_THE_TABLE = frozenset(("ideal", "salience", "weight", "power", "pressure", "veto"))


@dataclass(frozen=True)
class Model:
    """One model.

    Attributes
    ----------
    name : str
        In commands and results.
    title : str
        In sentences.
    assumes : str
        What it takes for granted, in one sentence.
    knows_war : bool
        Whether the war, and so every input of our own model, stands behind it; else only what is at the table.
    """

    name: str
    title: str
    assumes: str
    knows_war: bool = False

    @property
    def record(self) -> str:
        """How it did where outcomes are known, in one sentence."""
        return SCORES[self.name].sentence if self.name in SCORES else _OTHER_RECORDS[self.name]

    def inputs(self, case: Case) -> tuple[Input, ...]:
        """Return the inputs of a case that it reads."""
        return tuple(each for each in case.inputs if self._reads(each))

    def _reads(self, each: Input) -> bool:
        head, _, field = each.path.partition(".")
        if self.knows_war:
            return field != "weight"
        if head == "issue":
            return field.endswith(".at")
        return head not in ("war", "shift") and field.partition(".")[0] in _AT_THE_TABLE


_OTHER_RECORDS = {
    ZONE: "On past wars, with default assumptions, it forecast no better than the share of wars that were settled.",
    "conflict-graph": "None: it makes no forecast, so it was never scored.",
}
OWN = Model(
    ZONE,
    "our own model",
    "Nobody signs who would rather fight on; leaders, those who ratify and patrons with a veto must all agree.",
    knows_war=True,
)
BASELINE = Model(
    "mean",
    "weighted mean",
    "Something is decided, and it is a compromise of all, by how much each cares and weighs.",
)
MODELS = (
    BASELINE,
    Model(
        "median",
        "weighted median",
        "Something is decided by majority, each voting for what is nearer; of two blocs the heavier takes all, however "
        "little heavier it is.",
    ),
    Model(
        "condorcet",
        "Condorcet",
        "Positions are put to the vote in pairs, again and again; the heavier coalition is likelier to win, and each "
        "position stands for a share of the time.",
    ),
    Model(
        "challenge",
        "challenge",
        "Players press each other for eight rounds and give way to threats that they find credible; the median of "
        "where they then stand is decided. Recipe: Scholz 2011 as written.",
    ),
    Model(
        "exchange",
        "exchange",
        "Pairs promise each other votes on two issues, gain alike by it and keep their word; then the weighted mean "
        "is decided.",
    ),
    Model(
        "conflict-graph",
        "conflict graph",
        "Each takes a stance on each issue, in order of what matters most to it and with the others’ answers in "
        "mind; no agreement is worth what the war is worth in our own model.",
        knows_war=True,
    ),
)
"""The classical models in the order in which they are shown; the weighted mean is the baseline beside all others."""


def chosen(names: Iterable[str] | None) -> tuple[Model, ...]:
    """Return the models with these names (all if None) in their order, the baseline always first.

    Raises
    ------
    AssessError
        If there is no such model.
    """
    known = [model.name for model in MODELS]
    wanted = known if names is None else list(names)
    for name in wanted:
        if name not in known:
            close = get_close_matches(name, known, n=1)
            hint = f'did you mean "{close[0]}"?' if close else f"known: {', '.join(known)}"
            raise AssessError(f"no model {name!r}; {hint}")
    return tuple(model for model in MODELS if model is BASELINE or model.name in wanted)
