"""Every input of the model under one path, in the order of the file: what is drawn, set in a what-if, and listed.

| path | what it is |
|---|---|
| ``PLAYER.cost``, ``PLAYER.ideal.ISSUE``, ... | a number of a party's leader, a faction or a patron, by its id |
| ``PARTY.belief.chance`` | its chance of winning the next round in its own view |
| ``PLAYER.red_lines.ISSUE``, ``PATRON.veto`` | 1: it stands; set to 0, it is lifted |
| ``issue.ISSUE.OPTION.enforcement``, ``....at`` | a number of an option |
| ``war.pace``, ``war.rung``, ``shift.ID.log_odds`` | a number of the war |
| ``proposer``, ``enforcement`` | a number of the negotiation |
"""

from collections.abc import Iterator
from dataclasses import dataclass

from ripeness.cases import ranges
from ripeness.cases.document import Place
from ripeness.cases.model import Belief, Model, Option, Side, Wants
from ripeness.cases.ranges import Grounded, Limits, Range, Whole
from ripeness.cases.schema import Case

SWITCH = Limits(0, 1, switch=True)
WHOLE = Limits(0)
#: Limits and words of each field; ``{who}`` is the player, ``{what}`` the issue, option or shift.
FIELDS: dict[str, tuple[Limits, str]] = {
    "ideal": (ranges.SHARE, "what {who} likes best on “{what}”"),
    "salience": (ranges.AMOUNT, "weight of “{what}” to {who}"),
    "curvature": (ranges.CURVATURE, "how fast {who} loses by moving from its ideal"),
    "cost": (ranges.RATE, "cost of fighting to {who}"),
    "war_benefit": (ranges.RATE, "private benefit of fighting to {who}"),
    "subsidy": (ranges.SHARE, "share of {who}’s cost that others bear"),
    "discount": (ranges.DISCOUNT, "patience of {who}"),
    "power": (ranges.SHARE, "share of power of {who}"),
    "pressure": (ranges.AMOUNT, "what its client loses by signing against {who}"),
    "veto": (SWITCH, "veto of {who}"),
    "red_lines": (SWITCH, "red line of {who} on “{what}”"),
    "belief.chance": (ranges.SHARE, "{who}’s chance of winning the next round, in its own view"),
    "belief.strength": (ranges.ROUNDS, "rounds of experience that {who}’s view is worth"),
    "distrust": (ranges.SHARE, "chance that {who} breaks any agreement, as the other side sees it"),
    "rearm": (ranges.LOG_ODDS, "what {who} gains by re-arming in a pause"),
    "talk_cost": (ranges.AMOUNT, "what signing at all costs {who}"),
    "quota": (ranges.SHARE, "share of power that must ratify in {who}"),
    "weight": (ranges.AMOUNT, "weight of {who} at the table, in the classical models"),
    "at": (ranges.SHARE, "place of the option “{what}”"),
    "enforcement": (ranges.SHARE, "chance that a breach is prevented under “{what}”"),
    "rungs": (WHOLE, "length of the ladder between the two victories"),
    "rung": (WHOLE, "rungs that {who} holds today"),
    "pace": (ranges.PACE, "decisive rounds a week"),
    "chance": (ranges.SHARE, "true chance that {who} wins the next round"),
    "log_odds": (ranges.LOG_ODDS, "size of the shift “{what}”"),
    "begins": (ranges.WEEKS, "week in which the shift “{what}” begins"),
    "complete": (ranges.WEEKS, "week in which the shift “{what}” is complete"),
    "proposer": (ranges.SHARE, "chance that {who} makes the proposal"),
}


@dataclass(frozen=True, slots=True)
class Input:
    """One input: a number with its range, or a switch or whole number that is the same in every draw.

    Attributes
    ----------
    path
        Its name in commands and results.
    words
        What it is, as a sentence would say it.
    place
        Where it stands in the file, below ``model``.
    """

    path: str
    words: str
    low: float
    mode: float
    high: float
    unit: str
    source: Grounded
    place: Place
    limits: Limits

    @property
    def is_whole(self) -> bool:
        """Whether it is a whole number."""
        return isinstance(self.source, Whole)

    @property
    def varies(self) -> bool:
        """Whether it is drawn: an uncertainty; otherwise it is a constant."""
        return self.high > self.low


@dataclass(frozen=True, slots=True)
class Names:
    """How the players and issues of a case are called, by id."""

    players: dict[str, str]
    issues: dict[str, str]


def naming(case: Case) -> Names:
    """Return how the players and issues of a case file are called."""
    players = {actor.id: actor.name for actor in (*case.parties, *case.third_parties)}
    for side in case.model.sides.values() if case.model else ():
        players |= {faction.id: faction.name for faction in side.factions}
    return Names(players, {issue.id: issue.title for issue in case.issues})


def inputs(model: Model, names: Names) -> tuple[Input, ...]:
    """Return every input in the order of the file."""
    return tuple(_all(model, names))


def _all(model: Model, names: Names) -> Iterator[Input]:
    for n, issue in enumerate(model.issues):
        for m, option in enumerate(issue.options):
            yield from _of_option(option, f"issue.{issue.issue}.{option.id}", ("issues", n, "options", m))
    for party, side in model.sides.items():
        yield from _of_side(side, party, names)
    yield from _of_war(model, names)
    if model.proposer is not None:
        who = names.players.get(model.proposer.of, model.proposer.of)
        yield _input("proposer", "proposer", model.proposer, place=("proposer",), who=who)
    if model.enforcement is not None:
        yield _input("enforcement", "enforcement", model.enforcement, place=("enforcement",), what="any agreement")


def _of_option(option: Option, path: str, place: Place) -> Iterator[Input]:
    for field in ("at", "enforcement"):
        value = getattr(option, field)
        if value is not None:
            yield _input(f"{path}.{field}", field, value, place=(*place, field), what=option.title)


def _of_side(side: Side, party: str, names: Names) -> Iterator[Input]:
    place: Place = ("sides", party)
    yield from _of_player(side, party, names, place=place)
    belief: Belief = side.belief
    for field in ("chance", "strength"):
        key = f"belief.{field}"
        yield _input(
            f"{party}.{key}", key, getattr(belief, field), place=(*place, "belief", field), who=names.players[party]
        )
    for field in ("distrust", "rearm", "talk_cost", "quota"):
        value = getattr(side, field)
        if value is not None:
            yield _input(f"{party}.{field}", field, value, place=(*place, field), who=names.players[party])
    for kind in ("factions", "patrons"):
        for n, player in enumerate(getattr(side, kind)):
            yield from _of_player(player, player.id, names, place=(*place, kind, n))


def _of_player(wants: Wants, path: str, names: Names, *, place: Place) -> Iterator[Input]:
    who = names.players.get(path, path)
    for field in ("ideal", "salience"):
        for issue, value in getattr(wants, field).items():
            what = names.issues.get(issue, issue)
            yield _input(f"{path}.{field}.{issue}", field, value, place=(*place, field, issue), who=who, what=what)
    for field in ("curvature", "cost", "war_benefit", "subsidy", "discount", "power", "pressure", "weight"):
        value = getattr(wants, field, None)
        if value is not None:
            yield _input(f"{path}.{field}", field, value, place=(*place, field), who=who)
    veto = getattr(wants, "veto", None)
    if veto is not None:
        yield _switch(f"{path}.veto", "veto", veto, place=(*place, "veto"), who=who)
    for n, line in enumerate(wants.red_lines):
        what = names.issues.get(line.issue, line.issue)
        at: Place = (*place, "red_lines", n)
        yield _switch(f"{path}.red_lines.{line.issue}", "red_lines", line, place=at, who=who, what=what)


def _of_war(model: Model, names: Names) -> Iterator[Input]:
    war = model.war
    holder = names.players.get(war.holder, war.holder)
    for field in ("rungs", "rung"):
        whole = getattr(war, field)
        limits, words = FIELDS[field]
        value = float(whole.value)
        words = words.format(who=holder)
        yield Input(f"war.{field}", words, value, value, value, "rungs", whole, ("war", field), limits)
    yield _input("war.pace", "pace", war.pace, place=("war", "pace"))
    if war.chance is not None:
        who = names.players.get(war.chance.of, war.chance.of)
        yield _input("war.chance", "chance", war.chance, place=("war", "chance"), who=who)
    for n, shift in enumerate(war.shifts):
        for field in ("log_odds", "begins", "complete"):
            value_ = getattr(shift, field)
            if value_ is not None:
                path = f"shift.{shift.id}.{field}"
                yield _input(path, field, value_, place=("war", "shifts", n, field), what=shift.title)


def _input(path: str, field: str, value: Range, *, place: Place, who: str = "", what: str = "") -> Input:
    limits, words = FIELDS[field]
    words = words.format(who=who, what=what)
    return Input(path, words, value.low, value.mode, value.high, value.unit or "", value, place, limits)


def _switch(path: str, field: str, source: Grounded, *, place: Place, who: str, what: str = "") -> Input:
    limits, words = FIELDS[field]
    return Input(path, words.format(who=who, what=what), 1.0, 1.0, 1.0, "", source, place, limits)
