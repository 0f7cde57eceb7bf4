"""The people and bodies of one document: turns "he", "the minister" or "a Ukrainian negotiator" into a holder."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property

from ripeness.ledger.entry import HolderKind, Offsets
from ripeness.read.parties import CAPITALISED, Entity, Gazetteer, Mention, surname
from ripeness.read.tables import rows

_HE = {"he", "she", "his", "her", "him", "himself", "herself"}
_THEY = {"they", "them", "their", "both", "the two", "the pair"}
_PRESS = {"the newspaper", "the paper", "the agency", "the news agency", "the outlet", "the network", "the magazine"}
_WE = {"i", "we", "my", "our", "me", "us", "mine", "ours"}
_PAIR = re.compile(
    r"^(?:both |the (?:two |warring |opposing )?)"
    r"(?:leaders|presidents|sides|parties|ministers|men|heads of state|countries|delegations)\b",
    re.I,
)
_HEAD_END = re.compile(
    r",\s|\s(?:who|whose|which|that|of|for|in|from|at|with|to|on|close|familiar|involved|speaking|representing)\s", re.I
)
_GROUP = re.compile(
    r"\b(?:leaders|officials|negotiators|representatives|delegations?|governments?|sides|ministers|presidents|diplomats|lawmakers|"
    r"troops|forces|authorities|allies|members|nations|countries|states|envoys|delegates|teams?)\b",
    re.I,
)
_BODY = re.compile(
    r"\b(?:Ministry|Office|Department|Council|Commission|Agency|Institute|University|Bank|Party|Committee|Forces|Staff|Command|"
    r"Service|Cent(?:er|re)|Parliament|Administration|Embassy|Delegation|Government|Foundation|Organi[sz]ation|Union|Court|Army|Navy)\b"
)
_TITLES = {
    *(
        "Mr",
        "Mrs",
        "Ms",
        "Dr",
        "Gen",
        "Lt",
        "Col",
        "Maj",
        "Sen",
        "Rep",
        "Sir",
        "Prof",
        "Federal",
        "Deputy",
        "First",
        "Senior",
        "Former",
    ),
    *(
        "Acting",
        "Chief",
        "Lead",
        "Top",
        "Special",
        "State",
        "Vice",
        "The",
        "A",
        "An",
        "But",
        "And",
        "On",
        "In",
        "When",
        "While",
        "As",
    ),
}
_RUN_WORD = re.compile(r"[^\s]+")
_SHORT = 20_000  # code points; a readout is shorter, and only readouts ask who "the leaders" are
_TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|President|Secretary|Minister|Chancellor|Senator|General|Ambassador|Premier|Governor)\.?\s(?P<name>[A-Z][\w-]+)(?:'s)?$"
)
_PLURAL = re.compile(r"(?:s|people|men|women|others)$")
_ARTICLE = re.compile(r"^(?:the|a|an|its|his|her|their|our|my|one|some|several|two|three|many|another)\s+", re.I)


@dataclass(frozen=True, slots=True)
class Holder:
    """Whose statement or deed it is, as far as the document tells."""

    name: str
    kind: HolderKind
    side: str | None = None
    post: str | None = None
    span: Offsets | None = None

    @property
    def is_carrier(self) -> bool:
        """Tell whether this is a press outlet, which carries words and holds none."""
        return self.kind == "outlet"


@cache
def _offices() -> tuple[tuple[str, str, str], ...]:
    found = [(row["term"], row["post"], row["level"]) for row in rows("offices")]
    return tuple(sorted(found, key=lambda item: -len(item[0])))


@cache
def _office_pattern() -> re.Pattern[str]:
    terms = "|".join(re.escape(term) for term, _, _ in _offices())
    return re.compile(rf"\b({terms})\b(?!s)", re.I)


@cache
def _levels() -> dict[str, tuple[str, str]]:
    return {term: (post, level) for term, post, level in _offices()}


def office_in(words: str) -> tuple[str, str] | None:
    """Return the post and level of the first office named in ``words``: ``("foreign minister", "minister")``."""
    match = _office_pattern().search(words)
    return _levels()[match[1].lower()] if match else None


class Cast:
    """Resolves noun phrases of one document, in reading order, to holders.

    Parameters
    ----------
    flat
        The text with plain white space (see `lexicon.flatten`).
    day
        Last possible day of publication as ISO text, for who held an office then; ``None`` when unknown.
    author
        Whose "I" and "we" it is, when the document is somebody's own words.
    """

    def __init__(
        self, flat: str, gazetteer: Gazetteer, mentions: Sequence[Mention], *, day: str | None, author: Holder | None
    ) -> None:
        self._flat, self._gazetteer, self._mentions, self._day = flat, gazetteer, mentions, day
        self._starts = [m.start for m in mentions]
        self.author = author
        self.last_person: Holder | None = None
        self.last_group: Holder | None = None
        self.last_outlet: Holder | None = None
        self._named: dict[str, Holder] = {}
        self.sides = self._two_sides()

    def mentions_in(self, span: Offsets) -> list[Mention]:
        """Return the gazetteer's mentions that lie in ``span``."""
        first, last = bisect_left(self._starts, span[0]), bisect_left(self._starts, span[1])
        return [m for m in self._mentions[first:last] if m.end <= span[1]]

    def _two_sides(self) -> tuple[str, ...]:
        counts = Counter(m.entity.side for m in self._mentions if m.entity.kind == "state")
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
                people.setdefault(mention.entity.name, _of_entity(mention.entity, None))
                counts[mention.entity.name] += 1
        for name, count in self._unlisted().items():
            people.setdefault(name, Holder(name, "person"))
            counts[name] += count
        if len(people) < 2:
            people |= self._people_by_office()
        first = self.author.name if self.author else None
        ranked = sorted(people, key=lambda name: (name != first, -counts[name]))
        return joint([people[name] for name in ranked[:2]]) if len(ranked) >= 2 else None

    def _unlisted(self) -> Counter[str]:
        """Count the full names that no lexicon holds: two capitalised words or more."""
        found: Counter[str] = Counter()
        if len(self._flat) > _SHORT:
            return found
        for match in CAPITALISED.finditer(self._flat):
            start = match.start() + self._titles(match[0])
            name = " ".join(self._flat[start : match.end()].split()).removesuffix("'s")
            if len(name.split()) >= 2 and not self.mentions_in((start, match.end())) and not _BODY.search(match[0]):
                found[name] += 1
        return found

    def _people_by_office(self) -> dict[str, Holder]:
        found: dict[str, Holder] = {}
        for match in _office_pattern().finditer(self._flat):
            for mention in self._named_with(match):
                person = self._by_office(match[0], mention.entity.side)
                if person:
                    found.setdefault(person.name, person)
        return found

    def _named_with(self, office: re.Match[str]) -> list[Mention]:
        """Return the states named right before or after an office: "Russian President", "President of Russia"."""
        of = re.compile(r"\s(?:of|for)\s(?:the\s)?").match(self._flat, office.end())
        places = (of.end() if of else -1, office.start())
        return [
            m
            for m in self.mentions_in((max(0, office.start() - 25), min(len(self._flat), office.end() + 35)))
            if m.start == places[0]
            or (self._flat[m.end : places[1]].strip() in ("", "federal", "Federal", "'s") and m.end <= places[1])
        ]

    def opening(self, span: Offsets) -> Holder | None:
        """Return the person, office holder or pair with whom the words at ``span`` open, if they do."""
        lead = re.compile(
            r"(?:\W|(?:In (?:this|that|the) \w+|During \w+ \w+|Moreover|Thus|Also|Then|Finally|In addition),?\s)*"
        ).match(self._flat, *span)
        start = lead.end() if lead else span[0]
        first = self.mentions_in((start, min(span[1], start + 45)))
        if (
            first
            and first[0].start <= start + 4
            and first[0].entity.kind == "person"
            and self._flat[first[0].end : first[0].end + 2] != "'s"
        ):
            return self._remember(_of_entity(first[0].entity, (first[0].start, first[0].end)))
        if re.compile(
            r"(?:They|Both)\s(?:also\s|then\s)?(?:agreed|discussed|confirmed|exchanged|reaffirmed|considered)\b"
        ).match(self._flat, start):
            return self.pair
        pronoun = re.compile(r"(?:He|She)\b").match(self._flat, start)
        if pronoun:
            return self.last_person
        office = _office_pattern().search(self._flat, start, min(span[1], start + 45))
        if office and office.start() - start <= 16 and self._flat[start : start + 4].lower() == "the ":
            both = re.compile(
                r"[\w' ]{0,30}? and the [\w' ]{0,40}?(?= (?:will|would|agreed|discussed|continued|also|have|had)\b)"
            ).match(self._flat, office.end())
            two = self._two_offices((start, both.end())) if both else None
            if two:
                return two
            sides = [m.entity.side for m in self._named_with(office)]
            person = self._by_office(office[0], sides[0] if sides else None)
            return self._remember(person) if person else None
        return None

    def body_opening(self, span: Offsets) -> Holder | None:
        """Return the state or body with which the words at ``span`` open, if they do."""
        first = self.mentions_in((span[0], min(span[1], span[0] + 45)))
        if (
            first
            and first[0].start <= span[0] + 12
            and first[0].entity.kind in ("state", "organisation")
            and first[0].form != "demonym"
        ):
            return _of_entity(first[0].entity, None)
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
        low = phrase.lower()
        pronoun = self._pronoun(low)
        if pronoun:
            return replace(pronoun, span=span)
        whole = self._whole(span, phrase)
        if whole:
            return whole
        end = _HEAD_END.search(phrase)
        head = (span[0], span[0] + self._flat[slice(*span)].index(phrase) + (end.start() if end else len(phrase)))
        return (
            self._named_in(head)
            or self._in_apposition(span, end, phrase)
            or self._two_offices(span)
            or self._group(span, phrase)
            or self._office(span, head)
            or self._body(span, head)
            or self._described(span, phrase)
        )

    def _whole(self, span: Offsets, phrase: str) -> Holder | None:
        """Return the entity whose name is the whole phrase but for its article."""
        bare = _ARTICLE.sub("", phrase)
        for m in self.mentions_in(span):
            name = self._flat[m.start : m.end]
            if m.form != "demonym" and _ARTICLE.sub("", name).rstrip(".") in (
                bare,
                bare.rstrip("."),
                bare.removesuffix("'s"),
            ):
                return _of_entity(m.entity, (m.start, m.end))
        return None

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

    def _named_in(self, head: Offsets) -> Holder | None:
        people = [
            m for m in self.mentions_in(head) if m.entity.kind == "person" and self._flat[m.end : m.end + 2] != "'s"
        ]
        if people:
            return joint([_of_entity(m.entity, (m.start, m.end)) for m in people])
        known = [m for m in self.mentions_in(head) if m.entity.kind == "outlet"]
        if known and not _office_pattern().search(self._flat[slice(*head)]):
            return _of_entity(known[0].entity, (known[0].start, known[0].end))
        return self._unlisted_person(head)

    def _unlisted_person(self, head: Offsets) -> Holder | None:
        words = self._flat[slice(*head)]
        for match in CAPITALISED.finditer(words):
            start, end = head[0] + match.start() + self._titles(match[0]), head[0] + match.end()
            name = " ".join(self._flat[start:end].split()).removesuffix("'s")
            if len(name.split()) >= 2 and not _BODY.search(match[0]) and not self.mentions_in((start, end)):
                office = office_in(words)
                return Holder(name, "person", self._side_in(head), office[0] if office else None, (start, end))
        for word in re.findall(r"[A-Z][\w'-]+", words):
            if word.removesuffix("'s") in self._named:
                return self._named[word.removesuffix("'s")]
        return self._titled(head)

    def _titled(self, head: Offsets) -> Holder | None:
        """Return the person of "Mr. Kerry" or "President Obama" when no full name came before."""
        words = self._flat[slice(*head)]
        titled = _TITLED.search(words)
        if (
            not titled
            or self.mentions_in((head[0] + titled.start("name"), head[1]))
            or titled["name"].lower() in _levels()
        ):
            return None
        office = office_in(words)
        start = head[0] + titled.start("name")
        return Holder(
            titled["name"],
            "person",
            self._side_in(head),
            office[0] if office else None,
            (start, start + len(titled["name"])),
        )

    def _titles(self, run: str) -> int:
        """Return how many characters of a capitalised run are titles, offices and demonyms before the name itself."""
        start = 0
        for word in _RUN_WORD.finditer(run):
            if word.start() < start:
                continue
            office = _office_pattern().match(run, word.start())
            if office:
                start = office.end()
            elif word[0] in _TITLES or self._is_demonym(word[0]):
                start = word.end()
            else:
                break
        return start + len(run[start:]) - len(run[start:].lstrip())

    def _is_demonym(self, word: str) -> bool:
        found = self._gazetteer.mentions(word)
        return bool(found) and found[0].entity.kind == "state"

    def _in_apposition(self, span: Offsets, end: re.Match[str] | None, phrase: str) -> Holder | None:
        if end is None or not end[0].startswith(",") or phrase[end.end() :].lower().startswith(("who", "which")):
            return None
        start = span[0] + self._flat[slice(*span)].index(phrase) + end.end()
        stop = self._flat.find(",", start, span[1])
        return self._named_in((start, stop if stop > 0 else span[1]))

    def _two_offices(self, span: Offsets) -> Holder | None:
        """Return both people of "the President of Russia and the Chancellor of Germany"."""
        conjunction = self._flat.find(" and ", *span)
        if conjunction < 0:
            return None
        halves = ((span[0], conjunction), (conjunction + 5, span[1]))
        found = [self._office(half, half) for half in halves]
        return joint([h for h in found if h]) if all(found) else None

    def _group(self, span: Offsets, phrase: str) -> Holder | None:
        actors = [m.entity for m in self.mentions_in(span) if m.entity.kind in ("state", "organisation", "group")]
        sides = list({entity.side or entity.name: entity for entity in actors}.values())
        if len(sides) >= 2 and (_GROUP.search(phrase) or " and " in phrase):
            return replace(joint([Holder(e.name, _kind(e), e.side) for e in sides]), span=span)
        return None

    def _office(self, span: Offsets, head: Offsets) -> Holder | None:
        words = self._flat[slice(*head)]
        if re.match(r"(?:a|an|one|some|another)\s", words, re.I) or not _office_pattern().search(words):
            return None
        person = self._by_office(words, self._side_in(span))
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
        listed = [e for p in posts if (e := self._gazetteer.holder_of(p, side=side, day=self._day))]
        return named[0] if named else (_of_entity(listed[0], None) if listed else None)

    def _body(self, span: Offsets, head: Offsets) -> Holder | None:
        words = self._flat[slice(*head)]
        actors = [m for m in self.mentions_in(head) if m.entity.kind != "person"]
        bare = _ARTICLE.sub("", words).strip(" .'\"“”").removesuffix("'s")
        for m in actors:
            if bare == self._flat[m.start : m.end].rstrip("."):
                return _of_entity(m.entity, (m.start, m.end))
        if _BODY.search(words) and not re.match(r"(?:a|an|one|some|another)\s", words, re.I):
            whole = _ARTICLE.sub("", self._flat[slice(*span)]).strip(" ,.'\"“”").split(",")[0]
            return Holder(whole, "organisation", self._side_in(span), None, span)
        state = [m for m in actors if m.entity.kind == "state"]
        if state and re.search(r"\b(?:side|regime|authorities|government|leadership|state)\b", words):
            return replace(_of_entity(state[0].entity, None), span=span)
        return None

    def _described(self, span: Offsets, phrase: str) -> Holder:
        side = self._side_in(span)
        short = re.split(r",\s| who | which ", phrase)[0].strip(" ,.'\"“”")
        has_body = any(m.entity.kind in ("organisation", "group") for m in self.mentions_in(span))
        if has_body and not re.match(r"(?:a|an|one|some|another|two|three|several)\s", short, re.I):
            return Holder(_ARTICLE.sub("", short), "group", side, None, span)
        plain = re.sub(r"^(?:An?|The|One|Some|Two|Three|Several|Another)\b", lambda m: m[0].lower(), short)
        return Holder(f"unnamed: {plain}" if plain else "unnamed", "unnamed", side, None, span)

    def _side_in(self, span: Offsets) -> str | None:
        for mention in self.mentions_in(span):
            if mention.entity.side:
                return mention.entity.side
        return None


def joint(holders: Iterable[Holder]) -> Holder:
    """Return one holder for several who act together: ``A; B``."""
    several = list({holder.name: holder for holder in holders}.values())
    if len(several) == 1:
        return several[0]
    sides = {holder.side for holder in several}
    return Holder(
        "; ".join(h.name for h in several),
        several[0].kind,
        sides.pop() if len(sides) == 1 else None,
        None,
        several[0].span,
    )


def _kind(entity: Entity) -> HolderKind:
    return entity.kind


def _of_entity(entity: Entity, span: Offsets | None) -> Holder:
    return Holder(entity.name, _kind(entity), entity.side, entity.post, span)
