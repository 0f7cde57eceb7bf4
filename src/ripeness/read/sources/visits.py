"""What a server said of a feed when it was last read, so that the next request asks for news only."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Visit:
    """The marks by which a server knows what it gave: its ``ETag`` and ``Last-Modified``, as they came."""

    etag: str = ""
    modified: str = ""

    @property
    def conditions(self) -> dict[str, str]:
        """The headers of a request for what has changed since."""
        marks = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: mark for name, mark in marks.items() if mark}


@dataclass(slots=True)
class Visits:
    """Visits of addresses.

    Parameters
    ----------
    known
        The last visit of each address, before now.

    Attributes
    ----------
    made
        Visits made now, of addresses that gave a feed: to be kept once all of it is.
    unchanged
        Addresses that gave nothing new.
    """

    known: dict[str, Visit] = field(default_factory=dict)
    made: dict[str, Visit] = field(default_factory=dict)
    unchanged: list[str] = field(default_factory=list)

    def of(self, url: str) -> Visit:
        """Return the last visit of an address; an empty one for the first."""
        return self.known.get(url, Visit())
