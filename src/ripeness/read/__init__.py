"""Text in, entries out: sentences, quotations, attribution, parties, dates, amounts, acts, issues, and the readers.

The names below are loaded when they are first asked for, so that importing one part doesn't load the tagger's model.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ripeness.read.amounts import find_amounts
    from ripeness.read.attribution import find_attributions
    from ripeness.read.dates import find_dates
    from ripeness.read.plover import code_plover
    from ripeness.read.reader import Reader, Reading, read_document
    from ripeness.read.rules import RulesReader

__all__ = [
    "Reader",
    "Reading",
    "RulesReader",
    "code_plover",
    "find_amounts",
    "find_attributions",
    "find_dates",
    "read_document",
]

_HOMES = {
    "Reader": "reader",
    "Reading": "reader",
    "RulesReader": "rules",
    "code_plover": "plover",
    "find_amounts": "amounts",
    "find_attributions": "attribution",
    "find_dates": "dates",
    "read_document": "reader",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
