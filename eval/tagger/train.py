"""Train the tagger of ``ripeness.read.tagger`` on lines of ``word<TAB>Penn tag``, a blank line between paragraphs.

    python eval/tagger/train.py TAGS.tsv src/ripeness/read/lexicons/tagger.npz

The file is made by ``eval/tagger/silver.py`` from openly licensed text. Deterministic: one seed, one thread of control.
"""

import random
import sys
from collections import Counter, defaultdict
from dataclasses import replace
from pathlib import Path

import numpy as np
from scipy import sparse

from ripeness.read.sentences import sentences
from ripeness.read.tagger import CLASSES, HASH_BITS, JUDGED, MARKS, NEGATED, UNSEEN, Model, shapes, templates, word_id
from ripeness.read.tokens import TITLES, Tokens

GROUPS = {
    "N": "NN NNS", "P": "NNP NNPS", "J": "JJ JJR JJS", "#": "CD", "D": "DT PDT", "O": "PRP", "$": "PRP$",
    "'": "POS", "B": "VB", "V": "VBD VBZ VBP", "G": "VBG", "E": "VBN", "M": "MD", "R": "RB RBR RBS", "I": "IN",
    "T": "TO", "C": "CC", "W": "WDT WP WRB WP$", "X": "EX", "p": "RP", "u": "UH",
}  # fmt: skip
PENN = {tag: letter for letter, tags in GROUPS.items() for tag in tags.split()}


def letter(word: str, penn: str) -> str:
    """Return our letter for a word and its Penn tag; negated auxiliaries are one token here and two for the teacher."""
    low = word.lower().replace("’", "'")
    return MARKS.get(word) or NEGATED.get(low) or PENN.get(penn, "?")


def forbid(weights: np.ndarray, model: Model, tokens: Tokens, gold: np.ndarray) -> None:
    """Rule out, in place, the letters that a common word never had."""
    seen = np.zeros((len(model.word_ids) + 2, len(CLASSES)), dtype=np.int32)
    ids = np.array([model.word_ids.get(low, 1) for low in tokens.low])
    np.add.at(seen, (ids, gold), 1)
    total = seen.sum(1, keepdims=True)
    never = (total >= 12) & (seen <= total * 0.012)
    never[:2] = False
    weights[: len(never)][never[:, :JUDGED]] = -127
    closed = [CLASSES.index(each) for each in "DO$'MITCWXp?"]
    weights[min(model.suffix_ids.values()) : max(model.suffix_ids.values()) + 1, closed] = -127


def read(path: str) -> list[tuple[list[str], list[str]]]:
    """Return paragraphs as (words, letters)."""
    paragraphs = []
    for block in Path(path).read_text(encoding="utf8").split("\n\n"):
        rows = [line.split("\t") for line in block.split("\n") if line.count("\t") == 1]
        if rows:
            words = [row[0] for row in rows]
            letters = [letter(row[0], row[1]) for row in rows]
            paragraphs.append((words, letters))
    return paragraphs


def recase(paragraphs: list[tuple[list[str], list[str]]], seed: int) -> list[tuple[list[str], list[str]]]:
    """Return the paragraphs, a twelfth of them in title case, in capitals or in lower case, as headlines are."""
    draw = random.Random(seed)
    out = []
    for words, letters in paragraphs:
        roll = draw.random()
        if roll < 0.06 and len(words) < 60:
            words = [word[:1].upper() + word[1:] for word in words]
        elif roll < 0.075 and len(words) < 60:
            words = [word.upper() for word in words]
        out.append((words, letters))
    return out


def columns(paragraphs: list[tuple[list[str], list[str]]]) -> tuple[Tokens, np.ndarray, np.ndarray]:
    """Return tokens, sentence starts and the numbers of the letters."""
    text = "\n\n".join(" ".join(words) for words, _ in paragraphs)
    start, end, place = [], [], 0
    for words, _ in paragraphs:
        for word in words:
            start.append(place)
            place += len(word)
            end.append(place)
            place += 1
        place += 1
    low = [text[a:b].lower().replace("’", "'") for a, b in zip(start, end, strict=True)]
    tokens = Tokens(text, start, end, low)
    first = np.zeros(len(start), dtype=bool)
    first[np.searchsorted(start, [span.start for span in sentences(text)]).clip(0, len(start) - 1)] = True
    return tokens, first, np.array([CLASSES.index(letter) for _, letters in paragraphs for letter in letters])


def skeleton(tokens: Tokens, gold: np.ndarray) -> Model:
    """Return a model without weights: vocabulary, endings, ambiguity classes."""
    counts: dict[str, Counter] = defaultdict(Counter)
    for low, letter in zip(tokens.low, gold, strict=True):
        counts[low][int(letter)] += 1
    words = sorted((w for w, c in counts.items() if sum(c.values()) >= 4), key=lambda w: (-sum(counts[w].values()), w))[
        :18000
    ]
    rare: dict[str, Counter] = defaultdict(Counter)
    for word, counter in counts.items():
        if sum(counter.values()) <= 8 and word[0].isalnum():
            key = "<digits>" if word[0].isdigit() else ("-" if "-" in word else "") + word[-3:]
            rare[key] += counter
            if not word[0].isdigit():
                rare[word[-2:]] += counter
    words += sorted(f"{title}." for title in TITLES if f"{title}." not in words)
    words += sorted(mark for mark in MARKS if mark not in counts)
    rare[""] = sum(rare.values(), Counter())
    suffixes = sorted(s for s, c in rare.items() if sum(c.values()) >= 8)
    classes: dict[tuple, int] = {}
    ambiguity = [0, 1]
    for counter in [counts[w] for w in words] + [rare[s] for s in suffixes]:
        total = sum(counter.values())
        key = tuple(t for t, n in counter.most_common(3) if n >= max(2, 0.04 * total)) or tuple(sorted(counter))[:1]
        ambiguity.append(classes.setdefault(key, len(classes) + 2))
    near = list(range(3000)) + [3000 + a for a in ambiguity[3000:]]
    sole = np.full(len(ambiguity), -1, dtype=np.int8)
    sole[UNSEEN] = CLASSES.index("?")
    for number, word in enumerate(words, 2):
        total = sum(counts[word].values())
        common = [t for t, n in counts[word].items() if n > total * 0.012]
        if word.endswith(".") and word[:-1] in TITLES:
            sole[number] = CLASSES.index("P")
        elif word in MARKS:
            sole[number] = CLASSES.index(MARKS[word])
        elif total >= 12 and len(common) == 1:
            sole[number] = common[0]
    word_ids = {w: i + 2 for i, w in enumerate(words)}
    suffix_ids = {s: i + 2 + len(words) for i, s in enumerate(suffixes)}
    print(
        len(words),
        "words",
        len(suffixes),
        "endings",
        len(classes),
        "classes",
        int((sole >= 0).sum()),
        "with one letter",
    )
    return Model(word_ids, suffix_ids, np.array(ambiguity), np.array(near), sole, [])


def features(model: Model, tokens: Tokens, first: np.ndarray, pick: np.ndarray, drop: float = 0.0) -> list[np.ndarray]:
    """Return the rows of every template; a share of the words is shown by their endings, as unknown ones will be."""
    words = np.array([model.word_ids.get(low) or word_id(model, low) for low in tokens.low])
    if drop:
        hide = replace(model, word_ids={})
        counts = np.bincount(words, minlength=len(model.ambiguity))
        draw = np.random.default_rng(7).random(len(words)) < drop * 40 / (40 + counts[words])
        for index in np.flatnonzero(draw):
            if tokens.low[index][0].isalpha():
                words[index] = word_id(hide, tokens.low[index])
    shape = shapes(tokens.text, np.array(tokens.start), first=first)
    return templates(words, shape, first, model=model, pick=pick)


def ambiguous(model: Model, tokens: Tokens, gold: np.ndarray) -> np.ndarray:
    """Return the tokens that the weights have to judge: no mark, and of a letter that the model tells apart."""
    words = np.array([model.word_ids.get(low) or word_id(model, low) for low in tokens.low])
    marks = np.array([low in MARKS for low in tokens.low])
    return np.flatnonzero(~marks & (words != UNSEEN) & (gold < JUDGED))


def fit(rows: list[np.ndarray], sizes: list[int], gold: np.ndarray, epochs: int = 6) -> np.ndarray:
    """Return the weights of a softmax regression fitted by AdaGrad on sparse rows."""
    offsets = np.concatenate(([0], np.cumsum(sizes)[:-1]))
    n, k = len(gold), JUDGED
    index = np.stack([row + offset for row, offset in zip(rows, offsets, strict=True)], axis=1)
    weights = np.zeros((sum(sizes), k), dtype=np.float32)
    squares = np.full_like(weights, 1e-3)
    rng = np.random.default_rng(3)
    for epoch in range(epochs):
        order = rng.permutation(n)
        right = 0
        for begin in range(0, n, 30000):
            batch = order[begin : begin + 30000]
            m = len(batch)
            flat = index[batch]
            x = sparse.csr_matrix(
                (np.ones(flat.size, np.float32), flat.ravel(), np.arange(0, flat.size + 1, flat.shape[1])),
                (m, len(weights)),
            )
            score = x @ weights
            right += int((score.argmax(1) == gold[batch]).sum())
            score -= score.max(1, keepdims=True)
            p = np.exp(score)
            p /= p.sum(1, keepdims=True)
            p[np.arange(m), gold[batch]] -= 1
            used = np.unique(flat)
            grad = (x.T.tocsr()[used] @ p) + 2e-4 * m / n * weights[used]
            squares[used] += grad * grad
            weights[used] -= 0.25 * grad / np.sqrt(squares[used])
        print(f"epoch {epoch} train accuracy {right / n:.4f}", flush=True)
    return weights


def main(source: str, target: str) -> None:
    """Train, print the accuracy on the last twentieth against the teacher, and write the model."""
    paragraphs = read(source)
    held = len(paragraphs) // 20
    train = columns(recase(paragraphs[:-held], 1))
    model = skeleton(train[0], train[2])
    sizes = [
        len(model.ambiguity),
        int(model.near.max()) + 1,
        int(model.near.max()) + 1,
        (int(model.ambiguity.max()) + 1) * 5,
    ]
    sizes += [1 << HASH_BITS] * 7
    pick = ambiguous(model, train[0], train[2])
    weights = fit(features(model, train[0], train[1], pick, 0.5), sizes, train[2][pick])
    scale = 127 / np.abs(weights).max()
    whole = np.clip(np.rint(weights * min(scale * 1.5, 16)), -127, 127).astype(np.int8)
    forbid(whole, model, train[0], train[2])
    test = columns(paragraphs[-held:])
    parts = np.split(whole, np.cumsum(sizes)[:-1])
    guess = model.sole[[model.word_ids.get(low) or word_id(model, low) for low in test[0].low]].astype(int)
    left = np.flatnonzero(guess < 0)
    rows = features(model, test[0], test[1], left)
    guess[left] = sum(part[row].astype(np.int32) for part, row in zip(parts, rows, strict=True)).argmax(1)
    print("held out, agreement with the teacher", float((guess == test[2]).mean()), "of", len(test[2]))
    wrong = Counter((CLASSES[a], CLASSES[b]) for a, b in zip(test[2], guess, strict=True) if a != b)
    print(len(left) / len(guess), "of the tokens are judged by the weights")
    print(wrong.most_common(20))
    np.savez_compressed(
        target, words="\n".join(model.word_ids), suffixes="\n".join(model.suffix_ids), count=len(parts),
        ambiguity=model.ambiguity.astype(np.int16), near=model.near.astype(np.int16), sole=model.sole,
        **{f"table{number}": part for number, part in enumerate(parts)},
    )  # fmt: skip
    print(Path(target).stat().st_size, "bytes")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
