"""Backward induction compiled by Numba: one draw after another, without the interpreter's lock.

Here draws are laid out in arrays and shared out over threads; the compiled code is in `ripeness.bargaining.compiled`.
"""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np

from ripeness.bargaining.agreement import Table, flow
from ripeness.bargaining.compiled import backward
from ripeness.bargaining.game import Game
from ripeness.bargaining.kernel_frontier import frontiers
from ripeness.bargaining.ratification import ROUNDING
from ripeness.bargaining.tables import Tables, allowed, share_out

PIECE = 4_000_000
"""Utilities in one piece of draws, at most."""
WORTHWHILE = 1_000_000
"""States times outcomes in one piece of draws, at least: what takes as long to compute as a piece takes to lay out."""


def solve_numba(game: Game, tables: Tables, *, later: bool) -> None:
    """Fill `tables` with the equilibrium of `game`; see `ripeness.bargaining.solve`."""
    workers = allowed()
    most = max(1, PIECE // max(1, game.outcomes * len(game.players)))
    least = WORTHWHILE // (max(1, game.outcomes) * game.horizon * game.rungs)
    size = max(1, min(most, max(least, -(-game.draws // (4 * workers)))))
    share_out(partial(_solve_piece, game, tables, later), game.draws, size=size)


def _solve_piece(game: Game, tables: Tables, later: bool, piece: slice) -> None:
    """Lay one piece of draws out for the compiled code, and run it."""
    part, out = game.take(piece), tables.take(piece)
    table = Table(part)
    order = np.array([*part.leaders, *(i for i in range(len(part.players)) if i not in part.leaders)])
    ids = np.flatnonzero(table.mandate)
    none = np.empty((0, 0, 0, 0))
    kept = (none, none) if out.war is None or out.value is None else (out.war, out.value)
    # Copies, since Numba would compile anew for arrays that are read-only or have other strides.
    copies = [np.array(a, order="C") for a in (part.power_shift, part.utility, table.loose)]
    given = (np.ascontiguousarray(_sheets(table)[:, order]), _numbers(part), *copies)
    plan = (part.rung, part.rungs, part.horizon, later, out.war is not None, table.firm, table.firm and table.simple)
    fronts = frontiers(table, ids) if plan[-1] else (np.empty((0, 0), np.int64), np.empty((0, 0)), np.empty((0, 0)))
    backward(given, (ids, order), fronts, plan, (out.proposals, out.war_today, out.value_today, *kept))


def _sheets(table: Table) -> Any:
    """Return what is given of each player, draws first; columns as in `compiled`."""
    game = table.game
    pressure = np.where(np.isinf(game.patron_pressure), 0.0, game.patron_pressure)
    wins = game.victory_utility
    sides = np.broadcast_to([0.0 if p.side == "A" else 1.0 for p in game.players], pressure.shape)
    veto = np.isinf(game.patron_pressure)
    given = (flow(game), game.discount, wins[..., 0], wins[..., 1], table.slack, game.power, pressure, sides, veto)
    return np.stack(given, axis=2)


def _numbers(game: Game) -> Any:
    """Return what is given of the sides, draws first; places as in `compiled`."""
    mean, strength = game.belief_mean, game.belief_strength
    pairs = (mean * strength, (1 - mean) * strength, game.rearm, game.distrust, game.talk_cost, game.quota - ROUNDING)
    return np.concatenate([*pairs, game.proposer_a[:, None]], axis=1)
