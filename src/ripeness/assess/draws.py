"""Draws of the uncertain inputs: draw d is the same whoever makes it, alone or in any slice."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ripeness.assess.copula import Correlation, coupled, factor
from ripeness.assess.shapes import QUANTILE, Shape
from ripeness.bargaining.fields import Floats
from ripeness.errors import AssessError


@dataclass(frozen=True)
class Uncertainty:
    """An input that isn't known: its range and where in it the truth most likely lies.

    Attributes
    ----------
    name : str
    low, mode, high : float
        In the input's unit; ``low <= mode <= high``. If all are the same, the input is constant.
    shape : {"triangular", "pert"}
    stream : str
        What its random numbers follow from; the name if empty. A stream that tells the side (``A.cost``) where the name
        tells the party keeps the numbers when the parties' names are exchanged.

    Raises
    ------
    AssessError
        If the numbers aren't finite, stand in the wrong order, or the shape is none of the two.
    """

    name: str
    low: float
    mode: float
    high: float
    shape: Shape = "triangular"
    stream: str = ""

    def __post_init__(self) -> None:
        """Refuse what isn't a range."""
        numbers = (self.low, self.mode, self.high)
        if not all(map(math.isfinite, numbers)) or not self.low <= self.mode <= self.high:
            got = ", ".join(f"{number:g}" for number in numbers)
            raise AssessError(f"{self.name} must have finite numbers with low <= mode <= high; got {got}")
        if self.shape not in QUANTILE:
            raise AssessError(f"shape of {self.name} must be {' or '.join(QUANTILE)}; got {self.shape}")

    def at(self, u: Floats) -> Floats:
        """Return the values at probabilities `u`, in [0, 1]: the quantile function.

        Examples
        --------
        >>> Uncertainty("cost.A", 10, 10, 20).at(np.array([0.0, 0.5, 1.0])).round(3).tolist()
        [10.0, 12.929, 20.0]
        """
        width = self.high - self.low
        if width == 0:
            return np.full(np.shape(u), float(self.low))
        place = QUANTILE[self.shape](np.asarray(u, dtype=np.float64), (self.mode - self.low) / width)
        return np.clip(self.low + width * place, self.low, self.high)


@dataclass(frozen=True, eq=False)
class Draws:
    """A slice of the draws.

    Attributes
    ----------
    names : tuple of str, n
    values : ndarray, (D, n)
        Read-only; each column in the unit of its input.
    seed, start : int
        The root seed, and the number of the first draw of the slice.
    """

    names: tuple[str, ...]
    values: Floats
    seed: int
    start: int

    def __getitem__(self, name: str) -> Floats:
        """Return the draws of one input, (D,)."""
        return self.values[:, self.names.index(name)]


def draw(
    inputs: Sequence[Uncertainty],
    correlations: Sequence[Correlation] = (),
    *,
    seed: int,
    stop: int,
    start: int = 0,
) -> Draws:
    """Return draws number `start` to `stop` - 1 of all inputs.

    Draw d of an input is a function of the root seed, the input's stream and d alone (see `uniform`). So any slice can
    be made by any process; more draws keep those already made; a further input, or another order of inputs, changes no
    other input's numbers, as long as it isn't correlated with them.

    Parameters
    ----------
    inputs : sequence of n Uncertainty
        Names all different, and streams too.
    correlations : sequence of (name, name, rho)
        Spearman's rank correlations, met by a Gaussian copula. A constant has none, whatever is given.
    seed : int
        Root seed, >= 0.
    stop, start : int
        0 <= start < stop.

    Raises
    ------
    AssessError
        If two inputs share a name or a stream, the slice is empty or negative, the seed is negative, or the
        correlations can't be used (see `factor`).

    Examples
    --------
    >>> inputs = [Uncertainty("cost.A", 0, 0.1, 0.3, "pert"), Uncertainty("belief.A", 0.4, 0.6, 0.7)]
    >>> whole = draw(inputs, [("cost.A", "belief.A", -0.5)], seed=7, stop=1000)
    >>> part = draw(inputs, [("cost.A", "belief.A", -0.5)], seed=7, start=300, stop=500)
    >>> bool((whole.values[300:500] == part.values).all())
    True

    The mean of a PERT input is (low + 4 mode + high) / 6 = 0.1167 (Malcolm and others 1959):

    >>> float(draw(inputs, seed=7, stop=100_000)["cost.A"].mean().round(3))
    0.117

    References
    ----------
    MalcolmEtAl1959; SalmonEtAl2011 for counter-based random numbers; in ``docs/references.bib``.
    """
    names = tuple(entry.name for entry in inputs)
    streams = tuple(entry.stream or entry.name for entry in inputs)
    for labels in (names, streams):
        twice = next((label for label in labels if labels.count(label) > 1), None)
        if twice is not None:
            raise AssessError(f"inputs must have names and streams that differ; got {twice} twice")
    if not 0 <= start < stop:
        raise AssessError(f"draws must run from a number >= 0 to a higher one; got {start} to {stop}")
    tied, lower = factor(correlations, names, streams=streams)
    chances = {
        name: uniform(stream, seed=seed, start=start, stop=stop) for name, stream in zip(names, streams, strict=True)
    }
    if tied:
        chances.update(zip(tied, coupled([chances[name] for name in tied], lower), strict=True))
    values = np.empty((len(inputs), stop - start))
    for row, entry in zip(values, inputs, strict=True):
        row[:] = entry.at(chances[entry.name])
    values.setflags(write=False)
    return Draws(names, values.T, seed, start)


def uniform(name: str, *, seed: int, stop: int, start: int = 0) -> Floats:
    """Return numbers `start` to `stop` - 1 of the stream `name`, uniform inside (0, 1).

    The stream is a Philox generator whose key is a child of the root seed, ``SeedSequence(seed, spawn_key=words)``,
    with words from the SHA-256 of the name. Philox counts: number d is the (d mod 4)th of block d // 4, so nothing
    before it needs to be made. 52 bits of each are used, and half of the last is added, so neither 0 nor 1 comes up.

    Raises
    ------
    AssessError
        If the seed is negative.

    Examples
    --------
    >>> whole = uniform("cost.A", seed=7, stop=10)
    >>> bool((uniform("cost.A", seed=7, start=6, stop=9) == whole[6:9]).all())
    True
    """
    if seed < 0:
        raise AssessError(f"seed must be >= 0; got {seed}")
    words = np.frombuffer(hashlib.sha256(name.encode()).digest()[:16], dtype="<u4")
    child = np.random.SeedSequence(seed, spawn_key=tuple(int(word) for word in words))
    block, skip = divmod(start, 4)
    stream = np.random.Philox(key=child.generate_state(2, np.uint64), counter=block)
    raw = stream.random_raw(skip + stop - start)[skip:]
    return ((raw >> np.uint64(12)).astype(np.float64) + 0.5) * 2.0**-52
