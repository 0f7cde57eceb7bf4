"""Coverage balance: whose words the record holds, and who published them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Count:
    """Entries of one side or outlet.

    Attributes
    ----------
    name
        Side or outlet; empty when unknown.
    statements
        Entries that report words (direct, mixed or indirect), the same utterance counted once for each telling.
    deeds
        Entries in the outlet's own voice on what the side did.
    origins
        Independent origins behind both.
    documents
        Documents that hold at least one of them.
    """

    name: str
    statements: int
    deeds: int
    origins: int
    documents: int


@dataclass(frozen=True, slots=True)
class Balance:
    """Counts by party (frame's order, zeros included), by other side and by outlet (most entries first)."""

    parties: tuple[Count, ...] = ()
    others: tuple[Count, ...] = ()
    outlets: tuple[Count, ...] = ()
