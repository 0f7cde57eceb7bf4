"""Russia and Ukraine exchanged in Russian and Ukrainian text exchange the results, and change nothing else."""

import re
import sys
from pathlib import Path

import pytest

from ripeness.ledger import Document, Entry
from ripeness.ledger.document import sha256
from ripeness.read import RulesReader, read_document
from ripeness.read.parties import Entity, Form, Gazetteer, gazetteer

sys.path.insert(0, str(Path(__file__).parents[2] / "eval"))

from quality.slavic import LANGUAGES, Item, items

#: Forms of the parties' names, and the ending that each has in the invented countries, which decline alike.
ENDINGS: dict[str, dict[str, str]] = {
    "ru": {
        "ландия": "Россия Украина ия|России Украины ии|России Украине ии|Россию Украину ию|Россией Украиной ией",
        "ава": "Москва Киев а|Москвы Киева ы|Москве Киеву е|Москве Киеве е|Москву Киев у|Москвой Киевом ой",
        "landish": "российск украинск ландск",
    },
    "uk": {
        "ландія": "Росія Україна ія|Росії України ії|Росії Україні ії|Росію Україну ію|Росією Україною ією",
        "ава": "Москва Київ а|Москви Києва и|Москві Києву і|Москві Києві і|Москву Київ у|Москвою Києвом ою",
        "landish": "російськ українськ ландськ",
    },
}
ADJECTIVES = {
    "ru": ("ий", "ая", "ое", "ие", "ого", "ой", "ому", "ую", "им", "ом", "ых", "ими"),
    "uk": ("ий", "а", "е", "і", "ого", "ої", "ому", "ій", "у", "им", "ім", "ою", "их", "ими"),
}
STEMS = ("Нор", "Сур")
STATES = {"Нор": "Norland", "Сур": "Surland"}
#: Names of one party alone, for which no invented country has the like.
ONE_SIDED = re.compile(r"РФ|ВСУ|ЗСУ|Кремл|Госдум|Верховн")
ITEMS = [one for language in LANGUAGES for one in items(language) if not ONE_SIDED.search(one.text)]
#: Context may cut a name in two.
SHOWN = [field for field in Entry.model_fields if field not in ("id", "document", "prefix", "suffix")]


def pairs(language: str, stems: tuple[str, str]) -> dict[str, str]:
    """Each form of Russia's names with that of the first stem, of Ukraine's with that of the second."""
    found: dict[str, str] = {}
    *olds, new = ENDINGS[language]["landish"].split()
    for stem, old in zip(stems, olds, strict=True):
        found |= {old + end: stem.lower() + new + end for end in ADJECTIVES[language]}
        found |= {(old + end).capitalize(): stem + new + end for end in ADJECTIVES[language]}
    for base in ("ландия" if language == "ru" else "ландія", "ава"):
        middle = base[:-2] if base.startswith("ланд") else base[:-1]
        for russian, ukrainian, end in map(str.split, ENDINGS[language][base].split("|")):
            found[russian] = stems[0] + middle + end
            found.setdefault(ukrainian, stems[1] + middle + end)
    return found


def names() -> Gazetteer:
    """The invented countries as a case's own parties."""
    extra: list[tuple[str, Entity, Form]] = []
    for language in LANGUAGES:
        for stem in STEMS:
            state = Entity(STATES[stem], "state", STATES[stem])
            for new in pairs(language, STEMS).values():
                if new.lower().startswith(stem.lower()):
                    form: Form = "demonym" if "ск" in new or "ськ" in new else "metonym" if "ав" in new else "name"
                    extra.append((new, state, form))
    return gazetteer(extra)


def replaced(text: str, table: dict[str, str]) -> str:
    longest = sorted(map(re.escape, table), key=len, reverse=True)
    return re.sub(rf"(?<![\w-])(?:{'|'.join(longest)})\b", lambda match: table[match[0]], text)


def read(text: str, item: Item) -> list[dict[str, object]]:
    digest = sha256(text.encode())
    about = {"derivation": "text", "media_type": "text/plain", "size": len(text), "language": item.language}
    document = Document(sha256=digest, text_sha256=digest, published=item.published, **about)
    found = read_document(RulesReader(names()), document, text).entries
    return [{field: getattr(entry, field) for field in SHOWN} for entry in found]


def mirrored(value: object) -> object:
    """Exchange the invented names in anything shown."""
    swap = {"Нор": "Сур", "Сур": "Нор", "нор": "сур", "сур": "нор", "Norland": "Surland", "Surland": "Norland"}
    if isinstance(value, str):
        return re.sub(
            "Norland|Surland|Норл|Сурл|Нора|Сура|норл|сурл",
            lambda m: swap.get(m[0]) or swap[m[0][:3]] + m[0][3:],
            value,
        )
    return type(value)(mirrored(each) for each in value) if isinstance(value, tuple | list) else value


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
def test_a_passage_mirrors_when_its_parties_are_exchanged(item: Item) -> None:
    here = read(replaced(item.text, pairs(item.language, STEMS)), item)
    there = read(replaced(item.text, pairs(item.language, STEMS[::-1])), item)
    assert here
    assert [{field: mirrored(value) for field, value in one.items()} for one in there] == here


#: The same of the real names; the marks are state, adjective and capital of a party, in a case.
REAL = {
    "ru": (
        ("{0} отвергла предложение {1}, сообщил министр Иван Новиков. ", ("Россия", "Украины"), ("Украина", "России")),
        ("В {0} заявили, что {1} обстреливает город. ", ("Москве", "Киев"), ("Киеве", "Москва")),
        ("{0} министр потребовал вывести {1} войска. ", ("Российский", "украинские"), ("Украинский", "российские")),
        ("По словам посла {0} Петра Седова, {1} готова к диалогу. ", ("России", "Украина"), ("Украины", "Россия")),
    ),
    "uk": (
        ("{0} відхилила пропозицію {1}, повідомив міністр Іван Новак. ", ("Росія", "України"), ("Україна", "Росії")),
        ("У {0} заявили, що {1} обстрілює місто. ", ("Москві", "Київ"), ("Києві", "Москва")),
        ("{0} міністр зажадав вивести {1} війська. ", ("Російський", "українські"), ("Український", "російські")),
        ("За словами посла {0} Петра Сєдова, {1} готова до діалогу. ", ("Росії", "Україна"), ("України", "Росія")),
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("number", range(4))
def test_a_sentence_mirrors_under_the_real_names(language: str, number: int) -> None:
    frame, one, other = REAL[language][number]
    swap = {"Russia": "Ukraine", "Ukraine": "Russia"}
    item = Item("real-0", language, "", "2022-05-17", (), ())
    here, there = read(frame.format(*one), item), read(frame.format(*other), item)
    assert here
    for field in ("act", "directness", "polarity", "when", "relays", "issues", "track", "confidence", "basis"):
        assert [each[field] for each in here] == [each[field] for each in there]
    for field in ("holder_side", "target"):
        assert [swap.get(str(each[field]), each[field]) for each in here] == [each[field] for each in there]
