"""Run every Python example of every page: what the documentation says is what the code does."""

import os
import shutil
from doctest import ELLIPSIS, NORMALIZE_WHITESPACE
from pathlib import Path

import pytest
from sybil import Sybil
from sybil.parsers.markdown import PythonCodeBlockParser, SkipParser

EXAMPLES = Path(__file__).parents[1] / "examples"


@pytest.fixture(scope="module")
def in_folder_of_examples(tmp_path_factory: pytest.TempPathFactory):
    """Let the examples of a page write files, in a folder of their own that holds a copy of the example cases."""
    before = Path.cwd()
    folder = tmp_path_factory.mktemp("page")
    shutil.copytree(EXAMPLES, folder / EXAMPLES.name)
    os.chdir(folder)
    yield
    os.chdir(before)


pytest_collect_file = Sybil(
    parsers=[PythonCodeBlockParser(doctest_optionflags=ELLIPSIS | NORMALIZE_WHITESPACE), SkipParser()],
    pattern="*.md",
    fixtures=["in_folder_of_examples"],
).pytest()
