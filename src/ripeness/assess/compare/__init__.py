"""The classical models on the same case: collective decision, exchange and conflict graph beside our own model.

Read `actors` (who sits at the table) and `answer` (the one form of all answers) first, then one file a family
(`decision`, `trade`, `conflict`; `own` is our own), and `reading` for what is told of them.
"""

from ripeness.assess.compare.compare import compare
from ripeness.assess.compare.models import MODELS, Model
from ripeness.assess.compare.reading import CompareReading

__all__ = ["MODELS", "CompareReading", "Model", "compare"]
