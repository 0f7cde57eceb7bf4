"""Who says what: cues, the words that each reports, its holder and who carried it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ripeness.ledger.entry import Offsets
from ripeness.read.holders import Holder, of_entity
from ripeness.read.slavic.cast import HE, Cast
from ripeness.read.slavic.lexicon import Cue, cue_pattern, cues, pattern_of, words
from ripeness.read.slavic.morphology import can_be, readings
from ripeness.read.slavic.phrases import Phrase, tokens
from ripeness.read.slavic.scan import Scan
from ripeness.read.slavic.speech import HIDDEN, Stretch

_THAT = re.compile(r"[^,:;.!?«]{0,90},\s(?:что|будто|якобы|що|ніби|нібито|буцімто)\s")
_AND = re.compile(r",?\s(?:и|а также|но|та|і|й|а)\s(?:также\s|також\s|при этом\s|при цьому\s)?$")
_COMMA = re.compile(r",\s$")
_TAIL = re.compile(r",\s(?:[—–-]\s)?(?:как\s|як\s|об этом\s|про це\s)?$")
_AS = re.compile(r"\W*(?:как|як)\s$")
_NOT = re.compile(r"\b(?:не|ни|ні)\s$")
_TO_COLON = re.compile(r"[^.;!?]{0,120}:\s*$")
_SPACES = " \t\n\r\u00a0,;:—–-"
_ENDS = _SPACES + ".…"
_GENDERS = ("masc", "femn", "neut", "plur")
_CASES = {"preposition": "gent"}
_IN = re.compile(r"\b(?:в|во|у)\s")
_FAR = 4  # tokens behind a cue in which its holder begins: "заявил накануне переговорщик"


@dataclass(frozen=True, slots=True)
class Found:
    """A cue in the text; ``span`` takes in a negation before it."""

    span: Offsets
    cue: Cue
    word: str
    negated: bool = False


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
        self._groups: dict[int, list[Stretch]] = {}
        for stretch in scan.speech:
            self._groups.setdefault(stretch.group, []).append(stretch)
        self._claimed: set[int] = set()
        self._last: tuple[Holder, Offsets] | None = None

    def of(self, sentence: Offsets) -> list[Attribution]:
        """Return the attributions whose cue stands in a sentence, and speech that goes on there without one."""
        found = self._cues(sentence)
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

    def _cues(self, sentence: Offsets) -> list[Found]:
        low, known = self._scan.low_told, cues(self._scan.language)
        found = []
        for match in cue_pattern(self._scan.language).finditer(low, *sentence):
            cue, word = known[" ".join(match[0].split())], match[0]
            negated = _NOT.search(low, sentence[0], match.start())
            if negated and cue.kind == "impersonal":
                continue
            start = negated.start() if negated else match.start()
            found.append(Found((start, match.end()), cue, word, bool(negated)))
        return found

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
        content = self._content(found, index, (left, sentence[1]))
        if content is None:
            return None
        span, frame, behind = content
        return self._held(one, (span,) if span[0] < span[1] else (), sentence, frame=frame, behind=behind, made=made)

    def _speech(self, one: Found, sentence: Offsets) -> list[Stretch]:
        """Return the speech that a cue tells of: right before it, or behind its colon."""
        if not one.cue.frames & {"quote"}:
            return []
        inside = [
            s for s in self._scan.speech if sentence[0] <= s.outer[0] < sentence[1] and s.group not in self._claimed
        ]
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

    def _content(self, found: Sequence[Found], index: int, span: Offsets) -> tuple[Offsets, Offsets, bool] | None:
        """Return the words that a cue reports, the author's words around it, and whether its holder stands behind it."""
        one, told = found[index], self._scan.low_told
        if "parenthesis" in one.cue.frames or _AS.fullmatch(told[span[0] : one.span[0]]):
            return self._parenthesis(found, index, span)
        that = _THAT.match(told, one.span[1], span[1]) if "clause" in one.cue.frames else None
        if that and not any(one.span[1] <= other.span[0] < that.end() for other in found):
            end = self._end(found, index, (that.end(), span[1]))
            return self._trim((that.end(), end)), (span[0], that.end()), False
        if "tail" in one.cue.frames and _TAIL.search(told, span[0], one.span[0]) and self._is_tail(one, span[1]):
            comma = told.rfind(",", span[0], one.span[0])
            return self._trim((span[0], comma)), (comma, span[1]), True
        if "object" in one.cue.frames and not self._is_told_behind(found[index + 1 :], span):
            start = self._object_start(one, span)
            end = self._end(found, index, (start, span[1]))
            return self._trim((start, end)), (span[0], start), False
        return None

    def _parenthesis(self, found: Sequence[Found], index: int, span: Offsets) -> tuple[Offsets, Offsets, bool] | None:
        """Read "по словам X, …", "как сообщает X, …" and "…, по словам X"."""
        one, told = found[index], self._scan.low_told
        opens = not told[span[0] : one.span[0]].strip(" —–-,") or bool(_AS.fullmatch(told[span[0] : one.span[0]]))
        opens = opens or bool(_AND.search(told, span[0], one.span[0]))
        comma = told.find(",", one.span[1], span[1])
        if opens and comma >= 0:
            end = self._end(found, index, (comma + 1, span[1]))
            return self._trim((comma + 1, end)), (span[0], comma), True
        before = told.rfind(",", span[0], one.span[0])
        if not opens and before >= 0:
            return self._trim((span[0], before)), (before, comma if comma >= 0 else span[1]), True
        return None

    def _is_tail(self, one: Found, end: int) -> bool:
        """Tell whether a holder or an outlet follows a cue behind the words that it reports."""
        if self._is_gerund(one):
            return False
        outlets = [m for m in self._scan.mentions.inside((one.span[1], end)) if m.entity.kind == "outlet"]
        return bool(outlets or self._behind((one.span[1], end), one) or one.cue.kind == "impersonal")

    def _is_told_behind(self, later: Sequence[Found], span: Offsets) -> bool:
        """Tell whether somebody, and no mere carrier, reports the whole: "X согласился …, сообщил министр"."""
        for one in later:
            tail = "tail" in one.cue.frames and _TAIL.search(self._scan.low_told, span[0], one.span[0])
            phrase = self._behind((one.span[1], span[1]), one) if tail and not self._is_gerund(one) else None
            if phrase and not self._is_carrier(phrase):
                return True
        return False

    def _is_carrier(self, phrase: Phrase) -> bool:
        return any(m.entity.kind == "outlet" for m in self._scan.mentions.inside(phrase.span))

    def _is_gerund(self, one: Found) -> bool:
        language = self._scan.language
        return can_be(language, one.word, "GRND") and not can_be(language, one.word, "VERB")

    def _object_start(self, one: Found, span: Offsets) -> int:
        """Return where the object of a verb begins: behind a holder or a day that stands between."""
        start = one.span[1]
        before = (span[0], one.span[0])
        held = None if self._before(before, one) or self._he(before) else self._behind((start, span[1]), one)
        if held:
            start = held.span[1]
        for date in self._scan.dates.inside((start, span[1])):
            if not self._scan.flat[start : date.start].strip():
                start = date.end
        return start

    def _end(self, found: Sequence[Found], index: int, span: Offsets) -> int:
        """Return where the reported words end: at the sentence's end, at speech, or where another cue of its level begins."""
        told, one = self._scan.low_told, found[index]
        hidden = told.find(HIDDEN, *span)
        end = hidden if hidden >= 0 else span[1]
        for other in found[index + 1 :]:
            if not span[0] < other.span[0] < end:
                continue
            joined = _AND.search(told, span[0], other.span[0])
            if joined and self._agree(one, other):
                return joined.start()
            comma = _COMMA.search(told, span[0], other.span[0])
            if comma and self._is_gerund(other):
                return comma.start()
            tail = _TAIL.search(told, span[0], other.span[0])
            if (
                tail
                and "tail" in other.cue.frames
                and not _THAT.match(told, other.span[1])
                and self._is_tail(other, span[1])
            ):
                return tail.start()
        return end

    def _agree(self, one: Found, other: Found) -> bool:
        mine, others = self._number(one.word), self._number(other.word)
        return bool(mine & others) and "preposition" not in (one.cue.kind, other.cue.kind)

    def _number(self, word: str) -> set[str]:
        """Return the genders, or the plural, that a verb of the past agrees with; a present form agrees with its like."""
        forms = readings(self._scan.language, word)
        past = {
            gender
            for form in forms
            if form.has("past") and not form.has("GRND")
            for gender in _GENDERS
            if form.has(gender)
        }
        return past or {"present " + ("plur" if any(form.has("plur") for form in forms) else "sing")}

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
        holder = self._holder(one, frame, behind=behind, made=made)
        carriers = [m for m in self._scan.mentions.inside(frame) if m.entity.kind == "outlet"]
        relays = [of_entity(m.entity, (m.start, m.end)) for m in carriers]
        if holder and holder.is_carrier:
            holder = self._referred(frame, one)
        direct = bool(contents) and any(s.start == contents[0][0] for s in self._scan.speech)
        return Attribution(contents, direct, one, holder, tuple(relays), sentence)

    def _holder(self, one: Found, frame: Offsets, *, behind: bool, made: Sequence[Attribution]) -> Holder | None:
        before, after = (frame[0], one.span[0]), (one.span[1], frame[1])
        if one.cue.kind == "pronoun":
            return self._cast.pronoun("") or self._cast.last
        if one.cue.kind == "preposition":
            phrase = next(iter(self._scan.phrases.all(after, "gent")), None)
            return self._cast.resolve(phrase, case="gent") if phrase else None
        if one.cue.kind == "impersonal":
            return self._of_paper(frame) or Holder("unnamed", "unnamed")
        if made and self._is_joined(before, made[-1]):
            return made[-1].holder
        for follows in (behind, not behind):
            phrase = self._behind(after, one) if follows else self._before(before, one)
            if phrase and (who := self._cast.resolve(phrase, case="nomn")):
                return who
            if spoken := self._he(after if follows else before):
                return self._cast.pronoun(spoken)
        return self._located(frame, one) or (made[-1].holder if made else None) or self._cast.last

    def _is_joined(self, before: Offsets, last: Attribution) -> bool:
        """Tell whether nothing but "and" stands between a cue and the words of the one before it."""
        joined = _AND.search(self._scan.low_told, *before)
        ends = [end for _, end in last.contents]
        return bool(joined and ends and not self._scan.flat[max(ends) : joined.start()].strip(_ENDS))

    def _he(self, span: Offsets) -> str | None:
        """Return the pronoun for a person in a stretch of the author's words."""
        return next((token.low for token in tokens(self._scan.told, span) if token.low in HE), None)

    def _before(self, span: Offsets, one: Found) -> Phrase | None:
        """Return the first phrase before a cue that can be its subject."""
        return next(iter(self._subjects(span, one)), None)

    def _behind(self, span: Offsets, one: Found) -> Phrase | None:
        """Return the phrase right behind a cue, a few words on at most, that can be its subject."""
        near = tokens(self._scan.told, span)[:_FAR]
        found = next(iter(self._subjects(span, one)), None)
        return found if found and near and found.span[0] <= near[-1].start else None

    def _subjects(self, span: Offsets, one: Found) -> Iterator[Phrase]:
        wanted = self._number(one.word)
        for phrase in self._scan.phrases.all(span, "nomn"):
            if phrase.gender and wanted <= {"masc", "femn", "neut"} and phrase.gender not in wanted:
                continue
            if phrase.name or self._speaks(phrase):
                yield phrase

    def _speaks(self, phrase: Phrase) -> bool:
        """Tell whether a phrase without a name can be a speaker: known, an office, a body or somebody alive."""
        language = self._scan.language
        if any((m.start, m.end) == phrase.span for m in self._scan.mentions.inside(phrase.span)):
            return True
        forms = [form for form in readings(language, phrase.head.lower()) if form.has("nomn", "NOUN")]
        kinds = {
            *words("body", language),
            *words("source", language),
            *words("press", language),
            *words("pair", language),
        }
        acronym = len(phrase.head) > 1 and phrase.head.isupper()
        return (
            acronym or any(form.has("anim") or form.normal in kinds for form in forms) or phrase.title.lower() in kinds
        )

    def _located(self, frame: Offsets, one: Found) -> Holder | None:
        """Return the body in which somebody said it: "в МИД заявили"."""
        if "plur" not in self._number(one.word) and "present plur" not in self._number(one.word):
            return None
        for at in _IN.finditer(self._scan.low_told, *frame):
            phrase = next(iter(self._scan.phrases.all((at.end(), frame[1]), "loct")), None)
            if phrase and phrase.span[0] == at.end():
                return self._cast.resolve(phrase, case="loct")
        return None

    def _of_paper(self, frame: Offsets) -> Holder | None:
        """Return whose paper it is: "в заявлении МИД говорится"."""
        paper = pattern_of("paper", self._scan.language).search(self._scan.low_told, *frame)
        phrase = next(iter(self._scan.phrases.all((paper.end(), frame[1]), "gent")), None) if paper else None
        return self._cast.resolve(phrase, case="gent") if phrase else None

    def _referred(self, frame: Offsets, one: Found) -> Holder | None:
        """Return whom an outlet refers to or cites: "со ссылкой на МИД", "цитирует Ивана Кравцова"."""
        reference = pattern_of("reference", self._scan.language).search(self._scan.low_told, *frame)
        if reference or "cites" in one.cue.frames:
            start = reference.end() if reference else one.span[1]
            phrase = next(iter(self._scan.phrases.all((start, frame[1]), "accs")), None)
            return self._cast.resolve(phrase, case="accs") if phrase else None
        return None

    def _going_on(self, sentence: Offsets) -> Iterable[Attribution]:
        """Return speech that is a sentence of its own right behind who spoke before."""
        for stretch in self._scan.speech:
            if stretch.alone and sentence[0] <= stretch.outer[0] < sentence[1] and stretch.group not in self._claimed:
                self._claimed.add(stretch.group)
                near = self._last and sentence[0] - self._last[1][1] <= 3
                if self._last and near:
                    yield Attribution(((stretch.start, stretch.end),), True, None, self._last[0], (), sentence)

    def _trim(self, span: Offsets) -> Offsets:
        start, end = span
        while start < end and self._scan.flat[start] in _SPACES:
            start += 1
        while end > start and self._scan.flat[end - 1] in _ENDS:
            end -= 1
        return start, end


def _with_tellers(made: Sequence[Attribution]) -> list[Attribution]:
    """Join a carrier told behind the words of another: "он заявил, что …, передаёт ТАСС"."""
    out: list[Attribution] = []
    for one in made:
        if out and one.found and "tail" in one.found.cue.frames and not one.contents and out[-1].contents:
            out[-1] = replace(out[-1], relays=tuple(dict.fromkeys((*out[-1].relays, *one.relays))))
        else:
            out.append(one)
    return out
