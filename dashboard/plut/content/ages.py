"""How old a number is on the day on which it is shown: one older than a year carries its age."""

import datetime
from dataclasses import replace

import pandas as pd

from plut.base import clock, formats
from plut.base.language import translate
from plut.content.blocks import Answer


def of_day(day: datetime.date, language: str, today: datetime.date | None = None) -> str:
    """How many whole years ago a day was; nothing where it was no year ago. today: of the clock where none is
    given."""
    now = today or clock.today()
    years = now.year - day.year - ((now.month, now.day) < (day.month, day.day))
    if years < 1:
        return ""
    if years == 1:
        return translate("more than a year old", language)
    return translate("more than {years} years old", language, years=formats.number(years, language))


def of_answer(answer: Answer, language: str, today: datetime.date | None = None) -> str:
    """The age of a number by the newest day of its rows; nothing where they have none."""
    days = answer.of.frame.get("as_of_day")
    newest = None if days is None else pd.to_datetime(days).max()
    if newest is None or pd.isna(newest):
        return ""
    return of_day(newest.date(), language, today)


def aged(answer: Answer, language: str, today: datetime.date | None = None) -> Answer:
    """A number whose note ends with its age."""
    note = " · ".join(filter(None, (answer.note, of_answer(answer, language, today))))
    return replace(answer, note=note)
