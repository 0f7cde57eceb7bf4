"""The conflict graph of a case over its draws: what is stable, why, and what must hold to come to an outcome."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from ripeness.assess import words
from ripeness.assess.compare.answer import Answer
from ripeness.assess.compare.conflict.arrive import arriving, reasons
from ripeness.assess.compare.conflict.frame import frame
from ripeness.assess.compare.conflict.prefer import wishes
from ripeness.assess.compare.conflict.stable import CONCEPTS, JOINT, Stable, said, stable
from ripeness.assess.reading import Table
from ripeness.assess.request import Request
from ripeness.assess.shares import Share, share

NAME = "conflict-graph"
DRAWS, SHOWN = 200, 6
_HEADS = {"nash": "Nash", "seq": "Sequential", "smr": "Symmetric metarational", "gmr": "General metarational"}


@dataclass(frozen=True)
class Standing:
    """What can be agreed, and in what share of draws all would stay there.

    Attributes
    ----------
    says : tuple of (issue, option)
    joint : Share
        Sequentially stable, and no other outcome is better for all.
    by_concept : tuple of (concept, Share)
    """

    says: words.Says
    joint: Share
    by_concept: tuple[tuple[str, Share], ...]


@dataclass(frozen=True)
class Target:
    """An outcome and what stands between the parties and it, with each input at its most likely value.

    Attributes
    ----------
    says : tuple of (issue, option)
    reasons : tuple of (party, str)
        For each party why it would stay there, or not.
    arriving : tuple of str
        What must hold so that they come there from what each demands first, and stay.
    """

    says: words.Says
    reasons: tuple[tuple[str, str], ...]
    arriving: tuple[str, ...]


@dataclass(frozen=True)
class Conflict:
    """The conflict graph of a case.

    Attributes
    ----------
    parties : tuple of str
        Names of those whose consent is needed.
    states : int
        0 if even one issue alone has too many.
    left_out : tuple of str
        Issues that aren't looked at, since there would be too many states.
    standing : tuple of Standing
        The most frequent first.
    differs : int
        How many combinations are stable in some draw.
    target : Target or None
        Of the outcome that could be signed in most draws of our own model; None if there is none in any.
    """

    parties: tuple[str, ...] = ()
    states: int = 0
    left_out: tuple[str, ...] = ()
    standing: tuple[Standing, ...] = ()
    differs: int = 0
    target: Target | None = None

    @property
    def scope(self) -> str:
        """Who takes stances, and what isn't looked at."""
        if not self.states:
            return "The conflict graph of this case would have too many states, even for one issue."
        left_out = words.listed([f"“{title}”" for title in self.left_out])
        start = f"{words.listed(self.parties)} take stances, in {self.states:,} states"
        return f"{start}; left out for their number: {left_out}." if left_out else f"{start}."

    def tables(self) -> tuple[Table, ...]:
        """Return what is stable by which concept, and what stands between the parties and the target."""
        columns = (
            "What is agreed",
            "Nobody would leave, alone or together",
            *(_HEADS[concept] for concept in CONCEPTS),
        )
        same = [part for part in self.standing[0].says if self._in_all(part)] if len(self.standing) > 1 else []
        rows = tuple(
            (
                words.terms([part for part in each.says if part not in same]),
                each.joint.percent,
                *(often.percent for _, often in each.by_concept),
            )
            for each in self.standing
        )
        common = f" All that are shown say: {words.terms(same)}." if same else ""
        caption = f"Conflict graph: what would be stable, in draws. {self.scope}{common}"
        return (Table(caption, columns, rows), *self._target())

    def _in_all(self, part: tuple[str, str]) -> bool:
        return all(part in each.says for each in self.standing)

    def _target(self) -> tuple[Table, ...]:
        if self.target is None:
            return ()
        rows = tuple((f"Would {party} stay there?", each) for party, each in self.target.reasons)
        rows += tuple(("What must hold to come there?", each) for each in self.target.arriving)
        caption = (
            "Conflict graph: what could be signed in most draws, with each input at its most likely value. "
            f"{words.terms(self.target.says)}."
        )
        return (Table(caption, ("Question", "Answer"), rows),)


def conflict(request: Request) -> tuple[Answer, Conflict]:
    """Return which options would be stable, and the conflict graph behind that."""
    ensemble = replace(request.ensemble, stop=request.ensemble.start + min(DRAWS, request.draws))
    game = ensemble.game
    built = frame(request.case, game)
    if built is None:
        issues = len(request.case.model.keys)
        return Answer(NAME, False, (None,) * issues, (None,) * issues), Conflict()
    found = stable(built, tuple(wishes(built, game, request.survey.war_value)))
    return _answer(found), _told(request, found)


def _answer(found: Stable) -> Answer:
    kept = found.frame.kept
    columns = {k: found.options(n) for n, k in enumerate(kept)}
    issues = range(len(found.frame.case.model.keys))
    chance = tuple(columns[k][0] if k in columns else None for k in issues)
    none = tuple(columns[k][1] if k in columns else None for k in issues)
    return Answer(NAME, False, chance, none)


def _told(request: Request, found: Stable) -> Conflict:
    built = found.frame
    times = found.stable[JOINT].sum(axis=0)
    most = [int(n) for n in np.argsort(-times, kind="stable") if times[n]]
    return Conflict(
        parties=tuple(request.case.names.players[party] for party in built.parties),
        states=len(built.graph.states),
        left_out=built.left_out,
        standing=tuple(_standing(found, n) for n in most[:SHOWN]),
        differs=len(most),
        target=_aimed(request, found),
    )


def _standing(found: Stable, n: int) -> Standing:
    rows, _ = found.frame.combinations
    shares = tuple((concept, share(found.stable[concept][:, n])) for concept in CONCEPTS)
    return Standing(said(found.frame, rows[n]), share(found.stable[JOINT][:, n]), shares)


def _aimed(request: Request, found: Stable) -> Target | None:
    """Ask about the outcome that could be signed in most draws."""
    accepted = request.survey.accepted
    if not accepted.any():
        return None
    built = found.frame
    row = request.survey.space.choices[int(np.argmax(accepted))][list(built.kept)]
    state = built.state((tuple(row.tolist()),) * len(built.parties))
    assert state is not None, "what could be signed is beyond nobody's red line, and not excluded"
    likely = replace(request.ensemble, stop=request.ensemble.start + 1)
    likely = likely.setting({each.path: each.mode for each in request.case.inputs})
    (wanted,) = wishes(built, likely.game, likely.zone.war_value)
    return Target(said(built, row), reasons(built, wanted, state), arriving(built, wanted, state))
