"""The state as plain data, for ``--json``: every entry once, and its id wherever a row rests on it."""

from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any

from ripeness.talks.diff import Diff
from ripeness.talks.rows import Days, Said
from ripeness.talks.state import State

Json = dict[str, Any]


def to_json(state: State) -> Json:
    """Return the state as dicts, lists, strings, numbers and None.

    ``said`` holds every entry by id; rows hold the ids. Dates are ISO 8601 strings, enumerations their values.
    """
    plain = {field.name: _plain(getattr(state, field.name)) for field in fields(state)}
    straddling = [said for unknown in state.unknowns for said in unknown.said]
    plain["said"] = {said.entry: _record(said) for said in (*state.said, *straddling)}
    return plain


def diff_to_json(diff: Diff) -> Json:
    """Return what changed as plain data, in the form of `to_json`; ``said`` holds the new entries by id."""
    plain = {field.name: _plain(getattr(diff, field.name)) for field in fields(diff)}
    plain["said"] = {said.entry: _record(said) for said in diff.new}
    return plain


def _record(row: Any) -> Json:
    return {field.name: _plain(getattr(row, field.name)) for field in fields(row)}


def _plain(value: Any) -> Any:
    if isinstance(value, Said):
        return value.entry
    if isinstance(value, Days):
        return {"least": value.least, "most": value.most}
    if is_dataclass(value):
        return _record(value)
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value
