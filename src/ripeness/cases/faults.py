"""Where a case file is wrong and what to do: ``case.yaml:15:5: issues.1.wieght: unknown field, did you mean ...``."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import Any, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError

from ripeness.cases.document import Document, Place, position
from ripeness.errors import CaseError

Fault = tuple[Place, str]
Model = TypeVar("Model", bound=BaseModel)

_A_DAY = "must be a day like 2022-05-17"
_BLOCK = "must be a block of fields"
_KEY_ERROR = "[key]"
_SENTENCES = {
    "date_type": _A_DAY,
    "date_parsing": _A_DAY,
    "date_from_datetime_parsing": _A_DAY,
    "date_from_datetime_inexact": _A_DAY,
    "missing": "missing; add it",
    "string_type": "must be text; put it in quotation marks",
    "tuple_type": "must be a list: [one, two], or one item a line after a dash",
    "bool_type": "must be true or false",
    "bool_parsing": "must be true or false",
    "int_type": "must be a whole number",
    "int_parsing": "must be a whole number",
    "int_from_float": "must be a whole number",
    "float_type": "must be a number",
    "float_parsing": "must be a number",
    "finite_number": "must be a number",
    "model_type": _BLOCK,
    "dict_type": _BLOCK,
    "model_attributes_type": _BLOCK,
}


def checked(model: type[Model], document: Document, contradictions: Iterable[Fault]) -> Model:
    """Return the document as the model.

    Parameters
    ----------
    contradictions
        What each part allows and the whole doesn't.

    Raises
    ------
    CaseError
        With one line for each fault of any kind, in the order of the file.
    """
    found: list[Fault] = list(contradictions)
    made: Model | None = None
    try:
        made = model.model_validate(document.plain)
    except ValidationError as error:
        found += _of_the_schema(model, error)
    lines = [(position(document.tree, place), told(document, place, what)) for place, what in found]
    lines += [((line, column), _twice(document, line, column, field)) for line, column, field in document.repeated]
    if made is None or lines:
        raise CaseError("\n".join(dict.fromkeys(line for _, line in sorted(lines))))
    return made


def told(document: Document, place: Place, what: str) -> str:
    """Return the line for a fault at a place of the document."""
    line, column = position(document.tree, place)
    return f"{document.name}:{line + 1}:{column + 1}: {'.'.join(map(str, place))}: {what}"


def meant(word: str, known: Iterable[str]) -> str:
    """Return ``, did you mean "weight"?`` if a known word is close, else what the known words are."""
    words = list(known)
    close = get_close_matches(word, words, n=1, cutoff=0.6)
    if close:
        return f', did you mean "{close[0]}"?'
    return f"; known: {', '.join(words)}" if words else ""


def _twice(document: Document, line: int, column: int, field: str) -> str:
    return f"{document.name}:{line + 1}:{column + 1}: {field}: written twice in this block; leave one"


def _of_the_schema(model: type[BaseModel], error: ValidationError) -> Iterator[Fault]:
    for fault in error.errors():
        if not _follows_from_others(dict(fault)):
            place: Place = tuple(step for step in fault["loc"] if step != _KEY_ERROR)
            yield place, _sentence(model, dict(fault), place)


def _sentence(model: type[BaseModel], fault: dict[str, Any], place: Place) -> str:
    kind = fault["type"]
    if kind == "extra_forbidden":
        return "unknown field" + meant(str(place[-1]), _fields(model, place[:-1]))
    if kind == "missing":
        return _SENTENCES[kind]
    if kind in ("too_short", "too_long"):
        bound = "at least" if kind == "too_short" else "at most"
        return f"must have {bound} {_wanted(fault)}; got {len(fault['input'])}"
    if kind == "string_pattern_mismatch":
        pattern = fault["ctx"]["pattern"]
        sentence = "must not be empty" if pattern == r"\S" else "must be lower-case letters, digits and hyphens"
    else:
        plain = fault["msg"].removeprefix("Value error, ").replace("Input should be", "must be")
        sentence = _SENTENCES.get(kind, plain)
    return sentence if fault["input"] is None or isinstance(fault["input"], dict) else f"{sentence}; got {_got(fault)}"


def _got(fault: dict[str, Any]) -> str:
    got = fault["input"]
    return str(got).lower() if isinstance(got, bool) else repr(str(got)[:60]) if isinstance(got, str) else str(got)[:60]


def _follows_from_others(fault: dict[str, Any]) -> bool:
    """A list is called too short when its items have faults of their own, which are told anyway."""
    return fault["type"] == "too_short" and len(fault["input"]) >= _wanted(fault)


def _wanted(fault: dict[str, Any]) -> int:
    context = fault["ctx"]
    return int(context["min_length"] if "min_length" in context else context["max_length"])


def _fields(model: type[BaseModel], place: Place) -> list[str]:
    """Names of the fields that the block at a place may have."""
    found = _model_at(model, place)
    return [field.alias or name for name, field in found.model_fields.items()] if found else []


def _model_at(annotation: Any, place: Place) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        if not place:
            return annotation
        field = next((f for n, f in annotation.model_fields.items() if place[0] in (n, f.alias)), None)
        return _model_at(field.annotation, place[1:]) if field else None
    if get_origin(annotation) in (dict, tuple):
        inner, place = get_args(annotation)[-1 if get_origin(annotation) is dict else 0], place[1:]
        return _model_at(inner, place)
    found = (_model_at(part, place) for part in get_args(annotation))
    return next((each for each in found if each is not None), None)
