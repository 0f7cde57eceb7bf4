"""How far a long read or assessment is: a line on standard error, when that is a terminal."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any


class Progress:
    """Counts documents and shows nothing."""

    def advance(self, name: str, size: int) -> None:
        """Count one document, which takes so many bytes of its source."""

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Keep off the terminal while somebody is told or asked something."""
        yield


class _Shown(Progress):
    def __init__(self, bar: Any, task: Any) -> None:
        self._bar, self._task = bar, task
        self._count = 0

    def advance(self, name: str, size: int) -> None:
        self._count += 1
        rate = self._count / max(self._bar.tasks[0].elapsed or 0, 0.001)
        documents = f"{self._count:,} document{'s' * (self._count != 1)}, {rate:,.0f}/s"
        self._bar.update(self._task, advance=size, count=documents, description=name[-60:])

    @contextmanager
    def paused(self) -> Iterator[None]:
        self._bar.stop()
        try:
            yield
        finally:
            self._bar.start()


@contextmanager
def progress(total: int | None) -> Iterator[Progress]:
    """Give what counts documents and shows rate and time left. ``total``: bytes; None: not known beforehand."""
    if not sys.stderr.isatty():
        yield Progress()
        return
    with _bar(of_documents=True) as bar:
        yield _Shown(bar, bar.add_task("", total=total, count="0 documents"))


@contextmanager
def told() -> Iterator[Callable[[str, int, int], None]]:
    """Give what an assessment tells its progress to: what is being done, how much of it is done, how much there is."""
    if not sys.stderr.isatty():
        yield lambda what, done, of: None
        return
    with _bar() as bar:
        task = bar.add_task("", total=None)
        yield lambda what, done, of: bar.update(task, description=what, completed=done, total=of)


def _bar(*, of_documents: bool = False) -> Any:
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        ProgressColumn,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    counted: list[ProgressColumn] = [MofNCompleteColumn(), TimeElapsedColumn()]
    if of_documents:
        left = TimeRemainingColumn(elapsed_when_finished=True)
        counted = [TextColumn("{task.fields[count]}", markup=False), left, TextColumn("left")]
    columns = (BarColumn(), *counted, TextColumn("{task.description}", markup=False))
    return Progress(*columns, console=Console(stderr=True), transient=True)
