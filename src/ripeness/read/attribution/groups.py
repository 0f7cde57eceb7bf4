"""Verb groups and noun phrases around a token: small walks over the letters of a `View`."""

import re
from typing import NamedTuple

from ripeness.read.attribution.view import View
from ripeness.read.attribution.words import AUXILIARY, BE, CATENATIVE, HAVE, NEGATION, WEEKDAY

_NOUN_PHRASE = re.compile(r"O|D?[D$#]?[RJ#'NPEG~$]*?[NP#~](?:[NP#'J~]*[NP#~])?|D")


class Group(NamedTuple):
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
    infinitive = negated = False
    finite = tags[verb] == "V"
    helper = ""
    while begin > low:
        letter, word = tags[begin - 1], lows[begin - 1]
        if word in AUXILIARY and letter not in "'_":
            helper = helper or word
            finite = finite or letter in "VM" or word in _SHORT
        elif letter == "M" or word == "'ll":
            finite = True
        elif letter == "T" and not infinitive and not tags[begin:verb].strip("R"):
            chained = _chained(view, begin - 1, low=low)
            infinitive = chained == begin - 1
            finite = finite or (not infinitive and tags[chained] in "VM")
            begin = chained + 1
        elif letter != "R" or word in WEEKDAY:
            break
        negated = negated or word in NEGATION
        begin -= 1
    while begin < verb and tags[begin] == "R" and (begin == low or tags[begin - 1] in ",}C"):
        begin += 1
    passive = helper in BE and tags[verb] in "EV" and begin < verb
    if tags[verb] == "E" and not helper:
        finite = False
    return Group(begin, (finite or helper in HAVE) and not infinitive, passive, negated, infinitive)


_SHORT = frozenset(["'d", "'s", "'ve", "'re"])


def _chained(view: View, to: int, *, low: int) -> int:
    """Return the verb that "to" hangs on in "went on to say", "continued to insist"; ``to`` itself if on none."""
    if to - 1 >= low and view.lows[to - 1] in CATENATIVE:
        return to - 1
    if to - 2 >= low and view.lows[to - 1] == "on" and view.lows[to - 2] in CATENATIVE:
        return to - 2
    return to


def noun_phrase_right(view: View, begin: int, *, stop: int) -> int:
    """Return the end of the base noun phrase that begins at ``begin`` ("the Fox News host"), or ``begin``."""
    match = _NOUN_PHRASE.match(view.tags, begin, stop)
    return match.end() if match else begin
