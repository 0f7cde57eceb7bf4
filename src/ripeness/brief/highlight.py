"""Cut a text at the edges of its entries, so that overlapping words can be marked with properly nested elements."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """Something to be marked: ``text[start:end]``, known by ``key``."""

    key: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Open:
    """A mark begins; ``first`` is False where it goes on after it had to be closed for another to end."""

    key: str
    first: bool


@dataclass(frozen=True, slots=True)
class Close:
    """A mark ends; ``last`` is False where it only pauses."""

    key: str
    last: bool


@dataclass(frozen=True, slots=True)
class Run:
    """A run of the text, unchanged."""

    text: str


Event = Open | Close | Run


def events(text: str, spans: Sequence[Span]) -> list[Event]:
    """Return opens, closes and runs of text that nest properly; the runs, joined, are ``text``.

    Where two spans cross, the one that began later pauses at the end of the other and goes on after it.

    Examples
    --------
    >>> for event in events("abcd", [Span("x", 0, 3), Span("y", 2, 4)]):
    ...     print(event)
    Open(key='x', first=True)
    Run(text='ab')
    Open(key='y', first=True)
    Run(text='c')
    Close(key='y', last=False)
    Close(key='x', last=True)
    Open(key='y', first=False)
    Run(text='d')
    Close(key='y', last=True)
    """
    waiting = sorted((span for span in spans if span.start < span.end), key=lambda span: (span.start, -span.end))
    edges = sorted({0, len(text), *(edge for span in waiting for edge in (span.start, span.end))})
    out: list[Event] = []
    stack: list[Span] = []
    place = 0
    for left, right in zip(edges, [*edges[1:], len(text)], strict=True):
        _close(stack, left, out)
        while place < len(waiting) and waiting[place].start == left:
            _nest(stack, waiting[place], out)
            place += 1
        if left < right:
            out.append(Run(text[left:right]))
    return out


def _close(stack: list[Span], edge: int, out: list[Event]) -> None:
    """Close all spans that end at ``edge``; those that stand above them pause, and go on in the same order."""
    ending = [depth for depth, span in enumerate(stack) if span.end <= edge]
    if not ending:
        return
    above = stack[ending[0] :]
    out.extend(Close(span.key, last=span.end <= edge) for span in reversed(above))
    del stack[ending[0] :]
    for span in above:
        if span.end > edge:
            stack.append(span)
            out.append(Open(span.key, first=False))


def _nest(stack: list[Span], span: Span, out: list[Event]) -> None:
    stack.append(span)
    out.append(Open(span.key, first=True))


@dataclass(frozen=True, slots=True)
class Part:
    """A run of the text for renderers without nesting: under which marks it stands, and which begin with it."""

    text: str
    within: tuple[str, ...]
    begins: tuple[str, ...]


def flat(text: str, spans: Sequence[Span]) -> list[Part]:
    """Return the text in runs, each with the keys of the marks over it, outermost first.

    Examples
    --------
    >>> [(part.text, part.within) for part in flat("abcd", [Span("x", 0, 3), Span("y", 2, 4)])]
    [('ab', ('x',)), ('c', ('x', 'y')), ('d', ('y',))]
    """
    out: list[Part] = []
    within: list[str] = []
    begins: list[str] = []
    for event in events(text, spans):
        if isinstance(event, Run):
            out.append(Part(event.text, tuple(within), tuple(begins)))
            begins = []
        elif isinstance(event, Close):
            within.remove(event.key)
        else:
            within.append(event.key)
            begins += [event.key] if event.first else []
    return out
