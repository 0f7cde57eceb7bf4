"""Many documents into one ledger: read in as many processes as there are, written by one, in the order of the input.

So the ledger is the same, byte for byte, whoever read it. What was read before is skipped without being read again;
what fails is set aside with its reason.
"""

from ripeness.read.archive.beside import Beside
from ripeness.read.archive.intake import Intake
from ripeness.read.archive.recipe import Recipe
from ripeness.read.archive.set_aside import SetAside
from ripeness.read.archive.work import Maker, Read, Stopped
from ripeness.read.archive.writer import Kept

__all__ = ["Beside", "Intake", "Kept", "Maker", "Read", "Recipe", "SetAside", "Stopped"]
