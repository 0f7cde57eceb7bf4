"""Proposals: papers handed over, by whom and on which day, and the words that answer them."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from ripeness.ledger.entry import Offsets
from ripeness.read.dates.mention import DateMention
from ripeness.read.parties import Mention
from ripeness.read.places import Places

_PAPER = (
    r"(?:draft(?:\s(?:\w+\s){0,2}?(?:deal|agreement|treaty|accord|document|proposal|text))?|"
    r"(?:peace|written|new|latest)\s(?:deal|proposals?|plan)|proposals?|peace plan)"
)
_HANDED = (
    r"(?:put|puts) forward|proposed|presented|submitted|handed over|sent|tabled|offered|transmitted|delivered|gave"
)
_LED = r"\b(?:an?|its|the|his|her|their)?\s?"
_ACTIVE = re.compile(
    rf"{_LED}(?P<paper>{_PAPER})\s(?:that\s|which\s)?(?P<author>[\w'. ]{{2,40}}?)\s(?:has\s|had\s)?(?:{_HANDED})\b"
)
_PASSIVE = re.compile(
    rf"{_LED}(?P<paper>{_PAPER})\s(?:that was\s|which was\s)?(?:{_HANDED})"
    r"(?:\sto\s[\w' ]{2,30}?)?\sby\s(?P<author>[\w'. ]{2,40})"
)
_DIRECT = re.compile(
    rf"\b(?P<author>[A-Z][\w'. ]{{1,40}}?)\s(?:has\s|had\s)?(?:{_HANDED})\s(?:[\w' ]{{0,30}}?\s)?(?P<paper>{_PAPER})\b"
)
_NAMED = re.compile(rf"\b(?P<paper>{_PAPER})\b", re.I)
_PAPER_WORDS = (
    *("draft", "proposal"),
    *(f"{which} {what}" for which in ("peace", "written", "new", "latest") for what in ("deal", "plan")),
)
_PAPER_WORD = re.compile("|".join(_PAPER_WORDS))
_AROUND = 120  # code points on either side in which a paper's author and handing over are looked for
_STOP = re.compile(r"[.;!?]\s|$")
_ANY = re.compile(r"\b(?:an?|any|no|new)\s$", re.I)  # "a peace deal" is none in particular
_WITHIN = 60  # how far behind the paper its date may stand, in characters


@dataclass(frozen=True, slots=True)
class Paper:
    """A proposal found in a document: the words that say it was made, its author's side, and its EDTF date."""

    span: Offsets
    author: str
    when: str
    is_new: bool = True

    @property
    def key(self) -> str:
        """The ledger's key: ``Russia/2022-04-15``; ``author/?`` while the day isn't known."""
        return f"{self.author}/{self.when or '?'}"


class Papers:
    """The proposals of one document, in reading order; answers and mentions are tied to them."""

    def __init__(self, found: Sequence[Paper]) -> None:
        self.found = found
        self._starts = [paper.span[0] for paper in found]

    def named_in(self, flat: str, span: Offsets) -> str | None:
        """Return the key of the proposal that ``span`` speaks of: the last one made before, if it speaks of any."""
        named = _NAMED.search(flat, *span) if self.found else None
        if named is None or _ANY.search(flat, max(0, named.start() - 8), named.start()):
            return None
        before = bisect_left(self._starts, span[1])
        return self.found[max(0, before - 1)].key


def papers(flat: str, mentions: Places[Mention], dates: Callable[[], Places[DateMention]]) -> Papers:
    """Return the proposals that ``flat`` says were put forward, with author and date where it gives them.

    ``dates`` is called, for the dates of the text, only where there is such a proposal.
    """
    found: list[Paper] = []
    for start, end in _near_papers(flat):
        for pattern in (_ACTIVE, _PASSIVE, _DIRECT):
            for match in pattern.finditer(flat, start, end):
                author = _author(mentions, match.span("author"))
                known = any(paper.span[0] < match.end() and match.start() < paper.span[1] for paper in found[-3:])
                if author and not known:
                    found.append(_paper(flat, match, author=author, dates=dates()))
    return Papers(_same(sorted(found, key=lambda paper: paper.span)))


def _near_papers(flat: str) -> Iterator[Offsets]:
    """Yield the stretches around words for papers, joined where they meet."""
    begin = end = -1
    if not any(words in flat for words in _PAPER_WORDS):
        return
    for match in _PAPER_WORD.finditer(flat):
        start, stop = max(0, match.start() - _AROUND), match.end() + _AROUND
        if start > end:
            if end > 0:
                yield begin, end
            begin = start
        end = stop
    if end > 0:
        yield begin, end


def _same(found: Sequence[Paper]) -> list[Paper]:
    """Give "the draft that X proposed" the date of X's only dated paper, and count it as known."""
    dated = {paper.author: paper.when for paper in found if paper.when}
    told: set[str] = set()
    out = []
    for paper in found:
        same = replace(paper, when=paper.when or dated.get(paper.author, ""))
        out.append(replace(same, is_new=same.key not in told))
        told.add(same.key)
    return out


def _paper(flat: str, match: re.Match[str], *, author: str, dates: Places[DateMention]) -> Paper:
    stop = _STOP.search(flat, match.end())
    limit = min(match.end() + _WITHIN, stop.start() if stop else len(flat))
    dated = [d for d in dates.inside((match.start(), limit)) if d.edtf]
    end = max(match.end(), dated[0].end) if dated else match.end()
    start = match.start() + len(match[0]) - len(match[0].lstrip())
    return Paper((start, end), author, dated[0].edtf if dated else "")


def _author(mentions: Places[Mention], span: Offsets) -> str | None:
    inside = [m for m in mentions.inside(span) if m.entity.kind != "outlet"]
    return inside[-1].entity.side if inside else None
