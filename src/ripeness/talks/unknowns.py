"""Known unknowns: what the record itself says, or shows, that it doesn't know."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ripeness.ledger.acts import Act
from ripeness.talks.contested import OpenDenial
from ripeness.talks.positions import Position
from ripeness.talks.proposals import Proposal
from ripeness.talks.rows import Said
from ripeness.talks.view import View


class UnknownKind(StrEnum):
    """Why something is listed as unknown."""

    SAID = "a source says it is not known"
    TERMS = "terms of a proposal not known"
    DENIAL = "a denial that leaves open what it denies"
    RELAY = "relay not named"
    NO_STATEMENT = "no statement found"
    UNDATED = "document without a publication date"
    STRADDLES = "may be before or after the date asked"


@dataclass(frozen=True, slots=True)
class Unknown:
    """One known unknown.

    Attributes
    ----------
    about
        What it is about: a proposal's key, an issue, a document's title, or empty.
    party
        The party without a statement, for NO_STATEMENT.
    said
        The entries that show it; empty for NO_STATEMENT and for a document without entries in the state.
    document
        Digest, for UNDATED.
    """

    kind: UnknownKind
    about: str = ""
    party: str | None = None
    said: tuple[Said, ...] = ()
    document: str | None = None


def find_unknowns(
    view: View, *, proposals: Sequence[Proposal], denials: Sequence[OpenDenial], positions: Sequence[Position]
) -> tuple[Unknown, ...]:
    """Return the known unknowns, by kind in the order of `UnknownKind`, oldest first within each."""
    return (
        *_said_unknown(view),
        *(_terms(proposal) for proposal in proposals if proposal.terms_unknown or not proposal.terms),
        *(Unknown(UnknownKind.DENIAL, said=(denial.said,)) for denial in denials),
        *_relays(view),
        *(Unknown(UnknownKind.NO_STATEMENT, cell.issue, party=cell.party) for cell in positions if not cell.stated),
        *_undated(view),
        *(Unknown(UnknownKind.STRADDLES, said=(item.said,)) for item in view.straddling),
    )


def _said_unknown(view: View) -> Iterable[Unknown]:
    for item in view.once(item for item in view.items if item.entry.act is Act.UNKNOWN):
        about = item.entry.proposal or (item.issues[0] if item.issues else "")
        yield Unknown(UnknownKind.SAID, about, said=(item.said,))


def _terms(proposal: Proposal) -> Unknown:
    return Unknown(UnknownKind.TERMS, proposal.key, said=proposal.terms_unknown or proposal.made)


def _relays(view: View) -> Iterable[Unknown]:
    for item in view.once(item for item in view.items if item.said.relay_missing):
        yield Unknown(UnknownKind.RELAY, item.entry.holder, said=(item.said,))


def _undated(view: View) -> Iterable[Unknown]:
    said: dict[str, list[Said]] = {document.sha256: [] for document in view.undated}
    for item in view.items:
        if item.entry.document in said:
            said[item.entry.document].append(item.said)
    for document in view.undated:
        shown = document.title or document.name or document.outlet
        yield Unknown(UnknownKind.UNDATED, shown, said=tuple(said[document.sha256]), document=document.sha256)
