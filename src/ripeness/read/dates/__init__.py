"""Dates, times, durations and sets of times in running text: `find_dates`."""

from ripeness.read.dates.find import find_dates
from ripeness.read.dates.mention import DateMention

__all__ = ["DateMention", "find_dates"]
