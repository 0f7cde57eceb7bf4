"""The example reports with their two parties exchanged: by invented names of equal length, and by their real ones."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from ripeness.assess import Account, Case, assess
from ripeness.assess.account import on_record
from ripeness.assess.ensemble import Ensemble
from ripeness.assess.impasse import attribution
from ripeness.brief import Beside, Brief, Made, build
from ripeness.cases.casefile import loads
from ripeness.ledger import Document, Entry
from ripeness.read import RulesReader, read_document
from ripeness.read.parties import gazetteer, surname
from ripeness.read.sources import Refused, load_bytes
from ripeness.read.tables import rows
from ripeness.talks.state import State, state

EXAMPLE = Path(__file__).parents[2] / "examples" / "ukraine-2022"
REPORTS = sorted((EXAMPLE / "reports").glob("*.txt"))
PARTIES = ("Russia", "Ukraine")
ON = date(2022, 5, 17)
_AT = "2026-11-22T10:00:00Z"
_SHORT = 16  # hexadecimal digits of a digest that the brief shows

#: The names of a party, and what stands for each in the invented countries: all of one length on either side.
_REAL = {
    "Russia": ("Russians", "Russian", "Russia", "russia", "Moscow", "Kremlin"),
    "Ukraine": ("Ukrainians", "Ukrainian", "Ukraine", "ukraine", "Kyiv", "Bankova"),
}
_INVENTED = ("{}landers", "{}landic", "{}land", "{}land", "{}burg", "{}hof")
_STEMS = ("Nor", "Sud")
_GIVEN = ("arlo", "evin", "orman", "ilas", "udor", "estor", "ando", "erik", "oland", "abor", "erto", "alvi", "imon")
_FAMILY = ("albrek", "ordvin", "istorn", "edmark", "utrask", "ovesen", "almgard", "egvist", "iberg", "orhaug", "ulvik")


@dataclass(frozen=True)
class Read:
    """Everything that is made of the reports: documents with their texts, entries, state and brief."""

    names: tuple[str, ...]
    documents: tuple[Document, ...]
    texts: Mapping[str, str]
    entries: tuple[tuple[Entry, ...], ...]
    state: State
    brief: Brief
    case: str

    @property
    def places(self) -> Mapping[str, str]:
        """What stands for digests and ids of entries, which hang on names: the report and the place in it."""
        known = {doc.sha256: f"<report {number}>" for number, doc in enumerate(self.documents)}
        known |= {sha[:_SHORT]: place for sha, place in known.items()}
        for number, entries in enumerate(self.entries):
            known |= {entry.id: f"<{number}:{entry.start}-{entry.end} {entry.act}>" for entry in entries}
        return known


def read(names: Iterable[str], texts: Iterable[str], case: str) -> Read:
    """Read reports under a case file, and make the state and the brief of 17 May 2022."""
    file = loads(case)
    reader = RulesReader(gazetteer(file.names))
    names, found = tuple(names), []
    for name, text in zip(names, texts, strict=True):
        (source,) = load_bytes(text.encode(), name, at=_AT)
        assert not isinstance(source, Refused), source
        found.append((source.document, source.text, read_document(reader, source.document, source.text).entries))
    documents = tuple(document for document, _, _ in found)
    whole = {document.sha256: text for document, text, _ in found}
    return _folded(names, documents, whole, tuple(entries for _, _, entries in found), case)


def _folded(
    names: tuple[str, ...],
    documents: tuple[Document, ...],
    texts: Mapping[str, str],
    entries: tuple[tuple[Entry, ...], ...],
    case: str,
) -> Read:
    file = loads(case)
    flat = [entry for each in entries for entry in each]
    on_file = {document.sha256: document for document in documents}
    folded = state(flat, on_file, on=ON, case=file.frame)
    made = Made(version="0", ledger_head="", asked="2022-05-18", title=file.title)
    brief = build(folded, documents=documents, texts=texts, entries=flat, made=made)
    return Read(names, documents, texts, entries, folded, brief, case)


READINGS = ("zone", "binding", "solutions", "war", "scenarios", "learning")  # those that are quick


def with_model(read: Read) -> Read:
    """Return it with a brief that ends with what the model of its case shows."""
    case = Case.loads(read.case)
    found = assess(case, draws=30, readings=READINGS)
    why = attribution(Ensemble(case, seed=1, stop=6).game, weeks=case.model.question.weeks)
    found = replace(found, readings=(*found.readings, ("impasse", why)))
    account = Account.of(found).beside(on_record(case, read.state))
    flat = [entry for each in read.entries for entry in each]
    made, beside = read.brief.made, Beside(account=account)
    brief = build(read.state, documents=read.documents, texts=read.texts, entries=flat, made=made, beside=beside)
    return replace(read, brief=brief)


@cache
def invented(*, exchanged: bool) -> Read:
    """Read the reports with both parties and all their people under invented names, or with the names exchanged."""
    stems = _STEMS[::-1] if exchanged else _STEMS
    rename = _renamer(stems)
    return read(
        [path.name for path in REPORTS],
        [rename(path.read_text(encoding="utf-8")) for path in REPORTS],
        rename(_case_with_people()),
    )


@cache
def real(*, exchanged: bool) -> Read:
    """Read the reports as they are, or with the parties' names exchanged and every person on the other side."""
    swap = exchanged_names() if exchanged else str
    case = _case_with_people()
    return read(
        [path.name for path in REPORTS], [swap(path.read_text(encoding="utf-8")) for path in REPORTS], swap(case)
    )


def swapper(pairs: Mapping[str, str]) -> Callable[[str], str]:
    """Return what exchanges the names of a mapping and of its inverse, longest first, as whole words."""
    both = dict(pairs) | {after: before for before, after in pairs.items()}
    pattern = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, both), key=len, reverse=True))})(?![a-z])")
    return lambda text: pattern.sub(lambda match: both[match[0]], text)


def told(read: Read, text: str) -> str:
    """Return a rendering with places instead of digests and ids of entries."""
    for key, place in read.places.items():
        text = text.replace(key, place)
    return text


def exchanged_names() -> Callable[[str], str]:
    """Return what exchanges Russia's and Ukraine's names in a text."""
    return swapper(dict(zip(_REAL["Russia"], _REAL["Ukraine"], strict=True)))


def mirror() -> Callable[[str], str]:
    """Return what exchanges the invented names of parties and people in a text."""
    pairs = {form.format(_STEMS[0]): form.format(_STEMS[1]) for form in _INVENTED}
    pairs |= {form.format("nor"): form.format("sud") for form in _INVENTED}
    for given, family in _person_names():
        pairs |= {f"N{given}": f"S{given}", f"N{family}": f"S{family}"}
    return swapper(pairs)


def _renamer(stems: tuple[str, str]) -> Callable[[str], str]:
    """Return what puts invented names for Russia (of the first stem), Ukraine (of the second) and their people."""
    names: dict[str, str] = {}
    for stem, party in zip(stems, PARTIES, strict=True):
        forms = [form.format(stem) for form in _INVENTED]
        forms[3] = forms[3].lower()
        names |= dict(zip(_REAL[party], forms, strict=True))
        for row, person in zip(_people(), _person_names(), strict=True):
            if row["side"] == party:
                names |= _of_person(row, person, initial=stem[0])
    pattern = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, names), key=len, reverse=True))})(?![a-z])")
    return lambda text: pattern.sub(lambda match: names[match[0]], text)


def _of_person(row: Mapping[str, str], person: tuple[str, str], *, initial: str) -> dict[str, str]:
    given, family = (initial + part for part in person)
    full = [row["name"], *filter(None, row["aliases"].split("|"))]
    return dict.fromkeys(full, f"{given} {family}") | {surname(name): family for name in full}


def _people() -> list[dict[str, str]]:
    return [row for row in rows("people") if row["side"] in PARTIES]


def _person_names() -> list[tuple[str, str]]:
    """Return an invented name, without its initials, for each person of the built-in list on either side."""
    return [
        (_GIVEN[n % len(_GIVEN)], f"{_FAMILY[n % len(_FAMILY)]}{'aeiou'[n // len(_FAMILY)]}")
        for n in range(len(_people()))
    ]


def _case_with_people() -> str:
    """Return the example's case file, the people of both parties of the built-in list added to it."""
    case = (EXAMPLE / "case.yaml").read_text(encoding="utf-8").rstrip()
    case = case.replace("aliases: [Volodymyr Zelenskyy]", "aliases: []")
    known = {surname(name) for name in re.findall(r"- \{name: ([^,]+), side: (?:russia|ukraine)", case)}
    added = [row for row in _people() if surname(row["name"]) not in known | {"Zelenskyy"}]
    lines = [f"  - {{name: {row['name']}, side: {row['side'].lower()}, post: {row['post']}}}" for row in added]
    return case.replace("\npeople:\n", "\n".join(["\npeople:", *lines, ""])) + "\n"
