"""Who is reported to have said, thought or meant what: nested, split and unnamed attributions, by rule."""

from ripeness.read.attribution.find import find_attributions
from ripeness.read.attribution.model import Attribution

__all__ = ["Attribution", "find_attributions"]
