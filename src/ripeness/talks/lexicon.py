"""Words that a fold looks for in an entry's own words, each list with its reason. No party, place or person is named.

The ledger says who did what kind of act; these patterns only tell apart what one act leaves together (a statement
on talks may say that they work or that they are stuck). They are English, as the rules reader is.
"""

import re


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(patterns) + ")", re.IGNORECASE)


_TALKS = r"(?:talks?|negotiat\w*|dialogue|contacts?|meetings?|consultations?)\b"

#: An entry speaks of talks at all: a claim or judgment counts for a track only with one of these.
TALKS = _any(_TALKS, r"peace process\b")

#: There are no talks: a negation bound to the talks or to their going on, or a word for their end.
NO_TALKS = _any(
    r"(?:no|not|never|without)\b[^.;]{0,25}\b" + _TALKS + r"(?! (?:stalled|suspended|broken))",
    r"(?:is|are|was|were|do|does|have)(?: not|n['’]t)\b[^.;]{0,25}\b(?:holding|conducting|going on|held|under ?way)",
    r"(?:not|\w*n['’]t) (?:happening|taking place|continuing|being held|going on)",
    r"(?:broken?|broke|called) off\b",
    r"(?:ended|ceased|terminated|collapsed|discontinued)\b",
)

#: Talks were not refused: two negations leave the door open, and say nothing of whether talks go on.
KEPT_OPEN = _any(
    r"(?:never|not|\w*n['’]t)\b[^.;]{0,20}\b(?:refus\w+|reject\w*|clos\w+|rul\w+ out|abandon\w*|given up)\b",
)

#: A word on somebody's will, not on whether talks go on.
UNWILLING = _any(
    r"(?:un)?willing\w*", r"readiness", r"interest in", r"desire", r"signs? (?:of|that)", r"serious(?:ly)?\b"
)

#: A contact with others than the two parties.
WITH_OTHERS = _any(
    r"with (?:leading|other|western|european|foreign|third|our|its) "
    r"(?:states|countries|partners|leaders|allies|nations)\b",
)

#: Talks exist but don't move, or one side has left them.
STALLED = _any(
    r"stall\w*",
    r"suspend\w*",
    r"suspension\b",
    r"paused?\b",
    r"on hold\b",
    r"fro(?:zen|ze)\b",
    r"block(?:ed|ing)\b",
    r"dead[- ]?lock\w*",
    r"dead end\b",
    r"impasse\b",
    r"stalemate\b",
    r"stand[- ]?still\b",
    r"bogged down\b",
    r"withdr(?:awn|ew|awal)\b[^.;]{0,25}\b(?:" + _TALKS + r"|process\b)",
    r"no (?:progress|movement|breakthrough|hope)\b",
    r"not (?:progressing|moving|advancing)\b",
)

#: A proposal is said to be without an answer.
UNANSWERED = _any(
    r"(?:not|\w*n['’]t|never|yet to)\b[^.;]{0,20}\b(?:respon\w+|answer\w*|repl(?:y|ied|ies))",
    r"(?:no|without(?: an?y?)?|await\w*(?: an?)?) (?:\w+ )?(?:response|answer|reply)\b",
    r"(?:ignored?|left unanswered|unanswered)\b",
)

#: A red line: outside the mandate, whatever the price.
RED_LINE = _any(
    r"red lines?\b",
    r"under no circumstances\b",
    r"non-?negotiable\b",
    r"not (?:up )?for (?:discussion|negotiation|sale|debate)\b",
    r"out of the question\b",
    r"(?:will|would|can|shall) never\b",
    r"never (?:accept|agree|recogni[sz]e|give up|cede|surrender|trade)\b",
    r"(?:will|would) not (?:accept|agree|recogni[sz]e|give up|cede|surrender|trade|compromise)\b",
    r"won['’]t (?:accept|agree|recogni[sz]e|give up|cede|surrender|trade|compromise)\b",
    r"no compromises?\b",
    r"unacceptable\b",
    r"inviolable\b",
)

#: A bottom line: somebody must be asked first, or a least that must be had.
BOTTOM_LINE = _any(
    r"bottom lines?\b",
    r"referendum\b",
    r"at the very least\b",
    r"minimum\b",
    r"(?:must|needs? to|has to|have to|subject to)[^.;]{0,30}\b(?:ratif\w*|approv\w*|consult\w*)",
    r"only (?:if|after|when)\b",
)

#: A group within a side rather than the side.
FACTION = _any(
    r"factions?\b",
    r"(?:parts?|sections?|wing|members?) of (?:the |its |their )?(?:\w+ )?(?:leadership|establishment|government)",
    r"elites?\b",
    r"hard-?liners?\b",
    r"hawks?\b",
    r"doves?\b",
    r"moderates\b",
    r"(?:peace|war) (?:party|camp)\b",
    r"party of (?:peace|war)\b",
    r"inner circle\b",
    r"infighting\b",
)

#: A further faction, where its teller has spoken of one just before.
ANOTHER_FACTION = _any(r"another (?:part|section|wing|camp)\b(?! of\b)")

#: A faction is said to be against a settlement; looked for before the words for one.
FACTION_AGAINST = _any(
    r"(?:does|do|did)(?: not|n['’]t) want\b[^.;]{0,30}\b(?:peace|agreement|deal|talks|settlement)",
    r"against\b[^.;]{0,30}\b(?:peace|agreement|deal|draft|talks|settlement)",
    r"oppos\w+\b[^.;]{0,40}\b(?:peace|agreement|deal|draft|talks|settlement)",
    r"(?:benefits?|profit(?:s|ed)?|gains?)\b[^.;]{0,40}\bwar\b",
    r"continu\w+ (?:of )?the (?:war|fighting)\b",
    r"hard-?liners?\b",
    r"hawks?\b",
    r"war (?:party|camp)\b",
    r"party of war\b",
)

#: A faction is said to be for a settlement.
FACTION_FOR = _any(
    r"(?:interested in|want(?:s|ed)?|favou?rs?|supports?|seeks?|for|reach\w*)\b[^.;]{0,30}\b"
    r"(?:peace|agreement|deal|talks|settlement)",
    r"doves?\b",
    r"moderates\b",
    r"peace (?:party|camp)\b",
    r"party of peace\b",
)

#: Words for a negotiated end.
SETTLEMENT = _any(
    r"negotiated (?:solution|settlement|end|peace|outcome)\b",
    r"(?:diplomatic|political|peaceful) (?:solution|settlement|resolution|end|way)\b",
    r"peace (?:talks|deal|agreement|negotiations|settlement)\b",
    r"(?:negotiating table|diplomacy)\b",
    r"cease-?fire\b",
)

#: Words against talking now, or for an end by arms.
AGAINST_SETTLEMENT = _any(
    r"not (?:to )?(?:negotiat\w*|talk|sign|make peace|settle|compromise)\b",
    r"(?:against|no|nothing to|not the time for)\b[^.;]{0,25}\b(?:negotiat\w*|talks|peace deal|compromise)\b",
    r"military (?:defeat|victory)\b",
    r"defeated\b",
    r"rather than\b[^.;]{0,30}\b(?:peace|negotiat\w*|talks|deal)\b",
    r"not ready\b[^.;]{0,30}\b(?:deal|sign|peace|agreement|talks)\b",
    r"decided on the battlefield\b",
)

#: What somebody wants from the war itself.
WAR_AIM = _any(
    r"defeat\w*",
    r"victor\w+",
    r"weaken\w*",
    r"degrad\w+",
    r"hurt\w*",
    r"cripple\w*",
    r"isolat\w+",
    r"exhaust\w*",
    r"(?:to )?wins?\b",
    r"lose\b",
    r"(?:must|should|will) (?:fail|lose|pay)\b",
    r"strategic failure\b",
)

#: A party is stuck or hurting, in its own or others' words.
STUCK = _any(
    r"stalemate\b",
    r"no military (?:solution|victory)\b",
    r"cannot (?:be won|win)\b",
    r"can['’]t (?:be won|win)\b",
    r"(?:war of )?attrition\b",
    r"(?:heavy|huge|terrible|significant|serious|enormous) (?:losses|casualties|toll|cost|costs|price)\b",
    r"exhaust(?:ed|ion)\b",
    r"losing (?:\w+ )?(?:territory|ground|men|soldiers|people)\b",
    r"lost (?:territory|ground|control)\b",
    r"unsustainable\b",
    r"bogged down\b",
)

#: A party thinks that it does better by going on.
CONFIDENT = _any(
    r"(?:more|growing|increasingly) confiden\w+",
    r"confident (?:in|of|that)\b",
    r"(?:will|can|going to|must) (?:win|prevail|liberate|retake)\b",
    r"(?:our|final|full|complete) victory\b",
    r"(?:going|proceeding|goes) (?:strictly )?(?:according )?to plan\b",
    r"(?:goals?|objectives?|tasks?|aims)\b[^.;]{0,30}\bwill be (?:achieved|fulfilled|reached|met|accomplished)\b",
    r"(?:getting|become|becoming|got|gets) (?:also )?(?:tougher|stronger|harder)\b",
    r"(?:harden|toughen)(?:ed|s|ing)?\b",
)

#: A sum is told as a part of another.
PART = _any(
    r"includ(?:es|ing|ed)\b",
    r"of (?:which|that|this)\b",
    r"part of (?:the|this|that|an?)\b",
    r"out of (?:the|this|that)\b",
    r"comprising\b",
)
