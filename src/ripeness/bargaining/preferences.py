"""Preferences: what each player makes of each outcome, from saliences and the value of options.

    u_i(x) = sum over k of w_ik v_ik(x_k),        v_ik(o) = 1 - |position(o) - ideal_ik| ** curvature_ik

Additive utility over issues is an assumption: a player whose liking for one concession depends on another needs a table
of its own over outcomes (pass `utility` to `Game` directly).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ripeness.bargaining.fields import Floats
from ripeness.bargaining.outcomes import Division, OutcomeSpace, beginnings, divide, divided_space
from ripeness.errors import GameError

FINEST = 4096
"""Divided finely, the issues may give this many outcomes at most."""
PARTS = 8
"""Fewer parts than this for each issue are no fine division."""


def option_values(positions: Any, ideal: Any, *, curvature: Any = 1.0) -> Floats:
    """Return ``1 - |position - ideal| ** curvature`` for each option.

    Parameters
    ----------
    positions : array, (O,)
        Where the options stand, 0 to 1.
    ideal, curvature : array, (...,)
        Each player's best place, 0 to 1, and the power of the loss from it, above 0 (1: linear, 2: quadratic).

    Returns
    -------
    ndarray, (..., O)
        Values from 0 to 1.

    Raises
    ------
    GameError
        If a number is outside its range.
    """
    place, best, power = (np.asarray(a, dtype=np.float64) for a in (positions, ideal, curvature))
    for name, array, low in (("position", place, 0.0), ("ideal", best, 0.0), ("curvature", power, 1e-9)):
        high = np.inf if name == "curvature" else 1.0
        bad = ~(np.isfinite(array) & (array >= low) & (array <= high))
        if bad.any():
            rule = "above 0" if name == "curvature" else "from 0 to 1"
            raise GameError(f"{name} must be {rule}; got {array[bad].flat[0]:g}")
    best, power = np.broadcast_arrays(best, power)
    return np.asarray(1.0 - np.abs(place - best[..., None]) ** power[..., None])


def shares(salience: Any, *, names: tuple[str, ...] = ()) -> Floats:
    """Return `salience` divided by its sum over issues (the last axis), so that it sums to 1.

    Raises
    ------
    GameError
        If a salience is negative or not finite, or a player's saliences sum to zero; `names` says whose.
    """
    raw = np.asarray(salience, dtype=np.float64)
    _check_salience(raw, names)
    total = raw.sum(axis=-1, keepdims=True)
    if np.any(total <= 0):
        i = int(np.argwhere(total[..., 0] <= 0)[0][-1])
        raise GameError(f"salience[{_name(names, i)}] must not sum to zero over the issues; got all zeros")
    return np.asarray(raw / total)


@dataclass(frozen=True, eq=False)
class Agenda:
    """The issues and what each player makes of them; it computes the part of a `Game` that is about outcomes.

    Parameters
    ----------
    space : OutcomeSpace
        K issues, M outcomes.
    names : tuple of str
        The I players, in the order of the game's.
    salience : array, (I, K) or (D, I, K)
        w_ik >= 0, summing to 1 over issues within 1e-9 (`shares` makes it so).
    values : tuple of K arrays, (I, O_k) or (D, I, O_k)
        v_ik(o), 0 to 1; from `option_values` or a table.
    victory : pair of int arrays, (K,)
        Option on each issue that A imposes if it wins, and B. It need not be among the outcomes.
    guarantee_issue : str, optional
        Name of the issue whose option sets how well an agreement is enforced.
    guarantee : array, (O,) or (D, O)
        g of each of its options, 0 to 1. Without a guarantee issue: one number for all outcomes, () or (D,).
    forbidden : mapping from player's name to tuple of (issue name, option name)
        Options outside a player's mandate: a red line.

    Raises
    ------
    GameError
        If a shape, range or name breaks its rule.
    """

    space: OutcomeSpace
    names: tuple[str, ...]
    salience: Floats
    values: tuple[Floats, ...]
    victory: tuple[NDArray[np.int64], NDArray[np.int64]]
    guarantee_issue: str | None = None
    guarantee: Floats = field(default_factory=lambda: np.float64(1.0))  # type: ignore[arg-type,return-value]
    forbidden: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        freeze = object.__setattr__
        freeze(self, "salience", np.asarray(self.salience, dtype=np.float64))
        freeze(self, "values", tuple(np.asarray(v, dtype=np.float64) for v in self.values))
        freeze(self, "victory", tuple(np.asarray(v, dtype=np.int64) for v in self.victory))
        freeze(self, "guarantee", np.asarray(self.guarantee, dtype=np.float64))
        _check_agenda(self)

    def fields(self) -> dict[str, Any]:
        """Return `utility`, `victory_utility`, `enforcement` and `red_line` for a `Game`."""
        wins = [self._weigh(choice[None, :])[..., 0] for choice in self.victory]
        return {
            "utility": self._weigh(self.space.choices),
            "victory_utility": np.stack(wins, axis=-1),
            "enforcement": self._enforcement(),
            "red_line": self._red_lines(),
        }

    def divided(self, most: int) -> Agenda:
        """Return the agenda with every issue but that of guarantees divided as finely as `most` outcomes allow.

        All issues are divided together if that gives each at least `PARTS` parts. With many issues it doesn't; then one
        at a time lies between its options while the others stand at one. For two leaders nothing is lost by that: with
        values that are straight between options, what is best for any weighing of the two has at most one issue
        between options, but for ties.

        Values between two options are interpolated; an option between two is outside a mandate if either is; a victor
        imposes what it did.
        """
        counts = {issue.name: len(issue.options) for issue in self.space.issues}
        fixed = counts.pop(self.guarantee_issue, 1) if self.guarantee_issue is not None else 1
        steps = [count - 1 for count in counts.values()]
        parts = _most_parts(lambda p: fixed * math.prod(step * p + 1 for step in steps), steps, most)
        together = parts >= PARTS or len([step for step in steps if step]) < 2
        if not together:
            all_old = fixed * math.prod(counts.values())
            parts = _most_parts(
                lambda p: all_old + sum(all_old // (step + 1) * step * (p - 1) for step in steps), steps, most
            )
        cuts = tuple(divide(issue, parts if issue.name in counts else 1) for issue in self.space.issues)
        ends = [
            [
                int(o) * parts if issue.name in counts else int(o)
                for issue, o in zip(self.space.issues, choice, strict=True)
            ]
            for choice in self.victory
        ]
        return replace(
            self,
            space=divided_space(self.space, cuts, together=together),
            victory=(np.array(ends[0]), np.array(ends[1])),
            values=tuple(cut.between(value) for cut, value in zip(cuts, self.values, strict=True)),
            forbidden={name: self._forbidden_between(pairs, cuts) for name, pairs in self.forbidden.items()},
        )

    @cached_property
    def finest(self) -> tuple[Agenda, dict[str, Any]]:
        """The agenda divided as finely as `FINEST` outcomes allow, and its `fields`.

        They are kept: whoever switches mechanisms off in every combination asks for them again and again.
        """
        finer = self.divided(FINEST)
        return finer, finer.fields()

    def _forbidden_between(
        self, pairs: tuple[tuple[str, str], ...], cuts: tuple[Division, ...]
    ) -> tuple[tuple[str, str], ...]:
        """Name the finer options that lie at or beside a forbidden one."""
        found = []
        for issue, cut in zip(self.space.issues, cuts, strict=True):
            bad = {issue.options.index(option) for name, option in pairs if name == issue.name}
            for o, option in enumerate(cut.issue.options):
                if int(cut.low[o]) in bad or int(cut.high[o]) in bad:
                    found.append((issue.name, option))
        return tuple(found)

    def _weigh(self, choices: NDArray[np.int64]) -> Floats:
        """Utility of rows of choices that differ, (..., I, rows)."""
        total = np.zeros(1)
        for k, (run, option) in enumerate(beginnings(choices)):
            part = self.salience[..., k, None] * self.values[k]
            total = np.take(total, run, axis=-1) + np.take(part, option, axis=-1)
        return np.asarray(total)

    def _enforcement(self) -> Floats:
        if self.guarantee_issue is None:
            return np.repeat(self.guarantee[..., None], len(self.space.choices), axis=-1)
        k = [issue.name for issue in self.space.issues].index(self.guarantee_issue)
        return np.asarray(self.guarantee[..., self.space.choices[:, k]])

    def _red_lines(self) -> NDArray[np.bool_]:
        table = np.zeros((len(self.names), len(self.space.choices)), dtype=bool)
        by_name = {issue.name: k for k, issue in enumerate(self.space.issues)}
        for name, pairs in self.forbidden.items():
            for issue, option in pairs:
                k = by_name[issue]
                o = self.space.issues[k].options.index(option)
                table[self.names.index(name)] |= self.space.choices[:, k] == o
        return table


def _most_parts(count: Callable[[int], int], steps: list[int], most: int) -> int:
    """Return the largest number of parts that gives at most `most` outcomes; 1 if there is no gap."""
    if not any(steps):
        return 1
    low, high = 1, max(1, most)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if count(middle) <= most else (low, middle - 1)
    return low


def _name(names: tuple[str, ...], i: int) -> str:
    return names[i] if i < len(names) else str(i)


def _check_salience(salience: Floats, names: tuple[str, ...]) -> None:
    bad = ~(np.isfinite(salience) & (salience >= 0))
    if bad.any():
        where = tuple(np.argwhere(bad)[0])
        who = _name(names, int(where[-2])) if salience.ndim > 1 else _name(names, 0)
        raise GameError(f"salience[{who}, issue {int(where[-1])}] must be >= 0 and finite; got {salience[where]:g}")


def _check_agenda(agenda: Agenda) -> None:
    issues, players = agenda.space.issues, len(agenda.names)
    if agenda.salience.shape[-2:] != (players, len(issues)):
        raise GameError(
            f"salience must have shape (players {players}, issues {len(issues)}); got {agenda.salience.shape}"
        )
    _check_salience(agenda.salience, agenda.names)
    off = np.abs(agenda.salience.sum(axis=-1) - 1) > 1e-9
    if off.any():
        where = tuple(np.argwhere(off)[0])
        raise GameError(
            f"salience[{agenda.names[where[-1]]}] must sum to 1 over the issues; "
            f"got {agenda.salience.sum(axis=-1)[where]:g}"
        )
    if len(agenda.values) != len(issues):
        raise GameError(f"values must be one table for each of {len(issues)} issues; got {len(agenda.values)}")
    for issue, value in zip(issues, agenda.values, strict=True):
        if value.shape[-2:] != (players, len(issue.options)):
            raise GameError(
                f"values of issue {issue.name} must have shape (players {players}, options "
                f"{len(issue.options)}); got {value.shape}"
            )
        bad = ~(np.isfinite(value) & (value >= 0) & (value <= 1))
        if bad.any():
            who = agenda.names[int(np.argwhere(bad)[0][-2])]
            raise GameError(f"values of issue {issue.name} for {who} must be from 0 to 1; got {value[bad][0]:g}")
    _check_words(agenda)


def _check_words(agenda: Agenda) -> None:
    """Refuse victories, guarantees and red lines that name no issue, option or player of the agenda."""
    issues = {issue.name: issue for issue in agenda.space.issues}
    counts = [len(issue.options) for issue in agenda.space.issues]
    for side, choice in zip("AB", agenda.victory, strict=True):
        if choice.shape != (len(counts),) or np.any(choice < 0) or np.any(choice >= counts):
            raise GameError(
                f"victory of {side} must be an option of each of {len(counts)} issues; got {choice.tolist()}"
            )
    if agenda.guarantee_issue is not None:
        if agenda.guarantee_issue not in issues:
            raise GameError(f"guarantee_issue must be one of {', '.join(issues)}; got {agenda.guarantee_issue}")
        options = len(issues[agenda.guarantee_issue].options)
        if agenda.guarantee.shape[-1:] != (options,):
            raise GameError(
                f"guarantee must be a number for each of {options} options of "
                f"{agenda.guarantee_issue}; got shape {agenda.guarantee.shape}"
            )
    for name, pairs in agenda.forbidden.items():
        if name not in agenda.names:
            raise GameError(f"forbidden must name a player, one of {', '.join(agenda.names)}; got {name}")
        for issue, option in pairs:
            if issue not in issues or option not in issues[issue].options:
                raise GameError(f"forbidden[{name}] must name an issue and one of its options; got {issue}: {option}")
