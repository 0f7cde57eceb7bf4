"""The challenge (expected-utility) model: round by round, actors press each other and give way to credible threats."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ripeness.bargaining.collective.decision import Decision, sealed
from ripeness.bargaining.collective.expected_utility import Scene, exponents, prospects
from ripeness.bargaining.collective.offers import Kinds, taken
from ripeness.bargaining.collective.question import Question
from ripeness.bargaining.collective.recipe import SCHOLZ_2011, Recipe
from ripeness.bargaining.collective.weighted_mean import means
from ripeness.bargaining.collective.weighted_median import medians
from ripeness.bargaining.fields import Floats, Ints
from ripeness.errors import GameError

PIECE = 512
"""Draws that are worked on together: their arrays of pairs stay in the processor's cache."""
MOST_ROUNDS = 1000


@dataclass(frozen=True, eq=False)
class Challenges(Decision):
    """The rounds of the challenge model. `outcome` is the median of the last round.

    Attributes
    ----------
    recipe : Recipe
        The choices it was computed with.
    position : ndarray, shape (D, T + 1, I)
        Where actors stand before the first round and after each of T.
    median, mean : ndarray, shape (D, T + 1)
        Weighted median and mean of these positions.
    why : ndarray of int8, shape (D, T, I)
        Why an actor moved in a round: 0 it didn't, 1 confrontation lost, 2 compromise, 3 capitulation.
    last_move : ndarray of int, shape (D,)
        The last round in which somebody moved, 0 if nobody ever did; below T everybody has come to rest.
    """

    recipe: Recipe
    position: Floats
    median: Floats
    mean: Floats
    why: Kinds
    last_move: Ints


def challenge(question: Question, recipe: Recipe = SCHOLZ_2011, *, rounds: int = 8) -> Challenges:
    """Return the rounds of the expected-utility model of Bueno de Mesquita, as a recipe tells it.

    In each round, actor i expects of challenging j, who resists with chance :math:`s_j`,

    .. math:: E_{ij} = s_j (p_{ij} u^+ + (1 - p_{ij}) u^-) + (1 - s_j) u^+ - Q u^0
              - (1 - Q)(T u^b + (1 - T) u^w)

    with :math:`u^{\\pm} = 2 - 4 (\\tfrac12 \\mp \\tfrac12 d_{ij})^{r_i}`, :math:`u^0 = 2 - 4 (\\tfrac12)^{r_i}`,
    distances :math:`d` as shares of the spread of positions, and risk exponents :math:`r` from how much the others
    gain by challenging the actor. Whoever is threatened more than it threatens gives way: wholly after a lost
    confrontation or in a capitulation, in part in a compromise. All move at once.

    Parameters
    ----------
    question : Question
        Two actors or more.
    recipe : Recipe, default `SCHOLZ_2011`
        The choices that the published descriptions leave open, each explained in ``docs/explanation/collective.md``.
    rounds : int, default 8
        T, 1 to 1000. The model has no rule of its own for when to stop.

    Returns
    -------
    Challenges

    Raises
    ------
    GameError
        If there is one actor only, or `rounds` is not a whole number in its range.

    References
    ----------
    BuenoDeMesquita1994, Scholz2011 in ``docs/references.bib``.

    Examples
    --------
    The first round of the emission standards; Scholz2011 print a median of 8.4 and a mean of 7.4:

    >>> actors = ("NL", "BE", "LU", "DE", "FR", "IT", "UK", "IE", "DK", "EL")
    >>> emission = Question(actors, position=[4, 7, 4, 4, 10, 10, 10, 7, 4, 7], scale=(4, 10),
    ...     salience=[0.8, 0.4, 0.2, 0.8, 0.6, 0.6, 0.9, 0.1, 1.0, 0.7],
    ...     power=[0.08, 0.08, 0.03, 0.16, 0.16, 0.16, 0.16, 0.05, 0.05, 0.08])
    >>> course = challenge(emission, rounds=1)
    >>> course.median.round(3).tolist(), course.mean.round(3).tolist()
    ([[7.0, 8.416]], [[7.39, 7.461]])
    """
    question.at_least_two("challenge model")
    if isinstance(rounds, bool) or not isinstance(rounds, int | np.integer) or not 1 <= rounds <= MOST_ROUNDS:
        raise GameError(f"rounds must be a whole number from 1 to {MOST_ROUNDS}; got {rounds!r}")
    position = np.empty((question.draws, rounds + 1, len(question.actors)))
    why = np.zeros((question.draws, rounds, len(question.actors)), dtype=np.int8)
    for start in range(0, question.draws, PIECE):
        piece = slice(start, start + PIECE)
        _play(question.take(piece), recipe, position[piece], why[piece])
    moved = (position[:, 1:] != position[:, :-1]).any(axis=2)
    steps, weight = position.reshape(-1, len(question.actors)), np.repeat(question.weight, rounds + 1, axis=0)
    low, high = medians(steps, weight)
    median = (low + (high - low) / 2).reshape(position.shape[:2])
    return Challenges(
        model=f"challenge ({recipe.name})",
        question=question,
        outcome=sealed(median[:, -1].copy()),
        recipe=recipe,
        position=sealed(position),
        median=sealed(median),
        mean=sealed(means(steps, weight).reshape(median.shape)),
        why=sealed(why),
        last_move=sealed((moved * np.arange(1, rounds + 1)).max(axis=1)),
    )


def _play(question: Question, recipe: Recipe, position: Floats, why: Kinds) -> None:
    """Fill in the rounds of a piece; draws in which nobody moved are left alone from then on."""
    position[:, 0] = question.position
    first = np.ptp(question.position, axis=1)
    active = np.arange(question.draws)
    for t in range(why.shape[1]):
        now = position[active, t]
        span = first[active] if recipe.span == "first round" else np.ptp(now, axis=1)
        goes, reason = _round(now, question.take(active), span, recipe=recipe)
        position[:, t + 1] = position[:, t]
        position[active, t + 1], why[active, t] = goes, reason
        active = active[(goes != now).any(axis=1)]


def _round(position: Floats, question: Question, span: Floats, *, recipe: Recipe) -> tuple[Floats, Kinds]:
    """Return where everybody goes in one round, and why."""
    low, high = medians(position, question.weight)
    at = np.ascontiguousarray(position.T)
    scene = Scene(
        distance=_shares(np.abs(at[:, None] - at), span),
        from_median=_shares(np.abs(at - (low + (high - low) / 2)), span),
        weight=np.ascontiguousarray(question.weight.T),
        salience=np.ascontiguousarray(question.salience.T),
        recipe=recipe,
    )
    exponent = None
    if recipe.risk == "danger":
        _, threat = prospects(scene)
        exponent = exponents(np.where(scene.distance > 0, threat, 0.0).sum(axis=1))
    gain, threat = (np.where(scene.distance > 0, pair, 0.0) for pair in prospects(scene, exponent))
    goes, why = taken(at, gain, threat, span=span, recipe=recipe)
    return goes.T, why.T


def _shares(apart: Floats, span: Floats) -> Floats:
    """Return distances as shares of the span, 0 where there is none."""
    return np.divide(apart, span, out=np.zeros_like(apart), where=span > 0)
