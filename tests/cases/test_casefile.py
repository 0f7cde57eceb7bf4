"""The case file: what it gives to the state and the reader, and how it says what is wrong."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ripeness.cases import casefile
from ripeness.errors import CaseError, RipenessError
from ripeness.read.parties import gazetteer

EXAMPLE = Path(__file__).parents[2] / "examples" / "ukraine-2022" / "case.yaml"
HEAD = "case: {id: x, title: A case}\n"
TWO = "parties:\n  - {id: a, name: Alba}\n  - {id: b, name: Boria}\n"


def faults(content: str) -> list[str]:
    with pytest.raises(CaseError) as caught:
        casefile.loads(content)
    return str(caught.value).splitlines()


class TestTheFoundingCase:
    def test_gives_parties_issues_and_tracks_in_the_order_of_the_file(self) -> None:
        case = casefile.load(EXAMPLE)
        assert case.frame.party_names == ("Russia", "Ukraine")
        assert [issue.id for issue in case.frame.issues][:2] == ["neutrality", "security-guarantees"]
        assert case.frame.tracks == ("political", "military", "humanitarian", "economic")
        assert str(case.as_of) == "2022-05-17"
        assert not case.frame.inferred

    def test_names_an_actor_by_all_its_names(self) -> None:
        assert casefile.load(EXAMPLE).frame.names()["the kremlin"] == "Russia"


class TestNames:
    def test_added_names_are_found_in_a_text(self) -> None:
        case = casefile.loads(HEAD + "parties:\n  - {id: a, name: Alba, capitals: [Torre]}\n  - {id: b, name: Boria}\n")
        found = gazetteer(case.names).mentions("Torre rejected what Boria had offered.")
        assert [(m.entity.name, m.form) for m in found] == [("Alba", "metonym"), ("Boria", "name")]

    def test_a_person_of_the_case_takes_over_the_names_of_the_same_person_in_the_lists(self) -> None:
        case = casefile.load(EXAMPLE)
        found = gazetteer(case.names).mentions("Lavrov spoke, and Sergey Lavrov spoke again.")
        assert {m.entity.name for m in found} == {"Sergei Lavrov"}

    def test_a_person_acts_for_the_party_by_its_name(self) -> None:
        people = "people:\n  - {name: Ada Lo, side: a, post: president, from: 2020-01-02, until: 2021-03-04}\n"
        (entity,) = {entity for name, entity, _ in casefile.loads(HEAD + TWO + people).names if name == "Ada Lo"}
        assert (entity.side, entity.post, entity.since, entity.until) == (
            "Alba",
            "president",
            "2020-01-02",
            "2021-03-04",
        )

    def test_no_country_becomes_a_truth_value(self) -> None:
        case = casefile.loads(HEAD + "parties: [{id: no, name: NO}, {id: yes, name: Yes}]\n")
        assert case.frame.party_names == ("NO", "Yes")


class TestFaults:
    def test_all_are_told_at_once_in_the_order_of_the_file(self) -> None:
        text = HEAD + TWO + "issues:\n  - {id: land, title: Land, keyword: [x]}\ntrakcs: []\n"
        assert faults(text) == [
            'case.yaml:6:29: issues.0.keyword: unknown field, did you mean "keywords"?',
            'case.yaml:7:1: trakcs: unknown field, did you mean "tracks"?',
        ]

    @pytest.mark.parametrize(
        ("content", "fault"),
        [
            ("", "case.yaml:1:1: a case file must hold fields like `parties:`; got nothing"),
            ("- 1\n", "case.yaml:1:1: a case file must hold fields like `parties:`; got a list"),
            (HEAD, "case.yaml:1:1: parties: missing; add it"),
            (HEAD + "parties: [{id: a, name: Alba}]\n", "case.yaml:2:1: parties: must have at least 2; got 1"),
            (
                HEAD + TWO + "people: [{name: Jo, side: c}]\n",
                "case.yaml:5:21: people.0.side: no party or third party 'c'; known: a, b",
            ),
            (
                HEAD.replace("}", ", as_of: 2022-02-30}") + TWO,
                "case.yaml:1:30: case.as_of: must be a day like 2022-05-17; got '2022-02-30'",
            ),
            (
                HEAD + TWO.replace("Boria", "Boria, aliases: [Alba]"),
                "case.yaml:4:5: parties.1: the name 'Alba' belongs to Alba already; a name must belong to one actor",
            ),
            (
                HEAD + TWO + "tracks: [{id: naval, title: Sea}]\n",
                "case.yaml:5:11: tracks.0.id: must be 'political', 'military', 'humanitarian' or 'economic'; "
                "got 'naval'",
            ),
            (
                HEAD + TWO + "issues: [{id: x, title: X}, {id: x, title: Y}]\n",
                "case.yaml:5:30: issues.1.id: 'x' is used twice; give each its own",
            ),
        ],
    )
    def test_each_has_its_place_and_a_remedy(self, content: str, fault: str) -> None:
        assert faults(content) == [fault]

    def test_yaml_that_is_no_yaml_has_its_place_too(self) -> None:
        (line,) = faults("case: {id: x\n")
        assert line.startswith("case.yaml:")
        assert line.endswith("close each bracket and mark")

    def test_a_file_that_is_missing_or_not_utf8_is_one_sentence(self, tmp_path: Path) -> None:
        with pytest.raises(CaseError, match="No such file"):
            casefile.load(tmp_path / "case.yaml")
        (tmp_path / "case.yaml").write_bytes(b"case: \xff\n")
        with pytest.raises(CaseError, match="byte 6 is not UTF-8"):
            casefile.load(tmp_path / "case.yaml")

    @given(st.text(alphabet="abc:{}[]-&*!|>'\"#%,\n \t?0", max_size=80))
    def test_no_text_brings_down_the_loader(self, content: str) -> None:
        try:
            casefile.loads(content)
        except RipenessError as error:
            assert str(error)
