"""Third parties: for or against a settlement, what they want from the war, and which relays are missing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from ripeness.ledger.acts import Act
from ripeness.talks import lexicon
from ripeness.talks.rows import Said
from ripeness.talks.sides import split_names
from ripeness.talks.view import Item, View

#: Issues of a negotiated end: an aim or a call on one of these is a stance on it.
TALK_ISSUES = frozenset({"settlement", "process", "leaders-meeting", "ceasefire"})
_STANCE_ACTS = frozenset({Act.AIM, Act.DEMAND, Act.CLAIM, Act.SIGNAL, Act.COMMIT, Act.JUDGE})
_ASCRIBING = frozenset({Act.JUDGE, Act.CLAIM, Act.ACCUSE})


class Stance(StrEnum):
    """A stance on a negotiated end, by own words."""

    FOR = "for"
    AGAINST = "against"
    MIXED = "for and against"
    UNKNOWN = "no statement found"


@dataclass(frozen=True, slots=True)
class ThirdParty:
    """One state or organisation (or a person without a known side) that is not a party.

    Attributes
    ----------
    stance
        From `in_favour` and `against` alone, whoever's relay they come through.
    in_favour, against
        Its own words and deeds for, and against, talks or a negotiated end, oldest first.
    war_aims
        What it says it wants from the war.
    ascribed
        What others say of its stance; never its own word.
    missing_relays
        Those of the above that are told without saying by whom.
    """

    name: str
    stance: Stance
    in_favour: tuple[Said, ...] = ()
    against: tuple[Said, ...] = ()
    war_aims: tuple[Said, ...] = ()
    ascribed: tuple[Said, ...] = ()
    missing_relays: tuple[Said, ...] = ()


@dataclass(slots=True)
class _Gathered:
    """What is found of one third party, oldest first."""

    in_favour: list[Item] = field(default_factory=list)
    against: list[Item] = field(default_factory=list)
    war_aims: list[Item] = field(default_factory=list)
    ascribed: list[Item] = field(default_factory=list)

    def all(self) -> Sequence[Item]:
        once = {item.place: item for item in (*self.in_favour, *self.against, *self.war_aims, *self.ascribed)}
        return sorted(once.values(), key=lambda item: item.order)


def fold_third_parties(view: View) -> tuple[ThirdParty, ...]:
    """Return the third parties with words on talks or war aims, most entries first, then the frame's others."""
    found: dict[str, _Gathered] = {}
    for item in view.items:
        _own_words(item, found, view)
        _others_words(item, found, view)
    order = sorted(found, key=lambda name: -len(found[name].all()))
    silent = (actor.name for actor in view.frame.third_parties if actor.name not in found)
    return (*(_row(name, found[name], view) for name in order), *(_row(name, _Gathered(), view) for name in silent))


def outsiders(item: Item, view: View) -> tuple[str, ...]:
    """Return the third parties whose word or deed it is: sides not parties, or a named holder without a side."""
    if item.sides:
        return tuple(side for side in item.sides if not view.is_party(side))
    named = item.entry.holder_kind in ("person", "state", "organisation")
    return tuple(split_names(item.entry.holder)) if named else ()


def stance_of(item: Item) -> Stance:
    """Return the stance on a negotiated end that an entry's act, issues and words show; UNKNOWN if none."""
    entry = item.entry
    if entry.act is Act.DISCOURAGE_TALKS:
        return Stance.AGAINST
    if entry.act is Act.ENCOURAGE_TALKS:
        return Stance.AGAINST if entry.polarity == "denied" else Stance.FOR
    if entry.act is Act.PROPOSE and entry.amount is None:
        return Stance.FOR if TALK_ISSUES.intersection(item.issues) else Stance.UNKNOWN
    return _worded_stance(item) if entry.act in _STANCE_ACTS else Stance.UNKNOWN


def _worded_stance(item: Item) -> Stance:
    words, talks = item.entry.exact, bool(TALK_ISSUES.intersection(item.issues))
    if lexicon.AGAINST_SETTLEMENT.search(words):
        return Stance.AGAINST
    wants = talks and item.entry.act in (Act.AIM, Act.DEMAND) and not lexicon.WAR_AIM.search(words)
    if not (wants or lexicon.SETTLEMENT.search(words)) or item.entry.act is Act.JUDGE:
        return Stance.UNKNOWN
    return (
        Stance.UNKNOWN if item.entry.polarity == "denied" else Stance.FOR
    )  # "has never closed the door" is not against


def _own_words(item: Item, found: dict[str, _Gathered], view: View) -> None:
    names = outsiders(item, view)
    stance = stance_of(item) if names else Stance.UNKNOWN
    aims = bool(names) and _is_war_aim(item, stance)
    if stance is Stance.UNKNOWN and not aims:
        return
    for name in names:
        gathered = found.setdefault(name, _Gathered())
        if stance is Stance.FOR:
            gathered.in_favour.append(item)
        if stance is Stance.AGAINST:
            gathered.against.append(item)
        if aims:
            gathered.war_aims.append(item)


def _is_war_aim(item: Item, stance: Stance) -> bool:
    if item.entry.act is Act.AIM:
        return stance is not Stance.FOR
    return item.entry.act in (Act.CLAIM, Act.DEMAND) and lexicon.WAR_AIM.search(item.entry.exact) is not None


def _others_words(item: Item, found: dict[str, _Gathered], view: View) -> None:
    """A judgment or claim about somebody outside is ascribed to him, never his own word."""
    name = item.target
    if item.entry.act not in _ASCRIBING or name is None:
        return
    if name not in view.known_sides or view.is_party(name) or name in item.sides:
        return
    words = item.entry.exact
    about_talks = TALK_ISSUES.intersection(item.issues) or lexicon.SETTLEMENT.search(words)
    if about_talks or lexicon.WAR_AIM.search(words):
        found.setdefault(name, _Gathered()).ascribed.append(item)


def _row(name: str, gathered: _Gathered, view: View) -> ThirdParty:
    return ThirdParty(
        name,
        _stance(gathered),
        in_favour=_said(gathered.in_favour, view),
        against=_said(gathered.against, view),
        war_aims=_said(gathered.war_aims, view),
        ascribed=_said(gathered.ascribed, view),
        missing_relays=tuple(item.said for item in gathered.all() if item.said.relay_missing),
    )


def _said(items: Iterable[Item], view: View) -> tuple[Said, ...]:
    return tuple(item.said for item in view.once(items))


_STANCES: Mapping[tuple[bool, bool], Stance] = {
    (True, True): Stance.MIXED,
    (True, False): Stance.FOR,
    (False, True): Stance.AGAINST,
    (False, False): Stance.UNKNOWN,
}


def _stance(gathered: _Gathered) -> Stance:
    return _STANCES[bool(gathered.in_favour), bool(gathered.against)]
