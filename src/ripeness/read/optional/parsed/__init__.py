"""A reader that finds who says what by a parser's dependencies: any installed spaCy pipeline for English."""

from ripeness.read.optional.parsed.reader import SpacyReader

__all__ = ["SpacyReader"]
