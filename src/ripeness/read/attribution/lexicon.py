"""The reporting cues of ``lexicons/cues.tsv``, looked up by the first word of each form."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import cast

from ripeness.read.attribution.model import Kind


@dataclass(frozen=True, slots=True)
class Cue:
    """One row of the lexicon; ``tail`` holds the words that must follow the form's first word."""

    row: str
    part: str
    lemma: str
    tail: tuple[str, ...]
    kind: Kind
    frames: frozenset[str]
    prepositions: frozenset[str]
    effect: str


def rows() -> list[dict[str, str]]:
    """Return the rows of the lexicon, comments left out."""
    source = files("ripeness.read").joinpath("lexicons/cues.tsv").read_text(encoding="utf8")
    lines = [line for line in source.splitlines() if line and not line.startswith("#")]
    header = lines[0].split("\t")
    return [dict(zip(header, line.split("\t"), strict=True)) for line in lines[1:]]


@cache
def cues() -> dict[str, tuple[Cue, ...]]:
    """Return the cues by the first word of each of their forms, longest first."""
    found: dict[str, list[Cue]] = {}
    for row in rows():
        frames = frozenset(row["frames"].split(", "))
        prepositions = frozenset(frame[2:] for frame in frames if frame.startswith("p:"))
        for form in row["forms"].split(", "):
            first, *tail = form.split()
            kind = cast(Kind, row["class"])
            cue = Cue(row["id"], row["part"], row["lemma"], tuple(tail), kind, frames, prepositions, row["effect"])
            found.setdefault(first, []).append(cue)
    return {first: tuple(sorted(group, key=lambda cue: (-len(cue.tail), cue.part))) for first, group in found.items()}


@cache
def speech_forms() -> frozenset[str]:
    """Return the finite forms of the verbs that take quotations ("notes", "tweeted")."""
    found = [row for row in rows() if row["part"] == "v" and "quote" in row["frames"].split(", ")]
    forms = {form for row in found for form in row["forms"].split(", ")[1:] if " " not in form or " back" in form}
    return frozenset(form.split()[0] for form in forms if "ing" not in form)


@cache
def intent_forms() -> frozenset[str]:
    """Return the present forms in -s of verbs that take a clause or infinitive ("plans", "hopes", "claims")."""
    found = [row for row in rows() if row["part"] == "v" and {"clause", "infinitive"} & set(row["frames"].split(", "))]
    return frozenset(form for row in found for form in row["forms"].split(", ")[1:2] if " " not in form)
