"""Third parties' stances for and against a settlement, what they want from the war, and factions as reported."""

from collections.abc import Sequence

from ripeness.brief import wording
from ripeness.brief.findings import SHORT, Record, in_cell, newest, ours
from ripeness.brief.model import Block, Cell, Finding, FindingList, Name, Plain, Row, Table
from ripeness.brief.sections.part import Part, part
from ripeness.talks.factions import Faction
from ripeness.talks.rows import Said
from ripeness.talks.state import State
from ripeness.talks.third_parties import Stance, ThirdParty

_ROWS, _FACTIONS = 5, 3
_WORDS = 80  # code points of words in the table of the first pages
_ALL = 10_000  # more rows than any third party has


def third_parties(state: State, record: Record) -> Part:
    """Return those who spoke, most entries first, in one table; and factions, always as somebody reports them."""
    spoken = [each for each in state.third_parties if _spoke(each)]
    silent = [each.name for each in state.third_parties if not _spoke(each)]
    main: list[Block] = []
    if spoken:
        main.append(_table(spoken[:_ROWS], record, limit=1))
    rest = len(spoken) - _ROWS
    items = [ours(Plain("No statement found: ", strong=True), f"{wording.listed(silent)}.")] if silent else []
    if not state.third_parties:
        items = [ours("No third party’s stance on a settlement is on record.")]
    if items or rest > 0:
        main.append(FindingList(tuple(items), more=max(0, rest), more_in="third-parties-in-full" if rest > 0 else ""))
    if state.factions:
        told_of = tuple(_faction(each, record) for each in state.factions[:_FACTIONS])
        more = max(0, len(state.factions) - _FACTIONS)
        main.append(FindingList(told_of, "Factions, as reported", more, "third-parties-in-full" if more else ""))
    return part("third-parties", "Third parties", main=main, annex=_in_full(spoken, state.factions, record))


def _longest(party: ThirdParty) -> int:
    return max(len(party.in_favour), len(party.against), len(party.war_aims), len(party.ascribed))


def _spoke(party: ThirdParty) -> bool:
    return bool(party.in_favour or party.against or party.war_aims or party.ascribed)


def _table(parties: Sequence[ThirdParty], record: Record, *, limit: int) -> Table:
    columns = ("Who", "Stance", "In own words")
    rows = tuple(_row(each, record, limit) for each in parties)
    return Table("Stances on a negotiated end", tuple((Plain(column),) for column in columns), rows)


def _row(party: ThirdParty, record: Record, limit: int) -> Row:
    stance = party.stance.value if party.stance is not Stance.UNKNOWN else "no own word found"
    aims = party.war_aims if limit == _ALL or party.stance is Stance.UNKNOWN else ()
    words = [
        finding
        for head, said in (("For: ", party.in_favour), ("Against: ", party.against), ("Aim: ", aims))
        for finding in _cells(head, said, record, limit)
    ]
    if limit == _ALL or not words:
        words += [_ascribed(each, record) for each in newest(party.ascribed)[:limit]]
    return Row((Name(party.name, strong=True),), (Cell((ours(_capital(stance)),)), Cell(tuple(words), "—")))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _cells(head: str, said: Sequence[Said], record: Record, limit: int) -> list[Finding]:
    rows = newest(said)
    found = [in_cell(each, record, side=False, limit=SHORT if limit == _ALL else _WORDS) for each in rows[:limit]]
    found = [Finding(each.kind, (Plain(head, strong=True), *each.pieces), each.cites) for each in found]
    if len(rows) > limit:
        found.append(ours(f"and {len(rows) - limit} more", said=rows[limit : limit + 3], record=record))
    return found


def _ascribed(said: Said, record: Record) -> Finding:
    found = in_cell(said, record)
    return Finding(found.kind, (Plain("Others say: ", strong=True), *found.pieces), found.cites)


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


def _in_full(spoken: Sequence[ThirdParty], factions: Sequence[Faction], record: Record) -> list[Block]:
    blocks: list[Block] = []
    if (
        any(max(len(each.in_favour), len(each.against), len(each.war_aims), len(each.ascribed)) > 1 for each in spoken)
        or len(spoken) > _ROWS
    ):
        blocks.append(_table(spoken, record, limit=_ALL))
    if len(factions) > _FACTIONS:
        blocks.append(FindingList(tuple(_faction(each, record) for each in factions), "Factions, as reported"))
    return blocks
