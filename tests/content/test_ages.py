"""A number older than a year says how old it is, by the day on which it is shown."""

import datetime

import pandas as pd
import pytest

from plut.base import clock
from plut.content import ages
from plut.content.blocks import Answer, Answers
from plut.content.rows import Rows
from plut.content.scope import WHOLE
from plut.surfaces.html import words

DAY = datetime.date(2024, 10, 9)


def answer(day: datetime.date | None) -> Answer:
    frame = pd.DataFrame({"as_of_day": pd.to_datetime([day]), "provenance": "published"})
    return Answer("Centres announced", "100", "9 October 2024", Rows("overview/latest", WHOLE, frame, ()))


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (datetime.date(2025, 10, 8), ""),
        (datetime.date(2025, 10, 9), "more than a year old"),
        (datetime.date(2026, 10, 8), "more than a year old"),
        (datetime.date(2026, 11, 29), "more than 2 years old"),
        (datetime.date(2024, 1, 1), ""),
    ],
)
def test_whole_years_are_counted(today, said):
    assert ages.of_day(DAY, "en", today) == said


def test_the_age_stands_after_the_note_and_nothing_else_changes():
    aged = ages.aged(answer(DAY), "id", datetime.date(2026, 11, 29))
    assert aged.note == "9 October 2024 · berumur lebih dari 2 tahun"
    assert ages.aged(answer(None), "id") == answer(None)


def test_a_page_writes_the_age_beside_the_number():
    old, new = (answer(clock.today() - datetime.timedelta(days=days)) for days in (800, 100))
    told = [str(words.written(Answers((one,)), "en", False, str)) for one in (old, new)]
    assert "more than 2 years old" in told[0] and "year" not in told[1]
