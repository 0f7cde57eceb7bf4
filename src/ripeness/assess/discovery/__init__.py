"""Scenario discovery: in which box of inputs does a zone exist?"""

from ripeness.assess.discovery.box import Box, Held
from ripeness.assess.discovery.discover import Discovery, discover
from ripeness.assess.discovery.prim import paste, peel

__all__ = ["Box", "Discovery", "Held", "discover", "paste", "peel"]
