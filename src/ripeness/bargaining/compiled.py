"""The compiled part of `kernel_numba`: backward induction draw by draw, each function serial and cached on disk.

All of it stands in one file, since Numba looks at the file of a function alone to tell whether what it has cached is
stale: a change of a function that is called from another file would go unseen.

Functions that handle one round of one draw take a `span`, (first, last): all rungs where the war can be, every other
one. What has many rungs and players is laid out flat, in lanes, so that the processor handles several at once.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

import numba
import numpy as np

from ripeness.bargaining.commitment import CERTAIN

F = TypeVar("F", bound=Callable[..., Any])
FLOW, DISCOUNT, WIN, LOSE, SLACK, POWER, PRESSURE, SIDE, VETO = range(9)
"""Columns of a `sheet`, (players, 9): what is given of a player."""
UP, DOWN, DRIFT, BOTH, LOW, TOP = range(6)
"""Rows of `lanes`: discounted chances, flow, product of the chances, and what elimination from either end has found."""
REARM, DISTRUST, TALK, QUOTA, RHO = 4, 6, 8, 10, 12
"""Places in `numbers` of a draw, two each for A and B but for rho; alphas and betas stand before."""
BLOCK = 128
"""Lanes that are worked on together: their determinants stay in the processor's cache."""


def compiled(function: F) -> F:
    """Compile `function` at its first call, keep the result on disk, and release the interpreter's lock in it."""
    return cast(F, numba.njit(nogil=True, cache=True, error_model="numpy")(function))


@compiled
def backward(given: Any, which: Any, fronts: Any, plan: Any, out: Any) -> None:
    """Solve every draw of a piece; what is passed is laid out in `kernel_numba`."""
    sheets, numbers, shifts, utilities, loose = given
    start, rungs, horizon, later, _, _, alone = plan
    ids, players = which[0], sheets.shape[1]
    outcomes, lanes = len(ids), BLOCK + 2 * players
    desk, votes = np.empty((3, outcomes)), np.empty((outcomes, players))
    state = (np.empty((rungs + 1, players)), np.empty((rungs + 1, players)), np.zeros((rungs + 1, players, 2)))
    ladder = (np.empty((rungs + 1, 2, 2)), np.empty((6, lanes)), np.empty((rungs + 1, lanes)), np.ones((2, 2)))
    room = (np.empty((2, outcomes)), np.zeros(outcomes + 1, np.int64), np.empty((outcomes, players)))
    ends = np.zeros((rungs + 1, 2), np.int64)
    for d in range(len(sheets)):
        _seat(utilities[d], loose[d], which, desk, votes)
        draw, f = (sheets[d], numbers[d], desk, votes), d if alone else 0
        front = (fronts[0][f], fronts[1][f], fronts[2][f], ends)
        for t in range(horizon, -1, -1):
            span = _span_of(t, start, rungs)
            _wage(draw, shifts[d], state, ladder, (t, span, plan))
            if t < horizon and outcomes > 0 and (later or t == 0):
                if alone:
                    _settle_on_frontier(draw, state, front, out[0][d, t], span)
                else:
                    _settle(draw, state, room, out[0][d, t], span)
            _keep(state, (out[1][d], out[2][d], out[3], out[4]), which, (d, t, span, plan), out[0][d])


@compiled
def _seat(utility: Any, loose: Any, which: Any, desk: Any, votes: Any) -> None:
    """Fill in what outcomes within everybody's mandate are worth, leaders first, and 1 - g."""
    ids, order = which
    for m in range(len(ids)):
        for i in range(len(order)):
            votes[m, i] = utility[order[i], ids[m]]
        desk[0, m], desk[1, m], desk[2, m] = votes[m, 0], votes[m, 1], loose[ids[m]]


@compiled
def _wage(draw: Any, shift: Any, state: Any, ladder: Any, moment: Any) -> None:
    """Fill in W of a round, V as if nothing were signed, and R if agreements can be broken."""
    sheet, numbers, _, _ = draw
    value, bar, back = state
    odds, lanes, det, arms = ladder
    t, span, (start, rungs, horizon, _, _, firm, _) = moment
    _weigh(odds, numbers, shift, (t, start, span[0], span[1]))
    if t == horizon:
        arms[0, 0] = arms[0, 1] = arms[1, 0] = arms[1, 1] = 1.0
        _resume(sheet, odds, arms, (lanes, det), back, span)
        for i in range(sheet.shape[0]):
            value[0, i], value[rungs, i] = sheet[i, LOSE], sheet[i, WIN]
            for n in range(span[0], span[1] + 1, 2):
                value[n, i] = bar[n, i] = back[n, i, 0]
        return
    if not firm:
        arms[0, 0], arms[0, 1] = np.exp(numbers[REARM] / 2), np.exp(-numbers[REARM] / 2)
        arms[1, 0], arms[1, 1] = np.exp(-numbers[REARM + 1] / 2), np.exp(numbers[REARM + 1] / 2)
        _resume(sheet, odds, arms, (lanes, det), back, span)
    _fight(sheet, odds, value, bar, span)


@compiled
def _keep(state: Any, kept: Any, which: Any, moment: Any, proposals: Any) -> None:
    """Note what is to be kept of a round: values today, or at every state; outcomes by their own numbers."""
    value, bar, _ = state
    ids, order = which
    d, t, span, (_, _, horizon, _, keep, _, _) = moment
    for n in range(span[0], span[1] + 1, 2):
        if t < horizon and proposals[t, n, 0] >= 0:
            proposals[t, n, 0], proposals[t, n, 1] = ids[proposals[t, n, 0]], ids[proposals[t, n, 1]]
        for i in range(len(order) if t == 0 or keep else 0):
            if t == 0:
                kept[0][order[i]], kept[1][order[i]] = bar[n, i], value[n, i]
            if keep:
                kept[2][d, t, n, order[i]], kept[3][d, t, n, order[i]] = bar[n, i], value[n, i]


@compiled
def _span_of(t: int, start: int, rungs: int) -> Any:
    """Return the first and the last rung where the war can be after t rounds; see `ripeness.bargaining.tables`."""
    low, high = max(1 + (start + t + 1) % 2, start - t), min(rungs - 1, start + t)
    return (low, high) if rungs > 2 or t == 0 else (1, 0)


@compiled
def _weigh(odds: Any, numbers: Any, shift: Any, state: Any) -> None:
    """Fill in `odds`, (rungs + 1, 2, 2): how likely A and B think it that A wins and that it loses, not normalised.

    The chance of A's is (alpha + w) e^(h/2) to (beta + l) e^(-h/2). No logarithm is taken; and since the larger of the
    two counts is made 1, nothing overflows, and not both can vanish.
    """
    t, start, low, high = state
    column = min(t, shift.shape[1] - 1)
    for s in range(2):
        rise, fall = np.exp(shift[s, column] / 2), np.exp(-shift[s, column] / 2)
        for n in range(low, high + 1, 2):
            wins = (t + n - start) / 2
            won, lost = numbers[s] + wins, numbers[2 + s] + (t - wins)
            most = max(won, lost)
            odds[n, s, 0], odds[n, s, 1] = won / most * rise, lost / most * fall


@compiled
def _fight(sheet: Any, odds: Any, value: Any, bar: Any, span: Any) -> None:
    """Fill in W, and V as if nothing were signed; both (rungs + 1, players)."""
    for n in range(span[0], span[1] + 1, 2):
        one, two = odds[n, 0, 0] + odds[n, 0, 1], odds[n, 1, 0] + odds[n, 1, 1]
        win_a, lose_a, win_b, lose_b = (
            odds[n, 0, 0] / one,
            odds[n, 0, 1] / one,
            odds[n, 1, 0] / two,
            odds[n, 1, 1] / two,
        )
        for i in range(sheet.shape[0]):
            win, lose = (win_a, lose_a) if sheet[i, SIDE] == 0 else (win_b, lose_b)
            ahead = win * value[n + 1, i] + lose * value[n - 1, i]
            bar[n, i] = value[n, i] = sheet[i, FLOW] + sheet[i, DISCOUNT] * ahead


@compiled
def _resume(sheet: Any, odds: Any, arms: Any, room: Any, back: Any, span: Any) -> None:
    """Fill in `back`, (rungs + 1, players, 2): R, what a war fought to the finish is worth after A, or B, re-armed.

    `arms` are the factors by which re-arming moves the odds, (2, 2). This is the elimination of
    `ripeness.bargaining.war.finish_from` with its divisions put off to the end: every pivot is a ratio of neighbours
    in the sequence of determinants det(k) = det(k-1) - up down det(k-2), which is at least 2 ** -k.
    """
    width = 2 * sheet.shape[0]
    together = 2 * max(1, BLOCK // width)
    for low in range(span[0], span[1] + 1, together):
        high = min(span[1], low + together - 2)
        _lay(sheet, odds, arms, room[0], (low, high))
        _eliminate(room[0], room[1], (low, high, width, back.shape[0] - 1))
        _join(room[0], room[1], back, (low, high))


@compiled
def _lay(sheet: Any, odds: Any, arms: Any, lanes: Any, span: Any) -> None:
    """Lay out the lanes: rung after rung, in it player after player, in it A's and B's re-arming."""
    players = sheet.shape[0]
    for n in range(span[0], span[1] + 1, 2):
        first = (n - span[0]) * players
        for j in range(2):
            up_a, down_a = odds[n, 0, 0] * arms[j, 0], odds[n, 0, 1] * arms[j, 1]
            up_b, down_b = odds[n, 1, 0] * arms[j, 0], odds[n, 1, 1] * arms[j, 1]
            rate_a, rate_b = 1 / (up_a + down_a), 1 / (up_b + down_b)
            for i in range(players):
                lane, ours = first + 2 * i + j, sheet[i, SIDE] == 0
                up = sheet[i, DISCOUNT] * (up_a * rate_a if ours else up_b * rate_b)
                down = sheet[i, DISCOUNT] * (down_a * rate_a if ours else down_b * rate_b)
                lanes[UP, lane], lanes[DOWN, lane], lanes[BOTH, lane] = up, down, up * down
                lanes[DRIFT, lane], lanes[LOW, lane], lanes[TOP, lane] = sheet[i, FLOW], sheet[i, LOSE], sheet[i, WIN]


@compiled
def _eliminate(lanes: Any, det: Any, plan: Any) -> None:
    """Walk from both ends of the ladder to each lane's rung; `det`, (rungs + 1, lanes), row k for k - 1 steps."""
    low, high, width, rungs = plan
    count = ((high - low) // 2 + 1) * width
    up, drift, both = lanes[UP], lanes[DRIFT], lanes[BOTH]
    for lane in range(count):
        det[0, lane], det[1, lane] = 0.0, 1.0
    for k in range(1, max(high, rungs - low)):
        after, here, before = det[k + 1], det[k], det[k - 1]
        for lane in range(count):
            after[lane] = here[lane] - both[lane] * before[lane]
    for k in range(1, high):
        skip = width * max(0, (k - low) // 2 + 1)
        found, flow, step, part = lanes[LOW, skip:], lanes[DRIFT, skip:], lanes[DOWN, skip:], det[k, skip:]
        for lane in range(count - skip):
            found[lane] = flow[lane] * part[lane] + step[lane] * found[lane]
    for k in range(1, rungs - low):
        top, part = lanes[TOP], det[k]
        for lane in range(width * min((high - low) // 2 + 1, (rungs - k - low + 1) // 2)):
            top[lane] = drift[lane] * part[lane] + up[lane] * top[lane]


@compiled
def _join(lanes: Any, det: Any, back: Any, span: Any) -> None:
    """Solve for each lane's rung, from what was found from either end."""
    rungs, players = back.shape[0] - 1, back.shape[1]
    lane = 0
    for n in range(span[0], span[1] + 1, 2):
        for i in range(players):
            for j in range(2):
                below, above = det[n, lane], det[rungs - n, lane]
                rest = lanes[DRIFT, lane] * below * above
                rest += lanes[UP, lane] * lanes[TOP, lane] * below + lanes[DOWN, lane] * lanes[LOW, lane] * above
                less = det[n - 1, lane] * above + below * det[rungs - n - 1, lane]
                back[n, i, j] = rest / (below * above - lanes[BOTH, lane] * less)
                lane += 1


@compiled
def _settle(draw: Any, state: Any, room: Any, proposals: Any, span: Any) -> None:
    """Sign what will be signed in one round of one draw: fill in V and `proposals`, (rungs + 1, 2), by short number.

    Parameters
    ----------
    draw : sheet; numbers; desk, (3, outcomes): worth of each to A's leader and B's, 1 - g; votes, (outcomes, players)
    state : V and W, (rungs + 1, players), leaders first; R, (rungs + 1, players, 2)
    room : space for pay, (2, outcomes); the short list, (outcomes + 1,); what is on it, (outcomes, players)
    span : first and last rung
    """
    sheet, numbers, desk, votes = draw
    value, bar, back = state
    pay, short, worth = room
    for n in range(span[0], span[1] + 1, 2):
        _offer(sheet, numbers, desk, back, pay, n)
        count = _shortlist(pay, short, (bar[n, 0] - sheet[0, SLACK], bar[n, 1] - sheet[1, SLACK]))
        count = _hear((sheet, numbers, desk, votes, bar, back, pay, short, worth), n, count)
        if count == 0:
            continue
        a = _choose(worth, count, (0, sheet[0, SLACK], sheet[1, SLACK]))
        b = _choose(worth, count, (1, sheet[1, SLACK], sheet[0, SLACK]))
        proposals[n, 0], proposals[n, 1] = short[a], short[b]
        for i in range(sheet.shape[0]):
            value[n, i] = numbers[RHO] * worth[a, i] + (1 - numbers[RHO]) * worth[b, i]


@compiled
def _offer(sheet: Any, numbers: Any, desk: Any, back: Any, pay: Any, n: int) -> None:
    """Fill in what leaders get by each outcome, before pressure; -inf for A if it is sure to be broken."""
    aa, ab, ba, bb = back[n, 0, 0], back[n, 0, 1], back[n, 1, 0], back[n, 1, 1]
    tempt_a, tempt_b, fear_a, fear_b = (
        aa - sheet[0, SLACK],
        bb - sheet[1, SLACK],
        numbers[DISTRUST],
        numbers[DISTRUST + 1],
    )
    talk_a, talk_b = numbers[TALK], numbers[TALK + 1]
    first, second, loose, one, two = desk[0], desk[1], desk[2], pay[0], pay[1]
    for m in range(first.shape[0]):
        a = 1.0 if first[m] < tempt_a else fear_a
        b = 1.0 if second[m] < tempt_b else fear_b
        p, q = loose[m] * (a * (1 - b / 2)), loose[m] * (b * (1 - a / 2))
        signed = (1 - (p + q)) * first[m] + (p * aa + q * ab) - talk_a
        one[m] = signed if p + q < CERTAIN else -np.inf
        two[m] = (1 - (p + q)) * second[m] + (p * ba + q * bb) - talk_b


@compiled
def _shortlist(pay: Any, short: Any, need: Any) -> int:
    """List the outcomes that both leaders would sign; return how many. No branch: none could be foreseen."""
    one, two, count = pay[0], pay[1], 0
    for m in range(one.shape[0]):
        short[count] = m
        count += 1 if (one[m] >= need[0]) & (two[m] >= need[1]) else 0
    return count


@compiled
def _hear(table: Any, n: int, count: int) -> int:
    """Keep of the short list what the others let pass, with what each gets by signing it; return how many."""
    sheet, numbers, desk, votes, bar, back, pay, short, worth = table
    kept = 0
    for k in range(count):
        m = short[k]
        a = 1.0 if desk[0, m] < back[n, 0, 0] - sheet[0, SLACK] else numbers[DISTRUST]
        b = 1.0 if desk[1, m] < back[n, 1, 1] - sheet[1, SLACK] else numbers[DISTRUST + 1]
        p, q = desk[2, m] * (a * (1 - b / 2)), desk[2, m] * (b * (1 - a / 2))
        yes_a, yes_b, press_a, press_b, vetoes = 0.0, 0.0, 0.0, 0.0, 0.0
        for i in range(2, sheet.shape[0]):
            got = (1 - (p + q)) * votes[m, i] + (p * back[n, i, 0] + q * back[n, i, 1])
            worth[kept, i] = got
            objects = 1.0 if got < bar[n, i] - sheet[i, SLACK] else 0.0
            of_b = sheet[i, SIDE]
            power, pressure = (1 - objects) * sheet[i, POWER], objects * sheet[i, PRESSURE]
            vetoes += objects * sheet[i, VETO]
            yes_a, yes_b = yes_a + (1 - of_b) * power, yes_b + of_b * power
            press_a, press_b = press_a + (1 - of_b) * pressure, press_b + of_b * pressure
        one, two = pay[0, m] - press_a, pay[1, m] - press_b
        worth[kept, 0], worth[kept, 1], short[kept] = one, two, m
        ok = (one >= bar[n, 0] - sheet[0, SLACK]) & (two >= bar[n, 1] - sheet[1, SLACK]) & (vetoes == 0)
        kept += 1 if ok & (yes_a >= numbers[QUOTA]) & (yes_b >= numbers[QUOTA + 1]) else 0
    return kept


@compiled
def _choose(worth: Any, count: int, plan: Any) -> int:
    """Return the place of what is best for the proposer; of equals, for the other; of those, the first."""
    side, slack, other_slack = plan
    top, second = -np.inf, -np.inf
    for k in range(count):
        top = max(top, worth[k, side])
    for k in range(count):
        if worth[k, side] >= top - slack:
            second = max(second, worth[k, 1 - side])
    for k in range(count):
        if worth[k, side] >= top - slack and worth[k, 1 - side] >= second - other_slack:
            return k
    return 0


@compiled
def _settle_on_frontier(draw: Any, state: Any, front: Any, proposals: Any, span: Any) -> None:
    """Sign what two leaders alone will sign in one round of one draw; like `_settle`, with `kernel_frontier`'s method.

    `front` are the outcomes on the frontier, best for A first; what they are worth to A's leader and to B's; and, for
    each rung, the ends of the overlap that were found two rounds later, which are seldom far.
    """
    sheet, numbers, _, votes = draw
    value, bar, _ = state
    places, falling, rising, ends = front
    talk = (numbers[TALK], numbers[TALK + 1])
    for n in range(span[0], span[1] + 1, 2):
        needs = bar[n, 0] + (talk[0] - sheet[0, SLACK]), bar[n, 1] + (talk[1] - sheet[1, SLACK])
        ends[n, 0] = begin = _seek(rising, needs[1], 1, ends[n, 0])
        ends[n, 1] = _seek(falling, np.nextafter(needs[0], -np.inf), -1, ends[n, 1])
        end = ends[n, 1] - 1
        if begin > end:
            continue
        a = _walk(falling, begin, end, sheet[0, SLACK])
        b = _walk(rising, end, begin, sheet[1, SLACK])
        proposals[n, 0], proposals[n, 1] = places[a], places[b]
        for i in range(sheet.shape[0]):
            cost = talk[i] if i < 2 else 0.0
            one, two = votes[places[a], i] - cost, votes[places[b], i] - cost
            value[n, i] = numbers[RHO] * one + (1 - numbers[RHO]) * two


@compiled
def _seek(own: Any, need: float, sign: int, near: int) -> int:
    """Return the first place where sign * own is at least sign * need, or the length; look first around `near`."""
    low, high, step = near, near, 1
    while low > 0 and sign * own[low - 1] >= sign * need:
        low, high, step = max(0, low - step), low - 1, 2 * step
    step = 1
    while high < len(own) and sign * own[high] < sign * need:
        low, high, step = high + 1, min(len(own), high + step), 2 * step
    while low < high:
        middle = (low + high) // 2
        if sign * own[middle] < sign * need:
            low = middle + 1
        else:
            high = middle
    return low


@compiled
def _walk(own: Any, start: int, end: int, gap: float) -> int:
    """Walk from the proposer's best towards the other's, as long as the proposer loses no more than its slack."""
    at, step = start, 1 if end > start else -1
    while at != end and own[at + step] >= own[start] - gap:
        at += step
    return at
