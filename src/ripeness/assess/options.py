"""Outcomes as options: what each says, what each side gives up in it, and what could break it. Never as advice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from ripeness.assess import words
from ripeness.assess.case import Case
from ripeness.assess.ensemble import Ensemble
from ripeness.assess.game import Floats
from ripeness.assess.shares import Share, share
from ripeness.assess.spread import Spread, spread
from ripeness.assess.survey import Survey
from ripeness.bargaining import zone
from ripeness.bargaining.agreement import slack
from ripeness.bargaining.fields import Bools

FELT = 0.005
"""A loss below half a percent of what is at stake isn't named."""


@dataclass(frozen=True)
class Concession:
    """What a side gives up: how far an outcome is from what it likes best, over the draws in which it could be signed.

    Attributes
    ----------
    party : str
        Name of the side.
    total : Spread
        In shares of all that is at stake to it.
    issues : tuple of (title, Spread)
        The same by issue, the greatest first.
    """

    party: str
    total: Spread
    issues: tuple[tuple[str, Spread], ...]

    @property
    def words(self) -> str:
        """How much it gives up, and on what."""
        felt = [title for title, part in self.issues if part.middle >= FELT]
        if not felt:
            return "next to nothing"
        then = f", then on “{felt[1]}”" if len(felt) > 1 else ""
        return f"{self.total.percent} of what is at stake to it, most on “{felt[0]}”{then}"

    @property
    def sentence(self) -> str:
        """Who gives up how much, and on what."""
        return f"{self.party} gives up {self.words}."


@dataclass(frozen=True)
class Risk:
    """Something that could break an outcome.

    Attributes
    ----------
    kind : str
        ``constraint``: somebody whose consent is needed refuses; ``breach``; ``patron`` or ``faction``: one whose
        consent isn't needed objects; ``bottom_line``.
    who : str or None
        Id of the player.
    share : Share or None
        Of all draws for a constraint; of those in which the outcome could be signed for an objection.
    chance : Spread or None
        Of a breach, over the draws in which the outcome could be signed.
    """

    kind: str
    who: str | None
    sentence: str
    share: Share | None = None
    chance: Spread | None = None


@dataclass(frozen=True)
class Option:
    """An outcome that could be signed in some draw.

    Attributes
    ----------
    outcome : int
        Its number.
    says : tuple of (issue, option)
    acceptable : Share
        Draws in which everyone whose consent is needed would sign it today.
    gives_up : pair of Concession
    risks : tuple of Risk
    """

    outcome: int
    says: words.Says
    acceptable: Share
    gives_up: tuple[Concession, Concession]
    risks: tuple[Risk, ...]

    @property
    def sentence(self) -> str:
        """What it says and how often it could be signed."""
        return f"{words.terms(self.says)}. Everyone whose consent is needed would sign it today {self.acceptable}."


@dataclass(frozen=True, eq=False)
class _Seen:
    """One outcome over all draws: whether it could be signed, what breaks it, what it costs the leaders."""

    acceptable: Bools
    fails: dict[str, Bools]
    breach: Floats
    objects: Bools
    loss: Floats


def options(ensemble: Ensemble, survey: Survey, outcomes: Sequence[int]) -> tuple[Option, ...]:
    """Return outcomes as options, in the order given; each must be acceptable in some draw."""
    if not outcomes:
        return ()
    found = _look(ensemble, survey, outcomes)
    return tuple(_option(ensemble.case, survey, m, seen) for m, seen in zip(outcomes, found, strict=True))


def _look(ensemble: Ensemble, survey: Survey, outcomes: Sequence[int]) -> list[_Seen]:
    """Judge a few outcomes again in every draw, against the value of war that the survey kept."""
    rows = np.array(outcomes)
    parts = [
        _look_at(part, survey.war_value[part.start - ensemble.start :][: part.draws], rows)
        for part in ensemble.slices()
    ]
    names = survey.constraints
    return [
        _Seen(
            acceptable=np.concatenate([part["acceptable"][:, n] for part in parts]),
            fails={name: np.concatenate([_of(part["fails"], name, n, part) for part in parts]) for name in names},
            breach=np.concatenate([part["breach"][:, :, n] for part in parts]),
            objects=np.concatenate([part["objects"][:, :, n] for part in parts]),
            loss=np.concatenate([part["loss"][:, :, :, n] for part in parts]),
        )
        for n in range(len(rows))
    ]


def _look_at(part: Ensemble, war: Floats, rows: Any) -> dict[str, Any]:
    game = part.game
    few = game.replace(
        utility=game.utility[:, :, rows], enforcement=game.enforcement[:, rows], red_line=game.red_line[:, rows]
    )
    found = zone(few, war_value=war)
    return {
        "acceptable": found.acceptable,
        "fails": dict(zip(found.constraints, np.moveaxis(found.fails, 1, 0), strict=True)),
        "breach": found.breach,
        "objects": found.payoff < (war - slack(few))[..., None],
        "loss": _losses(part, rows),
    }


def _of(fails: dict[str, Bools], name: str, n: int, part: dict[str, Any]) -> Bools:
    return fails[name][:, n] if name in fails else np.zeros(len(part["acceptable"]), dtype=bool)


def _losses(part: Ensemble, rows: Any) -> Floats:
    """Return what each leader loses on each issue against what it likes best, w (1 - v); (D, 2, K, outcomes)."""
    agenda = part.game.agenda
    assert agenda is not None
    leaders = list(part.game.leaders)
    choices = agenda.space.choices[rows]
    loss = [
        agenda.salience[:, leaders, k, None] * (1 - value[:, leaders][..., choices[:, k]])
        for k, value in enumerate(agenda.values)
    ]
    return np.stack(loss, axis=2)


def _option(case: Case, survey: Survey, outcome: int, seen: _Seen) -> Option:
    a, b = (_concession(case, s, seen) for s in (0, 1))
    risks = (*_refusals(case, seen), *_breaches(case, seen), *_objections(case, survey, seen))
    lines = tuple(_bottom_lines(case, survey, outcome))
    return Option(outcome, words.says(case, survey.space, outcome), share(seen.acceptable), (a, b), (*risks, *lines))


def _concession(case: Case, side: int, seen: _Seen) -> Concession:
    loss = seen.loss[seen.acceptable, side]
    titles = [case.names.issues[key] for key in case.model.keys]
    issues = [(title, spread(loss[:, k])) for k, title in enumerate(titles)]
    issues.sort(key=lambda issue: -issue[1].middle)
    return Concession(words.parties(case)[side], spread(loss.sum(axis=1)), tuple(issues))


def _refusals(case: Case, seen: _Seen) -> Iterator[Risk]:
    """Who refuses in the draws in which it can't be signed, the most frequent first."""
    broken = [(name, share(fails)) for name, fails in seen.fails.items() if fails.any()]
    for name, often in sorted(broken, key=lambda item: -item[1].value):
        sentence = f"{words.capital(words.refusal(case, name))} {often}."
        yield Risk("constraint", words.party_of(case, name), sentence, share=often)


def _breaches(case: Case, seen: _Seen) -> Iterator[Risk]:
    for side, party in enumerate(case.parties):
        chance = spread(seen.breach[seen.acceptable, side])
        if chance.most >= FELT:
            sentence = f"Once signed, {case.names.players[party]} breaks it with a chance of {chance}."
            yield Risk("breach", party, sentence, chance=chance)


def _objections(case: Case, survey: Survey, seen: _Seen) -> Iterator[Risk]:
    for i, player in enumerate(survey.players):
        often = share(seen.objects[seen.acceptable, i])
        if player.role != "leader" and often.value > 0:
            name = case.names.players[player.name]
            there = f"in {often.percent} of the draws in which it could be signed"
            sentence = f"{words.capital(name)} would rather see the war go on {there}."
            yield Risk(player.role, player.name, sentence, share=often)


def _bottom_lines(case: Case, survey: Survey, outcome: int) -> Iterator[Risk]:
    chosen = {
        each.issue: each.options[int(choice)].id
        for each, choice in zip(case.model.issues, survey.space.choices[outcome], strict=True)
    }
    for party, side in zip(case.parties, case.sides, strict=True):
        for line in side.bottom_lines:
            if chosen.get(line.issue) in line.options:
                who, what = case.names.players[party], case.names.issues[line.issue]
                yield Risk("bottom_line", party, f"It crosses a bottom line of {who} on “{what}”.")
