"""Preference statements and patterns: what is said of options, and in which states it is true.

A **pattern** has one sign for each option: ``Y`` taken, ``N`` not taken, ``-`` either. A **statement** joins options,
by name or by number from 1, with ``not`` (``-``), ``and`` (``&``), ``or`` (``|``), ``if``, ``iff`` and brackets. What
stands first binds most; ``x if y`` is false only where y is true and x is not, as in the literature.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from ripeness.bargaining.fields import Bools
from ripeness.errors import GameError

_TOKEN = re.compile(r"\s*(?:(\"[^\"]*\")|([()&|!-])|([^\s()&|!\"]+))")
_WORDS = {"&": "and", "|": "or", "!": "not", "-": "not"}
_RESERVED = ("not", "and", "or", "if", "iff", "(", ")")
_LOOSEST_FIRST: tuple[tuple[str, Callable[[Bools, Bools], Bools]], ...] = (
    ("iff", lambda left, right: left == right),
    ("if", lambda left, right: left | ~right),
    ("or", np.logical_or),
    ("and", np.logical_and),
)


@dataclass(frozen=True)
class _Name:
    text: str


def holds(text: str, options: Sequence[str], choices: Bools) -> Bools:
    """Return in which states a pattern or statement is true.

    Parameters
    ----------
    text : str
    options : sequence of str
        Names of the m options.
    choices : ndarray of bool, shape (n, m)
        Which options each state takes.

    Returns
    -------
    ndarray of bool, shape (n,)

    Raises
    ------
    GameError
        If a pattern has not one sign for each option, a statement names an option that isn't there, or it can't be
        read.

    Examples
    --------
    >>> taken = np.array([[False, False], [True, False], [False, True], [True, True]])
    >>> holds("modify if delay", ["modify", "delay"], taken).tolist()
    [True, True, False, True]
    >>> holds("Y-", ["modify", "delay"], taken).tolist() == holds("1", ["modify", "delay"], taken).tolist()
    True

    References
    ----------
    FangHipelKilgourPeng2003 in ``docs/references.bib``.
    """
    if text and not set(text) - set("YN-") and text not in options:
        return _matches(text, options, choices)
    reader = _Reader(_tokens(text), text, options, choices)
    found = reader.level(0)
    if reader.rest:
        raise GameError(f"statement must be options joined by and, or, if, iff and not; got {text!r}")
    return found


def mentioned(text: str, options: Sequence[str]) -> int:
    """Return the place of the last option that `text` speaks of, or -1: the options that it can be judged by."""
    if text and not set(text) - set("YN-") and text not in options:
        _matches(text, options, np.zeros((0, len(options)), dtype=bool))
        return max((k for k, sign in enumerate(text) if sign != "-"), default=-1)
    holds(text, options, np.zeros((0, len(options)), dtype=bool))
    return max((_place(t.text, options, text) for t in _tokens(text) if isinstance(t, _Name)), default=-1)


def _matches(pattern: str, options: Sequence[str], choices: Bools) -> Bools:
    if len(pattern) != len(options):
        raise GameError(f"pattern must have one sign for each of {len(options)} options; got {pattern}")
    asked = [k for k, sign in enumerate(pattern) if sign != "-"]
    wanted = np.array([pattern[k] == "Y" for k in asked], dtype=bool)
    found: Bools = (choices[:, asked] == wanted).all(axis=1)
    return found


def _tokens(text: str) -> list[str | _Name]:
    """Cut a statement up; neighbouring words are one name, so that ``air strike or blockade`` needs no quotes."""
    tokens: list[str | _Name] = []
    at, joined = 0, False
    text = text.rstrip()
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            raise GameError(f"statement must be options joined by and, or, if, iff and not; got {text!r}")
        quoted, sign, word = match.groups()
        at = match.end()
        if sign or (word and word.lower() in _RESERVED):
            tokens.append(_WORDS.get(sign, sign) if sign else word.lower())
            joined = False
        elif quoted is not None:
            tokens.append(_Name(quoted[1:-1]))
            joined = False
        elif joined and isinstance(last := tokens[-1], _Name):
            tokens[-1] = _Name(f"{last.text} {word}")
        else:
            tokens.append(_Name(word))
            joined = True
    return tokens


def _place(name: str, options: Sequence[str], text: str) -> int:
    """Return which option is meant: by its name, whatever the case if that is clear, or by its number."""
    if name in options:
        return list(options).index(name)
    alike = [k for k, option in enumerate(options) if option.lower() == name.lower()]
    if len(alike) == 1:
        return alike[0]
    if name.isdecimal() and 1 <= int(name) <= len(options):
        return int(name) - 1
    raise GameError(f"option in {text!r} must be one of {', '.join(options)}; got {name}")


class _Reader:
    """Reads a statement from the operator that binds least down to the single option."""

    def __init__(self, rest: list[str | _Name], text: str, options: Sequence[str], choices: Bools) -> None:
        self.rest, self.text, self.options, self.choices = rest, text, options, choices

    def level(self, depth: int) -> Bools:
        if depth == len(_LOOSEST_FIRST):
            return self.single()
        word, join = _LOOSEST_FIRST[depth]
        found = self.level(depth + 1)
        while self.rest and self.rest[0] == word:
            self.rest.pop(0)
            found = join(found, self.level(depth + 1))
        return found

    def single(self) -> Bools:
        token = self.rest.pop(0) if self.rest else ""
        if isinstance(token, _Name):
            found: Bools = self.choices[:, _place(token.text, self.options, self.text)]
            return found
        if token == "not":
            return ~self.single()
        if token == "(":
            found = self.level(0)
            if self.rest and self.rest.pop(0) == ")":
                return found
        raise GameError(f"statement must be options joined by and, or, if, iff and not; got {self.text!r}")
