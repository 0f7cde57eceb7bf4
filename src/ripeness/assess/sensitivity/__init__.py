"""What to find out: which input moves the answer, where it flips it, and what knowing it would be worth."""

from ripeness.assess.sensitivity.flips import Crossing, Flip, flip
from ripeness.assess.sensitivity.given_data import MainEffects, main_effects
from ripeness.assess.sensitivity.interval import Interval
from ripeness.assess.sensitivity.knowing import Knowing, value_of_knowing
from ripeness.assess.sensitivity.sobol import Indices, sobol

__all__ = [
    "Crossing",
    "Flip",
    "Indices",
    "Interval",
    "Knowing",
    "MainEffects",
    "flip",
    "main_effects",
    "sobol",
    "value_of_knowing",
]
