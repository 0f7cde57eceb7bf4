"""Ratification: what a leader signs abroad must pass at home (Putnam 1988).

An outcome passes on side s if the factions of s that gain by it, e_f(x) >= W_f, hold the share q_s of power between
them. A side with quota 0 ratifies whatever its leader signs.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ripeness.bargaining.fields import Floats

ROUNDING = 1e-9
"""Shares of power are sums of decimal numbers: 0.3 + 0.3 + 0.4 must pass a quota of 1."""


def ratified(agrees: NDArray[np.bool_], power: Floats, *, quota: Floats) -> NDArray[np.bool_]:
    """Return whether the factions (last axis) that agree hold `quota` of power together."""
    return np.asarray((agrees * power).sum(axis=-1) >= quota - ROUNDING)
