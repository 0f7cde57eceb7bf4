"""Patterns for sums of money, built once from the lexicons ``currencies`` and ``amounts`` and the number words.

All patterns run on text folded to lower case, and only next to a currency: none looks beyond `REACH`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

import ahocorasick

from ripeness.read.numbers import FRACTIONS, SCALES, UNITS
from ripeness.read.tables import rows

REACH = 80
"""Characters before and after a currency that may belong to its sum."""


@dataclass(frozen=True, slots=True)
class Currency:
    """One row of the lexicon ``currencies``."""

    form: str
    currency: str
    kind: str
    guard: str


_GAP = r"(?:[^\S\n]{1,3}|[^\S\n]{0,3}\n[^\S\n]{0,16})"
"""White space within a sum: a few blanks, or one line break with its indent."""


def _words(role: str) -> dict[str, str]:
    return {row["word"]: row["value"] for row in rows("amounts") if row["role"] == role}


def _any(words: Iterable[str]) -> str:
    listed = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", _GAP) for word in listed)


def _automaton(kinds: tuple[str, ...]) -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for row in rows("currencies"):
        if row["kind"] in kinds:
            automaton.add_word(row["form"], Currency(row["form"], row["currency"], row["kind"], row["guard"]))
    automaton.make_automaton()
    return automaton


ANCHORS = _automaton(("symbol", "code", "name", "subunit"))
PREFIXES = {row["form"]: row["currency"] for row in rows("currencies") if row["kind"] == "prefix"}
YEN_PREFIXES = {row["form"]: row["currency"] for row in rows("currencies") if row["kind"] == "yen prefix"}
SYMBOLS = "".join(row["form"] for row in rows("currencies") if row["kind"] == "symbol" and len(row["form"]) == 1)
POWERS = {word: Decimal(10) ** int(value) for word, value in (_words("scale") | _words("short scale")).items()}
PER = _words("per") | _words("rate")

_ATTACHED = [word for word in _words("short scale") if len(word) == 1 and word != "m"]
_SPACED = [word for word in _words("short scale") if word not in _ATTACHED]
_NUMBER = (
    r"(?:[0-9]{1,3}(?:,[0-9]{2,3})*,[0-9]{3}(?:\.[0-9]{1,8})?"  # 1,250,000.50 and 12,34,567.89
    r"|[0-9]{1,3},[0-9]{1,2}(?![0-9])"  # 1,5 as written on the continent
    r"|[0-9]{1,15}(?:\.[0-9]{1,8})?)(?![0-9])"
)
_MIXED = r"(?:\s[1-9]/[1-9](?![0-9]))?"


def _scale(n: int) -> str:
    return (
        rf"(?:(?:{_GAP}|-|\s-\s)(?P<long{n}>{_any(_words('scale'))})s?(?!\w)"
        rf"|\s?(?P<spaced{n}>{_any(_SPACED)})(?![\w-])|(?P<attached{n}>{_any(_ATTACHED)})(?![\w-]))?"
    )


def _figure(n: int) -> str:
    return rf"(?P<number{n}>{_NUMBER})(?P<mixed{n}>{_MIXED}){_scale(n)}"


_WORD = _any([*UNITS, *SCALES, *FRACTIONS])
_SPELLED = rf"(?:(?:a|half\sa)\s)?(?:{_WORD})(?:(?:[\s-]{{1,2}}|[\s-]and[\s-]a?\s?)(?:{_WORD}))*"
_ROUND = r"(?:hundred|thousand|million|billion|trillion)"
_VAGUE = rf"(?:(?:ten|hundred|dozen|score|thousand|million)s(?:-|{_GAP})of(?:-|{_GAP}))?{_ROUND}s{_GAP}of"
_SEVERAL = rf"(?:several|many|(?:a\s)?few|multi-?|multiple)(?:{_GAP}|-)?{_ROUND}"

AFTER_SYMBOL = re.compile(
    rf"\s{{0,3}}{_figure(1)}(?:\s?(?P<link>-|–|—|\sto\s|\sor\s)\s?(?![{re.escape(SYMBOLS)}]){_figure(2)})?"
)
"""What follows a currency sign: a figure, or two with a range mark between them."""

BORROW = re.compile(rf"(?:\s?[-–—]\s?|\sto\s|\sand\s)\s?[{re.escape(SYMBOLS)}]\s?{_figure(1)}")
"""What follows "$1" in "between $1 and $2 billion", whose scale holds for both."""

BEFORE_NAME = re.compile(
    rf"(?:(?<![\w.,])(?:{_figure(1)}(?P<link>\s?[-–—]\s?|\sto\s|\sand\s|\sor\s))?(?<![.,]){_figure(2)}"
    rf"|(?P<vague>\b(?:{_VAGUE}|{_SEVERAL}))|(?P<spelled>\b{_SPELLED}))(?:{_GAP}|[\s-]{{0,3}})\Z"
)
"""What precedes a currency's name: figures, number words, or "billions of"."""

LATE_SCALE = re.compile(_scale(1))
MINOR = re.compile(rf"\s(?:and\s)?(?P<number>[0-9]{{1,2}}(?![0-9])|{_SPELLED})\s(?:cents?|pence|kopeks?|kopecks?)\b")
MINOR_BARE = re.compile(rf"\s(?:and\s)?(?P<number>[0-9]{{2}}(?![0-9])|{_SPELLED})(?=\s?(?:\.(?:\s|\Z)|\Z))")
APPROX_BEFORE = re.compile(rf"\b({_any(_words('approx'))})\s(?:an?\s)?\Z")
APPROX_AFTER = re.compile(rf"\s?({_any(_words('approx after'))})(?!\w)")
RATE = re.compile(
    rf"\s?(?:(?:-?\s?an?[\s-]|per\s|each\s|every\s|/\s?)({_any(_words('per'))})\b|({_any(_words('rate'))})\b"
    r"|per\s(?!cent\b)([a-z]+))"
)
SAME_AGAIN = re.compile(r"\s(?:us\s|u\.s\.\s)?(?:dollars?|euros?|pounds?|usd|eur|gbp)\b(?!\s?[0-9])")
PREFIX = re.compile(r"(?<![\w.])([a-z]{1,4}|u\.s\.?)(\s?)\Z")

MONEY_OF = re.compile(rf"\sof\s(?:\w+\s)?(?:{_any(_words('money of'))})\b")
WEIGHT = re.compile(rf"\b(?:{_any(_words('weight'))})\b")
MONEY_NEAR = re.compile(rf"\b(?:{_any(_words('money near'))})\b")


def figure_value(match: re.Match[str], n: int, scale: Decimal | None = None) -> Decimal:
    """Return the value of figure ``n`` of a match; ``scale`` is used where the figure has none of its own."""
    digits = match[f"number{n}"]
    head, comma, tail = digits.rpartition(",")
    if comma and len(tail) < 3:
        digits = f"{head}.{tail}"
    value = Decimal(digits.replace(",", ""))
    if mixed := match[f"mixed{n}"].strip():
        over, under = mixed.split("/")
        value += Decimal(over) / Decimal(under)
    return value * (scale_of(match, n) or scale or 1)


def scale_of(match: re.Match[str], n: int) -> Decimal | None:
    """Return the power of ten written behind figure ``n``, or None."""
    word = match[f"long{n}"] or match[f"spaced{n}"] or match[f"attached{n}"]
    return POWERS[word] if word else None
