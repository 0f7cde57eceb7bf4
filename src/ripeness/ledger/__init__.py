"""What was reported: documents, entries anchored to their exact words, and the file that keeps them."""

from ripeness.ledger.acts import PLOVER_ROOT, Act
from ripeness.ledger.adding import Added
from ripeness.ledger.document import Document
from ripeness.ledger.entry import Amount, Entry, Review, entry_id
from ripeness.ledger.history import Version
from ripeness.ledger.store import Ledger

__all__ = ["PLOVER_ROOT", "Act", "Added", "Amount", "Document", "Entry", "Ledger", "Review", "Version", "entry_id"]
