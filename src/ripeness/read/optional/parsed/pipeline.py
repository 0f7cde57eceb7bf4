"""What is asked of a pipeline, in its own names, and how an installed one is found; nothing is ever downloaded."""

from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from typing import Protocol

from ripeness.errors import ReaderError


class Token(Protocol):
    """One token of a parsed text: its place, its words, and what it hangs on."""

    i: int
    idx: int
    text: str
    lower_: str
    pos_: str
    dep_: str

    @property
    def head(self) -> "Token":
        """The token that it hangs on; itself at the root of a sentence."""

    @property
    def children(self) -> Iterable["Token"]:
        """What hangs on it, in text order."""

    @property
    def subtree(self) -> Iterable["Token"]:
        """Itself with all that hangs on it and theirs, in text order."""


class Named(Protocol):
    """A name of somebody or something: its place and its kind (``PERSON``, ``ORG``, ``GPE`` …)."""

    start_char: int
    end_char: int
    label_: str
    text: str


class Parsed(Protocol):
    """A parsed text."""

    ents: Iterable[Named]

    def __iter__(self) -> Iterator[Token]:
        """Yield its tokens."""


class Pipeline(Protocol):
    """A loaded pipeline."""

    meta: Mapping[str, object]

    def __call__(self, text: str) -> Parsed:
        """Parse a text."""


def load(name: str) -> Pipeline:
    """Return an installed pipeline by its name or folder.

    Raises
    ------
    ReaderError
        If spaCy or the pipeline isn't installed, or the pipeline isn't for English or doesn't parse.
    """
    try:
        spacy = import_module("spacy")
    except ImportError:
        raise ReaderError(
            "spaCy is not installed; install ripeness[spacy] and a pipeline, or use --reader rules"
        ) from None
    try:
        pipeline = spacy.load(name)
    except OSError:
        raise ReaderError(
            f"spaCy has no pipeline {name!r} here; install it, or give another with --reader spacy:PIPELINE"
        ) from None
    if pipeline.lang != "en":
        raise ReaderError(f"the pipeline {name!r} is for {pipeline.lang!r}, the lexicons are for English; give another")
    if not pipeline.has_pipe("parser"):
        raise ReaderError(f"the pipeline {name!r} has no parser, so it can't tell who says what; give another")
    found: Pipeline = pipeline
    return found
