"""Mechanisms: what keeps the sides from agreeing, each of which can be switched off to see what it contributes.

| switch | without it |
|---|---|
| ``optimism`` | both sides hold the pooled belief, and expect the same shifts of power: the mean of theirs |
| ``aid`` | nobody bears another's cost of war: sigma = 0 |
| ``shifting_power`` | no shift of power is expected or comes: h = 0 |
| ``patron_consent`` | no patron's consent is asked: lambda = 0 |
| ``ratification`` | leaders alone decide, for their side alone: quotas 0, private benefits of war 0 |
| ``commitment`` | whoever breaks an agreement is stopped: g = 1 |
| ``indivisibility`` | every issue but that of guarantees can be divided finely between its options |
| ``talk_cost`` | being seen to sign costs nothing: tau = 0 |

Switches act on different numbers, so they can be thrown in any order and in any company, with one result.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

import numpy as np

from ripeness.bargaining.beliefs import pooled
from ripeness.bargaining.game import Game
from ripeness.bargaining.preferences import Agenda
from ripeness.errors import GameError


def without(game: Game, mechanisms: Iterable[str]) -> Game:
    """Return `game` with some mechanisms switched off.

    Parameters
    ----------
    game : Game
    mechanisms : iterable of str
        Any of `MECHANISMS`.

    Raises
    ------
    GameError
        If a name is unknown, or ``indivisibility`` is named and the game has no agenda to divide.

    Examples
    --------
    >>> import numpy as np
    >>> from ripeness.bargaining import Game, Player, without, zone
    >>> x = np.linspace(0, 1, 101)
    >>> game = Game(players=(Player("A", "A"), Player("B", "B")), utility=[x, 1 - x], victory_utility=[[1, 0], [0, 1]],
    ...             rungs=2, rung=1, horizon=1, belief_mean=[0.8, 0.4], belief_strength=[10, 10], cost=0.1)
    >>> int(zone(game).size[0]), int(zone(without(game, {"optimism"})).size[0])
    (0, 21)

    References
    ----------
    Fearon1995, Powell2006, Cunningham2006, Putnam1988 in ``docs/references.bib``.
    """
    names = set(mechanisms)
    unknown = sorted(names - set(MECHANISMS))
    if unknown:
        raise GameError(f"mechanism must be one of {', '.join(MECHANISMS)}; got {unknown[0]}")
    changes: dict[str, Any] = {}
    for name in sorted(names, key=("indivisibility", *MECHANISMS).index):  # enforcement is set on the finer agenda
        changes |= _SWITCHES[name](game, changes.get("agenda", game.agenda))
    return game.replace(**changes) if changes else game


def _optimism(game: Game, agenda: Agenda | None) -> dict[str, Any]:
    mean, strength = pooled(game)
    shift = game.power_shift.copy()
    shift[:, :2] = shift[:, :2].mean(axis=1, keepdims=True)
    both = np.ones((1, 2))
    return {"belief_mean": mean[:, None] * both, "belief_strength": strength[:, None] * both, "power_shift": shift}


def _commitment(game: Game, agenda: Agenda | None) -> dict[str, Any]:
    return {"enforcement": 1.0, "agenda": agenda and replace(agenda, guarantee=np.ones_like(agenda.guarantee))}


def _indivisibility(game: Game, agenda: Agenda | None) -> dict[str, Any]:
    if agenda is None:
        raise GameError("indivisibility must be of the issues of an agenda; got a game that was built without one")
    finer, fields = agenda.finest
    return {"agenda": finer, **fields}


_SWITCHES: dict[str, Callable[[Game, Agenda | None], dict[str, Any]]] = {
    "optimism": _optimism,
    "aid": lambda game, agenda: {"subsidy": 0.0},
    "shifting_power": lambda game, agenda: {"power_shift": 0.0},
    "patron_consent": lambda game, agenda: {"patron_pressure": 0.0},
    "ratification": lambda game, agenda: {"quota": 0.0, "war_benefit": 0.0},
    "commitment": _commitment,
    "indivisibility": _indivisibility,
    "talk_cost": lambda game, agenda: {"talk_cost": 0.0},
}
MECHANISMS = tuple(_SWITCHES)
