"""Who is who: states, organisations, outlets and people, found in a text by any of their names."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

import ahocorasick

from ripeness.ledger import edtf
from ripeness.read.tables import rows

Kind = Literal["person", "state", "organisation", "group", "outlet"]
Form = Literal["name", "demonym", "metonym", "surname"]

_PARTICLES = {"von", "van", "der", "de", "di", "la", "le", "al", "el", "bin"}


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody who can act or speak. ``side`` is the state or body acted for; states are their own side."""

    name: str
    kind: Kind
    side: str | None = None
    post: str | None = None
    since: str = ""
    until: str = ""
    row: str = ""

    def in_post(self, day: str | None) -> bool:
        """Tell whether the person held the post on an EDTF day (``None``: unknown day, so it can't be excluded)."""
        return day is None or ((not self.since or self.since <= day) and (not self.until or day < self.until))


@dataclass(frozen=True, slots=True)
class Mention:
    """Where an entity is named: code points, and by which kind of name."""

    start: int
    end: int
    entity: Entity
    form: Form


class Gazetteer:
    """Finds entities by their names in one pass; the longest name wins, and names stand between word boundaries."""

    def __init__(self, names: Iterable[tuple[str, Entity, Form]]) -> None:
        self._automaton = ahocorasick.Automaton()
        self.entities: dict[str, Entity] = {}
        for name, entity, form in names:
            self.entities.setdefault(entity.name, entity)
            if not self._automaton.exists(name):
                self._automaton.add_word(name, (len(name), entity, form))
        self._automaton.make_automaton()

    def mentions(self, flat: str) -> list[Mention]:
        """Return the names in ``flat`` (text with plain white space), without overlaps, in text order."""
        found: list[Mention] = []
        for last, (length, entity, form) in self._automaton.iter(flat):
            start, end = last + 1 - length, last + 1
            if (start and _is_word(flat[start - 1])) or (end < len(flat) and _is_word(flat[end])):
                continue
            while found and found[-1].start >= start:
                found.pop()
            if not found or found[-1].end <= start:
                found.append(Mention(start, end, entity, form))
        return found

    def holder_of(self, post: str, *, side: str, day: str | None) -> Entity | None:
        """Return who holds ``post`` for ``side`` on an EDTF day, if the people lexicon knows."""
        for entity in self.entities.values():
            if entity.kind == "person" and entity.side == side and entity.post == post and entity.in_post(day):
                return entity
        return None


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def surname(name: str) -> str:
    """Return the last name with its particles: ``von der Leyen``.

    >>> surname("Ursula von der Leyen"), surname("Joseph R. Biden Jr."), surname("Xi Jinping")
    ('von der Leyen', 'Biden', 'Jinping')
    """
    words = [w for w in name.split() if w.rstrip(".").lower() not in {"jr", "sr", "ii", "iii"}]
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in _PARTICLES:
        start -= 1
    return " ".join(words[start:]) if words else name


@cache
def builtin() -> tuple[tuple[str, Entity, Form], ...]:
    """Return every built-in name with its entity and form, from the packaged lexicons."""
    return (*_states(), *_bodies(), *_outlets(), *_people())


def gazetteer(extra: Sequence[tuple[str, Entity, Form]] = ()) -> Gazetteer:
    """Return the built-in gazetteer with a case's own names, which come first, added."""
    return Gazetteer((*extra, *builtin()))


def _split(cell: str) -> list[str]:
    return [part for part in cell.split("|") if part]


def _states() -> list[tuple[str, Entity, Form]]:
    names: list[tuple[str, Entity, Form]] = []
    for row in rows("states"):
        entity = Entity(row["name"], "state", row["name"], row=f"states:{row['name']}")
        names += [(name, entity, "name") for name in [row["name"], *_split(row["aliases"])]]
        names += [(name, entity, "demonym") for name in _split(row["demonyms"])]
        names += [(name, entity, "metonym") for name in _split(row["metonyms"])]
    return names


def _bodies() -> list[tuple[str, Entity, Form]]:
    names: list[tuple[str, Entity, Form]] = []
    for row in rows("organisations"):
        kind: Kind = "group" if row["kind"] == "group" else "organisation"
        entity = Entity(row["name"], kind, row["side"] or row["name"], row=f"organisations:{row['name']}")
        names += [(name, entity, "name") for name in [row["name"], *_split(row["aliases"])]]
    return names


def _outlets() -> list[tuple[str, Entity, Form]]:
    names: list[tuple[str, Entity, Form]] = []
    for row in rows("outlets"):
        if not row["office_of"]:
            entity = Entity(row["name"], "outlet", None, row=f"outlets:{row['name']}")
            names += [(name, entity, "name") for name in [row["name"], *_split(row["aliases"])]]
    return names


def _people() -> list[tuple[str, Entity, Form]]:
    names: list[tuple[str, Entity, Form]] = []
    for row in rows("people"):
        entity = Entity(
            row["name"], "person", row["side"], row["post"], row["from"], row["until"], f"people:{row['name']}"
        )
        full = [row["name"], *_split(row["aliases"])]
        names += [(name, entity, "name") for name in full]
        if row["alone"] == "yes":
            names += [(name, entity, "surname") for name in {surname(one): None for one in full if not one.isupper()}]
    return names


def day_of(published: str | None) -> str | None:
    """Return the last day of a publication date as text, for looking up who held a post."""
    latest = edtf.latest(published) if published else None
    return latest.isoformat() if latest else None


CAPITALISED = re.compile(
    r"[A-ZÀ-ÖØ-ÞŁŚŽŠČĆ](?<=\b.)[\w'-]+(?:\s+(?:(?:von|van|der|de|di|la|al|bin)\b|[A-Z]\.|[A-ZÀ-ÖØ-ÞŁŚŽŠČĆ][\w'-]+)){1,4}"
)
