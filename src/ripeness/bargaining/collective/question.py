"""The question of every model of collective decision: who wants what on one scale, how much, with what power."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ripeness.bargaining.fields import LARGEST, Field, Floats, agree_on_draws, check_range, draws_of
from ripeness.errors import GameError

NUMBERS: dict[str, Field] = {
    "position": Field(("actor",), "scale"),
    "salience": Field(("actor",), "share", 0, 1),
    "power": Field(("actor",), "power", 0),
}


@dataclass(frozen=True, eq=False)
class Question:
    """A group decides one issue. Checked and frozen; every array has a leading axis of D draws.

    A field may be given without the axis of draws if it is the same in every draw; salience and power also as a
    single number.

    Parameters
    ----------
    actors : tuple of str
        I names, all different, at least one.
    position : array, (I,), draws
        What each actor wants, in units of the scale, from its low to its high end.
    salience : array, (I,), draws, default 1
        How much of its power each actor puts into this issue; share, 0 to 1; above 0 for somebody with power.
    power : array, (I,), draws, default 1
        What each actor could put in: votes, capability; >= 0, in any unit common to all.
    scale : pair of float, default (0, 100)
        The low and the high end of the issue.

    Raises
    ------
    GameError
        One sentence: field and actor; the rule; what was got (and the draw).

    Examples
    --------
    >>> question = Question(("North", "South"), position=[20, 80], salience=[1, 0.5], power=[[1, 1], [1, 4]])
    >>> question.draws, question.weight.tolist()
    (2, [[1.0, 0.5], [1.0, 2.0]])
    """

    actors: tuple[str, ...]
    position: Floats
    salience: Floats = field(default_factory=lambda: np.ones(()))
    power: Floats = field(default_factory=lambda: np.ones(()))
    scale: tuple[float, float] = (0.0, 100.0)

    def __post_init__(self) -> None:
        object.__setattr__(self, "actors", _names(self.actors))
        object.__setattr__(self, "scale", _ends(self.scale))
        sizes = {"actor": len(self.actors)}
        found = {name: draws_of(name, getattr(self, name), sizes, fields=NUMBERS) for name in NUMBERS}
        draws = agree_on_draws({name: count for name, (_, count) in found.items() if count is not None})
        for name, (array, count) in found.items():
            full = array if count is not None else array[None]
            check_range(name, full, {"actor": self.actors}, fields=NUMBERS)
            view = np.broadcast_to(full, (draws, len(self.actors)))
            view.flags.writeable = False
            object.__setattr__(self, name, view)
        _check_on_scale(self)
        _check_weights(self)

    @property
    def draws(self) -> int:
        """D, the number of draws of the uncertain inputs."""
        return len(self.position)

    @property
    def weight(self) -> Floats:
        """Power put into the issue, salience times power, (D, I); above 0 for somebody in every draw."""
        return self.salience * self.power

    def take(self, which: slice | NDArray[Any]) -> Question:
        """Return the question with only the draws selected; nothing is checked twice."""
        part = object.__new__(Question)
        for name in self.__dataclass_fields__:
            value = getattr(self, name)
            object.__setattr__(part, name, value[which] if name in NUMBERS else value)
        return part

    def at_least_two(self, model: str) -> None:
        """Refuse a question with a single actor, for `model`, which compares actors.

        Raises
        ------
        GameError
            If there is only one actor.
        """
        if len(self.actors) < 2:
            raise GameError(f"actors of the {model} must be two or more, since it sets one against another; got 1")


def _names(actors: Any) -> tuple[str, ...]:
    names = (actors,) if isinstance(actors, str) else tuple(actors)
    if not names:
        raise GameError("actors must be one or more; got none")
    if len(set(names)) != len(names):
        raise GameError(f"names of actors must differ; got {', '.join(names)}")
    return names


def _ends(scale: Any) -> tuple[float, float]:
    try:
        low, high = (float(end) for end in scale)
    except (TypeError, ValueError):
        raise GameError(f"scale must be two numbers, its low and its high end; got {scale!r}") from None
    if not -LARGEST <= low < high <= LARGEST:
        raise GameError(f"scale must rise from its low to its high end, at most {LARGEST:g} in size; got {scale!r}")
    return low, high


def _check_on_scale(question: Question) -> None:
    low, high = question.scale
    off = (question.position < low) | (question.position > high)
    if off.any():
        d, i = (int(k) for k in np.argwhere(off)[0])
        raise GameError(
            f"position[{question.actors[i]}] must be on the scale, {low:g} to {high:g}; "
            f"got {question.position[d, i]:g}{_draw(question, d)}"
        )


def _check_weights(question: Question) -> None:
    """Refuse a draw in which nobody counts, and say whether salience, power or both together are at fault."""
    for name, array in (("salience", question.salience), ("power", question.power), ("both", question.weight)):
        nobody = ~(array > 0).any(axis=1)
        if nobody.any():
            d = int(np.argmax(nobody))
            rule = "salience and power must both" if name == "both" else f"{name} must"
            raise GameError(f"{rule} be above 0 for at least one actor; got 0 for all{_draw(question, d)}")


def _draw(question: Question, d: int) -> str:
    return f" in draw {d}" if question.draws > 1 else ""
