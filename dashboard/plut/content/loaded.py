"""What offices have loaded into an edition, by data set; of one that is closed to the reader, nothing."""

import datetime

import pandas as pd

from plut.content.reading import Reading


def is_loaded(reading: Reading, dataset: str) -> bool:
    """Whether an office has loaded rows of a data set."""
    return bool(_own(reading, dataset)["rows"].ne(0).fillna(True).any())  # how many, not everybody may know


def as_of(reading: Reading, dataset: str) -> datetime.date | None:
    """The newest day of an office's rows of a data set; None where no file says."""
    last = _own(reading, dataset)["as_of"].max()
    return None if pd.isna(last) else pd.Timestamp(last).date()


def _own(reading: Reading, dataset: str) -> pd.DataFrame:
    sets = reading.plain("frame/datasets")
    return sets[(sets["name"] == dataset) & (sets["provenance"] == "imported")]
