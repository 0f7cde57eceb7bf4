"""Tracks: whether each channel of talks works, who says so, and words that conflict about the same channel."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from ripeness.ledger.acts import Act
from ripeness.talks import lexicon
from ripeness.talks.rows import Days, Said, days_since
from ripeness.talks.view import Item, View

#: A word on a track older than this many days no longer tells how it stands.
STALE_DAYS = 30
#: Words within this many days of the newest speak of the same time.
SAME_TIME_DAYS = 7

#: Where an entry without a track belongs, by its issues: the first track named wins, political otherwise.
_TRACK_OF_ISSUE = {
    "prisoners": "humanitarian",
    "evacuation": "humanitarian",
    "humanitarian-access": "humanitarian",
    "humanitarian-aid": "humanitarian",
    "ceasefire": "military",
    "military-operations": "military",
    "food-security": "economic",
    "sanctions": "economic",
}
#: Acts that speak of a track only if their words speak of talks that are stuck, ended or not held.
_TELLING = frozenset({Act.CLAIM, Act.ACCUSE, Act.DENY, Act.ACKNOWLEDGE, Act.JUDGE, Act.WITHDRAW, Act.SIGNAL})


class TrackStatus(StrEnum):
    """How a track stands on the date asked."""

    ACTIVE = "active"
    STALLED = "stalled"
    NO_TALKS = "no talks"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class StatusWord:
    """One statement or meeting that tells how a track stands."""

    status: TrackStatus
    said: Said


@dataclass(frozen=True, slots=True)
class TrackState:
    """One track on the date asked.

    Attributes
    ----------
    track
        Name as the frame has it.
    status
        UNKNOWN when nobody says anything, when the last word is older than `STALE_DAYS`, or when the parties
        contradict each other. A party's word outranks others'.
    says_so
        The words behind `status`, newest first. With an UNKNOWN that comes from age: the last words, now stale;
        with one that comes from a contradiction: empty, all the words are in `against`.
    against
        Words about the same track and time that say otherwise, newest first; non-empty means conflicting reports.
    last_meeting
        The last meeting or exchange on the track, or None if none is on record.
    staleness
        Days since the newest word on the track; None without a dated one.
    history
        All words about the track, oldest first: how it came to this.
    """

    track: str
    status: TrackStatus
    says_so: tuple[Said, ...] = ()
    against: tuple[StatusWord, ...] = ()
    last_meeting: Said | None = None
    staleness: Days | None = None
    history: tuple[StatusWord, ...] = ()

    @property
    def conflicting(self) -> bool:
        """Whether words about this same track contradict each other."""
        return bool(self.against)


_DEEDS = (Act.MEET, Act.EXCHANGE)


@dataclass(frozen=True, slots=True)
class _Word:
    """A word on a track and for whom it counts: the parties, or the one outside who says it."""

    item: Item
    status: TrackStatus
    speakers: tuple[str, ...]

    @property
    def works(self) -> bool:
        return self.status is TrackStatus.ACTIVE

    def row(self) -> StatusWord:
        return StatusWord(self.status, self.item.said)


def fold_tracks(view: View) -> tuple[TrackState, ...]:
    """Return how each track of the frame stands.

    Statements on talks and meetings of the parties count; a meeting with somebody else doesn't. What is said of one
    track never contradicts what is said of another.
    """
    words: dict[str, list[_Word]] = {track: [] for track in view.frame.tracks}
    for item in view.items:
        status = _status(item, view)
        if status is not None:
            words.setdefault(track_of(item, view), []).append(_Word(item, status, _speakers(item, view)))
    return tuple(_track(track, words[track], view) for track in view.frame.tracks)


def party_words(track: TrackState, party: str, *, view: View) -> tuple[StatusWord, ...]:
    """Return what one party itself says of a track, oldest first; meetings are deeds and not among them."""
    words = (word for word in track.history if word.said.act not in _DEEDS and word.said.directness != "narration")
    return tuple(word for word in words if party in view.by_id[word.said.entry].parties)


def track_of(item: Item, view: View) -> str:
    """Return the track of an entry: its own, or that of its issues, or the frame's first."""
    if item.entry.track in view.frame.tracks:
        return str(item.entry.track)
    for issue in item.issues:
        track = _TRACK_OF_ISSUE.get(issue)
        if track in view.frame.tracks:
            return str(track)
    return view.frame.tracks[0] if view.frame.tracks else ""


def _status(item: Item, view: View) -> TrackStatus | None:
    entry = item.entry
    if entry.polarity in ("future", "conditional"):
        return None
    if entry.act in _DEEDS:
        return TrackStatus.ACTIVE if entry.polarity == "asserted" and _between_parties(item, view) else None
    if lexicon.KEPT_OPEN.search(entry.exact):
        return None
    if entry.act is Act.TALKS_STATUS:
        outside = item.target in view.known_sides and not view.is_party(item.target)
        return None if outside else _said_status(entry.exact, denied=entry.polarity == "denied")
    if entry.act not in _TELLING or entry.answers is not None or entry.proposal is not None:
        return None
    if "process" not in item.issues or not lexicon.TALKS.search(entry.exact):
        return None
    if lexicon.UNWILLING.search(entry.exact):
        return None  # what somebody wants is not how the talks stand
    told = _said_status(entry.exact, denied=False)
    if entry.act is Act.JUDGE and told is not TrackStatus.STALLED:
        return None  # a forecast that talks may end is not their end
    return None if told is TrackStatus.ACTIVE else told


def _said_status(words: str, *, denied: bool) -> TrackStatus:
    if lexicon.NO_TALKS.search(words):
        return TrackStatus.NO_TALKS
    if lexicon.STALLED.search(words):
        return TrackStatus.ACTIVE if denied else TrackStatus.STALLED
    return TrackStatus.NO_TALKS if denied else TrackStatus.ACTIVE


def _between_parties(item: Item, view: View) -> bool:
    """Whether a contact is one between the parties: both are named, or nobody else is."""
    known = [name for name in item.actors if name in view.known_sides]
    both = set(view.parties) <= set(known)
    told_by_one = bool(known) and all(view.is_party(name) for name in known) and ";" not in item.entry.holder
    return both or (told_by_one and not lexicon.WITH_OTHERS.search(item.entry.exact))


def _speakers(item: Item, view: View) -> tuple[str, ...]:
    """A contact is the deed of both; words are the speaker's, and in narration the outlet speaks."""
    if item.entry.act in _DEEDS:
        return tuple(name for name in item.actors if view.is_party(name)) or view.parties
    if item.entry.directness == "narration":
        return (item.said.outlet,)
    if item.by_adversary:
        return (item.entry.relays[-1],)
    return item.parties or (item.sides[0] if item.sides else item.entry.holder,)


def _track(track: str, words: Sequence[_Word], view: View) -> TrackState:
    if not words:
        return TrackState(track, TrackStatus.UNKNOWN)
    newest = words[-1].item.said
    current = _latest_by_speaker(_without_past_contacts(_of_same_time(words)))
    status, says_so, against = _judged(current, view)
    stale = days_since(newest.first, newest.last, on=view.on)
    if stale is not None and stale.least > STALE_DAYS:
        status = TrackStatus.UNKNOWN
    met = [word.item.said for word in words if word.item.entry.act in _DEEDS]
    return TrackState(
        track,
        status,
        tuple(word.item.said for word in reversed(says_so)),
        tuple(word.row() for word in reversed(against)),
        last_meeting=met[-1] if met else None,
        staleness=stale,
        history=tuple(word.row() for word in words),
    )


def _of_same_time(words: Sequence[_Word]) -> Sequence[_Word]:
    last = words[-1].item.said.last
    if last is None:
        return words
    since = last - timedelta(days=SAME_TIME_DAYS)
    return [word for word in words if word.item.said.last is not None and word.item.said.last >= since]


def _without_past_contacts(words: Sequence[_Word]) -> Sequence[_Word]:
    """Leave out contacts that may be older than the newest words on the talks: to have met is no contradiction."""
    spoken = [word.item.said.last for word in words if word.item.entry.act not in _DEEDS and word.item.said.last]
    if not spoken:
        return words
    newest = max(spoken)
    return [word for word in words if word.item.entry.act not in _DEEDS or _certainly_after(word.item, newest)]


def _certainly_after(item: Item, day: date) -> bool:
    return item.said.first is not None and item.said.first > day


def _latest_by_speaker(words: Sequence[_Word]) -> Sequence[_Word]:
    """Keep the newest word of each speaker: one who changes his mind doesn't contradict himself."""
    latest = {speaker: place for place, word in enumerate(words) for speaker in word.speakers}
    return [words[place] for place in sorted(set(latest.values()))]


def _judged(current: Sequence[_Word], view: View) -> tuple[TrackStatus, Sequence[_Word], Sequence[_Word]]:
    """Return the status, the words behind it, and the words that say otherwise."""
    own = [word for word in current if any(view.is_party(speaker) for speaker in word.speakers)]
    ruling = own or current
    if len({word.works for word in ruling}) > 1:
        return TrackStatus.UNKNOWN, (), current
    newest = ruling[-1]
    behind = [word for word in current if word.works is newest.works]
    return newest.status, behind, [word for word in current if word.works is not newest.works]
