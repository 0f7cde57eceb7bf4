"""The brief: what the record says on a date, for people, with every statement one link from its words."""

from ripeness.brief.build import build
from ripeness.brief.model import Brief, FindingList, Made, Section

__all__ = ["Brief", "FindingList", "Made", "Section", "build"]
