"""What every reading of a case is: a frozen result with one sentence, a table and a picture."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from html import escape

from ripeness.assess.pictures.canvas import STYLE


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells as text; the first column heads the rows.

    Attributes
    ----------
    caption
        What it shows, and of which draws.
    inputs
        By row: paths of the inputs that it rests on, if any; a renderer links them to the assumption register.
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    inputs: tuple[tuple[str, ...], ...] = ()

    def html(self) -> str:
        """Return the table as HTML, for notebooks."""
        head = "".join(f"<th>{escape(column)}</th>" for column in self.columns)
        body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in self.rows)
        return f"<table><caption>{escape(self.caption)}</caption><tr>{head}</tr>{body}</table>"


@dataclass(frozen=True)
class Reading(ABC):
    """One reading. A result that theory allows (no zone, no lever reaches the threshold) is a sentence like any other.

    Every figure in `sentence` and `table` is a share of draws or a range over them, never a lone number.
    """

    @property
    @abstractmethod
    def sentence(self) -> str:
        """What the reading shows, in plain words that hold for either party: no advice."""

    @property
    def short(self) -> str:
        """The sentence where there is little room; the whole of it unless the reading says otherwise."""
        return self.sentence

    @abstractmethod
    def table(self) -> Table:
        """Return the figures."""

    def tables(self) -> tuple[Table, ...]:
        """Return all tables, the one of the figures first; a reading that has only that needs nothing else."""
        return (self.table(),)

    @abstractmethod
    def picture(self) -> str:
        """Return an SVG, or the empty string if there is nothing to draw."""

    def pictures(self) -> tuple[str, ...]:
        """Return all pictures; a reading that has at most one needs nothing else."""
        return tuple(filter(None, (self.picture(),)))

    def _repr_html_(self) -> str:
        tables = "".join(table.html() for table in self.tables())
        pictures = self.pictures()
        return f"<p>{escape(self.sentence)}</p>{STYLE if pictures else ''}{''.join(pictures)}{tables}"
