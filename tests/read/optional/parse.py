"""Parses written by hand, in the form in which a pipeline gives them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import takewhile
from typing import ClassVar

from ripeness.read.optional.parsed.pipeline import Named


@dataclass
class Word:
    """A token; heads are numbers of tokens."""

    words: "list[Word]" = field(repr=False)
    i: int
    idx: int
    text: str
    pos_: str
    dep_: str
    at: int

    @property
    def lower_(self) -> str:
        return self.text.lower()

    @property
    def head(self) -> "Word":
        return self.words[self.at]

    @property
    def children(self) -> "list[Word]":
        return [one for one in self.words if one.at == self.i != one.i]

    @property
    def subtree(self) -> "list[Word]":
        found = [self, *(word for child in self.children for word in child.subtree)]
        return sorted(found, key=lambda word: word.i)


@dataclass(frozen=True)
class Name:
    """A name that a pipeline recognised."""

    start_char: int
    end_char: int
    label_: str
    text: str


@dataclass
class Parse:
    """A parsed text."""

    words: list[Word]
    ents: list[Named] = field(default_factory=list)

    def __iter__(self) -> Iterator[Word]:
        return iter(self.words)


def parse(text: str, rows: str) -> Parse:
    """A parse of a text from rows of word, part of speech, dependency and the number of the head."""
    words: list[Word] = []
    place = 0
    for number, row in enumerate(rows.strip().splitlines()):
        word, pos, dep, head = row.split()
        place = text.index(word, place)
        words.append(Word(words, number, place, word, pos, dep, int(head)))
        place += len(word)
    return Parse(words)


class Toy:
    """A pipeline of one rule: capitalised words, "said" or "says", and the rest of the sentence as a clause."""

    meta: ClassVar = {"name": "toy", "version": "1.2"}

    def __call__(self, text: str) -> Parse:
        words: list[Word] = []
        for number, match in enumerate(re.finditer(r"\w+|[^\w\s]", text)):
            words.append(Word(words, number, match.start(), match[0], "NOUN", "dep", number))
        for verb in (word for word in words if word.text in ("said", "says")):
            self._hang(words, verb)
        names = [Name(*match.span(), "ORG", match[0]) for match in re.finditer(r"Blue Dove Institute", text)]
        return Parse(words, list(names))

    def _hang(self, words: list[Word], verb: Word) -> None:
        verb.pos_ = "VERB"
        subject = words[verb.i - 1] if verb.i and words[verb.i - 1].text[0].isupper() else None
        end = next((word.i for word in words[verb.i :] if word.text in ".”"), len(words))
        inside = [word for word in words[verb.i + 1 : end] if word.pos_ != "VERB"]
        if subject is None or not inside:
            return
        for word in takewhile(lambda word: word.text[0].isupper(), reversed(words[: subject.i])):
            word.dep_, word.at = "compound", subject.i
        subject.dep_, subject.at = "nsubj", verb.i
        for word in inside:
            word.at = inside[0].i
        inside[0].dep_, inside[0].at = "ccomp", verb.i
