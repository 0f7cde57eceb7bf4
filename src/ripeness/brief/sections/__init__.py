"""The parts of the brief, one file each, in the order in which they are read."""
