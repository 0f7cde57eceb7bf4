"""Cues that are verbs: find the subject, then what the verb takes."""

from ripeness.read.attribution.complements import Reading, attach, before_cue
from ripeness.read.attribution.contents import clause_right, object_right, skip_time
from ripeness.read.attribution.groups import Group, group
from ripeness.read.attribution.lexicon import Cue
from ripeness.read.attribution.model import Draft
from ripeness.read.attribution.subjects import Range, noun_before, phrase_end, subject_left, subject_right
from ripeness.read.attribution.view import View
from ripeness.read.attribution.words import CLAUSE_STOP, HEARSAY

_WHETHER = ("if", "whether")


def by_verb(view: View, head: int, cue: Cue, shared: Range | None) -> Draft | None:
    """Read one verb; ``shared`` is the subject of the verb before it, for "and said" and ", adding"."""
    found = group(view, head)
    if "raising" in cue.frames:
        return _raising(view, found, cue, head=head)
    if found.passive:
        return _passive(view, found, cue, head=head)
    if found.infinitive and view.tags[head] != "G":
        return None
    end = head + 1 + len(cue.tail)
    if view.tags[head] == "G" and (relayed := _quoted_by(view, found.start, head=head)):
        return relayed
    source = _own_subject(view, found, head=head, shared=shared)
    speaks = view.tags[head] in "VE" or view.lows[head] == "say"
    if source is None and speaks and "quote" in cue.frames and _turns(view, found.start):
        turned = _turned(view, found, cue, head=head)
        if turned:
            return turned
    if source is None and view.tags[head] in "VE" and cue.lemma == "ask":
        return _asked(view, found, cue, head=head)
    if (
        source is None
        and view.tags[head] in "VE"
        and view.tags[found.start - 1] in "C,"
        and found.start > view.low_of[head]
    ):
        source = shared
    if source is None:
        return None
    borrowed = source == shared and source[1] < found.start
    rule = "verb, shared" if borrowed else "verb"
    draft = Draft(
        source, (_cue_start(view, found.start), end), [], cue.kind, cue.lemma, cue.row, rule, found.negated, head
    )
    left = found.start if source[0] > found.start or source == shared else source[0]
    return _bounded(view, _attached(Reading(view, draft, cue, left, view.high_of[head])), left=left)


def _cue_start(view: View, begin: int) -> int:
    """Leave "reportedly" out of a cue: it is one of its own, and holds this one."""
    return begin + 1 if view.lows[begin] in HEARSAY else begin


def _own_subject(view: View, found: Group, *, head: int, shared: Range | None) -> Range | None:
    """Return the subject beside the verb; that of a participle is the noun before it, or the sentence's."""
    if view.tags[head] != "G" or found.finite:
        return subject_left(view, found.start)
    last = found.start - 1
    if last > view.low_of[head] and view.lows[last] == "as" and view.tags[last - 1] in "NPO":
        return noun_before(view, last) or (last - 1, last)  # "quoted Lee as saying"
    bare = last >= view.low_of[head] and view.tags[last] in "NP"
    return noun_before(view, found.start) if bare else shared


def _attached(reading: Reading) -> Draft | None:
    draft, view, left = reading.draft, reading.view, reading.left
    cue_span = draft.cue
    found = attach(reading)
    if found is None and reading.cue.frames & {"clause", "quote"} and left > 0 and view.tags[left - 1] == "}":
        draft.cue = cue_span
        return before_cue(reading, cue_span[1])
    return found


def _turns(view: View, begin: int) -> bool:
    """Tell whether the order may be turned ("“Q,” said Lee"): after a quotation or comma, or at the head."""
    last = begin - 1
    if begin == view.low_of[begin]:
        return True
    return view.tags[last] == "}" or view.tags[last] == ","


def _turned(view: View, found: Group, cue: Cue, *, head: int) -> Draft | None:
    source = subject_right(view, head + 1 + len(cue.tail))
    if source is None:
        return None
    span = (found.start, head + 1 + len(cue.tail))
    draft = Draft(source, span, [], cue.kind, cue.lemma, cue.row, "turned", found.negated, head)
    reading = Reading(view, draft, cue, found.start, view.high_of[head])
    if found.start == view.low_of[head] and view.tags[source[1] : source[1] + 1] != ":":
        return None
    return before_cue(reading, source[1])


def _bounded(view: View, draft: Draft | None, *, left: int) -> Draft | None:
    """End a content where a comma closes the cue's own clause: "While X said Y, …", "Lee, who says Y, left"."""
    if draft is None or len(draft.content) > 1 or draft.content[0][0] < draft.cue[0] or draft.source is None:
        return draft
    first = draft.source[0]
    hanging = left > view.low_of[left] and view.lows[left - 1] in CLAUSE_STOP
    relative = view.tags[first] == "W" or view.lows[first] == "that"
    if not hanging and not relative:
        return draft
    begin, end = draft.content[0]
    plain = relative and (view.tags[begin] in "TDN" or view.lows[begin] == "not")
    for place in range(begin + 1, end - 1):
        after = view.tags[place + 1]
        if plain and view.tags[place] in "VM":
            draft.content = [(begin, place)]
            break
        ends = after in "VM" if relative else after not in "CWG" and view.tags[place - 1] != "#"
        if view.tags[place] == "," and ends:
            draft.content = [(begin, place)]
            break
    return draft


def _asked(view: View, found: Group, cue: Cue, *, head: int) -> Draft | None:
    """Read "Asked whether …, Lee said": nobody is named as asking."""
    stop = view.high_of[head]
    after = skip_time(view, head + 1, stop=stop)
    if after + 1 >= stop:
        return None
    cue_end = after + 1 if view.lows[after] == "about" else after
    if cue_end == after and view.tags[after] != "W" and view.lows[after] not in _WHETHER:
        return None
    content = (cue_end, object_right(view, cue_end))
    return Draft(None, (found.start, cue_end), [content], cue.kind, cue.lemma, cue.row, "asked", found.negated, head)


def _raising(view: View, found: Group, cue: Cue, *, head: int) -> Draft | None:
    """Read "X seems to …", "it appears that …": held by nobody named."""
    subject = subject_left(view, found.start)
    after, stop = head + 1, view.high_of[head]
    if subject is None or after >= stop or view.tags[after] not in "TJRIED{":
        return None
    if view.tags[after] == "I" and view.lows[after] not in ("that", "like", "as"):
        return None
    content = (after, object_right(view, after))
    parts = [subject, content] if view.lows[after] != "that" else [content]
    return Draft(None, (found.start, after), parts, cue.kind, cue.lemma, cue.row, "raising", found.negated, head)


def _quoted_by(view: View, begin: int, *, head: int) -> Draft | None:
    """Read the relay in "Lee was quoted by Interfax as saying …": all the rest is what Interfax tells."""
    low = view.low_of[head]
    if begin - 4 < low or view.lows[begin - 1] != "as":
        return None
    source = noun_before(view, begin - 1)
    if source is None or view.lows[source[0] - 1] != "by" or view.lows[source[0] - 2] not in ("quoted", "cited"):
        return None
    verb = source[0] - 2
    subject = subject_left(view, group(view, verb).start)
    content = [(subject[0] if subject else verb, clause_right(view, head))]
    return Draft(source, (verb, verb + 2), content, "report", "quote", "v.quote", "quoted by", False, verb)


def _quoted_as(view: View, after: int, *, stop: int) -> int | None:
    """Return where the words begin in "was quoted (by Interfax) as saying that …"."""
    for place in range(after, min(after + 8, stop - 2)):
        if view.lows[place] == "as" and view.tags[place + 1] == "G":
            return place + 2
        if view.tags[place] in ",.;:{V":
            return None
    return None


def _passive(view: View, found: Group, cue: Cue, *, head: int) -> Draft | None:
    """Read "X was asked about Y", "it was stressed that …", "Z was reported by X"."""
    after, stop = head + 1, view.high_of[head]
    subject = subject_left(view, found.start)
    if after >= stop:
        return None
    word, letter = view.lows[after], view.tags[after]
    cue_end = after
    source: Range | None = None
    if cue.lemma in ("quote", "cite") and (told := _quoted_as(view, after, stop=stop)) and subject:
        cue_end, source = told, subject
        content = [(told, clause_right(view, told))]
    elif word == "by" and after + 1 < stop and subject:
        source = (after + 1, phrase_end(view, after + 1, stop=stop))
        content = [subject]
    elif letter == "T" and subject:
        content = [subject, (after, object_right(view, after))]
    elif word in cue.prepositions and after + 1 < stop:
        cue_end = after + 1
        content = [(cue_end, object_right(view, cue_end))]
    elif (word == "that" and "clause" in cue.frames) or letter == "W" or word in _WHETHER:
        content = [(after, clause_right(view, after))]
    else:
        return None
    if source and source[1] <= source[0]:
        return None
    span = (found.start, cue_end)
    return Draft(source, span, content, cue.kind, cue.lemma, cue.row, "passive", found.negated, head)
