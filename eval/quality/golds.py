"""Runs the scorers of ../shared/tools on our functions and returns their figures."""

import contextlib
import importlib.util
import io
import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

from quality.documents import SHARED, document_of
from ripeness.read import RulesReader, read_document

TOOLS = SHARED / "tools"
READING = SHARED / "data" / "reading"
Figures = dict[str, float]


def scorer(name: str) -> ModuleType:
    """Return a scorer of ../shared/tools as a module."""
    spec = importlib.util.spec_from_file_location(name, TOOLS / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def printed(name: str, *arguments: str | Path) -> str:
    """Return what a scorer prints."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        scorer(name).main(*(str(one) for one in arguments))
    return out.getvalue()


def _numbers(pattern: str, text: str) -> list[float]:
    found = re.search(pattern, text)
    if not found:
        raise ValueError(f"the scorer's output has no line like {pattern!r}:\n{text}")
    return [float(one) for one in found.groups()]


def attribution() -> Figures:
    """Return the figures of PolNeAR dev, as percentages."""
    text = printed("score_attributions", "ripeness.read:find_attributions", READING / "polnear" / "dev")
    figures = {role: _numbers(rf"exact {role}\s.*F1 ([\d.]+)", text)[0] for role in ("source", "cue", "content")}
    row = r"\s+n\s+\d+ found ([\d.]+) speaker right of found ([\d.]+) found and speaker ([\d.]+)"
    figures["direct"] = _numbers("direct" + row, text)[2]
    figures["said_found"], figures["said_speaker"], _ = _numbers("indirect, said-type cue" + row, text)
    figures["precision"] = _numbers(r"precision of outputs ([\d.]+)", text)[0]
    return {f"attribution.{name}": 100 * value for name, value in figures.items()}


def dates() -> Figures:
    """Return the figures of TimeBank and AQUAINT."""
    folders = [READING / "tempeval3" / name for name in ("TimeBank", "AQUAINT")]
    text = printed("score_dates", "ripeness.read:find_dates", *folders)
    found: Figures = {}
    for folder in folders:
        line = rf"{folder.name}\s.*relaxed F1 ([\d.]+) strict F1 ([\d.]+) value F1 ([\d.]+)"
        for name, value in zip(("relaxed", "strict", "value"), _numbers(line, text), strict=True):
            found[f"dates.{folder.name}.{name}"] = value
    return found


def amounts() -> Figures:
    """Return the figures of the specification of currencies, as percentages."""
    text = printed("score_amounts", "ripeness.read:find_amounts", READING / "recognizers" / "CurrencyModel.json")
    overlap, value = _numbers(r"F1 ([\d.]+);.*value right ([\d.]+)", text)
    return {"amounts.overlap": 100 * overlap, "amounts.value": 100 * value}


def acts() -> Figures:
    """Return the figures of PLV."""
    text = printed("score_acts", "ripeness.read:code_plover", READING / "plv" / "PLV_train.tsv")
    root, quad = _numbers(r"root macro F1 ([\d.]+),.*quad macro F1 ([\d.]+)", text)
    return {"acts.root": root, "acts.quad": quad}


def ledger() -> Figures:
    """Return the figures of the annotated ledger, as percentages; the reader is given day and outlet."""
    score, total, reader = scorer("score_ledger"), Counter[str](), RulesReader()
    for path in sorted((READING / "ledger").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        with path.with_suffix(".txt").open(encoding="utf-8", newline="") as file:
            text = file.read()
        given = {"published": gold["published"], "outlet": gold["outlet"] or "", "title": gold["title"] or ""}
        entries = read_document(reader, document_of(text, **given), text).entries
        total += score.score(gold["entries"], [entry.model_dump(mode="json") for entry in entries], text)[0]
    found = score.figures(total)
    names = ("entry_f1", "recall", "precision", "act", "holder", "when")
    return {f"ledger.{name}": 100 * found[name] for name in names}


GOLDS: dict[str, tuple[Path, Callable[[], Figures]]] = {
    "attribution": (READING / "polnear" / "dev", attribution),
    "dates": (READING / "tempeval3", dates),
    "amounts": (READING / "recognizers" / "CurrencyModel.json", amounts),
    "acts": (READING / "plv" / "PLV_train.tsv", acts),
    "ledger": (READING / "ledger", ledger),
}
"""Each task's gold, without which it is skipped, and what measures it."""
