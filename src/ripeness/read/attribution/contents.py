"""What is attributed: the stretch after or before a cue, quotation or clause."""

import re

from ripeness.read.attribution.groups import noun_phrase_right
from ripeness.read.attribution.lexicon import cues
from ripeness.read.attribution.view import View
from ripeness.read.attribution.words import AUXILIARY, MONTH, OBJECT_STOP, PERIOD, WEEKDAY
from ripeness.read.tokens import word_set

Range = tuple[int, int]
_LEAVING = frozenset(["while", "whereas", "which", "compared", "despite", "although"])
"""After a comma, words with which the writer, not the speaker, usually goes on."""
_SETTINGS = word_set(
    """
    statement interview email e-mail letter speech tweet post memo report release briefing conference
    """
)


def skip_time(view: View, place: int, *, stop: int) -> int:
    """Skip "Tuesday", "on May 5", "last week", "again" between a cue and what it takes."""
    while place < stop:
        width = _time_width(view, place, stop=stop)
        if not width:
            break
        place = min(place + width, stop)
    return place


def _time_width(view: View, place: int, *, stop: int) -> int:
    """Return how many tokens at ``place`` tell a time or manner; 0 if they don't."""
    word = view.lows[place]
    after = view.lows[place + 1] if place + 1 < stop else ""
    if word in WEEKDAY:
        return 1
    if word in MONTH and view.tags[place + 1 : place + 2] == "#":
        return 2
    if word in ("on", "in", "late", "early") and (after in WEEKDAY or after in MONTH):
        return 1
    if word in ("last", "this", "earlier", "later") and (after in PERIOD or after in ("this", "that")):
        return 3 if place + 2 < stop and view.lows[place + 2] in PERIOD else 2
    if word in PERIOD and place and view.lows[place - 1] in WEEKDAY:
        return 1
    return int(view.tags[place] == "R" and word not in ("how", "why", "not", "when", "where"))


def setting(view: View, place: int, *, stop: int) -> int:
    """Return the end of "in a statement", "in an interview" at ``place``; ``place`` if there is none."""
    if place + 2 < stop and view.lows[place] in ("in", "during", "via") and view.tags[place + 1] in "D$":
        end = place + 2
        while end < stop and end < place + 5 and view.tags[end] in "JNPG":
            if view.lows[end] in _SETTINGS:
                return end + 1
            end += 1
    return place


def sentence_stop(view: View, inside: int) -> int:
    """Return the end of the sentence of token ``inside``, its full stop left out."""
    stop = view.high_of[inside]
    return stop - 1 if stop - 1 > inside and view.tags[stop - 1] == "." else stop


_PAUSE = re.compile("[,CG]")


def clause_right(view: View, begin: int) -> int:
    """Return where a reported clause that begins at ``begin`` ends: before ", adding" or "and said"."""
    stop = quote_stop(view, begin, sentence_stop(view, begin))
    for match in _PAUSE.finditer(view.tags, begin + 1, stop):
        place = match.start()
        if match[0] == "," and place + 1 < stop and _goes_on(view, place + 1, begin=begin, stop=stop):
            return place
        if place > begin + 1 and match[0] == "C" and _cue_verb(view, place + 1, stop=stop):
            return place
        if place > begin + 2 and view.lows[place] == "according":
            return place
    return stop


def _goes_on(view: View, after: int, *, begin: int, stop: int) -> bool:
    """Tell whether the writer goes on after a comma: ", adding", ", according to", ", as X reported", ", while"."""
    letter, word = view.tags[after], view.lows[after]
    if letter == "G":
        return word in cues() and (word != "according" or after > begin + 2)
    if letter == "C":
        return _cue_verb(view, after + 1, stop=stop)
    if letter == "I" and word in ("as", "per"):
        return _as_told(view, after + 1, stop=stop)
    return word in _LEAVING and after > begin + 3


def _as_told(view: View, place: int, *, stop: int) -> bool:
    for look in range(place, min(stop, place + 8)):
        if view.tags[look] == "V":
            return view.lows[look] in cues()
    return False


def _cue_verb(view: View, place: int, *, stop: int) -> bool:
    """Tell whether a finite cue begins at ``place`` with no subject of its own."""
    while place < stop and (view.tags[place] in "RM" or view.lows[place] in AUXILIARY):
        place += 1
    return (
        place < stop and view.tags[place] in "VEB" and any(cue.part == "v" for cue in cues().get(view.lows[place], ()))
    )


def quote_stop(view: View, begin: int, stop: int) -> int:
    """Return ``stop``, or the end of the quotation that it would cut."""
    last = stop - 1
    size = len(view.tags)
    if last < begin or view.tags[last] not in "{_":
        if stop < size and view.tags[stop] == "}" and view.closed.get(stop, (stop + 1,))[0] >= begin:
            return stop + 1
        return stop
    while last < size and view.tags[last] in "{_":
        last += 1
    return min(last + 1, size)


def object_right(view: View, begin: int) -> int:
    """Return where an object or infinitive that begins at ``begin`` ends: at a comma, a new clause or a time."""
    tags, lows = view.tags, view.lows
    stop = quote_stop(view, begin, sentence_stop(view, begin))
    place = begin
    while place < stop:
        letter, word = tags[place], lows[place]
        if letter in ";-" and place > begin:
            break
        if letter == "," and not _listed(view, place, stop=stop):
            break
        if letter == "C" and place + 1 < stop and (tags[place + 1] in "VM" or lows[place + 1] in AUXILIARY):
            break
        if place > begin and letter == "I" and word in OBJECT_STOP and tags[place + 1 : place + 2] != "G":
            break
        if place > begin + 1 and word in WEEKDAY and tags[place - 1] not in "D$PI":
            break
        if word == "on" and place + 1 < stop and lows[place + 1] in WEEKDAY:
            break
        place += 1
    return place


def _listed(view: View, comma: int, *, stop: int) -> bool:
    """Tell whether the comma separates members of a list or adjectives rather than clauses."""
    following = view.tags[comma + 1] if comma + 1 < stop else "."
    if view.lows[comma + 1 : comma + 2] == ["including"]:
        return True
    if following not in "CNPJ#D$" or _clause_opens(view, comma + 1, stop=stop):
        return False
    if following == "C":
        return view.tags[comma + 2 : comma + 3] in ("N", "P", "J", "D", "$", "#", "I", "G")
    return any(view.tags[look] == "C" for look in range(comma + 2, min(stop, comma + 9)))


def _clause_opens(view: View, begin: int, *, stop: int) -> bool:
    """Tell whether the words after a comma have a finite verb of their own: ", and the US is preparing"."""
    for place in range(begin, min(stop, begin + 12)):
        letter = view.tags[place]
        if letter in "VM":
            return True
        if letter in ",W{" or view.lows[place] == "that":
            return False
    return False


def addressee(view: View, place: int, *, stop: int) -> int:
    """Return the end of the person spoken to at ``place``: "reporters in Manchester", "him"."""
    tags = view.tags
    if place >= stop:
        return place
    if tags[place] in "O$" and view.lows[place] in ("me", "us", "you", "him", "her", "them", "it"):
        return place + 1
    end = noun_phrase_right(view, place, stop=stop)
    while (
        end > place
        and end + 1 < stop
        and tags[end] == "I"
        and view.lows[end] not in ("that", "about", "if", "of", "as")
    ):
        inner = noun_phrase_right(view, end + 1, stop=stop)
        if inner == end + 1:
            break
        end = _past_region(view, inner, stop=stop)
    return end


def _past_region(view: View, end: int, *, stop: int) -> int:
    """Return the end of ", New Hampshire," after a town at ``end``; ``end`` if there is none."""
    tags = view.tags
    if end + 1 < stop and tags[end] == "," and tags[end - 1] == "P" and tags[end + 1] == "P":
        last = end + 1
        while last < stop and tags[last] == "P":
            last += 1
        if last < stop and (tags[last] in ",TW" or view.lows[last] in ("on", "that")):
            return last + 1 if tags[last] == "," else last
    return end


def _without_subject(view: View, place: int, end: int, *, stop: int) -> int:
    """Give back the subject of the clause that a noun phrase swallowed: "told reporters Lee is", "told CNN Lee is"."""
    tags = view.tags
    if end >= stop or tags[end] not in "VMR":
        return end
    for cut in range(place + 1, end):
        shouted = tags[cut - 1] == "P" and view.tokens.word(cut - 1).isupper() and end - place > 1
        if tags[cut] == "P" and (tags[cut - 1] == "N" or shouted):
            return cut
    return end


def clause_left(view: View, before: int) -> Range | None:
    """Return the quotation or clause that ends just before token ``before``: "“Q,” he said", "X is near, he said"."""
    tags = view.tags
    last = before - 1
    if last < 0:
        return None
    low = view.low_of[last]
    if tags[last] == "," and last - 1 >= low and tags[last - 1] == "}":
        last -= 1
    if tags[last] == "}":
        quote = view.closed.get(last)
        if quote is None:
            return None
        begin = quote[0]
        start = view.low_of[begin]
        if begin > start and tags[begin - 1] not in ".:":
            start = _skip_conjunction(view, start)
            return start, last + 1
        return begin, last + 1
    if tags[last] == "," and last > low:
        start = _clause_start(view, last, low=low)
        return (start, last) if tags[start:last].strip("RC,") else None
    return None


def _skip_conjunction(view: View, start: int) -> int:
    return start + 1 if view.tags[start] == "C" else start


def _clause_start(view: View, comma: int, *, low: int) -> int:
    """Return where the clause before ``comma`` begins: the sentence, or the quotation that its first words close."""
    place = comma
    while place > low:
        if view.tags[place - 1] == ";":
            return place
        place -= 1
    if view.tags[low] in "_" and low > 0:
        while low > 0 and view.tags[low] != "{":
            low -= 1
    return _skip_conjunction(view, low)


def following_quotes(view: View, end: int) -> list[Range]:
    """Return the quotations that follow the sentence ending at ``end`` directly and nobody else claims."""
    found: list[Range] = []
    tags, tokens = view.tags, view.tokens
    size = len(tags)
    while end < size and tags[end] == ".":
        end += 1
    while end < size and tags[end] == "{":
        begin, close, continues = view.opened.get(end, (end, end, False))
        gap = tokens.text[tokens.end[end - 1] : tokens.start[end]]
        if close <= begin or ("\n" in gap and not continues and not _alone(view, close)):
            break
        after = close
        if after < size and tags[after] not in ".{" and view.low_of[after] != after:
            break
        found.append((begin, close))
        end = close
        while end < size and tags[end] == ".":
            end += 1
    return found


def _alone(view: View, close: int) -> bool:
    """Tell whether the quotation that ends at ``close`` ends its paragraph."""
    tokens = view.tokens
    return close >= len(tokens) or "\n" in tokens.text[tokens.end[close - 1] : tokens.start[close]]
