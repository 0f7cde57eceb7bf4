"""Whose verb is it: the noun phrase before a verb group, or after it where the order is turned round."""

from ripeness.read.attribution.lexicon import cues
from ripeness.read.attribution.view import View
from ripeness.read.attribution.words import ARTICLES, MONTH, OBJECT_PRONOUN, RELATIVE, SUBORDINATOR, WEEKDAY

Range = tuple[int, int]

_INSIDE = frozenset("NPJ#D$'~(GERu?p")
_END = frozenset("NP#$D)J'~G(OE")
_REACH = 60


def subject_left(view: View, begin: int) -> Range | None:
    """Return the subject that ends just before token ``begin``, or None if none stands there."""
    low = view.low_of[begin]
    if begin <= low:
        return None
    last = begin - 1
    letter, word = view.tags[last], view.lows[last]
    if letter == "O":
        return _after_preposition(view, last, low=low) if word in OBJECT_PRONOUN else (last, begin)
    if letter == "~" and last - 2 > low and view.tags[last - 1] == ",":
        return _before_comma(view, last - 1, low=low)
    if letter == "W" or (word == "that" and last > low and view.tags[last - 1] in "NP#,)"):
        return (last, begin) if word in RELATIVE else None
    if letter == "," and last - 1 > low:
        return _before_comma(view, last, low=low)
    if letter == "-" and last - 1 > low:
        return _before_dash(view, last, low=low)
    if letter not in _END and not (letter == "." and view.tags[last - 1] == "P"):
        return None
    start = _walk_left(view, last, low=low)
    stop = begin
    while stop > start and (view.lows[stop - 1] in WEEKDAY or view.tags[stop - 1] in "R("):
        if view.tags[stop - 1] == "(" and view.lows[stop - 1] != "(":
            break
        if view.lows[stop - 1] in WEEKDAY and stop - 1 > start and view.tags[stop - 2] == "I":
            break
        stop -= 1
    if view.lows[stop - 1] in ARTICLES or not any(letter in "NPJ#DOE" for letter in view.tags[start:stop]):
        return None
    return start, stop


def _after_preposition(view: View, last: int, *, low: int) -> Range | None:
    """Return the subject that ends with a pronoun in it: "a source close to him"."""
    if last - 2 < low or view.tags[last - 1] not in "IT":
        return None
    start = _walk_left(view, last - 2, low=low)
    return (start, last + 1) if start < last - 1 else None


def _walk_left(view: View, last: int, *, low: int) -> int:
    """Return where the noun phrase that ends at ``last`` begins; ``last + 1`` if there is none."""
    tags, lows = view.tags, view.lows
    place = last + 1
    conjunction = listed = 0
    floor = max(low, last - _REACH)
    while place > floor:
        letter, word = tags[place - 1], lows[place - 1]
        if letter in _INSIDE or (letter == "I" and word not in SUBORDINATOR):
            place -= 1
        elif letter == "C" and word != "but" and place - 1 > floor and tags[place - 2] in "NP#'~,$DOJ)":
            conjunction = place
            place -= 1
        elif letter == "," and conjunction and place - 1 > floor and tags[place - 2] in "NP#~":
            listed = place
            place -= 1
        elif letter == "." and place - 2 >= floor and tags[place - 2] in "NP":
            place -= 1
        elif letter == "O" and conjunction and place == conjunction - 1:
            place -= 1
            break
        elif letter == "V" and _reduced(view, place - 1):
            place -= 1
        elif letter in "VMBT":
            relative = _relative_start(view, place - 1, floor=floor)
            if relative is None:
                place = listed or conjunction or place
                break
            place = relative
        else:
            break
    if place == floor and floor > low:
        return last + 1
    return _trim_front(view, place, stop=last + 1)


def _reduced(view: View, verb: int) -> bool:
    """Tell whether a verb in -ed before another verb is a participle: "a poll released on Tuesday showed"."""
    word = view.lows[verb]
    if not word.endswith("ed") or view.tags[verb - 1 : verb] not in ("N", "P", "D", "#", "J"):
        return False
    return word not in cues() or (word in _ISSUED and view.tags[verb + 1 : verb + 2] in ("I", "V", "P", "R"))


_ISSUED = frozenset(["released", "published", "issued", "posted", "reported", "quoted", "identified", "named", "cited"])


def _relative_start(view: View, verb: int, *, floor: int) -> int | None:
    """Return the relative pronoun of the clause that ``verb`` belongs to, if that clause hangs on a noun."""
    place = verb
    finite = view.tags[verb] == "V"
    while place > floor and verb - place < 8:
        letter = view.tags[place - 1]
        if (letter == "W" and view.lows[place - 1] in RELATIVE) or (view.lows[place - 1] == "that" and letter in "IDW"):
            return place - 1 if place - 2 >= floor and view.tags[place - 2] in "NP#'" else None
        if letter in ".;:{}_,-" or (letter == "V" and finite):
            return None
        finite = finite or letter == "V"
        place -= 1
    return None


def _trim_front(view: View, start: int, *, stop: int) -> int:
    """Skip what can't begin a noun phrase: adverbs, a leading prepositional phrase, a day."""
    tags, lows = view.tags, view.lows
    while start < stop:
        letter, word = tags[start], lows[start]
        if letter in "IR" and start + 2 < stop and lows[start + 1] in ("least", "most", "half"):
            return start
        if (
            (
                letter in "RC'G?up)"
                and not (letter == "R" and start + 1 < stop and tags[start + 1] in "#J" and letter != "G")
            )
            or word in WEEKDAY
            or (letter == "E" and start + 1 < stop and tags[start + 1] in "ID")
        ):
            start += 1
        elif letter == "I":
            start += 1
            month = False
            while start < stop and tags[start] in "D$J#R'":
                start += 1
            while start < stop and tags[start] in "NP#":
                month = lows[start] in MONTH or lows[start] in WEEKDAY
                start += 1
                if month:
                    while start < stop and tags[start] == "#":
                        start += 1
                    break
        else:
            return start
    return start


def _before_comma(view: View, comma: int, *, low: int) -> Range | None:
    """Return the subject of a verb that a comma precedes: "Lee, the envoy, said", "Lee, in Kyiv, said"."""
    tags = view.tags
    floor = max(low, comma - _REACH)
    best: Range | None = None
    place = comma - 1
    tried = 0
    while place > floor and tried < 7:
        if tags[place] in "_{};:":
            break
        if tags[place] == ",":
            tried += 1
            start = _walk_left(view, place - 1, low=low) if tags[place - 1] in "NP#(~OJ" else place
            if tags[place - 1] == "O":
                start = place - 1
            if start < place:
                opening = tags[place + 1]
                whole = opening in "DNPJ#W$" or (opening == "I" and view.lows[place + 1] == "of")
                best = (start, comma if whole else place)
                if (
                    start == low
                    or tags[start - 1] in "}C.:;I"
                    or (tags[start - 1] == "," and _introduced(view, start, low=low))
                    or (tags[start - 1] == "," and any(letter in "VM" for letter in tags[low : start - 1]))
                ):
                    return best
        place -= 1
    return best


def _before_dash(view: View, dash: int, *, low: int) -> Range | None:
    """Return the subject before words between dashes: "Lee — who led the talks — said"."""
    for place in range(dash - 1, max(low, dash - _REACH), -1):
        if view.tags[place] in "_{};":
            return None
        if view.tags[place] == "-":
            start = _walk_left(view, place - 1, low=low)
            return (start, place) if start < place else None
    return None


def noun_before(view: View, begin: int) -> Range | None:
    """Return the noun that a participle follows directly: "an item suggesting", "a family of groups supporting"."""
    low = view.low_of[begin]
    start = begin
    while start > low and (view.tags[start - 1] in "NPJ#$~" or view.lows[start - 1] == "of"):
        start -= 1
    while start > low and view.tags[start - 1] == "D":
        start -= 1
        while start > low + 1 and view.lows[start - 1] == "of" and view.tags[start - 2] in "N#D":
            start -= 2
            while start > low and view.tags[start - 1] in "J#D":
                start -= 1
    while start < begin and view.lows[start] == "of":
        start += 1
    return (start, begin) if any(letter in "NP#" for letter in view.tags[start:begin]) else None


def _introduced(view: View, start: int, *, low: int) -> bool:
    """Tell whether the words up to the comma before ``start`` are an introduction ("On Monday,")."""
    place = start - 2
    while place > low and view.tags[place - 1] not in ",}":
        place -= 1
    return view.tags[place] in "IRGETWC" or view.lows[place] in SUBORDINATOR


def subject_right(view: View, begin: int) -> Range | None:
    """Return the noun phrase that follows a cue in turned order: "said Samantha Phillips, the city's director"."""
    stop = view.high_of[begin - 1]
    tags = view.tags
    if begin >= stop:
        return None
    if tags[begin] == "O":
        return None if view.lows[begin] in OBJECT_PRONOUN else (begin, begin + 1)
    if tags[begin] not in "NPDJ#$~" and not (tags[begin] == "E" and tags[begin + 1 : begin + 2] in ("J", "N", "P")):
        return None
    return begin, phrase_end(view, begin, stop=stop)


def phrase_end(view: View, begin: int, *, stop: int) -> int:
    """Return the end of a long noun phrase: with its prepositional phrases, appositions and relative clauses."""
    tags, lows = view.tags, view.lows
    place = begin
    relative = False
    while place < stop:
        letter = tags[place]
        if letter in "NPJ#D$'~(?uGEIRC":
            relative = relative or (lows[place] == "that" and place > begin and tags[place - 1] in "NP")
            if letter == "I" and lows[place] in SUBORDINATOR and lows[place] not in ("that", "than"):
                break
            if letter == "R" and lows[place] in WEEKDAY:
                break
        elif letter == "." and place + 1 < stop and tags[place - 1] == "P":
            pass
        elif letter == "W":
            relative = True
        elif letter == ",":
            following = tags[place + 1] if place + 1 < stop else "."
            if following not in "DPN#W$J" or (following == "W" and lows[place + 1] not in RELATIVE):
                break
        elif (letter in "VMBTpO" and relative) or (
            letter in "-" and place + 1 < stop and tags[place + 1] in "NPD" and relative
        ):
            pass
        else:
            break
        place += 1
    while place > begin and tags[place - 1] in ",CIR":
        place -= 1
    return place
