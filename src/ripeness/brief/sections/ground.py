"""Claims from the battlefield: ground, attacks, cease-fires; whose word each is, and none a finding of ours."""

from collections.abc import Sequence

from ripeness.brief import wording
from ripeness.brief.findings import Record, headed, told
from ripeness.brief.model import Finding, FindingList, Name, Piece, Plain
from ripeness.brief.sections.part import Part, part
from ripeness.talks.battlefield import BattleClaim, Voice
from ripeness.talks.state import State


def battlefield(state: State, record: Record) -> Part:
    """Return the newest claims of each sort; nothing at all where there is none."""
    sorts = (
        ("Ground: ", state.battlefield.ground),
        ("Attack: ", state.battlefield.attacks),
        ("Cease-fire: ", state.battlefield.ceasefires),
    )
    if not any(claims for _, claims in sorts):
        return Part()
    few = record.limits.ground
    shown = [found for head, claims in sorts for found in _told(head, claims[:few], record)]
    more = sum(max(0, len(claims) - few) for _, claims in sorts)
    main = FindingList(tuple(shown), more=more, more_in="battlefield-in-full" if more else "")
    full = FindingList(tuple(found for head, claims in sorts for found in _told(head, claims, record.in_full)))
    return part("battlefield", "Battlefield, as claimed", main=[main], annex=[full] if more else [])


def _told(head: str, claims: Sequence[BattleClaim], record: Record) -> list[Finding]:
    return [headed(head, _claim(claim, record)) for claim in claims]


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
