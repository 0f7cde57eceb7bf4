"""Turns: whose words they are in a transcript, by the labels with which its speakers take turns."""

import re
from bisect import bisect_right

from ripeness.ledger.entry import Offsets
from ripeness.read.cast import Cast
from ripeness.read.holders import Holder
from ripeness.read.scan import Scan
from ripeness.read.setting import turns

_ADDRESS = re.compile(r"^(?:The|Mr|Mrs|Ms|Dr)\b\.?\s*", re.I)


class Turns:
    """Follows a transcript: makes whose turn it is the author of "I" and "we", and passes over questions."""

    def __init__(self, scan: Scan, cast: Cast) -> None:
        self._scan, self._cast = scan, cast
        self._found = turns(scan.text) if scan.setting.genre == "transcript" else []
        self._starts = [turn.start() for turn in self._found]
        self._known: dict[str, Holder] = {}

    def enter(self, sentence: Offsets) -> Offsets:
        """Return the sentence without its label; empty where nobody known speaks, as in a question."""
        if self._scan.setting.genre != "transcript":
            return sentence
        at = bisect_right(self._starts, sentence[0]) - 1
        inside = bisect_right(self._starts, sentence[1] - 1) - 1
        turn = self._found[max(at, inside)] if max(at, inside) >= 0 else None
        self._cast.author = self._speaker(turn["label"]) if turn and turn["label"] else None
        start = max(sentence[0], turn.end()) if turn else sentence[1]
        return (start, sentence[1]) if self._cast.author and start < sentence[1] else (sentence[1], sentence[1])

    def _speaker(self, label: str) -> Holder:
        """Return who a label means: a listed name, whoever holds the office, or the name as it stands."""
        if label not in self._known:
            name = _ADDRESS.sub("", label.title() if label.isupper() or "." in label else label)
            self._known[label] = self._cast.labelled(name, self._scan.setting.side)
        return self._known[label]
