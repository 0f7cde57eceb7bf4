"""Replication packs: a run and all that it was made from give the same bytes again, or say why not."""

import json

import pytest
from tests.assess.samples import SMALL

from ripeness.assess.pack import Asked, Pack, pack, replicate, run, versions
from ripeness.errors import AssessError

ASKED = Asked(draws=30, seed=5, readings=("zone", "scenarios"), weeks=10, what_if={"war.pace": 1.0})


@pytest.fixture(scope="module")
def kept() -> Pack:
    return pack(SMALL, ASKED, run(SMALL, ASKED), ledger_head="abc")


def test_a_pack_gives_the_same_bytes_again(kept):
    again = replicate(Pack.from_json(kept.to_json()))
    assert again.same and kept.result_sha256 in again.sentence


def test_it_holds_what_it_was_made_from(kept):
    told = json.loads(kept.to_json())
    assert told["case"] == SMALL and told["ledger_head"] == "abc" and told["versions"] == versions()
    assert Pack.from_json(kept.to_json()) == kept


def test_another_question_gives_other_bytes(kept):
    other = Pack(Asked(**{**vars(ASKED), "seed": 6}), kept.case, kept.result, {"numpy": "1.0"}, "")
    again = replicate(other)
    assert not again.same and "numpy 1.0 then" in again.sentence


def test_a_what_if_is_the_only_scenario(kept):
    (found,) = json.loads(kept.result)["readings"]["scenarios"]["scenarios"]
    assert found["title"] == "war.pace = 1"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda told: told.update(case=told["case"] + "\n"), "the pack's case was changed"),
        (lambda told: told.update(result="{}"), "the pack's result was changed"),
        (lambda told: told.update(format="other"), "format must be"),
        (lambda told: told.pop("asked"), "not a replication pack"),
    ],
)
def test_a_pack_that_was_changed_is_refused(kept, change, said):
    told = json.loads(kept.to_json())
    change(told)
    with pytest.raises(AssessError, match=said):
        Pack.from_json(json.dumps(told))
