"""Backward induction for two leaders alone whose agreements hold: a search on the Pareto frontier.

If nobody else has a say and nothing can be broken, an outcome that both leaders like no better than another is never
proposed. So each draw's outcomes are sorted once onto the frontier, best for A first; there, what B accepts is the rear
part and what A accepts the front part, and either's proposal is an end of the overlap.

This is no use to the general game. A further veto breaks the order. Nor can outcomes that are worse for every player be
dropped there as soon as agreements may be broken: where the better outcome is kept and the worse one broken, a player
who likes the war that would resume can prefer the worse one.
"""

from __future__ import annotations

import numpy as np

from ripeness.bargaining.agreement import SLACK, Table
from ripeness.bargaining.fields import Floats, Ints
from ripeness.bargaining.game import Game
from ripeness.bargaining.kernel_numpy import Round, Solver, run
from ripeness.bargaining.tables import Tables


def on_frontier(game: Game) -> bool:
    """Return whether this kernel solves `game`."""
    table = Table(game)
    return table.firm and table.simple


def solve_frontier(game: Game, tables: Tables, *, later: bool) -> None:
    """Fill `tables` with the equilibrium of `game`; see `ripeness.bargaining.solve`."""
    run(FrontierSolver, game, tables, size=max(game.outcomes, 4 * game.rungs), later=later)


class FrontierSolver(Solver):
    """One piece of draws, on their frontiers."""

    def __init__(self, game: Game, tables: Tables, later: bool) -> None:
        super().__init__(game, tables, later)
        self.front, self.falling, self.rising = frontiers(self.table, self.outcomes)
        self.rulers = [_Ruler(rows) for rows in (-self.falling, self.rising) if len(self.outcomes)]

    def sign(self, t: int, state: Round, *, war: Floats) -> Floats:
        """Return V at one round, and note what is proposed."""
        a, b = self.game.leaders
        slack, talk = self.table.slack, self.game.talk_cost
        need_a = war[:, :, a] + (talk[:, 0] - slack[:, a])[:, None]
        need_b = war[:, :, b] + (talk[:, 1] - slack[:, b])[:, None]
        begin = self.rulers[1].first(need_b)
        end = self.rulers[0].first(np.nextafter(-need_a, np.inf)) - 1
        draw, row = np.nonzero(begin <= end)
        if not len(draw):
            return war
        begin, end = begin[draw, row], end[draw, row]
        best_a = self._tied(draw, begin, end=end, step=1)
        best_b = self._tied(draw, end, end=begin, step=-1)
        picks = [self.outcomes[self.front[draw, best]] for best in (best_a, best_b)]
        value = war.copy()
        rho = self.game.proposer_a[draw][:, None]
        got = [self.table.utility[draw, pick] for pick in picks]
        for pay in got:
            pay[:, [a, b]] -= talk[draw]
        value[draw, row] = rho * got[0] + (1 - rho) * got[1]
        self.tables.note(t, state.rungs, where=(draw, row), picks=picks)
        return value

    def _tied(self, draw: Ints, start: Ints, *, end: Ints, step: int) -> Ints:
        """Walk from the proposer's best towards the other's, as long as the proposer loses no more than its slack."""
        own = self.falling if step == 1 else self.rising
        gap = self.table.slack[draw, self.game.leaders[0 if step == 1 else 1]]
        at = start.copy()
        while True:
            ahead = np.clip(at + step, 0, own.shape[1] - 1)
            go = (at != end) & (own[draw, ahead] >= own[draw, start] - gap)
            if not go.any():
                return at
            at = np.where(go, ahead, at)


def frontiers(table: Table, outcomes: Ints) -> tuple[Ints, Floats, Floats]:
    """Return each draw's frontier as places in `outcomes`, best for A first, and its worth to either leader; (D, F).

    Shorter ones are filled up with what A would never sign.
    """
    game, players = table.game, list(table.leaders)
    worth = [np.ascontiguousarray(game.utility[:, i][:, outcomes]) for i in players]
    order, count = _sorted(worth, grain=np.maximum(table.slack[:, players], SLACK * SLACK))
    front = order[:, : int(count.max(initial=0))]
    past = np.arange(front.shape[1]) >= count[:, None]
    falling, rising = (np.take_along_axis(w, front, axis=1) for w in worth)
    return front, np.where(past, -np.inf, falling), np.where(past, np.inf, rising)


def _sorted(worth: list[Floats], *, grain: Floats) -> tuple[Ints, Ints]:
    """Return places with those on the frontier first, best for the first leader first, and how many they are.

    Of equals the one of lowest index is on it. Utilities are rounded to units of slack, so that numbers equal in theory
    are equal here.
    """
    one, two = (np.round(w / grain[:, s : s + 1]) for s, w in enumerate(worth))
    order = np.lexsort((-two, -one), axis=1)  # stable
    second = np.take_along_axis(two, order, axis=1)
    before = np.maximum.accumulate(second, axis=1)[:, :-1]
    on = np.concatenate([np.ones((len(second), min(1, second.shape[1])), dtype=bool), second[:, 1:] > before], axis=1)
    return np.take_along_axis(order, np.argsort(~on, axis=1, kind="stable"), axis=1), on.sum(axis=1)


class _Ruler:
    """Rows of rising numbers with marks at even distances, which tell between which places to look for a number."""

    def __init__(self, rows: Floats) -> None:
        draws, length = rows.shape
        self.rows, self.length, self.marks_each = rows.ravel(), length, 4 * length
        finite = np.where(np.isinf(rows), rows[:, :1], rows)
        self.low, width = rows[:, :1], finite.max(axis=1, keepdims=True) - rows[:, :1]
        self.fineness = self.marks_each / np.where(width > 0, width, 1.0)
        self.draw = np.arange(draws)[:, None]
        cells = (self._cell(rows) + self.draw * self.marks_each).ravel()
        counts = np.bincount(cells, minlength=draws * self.marks_each).reshape(draws, -1)
        self.marks = np.pad(counts.cumsum(axis=1), ((0, 0), (1, 0))).ravel()

    def first(self, need: Floats) -> Ints:
        """Return, for each draw and row, the first place that is at least `need` (D, R); the length if none is."""
        cell = self._cell(need) + self.draw * (self.marks_each + 1)
        low, high = self.marks[cell], self.marks[cell + 1]
        while np.any(low < high):
            middle = (low + high) // 2
            short = self.rows.take(middle + self.draw * self.length, mode="clip") < need
            # Where the search is over, low = middle = high, and neither moves.
            low, high = np.where(short & (low < high), middle + 1, low), np.where(short, high, middle)
        return np.asarray(low)

    def _cell(self, numbers: Floats) -> Ints:
        """Return between which marks numbers lie; never falling as they rise, whatever is lost to rounding."""
        place = (numbers - self.low) * self.fineness
        return np.asarray(np.clip(place, 0, self.marks_each - 1).astype(np.int64))
