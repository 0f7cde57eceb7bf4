"""Which entries of the ledger speak for or against each mechanism being at work: listed, never added up.

The model's contributions say what follows from the inputs; this table says what is on record, whatever the inputs are.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ripeness.assess.impasse import WORDS
from ripeness.assess.reading import Reading, Table
from ripeness.bargaining import MECHANISMS
from ripeness.ledger.acts import Act
from ripeness.talks.ripeness import Evidence as Bears
from ripeness.talks.ripeness import Reason
from ripeness.talks.rows import Said
from ripeness.talks.state import State

#: Which mechanism a reason on record speaks for (True) or against (False). The closed list of `Reason` says what an
#: entry is; a reason may speak to several.
SPEAKS: dict[Reason, tuple[tuple[str, bool], ...]] = {
    Reason.CONFIDENT: (("optimism", True),),
    Reason.TOUGHER: (("optimism", True),),
    Reason.STUCK: (("optimism", False),),
    Reason.LOSS_ADMITTED: (("optimism", False),),
    Reason.SUPPORT: (("aid", True),),
    Reason.DISCOURAGED: (("patron_consent", True),),
    Reason.AIM_BY_ARMS: (("patron_consent", True),),
    Reason.URGED: (("patron_consent", False),),
    Reason.FACTION_AGAINST: (("ratification", True),),
    Reason.FACTION_FOR: (("ratification", False),),
    Reason.LEFT: (("commitment", True),),
    Reason.RED_LINE: (("indivisibility", True),),
    Reason.OFFER: (("indivisibility", False),),
    Reason.COUNTERED: (("indivisibility", False),),
    Reason.ACCEPTED: (("indivisibility", False),),
    Reason.WANTS_TALKS: (("talk_cost", False),),
}
_PROMISED = (Act.COMMIT, Act.PROPOSE)


@dataclass(frozen=True, eq=False)
class EvidenceReading(Reading):
    """What is on record on each mechanism.

    Attributes
    ----------
    pro, con : dict from mechanism to tuple of Said
        Entries that speak for its being at work, and against, oldest first. Empty: nothing on record.
    """

    pro: dict[str, tuple[Said, ...]]
    con: dict[str, tuple[Said, ...]]

    @property
    def sentence(self) -> str:
        """Say on how many mechanisms there is anything, and name those on which there isn't."""
        silent = [WORDS[name] for name in MECHANISMS if not self.pro[name] and not self.con[name]]
        spoken = len(MECHANISMS) - len(silent)
        told = f"The ledger holds entries that speak for or against {spoken} of the {len(MECHANISMS)} mechanisms."
        return f"{told} Nothing is on record on: {'; '.join(silent)}." if silent else told

    def table(self) -> Table:
        """Return how many entries speak for and against each; the entries themselves are in `pro` and `con`."""
        rows = tuple((WORDS[name], str(len(self.pro[name])), str(len(self.con[name]))) for name in MECHANISMS)
        return Table("Entries on record, not weighed", ("mechanism", "speak for it", "speak against it"), rows)

    def picture(self) -> str:
        """Return nothing: entries are read, not measured."""
        return ""


def evidence(state: State, *, guarantees: str | None = None) -> EvidenceReading:
    """Return the entries of a state that speak for or against each mechanism, each once, oldest first.

    Parameters
    ----------
    guarantees
        Id of the issue that carries guarantees: what the parties say of it speaks for their fear of a breach.
    """
    order = {said.entry: place for place, said in enumerate(state.said)}
    found: dict[tuple[str, bool], dict[str, Said]] = {}
    for mechanism, pro, said in _all(state, guarantees):
        found.setdefault((mechanism, pro), {})[said.entry] = said
    sides = [
        {
            name: tuple(sorted(found.get((name, pro), {}).values(), key=lambda said: order[said.entry]))
            for name in MECHANISMS
        }
        for pro in (True, False)
    ]
    return EvidenceReading(*sides)


def _all(state: State, guarantees: str | None) -> Iterator[tuple[str, bool, Said]]:
    for bears in _bearing(state):
        for mechanism, pro in SPEAKS.get(bears.reason, ()):
            yield mechanism, pro, bears.said
        if bears.reason is Reason.SUPPORT and (bears.said.act in _PROMISED or bears.said.polarity == "future"):
            yield "shifting_power", True, bears.said
    for cell in state.positions:
        yield from (("ratification", True, said) for said in cell.bottom_lines)
        if cell.issue == guarantees:
            spoken = (*cell.drift, *((cell.last,) if cell.last else ()))
            yield from (("commitment", True, said) for said in spoken if said.polarity == "asserted")


def _bearing(state: State) -> tuple[Bears, ...]:
    found = state.ripeness
    return (*found.stalemate_for, *found.stalemate_against, *found.way_out_for, *found.way_out_against)
