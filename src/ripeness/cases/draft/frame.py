"""What a case file must list before a model can name it: issues and third parties, where the file lists none."""

from collections.abc import Iterator

from ripeness.cases.blank import key
from ripeness.cases.schema import Case
from ripeness.cases.text import quoted
from ripeness.talks.state import State
from ripeness.talks.third_parties import Stance


def missing_blocks(state: State, case: Case) -> str:
    """Return `issues` and `third_parties` as the ledger shows them, for a file that has none; empty if it has both."""
    lines = [*(() if case.issues else _issues(state)), *(() if case.third_parties else _third_parties(state, case))]
    return "".join(f"{line}\n" for line in lines)


def _issues(state: State) -> Iterator[str]:
    found = list(dict.fromkeys(cell.issue for cell in state.positions if cell.stated and cell.issue == key(cell.issue)))
    if found:
        yield "issues:  # as the reader found them; give them better titles"
    for issue in found:
        yield f"  - {{id: {issue}, title: {quoted(issue.replace('-', ' ').capitalize())}}}"


def _third_parties(state: State, case: Case) -> Iterator[str]:
    names = [*_donors(state), *(row.name for row in state.third_parties if row.stance is not Stance.UNKNOWN)]
    taken = {party.id for party in case.parties} | {party.name for party in case.parties}
    found: dict[str, str] = {}
    for name in names:
        if key(name) and not {name, key(name)} & taken:
            found.setdefault(key(name), name)
    if found:
        yield "third_parties:  # who gives aid or speaks on a settlement, by the record"
    for name in found.values():
        supports = _supported(name, state, case)
        more = f", supports: {supports}" if supports else ""
        yield f"  - {{id: {key(name)}, name: {quoted(name)}{more}}}"


def _donors(state: State) -> list[str]:
    return [one.donor for total in state.aid.totals for one in total.counted]


def _supported(name: str, state: State, case: Case) -> str | None:
    """The one party that its aid goes to; None if it goes to none or both."""
    given = [one for total in state.aid.totals for one in total.counted if one.donor == name]
    parties = {party.id for party in case.parties if any(one.recipient == party.name for one in given)}
    return parties.pop() if len(parties) == 1 else None
