"""An account that is kept is shown again; another case, other draws or another seed make another one."""

import pytest
from tests.assess.samples import SMALL, replaced

from ripeness.assess import Case, kept
from ripeness.assess.kept import FOLDER, account

CASE = Case.loads(SMALL)


@pytest.fixture
def assessed(monkeypatch):
    """Count the assessments, and make them quick."""
    made, assess = [], kept.assess

    def counted(case, **asked):
        made.append(case.sha256)
        return assess(case, **asked, readings=["zone"])

    monkeypatch.setattr(kept, "assess", counted)
    return made


def test_the_second_time_nothing_is_assessed(assessed, tmp_path):
    first = account(CASE, draws=40, folder=tmp_path)
    assert account(CASE, draws=40, folder=tmp_path) == first
    assert len(assessed) == 1
    assert [file.suffix for file in (tmp_path / FOLDER).iterdir()] == [".json"]


def test_another_case_draws_or_seed_is_assessed_anew(assessed, tmp_path):
    other = Case.loads(replaced(SMALL, "mode: 0.02, high: 0.04", "mode: 0.01, high: 0.04"))
    for case, draws, seed in ((CASE, 40, 1), (CASE, 50, 1), (CASE, 40, 2), (other, 40, 1)):
        found = account(case, draws=draws, seed=seed, folder=tmp_path)
        assert (found.case_sha256, found.draws, found.seed) == (case.sha256, draws, seed)
    assert len(assessed) == 4


def test_another_version_assesses_anew(assessed, tmp_path, monkeypatch):
    account(CASE, draws=40, folder=tmp_path)
    monkeypatch.setattr(kept, "__version__", "99")
    account(CASE, draws=40, folder=tmp_path)
    assert len(assessed) == 2


@pytest.mark.parametrize("harm", [b"", b"{", b'{"draws": 1}'])
def test_what_cannot_be_read_is_made_anew(assessed, tmp_path, harm):
    first = account(CASE, draws=40, folder=tmp_path)
    (file,) = (tmp_path / FOLDER).iterdir()
    file.write_bytes(harm)
    assert account(CASE, draws=40, folder=tmp_path) == first
    assert file.read_bytes() == first.to_json()


def test_what_is_kept_under_another_name_is_not_taken(assessed, tmp_path):
    account(CASE, draws=40, folder=tmp_path)
    (file,) = (tmp_path / FOLDER).iterdir()
    account(CASE, draws=50, folder=tmp_path)
    other = next(each for each in (tmp_path / FOLDER).iterdir() if each != file)
    file.write_bytes(other.read_bytes())
    assert account(CASE, draws=40, folder=tmp_path).draws == 40


def test_where_nothing_can_be_written_nothing_is_kept(assessed, tmp_path):
    (tmp_path / FOLDER).write_text("a file where the folder would be")
    assert account(CASE, draws=40, folder=tmp_path) == account(CASE, draws=40)
    assert len(assessed) == 2
