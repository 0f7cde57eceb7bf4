"""Whose words a cue reports: the subject before or behind it, "в МИД", whose paper it is, whom an outlet refers to."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ripeness.ledger.entry import Offsets
from ripeness.read.holders import Holder
from ripeness.read.slavic.cast import HE, Cast
from ripeness.read.slavic.found import Found
from ripeness.read.slavic.lexicon import pattern_of, words
from ripeness.read.slavic.morphology import readings
from ripeness.read.slavic.names import post_in
from ripeness.read.slavic.phrases import Phrase
from ripeness.read.slavic.scan import Scan

_IN = re.compile(r"\b(?:в|во|у)\s")
_JOINERS = frozenset({",", "и", "та", "і", "й"})
_FAR = 4  # tokens behind a cue in which its holder begins: "заявил накануне переговорщик"
_BEFORE, _BEHIND = 300, 160  # code points on either side of a cue in which its subject is looked for
NOBODY = Holder("unnamed", "unnamed")


class Subjects:
    """Finds the holders of one document's cues, in reading order."""

    def __init__(self, scan: Scan, cast: Cast) -> None:
        self._scan, self._cast = scan, cast

    def holder(self, one: Found, frame: Offsets, *, behind: bool, last: Holder | None, joined: bool) -> Holder:
        """Return whose words a cue reports.

        Parameters
        ----------
        frame
            The author's words around the cue.
        behind
            Whether the holder is looked for behind the cue first: "…, заявил министр".
        last, joined
            Who spoke before in the sentence, and whether nothing but "and" stands between that and the cue.
        """
        before, after = (frame[0], one.span[0]), (one.span[1], frame[1])
        if one.cue.kind == "pronoun":
            return self._cast.pronoun("") or self._cast.last or NOBODY
        if one.cue.kind == "preposition":
            return self._in_case((after[0], after[1]), "gent") or NOBODY
        if one.cue.kind == "impersonal":
            return self._of_paper(frame) or NOBODY
        if joined and last:
            return last
        for follows in (behind, not behind):
            phrase = self.behind(after, one) if follows else self.before(before, one)
            if phrase and (who := self._cast.resolve(phrase, case="nomn")):
                return who
            if spoken := self.he(after if follows else before):
                return self._cast.pronoun(spoken) or NOBODY
        dropped = len(self._scan.phrases.tokens(before)) <= _FAR and not one.is_gerund  # "Также отметил, что"
        return self.located(frame, one) or last or (self._cast.last if dropped else None) or NOBODY

    def referred(self, frame: Offsets, one: Found) -> Holder | None:
        """Return whom an outlet refers to or cites: "со ссылкой на МИД", "цитирует Ивана Кравцова"."""
        reference = pattern_of("reference", self._scan.language).search(self._scan.low_told, *frame)
        if reference or "cites" in one.cue.frames:
            return self._in_case((reference.end() if reference else one.span[1], frame[1]), "accs")
        return None

    def he(self, span: Offsets) -> str | None:
        """Return the pronoun for a person in a stretch of the author's words."""
        near = (span[0], min(span[1], span[0] + _BEFORE))
        return next((token.low for token in self._scan.phrases.tokens(near) if token.low in HE), None)

    def before(self, span: Offsets, one: Found) -> Phrase | None:
        """Return the phrase before a cue that is its subject: the first with a name, else of somebody known."""
        near = (max(span[0], span[1] - _BEFORE), span[1])
        return min(self._subjects(near, one), key=self._rank, default=None)

    def behind(self, span: Offsets, one: Found) -> Phrase | None:
        """Return the phrase right behind a cue, a few words on at most, that can be its subject."""
        span = (span[0], min(span[1], span[0] + _BEHIND))
        near = self._scan.phrases.tokens(span)[:_FAR]
        found = next(self._subjects(span, one), None)
        return found if found and near and found.span[0] <= near[-1].start else None

    def _rank(self, phrase: Phrase) -> int:
        if phrase.name:
            return 0
        known = any((m.start, m.end) == phrase.span for m in self._scan.mentions.inside(phrase.span))
        return 1 if known or post_in(phrase.title.lower(), self._scan.language) else 2

    def _subjects(self, span: Offsets, one: Found) -> Iterator[Phrase]:
        wanted = one.number
        for phrase in self._whole(self._scan.phrases.all(span, "nomn")):
            if phrase.gender and wanted <= {"masc", "femn", "neut"} and phrase.gender not in wanted:
                continue
            if phrase.name or self._speaks(phrase):
                yield phrase

    def _whole(self, found: Iterable[Phrase]) -> Iterator[Phrase]:
        """Yield phrases, two titles of one person joined: "министр обороны, глава делегации Иван Кравцов"."""
        open_title: Phrase | None = None
        for phrase in found:
            between = self._scan.low_told[open_title.span[1] : phrase.span[0]].strip() if open_title else ""
            if open_title and not (between in _JOINERS and not open_title.name and phrase.title and phrase.name):
                yield open_title
                open_title = None
            if open_title:
                title = f"{open_title.title}, {phrase.title}"
                open_title = replace(phrase, span=(open_title.span[0], phrase.span[1]), title=title)
            else:
                open_title = phrase
        if open_title:
            yield open_title

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

    def located(self, frame: Offsets, one: Found) -> Holder | None:
        """Return the body in which somebody said it: "в МИД заявили"."""
        if "plur" not in one.number and "present plur" not in one.number:
            return None
        for at in _IN.finditer(self._scan.low_told, frame[0], min(frame[1], frame[0] + _BEFORE)):
            phrase = next(self._scan.phrases.all((at.end(), frame[1]), "loct"), None)
            if phrase and phrase.span[0] == at.end():
                return self._cast.resolve(phrase, case="loct")
        return None

    def _of_paper(self, frame: Offsets) -> Holder | None:
        """Return whose paper it is: "в заявлении МИД говорится"."""
        paper = pattern_of("paper", self._scan.language).search(self._scan.low_told, *frame)
        return self._in_case((paper.end(), frame[1]), "gent") if paper else None

    def _in_case(self, span: Offsets, case: str) -> Holder | None:
        """Return the holder that the first phrase of a stretch in a case means."""
        phrase = next(self._scan.phrases.all(span, case), None)
        return self._cast.resolve(phrase, case=case) if phrase else None
