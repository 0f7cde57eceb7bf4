"""Change a case file as text: what isn't changed stays byte for byte, comments and layout included.

Every change is read back before it is returned: if the file then said anything else than what it said before with the
change, it is refused.
"""

from collections.abc import Iterator
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from ripeness.cases import casefile
from ripeness.cases.document import Place, parse
from ripeness.cases.draft.write import HEAD
from ripeness.cases.faults import meant
from ripeness.cases.inputs import Input, inputs, naming
from ripeness.cases.schema import Case
from ripeness.cases.text import plain, quoted
from ripeness.errors import InputError

_RANGE = ("low", "mode", "high")


def with_numbers(content: str, path: str, values: tuple[float, ...], *, basis: str | None = None) -> str:
    """Return a case file with the numbers of one input changed.

    Parameters
    ----------
    content
        The case file as it is on disk, line endings included.
    path
        Of the input, as `ripeness case register` lists it.
    values
        One number, or low, mode and high.
    basis
        What they rest on now; None: as before.

    Raises
    ------
    InputError
        If the input doesn't exist or is a switch, or the change can't be made without touching something else.
    CaseError
        If the file has faults, or would have with these numbers.
    """
    known = _input(casefile.parsed(content), path)
    basis = None if basis is None else plain(basis)
    node = _node(content, ("model", *known.place))
    changes = dict(_changes(known, values))
    if basis is not None:
        changes["basis"] = quoted(basis)
    made = _replaced(content, node, changes)
    _check_only(content, made, known.place, numbers=values, basis=basis)
    return made


def with_model(content: str, text: str, *, replace: bool = False) -> str:
    """Return a case file with a block ``model`` at its end, or in the place of the one that it has.

    Raises
    ------
    InputError
        If it has one that may not be replaced, or its layout takes no block.
    CaseError
        If the file has faults, or would have with this block.
    """
    before = casefile.parsed(content)
    if before.model is not None and not replace:
        raise InputError("the case file has a `model` already; replace it with --force, or write to another --output")
    head, tail = _around_model(content) if before.model is not None else (content, "")
    ending = "\r\n" if "\r\n" in content else "\n"
    gap = "" if not head or head.endswith(("\n\n", "\r\n\r\n")) else ending if head.endswith("\n") else ending * 2
    made = head + gap + text.replace("\n", ending) + (ending + tail if tail else "")
    if _without_model(casefile.parsed(made)) != _without_model(before):
        raise InputError("the case file takes no block at its end; write its fields one below the other")
    return made


def with_block(content: str, text: str) -> str:
    """Return a case file with a further block at its end. Raises as `with_model` does."""
    ending = "\r\n" if "\r\n" in content else "\n"
    gap = "" if content.endswith("\n") else ending
    made = content + gap + text.replace("\n", ending)
    casefile.parsed(made)
    return made


def _input(case: Case, path: str) -> Input:
    known = inputs(case.model, naming(case)) if case.model else ()
    found = next((each for each in known if each.path == path), None)
    if found is None:
        raise InputError(f"no input {path!r}{meant(path, [each.path for each in known])}")
    if found.limits.switch:
        raise InputError(f"{path} is a switch: it stands because the file has it; take its block out of the file")
    return found


def _changes(known: Input, values: tuple[float, ...]) -> Iterator[tuple[str, str]]:
    if known.is_whole:
        if len(values) != 1:
            raise InputError(f"{known.path} is the same in every draw: give one value; got {len(values)}")
        yield "value", f"{values[0]:.12g}"
        return
    if len(values) not in (1, 3):
        raise InputError(f"{known.path} takes one value, or low, mode and high; got {len(values)}")
    for name, value in zip(_RANGE, values * (3 // len(values)), strict=True):
        yield name, f"{value:.12g}"


def _node(content: str, place: Place) -> MappingNode:
    """Return the block at a place of the text; refused if the text has it in more than one place, by an alias."""
    root = YAML(typ="rt").compose(content)
    seen = dict(_counted(root, {}))
    here: Node = root
    for step in place:
        here = _child(here, step)
        if seen[id(here)] > 1:
            raise InputError(f"{'.'.join(map(str, place))} is shared by an alias; write it out, then change it")
    assert isinstance(here, MappingNode)
    return here


def _counted(node: Any, seen: dict[int, int]) -> dict[int, int]:
    """How often each block and list is reached."""
    if isinstance(node, ScalarNode):
        return seen
    seen[id(node)] = seen.get(id(node), 0) + 1
    if seen[id(node)] == 1:
        for child in _children(node):
            _counted(child, seen)
    return seen


def _children(node: Any) -> list[Any]:
    return [value for _, value in node.value] if isinstance(node, MappingNode) else list(node.value)


def _child(node: Any, step: str | int) -> Any:
    if isinstance(node, SequenceNode):
        return node.value[step]
    return next(value for key, value in node.value if key.value == step)


def _replaced(content: str, node: MappingNode, changes: dict[str, str]) -> str:
    """Return the text with the scalars of some fields replaced; the last one in the text first."""
    fields = {key.value: value for key, value in node.value}
    for name in sorted(changes, key=lambda name: -fields[name].start_mark.index):
        start, end = fields[name].start_mark.index, fields[name].end_mark.index
        content = content[:start] + changes[name] + content[end:]
    return content


def _check_only(before: str, after: str, place: Place, *, numbers: tuple[float, ...], basis: str | None) -> None:
    """Refuse a change that the file, read again, doesn't show, or that shows anywhere else."""
    casefile.parsed(after)
    old, new = parse(before, casefile.FILE).plain, parse(after, casefile.FILE).plain
    block = old["model"]
    for step in place:
        block = block[step]
    names = ("value",) if "value" in block else _RANGE
    block |= dict(zip(names, numbers * (len(names) // len(numbers)), strict=True))
    if basis is not None:
        block["basis"] = basis
    if old != new:
        raise InputError(f"{'.'.join(map(str, place))} can't be changed in this layout; change it by hand")


def _around_model(content: str) -> tuple[str, str]:
    """What stands before and after the block ``model``; the comment that a draft puts above it goes with it."""
    tree = parse(content, casefile.FILE).tree
    lines = content.splitlines(keepends=True)
    first = tree.lc.key("model")[0]
    later = [line for line in (tree.lc.key(name)[0] for name in tree) if line > first]
    last = min(later, default=len(lines))
    while later and lines[last - 1].startswith(("#", "\n", "\r\n")):
        last -= 1
    start = first
    while start and lines[start - 1].startswith("#"):
        start -= 1
    if not lines[start].startswith(f"# {HEAD}"):
        start = first
    return "".join(lines[:start]), "".join(lines[last:])


def _without_model(case: Case) -> Case:
    return case.model_copy(update={"model": None})
