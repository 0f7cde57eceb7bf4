"""Cues that are nouns, prepositions, adverbs, adjectives or a speaker's label."""

from ripeness.read.attribution.contents import clause_right, following_quotes, object_right, quote_stop, sentence_stop
from ripeness.read.attribution.groups import group
from ripeness.read.attribution.lexicon import Cue
from ripeness.read.attribution.model import Draft
from ripeness.read.attribution.subjects import phrase_end, subject_left
from ripeness.read.attribution.view import View
from ripeness.read.attribution.words import BE


def by_noun(view: View, head: int, cue: Cue) -> Draft | None:
    """Read "X's claim that …", "his call for …", "a statement by X"."""
    tags, lows = view.tags, view.lows
    low, stop = view.low_of[head], view.high_of[head]
    owner = _owner(view, head, low=low)
    if owner is None:
        return None
    begin = owner[1]
    after = head + 1
    if after >= stop:
        return None
    if lows[after] == "that" and "clause" in cue.frames:
        return Draft(owner, (begin, after), [(after, clause_right(view, after))], cue.kind, cue.lemma, cue.row, "noun")
    if tags[after] == "T" and "infinitive" in cue.frames:
        return Draft(owner, (begin, after), [(after, object_right(view, after))], cue.kind, cue.lemma, cue.row, "noun")
    if lows[after] in cue.prepositions and after + 1 < stop:
        content = (after + 1, object_right(view, after + 1))
        return Draft(owner, (begin, after + 1), [content], cue.kind, cue.lemma, cue.row, "noun")
    return None


def _owner(view: View, head: int, *, low: int) -> tuple[int, int] | None:
    """Return the possessor before a noun: "his", "Mr. Lee's"."""
    tags = view.tags
    place = head
    while place > low and tags[place - 1] in "JNRGE~" and head - place < 4:
        place -= 1
    if place > low and tags[place - 1] == "$":
        return place - 1, place
    if place > low + 1 and tags[place - 1] == "'":
        start = place - 2
        while (start > low and tags[start - 1] in "PNJ#") or (start > low and tags[start - 1] == "D"):
            start -= 1
            if tags[start] == "D":
                break
        return (start, place) if tags[place - 2] in "PN" else None
    return None


def by_according(view: View, head: int, cue: Cue) -> Draft | None:
    """Read "according to X, clause" and "clause, according to X"."""
    tags = view.tags
    low, stop = view.low_of[head], sentence_stop(view, head)
    begin = head + 1 + len(cue.tail)
    if begin >= stop:
        return None
    end = begin + 1 if tags[begin] == "O" else phrase_end(view, begin, stop=stop)
    if end == begin:
        return None
    content: list[tuple[int, int]] = []
    if end < stop and tags[end] in "VMOT":
        end = next((place for place in range(begin, end) if tags[place] == ","), end)
    inside = _word_before(view, head) == "that"
    if head - low <= 1 or inside or tags[head - 1] in ":;-" or (tags[head - 1] == "C" and tags[head - 2] in ",;:"):
        end = _first_comma(view, begin, end)
        if end < len(tags) - 1 and tags[end] == ":" and tags[end + 1] == "{":
            quote = view.opened[end + 1][:2]
            content = [quote, *following_quotes(view, quote[1])]
        elif end < stop and tags[end] in ",:":
            content = [(end + 1, clause_right(view, end + 1))] if end + 1 < stop else []
    else:
        last = head - 1 if tags[head - 1] == "," else head
        start = low
        if tags[low] in "_}":
            while start > 0 and tags[start] != "{":
                start -= 1
        if tags[start] == "C":
            start += 1
        content = [(start, last)] if last > start else []
        if end + 1 < stop and tags[end] == "," and tags[end + 1] not in "WC":
            content.append((end + 1, clause_right(view, end + 1)))
    if not content:
        return None
    return Draft((begin, end), (head, begin), content, cue.kind, cue.lemma, cue.row, "according")


def _word_before(view: View, head: int) -> str:
    """Return the word before ``head``, a comma between them left out."""
    last = head - 1
    return view.lows[last - 1] if view.tags[last] == "," else view.lows[last]


def _first_comma(view: View, begin: int, end: int) -> int:
    """Return the comma that ends a source at the head of its sentence; an apposition stays if a comma closes it."""
    commas = [place for place in range(begin, end) if view.tags[place] == ","]
    if not commas:
        return end
    return (
        end if view.tags[end : end + 1] == "," and view.tags[commas[0] + 1] == "D" and len(commas) == 1 else commas[0]
    )


def by_adverb(view: View, head: int, cue: Cue) -> Draft | None:
    """Read "He reportedly left": nobody is named, the clause is what is told."""
    low, stop = view.low_of[head], sentence_stop(view, head)
    verbs = head
    while verbs > low and (view.tags[verbs - 1] in "M" or view.lows[verbs - 1] in BE | {"has", "have", "had"}):
        verbs -= 1
    subject = subject_left(view, verbs)
    right = (head + 1, clause_right(view, head + 1)) if head + 1 < stop else None
    content = [part for part in (subject, right) if part and part[1] > part[0]]
    if not right:
        return None
    return Draft(None, (head, head + 1), content, cue.kind, cue.lemma, cue.row, "adverb")


def by_adjective(view: View, head: int, cue: Cue) -> Draft | None:
    """Read "X is confident that …", "Y is expected to …" (held by somebody unnamed)."""
    lows, tags = view.lows, view.tags
    found = group(view, head)
    if not any(word in BE for word in lows[found.start : head]):
        return None
    after, stop = head + 1, view.high_of[head]
    if after >= stop:
        return None
    cue_end = after
    if tags[after] == "T" and "infinitive" in cue.frames:
        content = (after, object_right(view, after))
    elif lows[after] == "that" and "clause" in cue.frames:
        content = (after, clause_right(view, after))
    elif lows[after] in cue.prepositions and after + 1 < stop:
        cue_end = after + 1
        content = (cue_end, object_right(view, cue_end))
    else:
        return None
    subject = subject_left(view, found.start)
    if subject is None:
        return None
    span = (found.start, cue_end)
    if cue.lemma == "expected":
        return Draft(None, span, [subject, content], cue.kind, cue.lemma, cue.row, "expected", found.negated, head)
    return Draft(subject, span, [content], cue.kind, cue.lemma, cue.row, "adjective", found.negated, head)


def by_label(view: View, first: int) -> Draft | None:
    """Read "TAPPER: …" and headlines of the form "Lee: Talks Stalled" at the head of a sentence."""
    tags, tokens = view.tags, view.tokens
    if first and "\n" not in tokens.text[tokens.end[first - 1] : tokens.start[first]]:
        return None
    place = first
    while (
        place < len(tags)
        and place - first < 6
        and tags[place] in "PN.("
        and tokens.word(place)[:1] in _BIG(tokens.word(place))
    ):
        place += 1
    if place == first or place + 1 >= len(tags) or tokens.low[place] != ":" or view.low_of[place] != first:
        return None
    end = quote_stop(view, place + 1, sentence_stop(view, place + 1))
    end = paragraph_stop(view, end)
    if end - place < 4:
        return None
    return Draft((first, place), (place, place + 1), [(place + 1, end)], "said", ":", "", "label")


def _BIG(word: str) -> str:  # noqa: N802
    return word[:1] if word[:1].isupper() or not word[:1].isalpha() else ""


def paragraph_stop(view: View, end: int) -> int:
    """Return the end of the paragraph that token ``end - 1`` is in."""
    tokens = view.tokens
    size = len(tokens)
    while end < size and "\n" not in tokens.text[tokens.end[end - 1] : tokens.start[end]]:
        end = max(end + 1, view.high_of[end])
    return end
