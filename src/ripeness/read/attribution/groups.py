"""Verb groups and noun phrases around a token: small walks over the letters of a `View`."""

import re
from dataclasses import dataclass

from ripeness.read.attribution.view import View
from ripeness.read.attribution.words import AUXILIARY, BE, CATENATIVE, HAVE, NEGATION, WEEKDAY

_NOUN_PHRASE = re.compile(r"O|D?[D$#]?[RJ#'NPEG~$]*?[NP#~](?:[NP#'J~]*[NP#~])?|D")


@dataclass(frozen=True, slots=True)
class Group:
    """A verb group: tokens ``start`` to the verb; how its verb stands in the clause."""

    start: int
    finite: bool
    passive: bool
    negated: bool
    infinitive: bool


def group(view: View, verb: int) -> Group:
    """Return the verb group that ends with token ``verb``: auxiliaries, modals and adverbs before it."""
    tags, lows = view.tags, view.lows
    low = view.low_of[verb]
    begin = verb
    infinitive = False
    finite = tags[verb] == "V"
    helper = ""
    negated = False
    while begin > low:
        letter, word = tags[begin - 1], lows[begin - 1]
        if word in AUXILIARY and letter not in "'_":
            helper = helper or word
            finite = finite or letter in "VM" or word in ("'d", "'s", "'ve", "'re")
        elif letter == "M" or word == "'ll":
            finite = True
        elif letter == "T" and not infinitive and begin - 2 >= low and tags[begin:verb].strip("R") == "":
            if lows[begin - 2] in CATENATIVE:
                begin -= 1
                finite = tags[begin - 1] in "VM" or finite
                helper = ""
                infinitive = False
                begin -= 0
            elif lows[begin - 2] == "on" and begin - 3 >= low and lows[begin - 3] in CATENATIVE:
                begin -= 2
                finite = tags[begin - 1] == "V" or finite
            else:
                infinitive = True
        elif letter != "R" or lows[begin - 1] in WEEKDAY:
            break
        negated = negated or word in NEGATION
        begin -= 1
    while begin < verb and tags[begin] == "R" and (begin == low or tags[begin - 1] in ",}C"):
        begin += 1
    passive = helper in BE and tags[verb] in "EV" and tags[verb] != "G" and begin < verb
    if tags[verb] == "E" and not helper:
        finite = False
    if helper in HAVE:
        finite = finite or not infinitive
    return Group(begin, finite and not infinitive, passive, negated, infinitive)


def noun_phrase_right(view: View, begin: int, *, stop: int) -> int:
    """Return the end of the base noun phrase that begins at ``begin`` ("the Fox News host"), or ``begin`` if none does."""
    match = _NOUN_PHRASE.match(view.tags, begin, stop)
    return match.end() if match else begin
