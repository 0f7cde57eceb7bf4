"""One pass over the draws of a case, slice by slice: each is solved once, and what the readings need is kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from ripeness.assess.ensemble import Ensemble
from ripeness.assess.game import Floats
from ripeness.bargaining import Course, OutcomeSpace, Player, Weeks, Zone, by_week, ended_within, forward
from ripeness.bargaining.fields import Bools, Ints
from ripeness.bargaining.solutions import zone_points

CHANCES = ("true", "A", "B")
SOLUTIONS = ("nash", "kalai_smorodinsky", "egalitarian", "utilitarian")
_POINTS = 61
"""A curve over more weeks than this is drawn through this many."""


@dataclass(frozen=True, eq=False)
class Survey:
    """What was found in each of D draws; numbers of draws or of outcomes only, never both, so that it stays small.

    Attributes
    ----------
    players : tuple of Player
    space : OutcomeSpace
        M outcomes.
    over : str or None
        The side that has won already, if the war is over.
    open, size : bool and int ndarray, (D,)
        Whether there is an acceptable outcome today, and how many there are.
    accepted : int ndarray, (M,)
        In how many draws each outcome is acceptable.
    war_value : ndarray, (D, I)
        W today.
    closest : int ndarray, (D,), and gap : ndarray, (D, 2)
        As in `ripeness.bargaining.Zone`.
    constraints : tuple of str
        Names of C constraints, those of A before those of B.
    forbids, forbids_alone : int ndarray, (D, C)
        Outcomes that break a constraint, and that break no other.
    corrections : tuple of D tuples of frozenset of str
        The smallest sets of constraints whose removal opens the zone; the empty set alone where it is open.
    weeks : dict of str to Weeks
        The war by week, under the chances ``true``, ``A`` and ``B``.
    points : int ndarray, (D, 4)
        Outcome that each solution of `SOLUTIONS` picks; -1 where it picks none.
    payoff : ndarray, (D, 4, 2)
        What the leaders get by it.
    deals : ndarray, (2, M)
        What the leaders get by signing each outcome, mean over the draws.
    frontier : int ndarray, (D,)
        Count of acceptable outcomes that can't be bettered for one leader without harm to the other.
    """

    players: tuple[Player, ...]
    space: OutcomeSpace
    over: str | None
    open: Bools
    size: Ints
    accepted: Ints
    war_value: Floats
    closest: Ints
    gap: Floats
    constraints: tuple[str, ...]
    forbids: Ints
    forbids_alone: Ints
    corrections: tuple[tuple[frozenset[str], ...], ...]
    weeks: dict[str, Weeks]
    points: Ints
    payoff: Floats
    deals: Floats
    frontier: Ints

    @property
    def draws(self) -> int:
        """D."""
        return len(self.open)

    @property
    def leaders(self) -> tuple[int, int]:
        """Index of the leader of A and of B among the players."""
        a, b = (n for side in ("A", "B") for n, p in enumerate(self.players) if p.role == "leader" and p.side == side)
        return a, b

    @property
    def settled(self) -> Floats:
        """Chance of a settlement within the weeks asked about, (D,)."""
        return np.asarray(self.weeks["true"].settled[:, -1])


def survey(ensemble: Ensemble, *, progress: Callable[[str, int, int], None]) -> Survey:
    """Return what the readings need of every draw of an ensemble."""
    parts: list[dict[str, Any]] = []
    for part in ensemble.slices():
        progress("war and zone", part.start - ensemble.start, ensemble.draws)
        parts.append(_surveyed(part))
        game = part.game
    progress("war and zone", ensemble.draws, ensemble.draws)
    names = _in_order({name for part in parts for name in part["forbids"]}, game.players)
    assert game.agenda is not None
    return Survey(
        players=game.players,
        space=game.agenda.space,
        over=game.over,
        accepted=np.sum([part["accepted"] for part in parts], axis=0),
        deals=np.sum([part["deals"] for part in parts], axis=0) / ensemble.draws,
        constraints=names,
        forbids=_columns([part["forbids"] for part in parts], names),
        forbids_alone=_columns([part["alone"] for part in parts], names),
        corrections=tuple(sets for part in parts for sets in part["corrections"]),
        weeks={chance: _joined([part["weeks"][chance] for part in parts]) for chance in CHANCES},
        **{
            name: np.concatenate([part[name] for part in parts])
            for name in ("open", "size", "war_value", "closest", "gap", "points", "payoff", "frontier")
        },
    )


def settlement(ensemble: Ensemble) -> tuple[Bools, Floats]:
    """Return whether there is a zone, and the chance of a settlement within the weeks asked about; (D,) each.

    The equilibrium signs today exactly where the zone is open, so the zone needs no computing of its own.
    """
    week = ensemble.case.model.question.weeks
    found = [(part.solution.settles_now, ended_within(part.solution, week)[0]) for part in ensemble.slices()]
    now, within = (np.concatenate(column) for column in zip(*found, strict=True))
    return now, within


def curve(weeks: int) -> Floats:
    """Return the weeks at which a war is told: from 0 to those asked about."""
    return np.linspace(0.0, weeks, min(weeks + 1, _POINTS))


def _surveyed(part: Ensemble) -> dict[str, Any]:
    zone, at = part.zone, curve(part.case.model.question.weeks)
    points, payoff, frontier = _points(zone)
    courses: list[Course] = [forward(part.solution, chance=chance) for chance in CHANCES]
    return {
        "open": zone.open,
        "size": zone.size,
        "accepted": zone.acceptable.sum(axis=0),
        "war_value": zone.war_value,
        "closest": zone.closest,
        "gap": zone.gap,
        "forbids": dict(zip(zone.constraints, zone.forbids.T, strict=True)),
        "alone": dict(zip(zone.constraints, zone.forbids_alone.T, strict=True)),
        "corrections": [zone.corrections(draw) for draw in range(part.draws)],
        "weeks": {course.chance: by_week(course, at) for course in courses},
        "points": points,
        "payoff": payoff,
        "deals": zone.payoff[:, list(zone.game.leaders)].sum(axis=0),
        "frontier": frontier,
    }


def _points(zone: Zone) -> tuple[Ints, Floats, Ints]:
    """Return the outcomes that the solutions pick, what the leaders get by them, and the size of the frontier."""
    draws = len(zone.acceptable)
    picks = np.full((draws, len(SOLUTIONS)), -1)
    payoff = np.full((draws, len(SOLUTIONS), 2), np.nan)
    frontier = np.zeros(draws, dtype=np.int64)
    for draw in np.flatnonzero(zone.open):
        found = zone_points(zone, draw=int(draw))
        frontier[draw] = len(found.frontier.outcomes)
        for n, name in enumerate(SOLUTIONS):
            point = getattr(found, name)
            picks[draw, n], payoff[draw, n] = point.outcome, point.utility
    return picks, payoff, frontier


def _columns(parts: Sequence[dict[str, Ints]], names: tuple[str, ...]) -> Ints:
    """Join counts by constraint; a slice doesn't name a constraint that none of its draws could break."""
    return np.concatenate(
        [
            np.stack([part.get(name, np.zeros_like(next(iter(part.values())))) for name in names], axis=1)
            for part in parts
        ]
    )


def _joined(parts: list[Weeks]) -> Weeks:
    columns = ("settled", "won_a", "won_b", "fighting", "beyond")
    return Weeks(parts[0].weeks, *(np.concatenate([getattr(part, name) for part in parts]) for name in columns))


def _in_order(names: set[str], players: tuple[Player, ...]) -> tuple[str, ...]:
    """Leaders, then ratification, then vetoes and red lines; side A's before side B's."""
    kinds = ("leader", "ratification", "patron", "red_line", "credible", "war")
    who = {"A": -2, "B": -1} | {player.name: n for n, player in enumerate(players)}

    def key(name: str) -> tuple[int, int]:
        kind, _, of = name.partition(":")
        return kinds.index(kind), who.get(of, 0)

    return tuple(sorted(names, key=key))
