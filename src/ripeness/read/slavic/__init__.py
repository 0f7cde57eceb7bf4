"""Russian and Ukrainian: press releases and agency copy in, entries out, in the words of the original.

Names are read in any case with pymorphy3, which comes with the extra ``slavic``.
"""

from ripeness.read.slavic.language import language_of
from ripeness.read.slavic.reading import entries_of
from ripeness.read.slavic.scan import Scan

__all__ = ["Scan", "entries_of", "language_of"]
