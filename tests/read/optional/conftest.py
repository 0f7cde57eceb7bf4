"""Endpoints for the tests of the optional readers."""

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from ripeness.read import Reading, read_document
from ripeness.read.optional.llm import LLMReader, Settings

from .server import Endpoint, Script, completion, entries, serving

sys.path.insert(0, str(Path(__file__).parents[2]))  # contracts are shared by tests of several folders

from contracts.reader import document_of


@pytest.fixture
def endpoint() -> Iterator[Callable[[Script], Endpoint]]:
    """Starts endpoints that stop after the test."""
    with ExitStack() as stack:
        yield lambda script: stack.enter_context(serving(script))


@pytest.fixture
def sleeps() -> list[float]:
    """The pauses that a client made instead of waiting."""
    return []


@pytest.fixture
def read(endpoint: Callable[[Script], Endpoint], sleeps: list[float]) -> Callable[..., Reading]:
    """Reads a text with an endpoint that answers what a script says, or always the same items."""

    def run(
        text: str, *script: Script | dict[str, object], about: dict[str, str] | None = None, **more: Any
    ) -> Reading:
        asked = script[0] if script and callable(script[0]) else lambda _: completion(entries(*script))
        reader = LLMReader(Settings(endpoint(asked).url, "scripted", **more), sleep=sleeps.append)
        return read_document(reader, document_of(text, **(about or {})), text)

    return run
