"""What a verb takes: the quotation, clause, infinitive or object after it, or what stands before it."""

from typing import NamedTuple

from ripeness.read.attribution.contents import (
    addressee,
    clause_left,
    clause_right,
    following_quotes,
    object_right,
    sentence_stop,
    setting,
    skip_time,
)
from ripeness.read.attribution.lexicon import Cue
from ripeness.read.attribution.model import Draft
from ripeness.read.attribution.view import View
from ripeness.read.attribution.words import SUBORDINATOR


class Reading(NamedTuple):
    """A verb being read: its draft, its row, where its clause begins, and where its sentence ends."""

    view: View
    draft: Draft
    cue: Cue
    left: int
    stop: int

    @property
    def speech(self) -> bool:
        """Whether the verb takes a clause or a quotation."""
        return "clause" in self.cue.frames or "quote" in self.cue.frames


def attach(reading: Reading) -> Draft | None:
    """Attach what stands after the cue, else what stands before it."""
    view, draft, stop = reading.view, reading.draft, reading.stop
    place = draft.cue[1]
    after = skip_time(view, place, stop=stop)
    if reading.speech and view.tags[after : after + 2] != ":{" and _quote_before(reading):
        end = setting(view, place, stop=stop)
        draft.cue = (draft.cue[0], end)
        return before_cue(reading, max(after, end))
    if place < stop and view.lows[place] in reading.cue.prepositions and place + 1 < stop:
        draft.cue = (draft.cue[0], place + 1)
        return _object(reading, place + 1, "preposition")
    if reading.speech:
        end = setting(view, place, stop=stop)
        draft.cue = (draft.cue[0], max(end, draft.cue[1]))
        place = skip_time(view, end, stop=stop)
    elif place < after < stop and view.tags[after] in _OPENS_OBJECT:
        place = after  # "rejected on Tuesday any such plan"
    if "addressee" in reading.cue.frames and place < stop:
        return _spoken_to(reading, place)
    return _after(reading, place)


def _quote_before(reading: Reading) -> bool:
    """Tell whether a quotation of the same sentence ends right before the cue's clause: "“Q,” he said"."""
    view, last = reading.view, reading.left - 1
    if last < 0 or reading.draft.rule.startswith("verb, shared") or view.low_of[reading.left] == reading.left:
        return False
    if view.tags[last] == "," and last > 0:
        last -= 1
    return view.tags[last] == "}"


def _spoken_to(reading: Reading, person: int) -> Draft | None:
    """Attach what follows the person spoken to: "told reporters that …", "urged Kyiv to …"."""
    view, cue, stop = reading.view, reading.cue, reading.stop
    place = skip_time(view, addressee(view, person, stop=stop), stop=stop)
    if "infinitive" in cue.frames and cue.lemma != "tell" and place > person:
        if place < stop and view.tags[place] == "T":
            return _object(reading, person, "infinitive")
        if cue.kind != "said" or "clause" not in cue.frames:
            place = person
    if place < stop and view.lows[place] in cue.prepositions:
        return _object(reading, place, "preposition")
    return _after(reading, place)


def _after(reading: Reading, place: int) -> Draft | None:
    """Attach by the first letter of what comes next."""
    view, frames, stop = reading.view, reading.cue.frames, reading.stop
    if place < stop and "clause" in frames and view.tags[place] in ",I" and view.lows[place] not in SUBORDINATOR:
        place = _late_that(view, place, stop=stop)
    if place >= stop:
        return before_cue(reading, place) if reading.speech else None
    quote = _quote_after(reading, place)
    if quote is not None:
        return quoted(reading, quote)
    letter, word = view.tags[place], view.lows[place]
    if letter == ":" and reading.speech and place + 1 < stop:
        return _finish(reading, place + 1, sentence_stop(view, place + 1), name="clause")
    if letter == "I" and "infinitive" in frames and (late := _late_infinitive(view, place, stop=stop)):
        return _object(reading, late, "infinitive")
    if letter in ",.-" or (letter == "I" and word not in SUBORDINATOR and not frames & {"object", "as"}):
        return _interrupted(reading, place)
    if letter == "T":
        return _object(reading, place, "infinitive") if "infinitive" in frames else None
    if letter == "W" or word in ("if", "whether"):
        return _clause(reading, place) if reading.speech or "question" in frames else None
    return _clause_or_object(reading, place)


def _quote_after(reading: Reading, place: int) -> int | None:
    """Return where the quotation that the verb takes opens: here, or after a comma or colon."""
    tags = reading.view.tags
    if tags[place] == "{" and (reading.speech or reading.cue.frames & {"object", "complement", "as"}):
        return place
    return place + 1 if reading.speech and tags[place] in ",:" and tags[place + 1 : place + 2] == "{" else None


def _interrupted(reading: Reading, place: int) -> Draft | None:
    """Attach around a comma or preposition: "X is near, he said in Kyiv", "said in politics it takes time"."""
    if not reading.speech:
        return None
    view = reading.view
    if (
        view.lows[place] in ("about", "around")
        and view.tags[place + 1 : place + 2] in ("#", "J", "N", "D")
        and ("clause" in reading.cue.frames and view.lows[place] not in reading.cue.prepositions)
    ):
        return _clause(reading, place)
    found = before_cue(reading, place)
    if found is None and view.tags[place] == "I" and "clause" in reading.cue.frames and _clausal(view, place):
        return _clause(reading, place)
    return found


def _clause_or_object(reading: Reading, place: int) -> Draft | None:
    view, cue = reading.view, reading.cue
    letter, frames = view.tags[place], cue.frames
    clause = "clause" in frames and (view.lows[place] == "that" or _clausal(view, place))
    if clause:
        return _clause(reading, place)
    if letter == "G":
        return _object(reading, place, "gerund") if frames & {"gerund", "object"} else None
    if frames & {"object", "complement", "as"} and letter not in "VM.":
        return _object(reading, place, "object")
    if cue.lemma in _SURE and letter not in "IVM":
        return _clause(reading, place)
    return None


_OPENS_OBJECT = frozenset("DNPJ$#")
_SETTING_TAGS = frozenset("IDJNP#$R~")


def _late_infinitive(view: View, place: int, *, stop: int) -> int | None:
    """Return the "to" after time and place: "agreed at a second round of talks in Geneva on Thursday to open"."""
    for look in range(place, min(stop - 1, place + 16)):
        if view.tags[look] == "T":
            return look if view.tags[look + 1] == "B" else None
        if view.tags[look] not in _SETTING_TAGS:
            return None
    return None


_SURE = frozenset(["say", "tell", "add"])
"""Verbs whose clause is taken even if no finite verb was seen in it."""


def _late_that(view: View, place: int, *, stop: int) -> int:
    """Return the "that" after something put between: "said, however, that …", "said on CNN, where he works, that …"."""
    commas = 0
    for look in range(place, min(stop - 1, place + 25)):
        letter, that = view.tags[look], view.lows[look + 1] == "that"
        if that and (letter == "," or (letter in "RNP#~" and commas == 0)):
            return look + 1
        commas += letter == ","
        if letter in "{};:" or (letter == "V" and commas == 0):
            break
    return place


def _clausal(view: View, begin: int) -> bool:
    """Tell whether a finite verb follows the words at ``begin`` before any comma: a clause, not an object."""
    stop = min(sentence_stop(view, begin), begin + 30)
    if view.tags[begin] in "OX" and view.tags[begin + 1 : begin + 2] in ("V", "M", "R"):
        return True
    relative = False
    for place in range(begin, stop):
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


def _clause(reading: Reading, begin: int) -> Draft | None:
    return _finish(reading, begin, clause_right(reading.view, begin), name="clause")


def _object(reading: Reading, begin: int, name: str) -> Draft | None:
    return _finish(reading, begin, object_right(reading.view, begin), name=name)


def _finish(reading: Reading, begin: int, end: int, *, name: str) -> Draft | None:
    if end <= begin:
        return None
    view, draft = reading.view, reading.draft
    draft.content = [(begin, end)]
    draft.rule += f" + {name}"
    if view.tags[end - 1] == "}" and draft.kind in ("said", "report"):
        draft.content += following_quotes(view, end)
    return draft


def quoted(reading: Reading, begin: int) -> Draft:
    """Attach the quotation that opens at ``begin``, the clause that goes on after it and the quotations that follow."""
    view, draft = reading.view, reading.draft
    close = view.opened[begin][1] if begin in view.opened else begin + 1
    end = close
    stop = sentence_stop(view, close - 1) if view.high_of[close - 1] > close else close
    if end < stop and view.tags[end] not in ".,;:-" and not _complete(view, draft, close):
        end = max(close, clause_right(view, close))
    draft.content = [(begin, end), *following_quotes(view, end)]
    draft.rule += " + quote"
    return draft


def _complete(view: View, draft: Draft, close: int) -> bool:
    """Tell whether the quotation that ends at ``close`` carries its own end mark: nothing after it belongs to it."""
    last = view.lows[close - 2 : close - 1]
    return last in (["."], ["!"], ["?"]) or (last == [","] and draft.kind == "said")


def before_cue(reading: Reading, right: int) -> Draft | None:
    """Attach what stands before the cue ("X, he said"), and what goes on after it ("X, he said, Y")."""
    view, draft, stop = reading.view, reading.draft, reading.stop
    before = clause_left(view, reading.left) if not draft.rule.startswith("verb, shared") else None
    if before is None:
        return _after_comma(reading, right)
    if "clause" not in reading.cue.frames and "}" not in view.tags[before[0] : before[1]]:
        return None
    draft.content = [before]
    draft.rule += " + before"
    if right < stop and view.tags[right] == "I":
        right = _comma(view, right, stop=stop)
    following = view.tags[right + 1] if right + 1 < stop and view.tags[right] in ",:-" else "."
    if following == "{":
        close = view.opened[right + 1][1] if right + 1 in view.opened else right + 2
        draft.content += [(right + 1, close), *following_quotes(view, close)]
    elif following not in ".GCW" and view.tags[before[1] - 1] != "}":
        draft.content.append((right + 1, clause_right(view, right + 1)))
    else:
        draft.content += following_quotes(view, stop)
    return draft


def _comma(view: View, place: int, *, stop: int) -> int:
    while place < stop and view.tags[place] not in ",:.{":
        place += 1
    return place


def _starts(view: View, low: int, first: int) -> bool:
    """Tell whether only "as", "but" or the like stands before the subject: "As X reported, …", "But, he said, …"."""
    before = [word for word, letter in zip(view.lows[low:first], view.tags[low:first], strict=True) if letter != ","]
    if not before or len(before) > 3:
        return False
    return before[-1] == "as" or not view.tags[low:first].strip("CR,")


def _after_comma(reading: Reading, right: int) -> Draft | None:
    """Attach the clause after "As X reported," or the quotation after "X said in Kyiv, “Q”"."""
    view, draft = reading.view, reading.draft
    stop = sentence_stop(view, draft.cue[0])
    place = right if right < stop and view.tags[right] in ",:" else _comma(view, right, stop=stop)
    if place + 1 >= len(view.tags) or place >= stop or view.tags[place] not in ",:{":
        return None
    if view.tags[place] != "{":
        place += 1
    if view.tags[place] == "{":
        return quoted(reading, place)
    low = view.low_of[draft.cue[0]]
    if place < stop and draft.source and _starts(view, low, draft.source[0]):
        return _clause(reading, place)
    return None
