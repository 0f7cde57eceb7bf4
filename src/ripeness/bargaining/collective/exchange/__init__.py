"""The exchange model: actors who decide several issues together trade votes, each giving way where it cares less.

Read `conference` (the question) and `result` (the answer) first, then `pairs` (who could trade what), `floor` (a round
of trading) and `decide` (the same as a public program counts it).
"""

from ripeness.bargaining.collective.exchange.conference import Conference
from ripeness.bargaining.collective.exchange.exchange import exchange, potential
from ripeness.bargaining.collective.exchange.result import Deal, Ending, Exchanges, Externalities, Reckoning, Round

__all__ = [
    "Conference",
    "Deal",
    "Ending",
    "Exchanges",
    "Externalities",
    "Reckoning",
    "Round",
    "exchange",
    "potential",
]
