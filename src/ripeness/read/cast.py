"""The cast of one document: remembers who was spoken of, so that "he" and "the minister" find their holder."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from ripeness.ledger.entry import Offsets
from ripeness.read.holders import Holder, joint, of_entity, office_in, office_pattern
from ripeness.read.noun_phrases import NounPhrases
from ripeness.read.parties import Gazetteer, Mention, surname

_HE = {"he", "she", "his", "her", "him", "himself", "herself"}
_THEY = {"they", "them", "their", "both", "the two", "the pair"}
_PRESS = {"the newspaper", "the paper", "the agency", "the news agency", "the outlet", "the network", "the magazine"}
_WE = {"i", "we", "my", "our", "me", "us", "mine", "ours"}
_PAIR = re.compile(
    r"^(?:each side|either side|(?:both |the (?:two |warring |opposing )?)"
    r"(?:leaders|presidents|sides|parties|ministers|men|heads of state|countries|delegations))\b(?! of| from)",
    re.I,
)
_HEAD_END = re.compile(
    r",\s|\s(?:who|whose|which|that|of|for|in|from|at|with|to|on|close|familiar|involved|speaking|representing)\s", re.I
)
_SHORT = 20_000  # code points; a readout is shorter, and only readouts ask who "the leaders" are
_FINITE = re.compile(
    r"\s(?:is|are|was|were|has|have|had|will|would|met|held|spoke|said|spent|hosted|welcomed|[a-z]+ed)\s"
)
_OF = re.compile(r"\s(?:of|for)\s(?:the\s)?")
_LEAD = re.compile(
    r"(?:\W|(?:In (?:this|that|the) \w+|During \w+ \w+|Moreover|Thus|Also|Then|Finally|In addition),?\s)*"
)
_BOTH_ACT = re.compile(
    r"(?:They|Both)\s(?:also\s|then\s)?(?:agreed|discussed|confirmed|exchanged|reaffirmed|considered)\b"
)
_HE_OPENS = re.compile(r"(?:He|She)\b")
_AND_THE = re.compile(
    r"[\w' ]{0,30}? and the [\w' ]{0,40}?(?= (?:will|would|agreed|discussed|continued|also|have|had)\b)"
)
_CAPITALISED = re.compile(r"[A-Z][\w'-]+")
_LONG_NAME = 10  # words of a name with its post
_PLURAL = re.compile(r"(?:s|people|men|women|others)$")
_ANY_ONE = re.compile(r"(?:a|an|one|some|another)\s", re.I)


class Cast(NounPhrases):
    """Resolves noun phrases of one document, in reading order, to holders.

    Parameters
    ----------
    flat, gazetteer, mentions
        See `NounPhrases`.
    day
        Last possible day of publication as ISO text, for who held an office then; ``None`` when unknown.
    author
        Whose "I" and "we" it is, when the document is somebody's own words.
    sides
        The two sides of the conflict, if a case names them; else those that the document names most.
    """

    def __init__(
        self,
        flat: str,
        gazetteer: Gazetteer,
        mentions: Sequence[Mention],
        *,
        day: str | None,
        author: Holder | None,
        sides: tuple[str, ...] = (),
    ) -> None:
        super().__init__(flat, gazetteer, mentions)
        self._sides = sides
        self._day = day
        self.author = author
        self.last_person: Holder | None = None
        self.last_group: Holder | None = None
        self.last_outlet: Holder | None = None
        self._named: dict[str, Holder] = {}

    @cached_property
    def sides(self) -> tuple[str, ...]:
        """The two sides whose words on each other are an adversary's: the case's, else the two most named."""
        if self._sides:
            return self._sides
        counts = Counter(m.entity.side for m in self._mentions if m.entity.kind == "state")
        if len(counts) < 2:  # "Lavrov said that Ukraine had withdrawn" names one state and speaks for the other
            counts += Counter(m.entity.side for m in self._mentions if m.entity.kind == "person")
        first = {m.entity.side: -m.start for m in reversed(self._mentions)}
        ranked = sorted(counts, key=lambda side: (-counts[side], -first.get(side, 0)))
        return tuple(side for side in ranked[:2] if side)

    @cached_property
    def pair(self) -> Holder | None:
        """Return the two people whom "the leaders" means: the author, or who is named most, and the next."""
        people: dict[str, Holder] = {self.author.name: self.author} if self.author else {}
        counts: Counter[str] = Counter()
        for mention in self._mentions:
            if mention.entity.kind == "person":
                people.setdefault(mention.entity.name, of_entity(mention.entity, None))
                counts[mention.entity.name] += 1
        for start, end in self.full_names((0, min(len(self._flat), _SHORT))):
            name = " ".join(self._flat[start:end].split()).removesuffix("'s")
            people.setdefault(name, Holder(name, "person"))
            counts[name] += 1
        for name, person in self._people_by_office().items():
            people.setdefault(name, person)
            counts[name] += 1
        first = self.author.name if self.author else None
        ranked = sorted(people, key=lambda name: (name != first, -counts[name]))
        return joint([people[name] for name in ranked[:2]]) if len(ranked) >= 2 else None

    def _people_by_office(self) -> dict[str, Holder]:
        found: dict[str, Holder] = {}
        for match in office_pattern().finditer(self._flat, 0, _SHORT):
            for mention in self._named_with(match):
                person = self._by_office(match[0], mention.entity.side)
                if person:
                    found.setdefault(person.name, person)
        return found

    def _named_with(self, office: re.Match[str]) -> list[Mention]:
        """Return the states named right before or after an office: "Russian President", "President of Russia"."""
        of = _OF.match(self._flat, office.end())
        places = (of.end() if of else -1, office.start())
        return [
            m
            for m in self.mentions_in((max(0, office.start() - 25), min(len(self._flat), office.end() + 35)))
            if m.start == places[0]
            or (self._flat[m.end : places[1]].strip() in ("", "federal", "Federal", "'s") and m.end <= places[1])
        ]

    def opening(self, span: Offsets) -> Holder | None:
        """Return the person, office holder or pair with whom the words at ``span`` open, if they do."""
        lead = _LEAD.match(self._flat, *span)
        start = lead.end() if lead else span[0]
        first = self.mentions_in((start, min(span[1], start + 45)))
        if (
            first
            and first[0].start <= start + 4
            and first[0].entity.kind == "person"
            and self._flat[first[0].end : first[0].end + 2] != "'s"
        ):
            return self._remember(of_entity(first[0].entity, (first[0].start, first[0].end)))
        if _BOTH_ACT.match(self._flat, start) or _PAIR.match(self._flat[start : start + 40]):
            return self.pair
        if _HE_OPENS.match(self._flat, start):
            return self.last_person
        office = office_pattern().search(self._flat, start, min(span[1], start + 45))
        if office and office.start() - start <= 16 and self._flat[start : start + 4].lower() == "the ":
            both = _AND_THE.match(self._flat, office.end())
            two = self._two_offices((start, both.end())) if both else None
            if two:
                return two
            sides = [m.entity.side for m in self._named_with(office)]
            person = self._by_office(office[0], sides[0] if sides else None)
            return self._remember(person) if person else None
        return None

    def labelled(self, name: str, side: str | None) -> Holder:
        """Return the person that a speaker's label means: listed, or in office for the publisher's side."""
        people = [m.entity for m in self._gazetteer.mentions(name) if m.entity.kind == "person"]
        if people:
            return of_entity(people[0], None)
        in_office = self._by_office(name, side) if side and office_in(name) else None
        return in_office or Holder(name, "person", None)

    def person_opening(self, span: Offsets) -> Holder | None:
        """Return the person, in no lexicon, with whom the words at ``span`` open: "President Obama met"."""
        verb = _FINITE.search(self._flat, *span)
        head = (span[0], verb.start() if verb else span[1])
        if len(self._flat[slice(*head)].split()) > _LONG_NAME:
            return None
        found = self._person_in(head)
        return self._remember(found) if found else None

    def body_opening(self, span: Offsets) -> Holder | None:
        """Return the state or body with which the words at ``span`` open, if they do."""
        first = self.mentions_in((span[0], min(span[1], span[0] + 45)))
        if (
            first
            and first[0].start <= span[0] + 12
            and first[0].entity.kind in ("state", "organisation")
            and first[0].form != "demonym"
        ):
            return of_entity(first[0].entity, None)
        return None

    def _remember(self, holder: Holder) -> Holder:
        self.note(holder)
        return holder

    def note(self, holder: Holder) -> None:
        """Remember who was last spoken of, for the pronouns that follow."""
        several = ";" in holder.name or holder.kind == "group"
        crowd = holder.kind == "unnamed" and bool(_PLURAL.search(holder.name))
        crowd_before = self.last_group is not None and self.last_group.kind == "unnamed"
        body = holder.kind in ("state", "organisation") and not crowd_before
        if several or crowd or body:
            self.last_group = holder
        if holder.is_carrier:
            self.last_outlet = holder
        if holder.kind == "person" and ";" not in holder.name:
            self.last_person = holder
            self._named[surname(holder.name)] = holder

    def resolve(self, span: Offsets, *, remember: bool = True) -> Holder:
        """Return the holder that the noun phrase at ``span`` means, and remember it for the pronouns to come."""
        holder = self._resolve(span)
        return self._remember(holder) if remember else holder

    def _resolve(self, span: Offsets) -> Holder:
        phrase = self._flat[slice(*span)].strip(' ,;:—–-"“”')
        known = self._pronoun(phrase.lower())
        if known:
            return replace(known, span=span)
        end = _HEAD_END.search(phrase)
        start = span[0] + self._flat[slice(*span)].index(phrase)
        head = (start, start + (end.start() if end else len(phrase)))
        return (
            self.whole(span, phrase)
            or self._person_in(head)
            or self._in_apposition(span, start, end)
            or self._two_offices(span)
            or self.group(span, phrase)
            or self._office(span, head)
            or self.body(span, head)
            or self.described(span, phrase)
        )

    def _pronoun(self, low: str) -> Holder | None:
        if low in _WE and self.author:
            return self.author
        if low in _PRESS:
            return self.last_outlet
        if low in _HE:
            return self.last_person or self.author
        if _PAIR.match(low) or low in _THEY:
            people = "leaders" in low or "presidents" in low or "men" in low or "heads" in low
            sides = joint([Holder(side, "state", side) for side in self.sides]) if len(self.sides) == 2 else None
            return (self.pair if people else None) or (self.last_group if low in _THEY else None) or self.pair or sides
        return None

    def _person_in(self, head: Offsets) -> Holder | None:
        found = self.listed(head) or self.full_name(head)
        if found:
            return found
        for word in _CAPITALISED.findall(self._flat[slice(*head)]):
            if word.removesuffix("'s") in self._named:
                return self._named[word.removesuffix("'s")]
        return self.titled(head)

    def _in_apposition(self, span: Offsets, start: int, end: re.Match[str] | None) -> Holder | None:
        """Return the person named behind a comma: "its foreign minister, Sergey Lavrov"."""
        if end is None or not end[0].startswith(","):
            return None
        begin = start + end.end()
        if self._flat[begin : begin + 5].lower() in ("who h", "which") or self._flat.startswith("who ", begin):
            return None
        stop = self._flat.find(",", begin, span[1])
        return self._person_in((begin, stop if stop > 0 else span[1]))

    def _two_offices(self, span: Offsets) -> Holder | None:
        """Return both people of "the President of Russia and the Chancellor of Germany"."""
        conjunction = self._flat.find(" and ", *span)
        if conjunction < 0:
            return None
        halves = ((span[0], conjunction), (conjunction + 5, span[1]))
        found = [self._office(half, half) for half in halves]
        return joint([h for h in found if h]) if all(found) else None

    def _office(self, span: Offsets, head: Offsets) -> Holder | None:
        words = self._flat[slice(*head)]
        if _ANY_ONE.match(words) or not office_pattern().search(words):
            return None
        person = self._by_office(words, self.side_in(span))
        return replace(person, span=span) if person else None

    def _by_office(self, words: str, side: str | None) -> Holder | None:
        office = office_in(words)
        if office is None:
            return None
        post = office[0]
        if side is None:
            same = [
                h
                for h in reversed(self._named.values())
                if h.post and (h.post == post or post in ("leader", "minister"))
            ]
            return same[0] if same else (self.last_person if post in ("leader", "minister") else None)
        named = [h for h in reversed(self._named.values()) if h.side == side and h.post == post]
        posts = ("president", "prime minister", "chancellor") if post == "leader" else (post,)
        alone = office[1] in ("head", "minister")  # a side has several negotiators and spokesmen
        listed = [e for p in posts if alone and (e := self._gazetteer.holder_of(p, side=side, day=self._day))]
        return named[0] if named else (of_entity(listed[0], None) if listed else None)
