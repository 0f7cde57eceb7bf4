"""The gold of Russian and Ukrainian: its words are in its passages, and no figure is below its floor."""

import json
from pathlib import Path

import pytest

EVAL = Path(__file__).parents[2] / "eval"


@pytest.fixture
def slavic(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.syspath_prepend(EVAL)
    import slavic

    return slavic


def test_no_figure_is_below_its_floor_and_every_figure_has_one(slavic) -> None:
    floors = json.loads((EVAL / "gold" / "slavic" / "floors.json").read_text())["floors"]
    measured = slavic.measured()
    assert set(floors) == set(measured)
    assert [name for name, value in measured.items() if value < floors[name]] == []


def test_a_figure_below_its_floor_fails_and_is_named(slavic, monkeypatch, tmp_path, capsys) -> None:
    high = tmp_path / "floors.json"
    high.write_text(json.dumps({"floors": {"seen.ru.recall": 100.0}, "lowered": []}))
    monkeypatch.setattr(slavic, "FLOORS", high)
    monkeypatch.setattr(slavic, "measured", lambda: {"seen.ru.recall": 50.0})
    monkeypatch.setattr("sys.argv", ["slavic.py"])
    assert slavic.main() == 1
    assert "below the floor: seen.ru.recall" in capsys.readouterr().err


def test_every_passage_has_its_words_and_its_halves_are_of_one_size(slavic) -> None:
    from quality.slavic import LANGUAGES, items

    for language in LANGUAGES:
        found = items(language)
        assert len({item.id for item in found}) == len(found) == 26
        assert sum(item.number % 2 for item in found) == 13
        assert all(item.entries for item in found)


def test_words_that_are_not_in_the_passage_are_refused(slavic) -> None:
    from quality.slavic import _item

    row = {"id": "ru-99", "text": "Переговоры идут.", "published": "2022-05-17", "dates": []}
    with pytest.raises(ValueError, match="gold words"):
        _item({**row, "entries": [{"words": "Переговоры прерваны"}]}, "ru")
