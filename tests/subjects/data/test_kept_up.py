"""What the page of data and method says of upkeep and of accessibility."""

import datetime

import pytest

from plut.base.upkeep import Upkeep
from plut.content.blocks import Links, Note, Section, Sentence, Table
from plut.content.reading import Reading
from plut.subjects.data import accessibility, upkeep
from plut.warehouse.edition import Edition

TODAY = datetime.date(2026, 11, 30)


@pytest.fixture
def english(edition) -> Reading:
    return Reading(Edition(str(edition.path)), "en")


def test_as_delivered_it_says_that_nothing_is_set(english):
    told = upkeep.told(english)
    assert [one.text for one in told if isinstance(one, Sentence)] == [
        "The newest published or loaded number of this edition is of 23 June 2026. From when on an edition "
        "counts as old: no date is set.",
        "Next update of the data sets: no date is set.",
    ]
    assert len(told) == 2
    assert upkeep.told(Reading(english.edition, "id"))[1].text == (
        "Pembaruan berikutnya dari himpunan data: tanggal belum ditetapkan."
    )


def test_what_is_set_is_told_per_data_set_and_what_is_late_says_so(english):
    due = {"consultants": datetime.date(2027, 1, 15), "centres": datetime.date(2026, 11, 29)}
    told = upkeep.told(english, Upkeep(200, due), TODAY)
    assert "An edition counts as old 200 days after its newest number." in told[0].text
    (table,) = (one for one in told if isinstance(one, Table))
    rows = dict(zip(table.rows.frame["dataset"], table.rows.frame["next_update"], strict=True))
    assert next(iter(rows)) == "Consultants"  # what is set stands first
    assert rows["Consultants"] == "15 January 2027"  # nobody has loaded any yet
    assert "29 November 2026, which has passed" in rows.values()
    assert rows["Provinces"] == "no date is set"
    assert len(rows) == len(table.rows.frame)


def test_an_update_is_not_late_on_its_day(english):
    (table,) = (
        one for one in upkeep.told(english, Upkeep(None, {"centres": TODAY}), TODAY) if isinstance(one, Table)
    )
    assert table.rows.frame["next_update"].iloc[0] == "30 November 2026"


def test_a_name_that_is_no_data_set_is_told_instead_of_passed_over(english):
    told = upkeep.told(english, Upkeep(None, {"centers": TODAY}), TODAY)
    assert [one.text for one in told if isinstance(one, Note)] == [
        "data/upkeep.toml names what is no data set: centers."
    ]


def test_a_file_that_cannot_be_read_is_told(english):
    (told,) = upkeep.told(english, Upkeep(is_readable=False), TODAY)
    assert isinstance(told, Note) and "data/upkeep.toml" in told.text


@pytest.mark.parametrize(("language", "day"), [("en", "30 November 2026"), ("id", "30 November 2026")])
def test_the_accessibility_statement_is_dated_and_says_what_falls_short_and_whom_to_tell(
    edition, language, day
):
    told = accessibility.statement(Reading(Edition(str(edition.path)), language))
    assert isinstance(told[0], Section) and told[0].key == "accessibility"
    sentences = [one.text for one in told if isinstance(one, Sentence)]
    assert "WCAG 2.2" in sentences[0] and day in sentences[0]
    assert len([one for one in told if isinstance(one, Section)]) == 2 and len(sentences) == 8
    (ways,) = (one for one in told if isinstance(one, Links))
    assert [link.address for link in ways.links] == ["data#corrections_and_replies"]
