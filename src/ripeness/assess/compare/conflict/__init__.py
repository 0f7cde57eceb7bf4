"""The conflict graph of a case: issue options become options, positions become preferences, red lines are refused.

Read `frame` first (who takes which stance on what), then `prefer` (who prefers what in a draw), `stable` (where all
would stay) and `arrive` (what must hold so that they come to an outcome).
"""

from ripeness.assess.compare.conflict.conflict import Conflict, conflict

__all__ = ["Conflict", "conflict"]
