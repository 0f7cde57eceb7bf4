"""Polarity and hedge of a clause: asserted, denied, conditional or still to come, and the words that soften it."""

import re
from functools import cache

from ripeness.ledger.acts import Act
from ripeness.ledger.entry import Polarity
from ripeness.read.lexicon import any_word
from ripeness.read.tables import rows

_NEGATED = re.compile(r"[nc](?:(?<=\bn)(?:ot|ever|one|or|either|o)\b|(?<=\bc)annot\b|(?<=n)'t\b)")
_NO_REFUSAL = re.compile(
    r"n(?<=\bn)(?:ever|ot|'t)(?:\s\w+)?\s(?:closed?|refused?|reject(?:ed)?|ruled? out|given up|abandon(?:ed)?)\b"
)
_CONDITION = re.compile(
    r"\b(?:i(?:(?<!even i)f|n return for|n case)|o(?:nce (?:it|they|the)|n (?:the )?condition|nly (?:when|after))"
    r"|unless|provid(?:ed|ing) that|(?<!for )(?:as|so) long as|depends?|either|would only)\b"
)
_FUTURE = re.compile(r"\b(?:w(?:ill|ould)|shall|going to|'ll|expected to|planned|upcoming|to be held)\b|'ll\b")
_HOLDS_NEGATION = frozenset({Act.NO_RESPONSE, Act.REJECT, Act.DISCOURAGE_TALKS, Act.UNKNOWN, Act.ACCUSE, Act.DEMAND})
_MAY_BE_DENIED = frozenset({Act.TALKS_STATUS, Act.CLAIM, Act.MEET, Act.CEASEFIRE, Act.JUDGE, Act.AIM})
_PROMISES = frozenset(
    {Act.COMMIT, Act.PROPOSE, Act.AIM, Act.THREATEN, Act.CLAIM, Act.TALKS_STATUS, Act.SANCTION, Act.EXCHANGE, Act.MEET}
)


def polarity_of(low: str, *, act: Act, cue: str = "", cue_negated: bool = False) -> Polarity:
    """Return the polarity of a lower-case clause; a negation that the act itself holds isn't counted again."""
    if act is Act.DENY or cue_negated:
        return "denied"
    low = _NO_REFUSAL.sub(" ", low)
    if _NEGATED.search(low) and act not in _HOLDS_NEGATION and act in _MAY_BE_DENIED:
        return "denied"
    if _CONDITION.search(low):
        return "conditional"
    if _FUTURE.search(low) and act in _PROMISES:
        return "future"
    if act is Act.COMMIT and cue_is_promise(cue) and re.match(r"\w", low) and not _is_noun_phrase(low):
        return "future"
    return "asserted"


def cue_is_promise(cue: str) -> bool:
    """Tell whether a cue looks ahead: what is pledged, promised or agreed is still to come."""
    return bool(re.search(r"\b(?:pledg|promis|vow|undert|agree|commit|intend|plan)", cue.lower()))


def _is_noun_phrase(low: str) -> bool:
    return bool(re.match(r"(?:an?|the|\$|€|£|\d|some|more|new|additional|further)\b", low))


@cache
def _hedges() -> re.Pattern[str]:
    terms = sorted((row["term"] for row in rows("hedges")), key=len, reverse=True)
    return re.compile(rf"{any_word(terms)}\b(?! \d)")


def hedge_in(low: str) -> str:
    """Return the first hedging word of a lower-case clause (``reportedly``, ``appears``), else an empty string."""
    match = _hedges().search(low)
    return match[0] if match else ""
