"""The foot of a page: who answers and how to ask, in both languages, whatever the file says."""

import datetime

import pytest

from plut.base.contact import Contact
from plut.content import answering
from plut.content.reading import Reading
from plut.warehouse.edition import Edition

TODAY = datetime.date(2026, 11, 29)
OFFICE = {"id": "Dinas Koperasi", "en": "Office of co-operatives"}


@pytest.mark.parametrize(
    ("until", "english", "indonesian"),
    [
        (
            datetime.date(2027, 1, 31),
            "Office of co-operatives answers until 31 January 2027: 021 123.",
            "Dinas Koperasi menjawab sampai 31 Januari 2027: 021 123.",
        ),
        (
            TODAY,
            "Office of co-operatives answers until 29 November 2026: 021 123.",
            "Dinas Koperasi menjawab sampai 29 November 2026: 021 123.",
        ),
        (
            datetime.date(2026, 11, 28),
            "Office of co-operatives answered until 28 November 2026: 021 123. Nobody has promised an answer "
            "since.",
            "Dinas Koperasi pernah menjawab sampai 28 November 2026: 021 123. Sejak itu tidak ada yang "
            "menjanjikan jawaban.",
        ),
        (
            None,
            "Office of co-operatives answers: 021 123. Until when is not said.",
            "Dinas Koperasi menjawab: 021 123. Sampai kapan tidak disebut.",
        ),
    ],
)
def test_the_office_and_until_when(edition, until, english, indonesian):
    named = Contact(OFFICE, "021 123", until)
    for language, expected in (("en", english), ("id", indonesian)):
        assert answering.who(Reading(Edition(str(edition.path)), language), named, TODAY) == expected


@pytest.mark.parametrize(
    ("problem", "english"),
    [
        (
            "empty",
            "No contact has been named for this installation yet: "
            "whoever runs it fills in data/contact.toml.",
        ),
        (
            "unreadable",
            "The contact for this installation cannot be read: check data/contact.toml.",
        ),
    ],
)
def test_nobody_is_invented(edition, problem, english):
    reading = Reading(Edition(str(edition.path)), "en")
    assert answering.who(reading, Contact({}, "", None, problem), TODAY) == english


def test_the_foot_says_how_one_asks_and_names_the_edition(edition):
    reading = Reading(Edition(str(edition.path)), "en")
    assert answering.foot(reading) == (
        "Is something wrong here, or do you want to reply? No contact has been named for this "
        "installation yet: whoever runs it fills in data/contact.toml. Name the page, the number and edition "
        f"{edition.path.stem}, and say what is right, with its source. Every government, office or "
        "enterprise named here may reply."
    )
