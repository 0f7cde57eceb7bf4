"""Preferences over states, in any of three ways; the model uses their order alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from ripeness.bargaining.conflict_graph.statements import holds
from ripeness.bargaining.fields import Bools, Ints
from ripeness.errors import GameError


@dataclass(frozen=True)
class Statements:
    """Preference statements, the most important first (option prioritising).

    State s scores

    .. math:: \\Psi(s) = \\sum_{j=1}^{k} 2^{k-j} \\, [\\text{statement } j \\text{ is true at } s]

    so no number of later statements outweighs an earlier one. States with equal scores are equally preferred.
    """

    texts: tuple[str, ...]


@dataclass(frozen=True)
class Ranking:
    """States by their labels, the best first; states in a tuple of their own are equally preferred."""

    groups: tuple[str | tuple[str, ...], ...]


@dataclass(frozen=True)
class Payoffs:
    """A number for each state, in the order of the states; more is better, and only the order counts."""

    numbers: tuple[float, ...]


Preference = Statements | Ranking | Payoffs | Sequence[float]
"""What a decision maker's preferences may be given as; a plain sequence of numbers is `Payoffs`."""


def ranks(preference: Preference, states: Sequence[str], *, name: str) -> Ints:
    """Return the rank of each state, shape (n,): 1 for the worst, the same for states that are equally preferred.

    Parameters
    ----------
    preference : Ranking, Payoffs or sequence of float
        Statements need options: see `by_statements`.
    states : sequence of str
        Labels of the n states.
    name : str
        The decision maker, for error sentences.

    Raises
    ------
    GameError
        If a ranking misses a state, has one twice or an unknown one, or payoffs are too few, too many or not finite.

    Examples
    --------
    >>> ranks(Ranking(("peace", ("truce", "war"))), ["war", "truce", "peace"], name="A").tolist()
    [1, 1, 2]
    >>> ranks([0.5, 7, 0.5], ["war", "peace", "truce"], name="A").tolist()
    [1, 2, 1]
    """
    if isinstance(preference, Statements):
        raise GameError(f"preference statements of {name} must be about options; got a graph without options")
    if isinstance(preference, Ranking):
        return _by_ranking(preference, states, name)
    return _by_payoffs(preference.numbers if isinstance(preference, Payoffs) else preference, len(states), name)


def by_statements(preference: Statements, options: Sequence[str], choices: Bools) -> Ints:
    """Return the rank of each state, shape (n,), by statements on the options that it takes, `choices` (n, m).

    Raises
    ------
    GameError
        If a statement can't be read or names an unknown option.

    Examples
    --------
    >>> taken = np.array([[False, False], [True, False], [False, True], [True, True]])
    >>> by_statements(Statements(("not delay", "modify")), ["modify", "delay"], taken).tolist()
    [3, 4, 1, 2]
    """
    place = np.zeros(len(choices), dtype=np.int64)
    for text in preference.texts:  # doubled and ranked anew at each step, so that no number of statements overflows
        place = _dense(2 * place + holds(text, options, choices))
    return _dense(place)


def _dense(values: ArrayLike) -> Ints:
    inverse = np.unique(values, return_inverse=True)[1]
    return inverse.reshape(-1).astype(np.int64) + 1


def _by_payoffs(numbers: Sequence[float], states: int, name: str) -> Ints:
    try:
        values = np.asarray(numbers, dtype=np.float64)
    except (TypeError, ValueError):
        raise GameError(f"payoffs of {name} must be numbers; got {numbers!r:.80}") from None
    if values.shape != (states,):
        raise GameError(f"payoffs of {name} must be one for each of {states} states; got shape {values.shape}")
    if not np.isfinite(values).all():
        raise GameError(f"payoffs of {name} must be finite; got {values[~np.isfinite(values)][0]}")
    return _dense(values)


def _by_ranking(ranking: Ranking, states: Sequence[str], name: str) -> Ints:
    place = {label: row for row, label in enumerate(states)}
    found = np.zeros(len(states), dtype=np.int64)
    for k, group in enumerate(ranking.groups):
        for label in (group,) if isinstance(group, str) else group:
            if label not in place:
                raise GameError(f"ranking of {name} must be of the states there are; got {label}")
            if found[place[label]]:
                raise GameError(f"ranking of {name} must have each state once; got {label} twice")
            found[place[label]] = len(ranking.groups) - k
    if (found == 0).any():
        missed = states[int(np.flatnonzero(found == 0)[0])]
        raise GameError(f"ranking of {name} must have every state; it misses {missed}")
    return _dense(found)
