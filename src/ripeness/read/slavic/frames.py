"""Who says what: cues, the words that each reports, its holder and who carried it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ripeness.ledger.entry import Offsets
from ripeness.read.holders import Holder, of_entity
from ripeness.read.slavic.cast import Cast
from ripeness.read.slavic.contents import AND, ENDS, Contents
from ripeness.read.slavic.found import Found, cues_in
from ripeness.read.slavic.lexicon import cue_pattern, pattern_of
from ripeness.read.slavic.scan import Scan
from ripeness.read.slavic.speech import HIDDEN, Stretch
from ripeness.read.slavic.subjects import Subjects

_TO_COLON = re.compile(r"[^.;!?]{0,120}:\s*$")
_NEXT = 3  # code points between a speech that stands alone and the sentence that it goes on from
_SPEAKING = frozenset({"said", "pronoun", "preposition"})


@dataclass(frozen=True, slots=True)
class Attribution:
    """What somebody says: the stretches of it, the cue, whose it is (``None``: the outlet's own) and who carried it."""

    contents: tuple[Offsets, ...]
    direct: bool
    found: Found | None
    holder: Holder | None
    relays: tuple[Holder, ...]
    sentence: Offsets


class Frames:
    """Finds the attributions of one document, sentence by sentence in reading order."""

    def __init__(self, scan: Scan, cast: Cast) -> None:
        self._scan, self._cast = scan, cast
        self._subjects = Subjects(scan, cast)
        self._contents = Contents(scan, self._subjects)
        self._groups: dict[int, list[Stretch]] = {}
        for stretch in scan.speech:
            self._groups.setdefault(stretch.group, []).append(stretch)
        self._spoken = {stretch.start for stretch in scan.speech}
        self._claimed: set[int] = set()
        self._last: tuple[Holder, Offsets] | None = None

    def of(self, sentence: Offsets) -> list[Attribution]:
        """Return the attributions whose cue stands in a sentence, and speech that goes on there without one."""
        found = cues_in(self._scan.low_told, sentence, self._scan.language)
        made: list[Attribution] = []
        for index, one in enumerate(found):
            inside = any(s <= one.span[0] < e for each in made for s, e in each.contents)
            if not inside and (each := self._attribution(found, index, sentence, made)):
                made.append(each)
        made = _with_tellers(made)
        made += self._going_on(sentence)
        if made and made[-1].holder:
            self._last = (made[-1].holder, sentence)
        return [one for one in made if one.contents]

    def of_this(self, sentence: Offsets, behind: Offsets) -> list[Attribution]:
        """Return the attribution of a whole sentence by the next one: "Переговоры прерваны. Об этом заявил министр"."""
        told, this = self._scan.low_told, pattern_of("this", self._scan.language)
        if not this.match(told, *behind) or HIDDEN in told[slice(*sentence)]:
            return []
        if any(one.cue.kind in _SPEAKING for one in cues_in(self._scan.low_told, sentence, self._scan.language)):
            return []
        one = next(
            (one for one in cues_in(told, behind, self._scan.language) if one.cue.kind in ("said", "report")), None
        )
        if one is None:
            return []
        made = self._held(one, (self._contents.trim(sentence),), behind, frame=behind, behind=True, made=())
        self._last = (made.holder, behind) if made.holder else self._last
        return [made]

    def carriers_behind(self, behind: Offsets) -> tuple[Holder, ...]:
        """Return the outlets to which the next sentence gives this one: "Об этом сообщает ТАСС"."""
        if not pattern_of("this", self._scan.language).match(self._scan.low_told, *behind):
            return ()
        found = [m for m in self._scan.mentions.inside(behind) if m.entity.kind == "outlet"]
        return tuple(of_entity(m.entity, (m.start, m.end)) for m in found)

    def _attribution(
        self, found: Sequence[Found], index: int, sentence: Offsets, made: Sequence[Attribution]
    ) -> Attribution | None:
        one = found[index]
        left = max([sentence[0], *(e for each in made for _, e in each.contents if e <= one.span[0])])
        speech = self._speech(one, sentence)
        if speech:
            self._claimed.add(speech[0].group)
            contents, frame = tuple((s.start, s.end) for s in speech), self._around(one, sentence)
            behind = speech[0].start < one.span[0]
            return self._held(one, contents, sentence, frame=frame, behind=behind, made=made)
        content = self._contents.of(found, index, (left, sentence[1]), told_before=any(each.contents for each in made))
        if content is None:
            self._held(one, (), sentence, frame=sentence, behind=False, made=made)  # who speaks is known from now on
            return None
        span, frame, behind = content
        return self._held(one, (span,) if span[0] < span[1] else (), sentence, frame=frame, behind=behind, made=made)

    def _speech(self, one: Found, sentence: Offsets) -> list[Stretch]:
        """Return the speech that a cue tells of: right before it, or behind its colon."""
        if "quote" not in one.cue.frames:
            return []
        inside = [s for s in self._scan.speech_in(sentence) if s.group not in self._claimed]
        told = self._scan.low_told
        for stretch in inside:
            if stretch.outer[0] >= one.span[1] and _TO_COLON.match(told[one.span[1] : stretch.outer[0]]):
                return self._groups[stretch.group]
        before = [s for s in inside if s.outer[1] <= one.span[0]]
        if before and not cue_pattern(self._scan.language).search(told, before[-1].outer[1], one.span[0]):
            return self._groups[before[-1].group]
        return []

    def _around(self, one: Found, sentence: Offsets) -> Offsets:
        """Return the author's words around a cue, up to direct speech on either side."""
        before = self._scan.told.rfind(HIDDEN, sentence[0], one.span[0])
        behind = self._scan.told.find(HIDDEN, one.span[1], sentence[1])
        return max(sentence[0], before + 1), behind if behind >= 0 else sentence[1]

    def _held(
        self,
        one: Found,
        contents: tuple[Offsets, ...],
        sentence: Offsets,
        *,
        frame: Offsets,
        behind: bool,
        made: Sequence[Attribution],
    ) -> Attribution:
        last = made[-1].holder if made else None
        joined = bool(made) and self._is_joined((frame[0], one.span[0]), made[-1])
        holder: Holder | None = self._subjects.holder(one, frame, behind=behind, last=last, joined=joined)
        carriers = [m for m in self._scan.mentions.inside(frame) if m.entity.kind == "outlet"]
        relays = [of_entity(m.entity, (m.start, m.end)) for m in carriers]
        if holder and holder.is_carrier:
            relays = [*relays, holder] if holder.name not in {relay.name for relay in relays} else relays
            holder = self._subjects.referred(frame, one)
        direct = bool(contents) and contents[0][0] in self._spoken
        return Attribution(contents, direct, one, holder, tuple(relays), sentence)

    def _is_joined(self, before: Offsets, last: Attribution) -> bool:
        """Tell whether nothing but "and" stands between a cue and the words of the one before it."""
        joined = AND.search(self._scan.low_told, *before)
        ends = [end for _, end in last.contents]
        return bool(joined and ends and not self._scan.flat[max(ends) : joined.start()].strip(ENDS))

    def _going_on(self, sentence: Offsets) -> Iterator[Attribution]:
        """Return speech that is a sentence of its own right behind who spoke before."""
        for stretch in self._scan.speech_in(sentence):
            if stretch.alone and stretch.group not in self._claimed:
                self._claimed.add(stretch.group)
                near = self._last and sentence[0] - self._last[1][1] <= _NEXT
                if self._last and near:
                    yield Attribution(((stretch.start, stretch.end),), True, None, self._last[0], (), sentence)


def _with_tellers(made: Sequence[Attribution]) -> list[Attribution]:
    """Note who carries the words of another: "он заявил, что …, передаёт ТАСС", "как пишет X, он заявил"."""
    out: list[Attribution] = []
    ahead: tuple[Holder, ...] = ()
    for one in made:
        if one.contents:
            out.append(replace(one, relays=tuple(dict.fromkeys((*one.relays, *ahead)))))
        elif out and one.found and "tail" in one.found.cue.frames:
            out[-1] = replace(out[-1], relays=tuple(dict.fromkeys((*out[-1].relays, *_carriers(one)))))
        else:
            opens = one.found is not None and "tail" not in one.found.cue.frames
            ahead = (*ahead, *(_carriers(one) if opens or one.relays else ()))
            out.append(one)
    return out


def _carriers(one: Attribution) -> tuple[Holder, ...]:
    """Return who carries the words of another: the outlets, or a person who tells what another said."""
    person = (one.holder,) if one.holder and one.holder.kind == "person" and not one.relays else ()
    return (*person, *one.relays)
