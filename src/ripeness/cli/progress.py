"""How far a long read or assessment is: a line on standard error, when that is a terminal."""

import sys
from collections.abc import Callable, Iterator
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
    with _bar() as bar:
        yield _Shown(bar, bar.add_task("", total=total))


@contextmanager
def told() -> Iterator[Callable[[str, int, int], None]]:
    """Give what an assessment tells its progress to: what is being done, how much of it is done, how much there is."""
    if not sys.stderr.isatty():
        yield lambda what, done, of: None
        return
    with _bar() as bar:
        task = bar.add_task("", total=None)
        yield lambda what, done, of: bar.update(task, description=what, completed=done, total=of)


def _bar() -> Any:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TextColumn("{task.description}", markup=False))
    return Progress(*columns, console=Console(stderr=True), transient=True)
