"""The frame that a case gives: its two parties, issues, tracks and third parties; inferred when no case is given."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import get_args

from ripeness.errors import InputError
from ripeness.ledger.acts import Act
from ripeness.ledger.entry import Entry, Track

TRACKS: tuple[Track, ...] = get_args(Track)


@dataclass(frozen=True, slots=True)
class Actor:
    """A party or a third party: a state or organisation that holders speak for.

    Attributes
    ----------
    id, name
        Key and the name that rows show.
    aliases
        Other names of the same actor ("Kyiv", "the Kremlin"), matched whole and without regard to case.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Issue:
    """A question under negotiation. An entry belongs to it if it names `id`, or if its words hold a keyword."""

    id: str
    title: str
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseFrame:
    """Who negotiates about what, on which tracks.

    Attributes
    ----------
    parties
        The two sides, in the order that rows are shown in. Fewer than two only in an inferred frame whose
        entries name fewer.
    issues
        In the order of the matrix. Issues found in the ledger beside these follow them.
    tracks
        Names of tracks as entries write them.
    third_parties
        States and organisations to list even when they said nothing; others are found in the ledger.
    inferred
        True when no case was given and the parties were found by counting.

    Raises
    ------
    InputError
        If there are more than two parties, or one name belongs to two actors.
    """

    parties: tuple[Actor, ...]
    issues: tuple[Issue, ...] = ()
    tracks: tuple[str, ...] = TRACKS
    third_parties: tuple[Actor, ...] = ()
    inferred: bool = False

    def __post_init__(self) -> None:
        if len(self.parties) > 2 or (len(self.parties) < 2 and not self.inferred):
            raise InputError(f"a case must have two parties; got {len(self.parties)}")
        self.names()

    @property
    def party_names(self) -> tuple[str, ...]:
        """Names of the parties, in order."""
        return tuple(party.name for party in self.parties)

    def names(self) -> Mapping[str, str]:
        """Return the shown name of each actor under every name, id and alias of it, in lower case."""
        shown: dict[str, str] = {}
        for actor in (*self.parties, *self.third_parties):
            for name in (actor.name, actor.id, *actor.aliases):
                if shown.setdefault(name.casefold(), actor.name) != actor.name:
                    raise InputError(f"a name must belong to one actor; got {name!r} for two")
        return shown


#: Acts of the conflict and its talks: who does them, and to whom, tells who the parties are.
_PARTY_ACTS = frozenset(
    {
        Act.PROPOSE,
        Act.DEMAND,
        Act.ACCEPT,
        Act.REJECT,
        Act.COUNTER,
        Act.NO_RESPONSE,
        Act.WITHDRAW,
        Act.DENY,
        Act.ACCUSE,
        Act.SIGNAL,
        Act.MEET,
        Act.TALKS_STATUS,
        Act.TERRITORY,
        Act.ATTACK,
        Act.CEASEFIRE,
        Act.EXCHANGE,
    }
)


def infer_frame(entries: Iterable[Entry]) -> CaseFrame:
    """Return a frame whose parties are the two sides named most as doer, target or addressee of political acts.

    Issues are left to be found. Ties go to the side that appears first in the ledger, never to a name's spelling.
    """
    counts: Counter[str] = Counter()
    for entry in entries:
        if entry.act in _PARTY_ACTS:
            named = (*(entry.holder_side or "").split(";"), entry.target or "", entry.addressee or "")
            counts.update({name.strip(): 1 for name in named if name.strip()})
    most = sorted(counts, key=lambda name: -counts[name])[:2]
    return CaseFrame(tuple(Actor(name, name) for name in most), inferred=True)
