"""Names that a model gives: those of somebody whom the text names, and nobody else's."""

import re
from collections import Counter

from ripeness.ledger.entry import HolderKind, Offsets
from ripeness.read.holders import Holder, joint, of_entity, office_in
from ripeness.read.optional.llm import find
from ripeness.read.optional.llm.item import Fault, Item
from ripeness.read.parties import CAPITALISED, Entity
from ripeness.read.scan import Scan

_UNNAMED = "unnamed"
_NOT_NAMED = "it names somebody whom the text doesn't name"
_HIDDEN = frozenset({"unknown", "unnamed report"})  # relays that a text hides
_PRONOUN = re.compile(r"(?i)(?:i|we|you|he|she|it|they|one|who|this|that|these|those|his|her|its|their|our|my)\Z")


class Named:
    """Who is named in one document."""

    def __init__(self, scan: Scan) -> None:
        self._scan = scan
        self._entities = {mention.entity.name: mention.entity for mention in scan.mentions.all}
        self._full: Counter[str] = Counter(match[0] for match in CAPITALISED.finditer(scan.flat))

    def holder(self, item: Item, span: Offsets | None) -> Holder:
        """Return the holder of an item, mentioned at ``span``; two who act together are joined by a semicolon."""
        several = [part.strip() for part in item.holder.split(";") if part.strip()]
        if not several:
            raise Fault(_NOT_NAMED)
        return joint(self._holder(name, item, span, alone=len(several) == 1) for name in several)

    def relay(self, name: str) -> str:
        """Return a relay's name."""
        return name if name in _HIDDEN else self._name(name)

    def other(self, name: str | None) -> str | None:
        """Return the name of an addressee or target, or None if there is none."""
        return None if name is None or not name.strip() else self._name(name)

    def _holder(self, name: str, item: Item, span: Offsets | None, *, alone: bool) -> Holder:
        entity = self._entity(name)
        if entity:
            return of_entity(entity, span)
        known = self._name(name)
        side = self._entity(item.holder_side or "")
        if known.startswith(_UNNAMED):
            return Holder(known, "unnamed", side.side if side else None, None, span)
        kind: HolderKind = "person" if item.holder_kind == _UNNAMED else item.holder_kind
        return Holder(known, kind, side.side if side else None, self._post(item) if alone else None, span)

    def _post(self, item: Item) -> str | None:
        if item.holder_post is None or not item.holder_post.strip():
            return None
        if not self._has(item.holder_post):
            raise Fault(_NOT_NAMED)
        office = office_in(item.holder_post)
        return office[0] if office else " ".join(item.holder_post.split())

    def _entity(self, name: str) -> Entity | None:
        """Return whom the lexicons know by a name, if the text names them, by this name or another."""
        if name in self._entities:
            return self._entities[name]
        plain = name.strip().removeprefix("the ").removeprefix("The ")
        mentions = self._scan.names.mentions(plain)
        whole = mentions[0].entity if len(mentions) == 1 and mentions[0].end - mentions[0].start == len(plain) else None
        return whole if whole and whole.name in self._entities else None

    def _name(self, name: str) -> str:
        """Return a name as the ledger writes it: a known one, the text's fullest, or ``unnamed: description``."""
        entity = self._entity(name)
        if entity:
            return entity.name
        described = re.match(r"unnamed\s*(?::\s*(.*))?\Z", name.strip(), re.S)
        words = " ".join((described[1] or "" if described else name).split())
        if described and not words:
            return _UNNAMED
        if not self._has(words) or _PRONOUN.match(words):
            raise Fault(_NOT_NAMED)
        if described or words == words.lower():
            return f"{_UNNAMED}: {words}"
        longer = [full for full in self._full if full.endswith(f" {words}")]
        return longer[0] if len(longer) == 1 else words

    def _has(self, words: str) -> bool:
        return bool(find.occurrences(self._scan.text, words))
