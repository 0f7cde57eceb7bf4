"""Independent origins: copies of one utterance, however many outlets carry them, count once."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Origin:
    """One utterance or report and all the entries that carry it.

    Attributes
    ----------
    entries
        Ids in ledger order; at least one.
    outlets
        Who published them, each once, in ledger order.
    """

    entries: tuple[str, ...]
    outlets: tuple[str, ...]
