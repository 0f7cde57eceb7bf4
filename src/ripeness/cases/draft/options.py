"""An issue of a draft: its options from one party's terms to the other's, each with its entries."""

from collections.abc import Iterator

from ripeness.cases.draft import guesses
from ripeness.cases.draft.issues import Open, Stand
from ripeness.cases.draft.text import Cite, cited, words
from ripeness.cases.schema import Case, Named
from ripeness.cases.text import quoted

BETWEEN = "between"
WITHOUT = "as-it-is"


def options(one: Open) -> tuple[str, ...]:
    """Return the ids of an issue's options in order; the first party's terms come first."""
    first, second = (own(stand) for stand in one.stands)
    return (first, BETWEEN, second) if one.contested else (first, second)


def own(stand: Stand) -> str:
    """Return the id of the option at a party's end of the scale."""
    return f"{stand.party}-terms" if stand.said else WITHOUT


def issue_lines(one: Open, case: Case, cite: Cite) -> Iterator[str]:
    """Yield an issue with its options."""
    first, second = case.parties
    yield f"    - issue: {one.issue.id}"
    yield "      options:"
    yield from _end(one, 0, first, cite)
    if one.contested:
        basis = "assumption: nothing between is on record; name what was talked about, or take it out"
        yield _option(BETWEEN, "Something between the two", basis, _enforcement(one, "between"))
    yield from _end(one, 1, second, cite)


def _end(one: Open, side: int, party: Named, cite: Cite) -> Iterator[str]:
    stand = one.stands[side]
    if not stand.said:
        basis = f"assumption: {party.name} has said nothing on it that is on record"
        yield _option(WITHOUT, "Nothing of that", basis, _enforcement(one, "without"))
        return
    yield from cited(stand.said, cite, indent=8)
    known = (stand.terms,) if stand.terms else stand.said
    yield _option(own(stand), _title(stand, party.name), cite.basis(known), _enforcement(one, "terms"))


def _title(stand: Stand, name: str) -> str:
    if stand.terms is not None:
        return f"{name}’s terms: {words(stand.terms.words)}"
    return f"{name}’s terms: it refuses {words(stand.said[-1].words)}"


def _enforcement(one: Open, kind: str) -> str:
    return f", enforcement: {guesses.ENFORCEMENT[kind].text()}" if one.guarantees else ""


def _option(name: str, title: str, basis: str, more: str) -> str:
    return f"        - {{id: {name}, title: {quoted(title)}, basis: {quoted(basis)}{more}}}"
