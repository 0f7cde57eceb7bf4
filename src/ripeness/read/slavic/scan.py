"""Everything found in one Russian or Ukrainian document by single passes over its text."""

import re
from bisect import bisect_left
from functools import cached_property

from ripeness.ledger import edtf
from ripeness.ledger.document import Document
from ripeness.ledger.entry import Offsets
from ripeness.read.acts import Row
from ripeness.read.dates.mention import DateMention
from ripeness.read.issues import IssueHit
from ripeness.read.parties import Gazetteer, day_of
from ripeness.read.places import Places
from ripeness.read.sentences import sentences
from ripeness.read.slavic.dates import find_dates
from ripeness.read.slavic.language import Language
from ripeness.read.slavic.lexicon import act_rows, issue_rows, lined, plain
from ripeness.read.slavic.names import mentions
from ripeness.read.slavic.phrases import Phrases
from ripeness.read.slavic.speech import Stretch, author_words, stretches
from ripeness.read.tables import fold

AROUND = 500  # code points on either side in which a side or an issue must be named
_ABBREVIATED = ("г.", "гг.", "р.", "рр.", "тыс.", "тис.", "им.", "ім.", "ул.", "вул.", "г-н.", "т.е.", "т.д.", "тобто.")
_NEW_LINE = re.compile(r"\n\s*(?=[«„“\"—–А-ЯЁІЇЄҐ])")
_SEVERAL, _WIDTH = 4, 100  # lines and code points of a text cut at a width
_LONGEST = 1500  # code points of a sentence; what refers across such a distance is none


class Scan:
    """One document, scanned.

    Parameters
    ----------
    names
        A case's own names; those among them in Cyrillic letters come before the built-in ones.

    Raises
    ------
    DocumentError
        If the extra ``slavic`` is not installed.

    Attributes
    ----------
    flat, low
        The text with plain white space and е for ё; the same in lower case; both of the text's own length.
    told, low_told
        The author's words, in which direct speech is hidden; the same in lower case.
    speech
        The direct speech, in text order.
    """

    def __init__(self, document: Document, text: str, *, language: Language, names: Gazetteer) -> None:
        self.document, self.text, self.language = document, text, language
        self.flat = plain(text)
        self.low = fold(self.flat)
        self.mentions = Places(mentions(self.flat, language, also=names))
        by_line = lined(text)
        self.speech = stretches(by_line, language)
        self._speech_starts = [stretch.outer[0] for stretch in self.speech]
        self.told = author_words(by_line, self.speech)
        self.low_told = fold(self.told)
        self.phrases = Phrases(self.told, language, self.mentions.all, written=text)
        self.day = day_of(document.published)
        self._rows, act_patterns = act_rows(language)
        self._acts = act_patterns.scan(self.low)
        self._issues, issue_patterns = issue_rows(language)
        self._named = issue_patterns.scan(self.low)

    @cached_property
    def dates(self) -> Places[DateMention]:
        """The dates of the text, resolved from its day of publication."""
        published = edtf.latest(self.document.published) if self.document.published else None
        return Places(find_dates(self.text, published, language=self.language))

    @cached_property
    def sentences(self) -> list[Offsets]:
        """The sentences of the author's words; direct speech ends none of them."""
        joined: list[Offsets] = []
        wrapped = _is_wrapped(self.told)
        for start, end in (part for one in sentences(self.told) for part in (_lines(self.told, one, wrapped=wrapped))):
            before = self.low_told[joined[-1][0] : joined[-1][1]] if joined else ""
            if before.split(" ")[-1].strip("(«") in _ABBREVIATED and "\n" not in self.text[joined[-1][1] : start]:
                joined[-1] = (joined[-1][0], end)
            else:
                joined.append((start, end))
        return [one for sentence in joined for one in _bounded(sentence)]

    @cached_property
    def _bearings(self) -> list[int]:
        """Where a side, an act or an issue is named: what stands far from all of them is not on a conflict."""
        whole = (0, len(self.text))
        named = [m.start for m in self.mentions.all if m.entity.kind != "outlet"]
        return sorted([*named, *(hit.start for hit in self.issues(whole)), *(hit[0] for hit in self.rows(whole))])

    def bears(self, span: Offsets) -> bool:
        """Tell whether a side, an act or an issue is named in ``span`` or near it."""
        first = bisect_left(self._bearings, span[0] - AROUND)
        return first < len(self._bearings) and self._bearings[first] < span[1] + AROUND

    def speech_in(self, span: Offsets) -> list[Stretch]:
        """Return the direct speech that begins inside ``span``."""
        starts = self._speech_starts
        return self.speech[bisect_left(starts, span[0]) : bisect_left(starts, span[1])]

    def rows(self, span: Offsets) -> list[tuple[int, Row]]:
        """Return the rows of the acts' lexicon that match inside ``span``, each with its place."""
        return [(hit.start, self._rows[hit.row]) for hit in self._acts.hits(span)]

    def issues(self, span: Offsets) -> list[IssueHit]:
        """Return the issues named inside ``span``, in text order."""
        return [IssueHit(hit.start, hit.end, self._issues[hit.row]) for hit in self._named.hits(span)]

    @property
    def by_then(self) -> str:
        """EDTF of what is undated: some time up to the document's day; empty when that is unknown too."""
        return f"../{self.day}" if self.day else ""


def _bounded(span: Offsets) -> list[Offsets]:
    """Return a sentence, cut where it is too long to be one."""
    return [(start, min(span[1], start + _LONGEST)) for start in range(span[0], span[1], _LONGEST)]


def _is_wrapped(text: str) -> bool:
    """Tell whether the lines of a text are cut at a width: several, and none longer than a page is wide."""
    lengths = [len(line) for line in text.split("\n") if line.strip()]
    return len(lengths) >= _SEVERAL and max(lengths) <= _WIDTH


def _lines(text: str, span: Offsets, *, wrapped: bool) -> list[Offsets]:
    """Return the lines of a sentence that begin with a capital, for a headline ends with its line."""
    if wrapped:
        return [span]
    cuts = [match.end() for match in _NEW_LINE.finditer(text, *span)]
    parts = zip([span[0], *cuts], [*cuts, span[1]], strict=True)
    return [(start, start + len(text[start:end].rstrip())) for start, end in parts if text[start:end].strip()]
