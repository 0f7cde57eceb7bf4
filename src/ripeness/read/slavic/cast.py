"""The cast of one document: who was named, so that a surname in any case, "он" and "министр" find their holder."""

from dataclasses import replace

from ripeness.ledger.entry import Offsets
from ripeness.read.holders import Holder, joint, of_entity
from ripeness.read.parties import Entity
from ripeness.read.sides import most_named
from ripeness.read.slavic.lexicon import plain, words
from ripeness.read.slavic.morphology import case_forms, gender_of, readings
from ripeness.read.slavic.names import in_office, post_in
from ripeness.read.slavic.phrases import Phrase
from ripeness.read.slavic.scan import Scan

_GENDERS = {"он": "masc", "він": "masc", "она": "femn", "вона": "femn"}
HE = frozenset({*_GENDERS, "они", "вони"})
_MARKS = '«»„“”" '
_LEVELS = ("minister", "president", "negotiator", "ambassador", "spokesman")


class Cast:
    """Resolves the noun phrases of one document, in reading order, to holders."""

    def __init__(self, scan: Scan) -> None:
        self._scan, self._language = scan, scan.language
        self._people: dict[str, Holder] = {}
        self._genders: dict[str, str | None] = {}
        self._body: Holder | None = None
        self.last: Holder | None = None

    def resolve(self, phrase: Phrase, *, case: str) -> Holder | None:
        """Return the holder that a phrase means, and remember it; ``None`` where it means nobody who can speak."""
        found = self._person(phrase) if phrase.name else self._untitled(phrase, case)
        if found and found.kind == "organisation":
            self._body = found
        if found and not found.is_carrier:
            self.last = found
        return found

    def pronoun(self, word: str) -> Holder | None:
        """Return who "он" or "она" was last spoken of; ``None`` where nobody of that gender was."""
        gender = _GENDERS.get(word)
        fits = [
            who
            for name, who in self._people.items()
            if gender in (None, self._genders[name]) or not self._genders[name]
        ]
        return fits[-1] if fits else None

    def pair(self) -> Holder | None:
        """Return the two sides that the text names most, in the order in which it first names them."""
        named = self._scan.mentions.all
        sides = most_named([m for m in named if m.entity.kind in ("state", "person")])
        if len(sides) < 2:
            return None
        first = {side: next(m.start for m in named if m.entity.side == side) for side in sides}
        return joint(Holder(side, "state", side) for side in sorted(sides, key=lambda side: first[side]))

    def _person(self, phrase: Phrase) -> Holder:
        span = phrase.name_span
        several = phrase.name.split()
        known = self._by_surname(phrase) if len(several) == 1 else self._people.get(plain(several[-1]))
        listed = self._listed(phrase)
        if known and (len(several) == 1 or plain(known.name) == plain(phrase.name)):
            who = known
        elif listed:
            who = of_entity(listed, span)
        else:
            who = Holder(phrase.name, "person")
        who = replace(who, side=who.side or self._side(phrase), post=who.post or self._post(phrase), span=span)
        key = plain(who.name.split()[-1])
        self._genders[key] = phrase.gender or self._genders.get(key) or gender_of(self._language, who.name.split())
        self._people.pop(key, None)
        self._people[key] = who
        return who

    def _by_surname(self, phrase: Phrase) -> Holder | None:
        low = self._words(phrase.name_span).lower()
        forms = {key: {plain(form) for form in case_forms(self._language, key)} for key in self._people}
        return next((who for key, who in self._people.items() if low in forms[key]), None)

    def _listed(self, phrase: Phrase) -> Entity | None:
        """Return the listed person whose whole name, or surname alone, it is."""
        for mention in self._scan.mentions.inside(phrase.name_span or (0, 0)):
            if mention.entity.kind == "person" and (mention.start, mention.end) == phrase.name_span:
                return mention.entity if mention.entity.in_post(self._scan.day) else replace(mention.entity, post=None)
        return None

    def _untitled(self, phrase: Phrase, case: str) -> Holder | None:
        named = self._scan.mentions.inside(phrase.span)
        outlet = next((m for m in named if m.entity.kind == "outlet"), None)
        low = plain(phrase.title).lower()
        head = {form.normal for form in readings(self._language, phrase.head.lower()) if form.has(case)}
        if outlet and (head.intersection(words("press", self._language)) or outlet.start == phrase.span[0]):
            return of_entity(outlet.entity, (outlet.start, outlet.end))
        if head.intersection(words("press", self._language)):
            named_so = phrase.title.partition(" ")[2].strip(_MARKS)
            return Holder(named_so, "outlet", span=phrase.span) if named_so else None
        whole = next((m for m in named if m.entity.kind != "outlet" and (m.start, m.end) == phrase.span), None)
        if whole:
            return of_entity(whole.entity, phrase.span)
        if low in words("pair", self._language):
            return self._spanned(self.pair(), phrase.span)
        if post := post_in(low, self._language):
            return self._by_office(post, phrase)
        if head.intersection(words("body", self._language)) or self._is_acronym(phrase.head):
            return self._of_body(phrase, head)
        animate = any(form.has("NOUN", "anim", case) for form in readings(self._language, phrase.head.lower()))
        if animate or head.intersection(words("source", self._language)):
            return self._unnamed(phrase)
        return None

    def _by_office(self, post: str, phrase: Phrase) -> Holder:
        side = self._side(phrase)
        for who in reversed(list(self._people.values())):
            same = who.post and (post == who.post or (not side and post in _LEVELS and who.post.endswith(post)))
            if same and side in (None, who.side):
                return replace(who, span=phrase.span)
        entity = in_office(post, side, day=self._scan.day, language=self._language) if side else None
        return of_entity(entity, phrase.span) if entity else self._unnamed(phrase)

    def _of_body(self, phrase: Phrase, head: set[str]) -> Holder | None:
        alone = len(phrase.title.split()) == 1
        if alone and head.intersection(words("generic", self._language)) and self._body:
            return replace(self._body, span=phrase.span)
        side = self._side(phrase)
        if alone and not side and not self._is_acronym(phrase.head):
            return self._unnamed(phrase)
        return Holder(phrase.title, "organisation", side, None, phrase.span)

    def _unnamed(self, phrase: Phrase) -> Holder:
        title = phrase.title[:1].lower() + phrase.title[1:]
        return Holder(f"unnamed: {title}", "unnamed", self._side(phrase), self._post(phrase), phrase.span)

    def _side(self, phrase: Phrase) -> str | None:
        before = (phrase.span[0], phrase.name_span[0] if phrase.name_span else phrase.span[1])
        return next((m.entity.side for m in self._scan.mentions.inside(before) if m.entity.side), None)

    def _post(self, phrase: Phrase) -> str | None:
        return post_in(plain(phrase.title).lower(), self._language)

    def _is_acronym(self, word: str) -> bool:
        return len(word) > 1 and word.isupper()

    def _words(self, span: Offsets | None) -> str:
        return self._scan.flat[slice(*span)] if span else ""

    @staticmethod
    def _spanned(holder: Holder | None, span: Offsets) -> Holder | None:
        return replace(holder, span=span) if holder else None
