"""The names that a case adds to the built-in lists, or takes over from them."""

from collections.abc import Iterator
from dataclasses import replace

from ripeness.cases.schema import Case, Named, Person
from ripeness.read.parties import Entity, Form, Kind, builtin

Row = tuple[str, Entity, Form]


def added(case: Case) -> Iterator[Row]:
    """Yield names for the gazetteer: those of the case, then those of the built-in entity that each stands for.

    Where the built-in lists know an actor or person of the case, by any of the case's names, all their names for it
    mean the case's from then on: otherwise "Sergei Lavrov" of the case and "Lavrov" of the lists were two people.
    """
    sides = {actor.id: actor.name for actor in (*case.parties, *case.third_parties)}
    for party in case.parties:
        yield from _of_actor(party, row=f"case:parties.{party.id}")
    for actor in case.third_parties:
        yield from _of_actor(actor, row=f"case:third_parties.{actor.id}")
    for person in case.people:
        yield from _of_person(person, sides[person.side])


def _of_actor(actor: Named, *, row: str) -> Iterator[Row]:
    known = _builtin_entity(actor.names, kinds=("state", "organisation", "group"))
    kind: Kind = actor.kind or (known.kind if known else "state" if actor.capitals else "organisation")
    entity = Entity(actor.name, kind, actor.name, row=row)
    yield from ((name, entity, "name") for name in (actor.name, *actor.aliases))
    yield from ((name, entity, "demonym") for name in actor.adjectives)
    yield from ((name, entity, "metonym") for name in actor.capitals)
    yield from _taken_over(known, entity)


def _of_person(person: Person, side: str) -> Iterator[Row]:
    known = _builtin_entity((person.name, *person.aliases), kinds=("person",))
    entity = Entity(
        person.name,
        "person",
        side,
        person.post,
        since=person.since.isoformat() if person.since else "",
        until=person.until.isoformat() if person.until else "",
        row=f"case:people.{person.name}",
    )
    if known is not None and known.post == person.post and not (entity.since or entity.until):
        entity = replace(entity, since=known.since, until=known.until)  # the case is silent on when; the list isn't
    yield from ((name, entity, "name") for name in (person.name, *person.aliases))
    yield from _taken_over(known, entity)


def _builtin_entity(names: tuple[str, ...], *, kinds: tuple[str, ...]) -> Entity | None:
    """The built-in entity that one of the names means; the first name decides where they differ."""
    listed = {name: entity for name, entity, form in reversed(builtin()) if entity.kind in kinds and form != "demonym"}
    return next((listed[name] for name in names if name in listed), None)


def _taken_over(known: Entity | None, entity: Entity) -> Iterator[Row]:
    yield from ((name, entity, form) for name, old, form in builtin() if known is not None and old == known)
