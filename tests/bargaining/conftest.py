"""Let tests of the model import their shared reference and strategies as `tests.bargaining`."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
