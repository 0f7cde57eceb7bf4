"""Numbers in words: "twenty-five", "half a million", "one hundred and fifty", "nineteen ninety-six"."""

import re
from decimal import Decimal

from ripeness.read.tables import rows


def _words(*kinds: str) -> dict[str, Decimal]:
    return {row["word"]: Decimal(row["value"]) for row in rows("amounts_numbers") if row["kind"] in kinds}


UNITS = _words("unit", "tens")
FRACTIONS = _words("fraction")
SCALES = _words("scale")
_SPLIT = re.compile(r"[\s-]+")


def value_of(words: str) -> Decimal | None:
    """Return the number that the words say, or None if they don't say one.

    Examples
    --------
    >>> value_of("one hundred and twenty-five"), value_of("half a million"), value_of("three quarters billion")
    (Decimal('125'), Decimal('500000.0'), Decimal('750000000.00'))
    >>> value_of("and") is None
    True
    """
    total = current = Decimal(0)
    seen = False
    for word in _SPLIT.split(words.lower().strip()):
        if word in ("and", "a", "an", "of", ""):
            continue
        if word in UNITS:
            current += UNITS[word]
        elif word in FRACTIONS:
            current = current * FRACTIONS[word] if word == "quarters" and current else current + FRACTIONS[word]
        elif word == "hundred":
            current = (current or 1) * SCALES[word]
        elif word in SCALES:
            total, current = total + (current or 1) * SCALES[word], Decimal(0)
        else:
            return None
        seen = True
    return total + current if seen else None
