"""What is found: who (source) is said, by which words (cue), to have said, thought or meant what (content)."""

from dataclasses import dataclass
from typing import Literal

Span = tuple[int, int]
Kind = Literal["said", "report", "attitude", "intent", "nominal", "preposition"]
Directness = Literal["direct", "mixed", "indirect"]


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution; every span is (start, end) in code points of the text, end exclusive.

    Attributes
    ----------
    source : tuple of spans
        The noun phrase that names the holder, with its apposition or post; empty where the text names nobody.
    cue : tuple of spans
        The reporting words with their auxiliaries ("has also said", "according to").
    content : tuple of spans
        What is attributed; several spans where it is interrupted ("X," he said, "Y").
    kind : str
        The class of the cue.
    cue_lemma : str
        The dictionary form of the cue; ":" for a speaker's label.
    negated : bool
        Whether the cue is denied ("did not say") or denies its content ("denied", "refused").
    directness : {"direct", "mixed", "indirect"}
        Whether the content stands in quotation marks wholly, partly or not at all.
    parent : int or None
        Index, in the list returned, of the attribution whose content holds this one.
    rule : str
        Name of the rule that found it.
    row : str
        Identifier of the lexicon row behind it; empty for rules without one.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: Kind
    cue_lemma: str
    negated: bool
    directness: Directness
    parent: int | None
    rule: str
    row: str


@dataclass(slots=True)
class Draft:
    """An attribution in token numbers, while it is being built; ranges are (first, last + 1)."""

    source: tuple[int, int] | None
    cue: tuple[int, int]
    content: list[tuple[int, int]]
    kind: Kind
    lemma: str
    row: str
    rule: str
    negated: bool = False
    head: int = 0
