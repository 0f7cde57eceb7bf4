"""Fearon 1995: the demand against an unknown cost of war, and preventive war, in closed form."""

from __future__ import annotations

from dataclasses import dataclass

from ripeness.errors import GameError


@dataclass(frozen=True)
class Demand:
    """A's best demand, the chance of war that it accepts with it, and what A expects."""

    demand: float
    war: float
    value: float


def best_demand(p: float, *, cost: float, greatest_cost: float) -> Demand:
    """Return A's best take-it-or-leave-it demand against a cost of war of B's that is uniform on [0, `greatest_cost`].

    B accepts a demand x if 1 - x >= 1 - p - c_B, so war has the chance (x - p)/c_max, and A maximises

    .. math:: \\Big(1 - \\frac{x - p}{c}\\Big) x + \\frac{x - p}{c} (p - c_A)
              \\quad\\Rightarrow\\quad x^* = p + \\tfrac{1}{2}(c - c_A), \\text{ held within } [p, \\min(1, p + c)]

    Parameters
    ----------
    p : float
        Chance that A wins a war over a pie of 1; in [0, 1].
    cost : float
        c_A >= 0; share of the pie.
    greatest_cost : float
        c > 0; share of the pie.

    Raises
    ------
    GameError
        If a number is outside its range.

    References
    ----------
    Fearon1995, private information, in ``docs/references.bib``.

    Examples
    --------
    >>> best_demand(0.5, cost=0.25, greatest_cost=0.5)
    Demand(demand=0.625, war=0.25, value=0.53125)
    """
    _share("p", p)
    if not (cost >= 0 and 0 < greatest_cost < float("inf")):
        raise GameError(f"cost must be >= 0 and greatest_cost above 0; got {cost} and {greatest_cost}")
    excess = min(max((greatest_cost - cost) / 2, 0.0), 1 - p, greatest_cost)
    war = excess / greatest_cost
    return Demand(demand=p + excess, war=war, value=(1 - war) * (p + excess) + war * (p - cost))


@dataclass(frozen=True)
class Prevention:
    """What the declining side gains by fighting now, and what war wastes of it."""

    gain: float
    waste: float

    @property
    def war(self) -> bool:
        """Whether the declining side attacks, although both know everything."""
        return self.gain > self.waste


def preventive_war(p_now: float, p_later: float, *, cost: float, discount: float) -> Prevention:
    """Return whether B fights while A's chance of winning is still `p_now`, before it becomes `p_later`.

    .. math:: \\delta p_2 - p_1 > c_B (1 - \\delta)^2

    A can't promise to use its later strength for less than it will be worth; what is at stake is the pie in every
    round to come, and what B could be given now is one round of it.

    Parameters
    ----------
    p_now, p_later : float
        Chance that A wins a war now, and from the next round on; in [0, 1].
    cost : float
        B's cost of war, in rounds of the pie; >= 0.
    discount : float
        delta per round; in (0, 1).

    Raises
    ------
    GameError
        If a number is outside its range.

    References
    ----------
    Fearon1995, commitment problems, in ``docs/references.bib``. Our model moves power by re-arming after an agreement
    (Powell2006) and has no later rounds of the pie, so this condition is no special case of it.

    Examples
    --------
    >>> preventive_war(0.35, 0.65, cost=0.1, discount=0.9).war
    True
    """
    _share("p_now", p_now)
    _share("p_later", p_later)
    if not (cost >= 0 and 0 < discount < 1):
        raise GameError(f"cost must be >= 0 and discount above 0 and below 1; got {cost} and {discount}")
    return Prevention(gain=discount * p_later - p_now, waste=cost * (1 - discount) ** 2)


def _share(name: str, value: float) -> None:
    if not 0 <= value <= 1:
        raise GameError(f"{name} must be from 0 to 1; got {value}")
