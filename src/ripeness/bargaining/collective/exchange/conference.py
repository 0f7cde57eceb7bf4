"""The question of the exchange model: several actors who decide several issues together."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from ripeness.bargaining.collective.weighted_mean import means
from ripeness.bargaining.fields import LARGEST, Field, Floats, check_range
from ripeness.errors import GameError

NUMBERS: dict[str, Field] = {
    "position": Field(("actor", "issue"), "scale"),
    "salience": Field(("actor", "issue"), "share", 0, 1),
    "power": Field(("actor", "issue"), "power", 0),
}


@dataclass(frozen=True, eq=False)
class Conference:
    """Who wants what on each of several issues, how much, with what power. Checked and frozen.

    Parameters
    ----------
    actors : tuple of str
        I names, all different, two or more.
    issues : tuple of str
        K names, all different, two or more.
    position : array, (I, K)
        What each actor wants on each issue, in units of the issue's scale. Of an actor that takes no part in an issue:
        any point of the scale, with salience 0.
    salience : array, (I, K), default 1
        How much of its power each actor puts into each issue; share, 0 to 1.
    power : array, (I,) or (I, K), default 1
        What each actor could put in: votes, capability; >= 0, in any unit common to all.
    scale : pair of float, or (K, 2), default (0, 100)
        The low and the high end of all issues or of each. The model compares issues in per cent of their scales.

    Raises
    ------
    GameError
        One sentence: field, actor and issue; the rule; what was got.

    Examples
    --------
    >>> talks = Conference(("North", "South"), ("ports", "tariff"), position=[[0, 10], [100, 30]],
    ...     salience=[[1, 0.5], [0.5, 1]], power=[2, 1], scale=[(0, 100), (10, 30)])
    >>> talks.percent.tolist(), talks.mean.tolist()
    ([[0.0, 0.0], [100.0, 100.0]], [20.0, 20.0])
    """

    actors: tuple[str, ...]
    issues: tuple[str, ...]
    position: Floats
    salience: Floats = field(default_factory=lambda: np.ones(()))
    power: Floats = field(default_factory=lambda: np.ones(()))
    scale: Floats = field(default_factory=lambda: np.array([0.0, 100.0]))

    def __post_init__(self) -> None:
        object.__setattr__(self, "actors", _names("actors", self.actors, "an exchange takes two"))
        object.__setattr__(self, "issues", _names("issues", self.issues, "an exchange gives way on one for another"))
        object.__setattr__(self, "scale", _ends(self.scale, self.issues))
        shape = (len(self.actors), len(self.issues))
        labels = {"actor": self.actors, "issue": self.issues}
        for name in NUMBERS:
            array = _shaped(name, getattr(self, name), shape)
            check_range(name, array[None], labels, fields=NUMBERS)
            array.flags.writeable = False
            object.__setattr__(self, name, array)
        _check_on_scale(self)
        _check_weights(self)

    @property
    def weight(self) -> Floats:
        """Power put into each issue, salience times power, (I, K); above 0 for somebody on every issue."""
        return self.salience * self.power

    @property
    def percent(self) -> Floats:
        """Positions in per cent of the scales, (I, K)."""
        return (self.position - self.scale[:, 0]) * (100 / (self.scale[:, 1] - self.scale[:, 0]))

    @property
    def mean(self) -> Floats:
        """The weighted mean of each issue, (K,), in units of its scale: the outcome if nobody trades."""
        return self.units(outcomes(self.percent, self.weight))

    def units(self, percent: Floats) -> Floats:
        """Turn per cent of the scales, (..., K), into units of the issues."""
        return self.scale[:, 0] + percent * ((self.scale[:, 1] - self.scale[:, 0]) / 100)


def outcomes(votes: Floats, weight: Floats) -> Floats:
    """Return what the votes (I, K) come to on each issue: their weighted mean."""
    return means(votes.T, weight.T)


def _names(what: str, given: Any, reason: str) -> tuple[str, ...]:
    names = (given,) if isinstance(given, str) else tuple(given)
    if len(names) < 2:
        raise GameError(f"{what} of an exchange must be two or more, since {reason}; got {len(names) or 'none'}")
    if len(set(names)) != len(names):
        raise GameError(f"names of {what} must differ; got {', '.join(names)}")
    return names


def _ends(scale: Any, issues: tuple[str, ...]) -> Floats:
    try:
        ends = np.array(np.broadcast_to(np.asarray(scale, dtype=np.float64), (len(issues), 2)))
    except (TypeError, ValueError):
        raise GameError(
            f"scale must be two numbers, a low and a high end, for all issues or for each of {len(issues)}; "
            f"got {scale!r:.80}"
        ) from None
    for issue, (low, high) in zip(issues, ends.tolist(), strict=True):
        if not -LARGEST <= low < high <= LARGEST:
            raise GameError(
                f"scale of {issue} must rise from its low to its high end, at most {LARGEST:g} in size; "
                f"got {low:g} to {high:g}"
            )
    ends.flags.writeable = False
    return ends


def _shaped(name: str, value: Any, shape: tuple[int, int]) -> Floats:
    wanted = f"(actors {shape[0]}, issues {shape[1]})"
    try:
        array = np.array(value, dtype=np.float64)
    except (TypeError, ValueError):
        raise GameError(f"{name} must be numbers of shape {wanted}; got {value!r:.80}") from None
    if name == "power" and array.shape == shape[:1]:
        array = array[:, None]
    elif array.shape != shape and (array.ndim or name == "position"):
        also = f", or (actors {shape[0]})" if name == "power" else ""
        raise GameError(f"{name} must have shape {wanted}{also}; got {array.shape}")
    return np.array(np.broadcast_to(array, shape))


def _check_on_scale(conference: Conference) -> None:
    low, high = conference.scale.T
    off = (conference.position < low) | (conference.position > high)
    if off.any():
        i, k = (int(n) for n in np.argwhere(off)[0])
        raise GameError(
            f"position[{conference.actors[i]}, {conference.issues[k]}] must be on the scale, "
            f"{low[k]:g} to {high[k]:g}; got {conference.position[i, k]:g}"
        )


def _check_weights(conference: Conference) -> None:
    """Refuse an issue in which nobody counts, and say whether salience, power or both together are at fault."""
    for name, array in (
        ("salience", conference.salience),
        ("power", conference.power),
        ("salience and power both", conference.weight),
    ):
        nobody = ~(array > 0).any(axis=0)
        if nobody.any():
            issue = conference.issues[int(np.argmax(nobody))]
            raise GameError(f"{name} must be above 0 for at least one actor on {issue}; got 0 for all")
