"""Third parties' stances for and against a settlement, what they want from the war, and factions as reported."""

from collections.abc import Sequence

from ripeness.brief import wording
from ripeness.brief.findings import Record, headed, in_cell, newest, ours
from ripeness.brief.limits import FULL
from ripeness.brief.model import Block, Cell, Finding, FindingList, Name, Plain, Row, Table
from ripeness.brief.sections.part import Part, part
from ripeness.talks.factions import Faction
from ripeness.talks.rows import Said
from ripeness.talks.state import State
from ripeness.talks.third_parties import Stance, ThirdParty


def third_parties(state: State, record: Record) -> Part:
    """Return those who spoke, most entries first, in one table; and factions, always as somebody reports them."""
    spoken = [each for each in state.third_parties if _spoke(each)]
    silent = [each.name for each in state.third_parties if not _spoke(each)]
    few, rest = record.limits, max(0, len(spoken) - record.limits.outsiders)
    main: list[Block] = [_table(spoken[: few.outsiders], record)] if spoken else []
    items = (
        [ours(Plain("No statement found: ", strong=True), Name(_few_names(silent, few.outsiders + 3)), ".")]
        if silent
        else []
    )
    if not state.third_parties:
        items = [ours("No third party’s stance on a settlement is on record.")]
    full = rest or len(state.factions) > few.factions or any(_longest(each) > few.lines for each in spoken)
    if items or full:
        main.append(FindingList(tuple(items), more=rest, more_in="third-parties-in-full" if full else ""))
    main += _factions(state, record)
    annex = [_table(spoken, record.in_full)] if spoken else []
    annex_blocks: list[Block] = [*annex, *_factions(state, record.in_full)]
    return part("third-parties", "Third parties", main=main, annex=annex_blocks if full else [])


def _few_names(names: Sequence[str], most: int) -> str:
    others = len(names) - most
    return wording.listed([*names[:most], wording.count(others, "other")] if others > 1 else list(names))


def _factions(state: State, record: Record) -> list[Block]:
    told_of = tuple(_faction(each, record) for each in state.factions[: record.limits.factions])
    return [FindingList(told_of, "Factions, as reported")] if told_of else []


def _longest(party: ThirdParty) -> int:
    return max(len(party.in_favour), len(party.against), len(party.war_aims), len(party.ascribed))


def _spoke(party: ThirdParty) -> bool:
    return bool(party.in_favour or party.against or party.war_aims or party.ascribed)


def _table(parties: Sequence[ThirdParty], record: Record) -> Table:
    """Return a row for each third party; those of whom the same words tell share one."""
    columns = ("Who", "Stance", "On record")
    alike: dict[tuple[Cell, ...], list[str]] = {}
    for party in parties:
        alike.setdefault(_cells_of(party, record), []).append(party.name)
    rows = tuple(Row((Name(wording.listed(names), strong=True),), cells) for cells, names in alike.items())
    return Table("Stances on a negotiated end", tuple((Plain(column),) for column in columns), rows)


def _cells_of(party: ThirdParty, record: Record) -> tuple[Cell, ...]:
    """Return stance and words; aims and others' words only in full, or where there is no own word on a settlement."""
    stance = party.stance.value if party.stance is not Stance.UNKNOWN else "no own word found"
    in_full = record.limits == FULL
    aims = party.war_aims if in_full or party.stance is Stance.UNKNOWN else ()
    words = [
        finding
        for head, said in (("For: ", party.in_favour), ("Against: ", party.against), ("Aim: ", aims))
        for finding in _cells(head, said, record)
    ]
    if in_full or not words:
        words += [_ascribed(each, record) for each in newest(party.ascribed)[: record.limits.lines]]
    return (Cell((ours(wording.capital(stance)),)), Cell(tuple(words), "—"))


def _cells(head: str, said: Sequence[Said], record: Record) -> list[Finding]:
    rows, limit = newest(said), record.limits.lines
    found = [headed(head, in_cell(each, record, side=False)) for each in rows[:limit]]
    if len(rows) > limit:
        found.append(ours(f"and {len(rows) - limit} more", said=rows[limit : limit + 3], record=record))
    return found


def _ascribed(said: Said, record: Record) -> Finding:
    return headed("Others say: ", in_cell(said, record))


def _faction(faction: Faction, record: Record) -> Finding:
    found = in_cell(faction.reported_by, record)
    within = Name(faction.within, record.party([faction.within])) if faction.within else Plain("a side not named")
    stance = {
        Stance.FOR: "for a settlement",
        Stance.AGAINST: "against a settlement",
        Stance.MIXED: "for and against a settlement",
        Stance.UNKNOWN: "stance not told",
    }[faction.stance]
    who = " by an adversary" if faction.adversary else ""
    head = (Plain("Within "), within, Plain(f", {stance}, as reported{who}: "))
    return Finding(found.kind, (*head, *found.pieces), found.cites)
