"""Coverage balance: whose words the record holds, who published them, and from how many independent origins."""

from collections.abc import Sequence

from ripeness.brief import wording
from ripeness.brief.findings import Record, ours
from ripeness.brief.model import Block, Cell, FindingList, Name, Plain, Row, Table
from ripeness.brief.sections.part import Part, part
from ripeness.talks.balance import Count
from ripeness.talks.state import State

_ORIGINS = "Origins are independent ones: copies, quotations and translations of one utterance count once."
CAVEAT = (
    "Public words are not private positions: this brief shows what was said and reported, not what anyone would accept."
)


def balance(state: State) -> str:
    """Return the balance in one sentence: ``13 statements from Russia, 2 from Ukraine, in 4 documents``."""
    counts = state.balance.parties
    if not counts:
        return "No party’s statement is on record."
    first, *others = counts
    parts = [f"{wording.count(first.statements, 'statement')} from {first.name}"]
    parts += [f"{count.statements} from {count.name}" for count in others]
    elsewhere = sum(count.statements for count in state.balance.others)
    parts += [f"{elsewhere} from others"] if elsewhere else []
    return f"{wording.listed(parts)}, in {wording.count(len({said.document for said in state.said}), 'document')}."


def coverage(state: State, record: Record) -> Part:
    """Return counts by side and by outlet; where there is no room for tables, the balance alone."""
    few = record.limits.sides
    sides = [*state.balance.parties, *state.balance.others]
    if not sides:
        return part("coverage", "Coverage", main=[FindingList((ours("No statement is on record."),))])
    main = _tables(state, record) if few else []
    note = _ORIGINS if few else balance(state)
    more = max(0, len(state.balance.others) - few) + max(0, len(state.balance.outlets) - few)
    main.append(FindingList((ours(note),), more=more if few else 0, more_in="coverage-in-full" if more else ""))
    annex = [*_tables(state, record.in_full), FindingList((ours(_ORIGINS),))] if more else []
    return part("coverage", "Coverage", main=main, annex=annex)


def _tables(state: State, record: Record) -> list[Block]:
    few = record.limits.sides
    tables: list[Block] = [_table("By side", [*state.balance.parties, *state.balance.others[:few]], record)]
    if len(state.balance.outlets) > 1:
        tables.append(_table("By outlet", state.balance.outlets[:few], record))
    return tables


def _table(caption: str, counts: Sequence[Count], record: Record) -> Table:
    columns = (caption.removeprefix("By ").capitalize(), "Statements", "Deeds", "Origins", "Sources")
    rows = tuple(
        Row(
            (Name(count.name or "Not known", record.party([count.name]), strong=True),),
            tuple(_number(number) for number in (count.statements, count.deeds, count.origins, count.documents)),
        )
        for count in counts
    )
    return Table(caption, tuple((Plain(column),) for column in columns), rows, numbers=True)


def _number(number: int) -> Cell:
    return Cell((ours(f"{number:,}"),))
