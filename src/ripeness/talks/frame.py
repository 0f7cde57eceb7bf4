"""The frame that a case gives: its two parties, issues, tracks and third parties; inferred when no case is given."""

from collections.abc import Mapping
from dataclasses import dataclass

from ripeness.errors import InputError

TRACKS = ("political", "military", "humanitarian", "economic")


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
