"""The bridge: from a case file to the bargaining model over draws of its uncertain inputs, and what that shows."""

from ripeness.assess.account import Account
from ripeness.assess.assessment import READINGS, Assessment, assess
from ripeness.assess.case import Case

__all__ = ["READINGS", "Account", "Assessment", "Case", "assess"]
