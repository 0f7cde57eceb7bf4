"""What the parties contest, what both of them say, and the denials that don't say what they deny."""

from collections.abc import Sequence

from ripeness.brief import wording
from ripeness.brief.findings import Record, in_cell, joined, ours, told
from ripeness.brief.model import Block, Cell, Finding, FindingList, Name, Piece, Plain, Row, Table
from ripeness.brief.sections.part import Part, part
from ripeness.brief.sections.positions import title
from ripeness.talks.contested import Claim, OpenDenial
from ripeness.talks.rows import Said
from ripeness.talks.state import State


def disputed(state: State, record: Record) -> Part:
    """Return contested claims, agreed ones and open denials; one-sided claims are counted and stand in the annex."""
    claims, few = state.claims, record.limits.claims
    main: list[Block] = [FindingList(tuple(ours(line) for line in _nothing(state)))] if _nothing(state) else []
    main += _tables(state, record)
    main += _open(claims.unresolved, record)
    more = max(0, len(claims.contested) - few) + max(0, len(claims.agreed) - few) + len(claims.unilateral)
    if more:
        alone = (
            f"{wording.count(len(claims.unilateral), 'claim')} by one side only, which nobody else on record denies."
        )
        items = (ours(alone),) if claims.unilateral else ()
        main.append(FindingList(items, more=more, more_in="claims-in-full"))
    long = more or len(claims.unresolved) > record.limits.denials
    return part("claims", "Contested and agreed", main=main, annex=_in_full(state, record.in_full) if long else [])


def _tables(state: State, record: Record) -> list[Block]:
    few, claims = record.limits.claims, state.claims
    contested = [_contested(claims.contested[:few], state, record)] if claims.contested else []
    return [*contested, *([_agreed(claims.agreed[:few], state, record)] if claims.agreed else [])]


def _nothing(state: State) -> list[str]:
    lines = [] if state.claims.contested else ["Contested: no denial on record names the claim that it denies."]
    return lines if state.claims.agreed else [*lines, "Agreed: nothing on record that both parties say."]


def about(topic: str, state: State) -> str:
    """Return what binds the statements of a claim, in words: an issue's title, a track, a proposal."""
    if not topic:
        return "Not classified"
    kind, colon, name = topic.partition(": ")
    return f"{name.capitalize()} {kind}" if colon and kind == "track" else name if colon else title(state, topic)


def _contested(claims: Sequence[Claim], state: State, record: Record) -> Table:
    rows = [
        Row(_head(claim, state), (_cell(claim.asserted, record), _cell(claim.denied, record, silent=claim.silent)))
        for claim in claims
    ]
    columns = ((Plain("About"),), (Plain("Asserted"),), (Plain("Denied"),))
    return Table("Contested: asserted by one, denied by another", columns, tuple(rows))


def _agreed(claims: Sequence[Claim], state: State, record: Record) -> Table:
    parties = state.frame.party_names
    rows = [
        Row(_head(claim, state), tuple(_cell(_by(party, claim), record, side=False) for party in parties))
        for claim in claims
    ]
    heads = [(Name(party, place),) for place, party in enumerate(parties, start=1)]
    return Table("Agreed: both parties say it", ((Plain("About"),), *heads), tuple(rows))


def _by(party: str, claim: Claim) -> tuple[Said, ...]:
    return tuple(said for said in (*claim.asserted, *claim.denied) if party in said.sides)


def _head(claim: Claim, state: State) -> tuple[Piece, ...]:
    origins = wording.count(claim.origins, "independent origin")
    return (Name(about(claim.topic, state), strong=True), Plain(f" · {origins}"))


def _cell(said: Sequence[Said], record: Record, *, silent: Sequence[str] = (), side: bool = True) -> Cell:
    """Return the newest of these words; how many more there are; and who is silent."""
    findings = [in_cell(each, record, side=side) for each in said[-1:]]
    if len(said) > 1:
        findings.append(
            ours(f"and {wording.count(len(said) - 1, 'earlier statement')}", said=said[:-1][-3:], record=record)
        )
    if silent:
        findings.append(ours("Silent: ", *joined(Name(name, record.party([name])) for name in silent)))
    return Cell(tuple(findings), "" if findings else "Nobody on record")


def _open(denials: Sequence[OpenDenial], record: Record) -> list[Block]:
    if not denials:
        return []
    few = denials[: record.limits.denials]
    more = len(denials) - len(few)
    items = tuple(_open_denial(denial, record) for denial in few)
    return [FindingList(items, "Denials that leave open what they deny", more, "claims-in-full" if more else "")]


def _open_denial(denial: OpenDenial, record: Record) -> Finding:
    found = told(denial.said, record)
    if not denial.may_answer:
        return found
    earlier = wording.count(len(denial.may_answer), "earlier statement")
    tail = Plain(f". It may answer {earlier} of the same report; none is chosen.")
    return Finding(found.kind, (*found.pieces, tail), (*found.cites, *record.cite(denial.may_answer[:3])))


def _in_full(state: State, record: Record) -> list[Block]:
    blocks = [*_tables(state, record), *_open(state.claims.unresolved, record)]
    for party in state.frame.party_names:
        own = [told(said, record) for claim in state.claims.unilateral for said in _by(party, claim)[-1:]]
        if own:
            blocks.append(FindingList(tuple(own), f"Said by {party} only"))
    return blocks
