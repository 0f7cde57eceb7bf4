"""An item of an answer against the text: it becomes an entry whose every word, name, day and sum the text has.

The model points and sorts; it supplies nothing. Words are found in the text or the item is dropped. Names must be named
there, days and sums are read from the words that the model points at by the same rules as everywhere else.
"""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Any

from ripeness.ledger import edtf
from ripeness.ledger.acts import Act
from ripeness.ledger.entry import Amount, Directness, Entry, Offsets
from ripeness.read import aid, issues, stance
from ripeness.read.dates.mention import DateMention
from ripeness.read.optional.llm import find
from ripeness.read.optional.llm.adversary import Tellers
from ripeness.read.optional.llm.hostile import speaks_to_machines
from ripeness.read.optional.llm.item import Fault, Item
from ripeness.read.optional.llm.named import Named
from ripeness.read.quotations import quotations
from ripeness.read.scan import Scan
from ripeness.read.sentences import paragraphs, sentences

CUT_WORDS = 3  # words before an item's in which a negation would belong to it
HIGHEST = 0.95  # confidence, as of the rules: no reader is certain
_BEFORE, _AFTER = 2, 1  # paragraphs around the words in which holder, cue and date are looked for
_YEAR = 4  # code points of a bare year, too coarse to date a statement
_NEGATION = re.compile(
    r"(?i)\b(?:not|never|no|nor|neither|cannot|without|\w+n't|den(?:y|ies|ied)|refus\w+)\b[^,;:.!?]*$"
)
_HOLDS_NEGATION = frozenset({Act.REJECT, Act.DENY, Act.NO_RESPONSE, Act.WITHDRAW, Act.DISCOURAGE_TALKS, Act.UNKNOWN})
_ANSWERS = frozenset({Act.ACCEPT, Act.REJECT, Act.COUNTER, Act.NO_RESPONSE})


class Checks:
    """Checks the items of one document.

    Parameters
    ----------
    scan
        The document as the rules see it: names, dates, sums and proposals of its text.
    fields
        Fields that are the same in every entry of the reader: its name and its basis.
    sides
        Names of the conflict's two sides, if a case tells.
    """

    def __init__(self, scan: Scan, fields: Mapping[str, object], *, sides: tuple[str, ...] = ()) -> None:
        self._scan, self._fields, self._named = scan, fields, Named(scan)
        self._tellers = Tellers(scan, sides)
        self._paragraphs = paragraphs(scan.text)
        self._sentences = sentences(scan.text)
        self._quotations = [one for one in quotations(scan.text) if one.kind == "speech"]

    def entry(self, item: Item, part: Offsets) -> Entry:
        """Return the entry that an item is, its words found in one part of the text.

        Raises
        ------
        Fault
            If the text doesn't have what the item says.
        """
        span, act = self._words(item, part), Act(item.act)
        self._check(item, span, act)
        around = self._around(span)
        holder_span = self._mark(item.holder_words, span, around, what="the words for the holder")
        cue_span = self._mark(item.cue_words, span, around, what="the reporting words")
        who = self._who(item, holder_span)
        if self._tellers.is_adversarys(span, act, side=who["holder_side"]):
            raise Fault("its words are an adversary's on the other side's move")
        return Entry.anchored(
            self._scan.text,
            span,
            document=self._scan.document.sha256,
            act=act,
            holder_span=holder_span,
            cue_span=cue_span,
            directness=self._directness(span, cue_span),
            when=self._when(item, span, around),
            anchor=self._scan.day,
            polarity=item.polarity,
            confidence=round(min(item.confidence, HIGHEST), 2),
            **who,
            **self._what(item, span, act),
            **self._fields,
        )

    def _check(self, item: Item, span: Offsets, act: Act) -> None:
        """Refuse words that can't be anybody's statement as they stand."""
        if speaks_to_machines(self._scan.flat[slice(*self._paragraph(span))]):
            raise Fault("its words stand among words to a machine")
        if item.polarity != "denied" and act not in _HOLDS_NEGATION and self._is_cut_from_no(span):
            raise Fault("its words are cut off from their negation")
        if not set(item.issues) <= set(issues.names()):
            raise Fault("no such issue")

    def _who(self, item: Item, holder_span: Offsets | None) -> dict[str, Any]:
        holder = self._named.holder(item, holder_span)
        relays = dict.fromkeys(self._named.relay(one) for one in item.relays)
        relays.pop(self._scan.document.outlet, None)  # the document's own outlet is never a relay
        return {
            "holder": holder.name,
            "holder_kind": holder.kind,
            "holder_side": holder.side,
            "holder_post": holder.post,
            "relays": tuple(relays),
            "addressee": self._named.other(item.addressee),
            "target": self._named.other(item.target),
        }

    def _what(self, item: Item, span: Offsets, act: Act) -> dict[str, object]:
        sentence = self._at(self._sentences, span)
        proposal = self._scan.papers.named_in(self._scan.flat, span)
        return {
            "issues": tuple(dict.fromkeys(item.issues)),
            "track": self._scan.issues.track(item.issues, act, sentence),
            "hedge": stance.hedge_in(self._scan.words(span)),
            "amount": self._amount(item, span, sentence, act=act),
            "proposal": proposal,
            "answers": "?" if act is Act.DENY else proposal if act in _ANSWERS else None,
        }

    def _words(self, item: Item, part: Offsets) -> Offsets:
        near = None if item.start is None else part[0] + item.start
        span = find.place(self._scan.text, item.exact, before=item.before, after=item.after, near=near, within=part)
        if span is None:
            raise Fault("its words are not in the text")
        if span == find.AMBIGUOUS:
            raise Fault("its words are in the text more than once")
        return span

    def _mark(self, words: str | None, span: Offsets, around: Offsets, *, what: str) -> Offsets | None:
        if words is None or not words.strip():
            return None
        found = find.nearest(self._scan.text, words, to=span, within=around)
        if found is None:
            raise Fault(f"{what} are not near its words")
        return found

    def _is_cut_from_no(self, span: Offsets) -> bool:
        sentence = self._at(self._sentences, span)
        ahead = self._scan.flat[min(sentence[0], span[0]) : span[0]].split()[-CUT_WORDS:]
        return _NEGATION.search(" ".join(ahead)) is not None

    def _directness(self, span: Offsets, cue: Offsets | None) -> Directness:
        if any(one.inner_start <= span[0] and span[1] <= one.inner_end for one in self._quotations):
            return "direct"
        if any(one.start < span[1] and span[0] < one.end for one in self._quotations):
            return "mixed"
        return "indirect" if cue else "narration"

    def _when(self, item: Item, span: Offsets, around: Offsets) -> str:
        """Return the date that the text gives for it; without one, that it was by the document's own day."""
        if not edtf.is_valid(item.when):
            raise Fault("its date is no EDTF")
        near = [one for one in self._scan.dates.inside(around) if self._can_date(one)]
        if item.when_words and item.when_words.strip():
            place = find.nearest(self._scan.text, item.when_words, to=span, within=around)
            if place is None:
                raise Fault("the words for its date are not near its words")
            near = [one for one in near if one.start < place[1] and place[0] < one.end]
            return near[0].edtf if near else self._scan.by_then
        if item.when and any(one.edtf == item.when for one in near):
            return item.when
        own = self._scan.setting.genre != "news" and item.when == self._scan.spoken
        return item.when if own else self._scan.by_then

    def _can_date(self, mention: DateMention) -> bool:
        """Tell whether a date can be that of an act told of: a day or month, and none after the document's own."""
        last = edtf.latest(mention.edtf)
        ahead = last is None or (self._scan.day is not None and last.isoformat() > self._scan.day)
        return mention.kind in ("date", "time") and len(mention.edtf) > _YEAR and not ahead

    def _amount(self, item: Item, span: Offsets, sentence: Offsets, *, act: Act) -> Amount | None:
        """Return the sum that the item points at, as the rules read it."""
        if item.amount_words is None or not item.amount_words.strip():
            return None
        whole = (min(span[0], sentence[0]), max(span[1], sentence[1]))
        place = find.nearest(self._scan.text, item.amount_words, to=span, within=whole)
        sums = [
            one for one in self._scan.amounts.inside(whole) if place and one.start < place[1] and place[0] < one.end
        ]
        if not sums:
            raise Fault("its sum is not in its sentence")
        return aid.amount_of(self._scan.flat, whole, mention=sums[0], act=act, near=self._scan.words(sentence))

    def _around(self, span: Offsets) -> Offsets:
        first, last = self._number(span[0]), self._number(span[1] - 1)
        kept = self._paragraphs[max(0, first - _BEFORE) : last + _AFTER + 1]
        return (min(span[0], kept[0].start), max(span[1], kept[-1].end)) if kept else span

    def _paragraph(self, span: Offsets) -> Offsets:
        kept = self._paragraphs[self._number(span[0]) : self._number(span[1] - 1) + 1]
        return (min(span[0], kept[0].start), max(span[1], kept[-1].end)) if kept else span

    def _number(self, place: int) -> int:
        return max(0, bisect_right([one.start for one in self._paragraphs], place) - 1)

    def _at(self, spans: Sequence[Offsets], span: Offsets) -> Offsets:
        """Return the one of some spans in which another begins; else that one itself."""
        at = bisect_right([one[0] for one in spans], span[0]) - 1
        return (spans[at][0], spans[at][1]) if at >= 0 else span
