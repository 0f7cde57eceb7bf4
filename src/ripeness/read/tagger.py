"""Parts of speech by a small linear model: one letter a token, the whole document in a few array operations.

The model was trained by ``eval/tagger/train.py`` on open text (White House releases, public domain; kremlin.ru, CC BY
4.0; addresses of Ukrainian officials, CC0) that spaCy's small English pipeline (MIT) had tagged. It has no recurrence:
every token is judged by itself and two neighbours on each side, so documents of any length take linear time.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from ripeness.read.tables import rows
from ripeness.read.tokens import Tokens

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

CLASSES = "NPJ#DO$'BVGEMRITCWXpu?,.;:-(q"
"""The letters, those that the model tells apart (`JUDGED` of them) first.

N common noun, P proper noun, J adjective, # number, D determiner, O personal pronoun, $ possessive pronoun,
' possessive clitic, B base form, V finite verb, G -ing form, E participle, M modal, R adverb, I preposition or
subordinator, T "to", C conjunction, W wh-word, X "there", p particle, u interjection, ? other;
marks: , . ; : - ( (brackets) q (quotes).
"""
JUDGED = 22

MARKS = {
    ",": ",",
    **dict.fromkeys([".", "!", "?", "…"], "."),
    ";": ";",
    ":": ":",
    **dict.fromkeys(["-", "–", "—", "―", "‒", "--"], "-"),
    **dict.fromkeys("()[]{}", "("),
    **dict.fromkeys(['"', "“", "”", "«", "»", "„", "‘", "’", "''", "``", "'", "`", "‹", "›", "‚"], "q"),
}
"""Tokens whose letter needs no model."""

NEGATED = {
    **dict.fromkeys(
        ["isn't", "aren't", "wasn't", "weren't", "hasn't", "haven't", "hadn't", "doesn't", "don't", "didn't", "ain't"],
        "V",
    ),
    **dict.fromkeys(
        ["won't", "can't", "couldn't", "wouldn't", "shouldn't", "mustn't", "cannot", "needn't", "mightn't"], "M"
    ),
}
"""Auxiliaries written in one with their negation."""

HASH_BITS = 15
BOUNDARY, UNSEEN = 0, 1


@dataclass(frozen=True)
class Model:
    """Word numbers, their ambiguity classes and sole letters, and a table of weights for each template of features."""

    word_ids: dict[str, int]
    suffix_ids: dict[str, int]
    ambiguity: Ints
    near: Ints
    sole: npt.NDArray[np.int8]
    tables: list[npt.NDArray[np.int16]]


def word_id(model: Model, low: str) -> int:
    """Return the number of a lower-cased word: its own, else that of its ending."""
    found = model.word_ids.get(low)
    if found is not None:
        return found
    if low[0].isdigit():
        return model.suffix_ids.get("<digits>", UNSEEN)
    if not low[0].isalpha():
        return UNSEEN
    key = ("-" if "-" in low else "") + low[-3:]
    return model.suffix_ids.get(key, model.suffix_ids.get(low[-2:], model.suffix_ids[""]))


_UPPER = np.array([chr(code).isupper() for code in range(0x590)] + [False])


def shapes(text: str, starts: Ints, *, first: Flags) -> Ints:
    """Return 0 lower case, 1 capital, 2 two capitals, 3 and 4 the same at the start of a sentence, for every token."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    upper = _UPPER[np.minimum(codes, len(_UPPER) - 1)]
    big = upper[starts]
    both = big & upper[np.minimum(starts + 1, len(upper) - 1)]
    return np.asarray((big.astype(np.int64) + both) + 2 * (first & big), dtype=np.int64)


def templates(words: Ints, shape: Ints, first: Flags, *, model: Model, pick: Ints) -> list[Ints]:
    """Return, for each template, the row of its table for the tokens picked."""
    size = len(words)
    kind = np.zeros(size + 4, dtype=np.int64)
    kind[2:-2] = model.ambiguity[words] * 5 + shape
    near = np.full(size + 2, BOUNDARY, dtype=np.int64)
    near[1:-1] = model.near[words]
    begins = np.concatenate((first, [True, True]))
    at_start, at_end = begins[pick], begins[pick + 1]
    here = kind[pick + 2]
    kind_1 = np.where(at_start, 0, kind[pick + 1])
    kind1 = np.where(at_end, 0, kind[pick + 3])
    kind_2 = np.where(at_start | begins[pick - 1], 0, kind[pick])
    kind2 = np.where(at_end | begins[pick + 2], 0, kind[pick + 4])
    near_1 = np.where(at_start, BOUNDARY, near[pick])
    near1 = np.where(at_end, BOUNDARY, near[pick + 2])
    return [
        words[pick],
        near_1,
        near1,
        here,
        _hash(kind_1, here, 1),
        _hash(here, kind1, 2),
        _hash(_hash(kind_1, here, 3), kind1, 3),
        _hash(_hash(kind_2, kind_1, 4), here, 4),
        _hash(_hash(here, kind1, 5), kind2, 5),
        _hash(near_1, here, 6),
        _hash(here, near1, 7),
    ]


def _hash(left: Ints, right: Ints, salt: int) -> Ints:
    mixed = left * 0x9E3779B1 + right * 0x85EBCA77 + salt * 0xC2B2AE3D
    mixed ^= mixed >> 15
    mixed *= 0x2C1B3C6D
    mixed ^= mixed >> 13
    mixed &= (1 << HASH_BITS) - 1
    return mixed


@cache
def load() -> Model:
    """Return the model that ships with the package; it is read once."""
    with files("ripeness.read").joinpath("lexicons/tagger.npz").open("rb") as stream, np.load(stream) as data:
        words = str(data["words"]).split("\n")
        suffixes = str(data["suffixes"]).split("\n")
        tables = [data[f"table{number}"].astype(np.int16) for number in range(int(data["count"]))]
        ambiguity, near = data["ambiguity"].astype(np.int64), data["near"].astype(np.int64)
        sole = data["sole"]
    word_ids = {word: number + 2 for number, word in enumerate(words)}
    word_ids |= impartial(word_ids)
    suffix_ids = {suffix: number + 2 + len(words) for number, suffix in enumerate(suffixes)}
    return Model(word_ids, suffix_ids, ambiguity, near, sole, tables)


STAND_INS = {"names": "germany", "demonyms": "german", "metonyms": "berlin", "first": "olaf", "last": "scholz"}
"""For each kind of name the known word that stands for all of its kind."""

_NOT_NAMES = frozenset({"us", "polish"})
"""Names that are also common words in lower case; they keep a number of their own."""


def impartial(word_ids: Mapping[str, int]) -> dict[str, int]:
    """Return the listed names of states and people with one number a kind.

    The model saw some of them more often than others in training; with numbers of their own, exchanging two parties'
    names would change how a sentence is read.
    """
    kinds: dict[str, str] = {}
    for state in rows("states"):
        kinds |= dict.fromkeys([state["name"], *state["aliases"].split("|")], "names")
        kinds |= dict.fromkeys(state["demonyms"].split("|"), "demonyms")
        kinds |= dict.fromkeys(state["metonyms"].split("|"), "metonyms")
    for person in rows("people"):
        for name in [person["name"], *person["aliases"].split("|")] if person["alone"] == "yes" else []:
            kinds |= dict.fromkeys(name.split()[:-1], "first") | dict.fromkeys(name.split()[-1:], "last")
    single = {name.lower(): kind for name, kind in kinds.items() if name.isalpha() and len(name) > 1}
    return {name: word_ids[STAND_INS[kind]] for name, kind in single.items() if name not in _NOT_NAMES}


_LETTERS = np.frombuffer(CLASSES.encode(), dtype=np.uint8)


def tag(tokens: Tokens, first: Flags, starts: Ints) -> bytes:
    """Return one letter of `CLASSES` for each token, in ASCII.

    Parameters
    ----------
    tokens : Tokens
    first : bool array
        Whether the token is the first of its sentence.
    starts : int array
        ``tokens.start`` as an array.
    """
    if not len(tokens):
        return b""
    model = load()
    numbers = map(model.word_ids.get, tokens.low)
    known = [number or word_id(model, low) for number, low in zip(numbers, tokens.low, strict=True)]
    words = np.array(known, dtype=np.int64)
    shape = shapes(tokens.text, starts, first=first)
    best = model.sole[words].astype(np.int64)
    pick = np.flatnonzero(best < 0)
    if len(pick):
        rows = templates(words, shape, first, model=model, pick=pick)
        scores = model.tables[0].take(rows[0], axis=0)
        for table, row in zip(model.tables[1:], rows[1:], strict=True):
            scores += table.take(row, axis=0)
        best[pick] = scores.argmax(axis=1)
    _names(best, shape, first, known=words < 2 + len(model.word_ids))
    _ends_of_phrases(best)
    return _LETTERS[best].tobytes()


_NAME = CLASSES.index("P")
_VERBAL = np.array([letter in "VBGEMRuI" for letter in CLASSES])
_FINITE = CLASSES.index("V")


def _ends_of_phrases(best: Ints) -> None:
    """Correct, in place, adjectives that end a noun phrase ("the official, who") and past forms that end a sentence."""
    places = np.flatnonzero(best[1:-1] == _ADJECTIVE) + 1
    if len(places):
        best[places[_OPENS[best[places - 1]] & _ENDS[best[places + 1]]]] = CLASSES.index("N")
    places = np.flatnonzero(best[1:-1] == CLASSES.index("E")) + 1
    if len(places):
        best[places[_SUBJECT[best[places - 1]] & (best[places + 1] == CLASSES.index("."))]] = _FINITE


_ADJECTIVE = CLASSES.index("J")
_SUBJECT = np.array([letter in "NPO" for letter in CLASSES])
_OPENS = np.array([letter in "D$" for letter in CLASSES])
_ENDS = np.array([letter in "VM,W" for letter in CLASSES])


def _names(best: Ints, shape: Ints, first: Flags, *, known: Flags) -> None:
    """Make names, in place, of capitalised words that were taken for verbs: "Hope Hicks", "Will wrote"."""
    opening = np.flatnonzero((shape >= 3) & ~known & _VERBAL[best])
    best[opening] = _NAME
    suspects = np.flatnonzero((shape == 1) & _VERBAL[best])
    if not len(suspects):
        return
    starts = np.flatnonzero(first)
    small = np.add.reduceat((shape == 0).astype(np.int64), starts)
    plain = small * 2 > np.diff(np.append(starts, len(first)))
    after = np.minimum(suspects + 1, len(best) - 1)
    beside = ((best[after] == _NAME) & (shape[after] == 1)) | (best[after] == _FINITE)
    best[suspects[(beside | ~known[suspects]) & plain[np.searchsorted(starts, suspects, side="right") - 1]]] = _NAME
