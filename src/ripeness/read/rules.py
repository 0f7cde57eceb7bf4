"""The default reader: rules and lexicons alone. No weights, no network, the same entries every time."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ripeness import __version__
from ripeness.ledger import edtf
from ripeness.ledger.acts import Act
from ripeness.ledger.document import Document
from ripeness.ledger.entry import Amount, Entry, Offsets
from ripeness.read import aid, clauses, issues, stance
from ripeness.read.acts import DEEDS, MOVES, ActScan, Row, Speech, Verdict, cue_votes, judge
from ripeness.read.amounts import find_amounts
from ripeness.read.amounts.mention import AmountMention
from ripeness.read.attribution import find_attributions
from ripeness.read.cast import Cast, Holder
from ripeness.read.dates import find_dates
from ripeness.read.dates.mention import DateMention
from ripeness.read.lexicon import flatten
from ripeness.read.parties import Gazetteer, Mention, day_of, gazetteer
from ripeness.read.proposals import Paper, Papers, papers
from ripeness.read.sentences import sentences
from ripeness.read.setting import Setting, day_counted, setting_of
from ripeness.read.tables import fold
from ripeness.read.units import Unit, Units

ENOUGH = 2.0  # weight of act that an attributed clause needs
_REACH = 60  # code points between a doer and the words of its deed, in the outlet's own voice
_STATES = frozenset({Act.JUDGE, Act.UNKNOWN, Act.TALKS_STATUS, Act.TERRITORY})
ENOUGH_ALONE = 4.0  # and a clause in the outlet's own voice
_PREPOSITIONS = {"in", "to", "of", "for", "with", "on", "from", "against", "at", "about", "near", "around", "over", "between", "into", "by", "via"}
_JOINT = re.compile(r"\W*(?:the |both |their )?(?:two |telephone |phone )*(?:leaders|presidents|sides|parties|ministers|conversation|call|meeting|talks|discussion)\b")
_WE = re.compile(r"^(?:\W|now that )*(?:i|we|our|my|us)\b")


class RulesReader:
    """Reads English reporting by rules (see `docs/explanation/reading.md`).

    Parameters
    ----------
    names
        The gazetteer to use; the built-in one when ``None``. A case adds its own names with `parties.gazetteer`.
    """

    def __init__(self, names: Gazetteer | None = None) -> None:
        self._names = names or gazetteer()

    @property
    def name(self) -> str:
        """Name and version, stored with every entry."""
        return f"rules {__version__}"

    def entries(self, document: Document, text: str) -> Iterator[Entry]:
        """Yield the entries of one document in text order; see `ripeness.read.reader`."""
        yield from _Pass(document, text, self._names, self.name).entries()


@dataclass(frozen=True, slots=True)
class _Found:
    """A clause with its verdict, on the way to an entry."""

    unit: Unit
    span: Offsets
    verdict: Verdict
    holder: Holder
    relays: tuple[Holder, ...]
    subject: Mention | None = None


class _Pass:
    """One document, read once. Every helper asks the scans that were made at the start."""

    def __init__(self, document: Document, text: str, names: Gazetteer, reader: str) -> None:
        self._document, self._text, self._reader = document, text, reader
        self._flat = flatten(text)
        self._low = fold(self._flat)
        self._mentions = names.mentions(self._flat)
        self._starts = [m.start for m in self._mentions]
        self._setting = setting_of(document, self._flat)
        self._acts, self._issues = ActScan(self._low), issues.IssueScan(self._low)
        published = edtf.latest(document.published) if document.published else None
        counted = day_counted(self._flat, published) if self._setting.genre == "own_words" else None
        self._spoken = counted.isoformat() if counted else document.published or ""
        self._day = counted.isoformat() if counted else day_of(document.published)
        self._dates = find_dates(text, counted or published)
        self._amounts = find_amounts(text)
        self._papers = papers(self._flat, self._mentions, self._dates)
        self._cast = Cast(self._flat, names, self._mentions, day=self._day, author=self._author(names))
        self._requests = self._setting.genre in ("own_words", "statement") and len(_REQUEST.findall(self._low)) >= 3
        self._units: list[Unit] = []
        self._sentence_starts: list[int] = []
        self._body = body_start(self._flat if self._setting.genre == "news" else "", self._text)
        self._outlet = Holder(document.outlet or "unnamed", "outlet" if document.outlet else "unnamed", self._setting.side)

    def _author(self, names: Gazetteer) -> Holder | None:
        if not self._setting.author:
            return None
        entity = names.entities.get(self._setting.author) or next(
            (m.entity for m in names.mentions(self._setting.author) if m.entity.kind == "person"), None
        )
        if entity:
            return Holder(entity.name, "person", entity.side, entity.post)
        return Holder(self._setting.author, "person", self._setting.side)

    def entries(self) -> Iterator[Entry]:
        attributions = find_attributions(self._text)
        units = Units(self._flat, cast=self._cast, setting=self._setting, attributions=attributions)
        begins = sorted((min(s for s, _ in (*a.source, *a.cue, *a.content)), i) for i, a in enumerate(attributions))
        at = 0
        found = sentences(self._text)
        self._sentence_starts = [sentence[0] for sentence in found]
        for sentence in with_lists(self._flat, [(s[0], s[1]) for s in found]):
            indices = []
            while at < len(begins) and begins[at][0] < sentence[1]:
                indices.append(begins[at][1])
                at += 1
            if sentence[1] <= self._body:
                continue
            for unit in units.of((sentence[0], sentence[1]), indices):
                yield from self._of_unit(unit)
        for paper in self._papers.found:
            yield from self._of_paper(paper)

    def _of_unit(self, unit: Unit) -> Iterator[Entry]:
        self._units.append(unit)
        for clause in (c for part in self._by_sentence(unit.span) for c in clauses.clauses(self._flat, part)):
            pieces = self._pieces(clause)
            for piece in pieces:
                found = self._judged(unit, piece, clause if len(pieces) > 1 else piece)
                if found is not None:
                    yield self._entry(found)

    def _by_sentence(self, span: Offsets) -> list[Offsets]:
        inside = self._sentence_starts[bisect_left(self._sentence_starts, span[0] + 1) : bisect_left(self._sentence_starts, span[1])]
        return list(zip([span[0], *inside], [*inside, span[1]], strict=True))

    # which pieces: one for each deed, sum of money or negotiated issue that a coordinator sets apart

    def _pieces(self, clause: Offsets) -> list[Offsets]:
        marks = [(m.start, m.end, f"sum {m.start}") for m in self._in(self._amounts, clause)]
        if not marks:
            rows = [(hit, self._acts.row(hit)) for hit in self._acts.hits(clause)]
            marks = [(hit.start, hit.end, row.act) for hit, row in rows if row.act in DEEDS and row.weight >= 4 and row.act is not Act.MEET]
            if len({label for _, _, label in marks}) < 2:
                marks = [(hit.start, hit.end, hit.issue) for hit in self._issues.hits(clause) if hit.issue in _NEGOTIATED]
        return split_between(self._flat, clause, marks)

    def _in(self, found: Sequence[AmountMention], span: Offsets) -> list[AmountMention]:
        return [m for m in found if span[0] <= m.start and m.end <= span[1]]

    def _mentions_in(self, span: Offsets) -> list[Mention]:
        first, last = bisect_left(self._starts, span[0]), bisect_left(self._starts, span[1])
        return self._mentions[first:last]

    # what act, whose

    def _judged(self, unit: Unit, span: Offsets, clause: Offsets) -> _Found | None:
        hits = self._acts.hits(span) or self._acts.hits(clause)
        subject = self._subject(span, before=min((h.start for h in hits), default=span[1]))
        if unit.holder is None and subject is not None:
            hits = [h for h in hits if h.start - subject.end <= _REACH or self._acts.row(h).act in _STATES]
        votes = [self._acts.row(hit) for hit in hits]
        if unit.cue and not self._low.startswith(("which ", "who ", "whom "), span[0]):
            votes += cue_votes(unit.cue)
        speech = self._speech(unit, span, subject)
        verdict = judge(votes, speech)
        verdict = self._with_money(span, verdict, unit)
        if self._requests and verdict.act in (Act.COMMIT, Act.DEMAND) and _AID_WORD.search(self._low, *span) and _WILL.search(self._low, *span):
            verdict = replace(verdict, act=Act.PROPOSE, rows=(*verdict.rows, "request document"))
        if not self._is_kept(unit, span, verdict):
            return None
        return self._held(unit, span, verdict, subject)

    def _with_money(self, span: Offsets, verdict: Verdict, unit: Unit) -> Verdict:
        sums = self._in(self._amounts, span)
        if not sums or verdict.act in (Act.DEMAND, Act.REJECT):
            return verdict
        amount = self._amount(span, verdict.act, unit.sentence)
        act = aid.act_of_stage(amount.stage) if amount else None
        return replace(verdict, act=act, weight=max(verdict.weight, 4.0), rows=(*verdict.rows, "aid:stage")) if act else verdict

    def _amount(self, span: Offsets, act: Act, sentence: Offsets) -> Amount | None:
        sums = self._in(self._amounts, span)
        near = self._low[slice(*sentence)]
        return aid.amount_of(self._flat, span, mention=sums[0], act=act, near=near) if sums else None

    def _subject(self, span: Offsets, *, before: int) -> Mention | None:
        for mention in self._mentions_in(span):
            if mention.entity.kind == "outlet":
                continue
            if _PEOPLE_OF.search(self._flat, max(span[0], mention.start - 40), mention.start):
                return mention
            lead = self._low[max(span[0], mention.start - 12) : mention.start].split()
            if lead and lead[-1] == "the":
                lead = lead[:-1]
            if mention.start <= before + 12 and not (lead and lead[-1] in _PREPOSITIONS):
                return mention
            if lead and lead[-1] == "by":
                return mention
        return None

    def _speech(self, unit: Unit, span: Offsets, subject: Mention | None) -> Speech:
        holder = unit.holder
        side = holder.side if holder else None
        own = bool(_WE.match(self._low[slice(*span)])) or (subject is not None and side is not None and subject.entity.side == side)
        other = subject is not None and side is not None and subject.entity.side != side
        blamed = any(m.entity.side and m.entity.side != side for m in self._mentions_in(span))
        return Speech(holder is not None and not holder.is_carrier, own, other, blamed, expert=holder is not None and holder.is_carrier)

    def _is_kept(self, unit: Unit, span: Offsets, verdict: Verdict) -> bool:
        if unit.holder is None or unit.holder.is_carrier:
            return verdict.weight >= ENOUGH_ALONE
        if verdict.act is Act.MEET and self._setting.genre == "own_words" and not self._names_another(span, unit.holder.side):
            return False
        if verdict.weight >= ENOUGH:
            return True
        about = self._issues.hits(span)
        return bool(about) and bool(unit.cue) and unit.cue_kind in ("said", "report", "preposition")

    def _names_another(self, span: Offsets, side: str | None) -> bool:
        return any(m.entity.side != side for m in self._mentions_in(span))

    def _held(self, unit: Unit, span: Offsets, verdict: Verdict, subject: Mention | None) -> _Found | None:
        """Return whose act it is: an own-side, mediator's or reporter's word on a move makes it the mover's."""
        holder, relays = unit.holder, unit.relays
        if holder is None or holder.is_carrier:
            return self._told_by_outlet(unit, span, verdict, subject)
        relays = tuple(relay for relay in relays if relay.name != holder.name)
        if verdict.act is Act.MEET and ";" in holder.name:
            unit = replace(unit, directness="narration")
        mover = subject.entity.side if subject else self._first_side(unit, span)
        if verdict.act is Act.MEET and self._cast.pair and self._setting.genre == "readout" and self._is_joint(span):
            return _Found(replace(unit, holder=None), span, verdict, self._cast.pair, relays, subject)
        if verdict.act in MOVES and mover and holder.side and mover != holder.side:
            if {mover, holder.side} <= set(self._cast.sides):
                verdict = replace(verdict, act=Act.ACCUSE if verdict.scores.get(Act.ACCUSE, 0) >= 3 else Act.CLAIM)
        return _Found(unit, span, verdict, holder, relays, subject)

    def _first_side(self, unit: Unit, span: Offsets) -> str | None:
        if _WE.match(self._low[slice(*span)]):
            return unit.holder.side if unit.holder else None
        return next((m.entity.side for m in self._mentions_in(span) if m.entity.side), None)

    def _is_joint(self, span: Offsets) -> bool:
        return bool(_JOINT.match(self._low[slice(*span)]))

    def _told_by_outlet(self, unit: Unit, span: Offsets, verdict: Verdict, subject: Mention | None) -> _Found | None:
        teller = unit.holder or self._outlet
        relays = unit.relays
        if verdict.act in (Act.JUDGE, Act.UNKNOWN, Act.CLAIM, Act.TALKS_STATUS, Act.TERRITORY, Act.ACCUSE, Act.DENY, Act.SIGNAL):
            act = Act.JUDGE if verdict.act in (Act.CLAIM, Act.ACCUSE, Act.DENY, Act.SIGNAL) else verdict.act
            return _Found(unit, span, replace(verdict, act=act), teller, relays, subject)
        doer = self._doer(span, subject) if verdict.act not in _AID_ACTS else (self._donor(span) or self._doer(span, subject))
        doer = doer or self._crowd(span)
        if doer is None and self._setting.genre == "statement" and self._setting.side and verdict.act in _AID_ACTS:
            doer = Holder(self._setting.side, "state", self._setting.side)
        if doer is None:
            return None
        carried = (unit.holder, *relays) if unit.holder else relays
        return _Found(unit, span, verdict, doer, carried, subject)

    def _donor(self, span: Offsets) -> Holder | None:
        """Return whose aid it is: "U.S. security assistance", "total US aid"."""
        for m in self._mentions_in(span):
            if m.entity.side and _AID_NOUN.match(self._low, m.end, span[1]) and not self._low[:m.start].endswith(("to ", "for ")):
                return Holder(m.entity.side, "state", m.entity.side, None, (m.start, m.end))
        return None

    def _crowd(self, span: Offsets) -> Holder | None:
        """Return a group that opens the clause without a name: "at least 30 countries"."""
        crowd = _CROWD.match(self._low, *span)
        return Holder(f"unnamed: {crowd[0]}", "unnamed", None, None, (crowd.start(), crowd.end())) if crowd else None

    def _doer(self, span: Offsets, subject: Mention | None) -> Holder | None:
        pair = re.match(r"(?:the |both )?(?:two |warring )?(?:leaders|presidents|sides|parties|ministers)\b(?! of| from)|(?:they|he|she|both)\b", self._low[slice(*span)])
        if pair:
            return self._cast.resolve((span[0], span[0] + pair.end()))
        if subject is None:
            return None
        start, end = subject.start, subject.end
        heads = _PEOPLE_OF.search(self._flat, max(span[0], start - 40), start)
        start = heads.start() if heads else start
        for mention in self._mentions_in((end, span[1])):
            if self._flat[end : mention.start].strip() not in ("and", ",", ", and", "and the", ", and the", ""):
                break
            end = mention.end
        noun = _PEOPLE_BEHIND.match(self._flat, end)
        end = noun.end() if noun else end
        return self._cast.resolve((start, end))

    # the entry

    def _entry(self, found: _Found) -> Entry:
        unit, span, verdict, holder = found.unit, found.span, found.verdict, found.holder
        low = self._low[slice(*span)]
        hits = self._issues.hits(span)
        about = issues.ordered(hits)
        proposal = self._papers.named_in(self._flat, span)
        return Entry.anchored(
            self._text,
            span,
            document=self._document.sha256,
            act=verdict.act,
            holder=holder.name,
            holder_kind=holder.kind,
            holder_side=holder.side,
            holder_post=holder.post,
            holder_span=holder.span,
            cue_span=unit.cue_span,
            relays=self._relays(found.relays),
            directness=unit.directness if unit.holder else "narration",
            target=self._target(span, holder),
            issues=about,
            track=self._issues.track(about, verdict.act),
            when=self._when(found),
            anchor=self._day,
            polarity=stance.polarity_of(low, act=verdict.act, cue=unit.cue, cue_negated=unit.negated and verdict.act is Act.TALKS_STATUS),
            hedge=stance.hedge_in(low),
            amount=self._amount(span, verdict.act, unit.sentence),
            proposal=proposal,
            answers=self._answers(verdict.act, proposal),
            reader=self._reader,
            confidence=round(min(0.95, 0.4 + verdict.weight / 12), 2),
            basis=(*unit.basis, *(f"acts:{row}" for row in verdict.rows)),
        )

    def _answers(self, act: Act, proposal: str | None) -> str | None:
        if act is Act.DENY:
            return "?"
        return proposal if act in (Act.ACCEPT, Act.REJECT, Act.COUNTER, Act.NO_RESPONSE) else None

    def _relays(self, relays: Iterable[Holder]) -> tuple[str, ...]:
        own = {self._document.outlet, self._setting.outlet}
        names = [relay.name for relay in relays if relay.name not in own]
        return tuple(dict.fromkeys(names))

    def _target(self, span: Offsets, holder: Holder) -> str | None:
        for mention in self._mentions_in(span):
            side = mention.entity.side
            if side and side != holder.side and mention.entity.kind != "outlet":
                return side
        return None

    def _when(self, found: _Found) -> str:
        """Return the day of the statement for words, of the deed for deeds; never an invented day."""
        unit, span = found.unit, found.span
        spoken = self._spoken
        inside = self._dates_in(span)
        if unit.holder is None:
            told_now = found.verdict.act in (Act.JUDGE, Act.UNKNOWN, Act.TALKS_STATUS, Act.CLAIM) or bool(found.verdict.act is Act.PROPOSE)
            dated = [] if told_now else (inside or self._dates_in(unit.span))
        else:
            told_now = unit.holder.is_carrier
            outside = [d for d in self._dates_in(unit.sentence) if not unit.span[0] <= d.start < unit.span[1]]
            frame = [d for d in outside if not self._is_attributive(d)]
            dated = (inside or frame) if found.verdict.act in DEEDS else frame
        if dated:
            return dated[0].edtf
        if self._setting.genre != "news" and not (found.verdict.act in _DONE and _PAST.search(self._low, *span)):
            return spoken
        return spoken if told_now else (f"../{self._day}" if self._day else "")

    def _dates_in(self, span: Offsets) -> list[DateMention]:
        """Return dates that tell when something was said or done: no bare years, none after publication."""
        return [
            d
            for d in self._dates
            if span[0] <= d.start and d.end <= span[1] and len(d.edtf) > 4 and d.kind in ("date", "time") and not self._is_ahead(d)
        ]

    def _is_attributive(self, mention: DateMention) -> bool:
        """Tell whether the date is part of a name: "the April 15 proposal"."""
        return self._low[: mention.start].endswith(("the ", "its ", "'s ", " a "))

    def _is_ahead(self, mention: DateMention) -> bool:
        last = edtf.latest(mention.edtf)
        return last is None or (self._day is not None and last.isoformat() > self._day)

    def _of_paper(self, paper: Paper) -> Iterator[Entry]:
        """Yield the entry of a paper handed over, unless only its author's adversary says so."""
        told = [unit for unit in self._units if unit.span[0] <= paper.span[0] < unit.span[1]]
        teller = told[-1].holder if told else None
        if not paper.is_new or not told or self._is_adversary(teller, paper.author):
            return
        about = issues.ordered(self._issues.hits(paper.span))
        yield Entry.anchored(
            self._text,
            clauses.trim(self._flat, paper.span),
            document=self._document.sha256,
            act=Act.PROPOSE,
            holder=paper.author,
            holder_kind="state",
            holder_side=paper.author,
            relays=self._relays((*((teller,) if teller else ()), *told[-1].relays)),
            directness="indirect" if teller else "narration",
            issues=about,
            track="political",
            when=paper.when or (f"../{self._day}" if self._day else ""),
            anchor=self._day,
            proposal=paper.key,
            reader=self._reader,
            confidence=0.8,
            basis=("proposals:handed over", *told[-1].basis),
        )

    def _is_adversary(self, teller: Holder | None, side: str) -> bool:
        return teller is not None and teller.side != side and {teller.side, side} <= set(self._cast.sides)


_AID_ACTS = frozenset({Act.COMMIT, Act.PROPOSE, Act.PROVIDE})
_DONE = frozenset({Act.TERRITORY, Act.EXCHANGE, Act.CEASEFIRE, Act.PROVIDE})
_PAST = re.compile(r"\b(?:has been|have been|was|were|had|the (?:liberation|evacuation|release|announcement|order|capture|exchange))\b")
_CROWD = re.compile(
    r"\W*(?:at least|more than|over|some|several|many|most|a number of|dozens of)\s(?:\w+\s)?"
    r"(?:countries|nations|states|allies|partners|governments|officials|companies)\b"
)
_REQUEST = re.compile(r"\b(?:this|my|the|our) request\b")
_AID_WORD = re.compile(r"\b(?:aid|assistance|support|funding|funds)\b")
_WILL = re.compile(r"\b(?:will|would)\b")
_AID_NOUN = re.compile(r"\s(?:[\w-]+\s){0,2}?(?:aid|assistance|support|package)\b")
_PEOPLE_BEHIND = re.compile(
    r"\s(?:officials|negotiators|forces|troops|side|authorities|government|leadership|delegations?|military|army|representatives)\b"
)
_PEOPLE_OF = re.compile(r"\b(?:leaders|officials|governments|members|representatives|presidents|ministers)\sof\s(?:the\s)?$", re.I)
_NEGOTIATED = frozenset(
    "neutrality nato-membership security-guarantees crimea donbas demilitarisation denazification nuclear eu-membership "
    "sanctions language-rights reparations leaders-meeting".split()
)
_COORDINATOR = re.compile(r",?\s(?:and|or|as well as)\s|,\s|;\s")


def body_start(flat: str, text: str) -> int:
    """Return where the body of a news text begins: behind headline and standfirst, lines at the top that end without a stop."""
    start = 0
    for line in re.finditer(r"[^\n]*(?:\n|$)", text[: min(len(text), 1500)]):
        words = line[0].strip()
        if words and (words[-1] in ".!?:”\"’)" or len(words.split()) > 30):
            return start if flat else 0
        start = line.end()
    return 0


def with_lists(flat: str, found: Sequence[Offsets]) -> list[Offsets]:
    """Join a sentence that ends in a colon with the list that follows it."""
    out: list[Offsets] = []
    for start, end in found:
        listed = flat[start : start + 1] in "-•*–" or flat[max(0, start - 6) : start].strip().startswith(("-", "•", "*"))
        if out and listed and (flat[out[-1][0] : out[-1][1]].rstrip().endswith((":", ";", "; and", "; or"))):
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return out


def split_between(flat: str, clause: Offsets, marks: Sequence[tuple[int, int, str]]) -> list[Offsets]:
    """Cut ``clause`` at the coordinator between neighbouring marks of different label; each part keeps three words."""
    cuts = [clause[0]]
    ordered = sorted(marks)
    for (_, left_end, left), (right, _, other) in zip(ordered, ordered[1:], strict=False):
        if left == other or right <= left_end:
            continue
        between = list(_COORDINATOR.finditer(flat, left_end, right))
        if between:
            place = between[-1].end()
            if len(flat[cuts[-1] : between[-1].start()].split()) >= 3 and len(flat[place : clause[1]].split()) >= 3:
                cuts.append(place)
    pieces = [clauses.trim(flat, (a, b)) for a, b in zip(cuts, [*cuts[1:], clause[1]], strict=True)]
    return [piece for piece in pieces if piece[1] > piece[0]]
