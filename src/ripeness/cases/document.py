"""The YAML of a case file as a tree that knows where each field stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.constructor import RoundTripConstructor
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.reader import ReaderError

from ripeness.errors import CaseError

Place = tuple[str | int, ...]
DEEPEST = 30
MOST = 50_000
"""Fields that a case file may have once its aliases are followed: a few lines of aliases can stand for billions."""

#: How what the parser says begins, and what to do about it.
_REMEDIES = {
    "mapping values are not allowed here": "put text that holds a colon and a space in quotation marks",
    "found character '\\t' that cannot start": "indent with spaces instead of the tab",
    "found a tab character": "indent with spaces instead of the tab",
    "found unexpected end of stream": "close the quotation mark that is open",
    "expected ',' or": "put text that holds a colon or a comma in quotation marks, and close each bracket and mark",
    "could not find expected ':'": "write `name: value`, with a space after the colon",
    "found undefined alias": "put text that begins with a star in quotation marks, or mark what is meant with &",
}


@dataclass(frozen=True, slots=True)
class Document:
    """A case file that is YAML.

    Attributes
    ----------
    tree
        The fields, with comments and places.
    plain
        The same as dicts, lists, text and numbers.
    repeated
        Line and column (from 0) of each field that its block has already, and its name; the first one counts.
    """

    name: str
    tree: CommentedMap
    plain: dict[str, Any]
    repeated: tuple[tuple[int, int, str], ...]


class _Plain(RoundTripConstructor):
    """Leaves dates as they are written, so that a day that no calendar has is told; notes fields written twice."""

    def check_mapping_key(self, node: Any, key_node: Any, mapping: Any, key: Any, value: Any) -> bool:
        """Return whether a field is new in its block; of two the first is kept."""
        if key not in mapping:
            return True
        mark = key_node.start_mark
        self.loader.repeated.append((mark.line, mark.column, str(key)))
        return False


_Plain.add_constructor("tag:yaml.org,2002:timestamp", RoundTripConstructor.construct_yaml_str)


class _Reader(YAML):
    """YAML 1.2, where ``NO`` is the country and not False."""

    def __init__(self) -> None:
        super().__init__(typ="rt")
        self.Constructor = _Plain
        self.repeated: list[tuple[int, int, str]] = []


def parse(content: str, name: str) -> Document:
    """Return the document that YAML holds.

    Raises
    ------
    CaseError
        If it isn't YAML, or no block of fields.
    """
    reader = _Reader()
    try:
        tree = reader.load(content)
    except MarkedYAMLError as error:
        raise CaseError(_marked(error, name)) from error
    except ReaderError as error:
        line = content.count("\n", 0, error.position)
        column = error.position - content.rfind("\n", 0, error.position)
        what = f"the character {error.character!r} may not stand in YAML; take it out"
        raise CaseError(f"{name}:{line + 1}:{column}: {what}") from error
    except RecursionError as error:
        raise CaseError(_too_deep(name)) from error
    except (YAMLError, ValueError) as error:
        raise CaseError(f"{name}: not YAML ({(str(error).splitlines() or [''])[0]}); mend it") from error
    if not isinstance(tree, CommentedMap):
        raise CaseError(f"{name}:1:1: a case file must hold fields like `parties:`; got {_kind(tree)}")
    return Document(name, tree, _plain(tree, name), tuple(reader.repeated))


def position(tree: Any, place: Place) -> tuple[int, int]:
    """Line and column, from 0, of a key or an item; of the nearest block around it if it is missing."""
    line, column = 0, 0
    here = tree
    for step in place:
        try:
            if isinstance(here, CommentedMap) and step in here:
                line, column = here.lc.key(step)
            elif isinstance(here, CommentedSeq):
                line, column = here.lc.item(step)
            else:
                break
            here = here[step]
        except (KeyError, IndexError, TypeError, AttributeError):
            break
    return line, column


def _marked(error: MarkedYAMLError, name: str) -> str:
    mark = error.problem_mark or error.context_mark
    where = f"{name}:{mark.line + 1}:{mark.column + 1}" if mark else name
    what = " ".join(str(error.problem or error.context or "not YAML").split())
    remedies = (remedy for said, remedy in _REMEDIES.items() if what.startswith(said))
    return f"{where}: {what}; {next(remedies, 'mend the YAML there')}"


def _kind(tree: object) -> str:
    return "nothing" if tree is None else "a list" if isinstance(tree, CommentedSeq) else f"{str(tree)[:40]!r}"


def _plain(tree: CommentedMap, name: str) -> dict[str, Any]:
    count = iter(range(MOST))
    try:
        plain: dict[str, Any] = _copied(tree, count, deep=0)
    except StopIteration:
        raise CaseError(f"{name}: has more than {MOST:,} fields once its aliases are followed; write less") from None
    except RecursionError:
        raise CaseError(_too_deep(name)) from None
    return plain


def _too_deep(name: str) -> str:
    return f"{name}: fields are nested more than {DEEPEST} deep; close brackets, or take out an alias that holds itself"


def _copied(value: Any, count: Iterator[int], *, deep: int) -> Any:
    next(count)
    if deep > DEEPEST:
        raise RecursionError
    if isinstance(value, dict):
        return {_scalar(key): _copied(item, count, deep=deep + 1) for key, item in value.items()}
    if isinstance(value, list):
        return [_copied(item, count, deep=deep + 1) for item in value]
    return _scalar(value)


def _scalar(value: Any) -> Any:
    """Return a scalar without what the parser remembers of how it is written."""
    for kind in (str, float, int):
        if isinstance(value, kind) and not isinstance(value, bool):
            return kind(value)
    return value
