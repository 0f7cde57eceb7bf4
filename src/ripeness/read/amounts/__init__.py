"""Sums of money in running text: `find_amounts`."""

from ripeness.read.amounts.find import find_amounts
from ripeness.read.amounts.mention import AmountMention

__all__ = ["AmountMention", "find_amounts"]
