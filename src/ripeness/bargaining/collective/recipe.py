"""The challenge model has been told in more than one way; a recipe says each choice by name."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Literal, get_args, get_type_hints

from ripeness.errors import GameError


@dataclass(frozen=True)
class Recipe:
    """Every choice that the published descriptions of the challenge model leave open.

    Parameters
    ----------
    name : str
        What to call it.
    chance : {"of all votes", "of this pair"}
        What the votes for the challenger are divided by: the votes cast in all ordered pairs of positions together,
        or those in this pair.
    votes : {"bent", "straight"}
        Whether a supporter's distances enter its vote raised to its own risk exponent, or as they are.
    view : {"own", "each its own"}
        Whose risk exponent an actor uses for what another gains by challenging it: its own, or the other's.
    risk : {"danger", "none"}
        Where risk exponents come from: how much the others gain by challenging the actor, or all are 1.
    choice : {"lowest compromise", "least move", "least move of any kind"}
        Which offer an actor takes. Offers after a lost confrontation go before compromises, and these before
        capitulations, except under "any kind". Within a kind: the one that moves it least; but "lowest compromise"
        takes the compromise that puts the weighted middle of the two positions lowest on the scale.
    span : {"first round", "each round"}
        Distances are shares of the spread of positions: as it was at first, or as it is.
    q : float
        Q, chance that the status quo would stay if nobody challenged; 0 to 1.
    t : float
        T, chance that things would turn for the better if the status quo didn't stay; 0 to 1. Of no effect at Q = 1.

    Raises
    ------
    GameError
        If a choice is not one of those named, or a chance not from 0 to 1.
    """

    name: str
    chance: Literal["of all votes", "of this pair"] = "of all votes"
    votes: Literal["bent", "straight"] = "bent"
    view: Literal["own", "each its own"] = "own"
    risk: Literal["danger", "none"] = "danger"
    choice: Literal["lowest compromise", "least move", "least move of any kind"] = "lowest compromise"
    span: Literal["first round", "each round"] = "first round"
    q: float = 1.0
    t: float = 1.0

    def __post_init__(self) -> None:
        hints = get_type_hints(type(self))
        for part in fields(self):
            value, allowed = getattr(self, part.name), get_args(hints[part.name])
            if allowed and value not in allowed:
                raise GameError(f"{part.name} of a recipe must be one of {', '.join(allowed)}; got {value}")
            if hints[part.name] is float and not 0 <= value <= 1:
                raise GameError(f"{part.name} of a recipe must be from 0 to 1; got {value:g}")


SCHOLZ_2011 = Recipe("Scholz 2011")
"""Gives 15 of the 16 numbers that Scholz, Calbert and Smith (2011) print. The ends of the scale are not alike."""

SCHOLZ_2011_AS_WRITTEN = Recipe("Scholz 2011 as written", choice="least move")
"""The same, but each actor takes the offer that moves it least, as the texts say; the ends of the scale are alike."""
