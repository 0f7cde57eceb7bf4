"""Everything found in one document by single passes over its text; the rules then ask for the part inside a span."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from ripeness.ledger import edtf
from ripeness.ledger.document import Document
from ripeness.ledger.entry import Offsets
from ripeness.read.acts import ActScan
from ripeness.read.amounts import find_amounts
from ripeness.read.amounts.mention import AmountMention
from ripeness.read.dates import find_dates
from ripeness.read.dates.mention import DateMention
from ripeness.read.issues import IssueScan
from ripeness.read.lexicon import flatten
from ripeness.read.parties import Gazetteer, day_of
from ripeness.read.places import Places
from ripeness.read.proposals import Papers, papers
from ripeness.read.setting import day_counted, setting_of
from ripeness.read.tables import fold

AROUND = 500  # code points on either side in which somebody else must be named


class Scan:
    """One document, scanned.

    Attributes
    ----------
    flat, low
        The text with plain white space; the same in lower case; both of the text's own length.
    day
        Last possible day of the document as ISO text, or ``None``: words without a date were said by then.
    spoken
        EDTF day of the document's own words: of publication, or the day that a speech counts.
    """

    def __init__(self, document: Document, text: str, names: Gazetteer) -> None:
        self.document, self.text, self.names = document, text, names
        self.flat = flatten(text)
        self.low = fold(self.flat)
        self.setting = setting_of(document, text)
        self.mentions = Places(names.mentions(self.flat))
        own = self.setting.side
        self._others = [m.start for m in self.mentions.all if m.entity.kind != "outlet" and m.entity.side != own]
        published = edtf.latest(document.published) if document.published else None
        counted = day_counted(self.flat, published) if self.setting.genre == "own_words" else None
        self.day = counted.isoformat() if counted else day_of(document.published)
        self.spoken = counted.isoformat() if counted else document.published or ""
        self._anchor = counted or published
        self._near: Sequence[Offsets] = [(0, len(text))]

    def keep_to(self, near: Sequence[Offsets]) -> None:
        """Look for acts, issues, sums and dates in these stretches alone; told before any is asked for."""
        self._near = near

    @cached_property
    def acts(self) -> ActScan:
        """Where the words stand that speak for an act."""
        return ActScan(self.low, self._near)

    @cached_property
    def issues(self) -> IssueScan:
        """Where the words stand that name an issue."""
        return IssueScan(self.low, self._near)

    @cached_property
    def dates(self) -> Places[DateMention]:
        """The dates of the text, resolved from its own day."""
        return Places(find_dates(self.text, self._anchor, self._near))

    @cached_property
    def amounts(self) -> Places[AmountMention]:
        """The sums of money in the text."""
        return Places(find_amounts(self.text, self._near))

    @cached_property
    def papers(self) -> Papers:
        """The proposals that the text says were put forward."""
        return papers(self.flat, self.mentions, lambda: self.dates)

    def concerns_others(self, span: Offsets) -> bool:
        """Tell whether anybody but the publisher's own side is named in ``span`` or near it.

        What an office says of its own country alone has no bearing on talks with another.
        """
        first = bisect_left(self._others, span[0] - AROUND)
        return first < len(self._others) and self._others[first] < span[1] + AROUND

    def words(self, span: Offsets) -> str:
        """Return the lower-case words of a span."""
        return self.low[span[0] : span[1]]

    @property
    def by_then(self) -> str:
        """EDTF of an undated word or deed: some time up to the document's day; empty when that is unknown too."""
        return f"../{self.day}" if self.day else ""
