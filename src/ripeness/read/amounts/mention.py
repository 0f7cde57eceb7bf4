"""What a found sum of money is."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AmountMention:
    """A sum of money in a text.

    Attributes
    ----------
    start, end : int
        Code points of the text, end exclusive: figure, scale and currency, without "about" or "a month".
    value : float or None
        In units of the currency; None where the text gives no figure ("billions of dollars").
    currency : str
        ISO 4217 code, or a lower-case name where the text leaves the state open ("peso") or names a part ("cent").
    approx : str
        The word that makes it inexact ("about", "up to", "or more"), in lower case; empty if there is none.
    per : str
        "month", "barrel" … if the sum is a rate; else empty.
    rule : str
        Rule and row of the lexicon ``currencies`` that made it, for ``--explain``.
    """

    start: int
    end: int
    value: float | None
    currency: str
    approx: str = ""
    per: str = ""
    rule: str = ""
