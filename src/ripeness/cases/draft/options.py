"""An issue of a draft: its options from one party's terms to the other's, each with its entries."""

from collections.abc import Iterator, Mapping, Sequence

from ripeness.cases.draft import guesses
from ripeness.cases.draft.issues import Open, Stand
from ripeness.cases.draft.text import Cite, cited, comment, words
from ripeness.cases.schema import Case
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


def issue_lines(one: Open, case: Case, cite: Cite, *, before: Sequence[Open]) -> Iterator[str]:
    """Yield an issue with its options; ``before`` are the issues above it."""
    names = {party.id: party.name for party in case.parties}
    first, second = one.stands
    yield f"    - issue: {one.issue.id}"
    yield "      options:"
    yield from _end(one, first, names, cite)
    if one.contested:
        basis = "assumption: nothing between is on record; name what was talked about, or take it out"
        yield _option(BETWEEN, "Something between the two", basis, _enforcement(one, "between"))
    yield from _end(one, second, names, cite)
    for stand in one.stands:
        yield from _same_words(stand, before)


def _end(one: Open, stand: Stand, names: Mapping[str, str], cite: Cite) -> Iterator[str]:
    name = names[stand.party]
    if not stand.said:
        other = next(each for party, each in names.items() if party != stand.party)
        basis = f"assumption: {name} has said nothing on it that is on record"
        yield _option(WITHOUT, f"Nothing of what {other} asks for", basis, _enforcement(one, "without"))
        return
    yield from cited(stand.said, cite, indent=8)
    known = (stand.terms,) if stand.terms else stand.said
    title = (
        f"{name}’s terms: {words(stand.terms.words)}" if stand.terms else f"{name}’s terms, of which none is on record"
    )
    yield _option(own(stand), title, cite.basis(known), _enforcement(one, "terms"))


def _same_words(stand: Stand, before: Sequence[Open]) -> Iterator[str]:
    """Ask whether two issues are one, where a party's terms on both are the same words."""
    if stand.terms is None:
        return
    same = [
        one.issue.id for one in before for each in one.stands if each.terms and each.terms.entry == stand.terms.entry
    ]
    if same:
        yield from comment(f"These terms are the same words as on {', '.join(same)}: one issue or two?", indent=8)


def _enforcement(one: Open, kind: str) -> str:
    return f", enforcement: {guesses.ENFORCEMENT[kind].text()}" if one.guarantees else ""


def _option(name: str, title: str, basis: str, more: str) -> str:
    return f"        - {{id: {name}, title: {quoted(title)}, basis: {quoted(basis)}{more}}}"
