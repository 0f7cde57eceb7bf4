"""The bridge: from a case file to the bargaining model over draws of its uncertain inputs, and what that shows."""

from ripeness.assess.assessment import READINGS, Assessment, assess
from ripeness.assess.case import Case

__all__ = ["READINGS", "Assessment", "Case", "assess"]
