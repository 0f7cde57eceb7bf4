"""From attributions to units: stretches of words with their holder, who carried them, and the reporting cue."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ripeness.ledger.entry import Directness, Offsets
from ripeness.read.attribution.model import Attribution
from ripeness.read.cast import Cast
from ripeness.read.clauses import next_statement
from ripeness.read.holders import Holder, office_in
from ripeness.read.setting import Setting

MISSING_RELAY = Holder("unnamed report", "unnamed")
_REPORTEDLY = re.compile(
    r"\b(?:reportedly|allegedly|purportedly|reports? (?:say|said|suggest\w*)|it (?:was|is|has been) reported)\b", re.I
)
_MIN_WORDS = 3
_BARE = 4  # words of an object that tells little without who did what to it: "X backed the deal"
_BESIDE = 30  # code points between a source and its cue: "Kuleba, in turn, said"


@dataclass(frozen=True, slots=True)
class Unit:
    """Words of one holder. ``holder`` is ``None`` where the outlet itself speaks and the doer is in the words."""

    span: Offsets
    sentence: Offsets
    holder: Holder | None
    relays: tuple[Holder, ...] = ()
    cue: str = ""
    cue_span: Offsets | None = None
    cue_kind: str = ""
    negated: bool = False
    directness: Directness = "narration"
    basis: tuple[str, ...] = ()


class Units:
    """Walks a document's sentences in reading order, so that pronouns and unattributed words find their holder."""

    def __init__(self, flat: str, *, cast: Cast, setting: Setting, attributions: Sequence[Attribution]) -> None:
        self._flat, self._cast, self._setting = flat, cast, setting
        self._taken: list[Offsets] = []
        self._subject: Holder | None = None  # the state or body that the sentence before was about, for "it"
        self._attributions = attributions
        self._parents = [one.parent for one in attributions]
        self._holders: dict[int, Holder | None] = {}
        self._speaker: Holder | None = cast.author if setting.is_own or setting.genre == "readout" else None

    def of(self, sentence: Offsets, indices: Sequence[int]) -> list[Unit]:
        """Return the units of one sentence, given the attributions that begin in it."""
        if self._setting.genre == "news":
            opens = self._cast.person_at(sentence[0], min(sentence[1], sentence[0] + _OPENS))
            if opens:
                self._cast.note(opens)
        self._taken = [span for span in self._taken if span[1] > sentence[0]]
        kept = self._kept(indices) if indices else []
        units: list[Unit] = []
        if kept:
            contents = {index: self._contents(index, sentence) for index in kept}
            for index in kept:
                self._taken += [*self._attributions[index].source, *self._attributions[index].cue, *contents[index]]
            units = [unit for index in kept for unit in self._attributed(sentence, index, contents)]
        least = _MIN_WORDS if self._setting.is_own else _MIN_WORDS + 1
        rest = [piece for piece in without(sentence, self._taken) if self._has_words(piece, least)]
        alone = all(self._attributions[index].kind == "nominal" for index in kept)
        units += [self._unattributed(piece, sentence, alone=alone) for piece in rest]
        self._subject = self._cast.body_opening(sentence) or self._subject
        return sorted(units, key=lambda unit: unit.span) if len(units) > 1 else units

    def _kept(self, indices: Sequence[int]) -> list[int]:
        """Return the attributions of a sentence in which somebody speaks, outer ones first."""
        ordered = sorted(indices, key=lambda i: (self._depth(i), self._attributions[i].cue))
        kept = [index for index in ordered if self._speaks(index)]
        return [index for index in kept if not self._goes_on(index, kept)]

    def _contents(self, index: int, sentence: Offsets) -> list[Offsets]:
        """Return an attribution's content; indirect speech runs on to the next statement of its sentence."""
        one = self._attributions[index]
        contents = list(one.content)
        if not contents or one.kind == "nominal" or one.directness == "direct" or self._parents[index] is not None:
            return contents
        start, end = contents[-1]
        if self._flat.startswith("to ", start):  # "pledged to help, and the others are preparing" ends with its verb
            end = next_statement(self._flat, (start, end))
            contents[-1] = (start, end)
        trailing = end < sentence[1] and (not one.cue or one.cue[-1][1] <= start)
        if trailing and self._flat[end - 1] not in '.!?”"':
            contents[-1] = (start, next_statement(self._flat, (end, sentence[1])))
        return contents

    def _depth(self, index: int) -> int:
        parent = self._parents[index]
        return 0 if parent is None else 1 + self._depth(parent)

    def _ancestors(self, index: int) -> list[int]:
        chain, parent = [], self._parents[index]
        while parent is not None:
            if parent in self._holders:
                chain.append(parent)
            parent = self._parents[parent]
        return chain

    def _speaks(self, index: int) -> bool:
        """Find who holds an attribution; tell whether somebody speaks in it, or it is only a turn of phrase."""
        one, genre = self._attributions[index], self._setting.genre
        above = self._ancestors(index)
        within = bool(above) and not self._is_carried(above[0])
        of_will = one.kind in ("attitude", "intent", "nominal")
        thought = of_will and (within or not self._commits(one))
        if one.cue_lemma == "ask" and one.content and _QUESTION.match(self._flat, one.content[0][0]):
            return False
        if self._is_unreal(one):
            return False
        if one.cue_lemma in _TOPICAL or (
            thought and (above or not one.source or (genre != "news" and one.kind != "nominal"))
        ):
            return False
        words = self._flat[slice(*one.source[0])].strip(" \"“”'").lower() if one.source else ""
        if words == "it" and "passive" not in one.rule and self._subject is not None:
            self._holders[index] = self._subject
            return True
        if words in _NOBODY:
            if one.kind == "preposition" or self._setting.is_own or (one.source and "passive" not in one.rule):
                return False
            self._holders[index] = self._unsaid(one)
            return self._holders[index] is not None or genre == "news"
        holder = self._cast.resolve(self._nearest(one.source[0]), remember=one.kind != "nominal")
        if not _can_speak(holder, self._flat) or (
            self._setting.is_own and (self._is_author(holder) or words in _PRONOUNS)
        ):
            return False
        if one.kind == "nominal" and words in _PRONOUNS:
            return False
        if above and not one.cue_lemma.startswith(_SAYING):
            return False
        if thought and (holder.kind == "unnamed" or (one.kind == "nominal" and not self._is_new(holder))):
            return False
        self._holders[index] = holder
        person = (
            holder.kind == "person" or self._setting.genre != "readout"
        )  # "confirmed by the IAEA" is no turn of talk
        if person and not within and not holder.is_carrier and ";" not in holder.name and one.kind != "nominal":
            self._speaker = holder
        return True

    def _is_unreal(self, one: Attribution) -> bool:
        """Tell whether something only should, might or must not be said: "if X rejects it", "so that X agrees"."""
        led = bool(one.source) and _IF.search(self._flat, max(0, one.source[0][0] - _LEADS), one.source[0][0])
        return bool(led) or bool(_UNSAID.search(" ".join(self._flat[slice(*cue)] for cue in one.cue)))

    def _nearest(self, source: Offsets) -> Offsets:
        """Return the noun phrase beside the cue where a source took in the clause before it."""
        if not self._has_words(source, _LONG_SOURCE + 1):
            return source
        cuts = [match.end() for match in _NEW_SUBJECT.finditer(self._flat, *source)]
        return (cuts[-1], source[1]) if cuts and cuts[-1] < source[1] else source

    def _commits(self, one: Attribution) -> bool:
        """Tell whether a cue of will is an act of its own: outside news only what both sides do together."""
        if not one.cue_lemma.startswith(_COMMITTING):
            return False
        source = self._flat[slice(*one.source[0])].lower() if one.source else ""
        return self._setting.genre == "news" or source in _NOBODY or bool(_TOGETHER.search(source))

    def _goes_on(self, index: int, kept: Sequence[int]) -> bool:
        """Tell whether a wish only continues what its source says: "asked it to leave and recognise the border"."""
        one = self._attributions[index]
        wish = one.kind in ("attitude", "intent") and bool(one.source)
        others = [self._attributions[i] for i in kept if i != index]
        return wish and any(o.source == one.source and o.cue and o.cue[0] < one.cue[0] for o in others)

    def _is_carried(self, index: int) -> bool:
        holder = self._holders.get(index)
        return holder is None or holder.is_carrier

    def _is_author(self, holder: Holder) -> bool:
        return self._cast.author is not None and holder.name == self._cast.author.name

    def _is_new(self, holder: Holder) -> bool:
        return self._speaker is None or self._speaker.name != holder.name

    def _unsaid(self, one: Attribution) -> Holder | None:
        """Return who speaks where nobody is named: in a readout "it was agreed" is both, "it was noted" the last."""
        if self._setting.genre != "readout":
            return self._cast.author
        together = one.cue_lemma.startswith(("agree", "decide", "arrange")) and self._cast.pair
        return self._cast.pair if together else (self._speaker or self._cast.author)

    def _attributed(self, sentence: Offsets, index: int, contents: Mapping[int, Sequence[Offsets]]) -> list[Unit]:
        one = self._attributions[index]
        chain = tuple(h for i in self._ancestors(index) if (h := self._holders[i]))
        inside = [
            (extent(self._attributions[i], contents[i]), index in self._ancestors(i)) for i in contents if i != index
        ]
        if _REPORTEDLY.search(self._flat, *sentence) and not any(h.is_carrier for h in chain):
            chain = (*chain, MISSING_RELAY)
        return [
            Unit(
                span,
                sentence,
                self._holders[index],
                chain,
                cue=" ".join(self._flat[slice(*cue)] for cue in one.cue),
                cue_span=one.cue[0] if one.cue else None,
                cue_kind=one.kind,
                negated=one.negated,
                directness=one.directness,
                basis=tuple(filter(None, (f"attribution:{one.rule}", one.row and f"cues:{one.row}"))),
            )
            for content in self._with_verb(one, contents[index])
            for span in without(content, [part for part, nested in inside if nested or content[0] < part[0]])
            if self._has_words(span, _MIN_WORDS) or span == content
        ]

    def _with_verb(self, one: Attribution, contents: Sequence[Offsets]) -> list[Offsets]:
        """Return contents; of a verb with a bare object ("rejected the draft") verb and object together."""
        if len(contents) != 1 or not one.cue or one.cue[0][1] > contents[0][0]:
            return list(contents)
        if not self._has_words(contents[0], _BARE) and not self._flat.startswith("to ", contents[0][0]):
            beside = [start for start, end in one.source if 0 <= one.cue[0][0] - end <= _BESIDE]
            return [(min([one.cue[0][0], *beside]), contents[0][1])]
        return [(one.cue[0][0], contents[0][1])] if not self._has_words(contents[0], _MIN_WORDS) else list(contents)

    def _has_words(self, span: Offsets, count: int) -> bool:
        """Tell whether a span has at least ``count`` words."""
        return len(self._flat[span[0] : span[1]].split(None, count - 1)) >= count

    def _unattributed(self, span: Offsets, sentence: Offsets, *, alone: bool) -> Unit:
        genre = self._setting.genre
        if self._setting.is_own and self._cast.author:
            return Unit(span, sentence, self._cast.author, directness="direct", basis=("own words",))
        if genre == "readout" and (alone or span[0] <= sentence[0] + 2):
            opening = self._cast.opening(span)
            if opening is not None and ";" in opening.name:
                return Unit(span, sentence, opening, directness="narration", basis=("both together",))
            self._speaker = opening or self._speaker
        if genre == "readout" and self._speaker is not None:
            return Unit(span, sentence, self._speaker, directness="indirect", basis=("words after their speaker",))
        if genre == "news" and self._speaker is not None and _THEIR_TERMS.match(self._flat, *span):
            return Unit(span, sentence, self._speaker, directness="indirect", basis=("terms of who spoke before",))
        lister = self._cast.person_at(span[0], span[1]) if _LISTED.match(self._flat, *span) else None
        if genre == "news" and lister is not None:
            return Unit(span, sentence, lister, directness="indirect", basis=("who lists terms",))
        return Unit(span, sentence, None, basis=("narration",))


#: Inside somebody's words only these make another holder; "shows", "knows" or "discusses" is still the speaker's own.
_SAYING = (
    *(
        "say",
        "tell",
        "announce",
        "state",
        "claim",
        "declare",
        "report",
        "confirm",
        "admit",
        "acknowledge",
        "add",
        "accord",
    ),
    *(
        "promise",
        "pledge",
        "vow",
        "agree",
        "offer",
        "propose",
        "suggest",
        "request",
        "ask",
        "call",
        "urge",
        "demand",
        "insist",
    ),
    *(
        "accuse",
        "blame",
        "condemn",
        "deny",
        "dispute",
        "refuse",
        "reject",
        "threaten",
        "warn",
        "describe",
        "write",
        "mention",
    ),
)
_COMMITTING = ("agree", "refuse", "pledge", "promise", "decide", "offer", "propose", "demand", "threaten", "urge")
_LONG_SOURCE = 14  # words; a longer source took in what stands before it
_NEW_SUBJECT = re.compile(r"(?:,\s(?:and|but|while|as)|;)\s")
_TOGETHER = re.compile(r"\b(?:both|two|leaders|presidents|parties|sides|and)\b")
_QUESTION = re.compile(r"(?:about|whether|if|why|how|what|when|the)\b")
_UNSAID = re.compile(r"\b(?:not|never|nor|should|must|could|might|may|ought|can)\b|n['’]t\b", re.I)
_THEIR_TERMS = re.compile(
    r"(?:The|These|Those|His|Her|Their|Its) (?:\w+ )?(?:demands|conditions|terms|proposals|priorities|goals|points) "
    r"(?:included?|are|were)|(?:These|Those|They) included?"
)
_LISTED = re.compile(r"[^:.\n]{0,120}\b(?:demands|conditions|terms|proposals|requests|points):\s")
_OPENS = 70  # code points in which the person stands whom a sentence is about, for "he" and "she"
_LEADS = 40  # code points before a source in which it stands that it only should, or might, say so
_IF = re.compile(
    r"\b(?:ensur\w+|so that|hop(?:es?|ed|ing)|in order|until|if|unless|whether|in case|"
    r"provided|lest)(?: that)?(?: the)?\s$",
    re.I,
)
_PRONOUNS = {"his", "her", "its", "their", "my", "our", "they", "he", "she", "them", "both"}
_TOPICAL = {"respond", "react", "reply", "regard", "concern"}  # their object is what is answered, not what is said
_NOBODY = {"", "it", "attention", "hope", "the hope", "concern", "regret", "there", "that", "this", "which", "who"}
_PEOPLE = re.compile(
    r"\b(?:officials?|diplomats?|envoys?|senators?|lawmakers?|ministers?|advisers?|aides?|analysts?|experts?|sources?|people|person|members?|negotiators?|representatives?|leaders?|allies|residents?|witness\w*|soldiers?|man|men|"
    r"woman|women|others|critics|supporters|countries|governments?|authorities|parties|sides|delegations?|media|reports?|statement|account|readout|"
    r"newspaper|agency|ministry|office|volunteers|activists|families|parents|survivors|refugees|workers|doctors)\b",
    re.I,
)


def _can_speak(holder: Holder, flat: str) -> bool:
    """Tell whether a resolved source is somebody: named, of a side, or described as people."""
    if holder.kind != "unnamed":
        return True
    described = holder.name.removeprefix("unnamed").strip(": ")
    return bool(_PEOPLE.search(described)) or office_in(described) is not None


def extent(one: Attribution, contents: Sequence[Offsets]) -> Offsets:
    """Return the stretch of an attribution's cue and content, with its source where that stands beside them."""
    spans = [*one.cue, *contents]
    start, end = min(s for s, _ in spans), max(e for _, e in spans)
    beside = [s for s, e in one.source if start - _BESIDE <= e <= start]
    return min([start, *beside]), end


def without(span: Offsets, taken: Sequence[Offsets]) -> list[Offsets]:
    """Return what is left of ``span`` without the spans ``taken``, in order.

    >>> without((0, 10), [(2, 4), (3, 6), (12, 20)])
    [(0, 2), (6, 10)]
    """
    left, start = [], span[0]
    for begin, end in sorted(taken):
        if begin >= span[1]:
            break
        if begin > start:
            left.append((start, begin))
        start = max(start, end)
    if start < span[1]:
        left.append((start, span[1]))
    return left
