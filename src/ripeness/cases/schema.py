"""What a case file may hold: who the two sides are, what is on the table, on which tracks, and who else matters."""

import datetime
from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from ripeness.cases.model import Model
from ripeness.cases.part import Key, Part, Words
from ripeness.ledger.entry import Track

ActorKind = Literal["state", "organisation", "group"]
Role = Literal["host", "mediator", "supporter", "guarantor", "humanitarian"]


class Head(Part):
    """What the case is called, and the day that its brief is about unless another is asked for."""

    id: Key
    title: Words
    as_of: datetime.date | None = None


class Named(Part):
    """A state, organisation or group under all its names.

    Attributes
    ----------
    aliases, adjectives, capitals
        Other names ("the Russian delegation"); the adjective and the people ("Russian", "Russians"); the places that
        stand for its government ("Moscow", "the Kremlin").
    kind
        None: as in the built-in lists, else a state if it has capitals, else an organisation.
    """

    id: Key
    name: Words
    kind: ActorKind | None = None
    aliases: tuple[Words, ...] = ()
    adjectives: tuple[Words, ...] = ()
    capitals: tuple[Words, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every name, the first one first."""
        return (self.name, *self.aliases, *self.adjectives, *self.capitals)


class Outsider(Named):
    """A third party; `supports` names the party that it aids or openly backs."""

    roles: tuple[Role, ...] = ()
    supports: Key | None = None


class Question(Part):
    """An issue: its words are matched whole, upper or lower case."""

    id: Key
    title: Words
    keywords: tuple[Words, ...] = ()


class Channel(Part):
    """A track of talks and the issues that are dealt with on it."""

    id: Track
    title: Words
    issues: tuple[Key, ...] = ()


class Person(Part):
    """Somebody who speaks or acts. `from` is the first day in the post, `until` the first day after it."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=False)

    name: Words
    side: Key
    post: Words | None = None
    aliases: tuple[Words, ...] = ()
    since: datetime.date | None = Field(default=None, alias="from")
    until: datetime.date | None = None


class Case(Part):
    """The whole file."""

    case: Head
    parties: Annotated[tuple[Named, ...], Field(min_length=2, max_length=2)]
    issues: tuple[Question, ...] = ()
    tracks: tuple[Channel, ...] = ()
    third_parties: tuple[Outsider, ...] = ()
    people: tuple[Person, ...] = ()
    model: Model | None = None
