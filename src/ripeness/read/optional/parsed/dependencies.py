"""Who is reported to say what, by the dependencies of a parse: subject, reporting verb, clausal complement.

The cues are those of the lexicon of the rules. Labels are those of spaCy's English pipelines and, where they differ, of
Universal Dependencies.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from ripeness.read.attribution.lexicon import Cue, cues
from ripeness.read.attribution.model import Attribution, Directness, Span
from ripeness.read.optional.parsed.pipeline import Token
from ripeness.read.quotations import Quotation

_SUBJECT = frozenset({"nsubj", "nsubjpass", "nsubj:pass", "csubj"})
_CLAUSE = frozenset({"ccomp", "parataxis"})
_CLAUSAL = frozenset({"clause", "quote", "question"})  # frames of the cues that take one
_AUXILIARY = frozenset({"aux", "auxpass", "aux:pass", "neg", "prt", "compound:prt", "advmod"})
_BREAK = re.compile(r"\n[^\S\n]*\n")
_NEAR = 3  # words between a verb and its auxiliaries
_VERBS = frozenset({"VERB", "AUX"})
_OUTER = ",;:.-–—"  # what a content doesn't begin or end with
_CLOSING = 3  # code points between the last word of a quotation and its mark


def attributions(tokens: Sequence[Token], text: str, quotations: Sequence[Quotation]) -> Iterator[Attribution]:
    """Yield the attributions of a parsed text, without their parents, in the order of their cues."""
    for token in tokens:
        cue = _cue_of(tokens, token)
        found = _said(token, cue, text, quotations) if cue else None
        if found:
            yield found


def _cue_of(tokens: Sequence[Token], token: Token) -> Cue | None:
    """Return the lexicon's row for a verb, if it is one for verbs and its further words follow."""
    if token.pos_ not in _VERBS:
        return None
    for cue in cues().get(token.lower_, ()):
        tail = tuple(one.lower_ for one in tokens[token.i + 1 : token.i + 1 + len(cue.tail)])
        if cue.part == "v" and tail == cue.tail:
            return cue
    return None


def _said(verb: Token, cue: Cue, text: str, quotations: Sequence[Quotation]) -> Attribution | None:
    complement = next((one for one in verb.children if one.dep_ in _CLAUSE and _CLAUSAL & cue.frames), None)
    source = _subject(verb)
    if complement is None or not source:
        return None
    words = [one for one in verb.children if one.dep_ in _AUXILIARY and abs(one.i - verb.i) <= _NEAR]
    taken = {one.i for one in source} | {one.i for one in words} | {verb.i}
    joined = {one.i for one in complement.children if one.dep_ == "cc" and one.i < complement.i}
    content = _spans([one for one in complement.subtree if one.i not in taken | joined], text, quotations)
    if not content or content[0][0] < verb.idx or _BREAK.search(text, content[0][0], content[-1][1]):
        return None  # words before their verb are found by the rules, which know what trails a sentence; so are lists
    return Attribution(
        source=_spans(source, text, ())[:1],
        cue=((min(one.idx for one in (*words, verb)), max(_end(one) for one in (*words, verb))),),
        content=content,
        kind=cue.kind,
        cue_lemma=cue.lemma,
        negated=cue.effect == "negating" or any(one.dep_ == "neg" or one.lower_ in ("not", "n't") for one in words),
        directness=_directness(content, quotations),
        parent=None,
        rule=f"dependency:{complement.dep_}",
        row=cue.row,
    )


def _subject(verb: Token) -> list[Token]:
    """Return the words for who says it: the agent of a passive, the subject, or that of the verb it is joined to."""
    for child in verb.children:
        if child.dep_ in ("agent", "obl:agent"):
            return [one for one in child.subtree if one.i != child.i or child.dep_ == "obl:agent"]
    for child in verb.children:
        if child.dep_ in _SUBJECT:
            return _noun(child)
    if verb.dep_ == "conj" and verb.head.i != verb.i and verb.head.pos_ in _VERBS:
        return _subject(verb.head)
    return []


def _noun(head: Token) -> list[Token]:
    """Return a noun with what describes it; "who" stands for the noun that its clause hangs on."""
    if head.lower_ in ("who", "which", "that") and head.head.dep_ in ("relcl", "acl:relcl"):
        clause = {one.i for one in head.head.subtree}
        return [one for one in head.head.head.subtree if one.i not in clause]
    clauses = [one for child in head.children if child.dep_ in ("relcl", "acl:relcl") for one in child.subtree]
    aside = {one.i for one in clauses}
    return [one for one in head.subtree if one.i not in aside]


def _spans(tokens: Iterable[Token], text: str, quotations: Sequence[Quotation]) -> tuple[Span, ...]:
    """Return the stretches that tokens make, with the marks of quotations in them; marks alone are none."""
    runs: list[list[Token]] = []
    for token in tokens:
        if runs and runs[-1][-1].i == token.i - 1:
            runs[-1].append(token)
        else:
            runs.append([token])
    spans = (_with_marks(_trimmed(run[0].idx, _end(run[-1]), text), quotations) for run in runs)
    return tuple(span for span in spans if any(c.isalnum() for c in text[slice(*span)]))


def _trimmed(start: int, end: int, text: str) -> Span:
    while start < end and (text[start] in _OUTER or text[start].isspace()):
        start += 1
    while end > start and (text[end - 1] in _OUTER or text[end - 1].isspace()):
        end -= 1
    return start, end


def _with_marks(span: Span, quotations: Sequence[Quotation]) -> Span:
    """Return a stretch with the closing mark of a quotation that opens in it, and the mark before its first word."""
    start, end = span
    for one in quotations:
        if one.start <= start <= one.inner_start + 1 and one.end <= end + _CLOSING:
            start = one.start
        if start <= one.start < end < one.end <= end + _CLOSING:
            end = one.end
    return start, end


def _directness(content: Sequence[Span], quotations: Sequence[Quotation]) -> Directness:
    inside = [any(one.start <= start and end <= one.end for one in quotations) for start, end in content]
    if all(inside):
        return "direct"
    touched = any(one.start < end and start < one.end for one in quotations for start, end in content)
    return "mixed" if touched else "indirect"


def _end(token: Token) -> int:
    return token.idx + len(token.text)
