"""A reader by a language model at an endpoint that the user names; what it answers is checked against the text."""

from ripeness.read.optional.llm.reader import LLMReader
from ripeness.read.optional.llm.settings import Settings

__all__ = ["LLMReader", "Settings"]
