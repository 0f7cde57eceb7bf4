"""Results as what JSON can hold, rounded so that a last bit that differs between machines changes no byte."""

from __future__ import annotations

import datetime
import json
import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

import numpy as np

Record = TypeVar("Record")
DIGITS = 10
"""Significant digits of a number: kernels and processors agree on more."""


def plain(value: Any) -> Any:
    """Return a value of ours as what JSON can hold: records as objects, arrays and tuples as lists, NaN as null.

    Examples
    --------
    >>> plain({"share": (np.float64(0.5), np.nan)})
    {'share': [0.5, None]}
    """
    if isinstance(value, np.ndarray | np.generic):
        return plain(value.tolist())
    if isinstance(value, Enum):
        return value.name
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, set | frozenset):
        return sorted(plain(item) for item in value)
    if isinstance(value, float):
        return float(f"{value:.{DIGITS}g}") if np.isfinite(value) else None
    return value.isoformat() if isinstance(value, datetime.date) else value


def to_bytes(value: Any) -> bytes:
    """Return a value as JSON, UTF-8, with a line end."""
    return json.dumps(plain(value), ensure_ascii=False, allow_nan=False, indent=1).encode() + b"\n"


def restored(kind: type[Record], value: Any) -> Record:
    """Return a record of plain fields (texts, numbers, records, tuples and mappings of them) from what `plain` made.

    Raises
    ------
    TypeError, ValueError, KeyError, AttributeError
        If the value is no such record: a field is missing, unknown or of another type.

    Examples
    --------
    >>> from ripeness.assess.reading import Table
    >>> table = Table("Shares", ("draws",), (("1 %",), ("2 %",)))
    >>> restored(Table, plain(table)) == table
    True
    """
    hints = get_type_hints(kind)
    unknown = set(value) - {field.name for field in fields(kind)}  # type: ignore[arg-type]
    if unknown:
        raise ValueError(f"unknown field {min(unknown)!r}")
    return kind(**{name: _restored(hints[name], part) for name, part in value.items()})


def _restored(kind: Any, value: Any) -> Any:
    origin, inner = get_origin(kind), get_args(kind)
    if origin is tuple:
        kinds = [inner[0]] * len(value) if inner[-1] is Ellipsis else inner
        return tuple(_restored(each, part) for each, part in zip(kinds, value, strict=True))
    if origin is dict:
        return {key: _restored(inner[1], part) for key, part in value.items()}
    if origin in (Union, types.UnionType):
        return None if value is None else _restored(next(each for each in inner if each is not type(None)), value)
    if is_dataclass(kind):
        return restored(kind, value)  # type: ignore[arg-type]
    if origin is None and not isinstance(value, (int, float) if kind is float else kind):
        raise TypeError(f"{value!r} is no {kind.__name__}")
    return value
