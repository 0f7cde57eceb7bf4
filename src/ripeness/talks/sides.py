"""Names resolved to sides: by the frame's aliases, then by what the ledger itself says of a holder."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ripeness.ledger.entry import Entry
from ripeness.talks.frame import CaseFrame

#: Holders of these kinds speak for themselves when the ledger gives them no side.
_OWN_SIDE = ("state", "organisation")


@dataclass(frozen=True, slots=True)
class Sides:
    """A resolver of names.

    Attributes
    ----------
    known
        States and organisations that some holder speaks for, or that the frame names.
    parties
        Names of the two parties.
    """

    known: frozenset[str]
    parties: tuple[str, ...]
    _shown: dict[str, str]
    _people: dict[str, tuple[str, ...]]
    _splits: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def seen(cls, frame: CaseFrame, entries: Sequence[Entry]) -> "Sides":
        """Return the resolver that a frame and the entries of a view allow."""
        shown = dict(frame.names())
        resolver = cls(frozenset(), frame.party_names, shown, {})
        people: dict[str, set[tuple[str, ...]]] = {}
        known = set(shown.values())
        for entry in entries:
            sides = resolver.of_holder(entry)
            known.update(sides)
            if entry.holder_side is not None:
                people.setdefault(entry.holder.casefold(), set()).add(sides)
        one = {holder: next(iter(sides)) for holder, sides in people.items() if len(sides) == 1}
        return cls(frozenset(known), frame.party_names, shown, one)

    def of_holder(self, entry: Entry) -> tuple[str, ...]:
        """Return the sides that an entry's holder speaks for: none when unknown, several for a joint act."""
        if entry.holder_side:
            return self._split(entry.holder_side)
        if entry.holder_kind == "outlet":
            return ()
        if entry.holder_kind in _OWN_SIDE:
            return self._split(entry.holder)
        named = [self._shown.get(name.casefold()) for name in split_names(entry.holder)]
        if named and all(named):
            return tuple(dict.fromkeys(name for name in named if name))
        people = [self._people.get(name.casefold(), ()) for name in split_names(entry.holder)]
        return tuple(dict.fromkeys(side for sides in people for side in sides)) if all(people) else ()

    def of_name(self, name: str | None) -> str | None:
        """Return the side that a target or addressee stands for; the name itself if nothing is known of it."""
        if not name:
            return None
        lower = name.casefold()
        if lower in self._shown:
            return self._shown[lower]
        sides = self._people.get(lower, ())
        return sides[0] if len(sides) == 1 else name

    def _split(self, names: str) -> tuple[str, ...]:
        if names not in self._splits:
            shown = (self._shown.get(name.casefold(), name) for name in split_names(names))
            self._splits[names] = tuple(dict.fromkeys(shown))
        return self._splits[names]


def split_names(names: str) -> Iterable[str]:
    """Yield the names of ``A; B``, who act together."""
    return (name.strip() for name in names.split(";") if name.strip()) if ";" in names else (names,)
