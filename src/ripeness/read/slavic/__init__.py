"""Russian and Ukrainian: press releases and agency copy in, entries out, in the words of the original.

Names are read in any case with pymorphy3, which comes with the extra ``slavic``.
"""

from ripeness.read.slavic.language import language_of
from ripeness.read.slavic.reading import entries

__all__ = ["entries", "language_of"]
