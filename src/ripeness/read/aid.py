"""Money in a clause: how far it got (stage), whether it is a total or an increment, and what it is for."""

import re
from functools import cache, lru_cache

from ripeness.ledger.acts import Act
from ripeness.ledger.entry import Amount, Offsets, Stage
from ripeness.read.amounts.mention import AmountMention
from ripeness.read.lexicon import compile_pattern
from ripeness.read.tables import rows

_AID = re.compile(
    r"\b(?:aid|assistance|support|help|package|funding|funds?|loans?|grants?|weapons?|arms|equipment|appropriations?|supplemental|relief|"
    r"ammunition|donat\w+|budget support)\b"
)
_OF_ACT: dict[Act, Stage] = {
    Act.PROPOSE: "proposed",
    Act.DEMAND: "proposed",
    Act.COMMIT: "committed",
    Act.PROVIDE: "delivered",
}
_TOTAL = re.compile(
    r"\b(?:total\w*|in all|altogether|overall|to date|so far|combined|bring\w*|since (?:the|he|she|they))\b"
)
_PURPOSE = re.compile(
    r"\s+(?:in|of|for|worth of)\s+((?:(?!(?:on|since|as|that|which|to|after|before|this|last)\b)[\w'’-]+\s?){1,7})"
)


def amount_of(flat: str, clause: Offsets, *, mention: AmountMention, act: Act, near: str = "") -> Amount | None:
    """Return the ledger's amount for a sum inside ``clause``; ``None`` for a sum without a figure.

    Parameters
    ----------
    near
        Words around the clause that may tell the stage (its sentence), lower case.
    """
    if mention.value is None or mention.value < 0:
        return None
    low = flat[slice(*clause)].lower()
    is_aid = bool(_AID.search(low)) or bool(_AID.search(near))
    purpose = _PURPOSE.match(flat, mention.end, clause[1])
    words = purpose[1].strip() if purpose else ""
    if not is_aid:
        return Amount(value=mention.value, currency=mention.currency, purpose=words)
    return Amount(
        value=mention.value,
        currency=mention.currency,
        purpose=words,
        stage=stage_of(low, at=mention.start - clause[0], near=near, act=act),
        basis="total" if _TOTAL.search(low) else "increment",
    )


def stage_of(low: str, *, at: int, near: str, act: Act) -> Stage | None:
    """Return how far a sum of aid got: by the clause's word nearest to it, else its act, else the sentence's words.

    Parameters
    ----------
    low, at
        The clause in lower case, and where in it the sum stands.
    """
    found: list[tuple[int, int, int, Stage]] = []
    for stage, pattern in _stages():
        for m in pattern.finditer(low):
            if not any(start <= m.start() < end for _, start, end, _ in found):  # "if signed" is not "signed"
                found.append((abs(m.start() - at), m.start(), m.end(), stage))
    if found:
        return min(found)[3]
    around = _stage_around(near)
    return around if around == "proposed" else _OF_ACT.get(act, around)  # a part of a request is requested


@lru_cache(maxsize=16)
def _stage_around(near: str) -> Stage | None:
    """Return the stage a sentence tells: asked once, however many sums it holds."""
    return next((stage for stage, pattern in _stages() if pattern.search(near)), None)


@cache
def _stages() -> tuple[tuple[Stage, re.Pattern[str]], ...]:
    """Return the stages' patterns in the lexicon's order: what only would be comes before what is."""
    return tuple((row["stage"], compile_pattern(row["pattern"])) for row in rows("aid_stages"))  # type: ignore[misc]


def act_of_stage(stage: Stage | None) -> Act | None:
    """Return the act that goes with a stage of aid: a request is proposed, an appropriation committed."""
    if stage is None:
        return None
    return {"proposed": Act.PROPOSE, "committed": Act.COMMIT, "allocated": Act.COMMIT, "delivered": Act.PROVIDE}[stage]
