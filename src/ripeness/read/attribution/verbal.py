"""Cues that are verbs: find the subject, then what the verb takes."""

from ripeness.read.attribution.contents import (
    addressee,
    clause_left,
    clause_right,
    following_quotes,
    object_right,
    quote_stop,
    sentence_stop,
    setting,
    skip_time,
)
from ripeness.read.attribution.groups import Group, group
from ripeness.read.attribution.lexicon import Cue, cues
from ripeness.read.attribution.model import Draft
from ripeness.read.attribution.subjects import Range, noun_before, phrase_end, subject_left, subject_right
from ripeness.read.attribution.view import View
from ripeness.read.attribution.words import CLAUSE_STOP, SUBORDINATOR


def by_verb(view: View, head: int, cue: Cue, shared: Range | None) -> Draft | None:
    """Read one verb; ``shared`` is the subject of the verb before it in the sentence, for "and said" and ", adding"."""
    found = group(view, head)
    end = head + 1 + len(cue.tail)
    if "raising" in cue.frames:
        return _raising(view, found, cue, head=head)
    if found.passive:
        return _passive(view, found, cue, head=head)
    letter = view.tags[head]
    source = subject_left(view, found.start)
    turned = False
    if letter == "G" and not found.finite:
        bare = found.start > view.low_of[head] and view.tags[found.start - 1] in "NP"
        source = noun_before(view, found.start) if bare else shared
    elif found.infinitive:
        return None
    elif source is None and "quote" in cue.frames and letter in "VE" and _after_speech(view, found.start):
        source = subject_right(view, end)
        turned = source is not None
    if letter == "E" and source is None and cue.lemma == "ask":
        return _asked(view, found, cue, head=head)
    if source is None and letter in "VE" and found.start > view.low_of[head] and view.tags[found.start - 1] in "C,":
        source = shared
    if source is None and letter in "EBG" or (source is None and not turned and letter != "V"):
        return None
    if source is None:
        return None
    rule = "verb, shared" if source == shared and source[1] < found.start else "verb"
    draft = Draft(source, (found.start, end), [], cue.kind, cue.lemma, cue.row, rule, found.negated, head)
    left_edge = found.start if turned or source[0] > found.start or source == shared else source[0]
    if turned:
        draft.rule = "turned"
        return _parenthetical(view, draft, left=found.start, right=source[1], clausal=True)
    cue_span = draft.cue
    attached = _complement(view, draft, cue, left=left_edge)
    if attached is None and cue.frames & {"clause", "quote"} and left_edge > 0 and view.tags[left_edge - 1] == "}":
        draft.cue = cue_span
        return _parenthetical(view, draft, left=left_edge, right=end, clausal=True)
    if attached and len(attached.content) == 1:
        if _subordinate(view, left_edge):
            _bound(view, attached)
        elif view.tags[source[0]] == "W" or view.lows[source[0]] == "that":
            _bound_relative(view, attached)
    return attached


def _subordinate(view: View, left: int) -> bool:
    """Tell whether the cue's clause hangs on "while", "when", "although": what is said ends at its comma."""
    return left > view.low_of[left] and view.lows[left - 1] in CLAUSE_STOP


def _bound(view: View, draft: Draft) -> None:
    begin, end = draft.content[0]
    if begin < draft.cue[0]:
        return
    for place in range(begin + 1, end):
        if (
            view.tags[place] == ","
            and view.tags[place + 1 : place + 2] not in ("C", "W", "G")
            and view.tags[place - 1] != "#"
        ):
            draft.content = [(begin, place)]
            return


def _after_speech(view: View, begin: int) -> bool:
    last = begin - 1
    return last >= 0 and (view.tags[last] == "}" or (view.tags[last] == "," and last > view.low_of[begin]))


def _complement(view: View, draft: Draft, cue: Cue, *, left: int) -> Draft | None:
    """Attach what stands after the cue, else what stands before it."""
    tags, lows = view.tags, view.lows
    frames = cue.frames
    speech = "clause" in frames or "quote" in frames
    stop = view.high_of[draft.cue[0]]
    place = draft.cue[1]
    after = skip_time(view, place, stop=stop)
    opens = tags[after : after + 2] == ":{"
    if speech and not opens and left > 0 and tags[left - 1] in "}," and _quote_before(view, left) and draft.rule != "verb, shared":
        return _parenthetical(view, draft, left=left, right=skip_time(view, place, stop=stop), clausal=True)
    if place >= stop:
        return _parenthetical(view, draft, left=left, right=place, clausal=speech)
    if lows[place] in cue.prepositions and place + 1 < stop:
        draft.cue = (draft.cue[0], place + 1)
        return _finish(draft, view, place + 1, object_right(view, place + 1))
    if speech:
        end = setting(view, place, stop=stop)
        if end > place:
            draft.cue = (draft.cue[0], end)
        place = skip_time(view, end, stop=stop)
    if "addressee" in frames and place < stop:
        person = place
        place = skip_time(view, addressee(view, place, stop=stop), stop=stop)
        if "infinitive" in frames and cue.lemma != "tell" and place > person:
            if place < stop and tags[place] == "T":
                return _finish(draft, view, person, object_right(view, person))
            if cue.kind != "said" or "clause" not in frames:
                place = person
        if place < stop and lows[place] in cue.prepositions:
            return _finish(draft, view, place, object_right(view, place))
    if place >= stop:
        return _parenthetical(view, draft, left=left, right=place, clausal=speech)
    if "clause" in frames and tags[place] in ",I" and lows[place] not in SUBORDINATOR:
        place = _late_that(view, place, stop=stop)
    letter = tags[place]
    if letter == "{" and (speech or frames & {"object", "complement", "as"}):
        return _quoted(view, draft, place)
    if letter in ",:" and place + 1 < len(tags) and tags[place + 1] == "{" and speech:
        return _quoted(view, draft, place + 1)
    if letter == ":" and speech and place + 1 < stop:
        return _finish(draft, view, place + 1, sentence_stop(view, place + 1))
    if letter in ",.-" or letter == "I" and lows[place] not in SUBORDINATOR and not frames & {"object", "as"}:
        read = _parenthetical(view, draft, left=left, right=place, clausal=True) if speech else None
        if read is None and letter == "I" and "clause" in frames and _clausal(view, place):
            read = _finish(draft, view, place, clause_right(view, place))
        return read
    if lows[place] == "that" and "clause" in frames:
        return _finish(draft, view, place, clause_right(view, place))
    if letter == "T":
        return _finish(draft, view, place, object_right(view, place)) if "infinitive" in frames else None
    if letter == "W" or lows[place] in ("if", "whether"):
        return _finish(draft, view, place, clause_right(view, place)) if speech or "question" in frames else None
    if letter == "G" and not ("clause" in frames and _clausal(view, place)):
        return _finish(draft, view, place, object_right(view, place)) if frames & {"gerund", "object"} else None
    if "clause" in frames and _clausal(view, place):
        return _finish(draft, view, place, clause_right(view, place))
    if frames & {"object", "complement", "as"} and letter not in "VM.":
        return _finish(draft, view, place, object_right(view, place))
    if "clause" in frames and cue.kind == "said" and "object" not in frames and letter not in "IVM":
        return _finish(draft, view, place, clause_right(view, place))
    return None


def _bound_relative(view: View, draft: Draft) -> None:
    """End what "Lee, who says X, left" attributes at the comma before the main verb."""
    begin, end = draft.content[0]
    for place in range(begin + 1, end - 1):
        if view.tags[place] == "," and view.tags[place + 1] in "VM":
            draft.content = [(begin, place)]
            return


def _late_that(view: View, place: int, *, stop: int) -> int:
    """Return the "that" after something put between: "said, however, that …", "said on CNN, where he works, that …"."""
    commas = 0
    for look in range(place, min(stop - 1, place + 25)):
        letter = view.tags[look]
        if (
            letter == ","
            and view.lows[look + 1] == "that"
            or letter in "RN"
            and view.lows[look + 1] == "that"
            and commas == 0
        ):
            return look + 1
        commas += letter == ","
        if letter in "{};:" or (letter == "V" and commas == 0):
            break
    return place


def _clausal(view: View, begin: int) -> bool:
    """Tell whether a finite verb follows the words at ``begin`` before any comma: a clause, not an object."""
    stop = sentence_stop(view, begin)
    if view.tags[begin] in "OX" and begin + 1 < stop and view.tags[begin + 1] in "VMR":
        return True
    relative = False
    for place in range(begin, min(stop, begin + 30)):
        letter = view.tags[place]
        if letter in "VM":
            if not relative:
                return place > begin
            relative = False
        elif letter == "W" or view.lows[place] == "that":
            relative = True
        elif letter in ";:" or (letter == "I" and view.lows[place] in SUBORDINATOR and place > begin and not relative):
            return False
    return False


def _quote_before(view: View, left: int) -> bool:
    """Tell whether a quotation of the same sentence ends right before the cue's clause: "“Q,” he said"."""
    last = left - 1
    if view.tags[last] == "," and last > 0:
        last -= 1
    return view.tags[last] == "}" and view.low_of[left] != left


def _finish(draft: Draft, view: View, begin: int, end: int) -> Draft | None:
    if end <= begin:
        return None
    draft.content = [(begin, end)]
    if view.tags[end - 1] == "}" and draft.kind in ("said", "report"):
        draft.content += following_quotes(view, end)
    return draft


def _quoted(view: View, draft: Draft, begin: int) -> Draft | None:
    """Attach the quotation that opens at ``begin``, with the clause that goes on after it and the quotations that follow."""
    close = view.opened[begin][1] if begin in view.opened else begin + 1
    end = close
    stop = sentence_stop(view, close - 1) if view.high_of[close - 1] > close else close
    if end < stop and view.tags[end] not in ".,;:-" and not _complete(view, draft, close):
        end = max(close, clause_right(view, close))
    draft.content = [(begin, end)]
    draft.rule += " + quote"
    draft.content += following_quotes(view, end)
    return draft


def _complete(view: View, draft: Draft, close: int) -> bool:
    """Tell whether the quotation that ends at ``close`` carries its own end mark, so that nothing after it belongs to it."""
    last = view.lows[close - 2 : close - 1]
    return last in (["."], ["!"], ["?"]) or (last == [","] and draft.kind == "said")


def _parenthetical(view: View, draft: Draft, *, left: int, right: int, clausal: bool) -> Draft | None:
    """Attach what stands before the cue ("X, he said"), and what goes on after it ("X, he said, Y")."""
    if not clausal:
        return None
    before = clause_left(view, left) if draft.rule != "verb, shared" else None
    if before is None:
        return _after_comma(view, draft, right=right)
    draft.content = [before]
    draft.rule += " + before"
    stop = view.high_of[draft.cue[0]]
    if right < stop and view.tags[right] == "I":
        right = _comma(view, right, stop=stop)
    if right < stop and view.tags[right] in ",:-":
        if right + 1 < stop and view.tags[right + 1] == "{":
            close = view.opened[right + 1][1]
            draft.content.append((right + 1, close))
            draft.content += following_quotes(view, close)
        elif right + 1 < stop and view.tags[right + 1] not in "GCW" and view.tags[before[1] - 1] != "}":
            draft.content.append((right + 1, clause_right(view, right + 1)))
        else:
            draft.content += following_quotes(view, stop)
    else:
        draft.content += following_quotes(view, stop)
    return draft


def _comma(view: View, place: int, *, stop: int) -> int:
    while place < stop and view.tags[place] not in ",:.{":
        place += 1
    return place


def _after_comma(view: View, draft: Draft, *, right: int) -> Draft | None:
    """Attach the clause after "As X reported," or the quotation after "X said in Kyiv, “Q”"."""
    stop = sentence_stop(view, draft.cue[0])
    place = right if right < stop and view.tags[right] in ",:" else _comma(view, right, stop=stop)
    if place + 1 >= stop or view.tags[place] not in ",:{":
        return None
    if view.tags[place] != "{":
        place += 1
    if view.tags[place] == "{":
        return _quoted(view, draft, place)
    low = view.low_of[draft.cue[0]]
    if view.lows[low] == "as" and draft.source and draft.source[0] == low + 1:
        return _finish(draft, view, place, clause_right(view, place))
    return None


def _asked(view: View, found: Group, cue: Cue, *, head: int) -> Draft | None:
    """Read "Asked whether …, Lee said": nobody is named as asking."""
    after, stop = head + 1, view.high_of[head]
    if after + 1 >= stop:
        return None
    cue_end = after + 1 if view.lows[after] == "about" else after
    if cue_end == after and view.tags[after] != "W" and view.lows[after] not in ("if", "whether"):
        return None
    content = (cue_end, object_right(view, cue_end))
    return Draft(None, (found.start, cue_end), [content], cue.kind, cue.lemma, cue.row, "asked", found.negated, head)


def _raising(view: View, found: Group, cue: Cue, *, head: int) -> Draft | None:
    """Read "X seems to …", "it appears that …": held by nobody named."""
    subject = subject_left(view, found.start)
    after, stop = head + 1, view.high_of[head]
    if subject is None or after >= stop or view.tags[after] not in "TJRIED{E":
        return None
    content = (after, object_right(view, after))
    if view.tags[after] == "I" and view.lows[after] not in ("that", "like", "as"):
        return None
    parts = [subject, content] if view.lows[after] != "that" else [content]
    return Draft(None, (found.start, after), parts, cue.kind, cue.lemma, cue.row, "raising", found.negated, head)


def _passive(view: View, found: Group, cue: Cue, *, head: int) -> Draft | None:
    """Read "X was asked about Y", "it was stressed that …", "Z was reported by X"."""
    after, stop = head + 1, view.high_of[head]
    subject = subject_left(view, found.start)
    cue_end = after
    content: list[Range] = []
    source: Range | None = None
    if after < stop and view.lows[after] == "by" and after + 1 < stop and subject:
        source = (after + 1, phrase_end(view, after + 1, stop=stop))
        content = [subject]
    elif after < stop and view.lows[after] == "that" and "clause" in cue.frames:
        content = [(after, clause_right(view, after))]
    elif after < stop and subject and view.tags[after] == "T":
        content = [subject, (after, object_right(view, after))]
    elif after < stop and view.lows[after] in cue.prepositions and after + 1 < stop:
        cue_end = after + 1
        content = [(cue_end, object_right(view, cue_end))]
    elif after < stop and (view.tags[after] == "W" or view.lows[after] in ("if", "whether")):
        content = [(after, clause_right(view, after))]
    if not content:
        return None
    if source and source[1] <= source[0]:
        return None
    return Draft(source, (found.start, cue_end), content, cue.kind, cue.lemma, cue.row, "passive", found.negated, head)


def quote_extent(view: View, begin: int, end: int) -> int:
    """Return ``end`` moved past a quotation that it would cut."""
    return quote_stop(view, begin, end)


def is_cue(word: str) -> bool:
    """Tell whether a word begins some form of a cue."""
    return word in cues()
