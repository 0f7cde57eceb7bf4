"""From a case and draws of its inputs to the game: the first party is side A, the second side B.

A belief is told by each side of itself, a shift by whom it favours, a chance by whose it is; here they become numbers
about A. Costs and patience told per week become those of a round through the pace of the war, draw by draw.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from ripeness.assess.case import Case
from ripeness.bargaining import Agenda, Game, Issue, Player, outcome_space, shares
from ripeness.cases.model import Side, Wants

Floats = NDArray[np.float64]
Values = Mapping[str, Floats]
LONGEST = 200
"""Rounds in which sides may learn and sign, at most; after them the war is fought to the finish."""


@dataclass(frozen=True, slots=True)
class Seat:
    """A player at the table: its id, the party it belongs to, side and role, what the file says of it."""

    id: str
    party: str
    side: Literal["A", "B"]
    role: Literal["leader", "faction", "patron"]
    wants: Wants


def build(case: Case, values: Values) -> Game:
    """Return the game of a case.

    Parameters
    ----------
    values
        By path of an input: its value in each of D draws, (D,). All inputs of the case must be there.

    Raises
    ------
    GameError
        If the numbers don't make a game: the message names the player and the rule.
    """
    seats = seated(case)
    whole = {name: int(values[f"war.{name}"][0]) for name in ("rungs", "rung")}
    rung = whole["rung"] if case.model.war.holder == case.parties[0] else whole["rungs"] - whole["rung"]
    optional: dict[str, Any] = {}
    if case.model.war.chance is not None:
        optional["p_true"] = _of_a(case, case.model.war.chance.of, values["war.chance"])
    if case.model.proposer is not None:
        optional["proposer_a"] = _of_a(case, case.model.proposer.of, values["proposer"])
    pace = values["war.pace"]
    return Game.on(
        _agenda(case, seats, values),
        players=tuple(Player(seat.id, seat.side, seat.role) for seat in seats),
        rungs=whole["rungs"],
        rung=rung,
        horizon=rounds(case),
        belief_mean=_both(
            [_of_a(case, party, values[f"{party}.belief.chance"]) for party in case.parties],
        ),
        belief_strength=_both([values[f"{party}.belief.strength"] for party in case.parties]),
        power_shift=_shifts(case, values),
        rounds_per_week=pace,
        cost=_each(seats, lambda seat: _rate(seat, "cost", values, case)),
        war_benefit=_each(seats, lambda seat: _rate(seat, "war_benefit", values, case)),
        subsidy=_each(seats, lambda seat: own(seat, "subsidy", values, default=0.0)),
        discount=_each(seats, lambda seat: _discount(seat, values, case)),
        distrust=_both([_of_party(party, "distrust", values) for party in case.parties]),
        rearm=_both([_of_party(party, "rearm", values) for party in case.parties]),
        quota=_both([_quota(case, party, values) for party in case.parties]),
        talk_cost=_both([_of_party(party, "talk_cost", values) for party in case.parties]),
        power=_each(seats, lambda seat: _power(case, seat, values)),
        patron_pressure=_each(seats, lambda seat: _pressure(seat, values)),
        **optional,
    )


def rounds(case: Case) -> int:
    """Return the horizon in rounds: more than are fought within the weeks asked about, but for one war in forty."""
    most = case.model.question.weeks * case.input("war.pace").high
    return min(LONGEST, math.ceil(most + 2 * math.sqrt(most)) + 1)


def seated(case: Case) -> tuple[Seat, ...]:
    """Return who sits at the table: leaders first, then factions, then patrons; within each, side A's first."""
    names: tuple[Literal["A", "B"], Literal["A", "B"]] = ("A", "B")
    sides = tuple(zip(names, case.parties, case.sides, strict=True))
    leaders = [Seat(party, party, name, "leader", side) for name, party, side in sides]
    factions = [Seat(f.id, party, name, "faction", f) for name, party, side in sides for f in side.factions]
    patrons = [Seat(p.id, party, name, "patron", p) for name, party, side in sides for p in side.patrons]
    return (*leaders, *factions, *patrons)


def _agenda(case: Case, seats: tuple[Seat, ...], values: Values) -> Agenda:
    model = case.model
    issues = tuple(Issue(each.issue, model.options(each.issue)) for each in model.issues)
    ideal = by_issue(case, seats, "ideal", values)
    curvature = _each(seats, lambda seat: own(seat, "curvature", values, default=1.0))
    if case.guarantees is not None:
        path = f"issue.{case.guarantees}"
        levels = [values[f"{path}.{option}.enforcement"] for option in model.options(case.guarantees)]
        guarantee = np.stack(levels, axis=-1)
    else:
        guarantee = _zero(values) + values.get("enforcement", 1.0)
    return Agenda(
        space=outcome_space(issues, excluded=model.excluded),
        names=tuple(seat.id for seat in seats),
        salience=shares(by_issue(case, seats, "salience", values), names=tuple(seat.id for seat in seats)),
        values=tuple(
            1.0 - np.abs(places(case, k, values)[:, None, :] - ideal[:, :, k, None]) ** curvature[..., None]
            for k in range(len(issues))
        ),
        victory=tuple(_imposed(case, side) for side in case.sides),  # type: ignore[arg-type]
        guarantee_issue=case.guarantees,
        guarantee=guarantee,
        forbidden={seat.id: _forbidden(seat, values) for seat in seats},
    )


def places(case: Case, k: int, values: Values) -> Floats:
    """Return where the options of issue k stand in each draw, (D, O)."""
    issue = case.model.issues[k]
    last = len(issue.options) - 1
    even = (_zero(values) + n / last for n in range(last + 1))
    paths = (f"issue.{issue.issue}.{option.id}.at" for option in issue.options)
    return np.stack([values.get(path, place) for path, place in zip(paths, even, strict=True)], axis=-1)


def _imposed(case: Case, side: Side) -> NDArray[np.int64]:
    choice = side.victory.imposes
    return np.array([case.model.options(issue).index(choice[issue]) for issue in case.model.keys])


def _forbidden(seat: Seat, values: Values) -> tuple[tuple[str, str], ...]:
    lines = (line for line in seat.wants.red_lines if values[f"{seat.id}.red_lines.{line.issue}"][0] > 0)
    return tuple((line.issue, option) for line in lines for option in line.options)


def by_issue(case: Case, seats: tuple[Seat, ...], field: str, values: Values) -> Floats:
    """Return a field that is told by issue, (D, I, K)."""
    columns = [np.stack([own(seat, f"{field}.{key}", values) for key in case.model.keys], axis=-1) for seat in seats]
    return np.stack(columns, axis=1)


def own(seat: Seat, field: str, values: Values, *, default: float | None = None) -> Floats:
    """A player's number; where the file is silent, that of its side's leader, and where that is too, the default."""
    for who in (seat.id, seat.party):
        found = values.get(f"{who}.{field}")
        if found is not None:
            return found
    if default is None:
        raise KeyError(f"{seat.party}.{field}")
    return _zero(values) + default


def _unit(seat: Seat, field: str, case: Case) -> str:
    units = {each.path: each.unit for each in case.inputs}
    return units.get(f"{seat.id}.{field}") or units.get(f"{seat.party}.{field}", "")


def _rate(seat: Seat, field: str, values: Values, case: Case) -> Floats:
    per = own(seat, field, values, default=0.0)
    return per / values["war.pace"] if _unit(seat, field, case).endswith("/week") else per


def _discount(seat: Seat, values: Values, case: Case) -> Floats:
    per = own(seat, "discount", values, default=1.0)
    return np.asarray(per ** (1 / values["war.pace"]) if _unit(seat, "discount", case) == "per week" else per)


def _pressure(seat: Seat, values: Values) -> Floats:
    if seat.role != "patron":
        return _zero(values)
    veto = values.get(f"{seat.id}.veto")
    if veto is not None:
        return np.where(veto > 0, np.inf, 0.0)
    return values[f"{seat.id}.pressure"]


def _of_party(party: str, field: str, values: Values) -> Floats:
    return _zero(values) + values.get(f"{party}.{field}", 0.0)


def _power(case: Case, seat: Seat, values: Values) -> Floats:
    if seat.role != "faction":
        return _zero(values)
    return np.asarray(values[f"{seat.id}.power"] / np.maximum(1.0, named_power(case, seat.party, values)))


def _quota(case: Case, party: str, values: Values) -> Floats:
    """The power that must ratify beyond what no named faction holds, since that goes with the leader."""
    unnamed = np.maximum(0.0, 1.0 - named_power(case, party, values))
    return np.maximum(0.0, _of_party(party, "quota", values) - unnamed)


def named_power(case: Case, party: str, values: Values) -> Floats:
    """Return the sum of the power that a party's factions have in the file, (D,)."""
    return sum((values[f"{faction.id}.power"] for faction in case.model.sides[party].factions), _zero(values))


def _of_a(case: Case, party: str, chance: Floats) -> Floats:
    """A chance told of a party, as that of A."""
    return chance if party == case.parties[0] else 1.0 - chance


def _shifts(case: Case, values: Values) -> Floats:
    """Log-odds added to A's chance in each round, as A and B expect it and as it truly comes, (D, 3, T)."""
    total = np.zeros((len(values["war.pace"]), 3, rounds(case)))
    week = np.arange(rounds(case)) / values["war.pace"][:, None]
    for shift in case.model.war.shifts:
        path = f"shift.{shift.id}"
        begins = (_zero(values) + values.get(f"{path}.begins", 0.0))[:, None]
        complete = np.maximum(values[f"{path}.complete"][:, None], begins)
        size = values[f"{path}.log_odds"] * (1.0 if shift.favours == case.parties[0] else -1.0)
        coming = np.clip((week - begins) / np.maximum(complete - begins, 1e-9), 0.0, 1.0)
        come = np.where(week >= complete, 1.0, coming)  # also of a shift that is there all at once
        path_of_it = size[:, None] * come
        seen = [shift.expected_by is None or party in shift.expected_by for party in case.parties]
        total += path_of_it[:, None, :] * np.array([*seen, shift.comes], dtype=float)[:, None]
    return total


def _zero(values: Values) -> Floats:
    return np.zeros(len(values["war.pace"]))


def _both(columns: list[Floats]) -> Floats:
    return np.stack(columns, axis=-1)


def _each(seats: tuple[Seat, ...], of: Any) -> Floats:
    return np.stack([of(seat) for seat in seats], axis=-1)
