"""What a cue reports: the clause behind "что", the words before "…, сообщил он", the object of an act."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from ripeness.ledger.entry import Offsets
from ripeness.read.slavic.found import Found
from ripeness.read.slavic.phrases import Phrase
from ripeness.read.slavic.scan import Scan
from ripeness.read.slavic.speech import HIDDEN
from ripeness.read.slavic.subjects import Subjects

AND = re.compile(r",?\s(?:и|а также|но|та|і|й|а)\s(?:также\s|також\s|при этом\s|при цьому\s)?$")
_THAT = re.compile(r"[^,:;.!?«]{0,90},\s(?:что|будто|якобы|що|ніби|нібито|буцімто)\s")
_COMMA = re.compile(r",\s$")
_TAIL = re.compile(r",\s(?:[—–-]\s)?(?:как\s|як\s|об этом\s|про це\s)?$")
_AS = re.compile(r"\W*(?:как|як)\s$")
_GLUE = 40  # code points of the longest words that join two cues
_SPACES = " \t\n\r\u00a0,;:—–-"
ENDS = _SPACES + ".…"


class Content(NamedTuple):
    """The words that a cue reports, the author's words around the cue, and whether its holder stands behind it."""

    span: Offsets
    frame: Offsets
    behind: bool


class Contents:
    """Finds what the cues of one document report outside direct speech."""

    def __init__(self, scan: Scan, subjects: Subjects) -> None:
        self._scan, self._subjects = scan, subjects

    def of(self, found: Sequence[Found], index: int, span: Offsets, *, told_before: bool) -> Content | None:
        """Return what a cue reports; a tail only carries the words that somebody said before it (``told_before``)."""
        one, told = found[index], self._scan.low_told
        if "parenthesis" in one.cue.frames or _AS.fullmatch(told[span[0] : one.span[0]]):
            return self._parenthesis(found, index, span)
        that = _THAT.match(told, one.span[1], span[1]) if "clause" in one.cue.frames else None
        if that and not any(one.span[1] <= other.span[0] < that.end() for other in found):
            end = self._end(found, index, (that.end(), span[1]))
            return Content(self.trim((that.end(), end)), (span[0], that.end()), False)
        if "tail" in one.cue.frames and _TAIL.search(told, span[0], one.span[0]) and self._is_tail(one, span[1]):
            comma = told.rfind(",", span[0], one.span[0])
            start = comma if told_before else span[0]
            return Content(self.trim((start, comma)), (comma, span[1]), True)
        if "object" in one.cue.frames and not self._is_told_behind(found[index + 1 :], span):
            start = self._object_start(one, span)
            end = self._end(found, index, (start, span[1]))
            return Content(self.trim((start, end)), (span[0], start), False)
        return None

    def _parenthesis(self, found: Sequence[Found], index: int, span: Offsets) -> Content | None:
        """Read "по словам X, …", "как сообщает X, …" and "…, по словам X"."""
        one, told = found[index], self._scan.low_told
        opens = not told[span[0] : one.span[0]].strip(" —–-,") or bool(_AS.fullmatch(told[span[0] : one.span[0]]))
        opens = opens or bool(AND.search(told, span[0], one.span[0]))
        comma = told.find(",", one.span[1], span[1])
        if opens and comma >= 0:
            inner = any(_THAT.match(told, each.span[1], span[1]) for each in found[index + 1 :] if self._reports(each))
            end = comma + 1 if inner else self._end(found, index, (comma + 1, span[1]))
            return Content(self.trim((comma + 1, end)), (span[0], comma), True)
        before = told.rfind(",", span[0], one.span[0])
        if not opens and before >= 0:
            return Content(self.trim((span[0], before)), (before, comma if comma >= 0 else span[1]), True)
        return None

    def _reports(self, one: Found) -> bool:
        return "clause" in one.cue.frames and one.cue.kind == "said"

    def _is_tail(self, one: Found, end: int) -> bool:
        """Tell whether a holder or an outlet follows a cue behind the words that it reports."""
        if one.is_gerund:
            return False
        outlets = [m for m in self._scan.mentions.inside((one.span[1], end)) if m.entity.kind == "outlet"]
        behind = (one.span[1], end)
        named = outlets or self._subjects.behind(behind, one) or self._subjects.located(behind, one)
        return bool(named or one.cue.kind == "impersonal")

    def _is_told_behind(self, later: Sequence[Found], span: Offsets) -> bool:
        """Tell whether somebody, and no mere carrier, reports the whole: "X согласился …, сообщил министр"."""
        for one in later:
            tail = "tail" in one.cue.frames and _TAIL.search(self._scan.low_told, span[0], one.span[0])
            phrase = self._subjects.behind((one.span[1], span[1]), one) if tail and not one.is_gerund else None
            if phrase and not self._is_carrier(phrase):
                return True
        return False

    def _is_carrier(self, phrase: Phrase) -> bool:
        return any(m.entity.kind == "outlet" for m in self._scan.mentions.inside(phrase.span))

    def _object_start(self, one: Found, span: Offsets) -> int:
        """Return where the object of a verb begins: behind a holder or a day that stands between."""
        start = one.span[1]
        before = (span[0], one.span[0])
        subject = self._subjects.before(before, one) or self._subjects.he(before)
        held = None if subject else self._subjects.behind((start, span[1]), one)
        if held:
            start = held.span[1]
        for date in self._scan.dates.inside((start, span[1])):
            if not self._scan.flat[start : date.start].strip():
                start = date.end
        return start

    def _end(self, found: Sequence[Found], index: int, span: Offsets) -> int:
        """Return where the reported words end: at the sentence's end, at speech, or before a cue of equal rank."""
        told, one = self._scan.low_told, found[index]
        hidden = told.find(HIDDEN, *span)
        end = hidden if hidden >= 0 else span[1]
        for other in found[index + 1 :]:
            if not span[0] < other.span[0] < end:
                continue
            near = (max(span[0], other.span[0] - _GLUE), other.span[0])
            joined = AND.search(told, *near)
            if joined and one.agrees(other):
                return joined.start()
            comma = _COMMA.search(told, *near)
            if comma and other.is_gerund:
                return comma.start()
            tail = _TAIL.search(told, *near)
            if (
                tail
                and "tail" in other.cue.frames
                and not _THAT.match(told, other.span[1])
                and self._is_tail(other, span[1])
            ):
                return tail.start()
        return end

    def trim(self, span: Offsets) -> Offsets:
        """Return a span without the space and the marks around it."""
        start, end = span
        while start < end and self._scan.flat[start] in _SPACES:
            start += 1
        while end > start and self._scan.flat[end - 1] in ENDS:
            end -= 1
        return start, end
