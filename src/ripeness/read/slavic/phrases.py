"""Noun phrases in a given case: titles with what hangs on them, and the name behind them."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ripeness.ledger.entry import Offsets
from ripeness.read.lexicon import flatten
from ripeness.read.parties import Mention
from ripeness.read.slavic.language import Language
from ripeness.read.slavic.lexicon import words
from ripeness.read.slavic.morphology import can_be, gender_of, nominative_name, nominative_phrase, readings
from ripeness.read.slavic.speech import HIDDEN

_TOKEN = re.compile(rf"[^\W_{HIDDEN}]+(?:[-'.](?=\w)[^\W_]+)*|[^\w\s{HIDDEN}]")
_MOST = 24  # tokens of the longest phrase
_QUOTED = 8  # tokens of a name in quotation marks
_NAME = 4  # words of a person's name
_PLACE = 7  # words of a place between a title and its name
_PARTICLES = frozenset({"фон", "ван", "де", "дер", "ди", "аль", "бен", "ибн"})
_PLACES = frozenset({"в", "во", "на", "при", "по", "из", "у", "із", "зі", "з"})
_POSSESSIVE = frozenset({"его", "ее", "их", "його", "її", "їхній", "їх"})
_GENITIVE = "gent"


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark of a text, as it stands and in lower case."""

    start: int
    end: int
    text: str
    low: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: its span, its words before the name in the nominative, and the person's name in the nominative.

    ``head`` is the noun that it hangs on, as it stands; empty where the phrase is a bare name.
    """

    span: Offsets
    head: str
    title: str
    name: str
    name_span: Offsets | None
    gender: str | None


class Phrases:
    """Finds the noun phrases of one text.

    Parameters
    ----------
    text
        Plain text in which direct speech may be hidden.
    written
        The same as it was written, letter for letter: names keep their ё.
    mentions
        The names in it that are known.
    """

    def __init__(self, text: str, language: Language, mentions: Sequence[Mention], *, written: str) -> None:
        self._language, self._written = language, flatten(written)
        self._tokens = [
            Token(match.start(), match.end(), match[0], match[0].lower()) for match in _TOKEN.finditer(text)
        ]
        self._token_starts = [token.start for token in self._tokens]
        self._mentions = [m for m in mentions if m.entity.kind != "person"]
        self._starts = [m.start for m in self._mentions]
        self._people = {m.start for m in mentions if m.entity.kind == "person"}

    def tokens(self, span: Offsets) -> list[Token]:
        """Return the words and marks that begin in a stretch; hidden speech gives none."""
        starts = self._token_starts
        return self._tokens[bisect_left(starts, span[0]) : bisect_left(starts, span[1])]

    def all(self, span: Offsets, case: str) -> Iterator[Phrase]:
        """Yield the phrases of a stretch that stand in a case, in text order, none inside another."""
        list_of = self.tokens(span)
        at = 0
        while at < len(list_of):
            after_preposition = at > 0 and self._governs(list_of[at - 1])
            made = self.at(list_of, at, case) if case != "nomn" or not after_preposition else None
            if made:
                yield made[0]
            at = made[1] if made else at + 1

    def at(self, list_of: Sequence[Token], begin: int, case: str) -> tuple[Phrase, int] | None:
        """Return the phrase in a case that begins with a token, and the token behind it."""
        stop = min(len(list_of), begin + _MOST)
        at = begin
        while at + 1 < stop and self._is_adjective(list_of[at], list_of[at + 1], case=case):
            at += 1
        head = ""
        title_end = at
        if at < stop and not self._name_end(list_of, at, case):
            if not self._is_noun(list_of[at], case):
                return None
            head = list_of[at].text
            title_end = self._tail(list_of, at + 1, stop=stop, case=case)
        name_end = self._name_end(list_of, title_end, case) or title_end
        if name_end == begin or (not head and name_end == title_end):
            return None
        return self._phrase(list_of, (begin, at, title_end, name_end), head, case), name_end

    def _phrase(self, list_of: Sequence[Token], cut: tuple[int, int, int, int], head: str, case: str) -> Phrase:
        begin, head_at, title_end, name_end = cut
        before = [self._as_written(token) for token in list_of[begin : head_at + 1]] if head else []
        title = nominative_phrase(self._language, before, case)
        if head and title_end > head_at + 1:
            title += self._written[list_of[head_at].end : list_of[title_end - 1].end]
        named = [self._as_written(token) for token in list_of[title_end:name_end]]
        return Phrase(
            (list_of[begin].start, list_of[name_end - 1].end),
            head,
            " ".join(title.split()),
            nominative_name(self._language, named, case),
            (list_of[title_end].start, list_of[name_end - 1].end) if named else None,
            gender_of(self._language, named, case),
        )

    def _as_written(self, token: Token) -> str:
        return self._written[token.start : token.end]

    def _tail(self, list_of: Sequence[Token], at: int, *, stop: int, case: str) -> int:
        """Return the token behind what hangs on a head: genitives, acronyms, quoted names, "в делегации"."""
        while at < stop:
            if end := self._name_end(list_of, at, case):
                other = self._other_name(list_of, at, end, case)
                if other is None:
                    break
                at = other
                continue
            token = list_of[at]
            if token.text in '«„“"':
                closed = next((i for i in range(at + 1, min(stop, at + _QUOTED)) if list_of[i].text in '»”“"'), None)
                if closed is None:
                    break
                at = closed + 1
            elif self._hangs(token):
                at += 1
            elif token.low in _PLACES and at + 1 < stop and (behind := self._place(list_of, at + 1, stop, case)):
                at = behind
            else:
                break
        return min(at, stop)

    def _governs(self, token: Token) -> bool:
        """Tell whether a word is a preposition and nothing else: "накануне" is an adverb too."""
        return can_be(self._language, token.low, "PREP") and not can_be(self._language, token.low, "ADVB")

    def _hangs(self, token: Token) -> bool:
        if not token.text[0].isalpha():
            return False
        if self._mention_at(token.start) or (len(token.text) > 1 and token.text.isupper()):
            return True
        return can_be(self._language, token.low, _GENITIVE) and not can_be(self._language, token.low, "PREP")

    def _place(self, list_of: Sequence[Token], begin: int, stop: int, case: str) -> int | None:
        """Return the token behind "в украинской делегации", or behind a place up to the name that follows."""
        at = begin
        while at < stop and can_be(self._language, list_of[at].low, "ADJF"):
            at += 1
        bodies = words("body", self._language)
        forms = readings(self._language, list_of[at].low) if at < stop else ()
        if any(form.normal in bodies for form in forms):
            return at + 1
        for end in range(begin + 1, min(stop, begin + _PLACE)):
            if not list_of[end - 1].text[0].isalpha() or can_be(self._language, list_of[end - 1].low, "VERB"):
                return None
            if self._name_end(list_of, end, case):
                return end
        return None

    def _is_adjective(self, token: Token, behind: Token, *, case: str) -> bool:
        """Tell whether a word belongs to what follows it: an adjective, and no surname before nothing but a mark."""
        if token.low in _POSSESSIVE:
            return True
        named = token.text[:1].isupper() and can_be(self._language, token.low, "Surn") and not behind.text.islower()
        return can_be(self._language, token.low, "ADJF", case) and not named

    def _is_noun(self, token: Token, case: str) -> bool:
        if not token.text[0].isalpha():
            return False
        if (len(token.text) > 1 and token.text.isupper()) or (token.text.isascii() and self._mention_at(token.start)):
            return True  # an acronym or a foreign name has one form
        if len(token.text) == 1 or can_be(self._language, token.low, "CONJ"):
            return False
        return can_be(self._language, token.low, "NOUN", case)

    def _name_end(self, list_of: Sequence[Token], at: int, case: str) -> int | None:
        """Return the token behind a person's name in a case that begins with a token."""
        end = at
        while end < len(list_of) and end - at < _NAME and self._may_name(list_of[end], case, inner=end > at):
            end += 1
        if end == at:
            return None
        forms = [readings(self._language, token.low) for token in list_of[at:end]]
        if list_of[at].start in self._people:
            return end
        if not any(form.is_name and form.has(case) for each in forms for form in each):
            return None
        begins = any(form.is_name for form in forms[0]) or (end - at > 1 and not any(f.is_known for f in forms[0]))
        return end if begins else None

    def _may_name(self, token: Token, case: str, *, inner: bool) -> bool:
        if inner and token.low in _PARTICLES:
            return True
        capital = token.text[:1].isupper() and (len(token.text) == 1 or not token.text.isupper())
        if not capital or self._mention_at(token.start):
            return False
        forms = readings(self._language, token.low)
        names = [form for form in forms if form.is_name and form.is_known]
        return not names or any(form.has(case) for form in names)

    def _other_name(self, list_of: Sequence[Token], at: int, end: int, case: str) -> int | None:
        """Return where a second first name begins in a run of names: "президента Ивана Петрова Сергея Вьюгина"."""
        for place in range(at + 2, end - 1):
            if any(form.has("Name", case) and form.is_known for form in readings(self._language, list_of[place].low)):
                return place
        return None

    def _mention_at(self, place: int) -> Mention | None:
        at = bisect_left(self._starts, place + 1) - 1
        return self._mentions[at] if at >= 0 and place < self._mentions[at].end else None
