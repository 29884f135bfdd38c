"""The words of offices for a value, and the one of each that a template offers."""

import csv
from functools import lru_cache

from plut.base import folders, measures


@lru_cache
def offered(column: str) -> tuple[str, ...]:
    """The Indonesian words to choose from in a column, in the order of `data/reference/terms.csv`; none where
    anything may be written."""
    words = measures.words(column, "id") if _values(column) else {}
    return tuple(words[value] for value in _values(column))


def _values(column: str) -> tuple[str, ...]:
    """The values that the import reads in a column."""
    with (folders.DATA / "reference" / "terms.csv").open(encoding="utf-8", newline="") as file:
        return tuple(dict.fromkeys(row["value"] for row in csv.DictReader(file) if row["kind"] == column))
