"""What each model says of a case, as shares and ranges over draws, and how far two models agree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ripeness.assess.basis import Basis, counted
from ripeness.assess.case import Case
from ripeness.assess.compare.answer import Answer, agreement
from ripeness.assess.compare.models import Model
from ripeness.assess.game import Floats
from ripeness.assess.shares import Mean, Share, mean, share, share_of
from ripeness.assess.spread import Spread, spread


@dataclass(frozen=True)
class OnIssue:
    """What a model says of one issue.

    Attributes
    ----------
    options : tuple of (title, Share)
        In the order of the scale: draws in which the model points to the option or, if it leaves options open, in
        which the option is among them.
    none : Share
        Draws in which it points half way between two options, or leaves none.
    place : Spread or None
        Where on the scale it points, from the first option (0) to the last (1).
    """

    options: tuple[tuple[str, Share], ...]
    none: Share
    place: Spread | None

    @property
    def first(self) -> tuple[str, Share] | None:
        """The option that it says most often; None if it says none in any draw."""
        title, often = max(self.options, key=lambda option: option[1].value)
        return (title, often) if often.value > 0 else None


@dataclass(frozen=True)
class Finding:
    """What a model says of a case.

    Attributes
    ----------
    model : Model
    record : str
        How it did where outcomes are known.
    points : bool
        Whether it points to one option on each issue; else it leaves open which of several comes about.
    draws : int
        How many draws it was asked.
    issues : tuple of OnIssue or None
        In the order of the case; None where it wasn't asked.
    signable : Share or None
        Chance that the combination of options that it points to could be signed; None if it doesn't point.
    basis : Basis
        What the inputs that it reads rest on.
    inputs, entries : tuple of str
        Their paths, and the ledger entries among what they rest on.
    """

    model: Model
    record: str
    points: bool
    draws: int
    issues: tuple[OnIssue | None, ...]
    signable: Share | None
    basis: Basis
    inputs: tuple[str, ...]
    entries: tuple[str, ...]


@dataclass(frozen=True)
class Agreement:
    """How far two models agree.

    Attributes
    ----------
    models : pair of str
    share : Mean or None
        Of the issues, mean over draws; None if there is nothing to compare.
    """

    models: tuple[str, str]
    share: Mean | None


def finding(case: Case, model: Model, answer: Answer, signable: Mapping[str, Floats]) -> Finding:
    """Return what a model's answer comes to over its draws."""
    inputs = model.inputs(case)
    asked = [each for each in answer.none if each is not None]
    return Finding(
        model=model,
        record=model.record,
        points=answer.points,
        draws=len(asked[0]) if asked else 0,
        issues=tuple(_on(case, answer, k) for k in range(len(answer.chance))),
        signable=_share(signable[model.name]) if answer.points else None,
        basis=counted(inputs),
        inputs=tuple(each.path for each in inputs),
        entries=tuple(dict.fromkeys(entry for each in inputs for entry in each.source.entries)),
    )


def agreements(answers: Sequence[Answer]) -> tuple[Agreement, ...]:
    """Return how far each two answers agree, in their order."""
    return tuple(
        Agreement((one.model, other.model), _mean(agreement(one, other)))
        for n, one in enumerate(answers)
        for other in answers[n + 1 :]
    )


def _on(case: Case, answer: Answer, k: int) -> OnIssue | None:
    chance, none = answer.chance[k], answer.none[k]
    if chance is None or none is None:
        return None
    titles = [option.title for option in case.model.issues[k].options]
    options = tuple((title, _share(column)) for title, column in zip(titles, chance.T, strict=True))
    return OnIssue(options, share(none), None if answer.place is None else spread(answer.place[:, k]))


def _share(chance: Floats) -> Share:
    return share_of(min(1.0, float(chance.mean())), draws=len(chance))


def _mean(values: Floats) -> Mean | None:
    known = values[~np.isnan(values)]
    return mean(known) if len(known) > 1 else None
