"""The brief: what the record says on a date, for people, with every statement one link from its words."""

from ripeness.brief.build import Beside, build
from ripeness.brief.model import Brief, FindingList, Made, Section

__all__ = ["Beside", "Brief", "FindingList", "Made", "Section", "build"]
