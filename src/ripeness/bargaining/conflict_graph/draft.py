"""A first conflict graph from tables: what parties want on issues, as options and preference statements to edit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ripeness.bargaining.conflict_graph.graph import ConflictGraph
from ripeness.bargaining.conflict_graph.options import Option, OptionForm
from ripeness.bargaining.conflict_graph.preferences import Statements
from ripeness.bargaining.outcomes import Issue
from ripeness.errors import GameError


@dataclass(frozen=True)
class Stand:
    """What one party wants on one issue.

    Parameters
    ----------
    issue : str
    wants : tuple of (str or tuple of str)
        Options of the issue, the best first; options in a tuple of their own are equally good.
    refuses : tuple of str
        Options beyond a red line: the party never takes such a stance.
    worse_than_none : tuple of str
        Options that it likes less than having no agreement on the issue; each stands in `wants` too.
    """

    issue: str
    wants: tuple[str | tuple[str, ...], ...]
    refuses: tuple[str, ...] = ()
    worse_than_none: tuple[str, ...] = ()

    @property
    def groups(self) -> tuple[tuple[str, ...], ...]:
        """Options as good as each other, the best first; refused ones left out."""
        groups = ((group,) if isinstance(group, str) else group for group in self.wants)
        kept = (tuple(option for option in group if option not in self.refuses) for group in groups)
        return tuple(group for group in kept if group)


@dataclass(frozen=True)
class Side:
    """A party with its stands, the issue that matters most to it first."""

    name: str
    stands: tuple[Stand, ...]


@dataclass(frozen=True, eq=False)
class Draft:
    """A drafted conflict.

    Attributes
    ----------
    form : OptionForm
        To be read, edited and turned into a graph. Option ``A: land = shared`` is party A's stance on the issue
        ``land``; each party takes one stance on each issue.
    issues : tuple of Issue
    parties : tuple of str
    """

    form: OptionForm
    issues: tuple[Issue, ...]
    parties: tuple[str, ...]

    def agreed(self, graph: ConflictGraph, state: str | int) -> dict[str, str | None]:
        """Return what is agreed on each issue in a state of the form's graph; None where stances differ.

        Raises
        ------
        GameError
            If the state isn't there, or the graph isn't of this form.
        """
        if graph.space is None or graph.space.options != self.form.names:
            raise GameError("graph must be that of the draft's form; got another")
        taken = set(zip(graph.space.options, graph.space.choices[graph.state(state)], strict=True))
        found: dict[str, str | None] = {}
        for issue in self.issues:
            shared = (o for o in issue.options if all((_stance(p, issue.name, o), True) in taken for p in self.parties))
            found[issue.name] = next(shared, None)
        return found


def by_position(issue: Issue, position: float) -> tuple[tuple[str, ...], ...]:
    """Return the options of `issue` by their distance from `position`, 0 to 1, the nearest first.

    Raises
    ------
    GameError
        If the position isn't from 0 to 1.

    Examples
    --------
    >>> by_position(Issue("land", ("A", "shared", "B")), 0.5)
    (('shared',), ('A', 'B'))
    """
    if not 0 <= position <= 1:
        raise GameError(f"position on issue {issue.name} must be from 0 to 1; got {position}")
    groups: dict[float, list[str]] = {}
    for option, place in zip(issue.options, issue.positions, strict=True):
        groups.setdefault(round(abs(place - position), 12), []).append(option)
    return tuple(tuple(groups[distance]) for distance in sorted(groups))


def draft(issues: Sequence[Issue], sides: Sequence[Side]) -> Draft:
    """Return a conflict in option form: issue options become options of the parties, positions become preferences.

    Every party holds, for each issue, one option for each stance that it doesn't refuse; patterns make it take exactly
    one. An issue is agreed if all take the same stance. A party's statements go through its issues, the most important
    first; for each, that something at least as good as its best, second best and so on is agreed, down to what it
    still prefers to no agreement, then that nothing it likes less is agreed. What it demands while nothing is agreed
    costs and gains it nothing.

    Parameters
    ----------
    issues : sequence of Issue
    sides : sequence of Side
        Two or more; each has a stand on every issue, that wants or refuses every option.

    Returns
    -------
    Draft

    Raises
    ------
    GameError
        If a side or issue is missing or comes twice, a stand misses an option or has an unknown one, or refuses all.

    Examples
    --------
    >>> land = Issue("land", ("A", "shared", "B"))
    >>> found = draft([land], [Side("North", (Stand("land", ("A", "shared", "B"), refuses=("B",)),)),
    ...                        Side("South", (Stand("land", ("B", "shared", "A"), refuses=("A",)),))])
    >>> found.form.names
    ('North: land = A', 'North: land = shared', 'South: land = shared', 'South: land = B')
    >>> graph = found.form.graph()
    >>> [found.agreed(graph, state)["land"] for state in range(4)]
    [None, 'shared', None, None]
    """
    issues, sides = tuple(issues), tuple(sides)
    _check(issues, sides)
    options: list[Option] = []
    infeasible: list[str] = []
    for side in sides:
        for issue in issues:
            stand = _stand(side, issue.name)
            names = [_stance(side.name, issue.name, o) for o in issue.options if o not in stand.refuses]
            options.extend(Option(name, side.name) for name in names)
            infeasible.append(" and ".join(f'not "{name}"' for name in names))
            infeasible.extend(f'"{a}" and "{b}"' for k, a in enumerate(names) for b in names[:k])
    preferences = {side.name: _statements(side, sides) for side in sides}
    form = OptionForm(tuple(options), preferences, infeasible=tuple(infeasible))
    return Draft(form, issues, tuple(side.name for side in sides))


def _stance(party: str, issue: str, option: str) -> str:
    return f"{party}: {issue} = {option}"


def _stand(side: Side, issue: str) -> Stand:
    return next(stand for stand in side.stands if stand.issue == issue)


def _statements(side: Side, sides: tuple[Side, ...]) -> Statements:
    texts: list[str] = []
    for stand in side.stands:
        refused = {o for other in sides for o in _stand(other, stand.issue).refuses}
        groups = [tuple(o for o in group if o not in refused) for group in stand.groups]
        good = [tuple(o for o in group if o not in stand.worse_than_none) for group in groups]
        bad = [tuple(o for o in group if o in stand.worse_than_none) for group in groups]
        texts.extend(_grown(good, stand.issue, sides, said="{}"))
        texts.extend(_grown(bad[::-1], stand.issue, sides, said="not ({})"))
    return Statements(tuple(texts))


def _grown(groups: list[tuple[str, ...]], issue: str, sides: tuple[Side, ...], *, said: str) -> list[str]:
    """Return a statement for each group: that one of its options or of those before is agreed."""
    texts, options = [], ""
    for group in groups:
        for option in group:
            every = " and ".join(f'"{_stance(side.name, issue, option)}"' for side in sides)
            options += f"{' or ' if options else ''}{every}"
        if group:
            texts.append(said.format(options))
    return texts


def _check(issues: tuple[Issue, ...], sides: tuple[Side, ...]) -> None:
    names = [side.name for side in sides]
    if len(sides) < 2 or len(set(names)) != len(names):
        raise GameError(f"sides must be two or more with different names; got {', '.join(names) or 'none'}")
    if not issues or len({issue.name for issue in issues}) != len(issues):
        shown = ", ".join(issue.name for issue in issues) or "none"
        raise GameError(f"issues must be at least one, with different names; got {shown}")
    for side in sides:
        told = [stand.issue for stand in side.stands]
        if sorted(told) != sorted(issue.name for issue in issues):
            raise GameError(
                f"{side.name} must have one stand on every issue; got stands on {', '.join(told) or 'none'}"
            )
        for issue in issues:
            _check_stand(side.name, _stand(side, issue.name), issue)


def _check_stand(name: str, stand: Stand, issue: Issue) -> None:
    wanted = [option for group in stand.groups for option in group]
    where = f"stand of {name} on {issue.name}"
    unknown = [o for o in (*wanted, *stand.refuses, *stand.worse_than_none) if o not in issue.options]
    if unknown:
        raise GameError(f"{where} must be about {', '.join(issue.options)}; got {unknown[0]}")
    if len(set(wanted)) != len(wanted):
        raise GameError(f"{where} must have each option once; got {', '.join(wanted)}")
    missed = [o for o in issue.options if o not in wanted and o not in stand.refuses]
    if missed:
        raise GameError(f"{where} must want or refuse every option; it misses {missed[0]}")
    if not wanted:
        raise GameError(f"{where} must leave a stance to take; it refuses every option")
    if any('"' in text for text in (name, issue.name, *issue.options)):
        raise GameError(f"names in the {where} must be without double quotes; got one with them")
