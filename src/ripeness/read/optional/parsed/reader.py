"""The reader by a parser: a pipeline finds who says what; cast, acts, dates and sums are those of the rules."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ripeness import __version__
from ripeness.ledger.document import Document
from ripeness.ledger.entry import Entry, Offsets
from ripeness.read.attribution import Attribution, find_attributions
from ripeness.read.attribution.nesting import parents_of
from ripeness.read.optional.parsed.dependencies import attributions
from ripeness.read.optional.parsed.names import recognised
from ripeness.read.optional.parsed.pipeline import Named, Pipeline, load
from ripeness.read.optional.parts import parts
from ripeness.read.parties import Entity, Form, gazetteer
from ripeness.read.quotations import quotations
from ripeness.read.rules import entries_of
from ripeness.read.scan import Scan

LONGEST = 100_000  # characters that are parsed at a time; a parser's memory grows with its text
_NEAR = 3  # cues before a place among which one may reach over it


class SpacyReader:
    """Reads English reporting with an installed spaCy pipeline.

    The parse tells whose indirect speech it is: subject, reporting verb, and the clause that follows. Quotations,
    labels of speakers, relays behind a sentence, statements told by nouns, and verbs that the parse gives no clause are
    left to the rules, and so is everything else of an entry. People and bodies that the pipeline recognises and the
    lexicons don't know are known in their document.

    Parameters
    ----------
    pipeline
        The name or folder of an installed pipeline; or one that is loaded, with ``name``.
    names
        Names that a case adds to the built-in ones, which come first.
    sides
        As of `RulesReader`.

    Raises
    ------
    ReaderError
        If spaCy or the pipeline isn't there, or the pipeline can't do it.
    """

    def __init__(
        self,
        pipeline: str | Pipeline,
        *,
        name: str = "",
        names: Sequence[tuple[str, Entity, Form]] = (),
        sides: tuple[str, ...] = (),
    ) -> None:
        self._pipeline = load(pipeline) if isinstance(pipeline, str) else pipeline
        self._called = name or str(self._pipeline.meta.get("name", "pipeline"))
        if isinstance(pipeline, str):
            self._called = pipeline.rstrip("/").rsplit("/", 1)[-1]
        self._names, self._sides = tuple(names), sides

    @property
    def name(self) -> str:
        """Name with the pipeline and the versions of both, stored with every entry."""
        return f"spacy:{self._called} {__version__}+{self._pipeline.meta.get('version', '0')}"

    def entries(self, document: Document, text: str) -> Iterator[Entry]:
        """Yield the entries of one document; see `ripeness.read.reader`."""
        if not text.strip():
            return
        read = self._read(text)
        known = gazetteer(self._names)
        new = recognised(known, read.names)
        scan = Scan(document, text, gazetteer((*self._names, *new)) if new else known)
        yield from entries_of(scan, self.name, sides=self._sides, find=read.find)

    def find(self, text: str) -> list[Attribution]:
        """Return who is reported to say what in a text, in the order of their cues."""
        return self._read(text).find(text, [(0, len(text))])

    def _read(self, text: str) -> "_Read":
        found: list[Attribution] = []
        names: list[Named] = []
        for start, end in parts(text, LONGEST):
            stretch = text[start:end]
            parsed = self._pipeline(stretch)
            speech = [one for one in quotations(stretch) if one.kind == "speech" and not one.depth]
            found += [_moved(one, start) for one in attributions(list(parsed), stretch, speech)]
            names += parsed.ents
        return _Read(found, names)


@dataclass(frozen=True, slots=True)
class _Read:
    """What a pipeline found in one text."""

    attributions: list[Attribution]
    names: list[Named]

    def find(self, text: str, within: Sequence[Offsets]) -> list[Attribution]:
        """Return the attributions of some stretches of the text, those of the rules where the parse has none."""
        ruled = find_attributions(text, within)
        quoted = _Cues(one for one in ruled if one.directness != "indirect")
        inside = [one for one in self.attributions if _inside(_first(one), within) and not quoted.meet(one)]
        parsed = list(_cut(inside, ruled))
        cues = _Cues(parsed)
        found = sorted([*parsed, *(one for one in ruled if not cues.meet(one))], key=lambda one: (one.cue, one.content))
        parents = parents_of([(one.cue[0] if one.cue else one.content[0], one.content) for one in found])
        return [replace(one, parent=parents.get(index)) for index, one in enumerate(found)]


def _moved(one: Attribution, by: int) -> Attribution:
    def move(spans: tuple[Offsets, ...]) -> tuple[Offsets, ...]:
        return tuple((start + by, end + by) for start, end in spans)

    return replace(one, source=move(one.source), cue=move(one.cue), content=move(one.content))


def _first(one: Attribution) -> int:
    return min(start for start, _ in (*one.source, *one.cue, *one.content))


def _inside(place: int, within: Sequence[Offsets]) -> bool:
    at = bisect_right([start for start, _ in within], place) - 1
    return at >= 0 and place < within[at][1]


def _cut(parsed: Iterable[Attribution], ruled: Iterable[Attribution]) -> Iterator[Attribution]:
    """Yield attributions, ended where words about the whole sentence follow: "X said that Y, according to Z"."""
    late = sorted(one.content[0] for one in ruled if one.cue and one.content[-1][1] <= one.cue[0][0])
    starts = [start for start, _ in late]
    for one in parsed:
        at = bisect_right(starts, one.cue[0][0]) - 1
        end = late[at][1] if at >= 0 and late[at][1] > one.cue[0][0] else one.content[-1][1]
        kept = tuple((start, min(stop, end)) for start, stop in one.content if start < end)
        if kept:
            yield replace(one, content=kept)


class _Cues:
    """The reporting words of some attributions, in text order."""

    def __init__(self, found: Iterable[Attribution]) -> None:
        self._spans = sorted(span for one in found for span in one.cue)

    def meet(self, one: Attribution) -> bool:
        """Tell whether an attribution has a word of its cue in common with them."""
        return any(self._meets(span) for span in one.cue)

    def _meets(self, span: Offsets) -> bool:
        at = bisect_right(self._spans, (span[1], -1))
        return any(span[0] < end for _, end in self._spans[max(0, at - _NEAR) : at])
