"""Issue by party: last words, how old they are, how they moved, red and bottom lines, and where nothing was said."""

from collections.abc import Sequence

from ripeness.brief import wording
from ripeness.brief.findings import Record, days_old, headed, in_cell, joined, ours, told
from ripeness.brief.model import Block, Cell, Finding, FindingList, Name, Plain, Row, Table
from ripeness.brief.sections.part import Part, part
from ripeness.talks.positions import Position
from ripeness.talks.state import State

NOTHING = "No statement found"


def positions(state: State, record: Record) -> Part:
    """Return the matrix of issues on which somebody spoke, then the issues on which nobody did."""
    parties = state.frame.party_names
    spoken = [issue for issue in state.issues if any(state.position(party, issue).stated for party in parties)]
    if not spoken:
        return part("positions", "Positions", main=[FindingList((ours("No position of a party is on record."),))])
    main: list[Block] = [_matrix(state, record, spoken[: record.limits.issues])]
    silent = [title(state, issue) for issue in state.issues if issue not in spoken]
    rest = spoken[record.limits.issues :]
    said_nothing = (
        [ours(Plain(f"{NOTHING} by either party: ", strong=True), *joined(map(Name, silent), by="; "), ".")]
        if silent
        else []
    )
    if said_nothing or rest:
        main.append(FindingList(tuple(said_nothing), more=len(rest), more_in="positions-in-full" if rest else ""))
    return part("positions", "Positions", main=main, annex=_in_full(state, record.in_full, spoken, rest))


def title(state: State, issue: str) -> str:
    """Return the issue's title in the case; its id, read as words, where the case has none."""
    titles = {each.id: each.title for each in state.frame.issues}
    return titles.get(issue, issue.replace("-", " ").replace("_", " ").capitalize())


def _matrix(state: State, record: Record, issues: Sequence[str]) -> Table:
    heads = [(Name(party, place),) for place, party in enumerate(state.frame.party_names, start=1)]
    rows = [
        Row(
            (Name(title(state, issue), strong=True),),
            tuple(_cell(state.position(party, issue), record) for party in state.frame.party_names),
        )
        for issue in issues
    ]
    return Table("Each party’s last words on each issue", ((Plain("Issue"),), *heads), tuple(rows))


def _cell(position: Position, record: Record) -> Cell:
    """Return last words with their age; a red or bottom line that is not itself the last words stands below them."""
    if position.last is None:
        return Cell(empty=NOTHING)
    lines = (("Red line: ", position.red_lines), ("Needs consent at home: ", position.bottom_lines))
    heads = [head for head, said in lines if said and said[-1].entry == position.last.entry]
    last = in_cell(position.last, record, side=False)
    findings = [headed("".join(heads), last) if heads else last, _age(position, record)]
    for head, said in lines:
        if said and head not in heads:
            findings.append(headed(head, in_cell(said[-1], record, side=False)))
    return Cell(tuple(findings))


def _age(position: Position, record: Record) -> Finding:
    """Return age and drift in one short line, with links to the words that differ."""
    details = [days_old(position.staleness)]
    earlier = [said for said in position.drift if position.last is None or said.entry != position.last.entry]
    if earlier:
        dated = next((said for said in earlier if said.first is not None), None)
        since = f" since {wording.when(dated.when)}" if dated else ""
        details.append(f"{len(earlier)} earlier, different{since}")
    if position.declared_changes:
        details.append("declares a change itself")
    if position.undated:
        details.append(f"{len(position.undated)} undated, maybe newer")
    linked = [*earlier[-3:], *position.declared_changes[-1:], *position.undated[:2]]
    return ours(wording.capital(" · ".join(details)), said=linked, record=record)


def _in_full(state: State, record: Record, spoken: Sequence[str], rest: Sequence[str]) -> list[Block]:
    """Return the rows that didn't fit, and the drift of each position that moved."""
    blocks: list[Block] = [_matrix(state, record, rest)] if rest else []
    for issue in spoken:
        for party in state.frame.party_names:
            position = state.position(party, issue)
            if len(position.drift) > 1 or position.undated:
                rows = dict.fromkeys((*position.drift, *position.undated))
                items = tuple(told(said, record) for said in rows)
                blocks.append(FindingList(items, f"{title(state, issue)}: {party}, oldest first"))
    return blocks
