"""Parts of speech by a small linear model: one letter a token, the whole document in a few array operations.

The model was trained by ``eval/tagger/train.py`` on open text (White House releases, public domain; kremlin.ru, CC BY
4.0; addresses of Ukrainian officials, CC0) that spaCy's small English pipeline (MIT) had tagged. It has no recurrence:
every token is judged by itself and two neighbours on each side, so documents of any length take linear time.
"""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from ripeness.read.tokens import Tokens

Ints = npt.NDArray[np.int64]

CLASSES = "NPJ#DO$'BVGEMRITCWXpu,.;:-(q?"
"""The letters, in the order of the model's columns.

N common noun, P proper noun, J adjective, # number, D determiner, O personal pronoun, $ possessive pronoun, ' possessive
clitic, B base form, V finite verb, G -ing form, E participle, M modal, R adverb, I preposition or subordinator, T "to",
C conjunction, W wh-word, X "there", p particle, u interjection; marks: , . ; : - ( (brackets) q (quotes) ? (other).
"""

MARKS = {
    ",": ",",
    **dict.fromkeys(".!?…", "."),
    ";": ";",
    ":": ":",
    **dict.fromkeys("-–—", "-"),
    **dict.fromkeys("()[]{}", "("),
    **dict.fromkeys(['"', "“", "”", "«", "»", "„", "‘", "’", "''", "``", "'", "`", "‹", "›", "‚"], "q"),
}
"""Tokens whose letter needs no model."""

NEGATED = {
    **dict.fromkeys("isn't aren't wasn't weren't hasn't haven't hadn't doesn't don't didn't ain't".split(), "V"),
    **dict.fromkeys("won't can't couldn't wouldn't shouldn't mustn't cannot needn't mightn't".split(), "M"),
}
"""Auxiliaries written in one with their negation."""

HASH_BITS = 15
BOUNDARY, UNSEEN = 0, 1


@dataclass(frozen=True)
class Model:
    """Word numbers, their ambiguity classes, and a table of weights for each template of features."""

    word_ids: dict[str, int]
    suffix_ids: dict[str, int]
    ambiguity: Ints
    near: Ints
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
    return model.suffix_ids.get(key, model.suffix_ids.get(low[-2:], UNSEEN))


def shapes(tokens: Tokens, first: npt.NDArray[np.bool_]) -> Ints:
    """Return 0 lower case, 1 capital, 2 all capitals, 3 capital at the start of a sentence, 4 all capitals there."""
    text = tokens.text
    big = np.fromiter((text[a].isupper() for a in tokens.start), np.int64, len(tokens))
    for index in np.flatnonzero(big):
        word = tokens.word(index)
        if len(word) > 1 and word.isupper():
            big[index] = 2
    return np.where(first & (big > 0), big + 2, big)


def templates(words: Ints, shape: Ints, first: npt.NDArray[np.bool_], *, model: Model) -> list[Ints]:
    """Return, for each template, the row of its table for every token."""
    size = len(words)
    last = np.append(first[1:], True)
    word_1 = np.where(first, BOUNDARY, np.concatenate(([BOUNDARY], words[:-1])))
    word1 = np.where(last, BOUNDARY, np.append(words[1:], BOUNDARY))
    kind = model.ambiguity[words] * 5 + shape
    start = np.full(1, BOUNDARY)
    kind_1 = np.where(first, 0, np.concatenate((start, kind[:-1])))
    kind1 = np.where(last, 0, np.append(kind[1:], 0))
    first_1 = np.concatenate(([True], first[:-1]))
    kind_2 = np.where(first | first_1, 0, np.concatenate((np.zeros(min(2, size), np.int64), kind[:-2])))
    kind2 = np.where(last | np.append(last[1:], True), 0, np.append(kind[2:], np.zeros(min(2, size), np.int64)))
    near_1, near1 = model.near[word_1], model.near[word1]
    return [
        words,
        near_1,
        near1,
        kind,
        _hash(kind_1, kind, 1),
        _hash(kind, kind1, 2),
        _hash(_hash(kind_1, kind, 3), kind1, 3),
        _hash(_hash(kind_2, kind_1, 4), kind, 4),
        _hash(_hash(kind, kind1, 5), kind2, 5),
        _hash(near_1, kind, 6),
        _hash(kind, near1, 7),
    ]


def _hash(left: Ints, right: Ints, salt: int) -> Ints:
    mixed = (left * 0x9E3779B1 + right * 0x85EBCA77 + salt * 0xC2B2AE3D) & 0xFFFFFFFF
    mixed ^= mixed >> 15
    mixed = (mixed * 0x2C1B3C6D) & 0xFFFFFFFF
    return np.asarray((mixed ^ (mixed >> 13)) & ((1 << HASH_BITS) - 1), dtype=np.int64)


@cache
def load() -> Model:
    """Return the model that ships with the package; it is read once."""
    with files("ripeness.read").joinpath("lexicons/tagger.npz").open("rb") as stream, np.load(stream) as data:
        words = str(data["words"]).split("\n")
        suffixes = str(data["suffixes"]).split("\n")
        tables = [data[f"table{number}"].astype(np.int16) for number in range(int(data["count"]))]
        ambiguity, near = data["ambiguity"].astype(np.int64), data["near"].astype(np.int64)
    word_ids = {word: number + 2 for number, word in enumerate(words)}
    suffix_ids = {suffix: number + 2 + len(words) for number, suffix in enumerate(suffixes)}
    return Model(word_ids, suffix_ids, ambiguity, near, tables)


_LETTERS = np.frombuffer(CLASSES.encode(), dtype=np.uint8)


def tag(tokens: Tokens, first: npt.NDArray[np.bool_]) -> str:
    """Return one letter of `CLASSES` for each token.

    Parameters
    ----------
    tokens : Tokens
    first : bool array
        Whether the token is the first of its sentence.
    """
    if not len(tokens):
        return ""
    model = load()
    known = model.word_ids.get
    numbers = [known(low) or word_id(model, low) for low in tokens.low]
    words = np.array(numbers, dtype=np.int64)
    rows = templates(words, shapes(tokens, first), first, model=model)
    scores = model.tables[0][rows[0]]
    for table, row in zip(model.tables[1:], rows[1:], strict=True):
        scores += table[row]
    best = scores.argmax(axis=1)
    _names(best, rows[3] % 5, first)
    return _LETTERS[best].tobytes().decode()


_NAME = CLASSES.index("P")
_VERBAL = np.array([letter in "VBGEMRJ" for letter in CLASSES])
_FINITE = CLASSES.index("V")


def _names(best: Ints, shape: Ints, first: npt.NDArray[np.bool_]) -> None:
    """Make names, in place, of capitalised words inside a sentence that were taken for verbs: "Hope Hicks", "Will wrote"."""
    starts = np.flatnonzero(first)
    small = np.add.reduceat((shape == 0).astype(np.int64), starts)
    sizes = np.diff(np.append(starts, len(first)))
    plain = np.repeat(small * 2 > sizes, sizes)
    after = np.append(best[1:], 0)
    after_big = np.append(shape[1:], 0) == 1
    verbal = _VERBAL[best] & (best != CLASSES.index("J"))
    beside = (after == _NAME) & after_big
    named = plain & (shape == 1) & verbal & (beside | (after == _FINITE))
    best[named] = _NAME
