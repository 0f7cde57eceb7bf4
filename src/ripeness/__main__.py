"""``python -m ripeness``: the same as the command ``ripeness``."""

from ripeness.cli import main

main()
