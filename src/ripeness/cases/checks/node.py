"""A case file read without trust: what isn't there, or has another form, is nothing."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from ripeness.cases.document import Place
from ripeness.cases.faults import Fault, meant


@dataclass(frozen=True, slots=True)
class Node:
    """A value of the file with its place."""

    value: Any
    place: Place = ()

    def __getitem__(self, key: str | int) -> "Node":
        """Return the field or item; a node that holds nothing if there is none."""
        place = (*self.place, key)
        if isinstance(self.value, dict):
            return Node(self.value.get(key), place)
        if isinstance(self.value, list) and isinstance(key, int) and key < len(self.value):
            return Node(self.value[key], place)
        return Node(None, place)

    @property
    def there(self) -> bool:
        """Whether it holds anything."""
        return self.value is not None

    @property
    def text(self) -> str:
        """The text that it holds; empty if it holds none."""
        return self.value if isinstance(self.value, str) else ""

    @property
    def number(self) -> float | None:
        """The number that it holds; None if it holds none."""
        value = self.value
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            return None
        return float(value)

    def items(self) -> list["Node"]:
        """Return the items of a list."""
        return [self[n] for n in range(len(self.value))] if isinstance(self.value, list) else []

    def fields(self) -> dict[str, "Node"]:
        """Return the fields of a block."""
        names = self.value if isinstance(self.value, dict) else ()
        return {name: self[name] for name in names if isinstance(name, str)}

    def ids(self, field: str = "id") -> list[str]:
        """Return the ids of the items of a list."""
        return [item[field].text for item in self.items() if item[field].text]


def unknown(nodes: Iterable[Node], known: Iterable[str], what: str) -> Iterator[Fault]:
    """Yield a fault for each text that is not among the known ones; what isn't text is told elsewhere."""
    words = list(known)
    for node in nodes:
        if node.text and node.text not in words:
            yield node.place, f"no {what} {node.text!r}{meant(node.text, words)}"


def keys(node: Node) -> list[Node]:
    """Return the names of a block's fields, each with its place."""
    return [Node(name, field.place) for name, field in node.fields().items()]


def twice(nodes: Iterable[Node]) -> Iterator[Fault]:
    """Yield a fault for each text that came before."""
    seen: set[str] = set()
    for node in nodes:
        if node.text and node.text in seen:
            yield node.place, f"{node.text!r} is used twice; give each its own"
        seen.add(node.text)
