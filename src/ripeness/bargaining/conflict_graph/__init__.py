"""The graph model for conflict resolution: who would stay where, why, and what would have to hold for another state.

One stability concept a file. Read `graph` (the question) first, then `reach` (joint moves), then the concepts.
"""

from ripeness.bargaining.conflict_graph.coalitions import (
    COALITION_CONCEPTS,
    CoalitionStability,
    coalition_stability,
    coalitionally_stable,
)
from ripeness.bargaining.conflict_graph.draft import Draft, Side, Stand, by_position, draft
from ripeness.bargaining.conflict_graph.general_metarational import general_metarational
from ripeness.bargaining.conflict_graph.goal import Arrival, Goal, Route, Wish, goal
from ripeness.bargaining.conflict_graph.graph import ConflictGraph, OptionSpace, conflict_graph
from ripeness.bargaining.conflict_graph.inverse import Clause, Conditions, inverse
from ripeness.bargaining.conflict_graph.known import Known, Verdict
from ripeness.bargaining.conflict_graph.moves import Moves
from ripeness.bargaining.conflict_graph.nash import nash
from ripeness.bargaining.conflict_graph.options import Option, OptionForm
from ripeness.bargaining.conflict_graph.perception import Hypergame, Perception, hypergame, perceived_stability
from ripeness.bargaining.conflict_graph.preferences import Payoffs, Preference, Ranking, Statements
from ripeness.bargaining.conflict_graph.reach import Reach, reachable
from ripeness.bargaining.conflict_graph.sequential import sequential
from ripeness.bargaining.conflict_graph.simultaneous import simultaneous
from ripeness.bargaining.conflict_graph.stability import CONCEPTS, Stability, stability
from ripeness.bargaining.conflict_graph.symmetric_metarational import symmetric_metarational
from ripeness.bargaining.conflict_graph.why import Answer, Why, why

__all__ = [
    "COALITION_CONCEPTS",
    "CONCEPTS",
    "Answer",
    "Arrival",
    "Clause",
    "CoalitionStability",
    "Conditions",
    "ConflictGraph",
    "Draft",
    "Goal",
    "Hypergame",
    "Known",
    "Moves",
    "Option",
    "OptionForm",
    "OptionSpace",
    "Payoffs",
    "Perception",
    "Preference",
    "Ranking",
    "Reach",
    "Route",
    "Side",
    "Stability",
    "Stand",
    "Statements",
    "Verdict",
    "Why",
    "Wish",
    "by_position",
    "coalition_stability",
    "coalitionally_stable",
    "conflict_graph",
    "draft",
    "general_metarational",
    "goal",
    "hypergame",
    "inverse",
    "nash",
    "perceived_stability",
    "reachable",
    "sequential",
    "simultaneous",
    "stability",
    "symmetric_metarational",
    "why",
]
