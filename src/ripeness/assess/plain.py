"""Results as what JSON can hold, rounded so that a last bit that differs between machines changes no byte."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

import numpy as np

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
