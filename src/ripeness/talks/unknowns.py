"""Known unknowns: what the record itself says, or shows, that it doesn't know."""

from dataclasses import dataclass
from enum import StrEnum

from ripeness.talks.rows import Said


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
