"""The account of an assessment: everything that is told of it, the same after a round trip through JSON."""

import json
from dataclasses import replace

import pytest
from tests.assess.samples import SMALL, mirrored

from ripeness.assess import READINGS, Account, Case, assess
from ripeness.assess.account import TITLES, Witness
from ripeness.errors import AssessError

READ = ("zone", "binding", "war", "scenarios")
ASSESSED = assess(Case.loads(SMALL), draws=60, readings=READ)
ACCOUNT = Account.of(ASSESSED)


def test_it_is_the_same_after_a_round_trip():
    witness = Witness("optimism", "faith", ("0123456789abcdef",), ())
    for account in (ACCOUNT, ACCOUNT.beside([witness])):
        again = Account.from_json(account.to_json())
        assert again == account
        assert again.to_json() == account.to_json()


def test_it_tells_what_the_readings_tell():
    assert [told.name for told in ACCOUNT.readings] == [name for name, _ in ASSESSED.readings]
    for told, (_, reading) in zip(ACCOUNT.readings, ASSESSED.readings, strict=True):
        assert (told.sentence, told.tables, told.pictures) == (reading.sentence, reading.tables(), reading.pictures())
    assert ACCOUNT.sentence == ASSESSED.sentence
    assert ACCOUNT.reading("solutions") is None


def test_options_say_what_each_side_gives_up_and_what_could_break_them():
    for choice, option in zip(ACCOUNT.options, ASSESSED.zone.options, strict=True):
        assert choice.says == option.says
        assert [party for party, _ in choice.gives_up] == ["Alba", "Boria"]
        assert choice.risks == tuple(risk.sentence for risk in option.risks)


def test_every_input_stands_in_its_register():
    paths = [row.path for row in ACCOUNT.register if row.is_input]
    assert paths == [each.path for each in ASSESSED.case.inputs]
    assert len(paths) == ACCOUNT.basis.inputs


def test_every_reading_has_a_title():
    assert {name for name, _ in READINGS} <= set(TITLES)


def test_with_the_names_exchanged_the_account_mirrors():
    there = Case.loads(mirrored(SMALL))
    made = Account.of(assess(there, draws=60, readings=READ)).to_json().decode()
    assert mirrored(ACCOUNT.to_json().decode()).replace(ASSESSED.case.sha256, there.sha256) == made


@pytest.mark.parametrize(
    "change",
    [
        lambda told: told.pop("draws"),
        lambda told: told.update(more=1),
        lambda told: told.update(draws="many"),
        lambda told: told.update(parties=["Alba"]),
        lambda told: told["readings"][0].pop("title"),
    ],
)
def test_what_is_no_account_is_refused(change):
    told = json.loads(ACCOUNT.to_json())
    change(told)
    with pytest.raises(AssessError, match="not an account of an assessment"):
        Account.from_json(json.dumps(told))


def test_what_is_no_json_is_refused():
    with pytest.raises(AssessError, match="assess the case again"):
        Account.from_json(b"{")


def test_a_field_that_differs_makes_another_account():
    assert Account.from_json(replace(ACCOUNT, seed=1).to_json()) != ACCOUNT
