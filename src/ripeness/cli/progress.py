"""How far a long read is: a line on standard error, when that is a terminal."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


class Progress:
    """Counts documents and shows nothing."""

    def advance(self, name: str) -> None:
        """Count one document."""

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Keep off the terminal while somebody is told or asked something."""
        yield


class _Shown(Progress):
    def __init__(self, bar: Any, task: Any) -> None:
        self._bar, self._task = bar, task

    def advance(self, name: str) -> None:
        self._bar.update(self._task, advance=1, description=name[-60:])

    @contextmanager
    def paused(self) -> Iterator[None]:
        self._bar.stop()
        try:
            yield
        finally:
            self._bar.start()


@contextmanager
def progress(total: int | None) -> Iterator[Progress]:
    """Give what counts documents. ``total`` None: not known beforehand."""
    if not sys.stderr.isatty():
        yield Progress()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    columns = (BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TextColumn("{task.description}", markup=False))
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        yield _Shown(bar, bar.add_task("", total=total))
