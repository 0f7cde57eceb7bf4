"""Draft the model's part of a case file from what the record says; what it doesn't say is a wide assumption.

What was demanded, offered and refused gives issues, options, ideals and lines; aid and stances give patrons; what
somebody reports gives factions. Each of these names its ledger entries. No number of the war is on record, so each is
a wide range marked ``assumption``, the same for both sides.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from ripeness.cases.draft.issues import Open, find_issues
from ripeness.cases.draft.players import Group, Supporter, find_groups, find_supporters
from ripeness.cases.draft.text import Cite
from ripeness.cases.draft.write import Plan, model_text
from ripeness.cases.schema import Case
from ripeness.errors import InputError
from ripeness.talks.state import State


@dataclass(frozen=True, slots=True)
class Draft:
    """A drafted model.

    Attributes
    ----------
    text
        The block ``model`` with its comments, as a case file holds it.
    issues, patrons, groups
        What it was made of.
    """

    text: str
    issues: tuple[Open, ...]
    patrons: tuple[Supporter, ...]
    groups: tuple[Group, ...]


def draft(state: State, case: Case, *, versions: Mapping[str, int] | None = None) -> Draft:
    """Return the model of a case as far as the state of the talks tells it.

    Parameters
    ----------
    state
        Of the day that the case is about, in the case's own frame.
    case
        The case file without a model; its issues and third parties are those that the model may name.
    versions
        By id of an entry that a person corrected: the number of that version.

    Raises
    ------
    InputError
        If neither party has said anything on an issue of the case: there is nothing to settle.
    """
    chosen, left_out = find_issues(state, case)
    if not chosen:
        raise InputError(
            "the ledger has no demand, offer or refusal of either party on an issue of the case file, so there is "
            "nothing to settle; read more reports, or add `issues` with their keywords"
        )
    supporters, groups = find_supporters(state, case), find_groups(state, case)
    plan = Plan(case, state, chosen, left_out, supporters, groups, Cite(versions or {}))
    return Draft(model_text(plan), chosen, tuple(one for one in supporters if one.patron), groups)
