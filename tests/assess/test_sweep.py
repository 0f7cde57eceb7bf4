"""Sweeps: the same bytes from any workers, whoever dies on the way; what is done stays done."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from tests.assess.samples import SMALL, mirrored
from tests.assess.sweeps import CHUNK, CHUNKS, DRAWS, SEED, deadly, files, kill_a_child, once, swept

from ripeness.assess import Case
from ripeness.assess.ensemble import Ensemble
from ripeness.assess.survey import settlement
from ripeness.assess.sweep import Chunk, compute
from ripeness.errors import AssessError, CaseError, InputError
from ripeness.parallel import serially
from ripeness.parallel.processes import in_processes


@pytest.fixture(autouse=True)
def small_chunks(monkeypatch):
    monkeypatch.setattr("ripeness.assess.sweep.CHUNK", CHUNK)


@pytest.fixture(scope="module")
def plain(tmp_path_factory):
    """The folder of a sweep in one process, without a mishap."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("ripeness.assess.sweep.CHUNK", CHUNK)
        folder = tmp_path_factory.mktemp("sweep")
        swept(folder, serially)
    return folder


def counting(done):
    """Compute serially, and note what was computed."""

    def run(work, chunks):
        for chunk, found in serially(work, chunks):
            done.append(chunk.start)
            yield chunk, found

    return run


def test_a_folder_holds_its_chunks_what_they_are_of_and_the_result(plain):
    assert len(files(plain)) == CHUNKS + 2
    assert {"sweep.json", "result.json", "draws-000000220-000000230.npy"} <= files(plain).keys()


def test_its_figures_are_those_of_the_draws_in_one_piece(plain, tmp_path):
    now, within = settlement(Ensemble(Case.loads(SMALL), seed=SEED, stop=DRAWS))
    found = swept(tmp_path, serially)
    assert found.zone.value == now.mean() and found.zone.draws == DRAWS
    assert found.endings["settled"].value == pytest.approx(within.mean())
    assert found.sentence.startswith(f"There is a zone of agreement today {found.zone}. The model’s chance")
    assert [row[0] for row in found.table().rows] == ["a settlement", "Alba wins", "Boria wins"]
    assert files(tmp_path) == files(plain)


def test_two_processes_leave_the_same_bytes_though_one_is_killed(plain, tmp_path):
    swept(tmp_path, in_processes(2), progress=once(kill_a_child))
    assert files(tmp_path) == files(plain)


def test_a_driver_that_is_killed_costs_its_chunk_and_a_rerun_goes_on(plain, tmp_path):
    script = (
        "import sys; from pathlib import Path; import ripeness.assess.sweep as made; made.CHUNK = 20\n"
        "from ripeness.parallel import serially\n"
        "from tests.assess.sweeps import kill_the_driver, once, swept\n"
        "swept(Path(sys.argv[1]), serially, progress=once(kill_the_driver))"
    )
    paths = [str(Path(__file__).parents[2]), *sys.path]
    ended = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path[:0] = {paths!r}\n{script}", str(tmp_path)], check=False
    )
    assert ended.returncode == -9
    assert files(tmp_path).keys() == {"sweep.json", "draws-000000000-000000020.npy"}
    done = []
    swept(tmp_path, counting(done))
    assert done == list(range(CHUNK, DRAWS, CHUNK))
    assert files(tmp_path) == files(plain)


def test_more_draws_keep_those_that_are_there(tmp_path):
    done = []
    swept(tmp_path, serially, draws=40)
    swept(tmp_path, counting(done), draws=80)
    assert done == [40, 60]


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: content[: len(content) // 2],
        lambda content: b"",
        lambda content: content.replace(b"(20, 4)", b"(10, 8)"),
        lambda content: b"not an array",
    ],
    ids=["cut short", "empty", "of another shape", "something else"],
)
def test_a_chunk_that_cannot_be_read_is_computed_again(plain, tmp_path, damage):
    for name, content in files(plain).items():
        (tmp_path / name).write_bytes(damage(content) if name == "draws-000000040-000000060.npy" else content)
    done = []
    swept(tmp_path, counting(done))
    assert done == [40]
    assert files(tmp_path) == files(plain)


def test_a_chunk_that_kills_its_worker_every_time_is_given_up_and_the_others_are_kept(tmp_path, monkeypatch):
    monkeypatch.setattr("ripeness.assess.sweep.alone", deadly)
    with pytest.raises(AssessError, match=r"died 3 times under it.*; what is done is kept"):
        swept(tmp_path, in_processes(1), draws=3 * CHUNK)
    assert files(tmp_path).keys() == {"sweep.json", "draws-000000000-000000020.npy"}


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"content": mirrored(SMALL)}, r"holds a sweep with another case_sha256 \(.*\); give another folder"),
        ({"seed": 8}, r"holds a sweep with another seed \(7, here 8\); give another folder"),
        ({"draws": 0}, "draws must be at least 1; got 0"),
    ],
)
def test_what_cannot_go_on_in_a_folder_is_refused(plain, asked, sentence):
    before = files(plain)
    with pytest.raises(AssessError, match=sentence):
        swept(plain, serially, **asked)
    assert files(plain) == before


def test_a_folder_of_another_version_is_refused(plain, monkeypatch):
    monkeypatch.setattr("ripeness.assess.sweep.__version__", "0.0.1")
    with pytest.raises(AssessError, match="holds a sweep with another ripeness"):
        swept(plain, serially)


def test_a_folder_that_does_not_say_what_it_holds_is_refused(tmp_path):
    (tmp_path / "sweep.json").write_bytes(b"{")
    with pytest.raises(AssessError, match=r"sweep\.json: can't be read, so what the folder holds isn't known"):
        swept(tmp_path, serially)


def test_a_faulty_case_is_told_before_anything_is_written(tmp_path):
    with pytest.raises(CaseError):
        swept(tmp_path / "new", serially, content=SMALL.replace("mode: 0.55", "mode: x"))
    assert not (tmp_path / "new").exists()


def test_a_worker_of_another_version_refuses():
    with pytest.raises(AssessError, match=r"workers must run ripeness 0\.0\.1, as the driver; got"):
        compute(replace(Chunk(SMALL, SEED, 0, 2), version="0.0.1"))


def test_there_must_be_a_worker():
    with pytest.raises(InputError, match="workers must be at least 1; got 0"):
        in_processes(0)


def test_a_chunk_holds_a_row_for_each_draw(plain):
    found = np.load(plain / "draws-000000000-000000020.npy")
    assert found.shape == (CHUNK, 4) and set(found[:, 0]) <= {0.0, 1.0}
    assert ((found[:, 1:] >= 0) & (found[:, 1:] <= 1)).all()
