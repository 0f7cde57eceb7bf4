"""The cast of one document: remembers who was spoken of, so that "he" and "the minister" find their holder."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from ripeness.ledger.entry import Offsets
from ripeness.read.holders import Holder, joint, of_entity, office_in, office_pattern
from ripeness.read.noun_phrases import NounPhrases, with_particle
from ripeness.read.parties import Gazetteer, Mention, surname
from ripeness.read.sentences import sentences
from ripeness.read.sides import at_war, most_named

_HE = {"he", "she", "his", "her", "him", "himself", "herself"}
_THEY = {"they", "them", "their", "both", "the two", "the pair"}
_PRESS = {"the newspaper", "the paper", "the agency", "the news agency", "the outlet", "the network", "the magazine"}
_WE = {"i", "we", "my", "our", "me", "us", "mine", "ours"}
_PAIR = re.compile(
    r"^(?:each side|either side|(?:both |the (?:two |three |three countries' |warring |opposing |meeting )?)"
    r"(?:leaders|presidents|sides|parties|ministers|men|heads of state|countries|delegations|participants)"
    r"|leaders)\b(?! of| from)",
    re.I,
)
_HEAD_END = re.compile(
    r",\s|\s(?:who|whose|which|that|of|for|in|from|at|with|to|on|close|familiar|involved|speaking|representing)\s", re.I
)
_SHORT = 20_000  # code points; a readout is shorter, and only readouts ask who "the leaders" are
_FINITE = re.compile(
    r"\s(?:is|are|was|were|has|have|had|will|would|met|held|spoke|said|spent|hosted|welcomed|[a-z]+ed)\s"
)
_OWN_WORDS = re.compile(r"^(his|her|its|their) (?:own )?(?:joint )?(?:statement|words|remarks|speech|letter|post)$")
_THREE = re.compile(r"\bthree (?:countries'? |states'? )?(?:leaders|presidents|sides|parties|ministers)\b")
_SPLITS = re.compile(r"[,;:.]\s|'s\b")
_NAMED = 70  # code points in which a sentence's first name stands, behind its titles
_OPENING = 800  # code points in which a readout's first sentence tells who met
_TITLES_BEFORE = re.compile(r"(?:\b(?:[A-Z][\w'’-]*\.?|of|the|for|and|minister|secretary|president|chancellor)\s+)+$")
_POST = 60  # code points before a name in which its post and side stand
_NO_GUEST = re.compile(r"\s(?:to|about|on|regarding|for an)\s[a-z]|,?\sand\s\w+ed\s|;")
_MET_WITH = re.compile(r"[^.]{0,40}?\b(?:conversation|call|talks|meeting|consultations)s?\s(?:with|between)\s", re.I)
_FIRST_WHEN = re.compile(r"(?:After|Following|During|On|At|In|Ahead of|Before)\s[^.;]{0,150}?,\s")
_CONTACT = re.compile(
    r"\b(?:spoke|met|talked|conferred|held (?:an? )?(?:[\w-]+ ){0,3}(?:call|meeting|talks|conversation))\b"
    r"[^.;]{0,60}?\b(?:with|to)\b|\b(?:hosted|welcomed|received|called|was joined by|met)\b"
)
_OF = re.compile(r"\s(?:of|for)\s(?:the\s)?")
_LEAD = re.compile(
    r"(?:\W|(?:In (?:this|that|the) \w+|During \w+ \w+|Moreover|Thus|Also|Then|Finally|In addition),?\s)*"
    r"(?:(?:When|While|During|Following|Based on|Building on|With regard to|In light of|Given)\s[^.;]{0,200}?,\s"
    r"(?=(?:the\s(?:two\s)?(?:leaders|presidents|parties|sides|ministers)|both|they)\b))?"
)
_BOTH_ACT = re.compile(r"(?:They|Both)\s(?:also\s|then\s)?(?:\w+ed|met|spoke|held|look|had|took)\b")
_TWO = re.compile(r"([A-Z][\w'-]+) and ([A-Z][\w'-]+) (?=[a-z])")
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
        self.title = ""  # may tell with whom the author met: "Telephone conversation with X"
        self._day = day
        self.author = author
        self.last_person: Holder | None = None
        self.last_group: Holder | None = None
        self.last_outlet: Holder | None = None
        self._named: dict[str, Holder] = {}
        self.opening_contact: Offsets = (0, 0)  # the first sentence, where it tells who met

    @cached_property
    def sides(self) -> tuple[str, ...]:
        """The two sides whose words on each other are an adversary's: the case's, the text's, else the most named."""
        return self._sides or at_war(self._flat[:_SHORT], self._mentions) or most_named(self._mentions)

    @cached_property
    def pair(self) -> Holder | None:
        """Return the people whom "the leaders" means: who met in the first sentence, else the author and the next."""
        return self._principals() or self._of_title() or self._most_named()

    def _of_title(self) -> Holder | None:
        """Return the author and whom the title tells of a contact with: "Telephone conversation with X"."""
        title = " ".join(self.title.replace("\\_", " ").split())
        met = _MET_WITH.match(title)
        if met is None or self.author is None:
            return None
        named = Cast(title, self._gazetteer, self._gazetteer.mentions(title), day=self._day, author=None)
        people = [who for who in named._people((met.end(), len(title))) if who.kind == "person"]
        guests = [replace(who, name=with_particle(who.name, title)) for who in people]
        one_name = len(guests) == 1 or " and " in title  # "Crown Prince Sheikh of the Isles" is one man
        return joint([self.author, *guests]) if guests and one_name else None

    def _principals(self) -> Holder | None:
        """Return everybody named in a first sentence that tells of a contact: "X spoke today with Y"."""
        first = next(iter(sentences(self._flat[:_OPENING])), None)
        led = _FIRST_WHEN.match(self._flat, first[0], first[1]) if first else None
        contact = _CONTACT.search(self._flat, led.end() if led else first[0], first[1]) if first else None
        if first is None or contact is None:
            return None
        before = self._people((led.end() if led else first[0], contact.start()))
        stop = _NO_GUEST.search(self._flat, contact.end(), first[1])
        behind = self._people((contact.end(), stop.start() if stop else first[1]))
        if not before or not behind:
            return None
        self.opening_contact = (first[0], first[1])
        for who in (*before, *behind):
            self._named.setdefault(surname(who.name), who)
        return joint([*before, *behind])

    def _people(self, span: Offsets) -> list[Holder]:
        """Return the people named in ``span``, in text order; if there are none, the first body named in it."""
        named = self.mentions_in(span)
        found = [(m.start, of_entity(m.entity, None)) for m in named if m.entity.kind == "person"]
        for start, end in self.full_names(span):
            name = " ".join(self._flat[start:end].split()).removesuffix("'s")
            found.append((start, self._person(name, (start, end), self._post((start, end)))))
        bodies = [of_entity(m.entity, None) for m in named if m.entity.kind == "organisation"]
        return [who for _, who in sorted(found, key=lambda one: one[0])] or bodies[:1]

    def _most_named(self) -> Holder | None:
        """Return the author, or who is named most, and who of another side is named most beside."""
        people: dict[str, Holder] = {self.author.name: self.author} if self.author else {}
        counts: Counter[str] = Counter()
        for mention in self._mentions:
            if mention.entity.kind == "person":
                people.setdefault(mention.entity.name, of_entity(mention.entity, None))
                counts[mention.entity.name] += 1
        for start, end in self._unlisted:
            name = " ".join(self._flat[start:end].split()).removesuffix("'s")
            people.setdefault(name, self._person(name, (start, end), self._post((start, end))))
            counts[name] += 1
        for name, person in self._people_by_office().items():
            people.setdefault(name, person)
            counts[name] = max(1, counts[name])
        first = self.author.name if self.author else None
        side = self.author.side if self.author else None
        others = [name for name in people if name == first or not side or people[name].side != side]
        ranked = sorted(others, key=lambda name: (name != first, -counts[name]))
        several = 3 if _THREE.search(self._flat, 0, _SHORT) else 2
        return joint([people[name] for name in ranked[:several]]) if len(ranked) >= 2 else None

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
        named = self.person_at(start, min(span[1], start + _NAMED))
        if named:
            return self._remember(named)
        if _BOTH_ACT.match(self._flat, start) or _PAIR.match(self._flat[start : start + 40]):
            return self.pair
        if _HE_OPENS.match(self._flat, start):
            return self.last_person
        couple = _TWO.match(self._flat, start, span[1])
        both_of = [who for name in (1, 2) if couple and (who := self._person_in(couple.span(name)))]
        if len(both_of) == 2:
            return joint(both_of)
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

    def person_at(self, start: int, end: int) -> Holder | None:
        """Return the person whose name, behind any titles, begins at ``start``; not "Putin's envoy"."""
        people = [m for m in self.mentions_in((start, end)) if m.entity.kind == "person"][:1]
        names = [(m.start, m.end, of_entity(m.entity, (m.start, m.end))) for m in people]
        names += [
            (a, b, self._person(self._flat[a:b], (a, b), self._post((a, b)))) for a, b in self.full_names((start, end))
        ]
        for begin, stop, person in sorted(names, key=lambda name: name[:2]):
            led = _SPLITS.sub("|", self._flat[start:begin])
            for m in reversed(self.mentions_in((start, begin))):
                led = led.replace(self._flat[m.start : m.end], "")
            titled = not office_pattern().sub("", led).strip() or self._titles(led.strip()) == len(led.strip())
            return person if titled and not self._flat.startswith("'s", stop) else None
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
        known = self._pronoun(_OWN_WORDS.sub(r"\1", phrase.lower()))
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
        words = [word.removesuffix("'s") for word in _CAPITALISED.findall(self._flat[slice(*head)])]
        known = next((self._named[word] for word in words if word in self._named), None)
        if known:
            return known
        full = next((name for word in words if (name := self._by_part.get(word))), None)
        if full and not self.mentions_in(head):
            return self._person(" ".join(self._flat[slice(*full)].split()).removesuffix("'s"), full, self._post(full))
        return self.titled(head)

    @cached_property
    def _unlisted(self) -> list[Offsets]:
        """The full names, in no lexicon, of the document's beginning."""
        return self.full_names((0, min(len(self._flat), _SHORT)))

    @cached_property
    def _by_part(self) -> dict[str, Offsets]:
        """The first full name with each surname, and with each first name that has a title: "Mr. Lou"."""
        found: dict[str, Offsets] = {}
        for start, end in self._unlisted:
            found.setdefault(surname(self._flat[start:end].removesuffix("'s")), (start, end))
            first = self._flat[start:end].split()[0]
            if f"Mr. {first} " in self._flat or f"Ms. {first} " in self._flat:
                found.setdefault(first, (start, end))
        return found

    def _post(self, name: Offsets) -> Offsets:
        """Return the words before a name in which its post and side stand."""
        titles = _TITLES_BEFORE.search(self._flat, max(0, name[0] - _POST), name[0])
        return (titles.start() if titles else name[0]), name[0]

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
        if side is None and self.author is not None and self.author.post == post:
            return self.author
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
