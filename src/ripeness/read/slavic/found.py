"""Cues as they stand in a text, and what their form tells: gender, number, whether they are gerunds."""

import re
from dataclasses import dataclass

from ripeness.ledger.entry import Offsets
from ripeness.read.slavic.language import Language
from ripeness.read.slavic.lexicon import Cue, cue_pattern, cues
from ripeness.read.slavic.morphology import can_be, readings

_NOT = re.compile(r"\b(?:не|ни|ні)\s$")
_GENDERS = ("masc", "femn", "neut", "plur")


@dataclass(frozen=True, slots=True)
class Found:
    """A cue in the text; ``span`` takes in a negation before it, ``word`` is its form as it stands."""

    span: Offsets
    cue: Cue
    word: str
    language: Language
    negated: bool = False

    @property
    def is_gerund(self) -> bool:
        """Tell whether it is a gerund ("отметив"), whose subject stands elsewhere."""
        return can_be(self.language, self.word, "GRND") and not can_be(self.language, self.word, "VERB")

    @property
    def number(self) -> set[str]:
        """The genders, or the plural, that a verb of the past agrees with; in the present its number."""
        forms = readings(self.language, self.word)
        past = {g for form in forms if form.has("past") and not form.has("GRND") for g in _GENDERS if form.has(g)}
        return past or {"present plur" if any(form.has("plur") for form in forms) else "present sing"}

    def agrees(self, other: "Found") -> bool:
        """Tell whether two cues can have one subject."""
        return bool(self.number & other.number) and "preposition" not in (self.cue.kind, other.cue.kind)


def cues_in(low: str, span: Offsets, language: Language) -> list[Found]:
    """Return the cues of a stretch of the author's words in lower case."""
    known, found = cues(language), []
    for match in cue_pattern(language).finditer(low, *span):
        cue, word = known[" ".join(match[0].split())], match[0]
        negated = _NOT.search(low, span[0], match.start())
        if negated and cue.kind == "impersonal":
            continue
        start = negated.start() if negated else match.start()
        found.append(Found((start, match.end()), cue, word, language, bool(negated)))
    return found
