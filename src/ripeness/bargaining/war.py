"""War fought to the finish: gambler's ruin on the ladder, with discounting, without losing digits.

At a fixed chance m that A gains a rung, the value of war to a player obeys, for 0 < n < N,

    X(n) = flow + delta (m X(n+1) + (1 - m) X(n-1)),        X(0), X(N) given

With delta = 1 this is P(n) X(N) + (1 - P(n)) X(0) + flow D(n), with P(n) = (1 - r^n) / (1 - r^N), r = (1 - m) / m, and
D(n) = (n - N P(n)) / (1 - 2m). Those forms lose all digits of D as m nears 1/2, and their discounted kin as delta
nears 1. Solving the equations by elimination loses none: every pivot is a chance of at least 1/2, and no two numbers
of one sign are subtracted. It costs N steps instead of one.

Discounting the fight to the finish as every other round is makes the horizon harmless: if nothing is learnt, no shift
comes and nothing is signed, the value of war is the same for every horizon.
"""

from __future__ import annotations

import numpy as np

from ripeness.bargaining.fields import Floats, Ints


def ladder(
    win: Floats, lose: Floats, *, flow: Floats, ends: tuple[Floats, Floats], discount: Floats, rungs: int
) -> Floats:
    """Return X(n) for every rung of the ladder.

    Parameters
    ----------
    win, lose : arrays of one shape S
        Chance that A gains, and loses, a rung.
    flow : array, S
        What a round is worth; utility/round.
    ends : pair of arrays, S
        X(N), A's victory, and X(0), B's.
    discount : array, S
    rungs : int
        N.

    Returns
    -------
    ndarray, (N+1, *S)

    References
    ----------
    Feller1968, chapter XIV, for the closed forms; GrassmannTaksarHeyman1985 for elimination that loses no digits.
    """
    up, down = discount * win, discount * lose
    carry, gain = [np.zeros_like(up)], [np.broadcast_to(ends[1], up.shape)]
    for _ in range(1, rungs):
        pivot = 1.0 - down * carry[-1]
        gain.append((flow + down * gain[-1]) / pivot)
        carry.append(up / pivot)
    values = np.empty((rungs + 1, *up.shape))
    values[rungs] = ends[0]
    for n in range(rungs - 1, -1, -1):
        values[n] = gain[n] + carry[n] * values[n + 1]
    return values


def chance_of_victory(win: Floats, *, lose: Floats, rungs: int) -> Floats:
    """Return P(n), the chance that A reaches the top first, for every rung; (N+1, *S)."""
    one = np.ones_like(win)
    return ladder(win, lose, flow=0 * one, ends=(one, 0 * one), discount=one, rungs=rungs)


def expected_rounds(win: Floats, *, lose: Floats, rungs: int) -> Floats:
    """Return D(n), the expected number of rounds to the finish, for every rung; (N+1, *S)."""
    one = np.ones_like(win)
    return ladder(win, lose, flow=one, ends=(0 * one, 0 * one), discount=one, rungs=rungs)


def finish_from(
    chances: tuple[Floats, Floats], *, flow: Floats, ends: tuple[Floats, Floats], discount: Floats, at: Ints, rungs: int
) -> Floats:
    """Return X(n) where each entry of the **first** axis has its own chance and its own rung ``at``.

    Eliminates from both ends towards the rung, and solves for it.

    Parameters
    ----------
    chances : pair of arrays, (R, *S)
        That A gains, and loses, a rung.
    flow, discount, ends : arrays that broadcast to (R, *S), the same for every entry of the first axis
    at : int array, (R,)
        The rungs, 1..N-1, rising.

    Returns
    -------
    ndarray, (R, *S)
    """
    up, down = (np.asarray(discount * chance) for chance in chances)
    below = _eliminate(up, down, flow=flow, end=ends[1], steps=at)
    above = _eliminate(down[::-1].copy(), up[::-1].copy(), flow=flow, end=ends[0], steps=(rungs - at)[::-1])
    rest = flow + up * above[0][::-1] + down * below[0]
    return np.asarray(rest / (1.0 - up * above[1][::-1] - down * below[1]))


def _eliminate(ahead: Floats, back: Floats, *, flow: Floats, end: Floats, steps: Ints) -> tuple[Floats, Floats]:
    """Express X one step short of each entry's rung as gain + carry X(rung); entries have rising `steps` to walk."""
    gain, carry = np.empty_like(ahead), np.zeros_like(ahead)
    gain[...] = end
    pivot = np.empty_like(ahead)
    for k in range(1, int(steps[-1])):
        first = int(np.searchsorted(steps, k, side="right"))
        b, q, f, p = back[first:], carry[first:], gain[first:], pivot[first:]
        np.multiply(b, q, out=p)
        np.subtract(1.0, p, out=p)
        f *= b
        f += flow
        f /= p
        np.divide(ahead[first:], p, out=q)
    return gain, carry
