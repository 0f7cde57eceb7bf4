"""The pass over a document: each cue word is read by the rule of its part of speech; then nesting is worked out."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ripeness.read.attribution.groups import group
from ripeness.read.attribution.lexicon import Cue, cues
from ripeness.read.attribution.model import Attribution, Directness, Draft, Span
from ripeness.read.attribution.nesting import Row, cut, parents_of, without_weak
from ripeness.read.attribution.nominal import by_according, by_adjective, by_adverb, by_label, by_noun
from ripeness.read.attribution.quoted import unclaimed_quotes
from ripeness.read.attribution.subjects import Range, subject_left
from ripeness.read.attribution.verbal import by_verb
from ripeness.read.attribution.view import View, build
from ripeness.read.attribution.words import CLAUSE_STOP
from ripeness.read.sentences import sentences

PIECE = 1 << 18
"""Code points read at a time."""

_NOUNLIKE = frozenset("NPJG")
_VERBLIKE = frozenset("VBGE")
_SURE = frozenset(["said", "says", "told", "tells"])


def find_attributions(text: str, within: Sequence[Span] | None = None) -> list[Attribution]:
    """Return who is reported to say, think or mean what.

    Parameters
    ----------
    text : str
        Any text; no length limit. Time is linear in it.
    within : sequence of spans, optional
        Stretches of the text, in order, to which the search is kept; each is read by itself.

    Returns
    -------
    list of Attribution
        In the order of their cues. Deterministic.

    Examples
    --------
    >>> text = "The talks are over, Lee said."
    >>> [(text[slice(*a.source[0])], text[slice(*a.content[0])]) for a in find_attributions(text)]
    [('Lee', 'The talks are over')]
    """
    found: list[Attribution] = []
    whole = [(0, len(text))] if within is None else within
    begins = [start for start, _ in sentences(text)]
    for begin, stop in (piece for stretch in whole for piece in _pieces(text, *stretch)):
        inside = begins[bisect_left(begins, begin) : bisect_left(begins, stop)]
        view = build(text[begin:stop], [place - begin for place in inside])
        piece = _finished(view, _drafts(view))
        found += [_moved(one, begin, len(found)) for one in piece] if begin else piece
    return found


def _pieces(text: str, begin: int, stop: int) -> list[Span]:
    """Cut a long stretch at blank lines, else at sentences, so that memory stays flat; others stay whole."""
    cuts = [begin]
    while stop - cuts[-1] > PIECE:
        low, high = cuts[-1] + PIECE // 2, cuts[-1] + PIECE
        best = next(
            (place for mark in ("\n\n", "\n", ". ", " ") if (place := text.rfind(mark, low, high)) > 0), high - 1
        )
        cuts.append(best + 1)
    return list(pairwise([*cuts, stop]))


def _moved(one: Attribution, by: int, before: int) -> Attribution:
    """Return ``one`` with its places counted from the start of the whole text."""

    def move(spans: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple((start + by, end + by) for start, end in spans)

    parent = None if one.parent is None else one.parent + before
    return replace(one, source=move(one.source), cue=move(one.cue), content=move(one.content), parent=parent)


def _drafts(view: View) -> list[Draft]:
    found = [draft for match in re.finditer(":", view.tags) if (draft := _label(view, match.start()))]
    found += _by_cue(view)
    found += unclaimed_quotes(view, found)
    cut(view, found)
    found.sort(key=lambda draft: (draft.cue, draft.content))
    return found


def _label(view: View, colon: int) -> Draft | None:
    first = view.low_of[colon]
    return by_label(view, first) if colon - first < 7 else None


def _by_cue(view: View) -> list[Draft]:
    """Read every cue word, left to right, remembering the subject that later verbs of its sentence may share."""
    lexicon = cues()
    tags = view.tags
    found: list[Draft] = []
    sentence = -1
    shared: Range | None = None
    for head in view.heads:
        if tags[head] in "_{}":
            continue
        if view.low_of[head] != sentence:
            sentence, shared = view.low_of[head], None
        if shared is None and (tags[head] == "G" or _shares(tags, head)):
            shared = _first_subject(view, sentence, head)
        draft = _read(view, head, lexicon[view.lows[head]], shared)
        if draft:
            found.append(draft)
            if draft.source and draft.rule.startswith(("verb", "turned", "adjective")) and _matrix(view, draft.source):
                shared = draft.source
    return found


def _shares(tags: str, head: int) -> bool:
    """Tell whether the verb at ``head`` may share the subject of the verb before: "and" or a comma stands near."""
    return any(letter in "C,}" for letter in tags[max(0, head - 5) : head])


def _matrix(view: View, source: Range) -> bool:
    """Tell whether a subject stands at the head of a clause of its own rather than inside what another cue takes."""
    first = source[0]
    return first == view.low_of[first] or view.tags[first - 1] in "C,};:" or view.lows[first - 1] in CLAUSE_STOP


def _first_subject(view: View, low: int, head: int) -> Range | None:
    """Return the subject of the first finite verb of the sentence before ``head``."""
    for place in range(low, head):
        if view.tags[place] in "VM" or (view.tags[place] == "E" and view.tags[place - 1 : place] in ("P", "O")):
            found = subject_left(view, group(view, place).start)
            if found and view.tags[found[0]] != "W":
                return found
    return None


def _read(view: View, head: int, rows: tuple[Cue, ...], shared: Range | None) -> Draft | None:
    letter, word = view.tags[head], view.lows[head]
    owned = head > view.low_of[head] and view.tags[head - 1] in "'$"
    for cue in rows:
        tail = cue.tail
        if tail and tuple(view.lows[head + 1 : head + 1 + len(tail)]) != tail:
            continue
        draft = None
        if cue.part == "v" and (letter in _VERBLIKE or word in _SURE) and not owned:
            draft = by_verb(view, head, cue, shared)
        elif cue.part == "n" and (letter in _NOUNLIKE or owned):
            draft = by_noun(view, head, cue)
        elif cue.part == "a" and letter in "JEVRN":
            draft = by_adjective(view, head, cue)
        elif cue.part == "p":
            draft = by_adverb(view, head, cue) if "adverb" in cue.frames else by_according(view, head, cue)
        if draft:
            draft.negated = draft.negated or cue.effect == "negating"
            return draft
    return None


def _span(view: View, first: int, last: int) -> Span | None:
    """Return code points of tokens ``first`` to ``last - 1`` without commas at the ends."""
    tokens = view.tokens
    while first < last and tokens.low[first] in ",;:-–—.":
        first += 1
    while last > first and tokens.low[last - 1] in ",;:-–—":
        last -= 1
    return (tokens.start[first], tokens.end[last - 1]) if last > first else None


def _finished(view: View, drafts: list[Draft]) -> list[Attribution]:
    starts, ends = view.tokens.start, view.tokens.end
    rows: list[Row] = []
    for draft in drafts:
        content = tuple(span for part in draft.content if (span := _span(view, *part)))
        if content:
            rows.append((draft, (starts[draft.cue[0]], ends[draft.cue[1] - 1]), content))
    parents = parents_of([(cue, content) for _, cue, content in rows])
    rows, parents = without_weak(rows, parents)
    return [
        Attribution(
            source=(source,) if draft.source and (source := _span(view, *draft.source)) else (),
            cue=(cue,),
            content=content,
            kind=draft.kind,
            cue_lemma=draft.lemma,
            negated=draft.negated,
            directness=_directness(view, draft),
            parent=parents.get(index),
            rule=draft.rule,
            row=draft.row,
        )
        for index, (draft, cue, content) in enumerate(rows)
    ]


def _directness(view: View, draft: Draft) -> Directness:
    letters = [view.tags[first:last].strip(",.:;") for first, last in draft.content]
    if all(part.startswith("{") and part.endswith("}") and "}" not in part[:-1] for part in letters):
        return "direct"
    if draft.rule == "label" and view.tokens.word(draft.source[0] if draft.source else 0).isupper():
        return "direct"  # a transcript: "TAPPER: …"
    return "mixed" if any("{" in part or "~" in part for part in letters) else "indirect"
