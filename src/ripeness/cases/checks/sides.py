"""The two sides: both there, with all that a leader must have, ids of their own, and lines that leave a way."""

from collections.abc import Iterator

from ripeness.cases.checks.issues import choices, options
from ripeness.cases.checks.node import Node, keys, unknown
from ripeness.cases.faults import Fault, meant

RESERVED = ("issue", "war", "shift", "proposer", "enforcement")
"""First words of the paths of inputs that are no player's (see `cases.inputs`)."""


def check(root: Node) -> Iterator[Fault]:
    """Yield the contradictions of the sides and their factions and patrons."""
    model, parties = root["model"], root["parties"].ids()
    sides = model["sides"]
    yield from unknown(keys(sides), parties, "party")
    for party in parties:
        if sides.fields() and not sides[party].there:
            yield sides.place, f"nothing is said of {party!r}; each of the two parties must have a side"
    yield from _ids(root)
    for party, side in sides.fields().items():
        yield from _leader(side, model)
        for player in (side, *side["factions"].items(), *side["patrons"].items()):
            yield from _wants(player, side, model)
        if party in parties:
            yield from _patrons(side, party, root)
        yield from _quota(side, party)


def _ids(root: Node) -> Iterator[Fault]:
    """Ids of players, which begin the paths of their inputs."""
    parties, thirds = root["parties"].items(), root["third_parties"].items()
    taken = {actor["id"].text: "another actor" for actor in (*parties, *thirds)}
    sides = root["model"]["sides"].fields().values()
    factions = [faction["id"] for side in sides for faction in side["factions"].items()]
    patrons = [patron["id"] for side in sides for patron in side["patrons"].items()]
    for node in (*(party["id"] for party in parties), *factions, *patrons):
        if node.text in RESERVED:
            yield node.place, f"must not be one of {', '.join(RESERVED)}, which name other inputs; got {node.text!r}"
    for node in factions:
        if node.text in taken:
            yield node.place, f"is the id of {taken[node.text]}; give the faction its own, got {node.text!r}"
        elif node.text:
            taken[node.text] = "another faction"


def _leader(side: Node, model: Node) -> Iterator[Fault]:
    for field in ("ideal", "salience"):
        missing = [issue for issue in options(model) if not side[field][issue].there]
        if missing and isinstance(side[field].value, dict | None):
            yield (
                side[field].place,
                f"nothing on {', '.join(missing)}; a party must have it for each issue of the model",
            )
    imposes = side["victory"]["imposes"]
    if imposes.fields():
        missing = [issue for issue in options(model) if not imposes[issue].there]
        yield from choices(imposes, model)
        if missing:
            yield imposes.place, f"no option of {', '.join(missing)}; a victor imposes one on each issue"


def _wants(player: Node, side: Node, model: Node) -> Iterator[Fault]:
    known = options(model)
    for field in ("ideal", "salience"):
        yield from unknown(keys(player[field]), known, "issue of the model")
    highs = [_high(player["salience"][issue], side["salience"][issue]) for issue in known]
    if highs and all(high == 0 for high in highs):
        yield player["salience"].place, "all are 0, so nothing matters; give at least one issue a `high` above 0"
    yield from _red_lines(player, known)
    for field in ("red_lines", "bottom_lines"):
        for line in player[field].items():
            yield from _line(line, known)


def _high(own: Node, leaders: Node) -> float | None:
    return (own if own.there else leaders)["high"].number


def _red_lines(player: Node, known: dict[str, list[str]]) -> Iterator[Fault]:
    seen: dict[str, set[str]] = {}
    for line in player["red_lines"].items():
        issue = line["issue"].text
        if issue in seen:
            yield line["issue"].place, f"{issue!r} has a red line of this player already; list all its options there"
        seen.setdefault(issue, set()).update(option.text for option in line["options"].items())
        if issue in known and known[issue] and seen[issue] >= set(known[issue]):
            yield line["options"].place, f"forbid all that {issue!r} has, so nothing could be signed; leave one out"


def _line(line: Node, known: dict[str, list[str]]) -> Iterator[Fault]:
    issue = line["issue"].text
    yield from unknown([line["issue"]], known, "issue of the model")
    if issue in known:
        yield from unknown(line["options"].items(), known[issue], f"option of {issue}:")


def _patrons(side: Node, party: str, root: Node) -> Iterator[Fault]:
    supports = {actor["id"].text: actor["supports"].text for actor in root["third_parties"].items()}
    others = {
        patron: other
        for other, elsewhere in root["model"]["sides"].fields().items()
        if other != party
        for patron in elsewhere["patrons"].ids()
    }
    seen: set[str] = set()
    for patron in side["patrons"].items():
        who = patron["id"].text
        if not who:
            continue
        if who not in supports:
            yield patron["id"].place, f"no third party {who!r}{meant(who, supports)}"
        elif supports[who] not in ("", party):
            yield patron["id"].place, f"{who!r} supports {supports[who]!r} by `third_parties`; mend one of the two"
        if who in seen:
            yield patron["id"].place, f"{who!r} is a patron of {party!r} already; leave one"
        if who in others:
            yield patron["id"].place, f"{who!r} is a patron of {others[who]!r} too; a patron has one side"
        seen.add(who)


def _quota(side: Node, party: str) -> Iterator[Fault]:
    if (side["quota"]["high"].number or 0) > 0 and not side["factions"].items():
        what = f"{party!r} has no factions, so there is nobody who ratifies; name them, or leave the quota out"
        yield side["quota"].place, what
