"""Cuts a stretch of reported words into clauses, so that a change of act or issue becomes an entry of its own."""

import re

from ripeness.ledger.entry import Offsets

_FINITE = (
    r"(?:is|are|was|were|has|have|had|will|would|can|could|shall|should|must|may|might|do|does|did|isn't|aren't|wasn't|won't|"
    r"can't|doesn't|didn't|hasn't|haven't|remains?|continues?|wants?|needs?|plans?|seeks?|\w+[^\WR]ed)"
)
_SUBJECT = (
    r"(?:it|he|she|they|we|I|there|this|that|these|those|"
    r"(?:the|its|his|her|their|our|my|your|all|both|many|some|most|other|no|every)\s[\w'-]+|[A-Z][\w'.-]+)"
)
_THEN = (
    r"shared|discussed|agreed|stressed|expressed|reaffirmed|noted|emphasi[sz]ed|announced|condemned|called|urged|thanked|"
    r"approved|imposed|presented|proposed|told|said|warned|accused|rejected|refused|reiterated|underscored|outlined|"
    r"reviewed|updated|confirmed|demanded|offered|promised|pledged|welcomed|committed|praised|recogni[sz]ed|highlighted|"
    r"supported|commended"
)
_CUT = re.compile(
    rf"""
    (?=;\s|\s[–—-]\s|,?\s(?:and|or|but|yet|so|despite|with|while|whereas|although|though|who|which|whom|including)\s|,\s(?:{_THEN})\s)
    (?:(?P<semicolon>;\s)
    | (?P<that>,?\s(?:and|or|but)\sthat\s)
    | (?P<contrast>,\s(?:while|whereas|although|though)\s|\sdespite\s|,\swith\s(?=the\s))
    | (?P<but>,\s(?:but|yet|so)\s(?=(?:{_SUBJECT})(?:\s[\w'-]+){{0,6}}?\s{_FINITE}\b)(?!on\sthe\scondition|only\s))
    | (?P<and>,?\sand\s(?=(?:so\s|thus\s|therefore\s)?(?:{_SUBJECT})(?:\s[\w'-]+){{0,4}}?\s{_FINITE}\b))
    | (?P<verb>,?\sand\s(?=(?:is|are|was|were|has|have|will|would)\s))
    | (?P<then>(?:,?\sand|,)\s(?:also\s)?(?=(?:{_THEN})\s))
    | (?P<relative>,\s(?=(?:who|which|whom)\s))
    | (?P<dash>\s[–—-]\s(?=(?:{_SUBJECT})(?:\s[\w'-]+){{0,3}}?\s{_FINITE}\b))
    | (?P<including>,\sincluding\s(?=(?:by|the|through|its|their|our|[A-Z]\w+['s]{{0,2}})\s)))
    """,
    re.VERBOSE,
)
_HAS_FINITE = re.compile(rf"\b{_FINITE}\b")
_LEAD = re.compile(
    r"(?:[\s,.;:…—–\-*#•]|(?:that|and|but|so|thus|moreover|however|furthermore|meanwhile|also|besides|in addition|"
    r"at the same time|as well as|including|in particular|in this (?:context|connection|regard)|for example|"
    r"as a result|therefore|though|although|while|still|first|second|finally|again|instead|despite|"
    r"i (?:want|would like) to (?:emphasi[sz]e|stress|say|note|add|thank)(?: that)?|"
    r"(?:he|she|it) (?:also )?(?:said|added|reaffirmed|stressed|noted|emphasi[sz]ed|mentioned|recalled)(?: that)?)"
    r"\b,?)+\s*",
    re.I,
)
_LISTED = re.compile(r":\s+[-•*–]\s")
_BACK_TO_MAIN = re.compile(rf",\s(?:(?={_FINITE}\s)|(?:and|or|but)\s)")
_SUBORDINATE = re.compile(
    r"\W*(?:while|although|though|as|since|after|before|when|during|following|based on|building on|with regard to|"
    r"in light of)\s",
    re.I,
)
_MAIN = re.compile(rf",\s(?=(?:{_SUBJECT})(?:\s[\w'-]+){{0,5}}?\s{_FINITE}\b)")
_MARKS = "\"“”„«»‘'’"
_OUTER = _MARKS + ",;:—–-("
_TAILS = (" and", " or", " but", " with", " including", " as well as", " although", " though", " while", " that")
_MIN_WORDS = 3


def clauses(flat: str, span: Offsets) -> list[Offsets]:
    """Return the clauses of ``flat[start:end]`` (plain white space), trimmed, in order."""
    start, end = span
    cuts = [start]
    listed = _LISTED.search(flat, start, end)
    for match in _CUT.finditer(flat, start, listed.start() if listed else end):
        finite = match.lastgroup not in ("and", "but", "verb", "dash") or _HAS_FINITE.search(
            flat, cuts[-1], match.start()
        )
        if finite and _enough(flat, cuts[-1], match.start()) and _enough(flat, match.end(), end):
            cuts.append(match.end())
            cuts += _after_relative(flat, match, end=end)
    main = _main_clause(flat, cuts[0], cuts[1] if len(cuts) > 1 else end)
    cuts = sorted({*cuts, *main})
    pieces = [trim(flat, (a, b)) for a, b in zip(cuts, [*cuts[1:], end], strict=True)]
    return [piece for piece in pieces if piece[1] > piece[0]]


def _after_relative(flat: str, cut: re.Match[str], *, end: int) -> list[int]:
    """Return where a relative clause ends and its main clause goes on: "X, which is ready, are leaving"."""
    if cut.lastgroup != "relative":
        return []
    back = _BACK_TO_MAIN.search(flat, cut.end(), end)
    return [back.end()] if back and _enough(flat, cut.end(), back.start()) else []


def _main_clause(flat: str, start: int, end: int) -> list[int]:
    """Return where the main clause begins behind "While …," or "After …,"; a condition stays with its main clause."""
    if not _SUBORDINATE.match(flat, start):
        return []
    main = _MAIN.search(flat, start, end)
    return [main.end()] if main and _enough(flat, start, main.start()) else []


def has_finite(flat: str, span: Offsets) -> bool:
    """Tell whether a finite verb stands in ``span``, as far as its form tells."""
    return _HAS_FINITE.search(flat, *span) is not None


def next_statement(flat: str, span: Offsets) -> int:
    """Return where, in words that trail a quotation or report, a new statement begins; the end if none does."""
    for match in _CUT.finditer(flat, *span):
        if match.lastgroup in ("semicolon", "contrast", "but", "and"):
            return match.start()
    return span[1]


def _enough(flat: str, start: int, end: int) -> bool:
    return len(flat[start:end].split()) >= _MIN_WORDS


def trim(flat: str, span: Offsets) -> Offsets:
    """Return ``span`` without outer white space, closing stops, linking words and unpaired quotation marks."""
    start, end = span
    lead = _LEAD.match(flat, start, end)
    start = lead.end() if lead else start
    changed = True
    while changed and start < end:
        changed = False
        if (flat[start].isspace() or flat[start] in _OUTER) and not _is_scare(flat, start, end):
            start, changed = start + 1, True
        elif (
            flat[end - 1].isspace()
            or flat[end - 1] in ".,;:—–-!?…"
            or (flat[end - 1] in _MARKS and not _closes_inside(flat, start, end))
        ):
            end, changed = end - 1, True
        if flat.endswith(_TAILS, start, end):
            for tail in _TAILS:
                if flat.endswith(tail, start, end):
                    end, changed = end - len(tail), True
    return start, end


def _is_scare(flat: str, start: int, end: int) -> bool:
    """Tell whether the quotation mark at ``start`` closes well before the end: words in it are part of the clause."""
    if flat[start] not in _MARKS:
        return False
    inside = flat[start + 1 : end - 1]
    return any(mark in inside for mark in '"”»“') and flat[end - 1] not in _MARKS


def _closes_inside(flat: str, start: int, end: int) -> bool:
    """Tell whether the mark that ends the clause was opened inside it, after its first word."""
    inside = flat[start : end - 1]
    closing = flat[end - 1]
    if closing in "'’" and end - start > 1 and flat[end - 2].isalpha():
        return True
    opening = {"”": "“", "»": "«", "“": "„"}.get(closing, closing)
    return inside.count(opening) % 2 == 1 if opening == closing else inside.count(opening) > inside.count(closing)
