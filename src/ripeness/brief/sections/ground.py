"""Claims from the battlefield: ground, attacks, cease-fires; whose word each is, and none a finding of ours."""

from collections.abc import Sequence

from ripeness.brief import wording
from ripeness.brief.findings import Record, told
from ripeness.brief.model import Block, Finding, FindingList, Name, Piece, Plain
from ripeness.brief.sections.part import Part, part
from ripeness.talks.battlefield import BattleClaim, Voice
from ripeness.talks.state import State

_FEW = 1


def battlefield(state: State, record: Record) -> Part:
    """Return the newest claims of each sort; nothing at all where there is none."""
    sorts = (
        ("Ground", state.battlefield.ground),
        ("Attacks", state.battlefield.attacks),
        ("Cease-fires", state.battlefield.ceasefires),
    )
    main: list[Block] = []
    annex: list[Block] = []
    for name, claims in sorts:
        if claims:
            more = max(0, len(claims) - _FEW)
            main.append(FindingList(_told(claims[:_FEW], record), name, more, "battlefield-in-full" if more else ""))
        if len(claims) > _FEW:
            annex.append(FindingList(_told(claims, record), name))
    return part("battlefield", "Battlefield, as claimed", main=main, annex=annex)


def _told(claims: Sequence[BattleClaim], record: Record) -> tuple[Finding, ...]:
    return tuple(_claim(claim, record) for claim in claims)


def _claim(claim: BattleClaim, record: Record) -> Finding:
    found = told(claim.said, record)
    if found.kind == "ours":
        return found
    doer: tuple[Piece, ...] = ()
    if claim.doer and claim.doer not in claim.said.sides:
        doer = (Plain("; about "), Name(claim.doer, record.party([claim.doer])))
    voice = "; an adversary’s word" if claim.voice is Voice.ADVERSARY else ""
    origins = f"; {wording.count(claim.origins, 'independent origin')}" if claim.origins > 1 else ""
    tail = (Plain(f"{voice}{origins}"),) if voice or origins else ()
    return Finding(found.kind, (*found.pieces, *doer, *tail), found.cites)
