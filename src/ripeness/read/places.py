"""Things with a place in a text, found by span without looking at all of them."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Generic, Protocol, TypeVar

from ripeness.ledger.entry import Offsets


class Placed(Protocol):
    """Something with a place in the text."""

    @property
    def start(self) -> int:
        """First code point."""

    @property
    def end(self) -> int:
        """Code point behind the last."""


T = TypeVar("T", bound=Placed)


class Places(Generic[T]):
    """Things in text order; `inside` finds those within a span without looking at the others."""

    def __init__(self, found: Sequence[T]) -> None:
        self.all = found
        self._starts = [one.start for one in found]

    def inside(self, span: Offsets) -> list[T]:
        """Return the things that begin and end within ``span``."""
        first = bisect_left(self._starts, span[0])
        last = bisect_left(self._starts, span[1], first)
        if first == last:
            return []
        return [one for one in self.all[first:last] if one.end <= span[1]]
