"""Models of collective decision: one issue, several actors with positions, salience and power; one model a file.

Each takes a `Question`, whose numbers have a leading axis of draws, and answers all draws at once.
"""

from ripeness.bargaining.collective.question import Question

__all__ = ["Question"]
