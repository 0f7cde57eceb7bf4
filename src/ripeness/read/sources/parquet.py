"""Parquet (extra ``lake``): each row is a document, its columns named as the fields of JSON Lines."""

import datetime
import decimal
import json
from collections.abc import Iterator
from importlib.util import find_spec
from typing import Any, BinaryIO

from ripeness.errors import DocumentError
from ripeness.read.sources.piece import Piece

_ROWS = 64  # that are held at a time


def from_parquet(stream: BinaryIO, name: str) -> Iterator[Piece]:
    """Yield the rows of a table, each as a line of JSON: that line is the document's original.

    Columns are read as `ripeness.read.sources.jsonl.from_line` reads fields, dates and times as ISO text. Raw bytes and
    empty cells are left out of the line.

    Raises
    ------
    DocumentError
        If pyarrow isn't installed, the file is no Parquet or is damaged, or it has no column ``text``.
    """
    if find_spec("pyarrow") is None:
        raise DocumentError("Parquet needs an extra: pip install 'ripeness[lake]'")
    import pyarrow
    from pyarrow import parquet

    try:
        table = parquet.ParquetFile(stream)
        if "text" not in table.schema_arrow.names:
            raise DocumentError(f"its columns must have a text; got {', '.join(table.schema_arrow.names)[:80]}")
        size = stream.seek(0, 2) // max(1, table.metadata.num_rows)
        rows = (row for batch in table.iter_batches(batch_size=_ROWS) for row in batch.to_pylist())
        for number, row in enumerate(rows, start=1):
            yield Piece(f"{name}:{number}", _line(row), "json line", source=name, size=size)
    except (pyarrow.ArrowException, OSError, ValueError) as error:
        said = " ".join(str(error).split())
        raise DocumentError(f"it is no whole Parquet file ({said[:80]})") from error


def _line(row: dict[str, Any]) -> bytes:
    return json.dumps(_plain(row), ensure_ascii=False).encode("utf-8", "surrogatepass")


def _plain(value: Any) -> Any:
    """Return what JSON can hold of a cell."""
    if isinstance(value, dict):
        return {str(name): _plain(item) for name, item in value.items() if not _is_nothing(item)}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value if not _is_nothing(item)]
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    return str(value) if isinstance(value, decimal.Decimal | datetime.timedelta) else value


def _is_nothing(value: Any) -> bool:
    return value is None or isinstance(value, bytes) or (isinstance(value, float) and not abs(value) < float("inf"))
