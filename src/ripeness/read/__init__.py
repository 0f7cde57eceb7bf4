"""Text in, entries out: sentences, quotations, attribution, parties, dates, amounts, acts, issues, and the readers."""

from ripeness.read.amounts import find_amounts
from ripeness.read.attribution import find_attributions
from ripeness.read.dates import find_dates
from ripeness.read.reader import Reader, Reading, read_document
from ripeness.read.rules import RulesReader

__all__ = [
    "Reader",
    "Reading",
    "RulesReader",
    "find_amounts",
    "find_attributions",
    "find_dates",
    "read_document",
]
