"""What is measured: each figure with its task, what others publish, what we aim at, and what was tuned on it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One figure of reading quality; percentages, higher is better."""

    name: str
    what: str
    others: str
    aim: float | None = None


@dataclass(frozen=True)
class Task:
    """A gold set with its figures, and what was developed on it."""

    name: str
    gold: str
    developed: str
    figures: tuple[Figure, ...]


TASKS = (
    Task(
        "attribution",
        "PolNeAR dev, 84 articles of US political news",
        "Its dev part was measured on throughout; train and dev were both at hand",
        (
            Figure("attribution.source", "source, exact F1", "rules 10.7, CRF 50.6, BERT 83.2", 55),
            Figure("attribution.cue", "cue, exact F1", "rules 22.8, CRF 53.4, BERT 75.3", 56),
            Figure("attribution.content", "content, exact F1", "rules 5.6, CRF 28.6, BERT 72.9", 50),
            Figure("attribution.direct", "direct quotation with its speaker", "a probe of ours 80", 90),
            Figure("attribution.said_found", "indirect speech with a cue of saying, found", "a probe of ours 65", 85),
            Figure("attribution.said_speaker", "its speaker right, of those found", "a probe of ours 90", 93),
            Figure("attribution.precision", "outputs that are in the gold", ""),
        ),
    ),
    Task(
        "dates",
        "TempEval-3: TimeBank (183 documents), AQUAINT (73)",
        "The rules were written on them; the published figures are on platinum, which is kept aside",
        (
            Figure("dates.TimeBank.relaxed", "TimeBank, found", "HeidelTime 90.3, SUTime 90.3", 91),
            Figure("dates.TimeBank.strict", "TimeBank, exact span", "HeidelTime 81.3, SUTime 79.6", 84),
            Figure("dates.TimeBank.value", "TimeBank, value right", "HeidelTime 77.6, SUTime 67.4", 82),
            Figure("dates.AQUAINT.relaxed", "AQUAINT, found", "HeidelTime 90.3, SUTime 90.3", 91),
            Figure("dates.AQUAINT.strict", "AQUAINT, exact span", "HeidelTime 81.3, SUTime 79.6", 84),
            Figure("dates.AQUAINT.value", "AQUAINT, value right", "HeidelTime 77.6, SUTime 67.4", 82),
        ),
    ),
    Task(
        "amounts",
        "Microsoft Recognizers, specification of currencies, 180 sentences",
        "The rules were written on it",
        (
            Figure("amounts.overlap", "sums found, F1", ""),
            Figure("amounts.value", "value right", "recognizers-text 76.5 on its own specification", 80),
        ),
    ),
    Task(
        "acts",
        "PLV train, 1,050 sentences with a PLOVER type",
        "The lexicon was written on it in steps; below is what each scored on sentences not yet seen",
        (
            Figure("acts.root", "root type, macro F1", "zero-shot RoBERTa-large 82.1, dictionary 48.6", 72),
            Figure("acts.quad", "quad class, macro F1", "zero-shot RoBERTa-large 89.2", 86),
        ),
    ),
    Task(
        "ledger",
        "entries of 8 documents, annotated for this project",
        "Acts, holders and pieces were written on them",
        (
            Figure("ledger.entry_f1", "entry F1: span, holder and act right", "every sentence a claim: 1", 55),
            Figure("ledger.recall", "entries found", "", 80),
            Figure("ledger.precision", "entries in the gold", "", 70),
            Figure("ledger.act", "act right, of those found", ""),
            Figure("ledger.holder", "holder right, of those found", ""),
            Figure("ledger.when", "date right, of those found", ""),
        ),
    ),
)


def all_figures() -> Iterator[Figure]:
    """Yield every figure, in the order of the table."""
    for task in TASKS:
        yield from task.figures


def markdown(measured: Mapping[str, float]) -> str:
    """Return the table of the documentation."""
    lines = ["| gold | figure | ours | aim | others |", "|---|---|---|---|---|"]
    for task in TASKS:
        for figure in task.figures:
            if figure.name in measured:
                aim = f"{figure.aim:g}" if figure.aim is not None else ""
                value = f"{measured[figure.name]:.1f}"
                lines.append(f"| {task.name} | {figure.what} | {value} | {aim} | {figure.others} |")
    lines += ["", "All are development figures, for each gold was in use while the rules for it were written:", ""]
    lines += [f"- **{task.name}**: {task.gold}. {task.developed}." for task in TASKS]
    return "\n".join(lines) + "\n"
