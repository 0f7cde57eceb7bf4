"""The reader by a language model keeps the contract of readers, with an endpoint that finds what a report says."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ripeness.read import Reader
from ripeness.read.optional.llm import LLMReader, Settings

from .server import Asked, Endpoint, Reply, completion, entries, item, serving

sys.path.insert(0, str(Path(__file__).parents[2]))  # contracts are shared by tests of several folders

from contracts.reader import ReaderContract

FINDS = (
    (r"Russia had rejected the draft", {"act": "reject", "holder": "Russia", "holder_kind": "state"}),
    (r"We will not give up our\s+land", {"act": "aim", "holder": "Ivan Petrenko", "holder_kind": "person"}),
    (r"talks in Istanbul have stalled", {"act": "talks_status", "polarity": "denied", "when": "2022-05-17"}),
    (r"both sides exchanged 32 prisoners", {"act": "exchange", "holder": "Red Cross", "when_words": "Last week"}),
    (r"[Rr]ejected|yes|no(?=\.)", {"act": "claim"}),
)


def model(asked: Asked) -> Reply:
    """Points at what it knows, and says where."""
    found = [
        item(match[0], start=match.start(), **fields)
        for pattern, fields in FINDS
        for match in re.finditer(pattern, asked.text)
    ]
    return completion(entries(*found))


class TestLLMReader(ReaderContract):
    endpoint: Endpoint

    @pytest.fixture(autouse=True, scope="class")
    @classmethod
    def _served(cls) -> Iterator[None]:
        with serving(model) as cls.endpoint:
            yield

    def reader(self) -> Reader:
        return LLMReader(Settings(self.endpoint.url, "scripted"))
