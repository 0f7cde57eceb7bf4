"""Let tests of assessments import their sample cases as `tests.assess`."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
