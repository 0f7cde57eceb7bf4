"""Outcomes: one option for each issue, excluded combinations removed."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ripeness.errors import GameError

LARGEST_SPACE = 2_000_000
"""More combinations than this are refused: no one could read them, and the arrays would not fit."""


@dataclass(frozen=True)
class Issue:
    """One issue under negotiation, with its options in order.

    Parameters
    ----------
    name : str
    options : tuple of str
        At least one; each its own name. The order is that of `positions`.
    positions : tuple of float, optional
        Where each option stands between the ends of the issue, 0 to 1, never falling. Evenly spaced if not given.

    Raises
    ------
    GameError
        If there is no option, two share a name, or the positions break their rule.
    """

    name: str
    options: tuple[str, ...]
    positions: tuple[float, ...] = ()

    def __post_init__(self) -> None:
        count = len(self.options)
        if count == 0:
            raise GameError(f"issue {self.name} must have at least one option; got none")
        if len(set(self.options)) != count:
            raise GameError(f"options of issue {self.name} must differ; got {', '.join(self.options)}")
        if not self.positions:
            object.__setattr__(self, "positions", tuple(k / max(count - 1, 1) for k in range(count)))
        if len(self.positions) != count:
            raise GameError(
                f"issue {self.name} must have a position for each of {count} options; got {len(self.positions)}"
            )
        if not all(math.isfinite(p) and 0 <= p <= 1 for p in self.positions):
            raise GameError(f"positions of issue {self.name} must be from 0 to 1; got {self.positions}")
        if any(a > b for a, b in itertools.pairwise(self.positions)):
            raise GameError(f"positions of issue {self.name} must not fall; got {self.positions}")


@dataclass(frozen=True, eq=False)
class OutcomeSpace:
    """Every combination of options, less those excluded; outcome m is row m of `choices`.

    Attributes
    ----------
    issues : tuple of Issue
        K issues.
    choices : ndarray of int, shape (M, K)
        The option that outcome m takes on issue k; the last issue runs fastest.
    """

    issues: tuple[Issue, ...]
    choices: NDArray[np.int64]

    def describe(self, outcome: int) -> str:
        """Say outcome number `outcome` in words: ``borders: shared; guarantees: monitors``."""
        row = self.choices[outcome]
        return "; ".join(f"{issue.name}: {issue.options[o]}" for issue, o in zip(self.issues, row, strict=True))


def outcome_space(issues: Iterable[Issue], *, excluded: Iterable[Mapping[str, str]] = ()) -> OutcomeSpace:
    """Return the space of outcomes over `issues`.

    Parameters
    ----------
    issues : iterable of Issue
        At least one; names differ.
    excluded : iterable of mapping from issue name to option name
        Each mapping excludes every outcome that takes all of its options together.

    Raises
    ------
    GameError
        If there is no issue, names repeat, a mapping names an unknown issue or option, or the space is too large.

    Examples
    --------
    >>> space = outcome_space([Issue("land", ("A", "shared", "B")), Issue("flag", ("no", "yes"))],
    ...                       excluded=[{"land": "shared", "flag": "yes"}])
    >>> len(space.choices), space.describe(2)
    (5, 'land: shared; flag: no')
    """
    issues = tuple(issues)
    if not issues:
        raise GameError("issues must be at least one; got none")
    if len({issue.name for issue in issues}) != len(issues):
        raise GameError(f"names of issues must differ; got {', '.join(issue.name for issue in issues)}")
    size = math.prod(len(issue.options) for issue in issues)
    if size > LARGEST_SPACE:
        raise GameError(f"outcomes must be at most {LARGEST_SPACE}; got {size} combinations of options")
    grid = np.indices([len(issue.options) for issue in issues]).reshape(len(issues), -1).T
    keep = np.ones(len(grid), dtype=bool)
    for rule in excluded:
        keep &= ~_matches(rule, issues, grid)
    return OutcomeSpace(issues, grid[keep])


def beginnings(choices: NDArray[np.int64]) -> list[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Return how rows of choices share their beginnings, issue by issue: what a sum over issues need only add once.

    For issue k, of each run of rows that take the same options on issues 0 to k: the number of the run that it is part
    of on issues 0 to k - 1, and the option that it takes on issue k. Runs of the last issue are single rows if no two
    rows are the same.

    Examples
    --------
    >>> [(runs.tolist(), options.tolist()) for runs, options in beginnings(np.array([[0, 0], [0, 1], [1, 0]]))]
    [([0, 0], [0, 1]), ([0, 0, 1], [0, 1, 0])]
    """
    found, run = [], np.zeros(len(choices), dtype=np.int64)
    begins = np.arange(len(choices)) == 0
    for options in choices.T:
        begins[1:] |= options[1:] != options[:-1]
        first = np.flatnonzero(begins)
        found.append((run[first], options[first]))
        run = np.cumsum(begins) - 1
    return found


def _matches(rule: Mapping[str, str], issues: tuple[Issue, ...], grid: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Mark the rows of `grid` that take every option named by `rule`."""
    hit = np.full(len(grid), bool(rule))
    by_name = {issue.name: k for k, issue in enumerate(issues)}
    for name, option in rule.items():
        if name not in by_name:
            raise GameError(f"excluded issue must be one of {', '.join(by_name)}; got {name}")
        options = issues[by_name[name]].options
        if option not in options:
            raise GameError(f"excluded option of issue {name} must be one of {', '.join(options)}; got {option}")
        hit &= grid[:, by_name[name]] == options.index(option)
    return hit


@dataclass(frozen=True)
class Division:
    """How the options of one issue come from those of another: each between two, `share` of the way to the higher."""

    issue: Issue
    low: NDArray[np.int64]
    high: NDArray[np.int64]
    share: NDArray[np.float64]

    def between(self, table: NDArray[np.float64]) -> NDArray[np.float64]:
        """Interpolate a table whose last axis is the old options."""
        return np.asarray((1 - self.share) * table[..., self.low] + self.share * table[..., self.high])


def divide(issue: Issue, parts: int) -> Division:
    """Return `issue` with every gap between neighbouring options cut into `parts`."""
    steps = np.arange((len(issue.options) - 1) * parts + 1)
    low, rest = np.divmod(steps, parts)
    high = np.minimum(low + (rest > 0), len(issue.options) - 1)
    names = tuple(
        issue.options[a] if r == 0 else f"{issue.options[a]} to {issue.options[b]}, {r}/{parts}"
        for a, b, r in zip(low, high, rest, strict=True)
    )
    places = np.array(issue.positions)
    share = rest / parts
    finer = Issue(issue.name, names, tuple(((1 - share) * places[low] + share * places[high]).tolist()))
    return Division(finer, low, high, share)


def divided_space(space: OutcomeSpace, divisions: tuple[Division, ...], *, together: bool) -> OutcomeSpace:
    """Return the finer space; a combination is in it if all old ones that it lies between are in the old space.

    With `together`, any number of issues may lie between their options; otherwise one at a time, the others at an
    option of old.
    """
    allowed = np.zeros([len(issue.options) for issue in space.issues], dtype=bool)
    allowed[tuple(space.choices.T)] = True
    finer = tuple(cut.issue for cut in divisions)
    if together:
        for k, cut in enumerate(divisions):
            allowed = allowed.take(cut.low, axis=k) & allowed.take(cut.high, axis=k)
        return OutcomeSpace(finer, np.argwhere(allowed))
    kept = [np.flatnonzero(cut.share == 0) for cut in divisions]
    rows = []
    for k, cut in enumerate(divisions):
        found = np.argwhere(allowed.take(cut.low, axis=k) & allowed.take(cut.high, axis=k))
        rows.append(np.stack([found[:, j] if j == k else kept[j][found[:, j]] for j in range(len(divisions))], axis=1))
    return OutcomeSpace(finer, np.unique(np.concatenate(rows), axis=0))
