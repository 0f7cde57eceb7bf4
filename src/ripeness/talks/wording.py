"""Sentences on the rows of a state, from templates only: each names its holder, relay and outlet, and has its entries.

No sentence asserts what an entry tells: it says who says it. No template knows a party.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ripeness.ledger import edtf
from ripeness.talks.aid import Sum, Total
from ripeness.talks.balance import Balance
from ripeness.talks.battlefield import BattleClaim
from ripeness.talks.contested import Claim, OpenDenial
from ripeness.talks.factions import Faction
from ripeness.talks.positions import Position
from ripeness.talks.proposals import Answer, Proposal, Response
from ripeness.talks.ripeness import Evidence
from ripeness.talks.rows import UNKNOWN_RELAY, Days, Said
from ripeness.talks.third_parties import Stance, ThirdParty
from ripeness.talks.tracks import TrackState
from ripeness.talks.unknowns import Unknown

RELAY_MISSING = "relay not named"
NO_STATEMENT = "no statement found"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, and the entries that it rests on (empty only for the absence of any)."""

    text: str
    entries: tuple[str, ...]


def told(said: Said) -> Sentence:
    """Return an entry in one sentence: who, how, by whom it is carried, in which words, and where it stands.

    The words are in quotation marks only where the source quotes the holder; else they are named as the outlet's.
    """
    words = f"“{said.words}”" if said.directness == "direct" else f"in the words of {_outlet(said)}: {said.words}"
    carried = _carried(said)
    head = f"{who(said)}, {said.act.replace('_', ' ')}{_mode(said)}{f', {carried}' if carried else ''}"
    return Sentence(f"{head}: {words} ({place(said)}).", (said.entry,))


def who(said: Said) -> str:
    """Return the holder with the side spoken for: ``Jane Doe (Aland)``; an unnamed one as the text describes it."""
    unnamed, _, described = said.holder.partition(":")
    name = said.holder
    if unnamed.strip() == "unnamed":
        name = f"unnamed, described as “{described.strip()}”" if described.strip() else "unnamed"
    sides = "; ".join(said.sides)
    return f"{name} ({sides})" if sides and sides != said.holder else name


def via(said: Said) -> str:
    """Return the relays, nearest the holder first; empty when the outlet heard it itself.

    ``according to Interfax, as reported by The Times``; a relay that the text hides is ``relay not named``.
    """
    parts = [RELAY_MISSING if relay == UNKNOWN_RELAY else relay for relay in said.relays]
    heads = ("according to ", *("as reported by " for _ in parts[1:]))
    return ", ".join(part if part == RELAY_MISSING else head + part for head, part in zip(heads, parts, strict=False))


def place(said: Said) -> str:
    """Return where and when it stands: outlet, publication, and the date of the words if it is another."""
    published = f"published {said.published}" if said.published else "publication date unknown"
    dated = f"{date_words(said.when)}, " if said.when and said.when != said.published else ""
    return f"{dated}{_outlet(said)}, {published}"


def date_words(when: str) -> str:
    """Return an EDTF date in words.

    Examples
    --------
    >>> date_words("../2022-05-17"), date_words("2022-05-09/2022-05-15"), date_words("")
    ('by 2022-05-17', 'between 2022-05-09 and 2022-05-15', 'date unknown')
    """
    extent = edtf.parse(when)
    if extent.first is None or extent.last is None:
        return f"by {extent.last}" if extent.last else f"since {extent.first}" if extent.first else "date unknown"
    return f"between {extent.first} and {extent.last}" if "/" in when else when


def days_words(days: Days | None) -> str:
    """Return a count of days: ``32 days``, ``between 2 and 8 days``, ``at least 4 days``, ``for an unknown time``."""
    if days is None:
        return "for an unknown time"
    if days.exact:
        return f"{days.least} day{'' if days.least == 1 else 's'}"
    return f"at least {days.least} days" if days.most is None else f"between {days.least} and {days.most} days"


def track(row: TrackState) -> Sentence:
    """Return how a track stands, who says so, and who says otherwise."""
    if not row.history:
        return Sentence(f"{row.track.capitalize()} track: unknown; {NO_STATEMENT}.", ())
    text = f"{row.track.capitalize()} track: {row.status}"
    if row.says_so:
        last = "; the last words are those of " if row.status == "unknown" else ", as told by "
        text += last + _listed(row.says_so)
    if row.against:
        said = [word.said for word in row.against]
        text += f"; words conflict: {', '.join(f'{word.status} ({_source(word.said)})' for word in row.against)}"
        return Sentence(text + ".", _ids((*row.says_so, *said)))
    return Sentence(text + ".", _ids(row.says_so))


def proposal(row: Proposal) -> Sentence:
    """Return who proposed when, what is known of the terms, and each answer with its clock."""
    terms = ", ".join(dict.fromkeys(term.issue for term in row.terms)) or "not known from any source on file"
    parts = [f"Proposal of {row.author}, {date_words(row.when)}, as told by {_listed(row.made[:1])}. Terms: {terms}."]
    if row.withdrawn is not None:
        parts.append(f"Withdrawn, as told by {_source(row.withdrawn)}.")
    else:
        parts += [response(each).text for each in row.responses]
    answers = (answer.said for each in row.responses for answer in each.answers)
    withdrawn = (row.withdrawn,) if row.withdrawn else ()
    terms_said = (term.said for term in row.terms)
    return Sentence(" ".join(parts), _ids((*row.made, *terms_said, *row.terms_unknown, *answers, *withdrawn)))


def response(row: Response) -> Sentence:
    """Return how one side answered; another's word about its answer is named as such."""
    own = [answer for answer in row.answers if answer.own_word and answer.kind is row.status]
    others = [answer for answer in row.answers if not answer.own_word]
    if row.unanswered is None and own:
        text = f"{row.by}: {row.status}, as told by {_source(own[-1].said)}."
    else:
        waited = "for an unknown time" if row.unanswered is None else f"after {days_words(row.unanswered)}"
        text = f"{row.by}: no answer on record {waited}."
    if others:
        text += f" Not its own word: {', '.join(map(_answer, others))}."
    return Sentence(text, _ids(answer.said for answer in row.answers))


def position(row: Position) -> Sentence:
    """Return a party's last words on an issue and how old they are, or that none were found."""
    if row.last is None:
        return Sentence(f"{row.party} on {row.issue}: {NO_STATEMENT}.", ())
    said = told(row.last)
    return Sentence(f"{row.party} on {row.issue}, {days_words(row.staleness)} ago: {said.text}", said.entries)


def claim(row: Claim) -> Sentence:
    """Return who asserts, who denies, and who is silent."""
    parts = []
    if row.asserted:
        parts.append(f"asserted by {_listed(row.asserted)}")
    if row.denied:
        parts.append(f"denied by {_listed(row.denied)}")
    if row.silent:
        parts.append(f"{NO_STATEMENT} by {', '.join(row.silent)}")
    about = f" ({row.topic})" if row.topic else ""
    first = (row.asserted or row.denied)[0]
    text = f"{row.standing.capitalize()}{about}: {'; '.join(parts)}. In the words of {_outlet(first)}: {first.words}."
    return Sentence(text, _ids((*row.asserted, *row.denied)))


def open_denial(row: OpenDenial) -> Sentence:
    """Return a denial that leaves open what it denies."""
    said = told(row.said)
    return Sentence(f"What it denies is left open. {said.text}", said.entries)


def third_party(row: ThirdParty) -> Sentence:
    """Return a third party's stance by its own words, and what others ascribe to it."""
    own = (*row.in_favour, *row.against)
    text = f"{row.name}, on a negotiated end: {row.stance}"
    text += f", as told by {_listed(own)}" if row.stance is not Stance.UNKNOWN else ""
    text += f"; others' word on it: {_listed(row.ascribed)}" if row.ascribed else ""
    text += f"; {RELAY_MISSING} for {len(row.missing_relays)}" if row.missing_relays else ""
    return Sentence(text + ".", _ids((*own, *row.war_aims, *row.ascribed)))


def faction(row: Faction) -> Sentence:
    """Return a faction, always as reported by somebody."""
    adversary = ", an adversary" if row.adversary else ""
    of = f"within {row.within}" if row.within else "within a side that the text leaves open"
    stance = {Stance.FOR: "for a settlement", Stance.AGAINST: "against a settlement"}.get(row.stance, "stance not said")
    return Sentence(
        f"A faction {of}, {stance}, as reported by {_source(row.reported_by)}{adversary}.",
        _ids([row.reported_by, *row.further]),
    )


def total(row: Total) -> Sentence:
    """Return what one donor's increments at one stage add up to; nothing of another stage is in it."""
    donor = row.donor or "Donor not named"
    text = f"{donor}, {row.stage}: {row.value:,.0f} {row.currency} in {len(row.counted)} sum(s)"
    text += f"; {len(row.left_out)} told as part(s) of these not added" if row.left_out else ""
    return Sentence(text + ".", _ids(said for each in row.counted for said in each.told))


def sum_told(row: Sum) -> Sentence:
    """Return one sum that stands beside the totals: conditional, or called a total by its source."""
    donor = row.donor or "donor not named"
    kind = " ".join(word for word in ("conditional" if row.conditional else "", row.basis or "sum") if word)
    text = (
        f"{kind.capitalize()}, {donor}, {row.stage}: {row.value:,.0f} {row.currency}, as told by {_listed(row.told)}."
    )
    return Sentence(text, _ids(row.told))


def battle(row: BattleClaim) -> Sentence:
    """Return a claim from the battlefield with its voice."""
    said = told(row.said)
    return Sentence(f"Claimed ({row.voice}): {said.text}", said.entries)


def unknown(row: Unknown) -> Sentence:
    """Return a known unknown and what shows it."""
    about = ": ".join(part for part in (row.party or "", row.about) if part)
    shown = f", as shown by {_listed(row.said)}" if row.said else ""
    return Sentence(f"Not known: {row.kind}{f' ({about})' if about else ''}{shown}.", _ids(row.said))


def balance(row: Balance) -> Sentence:
    """Return the coverage balance: ``Statements on file: Aland 13, Boria 2.``"""
    counts = ", ".join(f"{count.name} {count.statements}" for count in row.parties)
    return Sentence(f"Statements on file: {counts or 'none of a party'}.", ())


def evidence(row: Evidence) -> Sentence:
    """Return why an entry is evidence, and the entry."""
    whose = (
        "" if row.about is None else f", on {row.about}, {'its own word' if row.own_word else 'by the word of others'}"
    )
    said = told(row.said)
    return Sentence(f"{row.reason.capitalize()}{whose}. {said.text}", said.entries)


def _mode(said: Said) -> str:
    mode = "" if said.polarity == "asserted" or said.act == "deny" else f" ({said.polarity})"
    return f"{mode} (hedged: {said.hedge})" if said.hedge else mode


def _outlet(said: Said) -> str:
    return said.outlet or "an outlet not named"


def _carried(said: Said) -> str:
    """The relays; where there are none, an outlet's own account is named as one."""
    return via(said) or (f"as reported by {_outlet(said)}" if said.directness == "narration" else "")


def _source(said: Said) -> str:
    carried = via(said)
    return f"{who(said)}, {carried}, in {_outlet(said)}" if carried else f"{who(said)} in {_outlet(said)}"


def _answer(answer: Answer) -> str:
    return f"{answer.kind} (as reported by {_source(answer.said)})"


def _listed(said: Sequence[Said]) -> str:
    return "; ".join(dict.fromkeys(_source(each) for each in said))


def _ids(said: Iterable[Said]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.entry for each in said))
