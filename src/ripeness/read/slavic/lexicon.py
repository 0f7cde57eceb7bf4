"""The lexicons of the two languages: tables in ``lexicons/slavic``, each row with its language, reason and example."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ripeness.ledger.acts import Act
from ripeness.read.acts import Row
from ripeness.read.lexicon import Phrases, flatten
from ripeness.read.slavic.language import Language
from ripeness.read.tables import rows

_YO = str.maketrans("ёЁ", "еЕ")


def plain(text: str) -> str:
    """Return a text of the same length with plain white space and apostrophes, and е for ё, which print mixes."""
    return flatten(text).translate(_YO)


def lined(text: str) -> str:
    """Return the same with the breaks of its lines kept."""
    return "".join("\n" if was == "\n" else now for was, now in zip(text, plain(text), strict=True))


def table(name: str, language: Language) -> tuple[Mapping[str, str], ...]:
    """Return the rows of a table in one language."""
    return tuple(row for row in rows(f"slavic/{name}") if row["language"] == language)


@dataclass(frozen=True, slots=True)
class Cue:
    """A row of the cues: words that report, how they are built in, and the act that they are themselves.

    ``kind``: ``said``, ``act`` and ``report`` are verbs, ``impersonal`` names nobody, ``preposition`` ("по словам")
    takes its holder behind it, ``pronoun`` ("по его словам") goes on with who spoke before.
    """

    id: str
    kind: str
    frames: frozenset[str]
    vote: Row | None


@cache
def cues(language: Language) -> Mapping[str, Cue]:
    """Return each cue by its forms, in lower case."""
    found: dict[str, Cue] = {}
    for row in table("cues", language):
        vote = Row(f"cues:{row['id']}", Act(row["act"]), float(row["weight"])) if row["act"] else None
        cue = Cue(row["id"], row["kind"], frozenset(row["frames"].split(",")), vote)
        for form in row["forms"].split("|"):
            found.setdefault(plain(form), cue)
    return found


@cache
def cue_pattern(language: Language) -> re.Pattern[str]:
    """Return the pattern of any one cue, the longest that fits."""
    forms = sorted(cues(language), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(_spaced, forms))})\b")


@cache
def words(kind: str, language: Language) -> tuple[str, ...]:
    """Return the words of a kind, the longest first."""
    return tuple(
        sorted((plain(row["forms"]) for row in table("words", language) if row["kind"] == kind), key=len, reverse=True)
    )


@cache
def pattern_of(kind: str, language: Language) -> re.Pattern[str]:
    """Return the pattern of any one word of a kind."""
    return re.compile(rf"\b(?:{'|'.join(map(_spaced, words(kind, language)))})\b")


def _spaced(form: str) -> str:
    """Return the pattern of a form whose words may stand on two lines."""
    return r"\s".join(map(re.escape, form.split()))


@cache
def act_rows(language: Language) -> tuple[tuple[Row, ...], Phrases]:
    """Return the rows of the acts' lexicon, and their patterns."""
    kept = table("acts", language)
    return (
        tuple(Row(f"acts:{row['id']}", Act(row["act"]), float(row["weight"]), row["scope"]) for row in kept),
        Phrases(plain(row["pattern"]) for row in kept),
    )


@cache
def issue_rows(language: Language) -> tuple[tuple[str, ...], Phrases]:
    """Return the issue of each row, and their patterns."""
    kept = table("issues", language)
    return tuple(row["issue"] for row in kept), Phrases(plain(row["pattern"]) for row in kept)
