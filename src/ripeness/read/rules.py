"""The default reader: rules and lexicons; no network, and the same entries every time."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence

from ripeness import __version__
from ripeness.ledger.acts import Act
from ripeness.ledger.document import Document
from ripeness.ledger.entry import Entry, Offsets
from ripeness.read import clauses, issues, pieces, slavic, stance
from ripeness.read.attribution import Attribution, find_attributions
from ripeness.read.cast import Cast
from ripeness.read.holders import Holder
from ripeness.read.noun_phrases import NounPhrases
from ripeness.read.parties import Gazetteer, gazetteer
from ripeness.read.places import Places
from ripeness.read.proposals import Paper
from ripeness.read.scan import Scan
from ripeness.read.sentences import sentences
from ripeness.read.stretches import stretches
from ripeness.read.turns import Turns
from ripeness.read.units import Unit, Units
from ripeness.read.verdicts import OF_WAR, Judge
from ripeness.read.when import Clock
from ripeness.read.whose import Finding, Whose

_ANSWERS = frozenset({Act.ACCEPT, Act.REJECT, Act.COUNTER, Act.NO_RESPONSE})
_NEAR = 12  # units before a paper among which its teller's is looked for
_OF_PAPERS = 0.8  # confidence of a proposal's own entry: its pattern names paper, author and handing over

#: Finds attributions in stretches of a text; `find_attributions` is one.
Finder = Callable[[str, Sequence[Offsets]], list[Attribution]]


class RulesReader:
    """Reads English reporting by rules; Russian and Ukrainian by those of `ripeness.read.slavic`.

    Sentences and attributions make units (whose words), units are cut into pieces (one act each), pieces are judged
    (which act), given a holder (whose) and a date (when), and become entries.

    Parameters
    ----------
    names
        The gazetteer to use; the built-in one when ``None``. A case adds its own names with `parties.gazetteer`.
    sides
        Names of the conflict's two sides, if a case tells; else each document's two most named sides are taken.
    """

    def __init__(self, names: Gazetteer | None = None, *, sides: tuple[str, ...] = ()) -> None:
        self._names = names or gazetteer()
        self._sides = sides

    @property
    def name(self) -> str:
        """Name and version, stored with every entry."""
        return f"rules {__version__}"

    def entries(self, document: Document, text: str) -> Iterator[Entry]:
        """Yield the entries of one document; see `ripeness.read.reader`."""
        if language := slavic.language_of(document, text):
            scan = slavic.Scan(document, text, language=language, names=self._names)
            yield from slavic.entries_of(scan, self.name, sides=self._sides)
            return
        yield from entries_of(Scan(document, text, self._names), self.name, sides=self._sides)


def entries_of(
    scan: Scan, reader: str, *, sides: tuple[str, ...] = (), find: Finder = find_attributions
) -> Iterator[Entry]:
    """Yield the entries of a scanned document, signed with the name of a reader.

    Parameters
    ----------
    find
        Finds who is reported to say what; another reader brings its own, and builds its entries like the rules.
    """
    yield from _Pass(scan, reader, sides=sides, find=find).entries()


class _Pass:
    """One document, read once from its first sentence to its last."""

    def __init__(self, scan: Scan, reader: str, *, sides: tuple[str, ...], find: Finder) -> None:
        self._scan, self._reader, self._find = scan, reader, find
        self._cast = Cast(scan.flat, scan.names, scan.mentions.all, day=scan.day, author=_author(scan), sides=sides)
        self._cast.title = scan.document.title or ""
        self._judge, self._whose, self._clock = Judge(scan), Whose(scan, self._cast), Clock(scan)
        self._spoken_of: tuple[str, str | None] = ("", None)  # who spoke last, and of which other side
        self._units: list[Unit] = []
        self._unit_starts: list[int] = []

    def entries(self) -> Iterator[Entry]:
        scan = self._scan
        if not scan.concerns_others((0, len(scan.text))):
            return
        listed = pieces.with_lists(scan.flat, [(s[0], s[1]) for s in sentences(scan.text)])
        found = pieces.bounded(scan.flat, listed)
        near = stretches(scan.text, (sentence for sentence in found if scan.concerns_others(sentence)))
        scan.keep_to(near)
        attributions = self._find(scan.text, near)
        units = Units(scan.flat, cast=self._cast, setting=scan.setting, attributions=attributions)
        starts = [start for start, _ in found]
        read: list[Entry] = []
        turns = Turns(scan, self._cast)
        body = pieces.body_start(scan.text) if scan.setting.genre == "news" else 0
        for sentence, indices in zip(found, _by_sentence(attributions, starts), strict=True):
            sentence = turns.enter(sentence)
            if sentence[1] > max(body, sentence[0]) and scan.concerns_others(sentence):
                read += [entry for unit in units.of(sentence, indices) for entry in self._of_unit(unit, starts)]
        made = [entry for paper in scan.papers.found for entry in self._of_paper(paper)]
        handed = Places(made)
        yield from made
        yield from (one for one in read if one.act is not Act.PROPOSE or not handed.inside((one.start, one.end)))

    def _of_unit(self, unit: Unit, starts: Sequence[int]) -> Iterator[Entry]:
        at = bisect_left(self._unit_starts, unit.span[0])
        self._units.insert(at, unit)
        self._unit_starts.insert(at, unit.span[0])
        scan = self._scan
        whole = (min(unit.span[0], unit.sentence[0]), max(unit.span[1], unit.sentence[1]))
        acting = scan.acts.focus(unit.span)
        if unit.holder is None and not self._judge.may_tell(unit):
            return
        about = scan.issues.focus(whole)
        if not (
            acting
            or unit.cue
            or scan.amounts.inside(unit.span)
            or (unit.holder and (about or scan.mentions.inside(unit.span) or OF_WAR.search(scan.low, *unit.span)))
        ):
            return
        inside = starts[bisect_left(starts, unit.span[0] + 1) : bisect_left(starts, unit.span[1])]
        for part in zip([unit.span[0], *inside], [*inside, unit.span[1]], strict=True):
            for piece, clause in pieces.pieces(self._scan, part):
                verdict = self._judge.verdict(unit, piece, clause)
                finding = self._whose.finding(unit, piece, *verdict) if verdict else None
                if finding:
                    yield self._entry(finding)

    def _entry(self, finding: Finding) -> Entry:
        scan, unit, span, act = self._scan, finding.unit, finding.span, finding.verdict.act
        low = scan.words(span)
        proposal = scan.papers.named_in(scan.flat, span)
        target = self._target(unit, span, finding.holder)
        self._spoken_of = (finding.holder.name, target)
        return self._anchored(
            span,
            act,
            finding.holder,
            sentence=unit.sentence,
            cue_span=unit.cue_span,
            relays=self._relays(finding.relays),
            directness=unit.directness if unit.holder else "narration",
            target=target,
            when=self._clock.when(finding),
            polarity=stance.polarity_of(
                low, act=act, cue=unit.cue, cue_negated=unit.negated and act is Act.TALKS_STATUS
            ),
            hedge=stance.hedge_in(low),
            amount=self._judge.amount(span, act=act, sentence=unit.sentence),
            proposal=proposal,
            answers="?" if act is Act.DENY else proposal if act in _ANSWERS else None,
            confidence=round(min(0.95, 0.4 + finding.verdict.weight / 12), 2),
            basis=(*unit.basis, *(row if ":" in row else f"acts:{row}" for row in finding.verdict.rows)),
        )

    def _of_paper(self, paper: Paper) -> Iterator[Entry]:
        """Yield the entry of a paper handed over, unless only its author's adversary says so."""
        at = bisect_left(self._unit_starts, paper.span[0] + 1)
        told = [unit for unit in self._units[max(0, at - _NEAR) : at] if paper.span[0] < unit.span[1]]
        if not paper.is_new or not told or self._whose.is_adversary(told[-1].holder, paper.author):
            return
        teller = told[-1].holder
        yield self._anchored(
            clauses.trim(self._scan.flat, paper.span),
            Act.PROPOSE,
            Holder(paper.author, "state", paper.author),
            sentence=told[-1].sentence,
            relays=self._relays((*((teller,) if teller else ()), *told[-1].relays)),
            directness="indirect" if teller else "narration",
            when=paper.when or self._scan.by_then,
            proposal=paper.key,
            confidence=_OF_PAPERS,
            basis=("proposals:handed over", *told[-1].basis),
        )

    def _anchored(self, span: Offsets, act: Act, holder: Holder, *, sentence: Offsets, **fields: object) -> Entry:
        about = issues.ordered(self._scan.issues.hits(span))
        return Entry.anchored(
            self._scan.text,
            span,
            document=self._scan.document.sha256,
            act=act,
            holder=holder.name,
            holder_kind=holder.kind,
            holder_side=holder.side,
            holder_post=holder.post,
            holder_span=holder.span,
            issues=about,
            track=self._scan.issues.track(about, act, sentence),
            anchor=self._scan.day,
            reader=self._reader,
            **fields,
        )

    def _relays(self, relays: Iterable[Holder]) -> tuple[str, ...]:
        """Return the names of the relays, nearest the holder first; the document's own outlet is never one."""
        own = self._scan.document.outlet
        return tuple(dict.fromkeys(relay.name for relay in relays if relay.name != own))

    def _target(self, unit: Unit, span: Offsets, holder: Holder) -> str | None:
        """Return the first side named other than the holder's; "another part" is of whom its speaker spoke before."""
        for stretch in (span, (unit.span[0], span[0])):
            sides = [m.entity.side for m in self._scan.mentions.inside(stretch) if m.entity.kind != "outlet"]
            other = next((side for side in sides if side and side != holder.side), None)
            if sides or other:
                return other
        who, about = self._spoken_of
        return about if who == holder.name and unit.directness == "direct" else None


def _author(scan: Scan) -> Holder | None:
    name = scan.setting.author
    if not name:
        return None
    mentions = scan.names.mentions(name)
    people = [m.entity for m in mentions if m.entity.kind == "person"]
    entity = scan.names.entities.get(name) or (people[0] if people else None)
    if entity:
        return Holder(entity.name, "person", entity.side, entity.post)
    with_post = NounPhrases(name, scan.names, mentions).full_name((0, len(name)))
    return Holder(
        with_post.name if with_post else name, "person", scan.setting.side, with_post.post if with_post else None
    )


def _by_sentence(attributions: Sequence[Attribution], starts: Sequence[int]) -> list[list[int]]:
    """Return, for each sentence, the attributions whose first word stands in it."""
    found: list[list[int]] = [[] for _ in starts]
    for index, one in enumerate(attributions):
        first = min(start for start, _ in (*one.source, *one.cue, *one.content))
        at = max(0, bisect_left(starts, first + 1) - 1)
        if found:
            found[at].append(index)
    return found
