"""Who sits at the table of the classical models: each player's position, salience and weight, from a case file."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ripeness.assess.case import Case
from ripeness.assess.game import Floats, Seat, Values, by_issue, named_power, places, seated
from ripeness.bargaining import shares
from ripeness.cases.model import Patron
from ripeness.errors import AssessError

_ROLES = ("leader", "faction", "patron")


@dataclass(frozen=True, eq=False)
class Actors:
    """What the models of collective decision and of exchange read: I players, K issues, D draws.

    Attributes
    ----------
    seats : tuple of Seat
        Leaders, then factions, then patrons; within each, those of the side that holds `war.rung` first, so that
        names and order of the parties change nothing.
    issues : tuple of str
        Ids.
    position : ndarray, (D, I, K)
        What each likes best, from the first option of an issue (0) to the last (1).
    salience : ndarray, (D, I, K)
        Shares of what matters to each, in a common unit in which the greatest of a draw is 1.
    power : ndarray, (D, I)
        Weight at the table; a party, its factions included, has 1 unless the file says otherwise.
    places : tuple of ndarray, (D, O_k)
        Where the options of each issue stand.
    """

    seats: tuple[Seat, ...]
    issues: tuple[str, ...]
    position: Floats
    salience: Floats
    power: Floats
    places: tuple[Floats, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """Ids of the players."""
        return tuple(seat.id for seat in self.seats)

    @property
    def draws(self) -> int:
        """D."""
        return len(self.power)


def actors(case: Case, values: Values) -> Actors:
    """Return who sits at the table, in each draw of `values` by path.

    A faction has its share of its side's weight, the leader what no faction has. A patron without a `weight` counts
    with its pressure, 1 at most: the share of what is at stake that its client would give up not to sign against it;
    with a veto it counts like a party.

    Raises
    ------
    AssessError
        If nobody with a weight cares about an issue.
    GameError
        If a player cares about no issue.
    """
    holder = case.model.war.holder
    seats = tuple(sorted(seated(case), key=lambda seat: (_ROLES.index(seat.role), seat.party != holder)))
    salience = shares(by_issue(case, seats, "salience", values), names=tuple(seat.id for seat in seats))
    power = np.stack([_weight(case, seat, values) for seat in seats], axis=1)
    _check(case, salience, power)
    return Actors(
        seats=seats,
        issues=case.model.keys,
        position=by_issue(case, seats, "ideal", values),
        salience=salience / salience.max(axis=(1, 2), keepdims=True),
        power=power,
        places=tuple(places(case, k, values) for k in range(len(case.model.keys))),
    )


def derived(case: Case, seat: Seat) -> tuple[str, tuple[str, ...]]:
    """Return in words what a player's weight at the table comes from, and the paths of these inputs."""
    known = {each.path for each in case.inputs}
    if isinstance(seat.wants, Patron):
        words = {
            "weight": "the file",
            "veto": "its veto, with which it counts like a party",
            "pressure": f"its pressure on {case.names.players[seat.party]}",
        }
        field = next(field for field in words if f"{seat.id}.{field}" in known)
        return words[field], (f"{seat.id}.{field}",)
    stated = tuple(path for path in (f"{seat.party}.weight",) if path in known)
    whole = f"the weight of {case.names.players[seat.party]} in the file" if stated else "the weight of a party, 1"
    if seat.role == "faction":
        return f"its share of {whole}", (*stated, f"{seat.id}.power")
    factions = tuple(f"{each.id}.power" for each in case.model.sides[seat.party].factions)
    return f"{whole}{', less what its factions have' if factions else ''}", (*stated, *factions)


def _weight(case: Case, seat: Seat, values: Values) -> Floats:
    if seat.role == "patron":
        return _of_patron(seat, values)
    side = np.ones(len(values["war.pace"])) * values.get(f"{seat.party}.weight", 1.0)
    named = named_power(case, seat.party, values)
    if seat.role == "faction":
        return np.asarray(side * values[f"{seat.id}.power"] / np.maximum(1.0, named))
    return np.asarray(side * np.maximum(0.0, 1.0 - named))


def _of_patron(seat: Seat, values: Values) -> Floats:
    for field in ("weight", "veto"):
        if f"{seat.id}.{field}" in values:
            return values[f"{seat.id}.{field}"]
    return np.minimum(1.0, values[f"{seat.id}.pressure"])


def _check(case: Case, salience: Floats, power: Floats) -> None:
    nobody = ~(salience * power[..., None] > 0).any(axis=1)
    if nobody.any():
        d, k = (int(n) for n in np.argwhere(nobody)[0])
        title = case.names.issues[case.model.keys[k]]
        rule = "must be above 0 for a player whose weight at the table is above 0"
        raise AssessError(f"salience of “{title}” {rule}; got none in draw {d}")
