"""How each model did on decisions whose outcome is known: the record that stands beside what it says of a case.

The figures are those of ``docs/explanation/which-model.md``, made by ``python eval/deu3.py --page``; a test holds them
to that page.
"""

from __future__ import annotations

from dataclasses import dataclass

DIFFERENCE = 3
"""The smallest difference of mean errors that DEU III can show for a model that differs in kind from the mean."""


@dataclass(frozen=True)
class Score:
    """A model's errors on the 353 issues of DEU III that have an outcome, on a scale of 100.

    Attributes
    ----------
    row : str
        What the model is called on the page.
    error : float
        Mean absolute error.
    beside : tuple of float or None
        By how much it is off the weighted mean's, with the ends of the 95 % interval; None for the mean itself.
    """

    row: str
    error: float
    beside: tuple[float, float, float] | None = None

    @property
    def sentence(self) -> str:
        """The record in one line."""
        start = f"On laws of the European Union (DEU III) off by {self.error:.1f} of 100 on average"
        if self.beside is None:
            return f"{start}."
        more, low, high = (f"{number:+.1f}".replace("-", "−") for number in self.beside)
        return f"{start}, {more} ({low} to {high}) beside the weighted mean."


SCORES = {
    "mean": Score("weighted mean", 23.0),
    "median": Score("weighted median", 29.1, (6.1, 3.7, 8.5)),
    "condorcet": Score("probabilistic Condorcet", 22.8, (-0.3, -0.7, 0.2)),
    "challenge": Score("challenge, Scholz 2011 as written", 29.5, (6.5, 3.6, 9.4)),
    "exchange": Score("exchange", 24.9, (1.8, 0.3, 3.5)),
}
