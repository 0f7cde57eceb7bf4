"""The reader by a language model: part by part, each item checked against the text, faulty ones dropped and counted."""

import time
from collections import Counter
from collections.abc import Callable, Iterator

from ripeness import __version__
from ripeness.errors import DocumentError
from ripeness.ledger.document import Document
from ripeness.ledger.entry import Entry, Offsets
from ripeness.read.optional.llm import prompt
from ripeness.read.optional.llm.checks import Checks
from ripeness.read.optional.llm.client import Client
from ripeness.read.optional.llm.item import Fault, Item, items
from ripeness.read.optional.llm.meter import Meter
from ripeness.read.optional.llm.settings import Settings
from ripeness.read.optional.parts import halves, parts
from ripeness.read.parties import Gazetteer, gazetteer
from ripeness.read.reader import Sifted
from ripeness.read.scan import Scan

ATTEMPTS = 3  # at an answer of the schema
_SMALLEST = 500  # characters of a part that is not halved any more
_NOT_OF_SCHEMA = "not of the schema"


class LLMReader:
    """Reads with a model behind an OpenAI-compatible endpoint; the network is used for nothing else.

    Parameters
    ----------
    settings
        Endpoint, model, key, prices and limits.
    names
        The gazetteer to use; the built-in one when ``None``. A case adds its own names with `parties.gazetteer`.
    sides
        Names of the conflict's two sides, if a case tells; else each document's own, as of `RulesReader`.
    sleep
        Waits some seconds before a busy endpoint is asked again.

    Attributes
    ----------
    meter : Meter
        What has been used so far.
    dropped : Counter of str
        How many items were dropped so far, by the reason.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        names: Gazetteer | None = None,
        sides: tuple[str, ...] = (),
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._settings, self._names, self._sides = settings, names or gazetteer(), sides
        self._client = Client(settings, sleep=sleep)
        self.meter = Meter(settings)
        self.dropped: Counter[str] = Counter()

    @property
    def name(self) -> str:
        """Name with the model and version, stored with every entry."""
        return f"llm:{self._settings.model} {__version__}"

    def entries(self, document: Document, text: str) -> Sifted:
        """Return the entries of one document, and what was dropped.

        Raises
        ------
        DocumentError
            If the document is too long, or the model gives no usable answer on it.
        ReaderError
            If the endpoint fails, or the next request might go over a limit.
        """
        if not text.strip():
            return Sifted((), {})
        cut = parts(text, self._settings.part)
        if len(cut) > self._settings.max_parts:
            raise DocumentError(
                f"it makes {len(cut)} requests, more than {self._settings.max_parts}; allow more with --max-parts"
            )
        checks = Checks(
            Scan(document, text, self._names),
            {"reader": self.name, "basis": (f"model:{self._settings.model}", f"prompt:{prompt.version()}")},
            sides=self._sides,
        )
        made: dict[str, Entry] = {}
        dropped: Counter[str] = Counter()
        for number, part in enumerate(cut, start=1):
            for item, where in self._items(document, text, part, number=number, count=len(cut)):
                entry = self._checked(checks, item, where, dropped)
                if entry:
                    made.setdefault(entry.id, entry)
        self.dropped += dropped
        return Sifted(tuple(made.values()), dropped)

    def _checked(self, checks: Checks, item: Item | None, part: Offsets, dropped: Counter[str]) -> Entry | None:
        """Return an item's entry; None, and one more dropped, if it can't be one."""
        try:
            if item is not None:
                return checks.entry(item, part)
            dropped[_NOT_OF_SCHEMA] += 1
        except Fault as fault:
            dropped[str(fault)] += 1
        return None

    def _items(
        self, document: Document, text: str, part: Offsets, *, number: int, count: int
    ) -> Iterator[tuple[Item | None, Offsets]]:
        """Yield the items of a part; one whose answer is too long to be finished is asked for in halves."""
        if not text[slice(*part)].strip():
            return
        asked = prompt.messages(document, text, part, number=number, count=count)
        sent = "\n".join(message["content"] for message in asked)
        for attempt in range(ATTEMPTS):
            allowed = self.meter.allowance(sent)
            answer = self._client.ask(prompt.body(self._settings, asked, answer_tokens=allowed, attempt=attempt))
            self.meter.count(sent, answer.words, usage=answer.usage)
            if answer.cut:
                break
            found = items(answer.words)
            if found is not None:
                yield from ((item, part) for item in found)
                return
        if not answer.cut or part[1] - part[0] <= _SMALLEST:
            raise DocumentError("the model gives no answer of the schema on it; try another model")
        for half in halves(text, part):
            yield from self._items(document, text, half, number=number, count=count)
