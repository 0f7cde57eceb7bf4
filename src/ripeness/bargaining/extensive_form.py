"""Games in extensive form with exact numbers: what `efg` writes and `ripeness.cases` solves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from ripeness.errors import GameError

Number = int | float | str | Fraction


def exact(number: Number, name: str = "number") -> Fraction:
    """Return a number as a fraction; a float stands for the decimal that it prints as, so 0.1 is one tenth.

    Read bit by bit, 0.1 is a little more than one tenth, and a party that the authors made indifferent would not be.

    Raises
    ------
    GameError
        If it is no finite number.

    Examples
    --------
    >>> exact(0.1), exact("1/3"), exact(2)
    (Fraction(1, 10), Fraction(1, 3), Fraction(2, 1))
    """
    if isinstance(number, int | Fraction) and not isinstance(number, bool):
        return Fraction(number)
    try:
        return (
            Fraction(number) if isinstance(number, str) else Fraction(*Decimal(repr(float(number))).as_integer_ratio())
        )
    except (TypeError, ValueError, OverflowError, ZeroDivisionError) as error:
        raise GameError(f"{name} must be a finite number; got {number!r}") from error


@dataclass(frozen=True)
class Terminal:
    """The end of the game: what each player has; utility."""

    payoffs: tuple[Fraction, ...]
    label: str = ""


@dataclass(frozen=True)
class Chance:
    """A move of nature: branches of (label, probability, what follows); the probabilities sum to exactly 1."""

    branches: tuple[tuple[str, Fraction, Node], ...]
    label: str = ""

    def __post_init__(self) -> None:
        total = sum((p for _, p, _ in self.branches), Fraction(0))
        if total != 1 or any(p < 0 for _, p, _ in self.branches):
            raise GameError(
                f"probabilities of a move of chance must be >= 0 and sum to 1; got a sum of {float(total):g}"
            )


@dataclass(frozen=True)
class Decision:
    """A choice of `player` (0, 1, …), who knows no more than `information`: branches of (label, what follows).

    Nodes that share player and `information` can't be told apart by the player and must offer the same labels.
    """

    player: int
    information: str
    branches: tuple[tuple[str, Node], ...]
    label: str = ""

    def __post_init__(self) -> None:
        if not self.branches:
            raise GameError(f"a decision must offer at least one action; got none at {self.information}")


Node = Terminal | Chance | Decision


def children(node: Node) -> tuple[Node, ...]:
    """Return what may follow a node."""
    return () if isinstance(node, Terminal) else tuple(branch[-1] for branch in node.branches)


def nodes(root: Node) -> Iterator[Node]:
    """Yield every node, each before those that follow it, branches in order."""
    stack = [root]
    while stack:
        node = stack.pop()
        yield node
        stack.extend(reversed(children(node)))
