"""Forecasts from base rates alone. None of them sees an episode of the conflict that it is about."""

from collections.abc import Callable
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from ucdp import Episode

from .questions import AFTER, Question

Floats = NDArray[np.float64]
WORTH = 10.0
"""A group's own share counts as its episodes; the overall share is mixed in as if it were ten more."""


def overall(question: Question) -> Floats:
    """Return the share of yes among the episodes of all other conflicts."""
    return np.array([question.yes[_others(question, n)].mean() for n in range(len(question.asked))])


def by_decade(question: Question) -> Floats:
    """Return the share among other conflicts' episodes that began in the same decade, drawn towards the overall one."""
    return _by(question, lambda e: e.start.year // 10)


def by_features(question: Question) -> Floats:
    """Return the share among other conflicts' episodes that are alike in what the model is told as well."""
    return _by(question, features)


def features(episode: Episode) -> tuple[bool, bool, int]:
    """Return what is told of an episode: over territory, 1,000 deaths in its first year, how many sides have help."""
    return episode.territory, episode.war, sum(episode.helped)


def before(question: Question) -> Floats:
    """Return the share among other conflicts' episodes whose answer was known when this one was asked about.

    Half a yes and half a no are added, so that the first forecast is one half.
    """
    known = np.array([_known(e, question.weeks).toordinal() for e in question.asked])
    told = []
    for n, episode in enumerate(question.asked):
        asked_on = episode.start + timedelta(weeks=AFTER if question.weeks else 0)
        past = _others(question, n) & (known < asked_on.toordinal())
        told.append((question.yes[past].sum() + 0.5) / (past.sum() + 1.0))
    return np.array(told)


def _known(episode: Episode, weeks: int | None) -> date:
    """Return the day on which the answer was known."""
    if weeks is None:
        return episode.end
    return min(episode.end, episode.start + timedelta(weeks=AFTER + weeks))


def _by(question: Question, group: Callable[[Episode], object]) -> Floats:
    groups = [group(e) for e in question.asked]
    wide = overall(question)
    told = []
    for n in range(len(groups)):
        alike = _others(question, n) & np.array([g == groups[n] for g in groups])
        told.append((question.yes[alike].sum() + WORTH * wide[n]) / (alike.sum() + WORTH))
    return np.array(told)


def _others(question: Question, n: int) -> NDArray[np.bool_]:
    return np.array([e.conflict != question.asked[n].conflict for e in question.asked])
