"""Our own model beside the others: what could be signed on each issue, and how often their outcomes could be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from ripeness.assess.compare.answer import Answer, nothing
from ripeness.assess.game import Floats
from ripeness.assess.request import Request
from ripeness.bargaining import zone
from ripeness.bargaining.fields import Bools, Ints

ZONE = "zone"


def signed(request: Request, others: Sequence[Answer]) -> tuple[Answer, Mapping[str, Floats]]:
    """Return which options are part of something that could be signed, and whether what others point to could be.

    Returns
    -------
    Answer
        Of the model ``zone``; options that some acceptable outcome has.
    mapping from model to ndarray, (n,)
        By draw the chance that the combination of options that a model points to is acceptable: to each leader, to the
        power that must ratify, to patrons with a veto, and within the red lines.
    """
    war, first = request.survey.war_value, request.ensemble.start
    parts, chances = [], {each.model: [np.zeros(0)] for each in others}
    for part in request.ensemble.slices():
        start = part.start - first
        found = zone(part.game, war_value=war[start : start + part.draws])
        choices = request.survey.space.choices
        parts.append(_options(found.acceptable, choices))
        for each in others:
            chances[each.model].append(_chance(found.acceptable, choices, each, start))
    chance = tuple(np.concatenate(rows) for rows in zip(*parts, strict=True))
    answer = Answer(ZONE, False, chance, tuple(map(nothing, chance)))
    return answer, {model: np.concatenate(rows) for model, rows in chances.items()}


def _options(acceptable: Bools, choices: Ints) -> list[Floats]:
    """Return by issue which options an acceptable outcome has, (d, O) of 0 and 1."""
    return [
        np.stack([acceptable[:, column == o].any(axis=1) for o in range(int(column.max()) + 1)], axis=1).astype(float)
        for column in choices.T
    ]


def _chance(acceptable: Bools, choices: Ints, answer: Answer, start: int) -> Floats:
    """Return for each draw of a slice, as far as the answer goes, the chance that its combination is acceptable."""
    rows = [part[start : start + len(acceptable)] for part in answer.chance if part is not None]
    found = np.zeros(len(rows[0]))
    for d in range(len(found)):
        signable = choices[acceptable[d]]
        chances = [part[d][column] for part, column in zip(rows, signable.T, strict=True)]
        found[d] = np.prod(chances, axis=0).sum()
    return found
