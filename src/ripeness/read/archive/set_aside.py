"""The documents that were set aside, in a file of the case folder that a person can read: one line of JSON each."""

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TextIO

from ripeness.errors import InputError
from ripeness.read.sources import Given, Piece, Refused, pieces
from ripeness.read.sources.folder import ASIDE
from ripeness.read.sources.url import is_url


@dataclass(frozen=True, slots=True)
class Line:
    """A document that was set aside.

    Attributes
    ----------
    name, source
        The document; the file or address that holds it. Paths from the root, so that it is found from any folder.
    reason
        Why, in one sentence.
    given
        What the user stated of it.
    at
        UTC second.
    """

    name: str
    source: str
    reason: str
    given: dict[str, Any]
    at: str


class SetAside:
    """The list, open; a context manager. Lines are added as it goes and put in order when it is closed.

    Parameters
    ----------
    folder
        The case folder; None: nothing is kept.

    Raises
    ------
    InputError
        If the file of the folder isn't such a list.
    """

    def __init__(self, folder: Path | str | None = None) -> None:
        self.path = Path(folder) / ASIDE if folder is not None else None
        self._lines = {line.name: line for line in _lines(self.path)} if self.path else {}
        self._stream: TextIO | None = None
        self._changed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._stream is not None:
            self._stream.close()
        if self._changed and self.path is not None:
            self._rewrite(self.path)

    def __len__(self) -> int:
        return len(self._lines)

    def note(self, refused: Refused, given: Given, *, at: str) -> None:
        """Put a document on the list."""
        if self.path is None:
            return
        name, source = _from_root(refused.name, refused.source)
        line = Line(name, source, refused.reason, {**given}, at)
        self._lines[name] = line
        self._changed = True
        if self._stream is None:
            self._stream = self.path.open("a", encoding="utf-8")
        self._stream.write(_written(line))
        self._stream.flush()

    def clear(self, name: str, source: str) -> None:
        """Take a document that could be read off the list, if it is there."""
        if self._lines and self._lines.pop(_from_root(name, source)[0], None) is not None:
            self._changed = True

    def waiting(self) -> list[tuple[Given, Iterator[Piece | Refused]]]:
        """Return the pieces that are on the list, by what was stated of them; each is looked for in its source."""
        groups: dict[str, tuple[Given, dict[str, set[str]]]] = {}
        for line in self._lines.values():
            _, sources = groups.setdefault(json.dumps(line.given, sort_keys=True), (Given(**line.given), {}))  # type: ignore[typeddict-item]
            sources.setdefault(line.source, set()).add(line.name)
        return [(given, _among(sources)) for given, sources in groups.values()]

    def _rewrite(self, path: Path) -> None:
        if not self._lines:
            path.unlink(missing_ok=True)
            return
        draft = path.with_name(f".{path.name}.{os.getpid()}.new")
        draft.write_text("".join(_written(line) for line in self._lines.values()), encoding="utf-8")
        draft.replace(path)


def _among(sources: dict[str, set[str]]) -> Iterator[Piece | Refused]:
    """Pieces of some sources, those with a name that is looked for; a source that fails as a whole is told always."""
    for source, names in sources.items():
        for piece in pieces(source):
            if piece.name in names or (isinstance(piece, Refused) and piece.name == source):
                yield piece


def _lines(path: Path) -> Iterable[Line]:
    try:
        content = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return
    for number, line in enumerate(content.removesuffix("\n").split("\n"), start=1):
        try:
            yield Line(**json.loads(line))
        except (ValueError, TypeError) as error:
            raise InputError(f"{path}:{number}: not a line that Ripeness wrote; delete it, or the file") from error


def _written(line: Line) -> str:
    return json.dumps(asdict(line), ensure_ascii=False) + "\n"


def _from_root(name: str, source: str) -> tuple[str, str]:
    source = source or name
    whole = source if is_url(source) else str(Path(source).absolute())
    return whole + name.removeprefix(source) if name.startswith(source) else name, whole
