"""Backward induction compiled by Numba: one draw after another, without the interpreter's lock.

Each function is serial and cached on disk; draws are shared out over threads in `solve_numba`. Players are put in
order, leaders first, so that what the others would say is computed only where both leaders would sign.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar, cast

import numba
import numpy as np

from ripeness.bargaining.agreement import Table, flow
from ripeness.bargaining.commitment import CERTAIN
from ripeness.bargaining.game import Game
from ripeness.bargaining.tables import Tables, share_out

F = TypeVar("F", bound=Callable[..., Any])
PIECE = 4_000_000
"""Utilities that are copied for one piece of draws."""
SILENT, FACTION, PRESSING, VETOING = range(4)
FLOW, DISCOUNT, WIN, LOSE, SLACK, POWER, PRESSURE, SIDE, KIND, BAR, BACK_A, BACK_B = range(12)
"""Columns of `sheet`: what is given of a player; W, and R after A's and B's breach, at the state in hand."""
PHI_A, PHI_B, PAY_A, PAY_B, YES_A, YES_B = range(6)
"""Rows of `rows`: chance that either breaks an outcome, what it pays either leader, power that agrees; at a state."""


def compiled(function: F) -> F:
    """Compile `function` at its first call, keep the result on disk, and release the interpreter's lock in it."""
    return cast(F, numba.njit(nogil=True, cache=True, error_model="numpy")(function))


def solve_numba(game: Game, tables: Tables, *, later: bool, threads: int | None = None) -> None:
    """Fill `tables` with the equilibrium of `game`; see `ripeness.bargaining.solve`."""
    workers = threads or os.cpu_count() or 1
    most = max(1, PIECE // max(1, game.outcomes * len(game.players)))
    size = max(1, min(most, -(-game.draws // (2 * workers))))
    share_out(partial(_solve_piece, game, tables, later), game.draws, size=size, threads=threads)


def _solve_piece(game: Game, tables: Tables, later: bool, piece: slice) -> None:
    """Lay one piece of draws out for the compiled code, and run it."""
    part, out = game.take(piece), tables.take(piece)
    table = Table(part)
    order = np.array([*part.leaders, *(i for i in range(len(part.players)) if i not in part.leaders)])
    ids = np.flatnonzero(table.mandate)
    sheet = np.zeros((part.draws, len(order), 12))
    sides = [0 if part.players[i].side == "A" else 1 for i in order]
    finite = np.where(np.isinf(part.patron_pressure), 0.0, part.patron_pressure)[:, order]
    wins = part.victory_utility[:, order]
    given = (
        flow(part)[:, order],
        part.discount[:, order],
        wins[..., 0],
        wins[..., 1],
        table.slack[:, order],
        part.power[:, order],
        finite,
        sides,
        _kinds(table)[order],
    )
    for column, numbers in enumerate(given):
        sheet[:, :, column] = numbers
    worth = np.concatenate([part.utility[:, order], table.loose[:, None]], axis=1)[:, :, ids]
    mean, strength = part.belief_mean, part.belief_strength
    pairs = (mean * strength, (1 - mean) * strength, part.rearm, part.distrust, part.talk_cost, part.quota - 1e-9)
    sides_numbers = np.concatenate([*pairs, part.proposer_a[:, None]], axis=1)
    none = np.empty((0, 0, 0, 0))
    kept = (none, none) if out.war is None or out.value is None else (out.war, out.value)
    shape = (part.rung, part.rungs, part.horizon, later, out.war is not None, table.firm, not table.simple)
    given_arrays = (sheet, np.ascontiguousarray(worth), sides_numbers, np.ascontiguousarray(part.power_shift))
    _backward(given_arrays, shape, (out.proposals, out.war_today, out.value_today, *kept), ids, order)


def _kinds(table: Table) -> Any:
    """Return what say each player has."""
    kinds = np.full(len(table.game.players), SILENT)
    for s in (0, 1):
        if table.game.quota[:, s].any():
            kinds[list(table.factions[s])] = FACTION
        kinds[list(table.pressing[s])] = PRESSING
    kinds[list(table.vetoing)] = VETOING
    return kinds


@compiled
def _backward(given: Any, shape: Any, out: Any, ids: Any, order: Any) -> None:
    """Solve every draw of a piece."""
    sheets, worths, numbers, shifts = given
    proposals, war_today, value_today, wars, values = out
    start, rungs, horizon, later, keep, firm, asked = shape
    players, outcomes = sheets.shape[1], worths.shape[2]
    value = np.empty((rungs + 1, players))
    rows, lists = np.zeros((6, outcomes)), np.zeros((2, outcomes + 1), np.int64)
    for d in range(sheets.shape[0]):
        sheet, worth, shift = sheets[d], worths[d], shifts[d]
        b = numbers[d]
        belief = (b[0], b[1], b[2], b[3])  # alphas, betas
        # Pairs for A and B: slack, rearm, distrust, talk cost, quota; then rho. A tuple of numbers is free to pass.
        lead = (sheet[0, SLACK], sheet[1, SLACK], b[4], b[5], b[6], b[7], b[8], b[9], b[10], b[11], b[12])
        value[0], value[rungs] = sheet[:, LOSE], sheet[:, WIN]
        for t in range(horizon, -1, -1):
            low, high = max(1 + (start + t + 1) % 2, start - t), min(rungs - 1, start + t)
            if rungs == 2 and t > 0:
                high = 0
            for n in range(low, high + 1, 2):
                odds = _believe(belief, t, n - start, shift)
                if t == horizon:
                    _resume(sheet, (n, rungs, 0, players), _arm(odds, 0.0, 0.0))
                    value[n], sheet[:, BAR] = sheet[:, BACK_A], sheet[:, BACK_A]
                else:
                    _fight(sheet, value, n, odds)
                    if outcomes and (later or t == 0):
                        first, second = _meet(sheet, worth, (rows, lists), (n, rungs, firm, asked), odds, lead)
                        if first >= 0:
                            _sign(sheet, worth, rows, (first, second, lead[10]), value[n])
                            proposals[d, t, n, 0], proposals[d, t, n, 1] = ids[first], ids[second]
                if t == 0 or keep:
                    for i in range(players):
                        if t == 0:
                            war_today[d, order[i]], value_today[d, order[i]] = sheet[i, BAR], value[n, i]
                        if keep:
                            wars[d, t, n, order[i]], values[d, t, n, order[i]] = sheet[i, BAR], value[n, i]


@compiled
def _chances(odds: float) -> Any:
    """Return the chances of winning and losing with these log-odds."""
    small = np.exp(-abs(odds))
    less, more = small / (1.0 + small), 1.0 / (1.0 + small)
    return (more, less) if odds >= 0 else (less, more)


@compiled
def _believe(belief: Any, t: int, moved: int, shift: Any) -> Any:
    """Return the log-odds that A wins the next round, as either side sees them."""
    wins, column = (t + moved) / 2, min(t, shift.shape[1] - 1)
    first = np.log(belief[0] + wins) - np.log(belief[2] + (t - wins)) + shift[0, column]
    second = np.log(belief[1] + wins) - np.log(belief[3] + (t - wins)) + shift[1, column]
    return first, second


@compiled
def _fight(sheet: Any, value: Any, n: int, odds: Any) -> None:
    """Fill in W, and V as if nothing were signed."""
    chance = (_chances(odds[0]), _chances(odds[1]))
    for i in range(sheet.shape[0]):
        win, lose = chance[0] if sheet[i, SIDE] == 0 else chance[1]
        ahead = win * value[n + 1, i] + lose * value[n - 1, i]
        sheet[i, BAR] = value[n, i] = sheet[i, FLOW] + sheet[i, DISCOUNT] * ahead


@compiled
def _arm(odds: Any, a: float, b: float) -> Any:
    """Return the chances of winning and losing as A, then B, sees them, each after A, then B, has re-armed."""
    return (_chances(odds[0] + a), _chances(odds[0] - b)), (_chances(odds[1] + a), _chances(odds[1] - b))


@compiled
def _resume(sheet: Any, plan: Any, arms: Any) -> None:
    """Fill in what some players expect of a war fought to the finish from rung n, at the chances of their side.

    The elimination of `ripeness.bargaining.war.finish_from`, with its divisions put off to the end: every pivot is a
    ratio of neighbours in the sequence of determinants det(k) = det(k-1) - up down det(k-2), which is at least 2 ** -k.
    """
    n, rungs, first, last = plan
    for i in range(first, last):
        discount, ends = sheet[i, DISCOUNT], (sheet[i, WIN], sheet[i, LOSE])
        (win_a, lose_a), (win_b, lose_b) = arms[0] if sheet[i, SIDE] == 0 else arms[1]
        sheet[i, BACK_A] = _finish(n, rungs, sheet[i, FLOW], (discount * win_a, discount * lose_a), ends)
        sheet[i, BACK_B] = _finish(n, rungs, sheet[i, FLOW], (discount * win_b, discount * lose_b), ends)


@compiled
def _finish(n: int, rungs: int, flow: float, step: Any, ends: Any) -> Any:
    """Return X(n) on a ladder: what the war is worth from rung n."""
    up, down = step
    if rungs - n > n:
        return _eliminate(n - 1, rungs - n - 1, flow, (up, down), (ends[0], ends[1]))
    return _eliminate(rungs - n - 1, n - 1, flow, (down, up), (ends[1], ends[0]))


@compiled
def _eliminate(near: int, far: int, flow: float, step: Any, ends: Any) -> Any:
    """Return X where `far` rungs lie in the direction of the first step and end, and `near` <= far in the other."""
    ahead, back = step
    top, low = ends
    both, less, det = ahead * back, 0.0, 1.0
    for _ in range(near):
        top, low = flow * det + ahead * top, flow * det + back * low
        less, det = det, det - both * less
    near_det, near_less = det, less
    for _ in range(far - near):
        top = flow * det + ahead * top
        less, det = det, det - both * less
    rest = flow * near_det * det + ahead * top * near_det + back * low * det
    return rest / (near_det * det - both * (near_less * det + less * near_det))


@compiled
def _meet(sheet: Any, worth: Any, room: Any, state: Any, odds: Any, lead: Any) -> Any:
    """Return what A and B would propose; -1 if nothing is acceptable."""
    rows, lists = room
    n, rungs, firm, asked = state
    arms = _arm(odds, lead[2], lead[3])
    if not firm:
        _resume(sheet, (n, rungs, 0, 2), arms)
    if not _lead(sheet, worth, rows, lead):
        return -1, -1
    if not firm:
        _resume(sheet, (n, rungs, 2, sheet.shape[0]), arms)
    if asked:
        rows[YES_A:] = 0.0
        for i in range(2, sheet.shape[0]):
            if sheet[i, KIND] != SILENT:
                _hear(sheet, worth, rows, i)
    need = (sheet[0, BAR] - lead[0], sheet[1, BAR] - lead[1], lead[8], lead[9])
    count = _accept(rows, lists, need)
    if count == 0:
        return -1, -1
    return _choose(rows, lists, count, (0, lead[0], lead[1])), _choose(rows, lists, count, (1, lead[1], lead[0]))


@compiled
def _lead(sheet: Any, worth: Any, rows: Any, lead: Any) -> bool:
    """Fill in chances of breach and what leaders get by every outcome, before pressure; say whether any could do."""
    first, second, loose = worth[0], worth[1], worth[-1]
    phi_a, phi_b, pay_a, pay_b = rows[PHI_A], rows[PHI_B], rows[PAY_A], rows[PAY_B]
    aa, ab, ba, bb = sheet[0, BACK_A], sheet[0, BACK_B], sheet[1, BACK_A], sheet[1, BACK_B]
    tempt_a, tempt_b, fear_a, fear_b, talk_a, talk_b = aa - lead[0], bb - lead[1], lead[4], lead[5], lead[6], lead[7]
    need_a, need_b, some = sheet[0, BAR] - lead[0], sheet[1, BAR] - lead[1], 0
    for m in range(first.shape[0]):
        a = 1.0 if first[m] < tempt_a else fear_a
        b = 1.0 if second[m] < tempt_b else fear_b
        p, q = loose[m] * (a * (1 - b / 2)), loose[m] * (b * (1 - a / 2))
        phi_a[m], phi_b[m] = p, q
        one = (1 - (p + q)) * first[m] + (p * aa + q * ab) - talk_a
        two = (1 - (p + q)) * second[m] + (p * ba + q * bb) - talk_b
        one = one if p + q < CERTAIN else -np.inf
        pay_a[m], pay_b[m] = one, two
        some += 1 if (one >= need_a) & (two >= need_b) else 0
    return some > 0


@compiled
def _hear(sheet: Any, worth: Any, rows: Any, i: int) -> None:
    """Add the answer of one faction or patron to every outcome: power that agrees, or pay lost by its objection."""
    kind, side, own = sheet[i, KIND], int(sheet[i, SIDE]), worth[i]
    phi_a, phi_b, to = rows[PHI_A], rows[PHI_B], rows[YES_A + side if kind == FACTION else PAY_A + side]
    back_a, back_b, need = sheet[i, BACK_A], sheet[i, BACK_B], sheet[i, BAR] - sheet[i, SLACK]
    if_not = sheet[i, POWER] if kind == FACTION else 0.0
    if_so = -sheet[i, PRESSURE] if kind == PRESSING else -np.inf if kind == VETOING else 0.0
    for m in range(own.shape[0]):
        p, q = phi_a[m], phi_b[m]
        objects = (1 - (p + q)) * own[m] + (p * back_a + q * back_b) < need
        to[m] += if_so if objects else if_not


@compiled
def _accept(rows: Any, lists: Any, need: Any) -> int:
    """List the acceptable outcomes; return how many. There is no branch in the loop, since none could be foreseen."""
    pay_a, pay_b, yes_a, yes_b, chosen = rows[PAY_A], rows[PAY_B], rows[YES_A], rows[YES_B], lists[0]
    need_a, need_b, quota_a, quota_b = need
    count = 0
    for m in range(pay_a.shape[0]):
        ok = (pay_a[m] >= need_a) & (pay_b[m] >= need_b) & (yes_a[m] >= quota_a) & (yes_b[m] >= quota_b)
        chosen[count] = m
        count += 1 if ok else 0
    return count


@compiled
def _choose(rows: Any, lists: Any, count: int, plan: Any) -> Any:
    """Return the outcome that is best for the proposer; of equals, for the other; of those, the first."""
    side, slack, other_slack = plan
    own, other, chosen, tied = rows[PAY_A + side], rows[PAY_B - side], lists[0], lists[1]
    top, second, equal = -np.inf, -np.inf, 0
    for k in range(count):
        top = own[chosen[k]] if own[chosen[k]] > top else top
    for k in range(count):
        if own[chosen[k]] >= top - slack:
            tied[equal] = chosen[k]
            equal += 1
            second = max(second, other[chosen[k]])
    for k in range(equal):
        if other[tied[k]] >= second - other_slack:
            return tied[k]
    return tied[0]


@compiled
def _sign(sheet: Any, worth: Any, rows: Any, plan: Any, value: Any) -> None:
    """Fill in V of a state where something is signed: what A's and B's proposals pay, leaders net of pressure."""
    a, b, rho = plan
    for i in range(sheet.shape[0]):
        if i < 2:
            value[i] = rho * rows[PAY_A + i, a] + (1 - rho) * rows[PAY_A + i, b]
        else:
            value[i] = rho * _worth(sheet, worth, rows, i, a) + (1 - rho) * _worth(sheet, worth, rows, i, b)


@compiled
def _worth(sheet: Any, worth: Any, rows: Any, i: int, m: int) -> Any:
    """Return what player i gets by signing outcome m."""
    p, q = rows[PHI_A, m], rows[PHI_B, m]
    return (1 - (p + q)) * worth[i, m] + (p * sheet[i, BACK_A] + q * sheet[i, BACK_B])
