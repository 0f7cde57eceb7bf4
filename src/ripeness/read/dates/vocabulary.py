"""The words of dates: each token of a window is given a class, one character, so that rules are patterns over classes.

Words come from the lexicon ``dates``; numbers and marks get their class here.
"""

import re

from ripeness.read.tables import rows

_MARKS = {
    mark: name
    for name, marks in {
        "DOT": ["."],
        "COMMA": [","],
        "HYPHEN": ["-", "–"],
        "SLASH": ["/"],
        "APOS": ["'", "’"],
        "POSS": ["'s", "’s"],
    }.items()
    for mark in marks
}
_COMPUTED = ["OTHER", "DIGITS", "YEAR", "ISO", "SLASHED", "CLOCKTIME", "AMPM", "BIG", "NONE", "SHORTYEAR"]
CLASSES = sorted(
    {row["class"] for row in rows("dates")} | set(_MARKS.values()) | set(_COMPUTED) | {"DECADE", "ORDINAL"}
)
LETTER = {name: chr(0x100 + place) for place, name in enumerate(CLASSES)}
"""A character for each class, outside ASCII so that none is special in a regular expression."""

WORDS = {row["word"]: (LETTER[row["class"]], row["value"]) for row in rows("dates")}
CAPITAL = {row["word"]: row["case"] for row in rows("dates") if row["case"]}
TRIGGERS = sorted(row["word"] for row in rows("dates") if row["trigger"])
_MARK_CLASS = {mark: (LETTER[name], "") for mark, name in _MARKS.items()}
_OTHER = (LETTER["OTHER"], "")

TOKEN = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])"
    r"|[ap]\.\s?m\.?(?!\w)"
    r"|[0-9]{1,9}(?:[.,:/][0-9]{1,9})*(?:st|nd|rd|th|s)?(?!\w)"
    r"|['’](?:s(?!\w)|[0-9]0s(?!\w)|[0-9]{2}(?!\w))"
    r"|\w+|\n\s*\n|[^\w\s]"
)
_NUMBER = re.compile(r"([0-9]+)(st|nd|rd|th|s)?\Z")
_PATTERNS = [
    ("ISO", re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")),
    ("SLASHED", re.compile(r"[0-9]{1,2}([/.])[0-9]{1,2}\1(?:[0-9]{4}|[0-9]{2})\Z")),
    ("CLOCKTIME", re.compile(r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?\Z")),
    ("AMPM", re.compile(r"(?:[ap]\.\s?m\.?|[ap]m)\Z")),
    ("DECADE", re.compile(r"(?:1[0-9]|20)[0-9]0s\Z|['’][0-9]0s\Z")),
    ("SHORTYEAR", re.compile(r"['’][0-9]{2}\Z")),
    ("BIG", re.compile(r"[0-9.,:/]+\Z")),
]


def classify(low: str, first: str) -> tuple[str, str]:
    """Return class letter and value of a token, given in lower case, and its first character as it stands."""
    known = WORDS.get(low)
    if known is not None:
        return known if low not in CAPITAL or first.isupper() else _OTHER
    known = _MARK_CLASS.get(low)
    if known is not None:
        return known
    if low[0] in "0123456789'’" or low in ("am", "pm") or low[:2] in ("a.", "p."):
        return _numeric(low)
    return _OTHER


def _numeric(low: str) -> tuple[str, str]:
    match = _NUMBER.match(low)
    if match and not match[2]:
        name = (
            "YEAR" if len(match[1]) == 4 and "1000" <= match[1] <= "2199" else "DIGITS" if len(match[1]) < 5 else "BIG"
        )
        return LETTER[name], match[1]
    if match and match[2] != "s":
        return LETTER["ORDINAL"], match[1]
    for name, pattern in _PATTERNS:
        if pattern.match(low):
            return LETTER[name], low
    return _OTHER


def compiled(pattern: str) -> re.Pattern[str]:
    """Compile a rule: names of classes in capitals, blanks for reading only, the rest a regular expression."""
    return re.compile(re.sub(r"[A-Z]{2,}", lambda m: LETTER[m[0]], pattern).replace(" ", ""))
