"""Accounts kept beside a case: the same case, draws, seed and version needn't be assessed twice."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path

from ripeness import __version__
from ripeness.assess.account import Account
from ripeness.assess.assessment import READINGS, assess
from ripeness.assess.case import Case
from ripeness.assess.request import SEED, Progress
from ripeness.errors import AssessError

FOLDER = "assessments"
ATTRIBUTION = 40
"""Draws of the readings that solve each of them hundreds of times: enough for a first look, and the page says so."""


def account(
    case: Case, *, draws: int, folder: Path | None = None, seed: int = SEED, progress: Progress | None = None
) -> Account:
    """Return the account of a case: the one that is kept, or a new one that is then kept.

    Parameters
    ----------
    case : Case
    draws, seed : int
        As `assess` takes them.
    folder : Path, optional
        The case folder, in which accounts are kept under ``assessments``; where nothing can be written, nothing is.
    progress : callable, optional
        As `assess` takes it.

    Raises
    ------
    AssessError, GameError
        As `assess` does.
    """
    file = folder / FOLDER / f"{_key(case, draws, seed)}.json" if folder is not None else None
    found = _read(file) if file is not None else None
    if found is not None and (found.case_sha256, found.draws, found.seed) == (case.sha256, draws, seed):
        return found
    few = min(draws, ATTRIBUTION)
    made = Account.of(assess(case, draws=draws, seed=seed, attribution_draws=few, progress=progress))
    if file is not None:
        _write(made.to_json(), file)
    return made


def _key(case: Case, draws: int, seed: int) -> str:
    names = ",".join(name for name, _ in READINGS)
    return hashlib.sha256(f"{case.sha256} {draws} {ATTRIBUTION} {seed} {__version__} {names}".encode()).hexdigest()[:20]


def _read(file: Path) -> Account | None:
    """Return what is kept; None if it can't be read, so that it is made anew."""
    try:
        return Account.from_json(file.read_bytes())
    except (OSError, AssessError):
        return None


def _write(content: bytes, file: Path) -> None:
    draft = file.with_suffix(".new")
    try:
        file.parent.mkdir(exist_ok=True)
        draft.write_bytes(content)
        draft.replace(file)
    except OSError:
        with suppress(OSError):
            draft.unlink()
