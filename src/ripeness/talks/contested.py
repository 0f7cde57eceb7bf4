"""Contested claims, the island of agreement, and denials that don't say what they deny."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from ripeness.ledger.acts import Act
from ripeness.talks.origins import plain
from ripeness.talks.proposals import AnswerKind, Proposal
from ripeness.talks.rows import Said
from ripeness.talks.tracks import TrackState, TrackStatus, party_words
from ripeness.talks.view import Item, View

#: Acts that say how things are (or were), and so can be asserted and denied.
_CLAIMS = frozenset({Act.CLAIM, Act.ACCUSE, Act.ACKNOWLEDGE, Act.DENY, Act.TERRITORY, Act.ATTACK})
#: Acts that two who do them together agree on.
_JOINT = frozenset({Act.COMMIT, Act.ACCEPT, Act.CEASEFIRE, Act.EXCHANGE})
#: Shorter words are no proposition that two holders could share.
_FEWEST_WORDS = 3


class Standing(StrEnum):
    """How a claim stands between the two parties."""

    CONTESTED = "contested"
    AGREED = "agreed"
    UNILATERAL = "unilateral"


@dataclass(frozen=True, slots=True)
class Claim:
    """Something that somebody asserts or denies, and who says what about it.

    Attributes
    ----------
    standing
        AGREED: both parties assert it (or both deny it). CONTESTED: somebody asserts and somebody else denies it.
        UNILATERAL: one party only.
    topic
        What binds its statements: an issue, ``track: political``, ``proposal: Russia/2022-04-15``, or empty.
    asserted, denied
        Who asserts and who denies, oldest first; copies of one utterance are shown once.
    silent
        Parties that said nothing about it.
    origins
        Independent origins behind `asserted` (behind `denied` if nobody asserts it).
    """

    standing: Standing
    topic: str
    asserted: tuple[Said, ...]
    denied: tuple[Said, ...]
    silent: tuple[str, ...]
    origins: int


@dataclass(frozen=True, slots=True)
class OpenDenial:
    """A denial whose words leave open what they deny.

    Attributes
    ----------
    said
        The denial.
    may_answer
        Earlier statements of the same document by those whom it may answer. None is chosen.
    """

    said: Said
    may_answer: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Claims:
    """All claims by standing, and the denials that stay open."""

    contested: tuple[Claim, ...] = ()
    agreed: tuple[Claim, ...] = ()
    unilateral: tuple[Claim, ...] = ()
    unresolved: tuple[OpenDenial, ...] = ()


@dataclass(slots=True)
class _Proposition:
    """What is asserted or denied, while it is gathered."""

    asserted: list[Item] = field(default_factory=list)
    denied: list[Item] = field(default_factory=list)
    linked: set[str] = field(default_factory=set)

    def items(self) -> Sequence[Item]:
        return sorted((*self.asserted, *self.denied), key=lambda item: item.order)


def fold_claims(view: View, *, tracks: Sequence[TrackState], proposals: Sequence[Proposal]) -> Claims:
    """Return what the parties contest, agree on and say alone, by the words and links of the ledger only.

    Statements are about the same thing if the ledger links them (`answers`), if their words are the same, if they
    tell how one track stands, or if they make and accept one proposal. Nothing is matched by likeness: a sentence and
    its denial are almost alike.
    """
    found = [_claim(proposition, view) for proposition in _propositions(view)]
    claims = [claim for claim in found if claim is not None]
    claims += [*_joint(view), *_accepted(proposals, view), *_about_tracks(tracks, view)]
    by_standing = {standing: tuple(c for c in claims if c.standing is standing) for standing in Standing}
    return Claims(
        contested=by_standing[Standing.CONTESTED],
        agreed=by_standing[Standing.AGREED],
        unilateral=by_standing[Standing.UNILATERAL],
        unresolved=_unresolved(view),
    )


def _propositions(view: View) -> Iterable[_Proposition]:
    """Gather the items of each proposition: a link to an entry first, then the same words."""
    gathered: dict[str, _Proposition] = {}
    for item in view.items:
        answered = view.by_id.get(item.entry.answers or "")
        if _is_claim(item) or (answered is not None and item.entry.act is Act.DENY):
            anchor = _anchor(item, view)
            proposition = gathered.setdefault(_key(anchor), _Proposition())
            (proposition.denied if _denies(item) else proposition.asserted).append(item)
            if anchor is not item and not _is_claim(anchor) and anchor.entry.id not in proposition.linked:
                proposition.linked.add(anchor.entry.id)
                proposition.asserted.append(anchor)
    return gathered.values()


def _anchor(item: Item, view: View) -> Item:
    """Follow the links to the claim that an item is about; a ring of links ends where it began."""
    seen = {item.entry.id}
    while (answered := view.by_id.get(item.entry.answers or "")) is not None and answered.entry.id not in seen:
        item = answered
        seen.add(item.entry.id)
    return item


def _is_claim(item: Item) -> bool:
    """Tell whether an entry asserts something; words told of two at once are an account of them, not what each said."""
    return (
        ";" not in item.entry.holder
        and item.entry.act in _CLAIMS
        and item.entry.answers != "?"
        and item.entry.polarity in ("asserted", "denied")
    )


def _denies(item: Item) -> bool:
    """A negative claim asserts its own words; to deny is to answer somebody."""
    return item.entry.act is Act.DENY


def _key(item: Item) -> str:
    words = plain(item.entry.exact)
    return words if words.count(" ") + 1 >= _FEWEST_WORDS else item.entry.id


def _speakers(items: Iterable[Item]) -> set[str]:
    """Who stands behind the items; a party's word that its adversary carries is the adversary's word."""
    return {speaker for item in items for speaker in _behind(item)}


def _behind(item: Item) -> tuple[str, ...]:
    if item.by_adversary:
        return item.entry.relays[-1:]
    return item.sides or (item.entry.holder,)


def _claim(proposition: _Proposition, view: View) -> Claim | None:
    asserting, denying = _speakers(proposition.asserted), _speakers(proposition.denied)
    standing = _standing(asserting, denying, view.parties)
    if standing is None:
        return None
    first = proposition.items()[0]
    return _row(standing, first.issues[0] if first.issues else "", proposition, view=view)


def _row(standing: Standing, topic: str, proposition: _Proposition, *, view: View) -> Claim:
    spoken = _speakers(proposition.items())
    behind = proposition.asserted or proposition.denied
    return Claim(
        standing,
        topic,
        tuple(item.said for item in view.once(proposition.asserted)),
        tuple(item.said for item in view.once(proposition.denied)),
        tuple(party for party in view.parties if party not in spoken),
        view.origins.count(item.entry.id for item in behind),
    )


def _standing(asserting: set[str], denying: set[str], parties: Sequence[str]) -> Standing | None:
    """How it stands between the parties; None if it is a matter between others."""
    both = set(parties)
    if not (asserting | denying) & both:
        return None
    agree = len(both) == 2 and (both <= asserting - denying or both <= denying - asserting)
    if agree:
        return Standing.AGREED
    if any(one != other for one in asserting for other in denying):
        return Standing.CONTESTED
    return Standing.UNILATERAL


def _joint(view: View) -> Iterable[Claim]:
    """Yield what both parties say together, in words that are theirs and not an outlet's account of them."""
    for item in view.once(item for item in view.items if item.entry.act in _JOINT):
        together = len(view.parties) == 2 and set(view.parties) <= set(item.parties)
        if together and item.entry.directness != "narration" and item.entry.polarity == "asserted":
            if item.entry.act in _CLAIMS:
                continue
            topic = item.issues[0] if item.issues else ""
            yield _row(Standing.AGREED, topic, _Proposition(asserted=[item]), view=view)


def _accepted(proposals: Sequence[Proposal], view: View) -> Iterable[Claim]:
    """Yield each party's proposal that the other accepted by its own word."""
    for proposal in proposals:
        accepted = [response for response in proposal.responses if response.status is AnswerKind.ACCEPTED]
        if not proposal.by_party or proposal.withdrawn is not None or not accepted:
            continue
        yes = [a.said for r in accepted for a in r.answers if a.own_word and a.kind is AnswerKind.ACCEPTED]
        said = (*proposal.made, *yes)
        items = sorted((view.by_id[each.entry] for each in said), key=lambda item: item.order)
        if set(view.parties) <= _speakers(items) | {proposal.author}:
            yield _row(Standing.AGREED, f"proposal: {proposal.key}", _Proposition(asserted=items), view=view)


def _about_tracks(tracks: Sequence[TrackState], view: View) -> Iterable[Claim]:
    """Yield each track on which both parties' last words say the same, or contradict each other."""
    for track in tracks:
        words = [said[-1] for party in view.parties if (said := party_words(track, party, view=view))]
        current = {word.said.entry for word in words} & _current(track)
        if len(words) < 2 or not all(word.said.entry in current for word in words):
            continue
        works = [view.by_id[word.said.entry] for word in words if word.status is TrackStatus.ACTIVE]
        rests = [view.by_id[word.said.entry] for word in words if word.status is not TrackStatus.ACTIVE]
        standing = Standing.CONTESTED if works and rests else Standing.AGREED
        if standing is Standing.AGREED and len({word.status for word in words}) > 1:
            continue
        yield _row(standing, f"track: {track.track}", _Proposition(works, rests), view=view)


def _current(track: TrackState) -> set[str]:
    return {said.entry for said in track.says_so} | {word.said.entry for word in track.against}


def _unresolved(view: View) -> tuple[OpenDenial, ...]:
    denials = view.once(item for item in view.items if item.entry.act is Act.DENY and item.entry.answers == "?")
    by_document: Mapping[str, list[Item]] = {item.entry.document: [] for item in denials}
    for item in view.items:
        if item.entry.document in by_document:
            by_document[item.entry.document].append(item)
    return tuple(OpenDenial(item.said, _may_answer(item, by_document[item.entry.document])) for item in denials)


def _may_answer(denial: Item, same_document: Sequence[Item]) -> tuple[Said, ...]:
    """Earlier words of the document by those that the denial addresses or is about; of any other side if it is open."""
    whom = {name for name in (denial.target, denial.addressee) if name}
    earlier = (item for item in same_document if item.entry.start < denial.entry.start)
    said = sorted((item for item in earlier if item.said.directness != "narration"), key=lambda item: item.entry.start)
    if whom:
        return tuple(item.said for item in said if whom & {*item.sides, item.entry.holder})
    return tuple(item.said for item in said if item.sides and not set(item.sides) & set(denial.sides))
