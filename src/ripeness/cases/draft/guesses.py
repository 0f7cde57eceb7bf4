"""The ranges of a draft where the record says nothing: wide, the same for both sides, each with what to think about."""

from dataclasses import dataclass

from ripeness.cases.text import flow


@dataclass(frozen=True, slots=True)
class Guess:
    """A range that nothing on record narrows, the reason that stands for it in the file, and what would narrow it."""

    low: float
    mode: float
    high: float
    why: str
    think: str = ""
    unit: str = ""

    def text(self) -> str:
        """Return the range as YAML."""
        unit = {"unit": self.unit} if self.unit else {}
        return flow(low=self.low, mode=self.mode, high=self.high, **unit, basis=f"assumption: {self.why}")


#: Of a leader, in the order in which the file has them.
LEADER = {
    "cost": Guess(
        0.0005, 0.003, 0.02, "no figure on record says what a week of fighting costs it",
        "What a week of fighting costs it, where 1 is the whole difference between its best and its worst outcome. "
        "For how many weeks would it fight if that got it everything? The cost is about one divided by that.",
        "utility/week",
    ),
    "discount": Guess(
        0.98, 0.995, 1, "nothing on record says how patient it is",
        "What a good is worth a week later: 0.995 a week is about 0.77 a year. A leader in a hurry (an election, an "
        "empty treasury) has less.",
        "per week",
    ),
    "talk_cost": Guess(
        0, 0.02, 0.08, "nothing on record says what signing would cost its leader at home",
        "What signing anything costs its leader, whatever is signed: blame at home, words that must be taken back.",
    ),
    "distrust": Guess(
        0.05, 0.3, 0.7, "nothing on record says how likely the other side thinks a breach",
        "The chance that it would break any agreement, as the other side sees it: broken truces, talks that gain time.",
    ),
    "rearm": Guess(
        0, 0.2, 0.6, "nothing on record says who would gain from a pause",
        "How far a pause moves the odds in its favour if it uses it to re-arm.",
        "log-odds",
    ),
}  # fmt: skip
CHANCE = Guess(
    0.35, 0.5, 0.7, "what it says in public is no estimate",
    "Its chance of winning the next round in its own view. Both sides may expect to win: that is one reason for war. "
    "Public confidence is no private estimate.",
)  # fmt: skip
STRENGTH = Guess(
    5, 15, 60, "nothing on record says how firmly it believes that",
    "How many rounds of experience that view is worth: with 5 a few lost battles change it, with 60 hardly.",
    "rounds",
)  # fmt: skip
SUBSIDY_WITH_AID = Guess(
    0.05, 0.25, 0.6, "the aid on record isn't set against what the war costs",
    "The share of its costs that others bear. Set the aid above against what it spends and loses.",
)  # fmt: skip
SUBSIDY = Guess(0, 0, 0.1, "no aid to it is on record")
SALIENCE = Guess(
    1, 3, 6, "nothing on record weighs the issues against each other",
    "How much each issue weighs; only the proportions count. How often it is named says little: give more to what it "
    "would fight for alone.",
)  # fmt: skip
PACE = Guess(
    0.1, 0.3, 1, "nothing on record says how often the fighting decides something",
    "Decisive rounds a week: how often does the front, or a city, change hands for good?",
    "rounds/week",
)  # fmt: skip
SHIFT = {
    "log_odds": Guess(
        0, 0.2, 0.6, "nothing on record says how much it will change the fighting",
        "How far it moves the odds of a round: 0.2 makes 50 % into 55 %, 0.6 into 65 %.", "log-odds",
    ),
    "begins": Guess(0, 2, 8, "nothing on record says when it is felt", unit="weeks"),
    "complete": Guess(8, 16, 40, "nothing on record says when all of it is there", unit="weeks"),
}  # fmt: skip
PRESSURE_AGAINST = Guess(0, 0.05, 0.15, "its own words against a settlement don't say what it would do about one")
PRESSURE = Guess(0, 0.01, 0.1, "nothing on record says that it would object")
PATRON_COST = Guess(0, 0.001, 0.005, "no figure on record says what the war costs it", unit="utility/week")
PATRON_SUBSIDY = Guess(0, 0, 0, "nobody bears the cost of its aid but itself")
POWER = Guess(0, 0.2, 0.5, "who reports it doesn't say how strong it is")
QUOTA = Guess(
    0, 0.4, 0.7, "nothing on record says whose consent is needed",
    "The share of power that must agree before it can sign. What no faction holds goes with the leader.",
)  # fmt: skip
GROUP_COST = Guess(0.001, 0.006, 0.03, "reported to be for a settlement, so the war costs it more", unit="utility/week")
GROUP_BENEFIT = Guess(0, 0.002, 0.01, "reported to be against a settlement, so it gains by war", unit="utility/week")
#: Chance that a breach is prevented: with what somebody asks for, with something between, without either.
ENFORCEMENT = {
    "terms": Guess(0.1, 0.4, 0.8, "no source says who would be bound to do what"),
    "between": Guess(0.05, 0.25, 0.6, "no source says who would be bound to do what"),
    "without": Guess(0, 0.05, 0.2, "promises alone have seldom held"),
}
NO_ISSUE_OF_GUARANTEES = Guess(
    0, 0.2, 0.6, "no issue on record says who would hold the sides to an agreement",
    "The chance that a breach of an agreement is prevented. If guarantees are on the table, make them an issue and "
    "give each of its options an `enforcement` instead.",
)  # fmt: skip
RUNGS, RUNG = 10, 5
