"""The examples in docstrings show what the program does."""

import doctest
import pkgutil
from importlib import import_module

import pytest

import ripeness

RUN_WHEN_IMPORTED = {"ripeness.__main__"}
MODULES = {module.name for module in pkgutil.walk_packages(ripeness.__path__, "ripeness.")} - RUN_WHEN_IMPORTED
OPTIONS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


@pytest.mark.parametrize("name", sorted(MODULES))
def test_examples_in_docstrings_run(name: str) -> None:
    assert doctest.testmod(import_module(name), optionflags=OPTIONS).failed == 0
