"""Published games as data files with expected answers, and small solvers for those that ours doesn't contain.

`ripeness.bargaining` is checked against the games that are special cases of it (the gambler's ruin, Fearon's range, war
to the finish in Slantchev's model); the others are implemented here, beside it and not inside.
"""

from ripeness.cases.published.backward_induction import Equilibrium, backward_induction
from ripeness.cases.published.data import Published, load, names
from ripeness.cases.published.fearon import Demand, Prevention, best_demand, preventive_war
from ripeness.cases.published.rubinstein import first_share
from ripeness.cases.published.slantchev import War, complete_information
from ripeness.cases.published.take_it_or_leave_it import Answer, Offer, midpoints, take_it_or_leave_it

__all__ = [
    "Answer",
    "Demand",
    "Equilibrium",
    "Offer",
    "Prevention",
    "Published",
    "War",
    "backward_induction",
    "best_demand",
    "complete_information",
    "first_share",
    "load",
    "midpoints",
    "names",
    "preventive_war",
    "take_it_or_leave_it",
]
