"""Models of collective decision: one issue, several actors with positions, salience and power; one model a file.

Each takes a `Question`, whose numbers have a leading axis of draws, answers all draws at once, and returns one frozen
`Decision`. None favours an actor: names and their order change nothing.

Several issues together are a `Conference`, and what actors trade between them is in `exchange`.
"""

from ripeness.bargaining.collective.banzhaf import banzhaf
from ripeness.bargaining.collective.challenge import Challenges, challenge
from ripeness.bargaining.collective.coalitions import PowerIndex
from ripeness.bargaining.collective.condorcet import Contest, condorcet
from ripeness.bargaining.collective.decision import Decision
from ripeness.bargaining.collective.question import Question
from ripeness.bargaining.collective.recipe import SCHOLZ_2011, SCHOLZ_2011_AS_WRITTEN, Recipe
from ripeness.bargaining.collective.shapley_shubik import shapley_shubik
from ripeness.bargaining.collective.weighted_mean import weighted_mean
from ripeness.bargaining.collective.weighted_median import Median, weighted_median

__all__ = [
    "SCHOLZ_2011",
    "SCHOLZ_2011_AS_WRITTEN",
    "Challenges",
    "Contest",
    "Decision",
    "Median",
    "PowerIndex",
    "Question",
    "Recipe",
    "banzhaf",
    "challenge",
    "condorcet",
    "shapley_shubik",
    "weighted_mean",
    "weighted_median",
]
