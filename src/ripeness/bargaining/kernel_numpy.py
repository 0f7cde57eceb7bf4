"""Backward induction in NumPy, over many draws at once.

The work is cut into pieces of draws: large enough that the calls cost little, small enough for the processor's cache.
At each round, leaders are asked first, about every outcome at every rung; the others only about the outcomes that both
leaders would sign.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from ripeness.bargaining import commitment
from ripeness.bargaining.agreement import Table, flow
from ripeness.bargaining.beliefs import logistic, side_log_odds
from ripeness.bargaining.fields import Bools, Floats, Ints
from ripeness.bargaining.game import Game
from ripeness.bargaining.tables import Tables, reachable, share_out

PIECE = 400_000
"""Outcomes times rungs times draws that are looked at together: three megabytes an array."""


@dataclass(frozen=True)
class Round:
    """What is known of a round before anything is signed: shapes (D, R, ...)."""

    rungs: Ints
    win: Floats
    lose: Floats
    renewed: Floats | None


def solve_numpy(game: Game, tables: Tables, *, later: bool) -> None:
    """Fill `tables` with the equilibrium of `game`; see `ripeness.bargaining.solve`."""
    run(Solver, game, tables, size=game.outcomes * (game.rungs // 2), later=later)


def run(solver: type[Solver], game: Game, tables: Tables, *, size: int, later: bool) -> None:
    """Run a solver over pieces of draws, of which one draw takes `size` numbers an array."""

    def piece(which: slice) -> None:
        solver(game.take(which), tables.take(which), later).run()

    share_out(piece, game.draws, size=max(1, PIECE // max(1, size)))


class Solver:
    """One piece of draws, from the last round to the first."""

    def __init__(self, game: Game, tables: Tables, later: bool) -> None:
        self.game, self.tables, self.later = game, tables, later
        self.table = Table(game)
        self.sides = [0 if p.side == "A" else 1 for p in game.players]
        self.flow, self.discount = flow(game)[:, None, :], game.discount[:, None, :]
        self.outcomes = np.flatnonzero(self.table.mandate)
        self.by_leader = [np.ascontiguousarray(game.utility[:, i, self.outcomes])[:, None] for i in game.leaders]
        self.loose = self.table.loose[:, None, self.outcomes]

    def run(self) -> None:
        """Solve backwards from the horizon."""
        game, T = self.game, self.game.horizon
        value = np.empty((game.draws, game.rungs + 1, len(game.players)))
        value[:, 0], value[:, -1] = game.victory_utility[..., 1], game.victory_utility[..., 0]
        last = reachable(game, T)
        if len(last):
            odds = side_log_odds(game, np.full((1, len(last)), T), last[None])[..., self.sides, None]
            value[:, last] = commitment.war_to_the_finish(game, odds, rungs=last)[:, 0, ..., 0]
        self.tables.keep(T, last, war=value[:, last], value=value[:, last])
        for t, state in self.rounds():
            rungs = state.rungs
            ahead = state.win * value[:, rungs + 1] + state.lose * value[:, rungs - 1]
            war = self.flow + self.discount * ahead
            new = war
            if len(self.outcomes) and (self.later or t == 0):
                new = self.sign(t, state, war=war)
            value[:, rungs] = new
            self.tables.keep(t, rungs, war=war, value=new)

    def rounds(self) -> Iterator[tuple[int, Round]]:
        """Yield each round before the horizon, last first; what needs no later value comes in blocks."""
        game = self.game
        lanes = game.draws * max(1, game.rungs // 2) * len(game.players) * 2
        block = 2 * max(1, 150_000 // lanes)
        for stop in range(game.horizon, 0, -block):
            first = max(0, stop - block)
            parts = [self.block(np.arange(first + k, stop, 2)) for k in (0, 1)]
            for t in range(stop - 1, first - 1, -1):
                yield t, parts[(t - first) % 2][(t - first) // 2]

    def block(self, rounds: Ints) -> list[Round]:
        """Compute chances and renewed wars at several rounds of one parity."""
        if not len(rounds):
            return []
        game = self.game
        rungs = np.union1d(reachable(game, int(rounds[0])), reachable(game, int(rounds[-1])))
        grid = np.broadcast_to(rounds[:, None], (len(rounds), len(rungs)))
        odds = side_log_odds(game, grid, np.broadcast_to(rungs, grid.shape))
        win, lose = logistic(odds)[..., self.sides], logistic(-odds)[..., self.sides]
        renewed = None
        if len(rungs) and len(self.outcomes) and not self.table.firm:
            renewed = commitment.renewed_war(game, odds, rungs=rungs)
        cut = [np.isin(rungs, reachable(game, int(t))) for t in rounds]
        return [
            Round(rungs[c], win[:, b][:, c], lose[:, b][:, c], None if renewed is None else renewed[:, b][:, c])
            for b, c in enumerate(cut)
        ]

    def sign(self, t: int, state: Round, *, war: Floats) -> Floats:
        """Return V at one round, and note what is proposed."""
        hits = np.flatnonzero(self.leaders_fit(state, war))
        at, column = np.divmod(hits, len(self.outcomes))
        draw, row = np.divmod(at, len(state.rungs))
        again = None if state.renewed is None else state.renewed[draw, row]
        terms = self.table.judge(draw, self.outcomes[column], war=war[draw, row], renewed=again)
        good = np.flatnonzero(self.table.accepted(terms))
        if not len(good):
            return war
        draw, row, payoff = draw[good], row[good], terms.payoff[good]
        group = np.concatenate(([0], np.cumsum(np.diff(at[good]) != 0)))
        own = [payoff[:, i] for i in self.game.leaders]
        gap = [self.table.slack[draw, i] for i in self.game.leaders]
        a, b = (_best((own[s], own[1 - s]), gap=(gap[s], gap[1 - s]), group=group) for s in (0, 1))
        value = war.copy()
        rho = self.game.proposer_a[draw[a]][:, None]
        value[draw[a], row[a]] = rho * payoff[a] + (1 - rho) * payoff[b]
        signed = self.outcomes[column[good]]
        self.tables.note(t, state.rungs, where=(draw[a], row[a]), picks=[signed[a], signed[b]])
        return value

    def leaders_fit(self, state: Round, war: Floats) -> Bools:
        """Return which outcomes both leaders would sign if no patron pressed them; (D, R, outcomes in mandate)."""
        phi = None if state.renewed is None else self.breaches(state.renewed)
        good: list[Bools] = []
        for s, i in enumerate(self.game.leaders):
            e = self.by_leader[s]
            if phi is not None and state.renewed is not None:
                kept, back = phi[2], state.renewed[:, :, i, :, None]
                e = kept * e
                lost = phi[0] * back[:, :, 0]
                e += lost
                np.multiply(phi[1], back[:, :, 1], out=lost)
                e += lost
            bar = war[:, :, i] + self.game.talk_cost[:, None, s] - self.table.slack[:, None, i]
            good.append(e >= bar[..., None])
        return good[0] & good[1]

    def breaches(self, renewed: Floats) -> tuple[Floats, Floats, Floats]:
        """Return chances that A, B and nobody breaks each outcome: `commitment.breach`, in place for speed."""
        would: list[Floats] = []
        for s, i in enumerate(self.game.leaders):
            tempted = self.by_leader[s] < (renewed[:, :, i, s] - self.table.slack[:, None, i])[..., None]
            would.append(np.where(tempted, 1.0, self.game.distrust[:, None, None, s]))
        first = []
        for own, other in (would, would[::-1]):
            part = other * -0.5
            part += 1.0
            part *= own
            part *= self.loose
            first.append(part)
        kept = first[0] + first[1]
        np.subtract(1.0, kept, out=kept)
        return first[0], first[1], kept


def _best(payoff: tuple[Floats, Floats], *, gap: tuple[Floats, Floats], group: Ints) -> Ints:
    """Return, for each group of entries, the one best by the first payoff; of equals, by the other; the first."""
    start = np.flatnonzero(np.diff(group, prepend=-1))
    own, other = payoff
    tied = own >= np.maximum.reduceat(own, start)[group] - gap[0]
    other = np.where(tied, other, -np.inf)
    best = np.flatnonzero(other >= np.maximum.reduceat(other, start)[group] - gap[1])
    return np.asarray(best[np.flatnonzero(np.diff(group[best], prepend=-1))])
