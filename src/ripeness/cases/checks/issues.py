"""The issues of the model: each once, options in their order, one that carries guarantees, outcomes that exist."""

import math
from collections.abc import Iterator
from difflib import get_close_matches
from itertools import pairwise, product
from typing import Any

from ripeness.cases.checks.node import Node, keys, twice, unknown
from ripeness.cases.faults import Fault

MOST_OUTCOMES = 100_000
"""Combinations of options that a case may have: each is weighed in each draw, rung and round."""


def check(root: Node) -> Iterator[Fault]:
    """Yield the contradictions of the model's issues and options."""
    model = root["model"]
    issues = model["issues"].items()
    yield from unknown((issue["issue"] for issue in issues), root["issues"].ids(), "issue")
    yield from twice(issue["issue"] for issue in issues)
    for issue in issues:
        yield from twice(option["id"] for option in issue["options"].items())
        yield from _falling(issue["options"].items())
    yield from _guarantees(model, issues)
    meant = Node(mended(root.value))["model"]
    yield from _excluded(meant)
    yield from _outcomes(meant)


def mended(plain: dict[str, Any]) -> dict[str, Any]:
    """Return the file with each misspelt issue of the model as it is meant, so that one slip is not told ten times."""
    known = Node(plain)["issues"].ids()
    listed = [issue.value for issue in Node(plain)["model"]["issues"].items()]
    spelt = [{**one, "issue": _meant(one.get("issue"), known)} if isinstance(one, dict) else one for one in listed]
    return {**plain, "model": {**plain["model"], "issues": spelt}}


def _meant(issue: Any, known: list[str]) -> Any:
    close = get_close_matches(issue, known, n=1) if isinstance(issue, str) and issue not in known else []
    return close[0] if close else issue


def options(model: Node) -> dict[str, list[str]]:
    """Return the ids of the options by issue."""
    found: dict[str, list[str]] = {}
    for issue in model["issues"].items():
        if issue["issue"].text:
            found.setdefault(issue["issue"].text, []).extend(issue["options"].ids())
    return found


def choices(node: Node, model: Node) -> Iterator[Fault]:
    """Yield what is wrong with a block that names an option by issue."""
    known = options(model)
    yield from unknown(keys(node), known, "issue of the model")
    for issue, chosen in node.fields().items():
        if issue in known:
            yield from unknown([chosen], known[issue], f"option of {issue}:")


def _falling(listed: list[Node]) -> Iterator[Fault]:
    places = [_place(option["at"], n, len(listed)) for n, option in enumerate(listed)]
    for (n, one), (_, other) in pairwise(enumerate(places)):
        if one > other:
            at = listed[n + 1]
            yield (
                (at["at"] if at["at"].there else at).place,
                f"must not stand before the option above it, at {one:g}; got {other:g}: "
                "list options in their order, and give all of them an `at` or none",
            )


def _place(at: Node, n: int, count: int) -> float:
    mode = at["mode"].number
    return n / max(count - 1, 1) if mode is None else mode


def _guarantees(model: Node, issues: list[Node]) -> Iterator[Fault]:
    carrying = [issue for issue in issues if any(option["enforcement"].there for option in issue["options"].items())]
    for issue in carrying:
        for option in issue["options"].items():
            if not option["enforcement"].there:
                what = "missing; each option of the issue that carries guarantees must have it"
                yield option["enforcement"].place, what
    for issue in carrying[1:]:
        first = carrying[0]["issue"].text
        yield issue.place, f"has options with `enforcement`, and so has {first!r}; only one issue can carry guarantees"
    if carrying and model["enforcement"].there:
        which = carrying[0]["issue"].text
        yield model["enforcement"].place, f"is told by the options of {which!r} already; leave one of them out"


def _excluded(model: Node) -> Iterator[Fault]:
    for rule in model["excluded"].items():
        yield from choices(rule, model)
        if rule.there and not rule.fields():
            yield rule.place, "must name the options that can't go together: {issue: option, issue: option}"
        if len(rule.fields()) == 1:
            yield rule.place, "forbids one option always; leave that option out of its issue instead"


def _outcomes(model: Node) -> Iterator[Fault]:
    """Too many outcomes, none, or an option that is in none."""
    known = options(model)
    size = math.prod(len(each) for each in known.values())
    if size > MOST_OUTCOMES:
        yield model["issues"].place, f"must have at most {MOST_OUTCOMES:,} combinations of options; got {size:,}"
        return
    rules = [{k: v.text for k, v in rule.fields().items()} for rule in model["excluded"].items() if rule.fields()]
    if not rules:
        return
    kept = [row for row in product(*known.values()) if not any(_hit(rule, row, list(known)) for rule in rules)]
    if not kept:
        yield model["excluded"].place, "leave no combination of options; take one of them out"
        return
    for n, (issue, each) in enumerate(known.items()):
        for option in each:
            if all(row[n] != option for row in kept):
                yield model["excluded"].place, f"leave no combination with {option!r} of {issue}; leave the option out"


def _hit(rule: dict[str, str], row: tuple[str, ...], issues: list[str]) -> bool:
    chosen = dict(zip(issues, row, strict=True))
    return all(chosen.get(issue) == option for issue, option in rule.items())
