"""Words in any case: what pymorphy3 knows of a word's forms, asked one word at a time."""

from collections.abc import Iterable
from functools import cache, lru_cache
from importlib import import_module
from typing import Any, NamedTuple

from ripeness.errors import DocumentError
from ripeness.read.slavic.language import Language

_CAPITALS = 2  # letters from which a word of capitals is an acronym
_LONG = 60  # letters of a word that is none: hostile input isn't worth the asking
_CASES = frozenset({"nomn", "gent", "datv", "accs", "ablt", "loct", "voct", "gen2", "loc2"})
_DECLINED = frozenset({"NOUN", "ADJF", "PRTF", "NPRO"})
_NAMES = ("Name", "Patr", "Surn")


class Form(NamedTuple):
    """One way to understand a word: its grammemes as pymorphy3 names them (``NOUN``, ``gent``, ``femn``)."""

    marks: frozenset[str]
    parse: Any

    def has(self, *marks: str) -> bool:
        """Tell whether all these grammemes hold."""
        return self.marks.issuperset(marks)

    @property
    def normal(self) -> str:
        """The word's dictionary form."""
        return str(self.parse.normal_form)

    @property
    def is_known(self) -> bool:
        """Tell whether the dictionary has the word; else its forms are told by its ending."""
        return bool(self.parse.is_known)

    @property
    def is_name(self) -> bool:
        """Tell whether it is a first name, a patronymic or a surname."""
        return any(mark in self.marks for mark in _NAMES)


@cache
def _analyser(language: Language) -> Any:
    try:
        return import_module("pymorphy3").MorphAnalyzer(lang=language)
    except (ImportError, ValueError) as error:  # ValueError: pymorphy3 is there, the dictionary is not
        raise DocumentError(
            "Russian and Ukrainian must be read with the extra ripeness[slavic]; got no pymorphy3 with dictionaries; "
            "run `pip install 'ripeness[slavic]'`"
        ) from error


@lru_cache(maxsize=100_000)
def readings(language: Language, word: str) -> tuple[Form, ...]:
    """Return the ways to understand a word, the likeliest first; none for what is no word."""
    if len(word) > _LONG or not any(character.isalpha() for character in word):
        return ()
    found = _analyser(language).parse(word)
    return tuple(Form(_marks(parse), parse) for parse in found)


def _marks(parse: Any) -> frozenset[str]:
    """Return the grammemes; the Ukrainian dictionary leaves the nominative of some nouns without a case."""
    marks = frozenset(str(parse.tag).replace(" ", ",").split(","))
    return marks | {"nomn"} if marks & _DECLINED and not marks & _CASES else marks


@lru_cache(maxsize=200_000)
def can_be(language: Language, word: str, *marks: str) -> bool:
    """Tell whether a word can be understood with all these grammemes."""
    return any(form.has(*marks) for form in readings(language, word))


def is_future(language: Language, word: str) -> bool:
    """Tell whether a word is a verb in the future and nothing else."""
    forms = readings(language, word)
    return any(form.has("futr") for form in forms) and not any(form.has("past") or form.has("NOUN") for form in forms)


@lru_cache(maxsize=20_000)
def case_forms(language: Language, word: str) -> frozenset[str]:
    """Return every singular form, in lower case, of a name that stands in the nominative; the word among them."""
    forms = {word.lower()}
    nominative = [form for form in readings(language, word) if form.has("nomn") and not form.has("plur")]
    names = [form for form in nominative if form.is_name]
    for form in names or [form for form in nominative if form.has("NOUN", "anim")][:1]:
        gender = _gender(form)
        for other in form.parse.lexeme:
            marks = _marks(other)
            if "plur" not in marks and (gender is None or gender in marks or "ms-f" in marks):
                forms.add(other.word)
    return frozenset(forms)


def gender_of(language: Language, words: Iterable[str], case: str = "nomn") -> str | None:
    """Return ``masc`` or ``femn`` as the first of the words that is a name tells, ``None`` if none does."""
    several = tuple(words)
    for kind, place in (("Name", slice(1)), ("Patr", slice(1, None)), ("Surn", slice(-1, None))):
        for word in several[place]:
            found = {_gender(form) for form in readings(language, word) if form.has(kind, case)} - {None}
            if len(found) == 1:
                return found.pop()
    return None


def nominative_name(language: Language, words: Iterable[str], case: str) -> str:
    """Return a person's name in the nominative; words that have no such form stay as they are.

    Examples
    --------
    >>> nominative_name("ru", ["Сергея", "Вьюгина"], "gent"), nominative_name("uk", ["Галиною", "Верес"], "ablt")
    ('Сергей Вьюгин', 'Галина Верес')
    """
    several = tuple(words)
    if case == "nomn":
        return " ".join(several)
    gender = gender_of(language, several, case)
    return " ".join(_nominative(language, word, case, gender=gender, names=True) for word in several)


def nominative_phrase(language: Language, words: Iterable[str], case: str) -> str:
    """Return adjectives and the noun after them in the nominative, in the number that they stand in."""
    several = tuple(words)
    if case == "nomn" or not several:
        return " ".join(several)
    gender = next(
        (g for form in readings(language, several[-1]) if form.has("NOUN", case) and (g := _gender(form))), None
    )
    return " ".join(_nominative(language, word, case, gender=gender, names=False) for word in several)


def _nominative(language: Language, word: str, case: str, *, gender: str | None, names: bool) -> str:
    if len(word) >= _CAPITALS and word.isupper():
        return word
    fits = [form for form in readings(language, word) if form.has(case)]
    if names:
        fits = sorted((f for f in fits if not f.has("plur")), key=lambda form: (not form.is_name, not form.has("NOUN")))
        fits = [f for f in fits if gender is None or _gender(f) in (gender, None)] or fits
    for form in fits:
        wanted = {"nomn"} | ({"plur"} if form.has("plur") else set())
        if gender and not form.has("plur") and (names or not form.has("NOUN")):
            wanted |= {gender}
        made = _inflected(form, wanted) or _inflected(form, {"nomn"})
        if made:
            return _as_written(word, made)
    return word


def _inflected(form: Form, wanted: set[str]) -> str | None:
    try:
        made = form.parse.inflect(wanted)
    except ValueError:  # a grammeme that this language's dictionary doesn't know
        made = None
    if made and _is_of(made, form):
        return str(made.word)
    number = {"plur"} if form.has("plur") else set()
    return next((str(p.word) for p in form.parse.lexeme if _marks(p) >= {"nomn", *number} and _is_of(p, form)), None)


def _is_of(parse: Any, form: Form) -> bool:
    """Tell whether a form of a word has the number and the part of speech of another."""
    marks = _marks(parse)
    return ("plur" in marks) == form.has("plur") and bool(marks & form.marks & _DECLINED)


def _gender(form: Form) -> str | None:
    if form.has("ms-f"):
        return None
    return next((gender for gender in ("masc", "femn", "neut") if gender in form.marks), None)


def _as_written(word: str, made: str) -> str:
    """Return a form with the capitals of the word that it was made from, part by part at its hyphens."""
    parts, models = made.split("-"), word.split("-")
    if len(parts) != len(models):
        return made.capitalize() if word[:1].isupper() else made
    return "-".join(p[:1].upper() + p[1:] if m[:1].isupper() else p for p, m in zip(parts, models, strict=True))
