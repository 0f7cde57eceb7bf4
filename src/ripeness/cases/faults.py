"""Where a case file is wrong and what to do: ``case.yaml:15:5: issues.1.wieght: unknown field, did you mean ...``."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.constructor import RoundTripConstructor
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from ripeness.errors import CaseError

Place = tuple[str | int, ...]
Model = TypeVar("Model", bound=BaseModel)

_A_DAY = "must be a day like 2022-05-17"
_SENTENCES = {
    "date_type": _A_DAY,
    "date_parsing": _A_DAY,
    "date_from_datetime_parsing": _A_DAY,
    "date_from_datetime_inexact": _A_DAY,
    "missing": "missing; add it",
    "string_type": "must be text; put it in quotation marks",
    "tuple_type": "must be a list: [one, two], or one item a line after a dash",
    "model_type": "must be a block of fields",
    "dict_type": "must be a block of fields",
    "model_attributes_type": "must be a block of fields",
}


class _Plain(RoundTripConstructor):
    """Leaves dates as they are written, so that a day that no calendar has is told with its place."""


_Plain.add_constructor("tag:yaml.org,2002:timestamp", RoundTripConstructor.construct_yaml_str)


def parse(content: str, name: str) -> CommentedMap:
    """Return the YAML tree with the place of each key.

    Raises
    ------
    CaseError
        If it isn't YAML, or no block of fields.
    """
    reader = YAML(typ="rt")  # YAML 1.2: ``NO`` is the country and not False
    reader.Constructor = _Plain
    try:
        tree = reader.load(content)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = f"{name}:{mark.line + 1}:{mark.column + 1}" if mark else name
        what = " ".join(str(error.problem or error.context or "not YAML").split())
        raise CaseError(f"{where}: {what}; mend the YAML there") from error
    except (YAMLError, ValueError, RecursionError) as error:
        raise CaseError(f"{name}: not YAML ({str(error).splitlines()[0]}); mend it") from error
    if not isinstance(tree, CommentedMap):
        raise CaseError(f"{name}:1:1: a case file must hold fields like `parties:`; got {_kind(tree)}")
    return tree


def checked(model: type[Model], tree: CommentedMap, name: str) -> Model:
    """Return the tree as the model.

    Raises
    ------
    CaseError
        With one line for each fault, in the order of the file.
    """
    try:
        return model.model_validate(tree)
    except ValidationError as error:
        faults: list[dict[str, Any]] = [dict(fault) for fault in error.errors()]
        found = [fault for fault in faults if not _follows_from_others(fault)]
        lines = [(_position(tree, fault["loc"]), _line(model, tree, name, fault)) for fault in found]
        raise CaseError("\n".join(line for _, line in sorted(lines))) from error


def told(tree: CommentedMap, name: str, place: Place, what: str) -> str:
    """Return the line for a fault at a place of the tree."""
    line, column = _position(tree, place)
    return f"{name}:{line + 1}:{column + 1}: {'.'.join(map(str, place))}: {what}"


def meant(word: str, known: Iterable[str]) -> str:
    """Return ``, did you mean "weight"?`` if a known word is close, else what the known words are."""
    words = list(known)
    close = get_close_matches(word, words, n=1, cutoff=0.6)
    if close:
        return f', did you mean "{close[0]}"?'
    return f"; known: {', '.join(words)}" if words else ""


def _line(model: type[BaseModel], tree: CommentedMap, name: str, fault: dict[str, Any]) -> str:
    place: Place = fault["loc"]
    if fault["type"] == "extra_forbidden":
        return told(tree, name, place, "unknown field" + meant(str(place[-1]), _fields(model, place[:-1])))
    sentence = _SENTENCES.get(fault["type"])
    if fault["type"] == "missing":
        return told(tree, name, place, str(sentence))
    if fault["type"] in ("too_short", "too_long"):
        return told(tree, name, place, f"must have {_wanted(fault)} items; got {len(fault['input'])}")
    got = str(fault["input"])
    if sentence is None:
        sentence = fault["msg"].removeprefix("Value error, ").replace("Input should be", "must be")
    if fault["type"] == "string_pattern_mismatch":
        pattern = fault["ctx"]["pattern"]
        sentence = "must not be empty" if pattern == r"\S" else "must be lower-case letters, digits and hyphens"
    return told(tree, name, place, f"{sentence}; got {got[:60]!r}")


def _follows_from_others(fault: dict[str, Any]) -> bool:
    """A list is called too short when its items have faults of their own, which are told anyway."""
    return fault["type"] == "too_short" and len(fault["input"]) >= _wanted(fault)


def _wanted(fault: dict[str, Any]) -> int:
    context = fault["ctx"]
    return int(context["min_length"] if "min_length" in context else context["max_length"])


def _kind(tree: object) -> str:
    return "nothing" if tree is None else "a list" if isinstance(tree, CommentedSeq) else f"{str(tree)[:40]!r}"


def _fields(model: type[BaseModel], place: Place) -> list[str]:
    """Names of the fields that the block at a place may have."""
    here: Any = model
    for step in place:
        if isinstance(step, str):
            field = next((f for n, f in here.model_fields.items() if step in (n, f.alias)), None)
            here = _model_in(field.annotation) if field else None
        if here is None:
            return []
    return [field.alias or name for name, field in here.model_fields.items()]


def _model_in(annotation: Any) -> Any:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    inner = (_model_in(part) for part in getattr(annotation, "__args__", ()))
    return next((found for found in inner if found is not None), None)


def _position(tree: Any, place: Place) -> tuple[int, int]:
    """Line and column, from 0, of a key or an item; of the nearest block around it if it is missing."""
    line, column = 0, 0
    here = tree
    for step in place:
        try:
            if isinstance(here, CommentedMap) and step in here:
                line, column = here.lc.key(step)
            elif isinstance(here, CommentedSeq):
                line, column = here.lc.item(step)
            else:
                break
            here = here[step]
        except (KeyError, IndexError, TypeError, AttributeError):
            break
    return line, column
