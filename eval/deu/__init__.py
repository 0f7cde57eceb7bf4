"""Measuring models of collective decision on DEU III: 353 issues of the European Union with their real outcomes."""
