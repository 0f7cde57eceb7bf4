"""What a rule is: a name, a pattern over the classes of tokens, and a function from what it found to a reading."""

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass

from ripeness.read.dates.context import Context
from ripeness.read.dates.mention import Kind
from ripeness.read.dates.vocabulary import LETTER, compiled
from ripeness.read.dates.windows import Window
from ripeness.read.numbers import value_of

MACROS = {
    "{APPROX}": "(?: THE? (?: ABOUT | (?:NO)? MORE THAN | AT LEAST | UP TO | AS MUCH AS | JUST | JUST ABOUT ) )",
    "{NUM}": "(?: NUMBER (?: HYPHEN? NUMBER )* | (?: DIGITS | BIG | YEAR ) BIG? (?: NUMBER )? )",
    "{DAY}": "(?: DIGITS | ORDINAL )",
    "{MONTH}": "(?: (?P<month> MONTH ) | (?P<abbr> MONTHABBR ) DOT? )",
    "{MONTHDOT}": "(?: (?P<month> MONTH ) | (?P<abbr> MONTHABBR ) DOT )",
    "{WEEKDAY}": "(?: (?P<weekday> WEEKDAY ) | (?P<wdabbr> WEEKDAYABBR ) DOT )",
    "{WEEKDAYOF}": "(?: (?P<weekday> WEEKDAY ) | (?P<wdabbr> WEEKDAYABBR ) DOT? )",
    "{UNIT}": "(?P<unit> UNIT | QUARTER )",
    "{UNITS}": "(?P<unit> UNIT | UNITS | QUARTER | QUARTERS | CLOCKUNIT | CLOCKUNITS )",
    "{PART}": "(?: THE? EDGE OF | THE? (?: EARLY | LATE | MID ) HYPHEN? | EARLIER IN? | LATER IN? )",
    "{YEAR}": "(?P<year> YEAR | SHORTYEAR )",
    "{CLOCK}": "ABOUT? (?: (?P<clock> DIGITS | CLOCKTIME ) (?P<half> AMPM )? | (?P<noon> DAYPART ) ) ZONE? COMMA?",
    "{WHICH}": "(?P<which> LAST | PAST | THIS | NEXT | THAT | PREVIOUS | FOLLOWING | LATEST )",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """What a rule makes of its words; ``edtf`` is None where it follows from the value."""

    value: str
    kind: Kind = "date"
    edtf: str | None = None
    anchor: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A match of a rule: its tokens by group name, and the context it is to be read in."""

    match: re.Match[str]
    window: Window
    context: Context

    @property
    def start(self) -> int:
        """First code point in the text."""
        return self.window.start[self.match.start()]

    @property
    def end(self) -> int:
        """Code point after the last in the text."""
        return self.window.end[self.match.end() - 1]

    @property
    def published(self) -> datetime.date | None:
        """Publication day."""
        return self.context.published

    def has(self, group: str) -> bool:
        """Whether a group took part in the match."""
        return group in self.match.re.groupindex and self.match[group] is not None

    def low(self, group: str) -> str:
        """First token of a group, in lower case; empty if it took no part."""
        return self.window.low[self.match.start(group)] if self.has(group) else ""

    def value(self, group: str) -> str:
        """Lexicon value of a group's first token; empty if it took no part."""
        return self.window.value[self.match.start(group)] if self.has(group) else ""

    def capital(self) -> bool:
        """Whether the last token is written with a capital, as in a name."""
        return self.context.text[self.window.start[self.match.end() - 1]].isupper()

    def low_last(self) -> str:
        """Last token, in lower case."""
        return self.window.low[self.match.end() - 1]

    def words(self, group: str) -> list[str]:
        """Tokens of a group, in lower case."""
        first, last = self.match.span(group) if self.has(group) else (0, 0)
        return self.window.low[first:last]

    def number(self, group: str) -> float | None:
        """Number that a group says, in digits or in words; None if it says none."""
        total = 0.0
        words = self.words(group)
        if words[:1] and words[0] in ("a", "an", "the"):
            words = words[1:] or ["one"]
        if words[:1] == ["couple"]:
            return 2.0
        if words and not words[0][0].isdigit():
            spelled = value_of(" ".join(words))
            return float(spelled) if spelled is not None else None
        for word in words:
            part = _figure(word)
            if part is None:
                return None
            total += part
        return total if words else None

    def tense(self) -> int:
        """Tense around the words: -1 past, 1 future, 0 unknown."""
        return self.context.tense(self.start, self.end)

    def before(self, size: int = 14) -> str:
        """What stands before the words, in lower case."""
        return self.context.low[max(0, self.start - size) : self.start]

    def after(self, size: int = 14) -> str:
        """What stands behind the words, in lower case."""
        return self.context.low[self.end : self.end + size]


def _figure(word: str) -> float | None:
    over, slash, under = word.partition("/")
    try:
        if slash:
            return float(over) / float(under) if float(under) else None
        return float(word.replace(",", "").rstrip("stndrh"))
    except ValueError:
        return float(spelled) if (spelled := value_of(word)) is not None else None


@dataclass(frozen=True, slots=True)
class Rule:
    """A named pattern and the function that reads what it finds; None from it means that the rule doesn't hold there.

    ``first`` holds the class letters that a match can begin with.
    """

    name: str
    pattern: re.Pattern[str]
    build: Callable[[Found], Reading | None]
    first: frozenset[str]


def rule(name: str, pattern: str, build: Callable[[Found], Reading | None]) -> Rule:
    """Return a rule from its pattern as written: class names in capitals, macros in braces."""
    for macro, meaning in MACROS.items():
        pattern = pattern.replace(macro, meaning)
    names, optional = _first_of_any(_PIECES.findall(pattern))
    if optional:
        raise ValueError(f"rule {name!r} must not match nothing")
    return Rule(name, compiled(pattern), build, frozenset(LETTER[name] for name in names))


_PIECES = re.compile(r"\(\?:|\(\?P<\w+>|[A-Z]{2,}|[)|?*]")


def _first_of_any(pieces: list[str]) -> tuple[set[str], bool]:
    """Class names that a pattern can begin with, and whether it can be empty; takes its pieces off the list."""
    names, optional, open_ended = set[str](), False, True
    while pieces:
        piece = pieces.pop(0)
        if piece == ")":
            break
        if piece == "|":
            optional, open_ended = optional or open_ended, True
            continue
        found, empty = _first_of_any(pieces) if piece.startswith("(") else ({piece}, False)
        if pieces[:1] in (["?"], ["*"]):
            empty = pieces.pop(0) != ""
        if open_ended:
            names |= found
            open_ended = empty
    return names, optional or open_ended
