"""Closed lists of words that the rules of attribution consult."""

from ripeness.read.tokens import word_set

BE = word_set(
    """
    be is are was were been being am 's 're 'm isn't aren't wasn't weren't
    """
)
HAVE = word_set(
    """
    have has had having 've 'd haven't hasn't hadn't
    """
)
DO = frozenset(["do", "does", "did", "doesn't", "don't", "didn't"])
AUXILIARY = BE | HAVE | DO
NEGATION = word_set(
    """
    not never n't no hardly isn't aren't wasn't weren't haven't hasn't hadn't doesn't don't didn't won't
    wouldn't can't couldn't shouldn't cannot neither nor
    """
)
CATENATIVE = word_set(
    """
    continue continues continued continuing begin begins began start starts started try tries tried trying
    proceed proceeds proceeded go goes went going rush rushed used need needs needed have has had
    """
)
SUBORDINATOR = word_set(
    """
    that if because while whereas although though unless until when whenever as since after before once so lest
    whether than where
    """
)
CLAUSE_STOP = word_set(
    """
    while whereas although though unless until when after before because since if as despite following amid
    """
)
WEEKDAY = word_set(
    """
    monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow tonight
    """
)
MONTH = word_set(
    """
    january february march april may june july august september october november december jan feb mar apr jun
    jul aug sep sept oct nov dec
    """
)
PERIOD = frozenset(["morning", "afternoon", "evening", "night", "week", "month", "year"])
RELATIVE = frozenset(["who", "which", "that", "whom", "whose"])
OBJECT_PRONOUN = word_set(
    """
    him them me us herself himself themselves itself myself ourselves yourself
    """
)
"""Pronouns that can't be the subject of the verb after them."""
OBJECT_STOP = word_set(
    """
    while whereas although though when because since despite following amid
    """
)
"""Words that end an object or infinitive: what follows is told of the speaker, not by them."""
HEARSAY = frozenset(["reportedly", "allegedly", "purportedly", "supposedly"])
"""Adverbs that are cues of their own."""
ARTICLES = frozenset(["the", "a", "an", "every"])
"""Words that no noun phrase ends with."""
