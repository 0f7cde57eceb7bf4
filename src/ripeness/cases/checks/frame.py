"""Who and what the case is about: ids and names that belong to one actor, references that lead to somebody."""

from collections.abc import Iterator

from ripeness.cases.checks.node import Node, twice, unknown
from ripeness.cases.faults import Fault


def check(root: Node) -> Iterator[Fault]:
    """Yield the contradictions of parties, issues, tracks, third parties and people."""
    actors = [*root["parties"].items(), *root["third_parties"].items()]
    issues = root["issues"].ids()
    yield from twice(issue["id"] for issue in root["issues"].items())
    yield from twice(actor["id"] for actor in actors)
    yield from twice(track["id"] for track in root["tracks"].items())
    yield from _shared_names(actors)
    for track in root["tracks"].items():
        yield from unknown(track["issues"].items(), issues, "issue")
    yield from unknown((actor["supports"] for actor in actors), root["parties"].ids(), "party")
    known = [actor["id"].text for actor in actors]
    yield from unknown((person["side"] for person in root["people"].items()), known, "party or third party")


def _shared_names(actors: list[Node]) -> Iterator[Fault]:
    owner: dict[str, Node] = {}
    for actor in actors:
        for name in _names(actor):
            first = owner.setdefault(name.casefold(), actor)
            if first["id"].text != actor["id"].text:
                who = first["name"].text
                yield actor.place, f"the name {name!r} belongs to {who} already; a name must belong to one actor"


def _names(actor: Node) -> list[str]:
    lists = (actor[field].items() for field in ("aliases", "adjectives", "capitals"))
    names = [actor["id"].text, actor["name"].text, *(name.text for names in lists for name in names)]
    return [name for name in names if name]
