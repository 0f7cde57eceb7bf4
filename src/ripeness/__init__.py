"""Ripeness: from reporting on a conflict's talks to a sourced ledger, the state on a date, and a bargaining model."""

__version__ = "0.1.0"
