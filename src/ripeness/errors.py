"""Every error that Ripeness raises on purpose. The command line prints the message, one line, and never a traceback.

    RipenessError
    ├── InputError          what the user gave can't be used: a file, a date, an option            (exit code 2)
    │   ├── DocumentError   a document can't be read: empty, binary, no text, wrong encoding
    │   ├── ReaderError     an optional reader can't go on: not installed, refused, a limit reached
    │   └── CaseError       a case file has faults; each is ``file:line:column: field: what, remedy``
    ├── LedgerError         the case folder or its ledger refuses                                   (exit code 3)
    │   ├── SpanError       an entry's words aren't the words of its source; it is not stored
    │   ├── NotFound        no such document, entry or case folder
    │   └── IntegrityError  the stored ledger was damaged or changed behind its back
    ├── GameError           numbers that the bargaining model can't take: ``name must be rule; got value``
    └── AssessError         numbers that an assessment can't take: ranges, correlations, samples, thresholds

An outcome that theory allows (no zone of agreement, no talks, nothing found) is a named result, never an error.
"""


class RipenessError(Exception):
    """Base of all errors raised on purpose; ``str(error)`` is the sentence for the user."""

    exit_code = 1


class InputError(RipenessError):
    """What the user gave can't be used; the message names the place and the remedy."""

    exit_code = 2


class DocumentError(InputError):
    """A document can't be read."""


class ReaderError(InputError):
    """An optional reader can't go on with any document; what it read before is kept."""


class CaseError(InputError):
    """A case file has faults; one line each, with line and column."""


class LedgerError(RipenessError):
    """The case folder or its ledger refuses the request."""

    exit_code = 3


class SpanError(LedgerError):
    """The words of an entry are not the words of its source."""


class NotFound(LedgerError):  # noqa: N818 - a plain noun reads better where it is caught
    """No such document, entry or case folder."""


class IntegrityError(LedgerError):
    """The stored ledger was damaged or changed behind its back."""


class GameError(RipenessError, ValueError):
    """Numbers that the bargaining model can't take: name, rule, what was got."""

    exit_code = 2


class AssessError(RipenessError, ValueError):
    """Numbers that an assessment can't take: name, rule, what was got."""

    exit_code = 2
