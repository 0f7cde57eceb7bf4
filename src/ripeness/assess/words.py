"""How a case calls its parties, constraints and outcomes. Every phrase holds for either party: only names differ."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ripeness.assess.case import Case
from ripeness.bargaining import OutcomeSpace

Says = tuple[tuple[str, str], ...]
"""What an outcome says: title of each issue, title of the option."""


def listed(items: Sequence[str]) -> str:
    """Return items as a sentence joins them: ``a, b and c``."""
    return " and ".join(part for part in (", ".join(items[:-1]), *items[-1:]) if part)


def capital(text: str) -> str:
    """Return a text with its first letter in upper case and the others as they are."""
    return text[:1].upper() + text[1:]


def count(number: int, one: str) -> str:
    """Return a number with its noun: ``1 draw``, ``1,000 draws``."""
    return f"{number:,} {one}" if number == 1 else f"{number:,} {one}s"


def parties(case: Case) -> tuple[str, str]:
    """Return the names of the two parties, in the order of the file."""
    a, b = (case.names.players[party] for party in case.parties)
    return a, b


def percent(number: float) -> str:
    """Return a share in percent: ``50 %``."""
    return f"{100 * number:.0f} %"


def terms(says: Iterable[tuple[str, str]]) -> str:
    """Return what an outcome says, on one line."""
    return "; ".join(f"{issue}: {option}" for issue, option in says)


def says(case: Case, space: OutcomeSpace, outcome: int) -> Says:
    """Return what an outcome says on each issue."""
    row = space.choices[outcome]
    return tuple(
        (case.names.issues[each.issue], each.options[int(choice)].title)
        for each, choice in zip(case.model.issues, row, strict=True)
    )


def party_of(case: Case, constraint: str) -> str | None:
    """Return the id of the player whose constraint it is; None if it is nobody's own."""
    _, _, who = constraint.partition(":")
    return dict(zip("AB", case.parties, strict=True)).get(who, who if who in case.names.players else None)


def constraint(case: Case, name: str) -> str:
    """Return a constraint as a noun: ``the consent of Alba``."""
    kind, _, _ = name.partition(":")
    player = party_of(case, name)
    who = case.names.players[player] if player else ""
    if kind == "red_line":
        issues = [f"“{case.names.issues[issue]}”" for issue in _red_lines(case, player)]
        return f"the red line{'s' * (len(issues) > 1)} of {who} on {listed(issues)}"
    return {
        "leader": f"the consent of {who}",
        "ratification": f"ratification in {who}",
        "patron": f"the consent of {who}, which has a veto",
        "credible": "that a signature is not sure to be broken",
        "war": "that the war is not over",
    }[kind]


def refusal(case: Case, name: str) -> str:
    """Return what it means that an outcome breaks a constraint: ``Alba would rather fight on``."""
    kind, _, _ = name.partition(":")
    player = party_of(case, name)
    who = case.names.players[player] if player else ""
    return {
        "leader": f"{who} would rather fight on",
        "ratification": f"it would not be ratified in {who}",
        "patron": f"{who} would use its veto",
        "red_line": f"it crosses a red line of {who}",
        "credible": "it would be sure to be broken",
        "war": "the war is over",
    }[kind]


def _red_lines(case: Case, player: str | None) -> list[str]:
    return [each.path.split(".")[-1] for each in case.inputs if each.path.startswith(f"{player}.red_lines.")]
