"""Noun phrases: what the words for a holder say by themselves, whatever was said before them."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from ripeness.ledger.entry import Offsets
from ripeness.read.holders import Holder, joint, of_entity, office_in, office_pattern, offices
from ripeness.read.parties import CAPITALISED, Gazetteer, Mention
from ripeness.read.tables import rows

_GROUP = re.compile(
    r"\b(?:leaders|officials|negotiators|representatives|delegations?|governments?|sides|ministers|presidents|diplomats|lawmakers|"
    r"troops|forces|authorities|allies|members|nations|countries|states|envoys|delegates|teams?)\b",
    re.I,
)
_BODY = re.compile(
    r"\b(?:Ministry|Office|Department|Council|Commission|Agency|Institute|University|Bank|Party|Committee|Forces|Staff|Command|"
    r"Service|Cent(?:er|re)|Parliament|Administration|Embassy|Delegation|Government|Foundation|Organi[sz]ation|Union|Court|Army|Navy|Alliance|Dialogue|Partnership|Association|League|Group|Brigade|Coalition|Congress|Senate)\b"
)
_TITLES = frozenset(row["word"] for row in rows("titles"))
_PLACE = re.compile(
    r"\b(?:Sea|River|Region|City|Town|Street|Square|House|Plant|Bay|Strait|Island|Mountains?|Republic|Day|War|Act|Plan|Fund|"
    r"Summit|Conference|Agreements?|Accords?|Treaty|Protocol|Forum|Initiative|Operation|District|Province|Airport|Station|East|West|Five|Quartet|Format|Process)\b"
)
_INITIALS = re.compile(r"\b[A-Z]{3,}\b")  # "OPEC Plus" is nobody's name
_LONGEST = 60  # code points of the longest listed name
_RUN_WORD = re.compile(r"[^\s]+")
_TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|President|Secretary|Minister|Chancellor|Senator|General|Ambassador|Premier|Governor)"
    r"\.?\s(?P<name>[A-Z][\w-]+)(?:'s)?$"
)
_MEMBERS = re.compile(r"(?:[Tt]he )?(?:leaders|members|heads|ministers|presidents) of ")
_ARTICLE = re.compile(r"^(?:the|a|an|its|his|her|their|our|my|one|some|several|two|three|many|another)\s+", re.I)
_ANY_ONE = re.compile(r"(?:a|an|one|some|another|two|three|several)\s", re.I)
_GOVERNING = re.compile(r"\b(?:side|regime|authorities|government|leadership|state)\b")


class NounPhrases:
    """Reads the noun phrases of one text.

    Parameters
    ----------
    flat
        The text with plain white space (see `lexicon.flatten`).
    mentions
        What ``gazetteer`` finds in it, in text order.
    """

    def __init__(self, flat: str, gazetteer: Gazetteer, mentions: Sequence[Mention]) -> None:
        self._flat, self._gazetteer, self._mentions = flat, gazetteer, mentions
        self._starts = [m.start for m in mentions]

    def mentions_in(self, span: Offsets) -> list[Mention]:
        """Return the gazetteer's mentions that lie in ``span``."""
        first = bisect_left(self._starts, span[0])
        last = bisect_left(self._starts, span[1], first)
        if first == last:
            return []
        return [m for m in self._mentions[first:last] if m.end <= span[1]]

    def whole(self, span: Offsets, phrase: str) -> Holder | None:
        """Return the entity whose name is the whole phrase but for its article."""
        bare = _ARTICLE.sub("", phrase)
        for m in self.mentions_in(span):
            name = _ARTICLE.sub("", self._flat[m.start : m.end]).rstrip(".")
            if m.form != "demonym" and name in (bare, bare.rstrip("."), bare.removesuffix("'s")):
                return of_entity(m.entity, (m.start, m.end))
        return None

    def listed(self, head: Offsets) -> Holder | None:
        """Return the people or the outlet that a lexicon knows by a name in ``head``."""
        found = [m for m in self.mentions_in(head) if self._flat[m.end : m.end + 2] != "'s"]
        people = [of_entity(m.entity, (m.start, m.end)) for m in found if m.entity.kind == "person"]
        if people:
            return joint(people)
        press = [m for m in self.mentions_in(head) if m.entity.kind == "outlet"]
        if press and not office_pattern().search(self._flat[slice(*head)]):
            return of_entity(press[0].entity, (press[0].start, press[0].end))
        return None

    def full_name(self, head: Offsets) -> Holder | None:
        """Return the person whose full name, which no lexicon holds, stands in ``head``."""
        for start, end in self.full_names(head):
            name = " ".join(self._flat[start:end].split()).removesuffix("'s")
            return self._person(name, (start, end), head)
        return None

    def full_names(self, span: Offsets) -> list[Offsets]:
        """Return the full names in ``span`` that no lexicon holds: two capitalised words or more behind any titles."""
        found = []
        for match in CAPITALISED.finditer(self._flat, *span):
            name = (match.start() + self._titles(match[0]), match.end())
            words = self._flat[slice(*name)]
            if len(words.split()) < 2 or self._names_another(name):
                continue
            if not (_BODY.search(words) or _PLACE.search(words) or _INITIALS.search(words)):
                found.append(name)
        return found

    def _names_another(self, span: Offsets) -> bool:
        """Tell whether a listed name overlaps ``span``."""
        near = self.mentions_in((span[0] - _LONGEST, span[1] + _LONGEST))
        return any(m.start < span[1] and span[0] < m.end for m in near)

    def _person(self, name: str, span: Offsets, head: Offsets) -> Holder:
        office = office_in(self._flat[slice(*head)])
        return Holder(name, "person", self.side_in(head), office[0] if office else None, span)

    def titled(self, head: Offsets) -> Holder | None:
        """Return the person of "Mr. Kerry" or "President Obama" when no full name came before."""
        found = _TITLED.search(self._flat[slice(*head)])
        if not found or found["name"].lower() in offices():
            return None
        span = (head[0] + found.start("name"), head[0] + found.end("name"))
        return None if self.mentions_in(span) else self._person(found["name"], span, head)

    def _titles(self, run: str) -> int:
        """Return how many characters of a capitalised run are titles, offices and demonyms before the name itself."""
        start = 0
        for word in _RUN_WORD.finditer(run):
            if word.start() < start:
                continue
            office = office_pattern().match(run, word.start())
            if office:
                start = office.end()
            elif word[0] in _TITLES or _names_state(self._gazetteer, word[0]):
                start = word.end()
            else:
                break
        return start + len(run[start:]) - len(run[start:].lstrip())

    def group(self, span: Offsets, phrase: str) -> Holder | None:
        """Return the sides of "the leaders of France, Germany and Italy" or "Russian and Ukrainian officials"."""
        actors = [m.entity for m in self.mentions_in(span) if m.entity.kind in ("state", "organisation", "group")]
        sides = list({entity.side or entity.name: entity for entity in actors}.values())
        if len(sides) >= 2 and (_GROUP.search(phrase) or " and " in phrase):
            return replace(joint(of_entity(entity, None) for entity in sides), span=span)
        return None

    def body(self, span: Offsets, head: Offsets) -> Holder | None:
        """Return the state, organisation or ministry that ``head`` names."""
        words = self._flat[slice(*head)]
        actors = [m for m in self.mentions_in(head) if m.entity.kind != "person"]
        bare = _ARTICLE.sub("", words).strip(" .'\"“”").removesuffix("'s")
        for m in actors:
            if bare == self._flat[m.start : m.end].rstrip("."):
                return of_entity(m.entity, (m.start, m.end))
        if _BODY.search(words) and not _ANY_ONE.match(words):
            whole = _ARTICLE.sub("", self._flat[slice(*span)]).strip(" ,.'\"“”").split(",")[0]
            return Holder(whole, "organisation", self.side_in(span), None, span)
        states = [m for m in actors if m.entity.kind == "state"]
        return replace(of_entity(states[0].entity, None), span=span) if states and _GOVERNING.search(words) else None

    def described(self, span: Offsets, phrase: str) -> Holder:
        """Return the unnamed holder, with the words that describe it: ``unnamed: a Ukrainian negotiator``."""
        side = self.side_in(span)
        short = re.split(r",\s| who | which ", phrase)[0].strip(" ,.'\"“”")
        of_body = _MEMBERS.match(short)
        if of_body and (named := self.body(span, (span[0] + of_body.end(), span[1]))):
            return replace(named, span=span)
        bodies = any(m.entity.kind in ("organisation", "group") for m in self.mentions_in(span))
        if bodies and not _ANY_ONE.match(short):
            return Holder(_ARTICLE.sub("", short) or "unnamed", "group", side, None, span)
        plain = re.sub(r"^(?:An?|The|One|Some|Two|Three|Several|Another)\b", lambda m: m[0].lower(), short)
        return Holder(f"unnamed: {plain}" if plain else "unnamed", "unnamed", side, None, span)

    def side_in(self, span: Offsets) -> str | None:
        """Return the first side named in ``span``."""
        return next((m.entity.side for m in self.mentions_in(span) if m.entity.side), None)


@lru_cache(maxsize=4096)
def _names_state(gazetteer: Gazetteer, word: str) -> bool:
    """Tell whether a word names a state, as a demonym does."""
    found = gazetteer.mentions(word)
    return bool(found) and found[0].entity.kind == "state"


def with_particle(name: str, title: str) -> str:
    """Return a name with what a title has behind it: "Amir al" in "President Amir al-Hadi"."""
    behind = re.search(rf"{re.escape(name)}(?:-[A-Z][\w'’]+| (?:al|el)-[A-Z][\w'’]+)+", title)
    return behind[0] if behind else name
