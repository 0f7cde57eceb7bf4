"""Ripeness as evidence for and against, and no score: a perceived stalemate, a perceived way out (Zartman 2000)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ripeness.ledger.acts import Act
from ripeness.talks import lexicon
from ripeness.talks.factions import Faction
from ripeness.talks.positions import is_red_line
from ripeness.talks.proposals import AnswerKind, Proposal
from ripeness.talks.rows import Said
from ripeness.talks.third_parties import Stance, ThirdParty, outsiders, stance_of
from ripeness.talks.tracks import TrackState, TrackStatus
from ripeness.talks.view import Item, View


class Question(StrEnum):
    """The two perceptions that make a conflict ripe."""

    STALEMATE = "a mutually hurting stalemate is perceived"
    WAY_OUT = "a way out is perceived"


class Reason(StrEnum):
    """Why an entry bears on a question. The closed list; each says what the entry is, not what follows from it."""

    STUCK = "speaks of being stuck, of losses or of costs"
    LOSS_ADMITTED = "admits something against its own interest about the fighting"
    CONFIDENT = "speaks of doing better by going on"
    TOUGHER = "declares a change of its stance"
    SUPPORT = "support from outside makes going on easier"
    AIM_BY_ARMS = "a third party wants an end by arms, or harm to a party"
    THREAT = "threatens"
    OFFER = "puts a proposal on the table"
    ACCEPTED = "accepts"
    COUNTERED = "answers a proposal with another or with a condition"
    WANTS_TALKS = "says that it wants talks or a settlement"
    CHANNEL = "a channel works"
    URGED = "a third party encourages a settlement"
    FACTION_FOR = "a faction is reported to be for a settlement"
    REJECTED = "rejects"
    NO_RESPONSE = "a proposal is said to be without an answer"
    LEFT = "is said to have left the talks, or withdraws an offer"
    NO_CHANNEL = "a channel is said not to work"
    DISCOURAGED = "a third party speaks against a settlement"
    RED_LINE = "declares something out of the question"
    FACTION_AGAINST = "a faction is reported to be against a settlement"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One entry that bears on a question, and why.

    Attributes
    ----------
    reason
        One of `Reason`.
    about
        The side whose perception or prospects it bears on; None when open.
    own_word
        Whether it is that side's own word: a perception told by others is weaker.
    """

    said: Said
    reason: Reason
    about: str | None
    own_word: bool


@dataclass(frozen=True, slots=True)
class Ripeness:
    """Evidence for and against each question, oldest first, and the parties on whom there is none."""

    stalemate_for: tuple[Evidence, ...] = ()
    stalemate_against: tuple[Evidence, ...] = ()
    way_out_for: tuple[Evidence, ...] = ()
    way_out_against: tuple[Evidence, ...] = ()
    no_evidence: tuple[tuple[str, Question], ...] = ()


_HURT_ISSUES = frozenset({"military-operations", "civilian-harm", "territory"})
_WAR_ACTS = frozenset(
    {Act.CLAIM, Act.AIM, Act.SIGNAL, Act.COMMIT, Act.ACKNOWLEDGE, Act.JUDGE, Act.TERRITORY, Act.ACCUSE}
)
_OWN_MOVES = {
    Act.ACCEPT: (Question.WAY_OUT, True, Reason.ACCEPTED),
    Act.COUNTER: (Question.WAY_OUT, True, Reason.COUNTERED),
    Act.ENCOURAGE_TALKS: (Question.WAY_OUT, True, Reason.WANTS_TALKS),
    Act.REJECT: (Question.WAY_OUT, False, Reason.REJECTED),
    Act.WITHDRAW: (Question.WAY_OUT, False, Reason.LEFT),
    Act.THREATEN: (Question.STALEMATE, False, Reason.THREAT),
    Act.SIGNAL: (Question.STALEMATE, False, Reason.TOUGHER),
}
_Finding = tuple[Question, bool, Evidence]


def weigh(
    view: View,
    *,
    tracks: Sequence[TrackState],
    proposals: Sequence[Proposal],
    third_parties: Sequence[ThirdParty],
    factions: Sequence[Faction],
) -> Ripeness:
    """Return the evidence for and against the two perceptions; it is listed, never added up.

    Sources: Zartman (1989, 2000); a stalemate must be perceived, and so a party's own word is marked as such.
    """
    found: list[_Finding] = []
    for item in view.items:
        found += _by_party(item)
        found += _on_the_war(item, view)
        found += _support(item, view)
    found += _offers(proposals)
    found += _channels(tracks)
    found += _from_outside(third_parties)
    found += _from_within(factions)
    return _sorted_out(found, view)


def _by_party(item: Item) -> Iterable[_Finding]:
    """A party's own moves."""
    if item.parties and is_red_line(item):
        yield from (
            (Question.WAY_OUT, False, Evidence(item.said, Reason.RED_LINE, party, own_word=True))
            for party in item.parties
        )
    for party in item.parties:
        move = _OWN_MOVES.get(item.entry.act)
        if move is not None and item.entry.polarity != "denied" and not _harmless(item):
            yield (move[0], move[1], Evidence(item.said, move[2], party, own_word=True))
        elif item.entry.act is Act.AIM and stance_of(item) is Stance.FOR:
            yield (Question.WAY_OUT, True, Evidence(item.said, Reason.WANTS_TALKS, party, own_word=True))


def _harmless(item: Item) -> bool:
    """A declared change of stance bears on the stalemate only where it is a change for the harder."""
    return item.entry.act is Act.SIGNAL and lexicon.CONFIDENT.search(item.entry.exact) is None


def _on_the_war(item: Item, view: View) -> Iterable[_Finding]:
    """Words on how the war goes, by a party on itself or by others on a party."""
    if item.entry.act not in _WAR_ACTS or item.entry.polarity == "denied":
        return
    words, own = item.entry.exact, item.parties
    about = item.target if view.is_party(item.target) else own[0] if own else None
    by_self = about is not None and about in own
    if lexicon.STUCK.search(words) and "process" not in item.issues:
        yield (Question.STALEMATE, True, Evidence(item.said, Reason.STUCK, about, by_self))
    elif own and item.entry.act is Act.ACKNOWLEDGE and _HURT_ISSUES.intersection(item.issues):
        yield (Question.STALEMATE, True, Evidence(item.said, Reason.LOSS_ADMITTED, own[0], own_word=True))
    if own and item.entry.act is not Act.SIGNAL and lexicon.CONFIDENT.search(words):
        yield (Question.STALEMATE, False, Evidence(item.said, Reason.CONFIDENT, own[0], own_word=True))


def _support(item: Item, view: View) -> Iterable[_Finding]:
    """Military or financial support from outside for a party."""
    aid = item.entry.act in (Act.COMMIT, Act.PROVIDE, Act.PROPOSE) and item.entry.polarity != "denied"
    staged = item.entry.amount is not None and item.entry.amount.stage is not None
    if not aid or not (staged or {"military-aid", "financial-aid"}.intersection(item.issues)):
        return
    receiver = next((name for name in (item.target, item.addressee) if view.is_party(name)), None)
    if receiver is not None and outsiders(item, view):
        yield (Question.STALEMATE, False, Evidence(item.said, Reason.SUPPORT, receiver, own_word=False))


def _offers(proposals: Sequence[Proposal]) -> Iterable[_Finding]:
    for proposal in proposals:
        author = proposal.author
        if proposal.by_party and proposal.withdrawn is None:
            own = author in proposal.made[0].sides
            yield (Question.WAY_OUT, True, Evidence(proposal.made[0], Reason.OFFER, author, own))
        for response in proposal.responses:
            silent = [answer for answer in response.answers if answer.kind is AnswerKind.NO_RESPONSE]
            if response.unanswered is not None and silent:
                last = silent[-1]
                own = last.own_word and response.by in last.said.sides
                yield (Question.WAY_OUT, False, Evidence(last.said, Reason.NO_RESPONSE, response.by, own))


def _channels(tracks: Sequence[TrackState]) -> Iterable[_Finding]:
    for track in tracks:
        works = track.status is TrackStatus.ACTIVE
        if track.status is TrackStatus.UNKNOWN:
            continue
        reason = Reason.CHANNEL if works else Reason.NO_CHANNEL
        for said in track.says_so:
            yield (Question.WAY_OUT, works, Evidence(said, reason, None, own_word=False))


def _from_outside(third_parties: Sequence[ThirdParty]) -> Iterable[_Finding]:
    for third in third_parties:
        for said in third.in_favour:
            yield (Question.WAY_OUT, True, Evidence(said, Reason.URGED, None, own_word=False))
        for said in third.against:
            yield (Question.WAY_OUT, False, Evidence(said, Reason.DISCOURAGED, None, own_word=False))
        for said in third.war_aims:
            yield (Question.STALEMATE, False, Evidence(said, Reason.AIM_BY_ARMS, None, own_word=False))


def _from_within(factions: Sequence[Faction]) -> Iterable[_Finding]:
    for faction in factions:
        if faction.stance in (Stance.FOR, Stance.AGAINST):
            wants = faction.stance is Stance.FOR
            reason = Reason.FACTION_FOR if wants else Reason.FACTION_AGAINST
            yield (Question.WAY_OUT, wants, Evidence(faction.reported_by, reason, faction.within, own_word=False))


def _sorted_out(found: Iterable[_Finding], view: View) -> Ripeness:
    rows: dict[tuple[Question, bool], dict[tuple[int, Reason, str | None], Evidence]] = {}
    for question, wanted, evidence in sorted(found, key=lambda row: view.by_id[row[2].said.entry].order):
        once = (view.origins.of(evidence.said.entry), evidence.reason, evidence.about)
        rows.setdefault((question, wanted), {}).setdefault(once, evidence)
    lists = {key: tuple(evidence.values()) for key, evidence in rows.items()}
    spoken = {(evidence.about, question) for (question, _), each in lists.items() for evidence in each}
    return Ripeness(
        stalemate_for=lists.get((Question.STALEMATE, True), ()),
        stalemate_against=lists.get((Question.STALEMATE, False), ()),
        way_out_for=lists.get((Question.WAY_OUT, True), ()),
        way_out_against=lists.get((Question.WAY_OUT, False), ()),
        no_evidence=tuple((p, q) for p in view.parties for q in Question if (p, q) not in spoken),
    )
