"""Contracts: classes of tests that every part of a kind must inherit and pass."""
