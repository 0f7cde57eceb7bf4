"""What a question about a date needs: the state of the talks then, and the brief of it."""

import datetime
import os
from dataclasses import dataclass

from ripeness import __version__
from ripeness.brief import Beside, Brief, Made, build
from ripeness.brief.build import ALONE
from ripeness.cli.casefolder import CaseFolder
from ripeness.errors import InputError
from ripeness.ledger import Document, Entry, edtf
from ripeness.talks.state import State
from ripeness.talks.state import state as state_on


@dataclass(frozen=True, slots=True)
class Record:
    """Everything on file in a case, loaded once for all questions of one command."""

    case: CaseFolder
    documents: tuple[Document, ...]
    entries: tuple[Entry, ...]

    @classmethod
    def of(cls, case: CaseFolder, *, known_by: datetime.date | None = None) -> "Record":
        """Load the documents and entries that were public by ``known_by`` (None: all)."""
        ledger = case.ledger
        return cls(case, tuple(ledger.documents(known_by)), tuple(ledger.entries(known_by=known_by)))

    def state(self, on: datetime.date, *, known_by: datetime.date | None = None) -> State:
        """Return the state of the talks on a date."""
        documents = {document.sha256: document for document in self.documents}
        return state_on(self.entries, documents, on=on, known_by=known_by, case=self.case.frame)

    def earlier(self, on: datetime.date, *, than: State) -> State:
        """Return the state of an earlier date, in the versions and with the knowledge of then, for comparison.

        The parties and issues are those of the later state: inferred twice, they might differ, and so might every row.
        """
        then = Record.of(self.case, known_by=on)
        documents = {document.sha256: document for document in then.documents}
        return state_on(then.entries, documents, on=on, known_by=on, case=than.frame)

    def day(self, on: datetime.date | None) -> datetime.date:
        """Return the day asked about: the one given, else the case file's, else that of the newest document.

        Raises
        ------
        InputError
            If none of them says.
        """
        if on is not None:
            return on
        if self.case.case and self.case.case.as_of:
            return self.case.case.as_of
        days = [day for document in self.documents if (day := edtf.latest(document.published or ""))]
        if not days:
            raise InputError(
                "no document has a publication date, so say which day it is about: --on 2022-05-17 (or --published)"
            )
        return max(days)

    def brief(self, state: State, beside: Beside = ALONE) -> Brief:
        """Return the brief of a state, beside an earlier one or what a model shows if they are given."""
        ledger = self.case.ledger
        made = Made(
            version=__version__,
            ledger_head=ledger.head(),
            asked=_today(),
            title=self.case.case.title if self.case.case else "",
        )
        texts = {document.sha256: ledger.text(document.sha256) for document in self.documents}
        return build(state, documents=self.documents, texts=texts, entries=self.entries, made=made, beside=beside)


def _today() -> str:
    """The day on which the brief is asked for; `SOURCE_DATE_EPOCH` fixes it where the same bytes are wanted."""
    fixed = os.environ.get("SOURCE_DATE_EPOCH", "")
    if fixed.isdigit():
        return datetime.datetime.fromtimestamp(int(fixed), datetime.UTC).date().isoformat()
    return datetime.datetime.now(datetime.UTC).date().isoformat()
