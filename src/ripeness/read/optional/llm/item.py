"""What the model is asked for: the fields of an item, as a schema to constrain it and as a record to check it."""

import json
from typing import Literal, NoReturn, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ripeness.ledger.acts import Act
from ripeness.ledger.entry import HolderKind, Polarity
from ripeness.read import issues

MOST = 500  # items of one answer that are looked at
_LONGEST = 4_000  # characters of a field; nobody's sentence is longer


class Fault(Exception):  # noqa: N818 - a plain noun reads better where it is caught
    """An item can't become an entry; the message is the reason, the same for all items with that fault."""


class Item(BaseModel):
    """One item of an answer: words pointed at in the text, and what they are said to be. Nothing of it is true yet."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, str_max_length=_LONGEST)

    exact: str = Field(min_length=1)
    before: str = ""
    after: str = ""
    start: int | None = None
    act: Literal[tuple(act.value for act in Act)]  # type: ignore[valid-type]
    holder: str = Field(min_length=1)
    holder_kind: HolderKind
    holder_side: str | None = None
    holder_post: str | None = None
    holder_words: str | None = None
    cue_words: str | None = None
    relays: list[str] = Field(default=[], max_length=10)
    addressee: str | None = None
    target: str | None = None
    issues: list[str] = Field(default=[], max_length=20)
    when: str = ""
    when_words: str | None = None
    polarity: Polarity = "asserted"
    amount_words: str | None = None
    confidence: float = Field(default=0.5, ge=0.0, le=1.0)


def schema() -> dict[str, object]:
    """Return the JSON schema of an answer, in the part of the language that servers constrain models by."""
    text: dict[str, object] = {"type": "string"}
    maybe: dict[str, object] = {"type": ["string", "null"]}
    properties: dict[str, object] = {
        "exact": text,
        "before": text,
        "after": text,
        "start": {"type": ["integer", "null"]},
        "act": _one_of([act.value for act in Act]),
        "holder": text,
        "holder_kind": _one_of(get_args(HolderKind)),
        "holder_side": maybe,
        "holder_post": maybe,
        "holder_words": maybe,
        "cue_words": maybe,
        "relays": {"type": "array", "items": text},
        "addressee": maybe,
        "target": maybe,
        "issues": {"type": "array", "items": _one_of(issues.names())},
        "when": text,
        "when_words": maybe,
        "polarity": _one_of(get_args(Polarity)),
        "amount_words": maybe,
        "confidence": {"type": "number"},
    }
    return _closed({"entries": {"type": "array", "items": _closed(properties)}})


def items(words: str) -> list[Item | None] | None:
    """Return the items of an answer, None for one that isn't of the schema; None if it is no answer of the schema."""
    try:
        told = json.loads(words, parse_constant=_refuse)
    except (ValueError, RecursionError):
        return None
    if not isinstance(told, dict) or set(told) != {"entries"} or not isinstance(told["entries"], list):
        return None
    return [_item(one) for one in told["entries"][:MOST]] + [None] * len(told["entries"][MOST:])


def _item(told: object) -> Item | None:
    try:
        return Item.model_validate(told)
    except (ValidationError, RecursionError):
        return None


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no number of JSON")


def _one_of(values: object) -> dict[str, object]:
    return {"type": "string", "enum": list(values)}  # type: ignore[call-overload]


def _closed(properties: dict[str, object]) -> dict[str, object]:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}
