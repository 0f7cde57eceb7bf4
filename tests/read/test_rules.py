"""The rules reader as a whole: the founding article's situation, re-told in our words and read as it is."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from ripeness.ledger import Entry
from ripeness.read import RulesReader
from ripeness.read.parties import Entity, gazetteer
from ripeness.read.reader import Reading, read_document
from ripeness.talks.proposals import AnswerKind
from ripeness.talks.rows import Days
from ripeness.talks.state import State, state
from ripeness.talks.third_parties import Stance
from ripeness.talks.tracks import TrackStatus

from .builders import DAY, document, reading

SEED = Path(__file__).parents[3] / "shared" / "seed" / "article.txt"
ON = date(2022, 5, 17)
KEY = "Russia/2022-04-15"
RETOLD = """\
No Movement in Talks as Both Sides Dig In

Moscow says Kyiv is silent on its offer

Russian Deputy Foreign Minister Andrey Rudenko said on Tuesday that the two sides are not holding \
talks at any level.

“The negotiations are not going on now,” Rudenko said, according to Interfax.

The New York Times reported on Tuesday that Vladimir Medinsky, who led Russia’s delegation in the \
spring, said Ukraine has not answered a draft peace deal Russia put forward on April 15. A Ukrainian \
negotiator responded to Medinsky’s remarks by saying Russia was dealing in “lies and fakes.”

The contents of the April 15 draft are not known. Russia had earlier asked for Ukraine to drop its \
claim to Crimea, and to recognize the independence of the breakaway Donbas republics.

“As we grow more sure of ourselves, our position in the negotiations is getting tougher,” Ukrainian \
Foreign Minister Dmytro Kuleba said last week.

On Sunday, NATO pledged to give Ukraine military assistance for as long as it is needed, and the US \
is preparing a $40 billion aid package for Ukraine. Once it is signed into law, the new package \
would bring total US aid for Ukraine this year to over $53 billion.

British Prime Minister Boris Johnson reportedly told Ukrainian President Volodymyr Zelensky in an \
April 9 visit to Kyiv that even if Ukraine was ready to sign an agreement with Russia, the others \
were not.

According to the Times, Estonian Prime Minister Kaja Kallas has said the West should push for a \
military defeat of Russia rather than “a peace that lets aggression pay off.” The leaders of France, \
Germany, and Italy have come out in favor of a negotiated solution to the war.

Medinsky said that the Ukrainian negotiators probably represent the part of the Ukrainian elite that \
is most interested in reaching peace. “There is probably another part of the elite that doesn’t want \
peace,” he said.

Russian and Ukrainian officials have been holding talks at a lower level, but they have dealt only \
with issues like the exchange of prisoners.
"""


def folded(read: Reading) -> State:
    """Return the state of 17 May 2022 that one document makes."""
    return state(read.entries, {read.document.sha256: read.document}, on=ON)


def of(read: Reading, holder: str, act: str) -> list[Entry]:
    """Return the entries of a holder and an act."""
    return [entry for entry in read.entries if entry.holder == holder and entry.act == act]


@pytest.fixture(scope="module", params=["retold", pytest.param("seed", marks=pytest.mark.shared)])
def article(request: pytest.FixtureRequest) -> Reading:
    """The situation in our words; and the article itself where it stands beside the project."""
    if request.param == "retold":
        return reading(RETOLD)
    if not SEED.exists():
        pytest.skip("../shared/seed/article.txt is not there")
    return reading(SEED.read_text(encoding="utf-8"), outlet="Antiwar.com")


@pytest.fixture(scope="module")
def now(article: Reading) -> State:
    return folded(article)


def test_rudenko_speaks_and_interfax_carries(article: Reading) -> None:
    carried = [entry for entry in article.entries if "Interfax" in entry.relays]
    assert {entry.holder for entry in carried} == {"Andrey Rudenko"}
    assert {(e.holder_side, e.holder_post, e.relays) for e in carried} == {
        ("Russia", "deputy foreign minister", ("Interfax",))
    }
    assert "talks_status" in {entry.act.value for entry in carried}
    assert not any(entry.holder == "Interfax" for entry in article.entries)


def test_medinsky_and_kallas_come_through_the_new_york_times(article: Reading) -> None:
    told = [entry for entry in article.entries if "The New York Times" in entry.relays]
    assert {"Vladimir Medinsky", "Kaja Kallas"} <= {entry.holder for entry in told}
    (kallas,) = [entry for entry in told if entry.holder == "Kaja Kallas"]
    assert (kallas.act, kallas.holder_side) == ("discourage_talks", "Estonia")


def test_kuleba_spoke_last_week(article: Reading) -> None:
    (entry,) = of(article, "Dmytro Kuleba", "signal")
    assert (entry.when, entry.directness, entry.holder_side) == ("2022-05-09/2022-05-15", "direct", "Ukraine")


def test_nato_pledged_on_sunday(article: Reading) -> None:
    (entry,) = of(article, "NATO", "commit")
    assert (entry.when, entry.target) == ("2022-05-15", "Ukraine")


def test_the_one_proposal_is_russia_s_unanswered_for_32_days_and_of_unknown_terms(now: State) -> None:
    (draft,) = now.proposals
    assert (draft.key, draft.author, draft.by_party, draft.when) == (KEY, "Russia", True, "2022-04-15")
    assert draft.unanswered == Days(32, 32)
    assert draft.terms == ()
    assert len(draft.terms_unknown) == 1
    assert [(response.by, response.status) for response in draft.responses] == [("Ukraine", AnswerKind.NO_RESPONSE)]


def test_russia_s_word_on_ukraine_s_silence_is_medinsky_s_claim(article: Reading) -> None:
    told = [entry for entry in article.entries if "draft peace deal" in entry.exact and entry.act != "propose"]
    assert {entry.holder for entry in told} == {"Vladimir Medinsky"}
    assert {entry.act.value for entry in told} <= {"claim", "accuse"}


def test_the_denial_is_of_an_unnamed_negotiator_and_stays_open(article: Reading, now: State) -> None:
    (entry,) = [entry for entry in article.entries if entry.act == "deny"]
    assert (entry.holder, entry.holder_side, entry.answers) == ("unnamed: a Ukrainian negotiator", "Ukraine", "?")
    (denial,) = now.claims.unresolved
    assert denial.said.entry == entry.id
    assert not any(denial.said in claim.denied for claim in now.claims.contested)


def test_russia_demands_crimea_and_donbas(article: Reading, now: State) -> None:
    demands = of(article, "Russia", "demand")
    assert [entry.issues for entry in demands] == [("crimea",), ("donbas",)]
    assert {entry.when for entry in demands} == {f"../{DAY}"}
    for issue in ("crimea", "donbas"):
        assert now.position("Russia", issue).stated
        assert not now.position("Ukraine", issue).stated


def test_forty_billion_is_proposed_and_fifty_three_a_conditional_total(now: State) -> None:
    assert [(t.donor, t.value, t.currency, t.stage) for t in now.aid.totals] == [
        ("United States", 40e9, "USD", "proposed")
    ]
    assert [(s.donor, s.value, s.basis) for s in now.aid.conditional] == [("United States", 53e9, "total")]
    assert now.aid.stated_totals == ()


def test_johnson_s_words_of_9_april_miss_their_relay(article: Reading, now: State) -> None:
    (entry,) = [entry for entry in article.entries if entry.holder == "Boris Johnson" and entry.when == "2022-04-09"]
    assert (entry.act, entry.relays) == ("discourage_talks", ("unnamed report",))
    johnson = next(third for third in now.third_parties if third.name == "United Kingdom")
    assert [said.entry for said in johnson.missing_relays] == [entry.id]


def test_third_parties_stand_for_and_against_a_negotiated_end(now: State) -> None:
    stances: Mapping[str, Stance] = {third.name: third.stance for third in now.third_parties}
    assert {stances[name] for name in ("France", "Germany", "Italy")} == {Stance.FOR}
    assert {stances[name] for name in ("United Kingdom", "Estonia")} == {Stance.AGAINST}


def test_two_factions_are_reported_by_their_adversary(now: State) -> None:
    found = {(faction.within, faction.stance) for faction in now.factions}
    assert found == {("Ukraine", Stance.FOR), ("Ukraine", Stance.AGAINST)}
    assert {faction.reported_by.holder for faction in now.factions} == {"Vladimir Medinsky"}
    assert all(faction.adversary for faction in now.factions)


def test_no_talks_on_one_track_and_talks_on_the_other_do_not_contradict(now: State) -> None:
    tracks = {track.track: track for track in now.tracks}
    assert tracks["political"].status is TrackStatus.NO_TALKS
    assert tracks["humanitarian"].status is TrackStatus.ACTIVE
    assert not any(track.conflicting for track in now.tracks)
    assert now.claims.contested == ()


def test_every_word_is_in_the_text_and_nothing_is_dropped(article: Reading) -> None:
    assert article.dropped == 0
    assert all(article.text[entry.start : entry.end] == entry.exact for entry in article.entries)
    assert all(entry.basis and entry.reader and 0 < entry.confidence <= 0.95 for entry in article.entries)


def test_a_case_s_names_are_read_as_the_built_in_ones_are() -> None:
    land = Entity("Northland", "state", "Northland")
    envoy = Entity("Ada Berg", "person", "Northland", "envoy")
    names = gazetteer([("Northland", land, "name"), ("Northern", land, "demonym"), ("Ada Berg", envoy, "name")])
    text = "Ada Berg said that the talks had stalled. Northland rejected the draft agreement."
    entries = read_document(RulesReader(names), document(text), text).entries
    assert [(entry.act, entry.holder, entry.holder_side) for entry in entries] == [
        ("talks_status", "Ada Berg", "Northland"),
        ("reject", "Northland", "Northland"),
    ]


def test_the_reader_tells_its_name_and_version() -> None:
    assert RulesReader().name.split()[0] == "rules"
