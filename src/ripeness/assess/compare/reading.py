"""The reading that sets models side by side: what they agree on, what each assumes, and what each rests on."""

from __future__ import annotations

from dataclasses import dataclass

from ripeness.assess import words
from ripeness.assess.compare.conflict import Conflict
from ripeness.assess.compare.findings import Agreement, Finding, OnIssue
from ripeness.assess.compare.models import BASELINE
from ripeness.assess.compare.own import ZONE
from ripeness.assess.compare.trade import Trading
from ripeness.assess.pictures import Mark, Scale, scales
from ripeness.assess.reading import Reading, Table
from ripeness.assess.shares import Mean
from ripeness.assess.spread import Spread

MOST_NAMED = 2
"""Issues that the sentence names at most."""
_HEADS = {ZONE: "Could be signed, by our own model", "conflict-graph": "Stable, by the conflict graph"}


@dataclass(frozen=True)
class Weight:
    """What a player weighs at the table of the classical models.

    Attributes
    ----------
    player : str
        Its name.
    weight : Spread
        Where a party has 1 unless the file says otherwise.
    derived : str
        Where it comes from.
    inputs : tuple of str
        Paths of the inputs that it comes from.
    """

    player: str
    weight: Spread
    derived: str
    inputs: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class CompareReading(Reading):
    """Models of different schools on the same case. None of them is taken to be right.

    Attributes
    ----------
    issues : tuple of (title, titles of the options)
    findings : tuple of Finding
        Our own model, then the classical ones, the weighted mean first.
    agreements : tuple of Agreement
        Of each two of them.
    weights : tuple of Weight
    trading : Trading or None
        What would be exchanged; None if the model wasn't asked for.
    conflict : Conflict or None
        The conflict graph; None if it wasn't asked for.
    """

    issues: tuple[tuple[str, tuple[str, ...]], ...]
    findings: tuple[Finding, ...]
    agreements: tuple[Agreement, ...]
    weights: tuple[Weight, ...]
    trading: Trading | None
    conflict: Conflict | None

    @property
    def sentence(self) -> str:
        """On how many issues models that point to one option point to the same, and how often it could be signed."""
        return f"{self._agreed} {self._signed} None of these models is taken to be right."

    @property
    def pointing(self) -> tuple[Finding, ...]:
        """The models that point to one option on each issue."""
        return tuple(each for each in self.findings if each.points)

    @property
    def baseline(self) -> Finding:
        """The weighted mean."""
        return next(each for each in self.findings if each.model.name == BASELINE.name)

    @property
    def own(self) -> Finding:
        """What could be signed by our own model."""
        return next(each for each in self.findings if each.model.name == ZONE)

    def table(self) -> Table:
        """Return for each issue which option the models point to most often, and what could be signed or be stable."""
        others = [each for each in self.findings if not each.points]
        columns = ("Issue", "The models point most often to", *(_HEADS[each.model.name] for each in others))
        rows = tuple(
            (title, self._pointed(k), *(_most(each.issues[k]) for each in others))
            for k, (title, _) in enumerate(self.issues)
        )
        return Table("What models of different schools say most often", columns, rows)

    def tables(self) -> tuple[Table, ...]:
        """Return the table of issues, each issue by model, the models, their agreement, and what two of them find."""
        more = [*self._by_issue(), self._assumed(), self._agreement(), self._weights()]
        more += self.trading.tables() if self.trading else ()
        more += self.conflict.tables() if self.conflict else ()
        return (self.table(), *more)

    def picture(self) -> str:
        """Return for each issue where on its scale the models point, over the draws."""
        return scales(tuple(self._scale(k) for k in range(len(self.issues))))

    @property
    def _agreed(self) -> str:
        of = words.count(len(self.issues), "issue")
        if len(self.pointing) < 2:
            return f"Of the models that point to one option only the {self.pointing[0].model.title} was asked, on {of}."
        apart = [f"“{title}”" for k, (title, _) in enumerate(self.issues) if len(self._pointed_to(k)) > 1]
        models = f"the {len(self.pointing)} models that point to one option"
        if len(apart) == len(self.issues):
            return f"On none of {of} do {models} all point most often to the same."
        start = f"On {len(self.issues) - len(apart)} of {of} {models} all point most often to the same"
        return f"{start}; not on {words.listed(apart)}." if 0 < len(apart) <= MOST_NAMED else f"{start}."

    @property
    def _signed(self) -> str:
        most = max((each.signable for each in self.pointing if each.signable), key=lambda often: often.value)
        of = "it points" if len(self.pointing) < 2 else "one of them points"
        often = f"at most {most}" if len(self.pointing) > 1 and most.value > 0 else str(most)
        know = "It doesn’t know" if len(self.pointing) < 2 else "None of them knows"
        return f"{know} the war: all that {of} to could be signed {often}."

    def _pointed_to(self, k: int) -> dict[str, list[str]]:
        """Return by option the models that point to it most often."""
        found: dict[str, list[str]] = {}
        for each in self.pointing:
            on = each.issues[k]
            first = on.first if on else None
            found.setdefault(first[0] if first else "half way between two options", []).append(each.model.title)
        return found

    def _pointed(self, k: int) -> str:
        found = self._pointed_to(k)
        if len(found) == 1:
            return f"{next(iter(found))} (all)"
        return "; ".join(f"{option} ({words.listed(models)})" for option, models in found.items())

    def _by_issue(self) -> list[Table]:
        """Return for each issue in what share of draws each model says each option."""
        return [self._of_issue(k, title, options) for k, (title, options) in enumerate(self.issues)]

    def _of_issue(self, k: int, title: str, options: tuple[str, ...]) -> Table:
        asked = [(each, on) for each in self.findings if (on := each.issues[k]) is not None]
        rows = tuple(
            (
                words.capital(each.model.title),
                *(often.percent for _, often in on.options),
                on.none.percent,
                _range(on.place) if on.place else "",
            )
            for each, on in asked
        )
        columns = ("Model", *options, "None of them", "Place, from 0 to 1")
        return Table(
            f"{title}: how often each model says each option, of draws; its place in nine of ten", columns, rows
        )

    def _assumed(self) -> Table:
        columns = ("Model", "Assumes", "Record", "Reads", "Draws", "All that it points to could be signed")
        rows = tuple(
            (
                words.capital(each.model.title),
                each.model.assumes,
                each.record,
                f"{each.basis.sentence} Entries of the ledger: {len(each.entries)}.",
                f"{each.draws:,}",
                each.signable.percent if each.signable else "",
            )
            for each in self.findings
        )
        return Table("What each model assumes, how it did elsewhere, and what it reads", columns, rows)

    def _agreement(self) -> Table:
        known = {each.models: each.share for each in self.agreements}
        names = [each.model.name for each in self.findings]
        rows = tuple(
            (words.capital(each.model.title), *(_percent(known.get((each.model.name, other))) for other in names[1:]))
            for each in self.findings[:-1]
        )
        columns = ("Model", *(words.capital(each.model.title) for each in self.findings[1:]))
        caption = (
            "In what share of issues two models say the same option, mean over draws; where a model leaves no option, "
            "an issue isn’t counted"
        )
        return Table(caption, columns, rows)

    def _weights(self) -> Table:
        rows = tuple((each.player, _range(each.weight), each.derived) for each in self.weights)
        caption = "Who counts how much at the table of the models that weigh players; nine of ten draws"
        return Table(caption, ("Player", "Weight", "Comes from"), rows, tuple(each.inputs for each in self.weights))

    def _scale(self, k: int) -> Scale:
        marks = [
            Mark(each.model.title, on.place)
            for each in self.pointing
            if (on := each.issues[k]) and on.place is not None
        ]
        title, options = self.issues[k]
        return Scale(title, (options[0], options[-1]), tuple(marks))


def _most(on: OnIssue | None) -> str:
    if on is None:
        return "not looked at"
    return f"{on.first[0]}: {on.first[1].percent}" if on.first else "nothing, in any draw"


def _range(found: Spread) -> str:
    least, most = (f"{number:.2f}" for number in (found.least, found.most))
    return least if least == most else f"{least}–{most}"


def _percent(found: Mean | None) -> str:
    if found is None:
        return ""
    value, low, high = (round(100 * min(max(n, 0.0), 1.0)) for n in (found.value, found.low, found.high))
    return f"{value} % ({low}–{high} %)"
