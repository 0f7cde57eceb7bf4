"""The same work on many tasks: here, in processes of this machine, or on Dask; results in order of the tasks.

A task that fails by an exception raises it. One whose worker dies under it is given to another worker, and one that
kills every worker is `Lost`: a result with a name, so that the other tasks go on.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol, TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")

AHEAD = 4
"""Tasks that a worker may have waiting: it is never idle, and what is done doesn't pile up."""


@dataclass(frozen=True, slots=True)
class Lost:
    """What there is of a task whose workers died.

    Attributes
    ----------
    reason
        One sentence.
    """

    reason: str


class Run(Protocol):
    """Does the work for each task."""

    def __call__(
        self, work: Callable[[Task], Result], tasks: Iterable[Task], /
    ) -> Iterator[tuple[Task, Result | Lost]]:
        """Yield each task with its result, in order. Tasks are taken as they are needed, a few ahead."""


def serially(work: Callable[[Task], Result], tasks: Iterable[Task], /) -> Iterator[tuple[Task, Result | Lost]]:
    """Do the work in this process, one task after another.

    >>> list(serially(abs, [-1, 2]))
    [(-1, 1), (2, 2)]
    """
    for task in tasks:
        yield task, work(task)
