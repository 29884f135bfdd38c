"""What is in print of the 40 per cent: a pledge to MSMEs is no part of it, no year stands for the next."""

import pytest

from plut.content.blocks import Answers
from plut.content.reading import Reading
from plut.subjects.procurement import choosing, in_print, shortfalls
from plut.warehouse.edition import Edition


@pytest.fixture(params=["id", "en"])
def reading(edition, request) -> Reading:
    return Reading(Edition(str(edition.path)), request.param)


MEDIUM = {"id": "termasuk usaha menengah", "en": "medium enterprises included"}
OBLIGATION = {"id": "kewajiban", "en": "oblig"}


def test_card_and_headline_say_that_the_pledge_counts_medium_enterprises(reading):
    answers: Answers = in_print.answers(reading)
    pledge = next(one for one in answers.answers if "481" in one.value)
    assert MEDIUM[reading.language] in pledge.label and "40%" in pledge.note
    made = in_print.amounts(reading)
    assert MEDIUM[reading.language] in made.frame.title
    bars = made.drawing.arguments[0]
    assert bars.loc[bars["measure"] == "umkm_pledge", "label"].str.contains(MEDIUM[reading.language]).all()


def test_what_is_no_share_of_the_budget_is_no_obligation(reading):
    made = in_print.amounts(reading)
    labels = [one.label for one in in_print.answers(reading).answers]
    texts = [made.frame.title, *made.drawing.arguments[0]["label"], *labels]
    assert not [text for text in texts if OBLIGATION[reading.language] in text.lower()]


def test_each_amount_stands_in_its_own_year(reading):
    bars = in_print.amounts(reading).drawing.arguments[0]
    assert list(dict.fromkeys(bars["group"])) == ["2021", "2022", "2023"]
    assert set(bars.loc[bars["measure"] == "umk_forty_percent", "group"]) == {"2022"}
    assert (bars["group"] == bars["as_of_day"].dt.year.astype(str)).all()


def test_a_month_and_a_fiscal_year_stay_what_they_are(reading):
    notes = " ".join(one.note for one in in_print.answers(reading).answers)
    year, spring = {
        "id": ("tahun anggaran 2023", "Maret–Mei 2022"),
        "en": ("fiscal year 2023", "March to May 2022"),
    }[reading.language]
    assert year in notes and spring in notes and "31 De" not in notes and "31 M" not in notes


def test_a_year_that_is_not_over_says_that_it_has_no_bands(edition):
    english = Reading(Edition(str(edition.path)), "en", (("simulasi", "1"), ("tahun", "2026")))
    said, _ = shortfalls.institutions(english, choosing.chosen(english))
    assert "2026 is not over: no institution has a band yet" in said.words
    over = english.but({"tahun": "2025"})
    said, _ = shortfalls.institutions(over, choosing.chosen(over))
    assert "is not over" not in said.words.split("has none")[-1]


@pytest.mark.parametrize(
    "code, line",
    [
        ("anggaran", "40% of the goods-and-services budget"),
        ("kewajiban", "100% of the obligation"),
        ("penyedia", "40% of spending through providers at the same stage"),
    ],
)
def test_the_line_is_called_by_the_denominator_that_it_is_a_share_of(edition, code, line):
    english = Reading(Edition(str(edition.path)), "en", (("pembagi", code),))
    assert choosing.target(english, choosing.chosen(english).denominator).label == line
