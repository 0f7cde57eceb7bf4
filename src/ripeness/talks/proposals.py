"""Proposals: what is on the table, from whom, which terms are known, who answered, and for how long nobody has."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ripeness.ledger import edtf
from ripeness.ledger.acts import Act
from ripeness.talks import lexicon
from ripeness.talks.rows import Days, Said, days_since
from ripeness.talks.view import Item, View

#: Issues that say what a text is about as a whole, not what it contains.
_WHOLE = frozenset({"settlement", "process"})


class AnswerKind(StrEnum):
    """What an answer to a proposal is."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    COUNTERED = "countered"
    ACKNOWLEDGED = "acknowledged"
    NO_RESPONSE = "no response"


@dataclass(frozen=True, slots=True)
class Answer:
    """One word on how a side answered.

    Attributes
    ----------
    kind, by
        The answer, and the side whose answer it is.
    said
        Who says so.
    own_word
        Whether `said` is that side's own word (or a mediator's), not its adversary's: nobody accepts on the
        opponent's word.
    """

    kind: AnswerKind
    by: str
    said: Said
    own_word: bool


@dataclass(frozen=True, slots=True)
class Response:
    """How one side that was to answer has answered by the date asked.

    Attributes
    ----------
    status
        The last of its own answers that settles something; NO_RESPONSE if there is none on record.
    answers
        All words about its answer, oldest first, adversaries' words among them (``own_word`` False).
    unanswered
        Days from the proposal to the date asked; None once it is accepted, rejected or countered, or without a date.
    """

    by: str
    status: AnswerKind
    answers: tuple[Answer, ...] = ()
    unanswered: Days | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """A known term of a proposal: an issue that its author put into it, and the words."""

    issue: str
    said: Said


@dataclass(frozen=True, slots=True)
class Proposal:
    """One proposal on the date asked.

    Attributes
    ----------
    key
        ``author/date`` as entries write it, or the id of the entry that makes it.
    author, by_party
        Side (or holder) that makes it; whether that is one of the two parties.
    when
        EDTF of the day it was made.
    made
        Entries that make or mention it, oldest first; at least one.
    terms
        Known terms; empty means that no source on file tells what is in it.
    terms_unknown
        Entries that say its contents are not known.
    responses
        One for each side that was to answer: the other party, or both parties for a third party's proposal.
    withdrawn
        The author's own withdrawal, or None.
    about
        Other words about it: claims, judgments, denials. Not answers.
    """

    key: str
    author: str
    by_party: bool
    when: str
    made: tuple[Said, ...]
    terms: tuple[Term, ...] = ()
    terms_unknown: tuple[Said, ...] = ()
    responses: tuple[Response, ...] = ()
    withdrawn: Said | None = None
    about: tuple[Said, ...] = ()

    @property
    def unanswered(self) -> Days | None:
        """Days since the proposal for the first side that hasn't answered; None if all have, or it was withdrawn."""
        waiting = [response.unanswered for response in self.responses if response.unanswered is not None]
        return None if self.withdrawn is not None or not waiting else waiting[0]


_KINDS = {
    Act.ACCEPT: AnswerKind.ACCEPTED,
    Act.REJECT: AnswerKind.REJECTED,
    Act.COUNTER: AnswerKind.COUNTERED,
    Act.ACKNOWLEDGE: AnswerKind.ACKNOWLEDGED,
    Act.NO_RESPONSE: AnswerKind.NO_RESPONSE,
}
_SETTLING = (AnswerKind.ACCEPTED, AnswerKind.REJECTED, AnswerKind.COUNTERED)
_MAKING = frozenset({Act.PROPOSE, Act.DEMAND, Act.COMMIT, Act.AIM})


@dataclass(frozen=True, slots=True)
class _Draft:
    """The entries about one proposal, oldest first, and what its key tells."""

    key: str
    author: str
    when: str
    items: Sequence[Item]


def fold_proposals(view: View) -> tuple[Proposal, ...]:
    """Return the proposals on record, newest first.

    A budget request is no proposal for talks. An answer counts only as the answering side's own word or a mediator's.
    """
    drafts = [_draft(key, items, view) for key, items in _by_key(view).items()]
    made = [draft for draft in drafts if (edtf.earliest(draft.when) or date.min) <= view.on]
    proposals = [_proposal(draft, view) for draft in made]
    return tuple(sorted(proposals, key=lambda proposal: _day(proposal.when), reverse=True))


def proposal_key(item: Item, view: View) -> str | None:
    """Return the key of the proposal that an entry makes, mentions or answers; None if there is none."""
    entry = item.entry
    if entry.proposal:
        return _shown_key(entry.proposal, view)
    if entry.answers and entry.answers != "?":
        answered = view.by_id.get(entry.answers)
        if answered is not None and answered is not item:
            return proposal_key(answered, view) if answered.entry.answers is None else None
        return _shown_key(entry.answers, view) if "/" in entry.answers else None
    made = entry.act is Act.PROPOSE and entry.amount is None and not _to_others(item, view)
    return entry.id if made else None


def _to_others(item: Item, view: View) -> bool:
    """Whether it is put to a third party alone: then no party owes an answer."""
    to = [name for name in (item.addressee, item.target) if name is not None]
    return any(name in view.known_sides for name in to) and not any(view.is_party(name) for name in to)


def _shown_key(key: str, view: View) -> str:
    author, slash, when = key.partition("/")
    return view.names.get(author.casefold(), author) + slash + when


def _by_key(view: View) -> Mapping[str, Sequence[Item]]:
    """Entries by proposal. Proposals without a key of one author, day and document are one, split by issue."""
    groups: dict[str, list[Item]] = {}
    first: dict[tuple[str, str, str], str] = {}
    alias: dict[str, str] = {}
    for item in view.items:
        key = proposal_key(item, view)
        if key is None:
            continue
        if key == item.entry.id:
            same = (item.entry.document, item.entry.holder, item.entry.when)
            alias[key] = first.setdefault(same, key)
        groups.setdefault(alias.get(key, key), []).append(item)
    merged: dict[str, list[Item]] = {}
    for key, items in groups.items():
        merged.setdefault(alias.get(key, key), []).extend(items)
    return {key: sorted(items, key=lambda item: item.order) for key, items in merged.items()}


def _draft(key: str, items: Sequence[Item], view: View) -> _Draft:
    author, slash, when = key.partition("/")
    first = next((item for item in items if item.entry.act is Act.PROPOSE), items[0])
    own = view.by_id.get(key)
    if own is not None or not slash:
        return _Draft(key, _speaker(own or first), (own or first).entry.when, items)
    return _Draft(key, author, when if edtf.is_valid(when) else first.entry.when, items)


def _speaker(item: Item) -> str:
    return item.sides[0] if item.sides else item.entry.holder


def _proposal(draft: _Draft, view: View) -> Proposal:
    responders = _responders(draft, view)
    answers: list[Answer] = []
    about: list[Said] = []
    for item in draft.items:
        answer = _answer(item, draft, responders)
        if answer is not None:
            answers.append(answer)
        elif item.entry.act is not Act.UNKNOWN and not _makes(item, draft) and not _withdraws(item, draft):
            about.append(item.said)
    making = [item for item in draft.items if item.entry.act is Act.PROPOSE and _makes(item, draft)]
    withdrawn = [item.said for item in draft.items if _withdraws(item, draft)]
    return Proposal(
        key=draft.key,
        author=draft.author,
        by_party=view.is_party(draft.author),
        when=draft.when,
        made=tuple(item.said for item in making) or (draft.items[0].said,),
        terms=_terms(draft, view),
        terms_unknown=tuple(item.said for item in draft.items if item.entry.act is Act.UNKNOWN),
        responses=tuple(_response(side, answers, draft=draft, on=view.on) for side in responders),
        withdrawn=withdrawn[-1] if withdrawn else None,
        about=tuple(about),
    )


def _makes(item: Item, draft: _Draft) -> bool:
    """Whether the entry makes the proposal or states a term of it: the author's word, or a report of the making."""
    if item.entry.act not in _MAKING:
        return False
    return item.entry.act is Act.PROPOSE or draft.author in (*item.sides, item.entry.holder)


def _withdraws(item: Item, draft: _Draft) -> bool:
    own = draft.author in (*item.sides, item.entry.holder) and not item.by_adversary
    return item.entry.act is Act.WITHDRAW and own and item.entry.polarity == "asserted"


def _terms(draft: _Draft, view: View) -> tuple[Term, ...]:
    found = [(issue, item) for item in draft.items if _makes(item, draft) for issue in item.issues]
    seen: dict[tuple[str, int], Term] = {}
    for issue, item in found:
        if issue not in _WHOLE:
            seen.setdefault((issue, view.origins.of(item.entry.id)), Term(issue, item.said))
    return tuple(seen.values())


def _responders(draft: _Draft, view: View) -> tuple[str, ...]:
    """Who is to answer: an outside addressee; else the other party, or both for somebody else's proposal."""
    parties = tuple(party for party in view.parties if party != draft.author)
    addressed = [item.addressee for item in draft.items if _makes(item, draft) and item.addressee in view.known_sides]
    outside = tuple(dict.fromkeys(name for name in addressed if name and name not in (*parties, draft.author)))
    if not outside or any(name in parties for name in addressed):
        return parties
    answering = {side for item in draft.items if item.entry.act in _KINDS for side in item.sides}
    return (*(party for party in parties if party in answering), *outside)


def _answer(item: Item, draft: _Draft, responders: Sequence[str]) -> Answer | None:
    kind = _kind(item)
    if kind is None:
        return _told_silence(item, draft, responders)
    own = [side for side in item.sides if side in responders]
    if own:
        return Answer(kind, own[0], item.said, own_word=not item.by_adversary)
    by = item.target if item.target in responders else None
    if by is None and kind is AnswerKind.NO_RESPONSE and len(responders) == 1:
        by = responders[0]
    if by is None:
        return None
    return Answer(kind, by, item.said, own_word=draft.author not in (*item.sides, item.entry.holder))


def _told_silence(item: Item, draft: _Draft, responders: Sequence[str]) -> Answer | None:
    """A claim or charge, not by the side itself, that it has given no answer: shown beside its answers."""
    if item.entry.act not in (Act.CLAIM, Act.ACCUSE) or not lexicon.UNANSWERED.search(item.entry.exact):
        return None
    by = item.target or (responders[0] if len(responders) == 1 else None)
    if by is None or by not in responders or by in item.sides:
        return None
    own_word = draft.author not in (*item.sides, item.entry.holder)
    return Answer(AnswerKind.NO_RESPONSE, by, item.said, own_word=own_word)


def _kind(item: Item) -> AnswerKind | None:
    """An acceptance under a condition is a counter; one denied or announced is none."""
    kind, polarity = _KINDS.get(item.entry.act), item.entry.polarity
    if kind is AnswerKind.ACCEPTED and polarity == "conditional":
        return AnswerKind.COUNTERED
    if polarity == "denied" or (kind in _SETTLING and polarity == "future"):
        return None
    return kind


def _response(side: str, answers: Sequence[Answer], *, draft: _Draft, on: date) -> Response:
    its = tuple(answer for answer in answers if answer.by == side)
    settled = [answer.kind for answer in its if answer.own_word and answer.kind in _SETTLING]
    if settled:
        return Response(side, settled[-1], its)
    extent = edtf.parse(draft.when)
    return Response(side, AnswerKind.NO_RESPONSE, its, days_since(extent.first, extent.last, on=on))


def _day(when: str) -> tuple[date, date]:
    extent = edtf.parse(when)
    return (extent.last or date.min, extent.first or date.min)
