"""What kind of document it is tells whose words it holds."""

import datetime

import pytest

from ripeness.read.setting import Genre, day_counted, setting_of

from .builders import document, one, read

SPEECH = (
    "Ukrainians! We hold on. I thank our people. Our position is not changing, and we will never recognise "
    "the occupation of our land. Russia knows it. I am grateful to our friends.\n"
)
LETTER = (
    "Dear Madam Speaker:\n\nI ask you to consider my request for additional funding. I urge you to act on our request "
    "for our forces, and we will provide more weapons to Ukraine.\n\n        Sincerely,\n\n        JANE M. CARTER\n"
)
CALL = "The President had a telephone conversation with Emmanuel Macron. The leaders continued their exchange of views."
NEWS = "Lavrov said that the talks had stalled."


@pytest.mark.parametrize(
    ("text", "outlet", "genre", "author"),
    [
        (NEWS, "Reuters", "news", None),
        (NEWS, "", "news", None),
        (SPEECH, "president.gov.ua", "own_words", "Volodymyr Zelenskyy"),
        (SPEECH, "www.president.gov.ua", "own_words", "Volodymyr Zelenskyy"),
        (SPEECH, "Reuters", "news", None),
        (CALL, "kremlin.ru", "readout", "Vladimir Putin"),
        (CALL, "en.kremlin.ru", "readout", "Vladimir Putin"),
        (NEWS, "mid.ru", "statement", "Sergey Lavrov"),
        (LETTER, "", "own_words", "Jane M. Carter"),
        (f"“{SPEECH.strip()}”, he said.", "president.gov.ua", "statement", "Volodymyr Zelenskyy"),
    ],
)
def test_the_genre_is_told_by_outlet_signature_and_first_person(
    text: str, outlet: str, genre: Genre, author: str | None
) -> None:
    setting = setting_of(document(text, outlet=outlet), text)
    assert (setting.genre, setting.author) == (genre, author)


def test_an_address_tells_the_office_where_the_outlet_is_not_named() -> None:
    assert setting_of(document(NEWS, outlet="", url="https://en.kremlin.ru/news/1"), NEWS).side == "Russia"
    assert setting_of(document(NEWS, outlet="", url="https://kremlin.ru.example.com/1"), NEWS).side is None


def test_a_speech_is_its_speaker_s_own_words() -> None:
    entry = one(SPEECH, "reject", outlet="president.gov.ua")
    assert (entry.holder, entry.holder_side, entry.directness) == ("Volodymyr Zelenskyy", "Ukraine", "direct")
    assert entry.when == "2022-05-17"
    assert entry.relays == ()


def test_a_letter_is_its_signer_s_own_words() -> None:
    assert {entry.holder for entry in read(LETTER, outlet="")} == {"Jane M. Carter"}


def test_a_signature_needs_no_margin() -> None:
    assert {entry.holder for entry in read(LETTER.replace("        ", ""), outlet="")} == {"Jane M. Carter"}


def test_a_speech_that_counts_its_day_is_of_that_day() -> None:
    text = f"It is the 82nd day of our defense. {SPEECH}"
    assert one(text, "reject", outlet="president.gov.ua").when == "2022-05-16"


@pytest.mark.parametrize(
    ("words", "published", "day"),
    [
        ("on the 82nd day of our defense", "2022-05-17", "2022-05-16"),
        ("on the first day", "2022-05-17", None),
        ("on the 82nd day of our defense", "2022-08-17", None),  # an old speech told again
        ("on the 82nd day of our defense", None, None),
        ("on the 100th day of the conference", "2022-06-03", None),
    ],
)
def test_a_counted_day_counts_only_beside_its_publication(words: str, published: str | None, day: str | None) -> None:
    on = datetime.date.fromisoformat(published) if published else None
    counted = day_counted(words, on)
    assert (counted and counted.isoformat()) == day


@pytest.mark.parametrize(
    ("title", "holder", "post"),
    [
        ("Address by the Prime Minister of Ukraine Denys Shmyhal", "Denys Shmyhal", "prime minister"),
        ("Statement by Press Secretary Ann Lee on the Vote", "Ann Lee", "press secretary"),
        ("Stand firm", "Volodymyr Zelenskyy", "president"),
        ("Address by the President of Ukraine", "Volodymyr Zelenskyy", "president"),
    ],
)
def test_a_title_tells_whose_speech_it_is(title: str, holder: str, post: str) -> None:
    entry = one(SPEECH, "reject", outlet="president.gov.ua", title=title)
    assert (entry.holder, entry.holder_post) == (holder, post)
