"""Set the classical models beside our own on one case, over the same draws."""

from __future__ import annotations

from collections.abc import Iterable

from ripeness.assess import words
from ripeness.assess.compare import decision
from ripeness.assess.compare.actors import Actors, actors, derived
from ripeness.assess.compare.answer import Answer
from ripeness.assess.compare.conflict import Conflict, conflict
from ripeness.assess.compare.findings import agreements, finding
from ripeness.assess.compare.models import OWN, Model, chosen
from ripeness.assess.compare.own import signed
from ripeness.assess.compare.reading import CompareReading, Weight
from ripeness.assess.compare.trade import Trading, traded
from ripeness.assess.request import Request
from ripeness.assess.spread import spread

_DECIDE = {
    "mean": decision.mean,
    "median": decision.median,
    "condorcet": decision.contested,
    "challenge": decision.challenged,
}


def compare(request: Request, models: Iterable[str] | None = None) -> CompareReading:
    """Return what models of different schools say of a case.

    The weighted mean and our own model's zone stand beside every other; all read the same draws of the same inputs.

    Parameters
    ----------
    request : Request
    models : names, optional
        Of `MODELS`; all if not given.

    Raises
    ------
    AssessError
        If there is no such model, or nobody with a weight at the table cares about an issue.
    GameError
        If the inputs don't make a question of a model: the message names the player and the rule.
    """
    wanted = chosen(models)
    table = actors(request.case, request.ensemble.values)
    answers, trading, graph = _asked(request, table, wanted)
    own, signable = signed(request, [each for each in answers if each.points])
    both = [own, *answers]
    case = request.case
    return CompareReading(
        issues=tuple(
            (case.names.issues[each.issue], tuple(option.title for option in each.options))
            for each in case.model.issues
        ),
        findings=tuple(finding(case, model, each, signable) for model, each in zip((OWN, *wanted), both, strict=True)),
        agreements=agreements(both),
        weights=_weights(request, table),
        trading=trading,
        conflict=graph,
    )


def _asked(
    request: Request, table: Actors, wanted: tuple[Model, ...]
) -> tuple[list[Answer], Trading | None, Conflict | None]:
    """Ask each model in turn."""
    answers: list[Answer] = []
    trading, graph = None, None
    for n, model in enumerate(wanted):
        request.progress("classical models", n, len(wanted))
        if model.name == "exchange":
            answer, trading = traded(request.case, table)
        elif model.name == "conflict-graph":
            answer, graph = conflict(request)
        else:
            answer = _DECIDE[model.name](table)
        answers.append(answer)
    request.progress("classical models", len(wanted), len(wanted))
    return answers, trading, graph


def _weights(request: Request, table: Actors) -> tuple[Weight, ...]:
    names = request.case.names.players
    return tuple(
        Weight(words.capital(names[seat.id]), spread(table.power[:, i]), *derived(request.case, seat))
        for i, seat in enumerate(table.seats)
    )
