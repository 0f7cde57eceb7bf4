"""Rubinstein 1982: alternating offers over a pie, without end."""

from __future__ import annotations

from ripeness.errors import GameError


def first_share(first: float, second: float) -> float:
    """Return the share of the pie that the first proposer keeps in the only subgame-perfect equilibrium.

    .. math:: x = \\frac{1 - \\delta_2}{1 - \\delta_1 \\delta_2}

    Parameters
    ----------
    first, second : float
        Discount factors per round of the party that proposes first and of the other; in [0, 1), or one of them 1.

    Returns
    -------
    float
        A share, in [0, 1]; it is agreed at once.

    Raises
    ------
    GameError
        If a factor is outside [0, 1], or both are 1: then every division is an equilibrium.

    References
    ----------
    Rubinstein1982 in ``docs/references.bib``. It is no special case of our model, in which the proposer is drawn anew
    each round and war may end the game.

    Examples
    --------
    >>> round(first_share(0.9, 0.9), 4)
    0.5263
    """
    for name, factor in (("first", first), ("second", second)):
        if not 0 <= factor <= 1:
            raise GameError(f"{name} discount factor must be from 0 to 1; got {factor}")
    if first == second == 1:
        raise GameError("one of the discount factors must be below 1; got 1 for both")
    return (1 - second) / ((1 - second) + second * (1 - first))
