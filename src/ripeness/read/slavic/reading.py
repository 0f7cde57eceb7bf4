"""A Russian or Ukrainian document in, entries out: the words of the original, never a translation of them."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

from ripeness.ledger.acts import Act
from ripeness.ledger.entry import Entry, Offsets, Polarity
from ripeness.read import issues
from ripeness.read.acts import DEEDS, OWN_WORD, Row, Speech, Verdict, judge
from ripeness.read.holders import Holder, is_expert, of_entity
from ripeness.read.issues import IssueScan
from ripeness.read.parties import Mention
from ripeness.read.sentences import sentences
from ripeness.read.slavic.cast import Cast
from ripeness.read.slavic.frames import Attribution, Frames
from ripeness.read.slavic.lexicon import pattern_of
from ripeness.read.slavic.morphology import can_be, is_future
from ripeness.read.slavic.scan import Scan

_ALONE = 4.5  # weight of act that a clause in the outlet's own voice needs
_TOLD = DEEDS | {Act.TALKS_STATUS, Act.NO_RESPONSE}  # acts that an outlet tells in its own voice
_DATED = DEEDS | {Act.PROPOSE}  # acts that a date inside their words dates
_HOLDS_NEGATION = frozenset({Act.REJECT, Act.NO_RESPONSE, Act.UNKNOWN, Act.DISCOURAGE_TALKS, Act.DEMAND, Act.ACCUSE})
_EDGES = ' \t\n\r\u00a0,.;:—–-«»„“”"'
_THAT_TOO = re.compile(r",?\s(?:и|а также|та|і|й)\s(?:что|що)\s|;\s")
_SUBORDINATE = re.compile(r"(?<=\w),\s(?:чтобы|щоб|что|що|котор|як[иаіо]|хотя|хоча|пока|доки)")
_WORD = re.compile(r"\w+")


def entries_of(scan: Scan, reader: str, *, sides: tuple[str, ...] = ()) -> Iterator[Entry]:
    """Yield the entries of a scanned document in Russian or Ukrainian; see `ripeness.read.reader`.

    Parameters
    ----------
    reader
        Name and version that the entries are signed with.
    sides
        The two sides of the conflict, if a case names them; else those that the document names most.
    """
    yield from _Pass(scan, reader, sides=sides).entries()


class _Pass:
    """One document, read once from its first sentence to its last."""

    def __init__(self, scan: Scan, reader: str, *, sides: tuple[str, ...]) -> None:
        self._scan, self._reader, self._sides = scan, reader, set(sides)
        self._cast = Cast(scan)
        self._frames = Frames(scan, self._cast)
        self._day: tuple[str, int, str] = ("", -1, "")  # who spoke, in which paragraph, on which day

    def entries(self) -> Iterator[Entry]:
        for sentence, behind in zip_longest(self._scan.sentences, self._scan.sentences[1:], fillvalue=(0, 0)):
            if not self._scan.bears(sentence):
                continue
            made = self._frames.of_this(sentence, behind) or self._frames.of(sentence)
            carriers = self._frames.carriers_behind(behind)
            made = [replace(one, relays=tuple(dict.fromkeys((*one.relays, *carriers)))) for one in made]
            if self._refers_back(sentence):
                made = [one for one in made if one.direct]
            taken = tuple(content for one in made for content in one.contents)
            for one in made:
                yield from self._of_attribution(one, taken)
            if not made and not self._refers_back(sentence) and not self._scan.speech_in(sentence):
                yield from self._of_outlet(sentence)

    def _refers_back(self, sentence: Offsets) -> bool:
        """Tell whether a sentence only says whose the one before it is: "Об этом заявил министр"."""
        return bool(pattern_of("this", self._scan.language).match(self._scan.low, *sentence))

    def _of_attribution(self, one: Attribution, taken: tuple[Offsets, ...]) -> Iterator[Entry]:
        for content in one.contents:
            for piece in self._pieces(content, direct=one.direct):
                holder = one.holder or self._own_holder(piece)
                relays = one.relays
                verdict = self._verdict(one, piece, holder)
                mover = self._mover(verdict, piece, holder)
                if mover and holder:
                    if mover.side == holder.side or self._is_adversary(holder, mover):
                        verdict = Verdict(Act.CLAIM, verdict.weight, verdict.rows)
                    else:
                        holder, relays = mover, (holder, *relays)
                yield self._entry(
                    piece,
                    verdict,
                    holder or Holder("unnamed", "unnamed"),
                    one=replace(one, contents=taken),
                    relays=relays,
                )

    def _of_outlet(self, sentence: Offsets) -> Iterator[Entry]:
        """Yield what the outlet tells in its own voice: deeds, and how talks stand."""
        piece = self._trimmed(sentence)
        verdict = judge([row for _, row in self._scan.rows(piece)], Speech(False, False, False, False))
        if verdict.act not in _TOLD or verdict.weight < _ALONE:
            return
        if verdict.act in DEEDS and not self._is_done(piece):
            return
        if verdict.act is Act.NO_RESPONSE:
            named = [m for m in self._scan.mentions.inside(piece) if m.entity.kind in ("state", "organisation")]
            holder = of_entity(named[0].entity, (named[0].start, named[0].end)) if named else None
        else:
            holder = self._own_holder(piece)
        told = Attribution((piece,), False, None, None, (), sentence)
        outlet = self._scan.document.outlet
        unknown = Holder(outlet, "outlet") if outlet else Holder("unnamed", "unnamed")
        yield self._entry(piece, verdict, holder or unknown, one=told, relays=())

    def _is_done(self, piece: Offsets) -> bool:
        """Tell whether a verb of the past, or a participle, tells a deed as done."""
        done = (("VERB", "past"), ("PRTS",), ("Impe",))
        found = _WORD.findall(self._scan.low[slice(*piece)])
        return any(can_be(self._scan.language, word, *marks) for word in found for marks in done)

    def _pieces(self, content: Offsets, *, direct: bool) -> Iterator[Offsets]:
        """Yield the sentences of a speech, or the clauses that hang on one cue ("что … и что …")."""
        start, end = content
        if direct:
            found = [(start + s, start + e) for s, e in sentences(self._scan.flat[start:end])]
        else:
            cuts = [(m.start(), m.end()) for m in _THAT_TOO.finditer(self._scan.low, start, end)]
            found = list(zip([start, *(e for _, e in cuts)], [*(s for s, _ in cuts), end], strict=True))
        for part in found:
            trimmed = self._trimmed(part)
            if any(map(str.isalpha, self._scan.text[slice(*trimmed)])):
                yield trimmed

    def _trimmed(self, span: Offsets) -> Offsets:
        start, end = span
        text = self._scan.text
        while start < end and (text[start] in _EDGES or text[start].isspace()) and not self._opens(start, end):
            start += 1
        while end > start and (text[end - 1] in _EDGES or text[end - 1].isspace()) and not self._closes(start, end):
            end -= 1
        return start, end

    def _opens(self, start: int, end: int) -> bool:
        return (
            self._scan.text[start] in "«„"
            and self._scan.text.find("»" if self._scan.text[start] == "«" else "“", start, end) > 0
        )

    def _closes(self, start: int, end: int) -> bool:
        mark = self._scan.text[end - 1]
        if mark == '"':
            return self._scan.text.count(mark, start, end) % 2 == 0
        return mark in "»“" and self._scan.text.rfind("«" if mark == "»" else "„", start, end - 1) >= 0

    def _verdict(self, one: Attribution, piece: Offsets, holder: Holder | None) -> Verdict:
        votes = [row for _, row in self._scan.rows(piece)]
        cue = one.found.cue if one.found else None
        if cue and cue.vote and one.found:
            votes = [*votes, *self._cue_votes(cue.vote, negated=one.found.negated)]
        side = holder.side if holder else None
        named = [m for m in self._scan.mentions.inside(piece) if m.entity.side and m.entity.kind != "outlet"]
        about = named[0].entity.side if named else None
        verdict = judge(
            votes,
            Speech(
                attributed=True,
                own=bool(side and about == side),
                other=bool(about and about != side),
                blamed=any(m.entity.side != side for m in named),
                expert=bool(holder and is_expert(holder)),
            ),
        )
        return verdict

    def _cue_votes(self, vote: Row, *, negated: bool) -> list[Row]:
        """Return how a cue votes: not confirming leaves open, not agreeing turns down, not else says nothing."""
        if not negated:
            return [vote]
        turned = {Act.ACCEPT: Act.REJECT, Act.CLAIM: Act.UNKNOWN}.get(vote.act)
        return [Row(vote.id, turned, max(vote.weight, 5.0))] if turned else []

    def _mover(self, verdict: Verdict, piece: Offsets, holder: Holder | None) -> Holder | None:
        """Return the other side whose own move the words tell, if they do: nobody accepts on the opponent's word."""
        if verdict.act not in OWN_WORD or not holder or not holder.side:
            return None
        if any(row.startswith("cues:") for row in verdict.rows):
            return None
        rows = [place for place, row in self._scan.rows(piece) if row.id in verdict.rows]
        subject = self._subject_before(piece, min(rows)) if rows else None
        if subject is None or subject.entity.side == holder.side:
            return None
        return of_entity(subject.entity, (subject.start, subject.end))

    def _subject_before(self, piece: Offsets, place: int) -> Mention | None:
        named = [m for m in self._scan.mentions.inside(piece) if m.entity.kind in ("state", "organisation")]
        return next((m for m in named if m.start <= place and m.entity.side), None)

    def _is_adversary(self, holder: Holder, mover: Holder) -> bool:
        """Tell whether a holder and a mover are the two sides of the conflict."""
        pair = None if self._sides else self._cast.pair()
        return {holder.side, mover.side} <= (set(pair.name.split("; ")) if pair else self._sides)

    def _own_holder(self, piece: Offsets) -> Holder | None:
        """Return who acts in words of the outlet's own: the first phrase in the nominative that can act."""
        found = list(self._scan.phrases.all(piece, "nomn"))
        who = self._cast.resolve(found[0], case="nomn") if found else None
        for phrase in found[1:]:
            if phrase.name:
                self._cast.resolve(phrase, case="nomn")  # for the pronouns to come
        return who if who and not who.is_carrier and who.kind != "unnamed" else None

    def _entry(
        self, span: Offsets, verdict: Verdict, holder: Holder, *, one: Attribution, relays: tuple[Holder, ...]
    ) -> Entry:
        scan, found = self._scan, one.found
        about = issues.ordered(scan.issues(span))
        own = scan.document.outlet
        low = scan.low[span[0] : span[1]]
        act = verdict.act
        return Entry.anchored(
            scan.text,
            span,
            document=scan.document.sha256,
            act=act,
            holder=holder.name,
            holder_kind=holder.kind,
            holder_side=holder.side,
            holder_post=holder.post,
            holder_span=holder.span,
            cue_span=found.span if found else None,
            relays=tuple(dict.fromkeys(relay.name for relay in relays if relay.name not in (own, holder.name))),
            directness=self._directness(one, span),
            target=self._target(span, holder),
            issues=about,
            track=IssueScan("").track(about, act, span),
            when=self._when(one, span, act, holder),
            anchor=scan.day,
            polarity=self._polarity(low, act, negated=bool(found and found.negated)),
            hedge=self._word("hedge", low),
            amount=None,
            answers="?" if act is Act.DENY else None,
            reader=self._reader,
            confidence=round(min(0.95, 0.4 + verdict.weight / 12), 2),
            basis=self._basis(one, verdict),
        )

    def _basis(self, one: Attribution, verdict: Verdict) -> tuple[str, ...]:
        cue = f"slavic/cues:{one.found.cue.id}" if one.found else "slavic:continued" if one.direct else "slavic:outlet"
        return tuple(dict.fromkeys((f"slavic:{self._scan.language}", cue, *(f"slavic/{row}" for row in verdict.rows))))

    def _directness(self, one: Attribution, span: Offsets) -> str:
        if one.found is None and not one.direct:
            return "narration"
        if one.direct:
            return "direct"
        return "mixed" if any(mark in self._scan.text[slice(*span)] for mark in "«„“") else "indirect"

    def _target(self, span: Offsets, holder: Holder) -> str | None:
        named = [m.entity.side for m in self._scan.mentions.inside(span) if m.entity.kind != "outlet"]
        return next((side for side in named if side and side != holder.side), None)

    def _when(self, one: Attribution, span: Offsets, act: Act, holder: Holder) -> str:
        """Return the day of the statement, or of the deed that the words date; no day is made up, none is ahead."""
        inside = self._days(span)
        if act in _DATED and inside:
            return inside[0]
        paragraph = self._scan.text.rfind("\n", 0, one.sentence[0])
        if one.found is None and not one.direct:
            return self._scan.by_then
        frame = [day for part in _without(one.sentence, one.contents) for day in self._days(part)]
        if frame:
            self._day = (holder.name, paragraph, frame[0])
            return frame[0]
        return self._day[2] if self._day[:2] == (holder.name, paragraph) else self._scan.by_then

    def _days(self, span: Offsets) -> list[str]:
        """Return the dates in a span that are finer than a year and not after publication."""
        found = [date.edtf for date in self._scan.dates.inside(span) if len(date.edtf) > 4]
        return [day for day in found if self._scan.day is None or day.split("/")[-1] <= self._scan.day]

    def _polarity(self, low: str, act: Act, *, negated: bool) -> Polarity:
        if act is Act.DENY or negated:
            return "denied"
        if self._word("negation", _SUBORDINATE.split(low)[0]) and act not in _HOLDS_NEGATION:
            return "denied"
        if self._word("condition", low):
            return "conditional"
        return "future" if any(is_future(self._scan.language, word) for word in _WORD.findall(low)) else "asserted"

    def _word(self, kind: str, low: str) -> str:
        match = pattern_of(kind, self._scan.language).search(low)
        return match[0] if match else ""


def _without(span: Offsets, taken: tuple[Offsets, ...]) -> list[Offsets]:
    """Return what is left of a span outside the spans taken."""
    left, start = [], span[0]
    for begin, end in sorted(taken):
        if begin > start:
            left.append((start, min(begin, span[1])))
        start = max(start, end)
    return [*left, (start, span[1])] if start < span[1] else left
