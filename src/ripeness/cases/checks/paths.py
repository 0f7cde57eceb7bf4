"""What names inputs by their paths: levers, scenarios and correlations."""

import math
from collections.abc import Iterator

import numpy as np

from ripeness.cases.checks.node import Node, keys, twice, unknown
from ripeness.cases.faults import Fault
from ripeness.cases.inputs import FIELDS
from ripeness.cases.ranges import Limits

_PLAYERS = ("factions", "patrons")
_OF_AN_INPUT = {"basis", "low", "mode", "high", "value"}


def check(root: Node) -> Iterator[Fault]:
    """Yield the contradictions of levers, scenarios and correlations."""
    model = root["model"]
    known = inputs(model)
    for kind, field in (("levers", "to"), ("scenarios", "set")):
        yield from twice(each["id"] for each in model[kind].items())
        for each in model[kind].items():
            yield from unknown(keys(each[field]), known, "input")
            yield from _outside(each[field], known)
    yield from _correlations(model, known)


def inputs(model: Node) -> dict[str, tuple[Node, Limits]]:
    """Return every input that the file has by its path, as `cases.inputs` names them, with its limits."""
    found = {_path(node.place[1:], model): node for node in _inputs(model)}
    return {path: (node, FIELDS[_field(path)][0]) for path, node in found.items() if _field(path) in FIELDS}


def _inputs(node: Node) -> Iterator[Node]:
    """Whatever holds a number or rests on a basis, and is no bottom line, victory or correlation, or would be so."""
    names = set(node.fields())
    if (names & _OF_AN_INPUT and "id" not in names) or (node.there and not names and not node.items()):
        if not names & {"imposes", "between"}:
            yield node
        return
    for name, field in node.fields().items():
        if name != "bottom_lines":
            yield from _inputs(field)
    for item in node.items():
        yield from _inputs(item)


def _path(place: tuple[str | int, ...], model: Node) -> str:
    match place:
        case ("issues", int(n), "options", int(m), field):
            issue = model["issues"][n]
            return f"issue.{issue['issue'].text}.{issue['options'][m]['id'].text}.{field}"
        case ("war", "shifts", int(n), field):
            return f"shift.{model['war']['shifts'][n]['id'].text}.{field}"
        case ("sides", party, kind, int(n), *rest) if kind in _PLAYERS:
            player = model["sides"][party][str(kind)][n]
            return f"{player['id'].text}.{_own(rest, player)}"
        case ("sides", party, *rest):
            return f"{party}.{_own(rest, model['sides'][party])}"
    return ".".join(map(str, place))


def _own(rest: list[str | int], player: Node) -> str:
    match rest:
        case ["red_lines", int(n)]:
            return f"red_lines.{player['red_lines'][n]['issue'].text}"
    return ".".join(map(str, rest))


def _field(path: str) -> str:
    """The name of an input's field, as `FIELDS` has it."""
    first, *rest = path.split(".")
    if first in ("issue", "shift", "war"):
        return rest[-1] if rest else first
    if not rest:
        return first
    return ".".join(rest) if rest[0] == "belief" else rest[0]


def _outside(values: Node, known: dict[str, tuple[Node, Limits]]) -> Iterator[Fault]:
    for path, value in values.fields().items():
        if path in known and value.number is not None and not known[path][1].allow(value.number):
            yield value.place, f"must be {known[path][1].rule}, as {path} is; got {value.number:g}"


def _correlations(model: Node, known: dict[str, tuple[Node, Limits]]) -> Iterator[Fault]:
    held: dict[frozenset[str], float] = {}
    for each in model["correlations"].items():
        pair = [path.text for path in each["between"].items()]
        yield from unknown(each["between"].items(), known, "input")
        for path in each["between"].items():
            if path.text in known and _is_constant(known[path.text][0]):
                yield path.place, f"{path.text} is the same in every draw, so nothing goes with it; leave this out"
        rho = each["rho"].number
        if len(pair) == 2 and (pair[0] == pair[1] or frozenset(pair) in held):
            yield each["between"].place, "must be two inputs whose correlation isn't given yet; leave this out"
        elif len(pair) == 2 and rho is not None and -1 < rho < 1:
            held[frozenset(pair)] = rho
    if not _possible(held):
        what = "can't all hold at once (as a matrix they have no square root); bring one of them nearer to 0"
        yield model["correlations"].place, what


def _is_constant(node: Node) -> bool:
    """Whether it is a switch or a whole number; a range of one number has no correlation either, but may be widened."""
    return bool(node.fields()) and not {"low", "mode", "high"} & set(node.fields())


def _possible(held: dict[frozenset[str], float]) -> bool:
    """Whether normal scores can have all the correlations ``2 sin(pi rho / 6)`` that belong to these of ranks."""
    names = sorted({name for pair in held for name in pair})
    matrix = np.eye(len(names))
    for pair, rho in held.items():
        i, j = (names.index(name) for name in pair)
        matrix[i, j] = matrix[j, i] = 2.0 * math.sin(math.pi * rho / 6.0)
    return not names or float(np.linalg.eigvalsh(matrix)[0]) > 1e-9
