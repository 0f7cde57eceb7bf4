"""Which language a document is in: the one that is declared, else Russian or Ukrainian by their letters."""

import re
from typing import Literal

from ripeness.ledger.document import Document

Language = Literal["ru", "uk"]

_SAMPLE = 20_000  # code points that are looked at
_LETTER = re.compile(r"[^\W\d_]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_HALF = 0.5  # share of Cyrillic letters from which a text is no English one
_OTHERS = re.compile("[ўјљњћђџѓќѕәғқңөұүһ]", re.I)  # Belarusian, Serbian, Macedonian, Kazakh
_RARE = 0.002  # share of such letters that names in a Russian or Ukrainian text don't reach
_UKRAINIAN = re.compile("[іїєґ]", re.I)
_RUSSIAN = re.compile("[ыэёъ]", re.I)
_RUSSIAN_ONLY = re.compile("[ыэё]", re.I)
_HARD_SIGN = re.compile("ъ", re.I)
_BULGARIAN = 0.005  # share of hard signs; Russian has one in some thousand letters
_WORDS: dict[Language, re.Pattern[str]] = {
    "ru": re.compile(r"\b(?:и|что|не|как|по|его|или|для)\b", re.I),
    "uk": re.compile(r"\b(?:та|що|не|як|за|його|або|для)\b", re.I),
}


def language_of(document: Document, text: str) -> Language | None:
    """Return ``ru`` or ``uk`` for a document in Russian or Ukrainian, ``None`` for any other.

    A declared language other than English counts. English is also what stands where nobody declared any, so that a
    text of Cyrillic letters is then told by them: і, ї, є, ґ are Ukrainian, ы, э, ё, ъ Russian; else small words
    decide.

    Examples
    --------
    >>> from ripeness.read.slavic.language import language_in
    >>> language_in("Міністр заявив, що переговори тривають."), language_in("Министр заявил, что переговоры идут.")
    ('uk', 'ru')
    >>> language_in("The minister said that the talks go on.") is None
    True
    """
    declared = document.language.lower().replace("_", "-").split("-")[0]
    sample = text[:_SAMPLE]
    if not _is_cyrillic(sample):
        return None
    if declared == "ru":
        return "ru"
    if declared == "uk":
        return "uk"
    return language_in(sample) if declared in ("en", "und", "") else None


def language_in(text: str) -> Language | None:
    """Return the language that the letters of a text tell, ``None`` where they tell of neither."""
    letters = len(_LETTER.findall(text)) or 1
    if not _is_cyrillic(text) or len(_OTHERS.findall(text)) > _RARE * letters:
        return None
    ukrainian, russian = len(_UKRAINIAN.findall(text)), len(_RUSSIAN.findall(text))
    if not _RUSSIAN_ONLY.search(text) and len(_HARD_SIGN.findall(text)) > _BULGARIAN * letters:
        return None
    if ukrainian != russian:
        return "uk" if ukrainian > russian else "ru"
    small: dict[Language, int] = {code: len(words.findall(text)) for code, words in _WORDS.items()}
    if small["uk"] == small["ru"]:
        return None
    return "uk" if small["uk"] > small["ru"] else "ru"


def _is_cyrillic(text: str) -> bool:
    letters = len(_LETTER.findall(text))
    return letters > 0 and len(_CYRILLIC.findall(text)) > _HALF * letters
