"""Whether an edition counts as old, as its office has set it. Read at the moment of showing, as it becomes so
while its numbers stay."""

import datetime

import pandas as pd

from plut.base import clock, formats
from plut.base.upkeep import Upkeep, upkeep
from plut.content.reading import Reading

FILE = "data/upkeep.toml"
TOLD = ("published", "imported")  # provenances whose day is that of a source or of an office's file


def newest_day(reading: Reading) -> datetime.date | None:
    """Of the newest number that a source published or an office loaded; None where none has a day."""
    datasets = reading.plain("frame/datasets")
    days = pd.to_datetime(datasets.loc[datasets["provenance"].isin(TOLD), "as_of"])
    return None if days.isna().all() else days.max().date()


def old(reading: Reading, kept: Upkeep | None = None, today: datetime.date | None = None) -> str:
    """What is to be said of an edition that is served and counts as old; nothing of another, and where nobody
    has set when. kept: of the file where none is given; today: of the clock."""
    after = (kept or upkeep()).old_after_days
    day = None if after is None or not reading.edition.is_served else newest_day(reading)
    if after is None or day is None or (today or clock.today()) - day <= datetime.timedelta(after):
        return ""
    return reading.text(
        "The newest numbers here are of {day}: that is more than {days} days ago, and this edition counts as "
        "old.",
        day=formats.date(day, reading.language),
        days=formats.number(after, reading.language),
    )
