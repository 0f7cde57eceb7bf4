"""The example's case file rests on entries that reading its reports gives."""

from pathlib import Path

import pytest

from ripeness.cases import casefile
from ripeness.cases.register import Register
from ripeness.cli.casefolder import in_memory
from ripeness.cli.reading import Readings

EXAMPLE = Path(__file__).parents[2] / "examples" / "ukraine-2022"


@pytest.fixture(scope="module")
def case():
    """The example, its reports read into a ledger."""
    with in_memory(str(EXAMPLE)) as case:
        assert list(Readings(case.reader(), {}).into(case, (str(EXAMPLE / "reports"),)))
        yield case


def test_it_has_no_fault_and_each_entry_that_it_names_is_in_the_ledger(case) -> None:
    content = casefile.content(EXAMPLE / casefile.FILE)
    register = Register.of(casefile.parsed(content, ledger=case.ledger))
    assert len(register.entries) > 20
    assert all(row.ground for row in register.rows)
