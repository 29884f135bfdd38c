"""Each column that a reader sees, once: label, unit, how its values are written, what it means; words for its
values."""

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pandas as pd

from plut.base import formats


@dataclass(frozen=True)
class Measure:
    """A column: `kind` is one of text, count, number, score, share, km2, idr, date, period (a date as far as
    it is printed), dates (several of these, with remarks), year, code, link.

    better: "higher" or "lower" where one side of a measure of areas is the better one; "" where neither is.
    bound: "lower" or "upper" where it counts only the centres that were found; "" where it counts all.
    """

    column: str
    kind: str
    labels: dict[str, str]
    units: dict[str, str]
    meanings: dict[str, str]
    better: str = ""
    bound: str = ""

    def heading(self, language: str) -> str:
        """Label with its unit in brackets, where it has one and the label does not say it already."""
        unit = self.units.get(language)
        return (
            f"{self.labels[language]} ({unit})"
            if unit and unit.lower() != self.labels[language].lower()
            else self.labels[language]
        )

    def text(self, value: object, language: str) -> str:
        """A value as text in a language; a missing one is a dash."""
        if value is None or (not isinstance(value, list) and pd.isna(value)):
            return "–"
        writers = {
            "count": lambda v: formats.number(v, language),
            "number": lambda v: formats.number(v, language, len(f"{float(v):.2f}".rstrip("0").split(".")[1])),
            "score": lambda v: formats.number(v, language, 1),
            "km2": lambda v: formats.number(v, language, 1),
            "share": lambda v: formats.percent(v, language),
            "idr": lambda v: formats.rupiah(v, language),
            "date": lambda v: formats.date(pd.Timestamp(v).date(), language),
            "period": lambda v: period(str(v), language),
            "dates": lambda v: dates(str(v), language),
            "year": lambda v: str(int(v)),
        }
        return writers.get(self.kind, lambda v: word(self.column, str(v), language))(value)


@lru_cache
def _file() -> dict:
    return tomllib.loads((Path(__file__).with_suffix(".toml")).read_text(encoding="utf-8"))


@lru_cache
def measure(column: str) -> Measure:
    """The measure of a column. Raises KeyError for one that measures.toml does not know."""
    entry = _file()["columns"][column]
    return Measure(
        column=column,
        kind=entry["kind"],
        labels={"id": entry["id"], "en": entry["en"]},
        units={lang: entry[f"unit_{lang}"] for lang in ("id", "en") if f"unit_{lang}" in entry},
        meanings={lang: entry[f"meaning_{lang}"] for lang in ("id", "en") if f"meaning_{lang}" in entry},
        better=entry.get("better", ""),
        bound=entry.get("bound", ""),
    )


def is_known(column: str) -> bool:
    """Whether measures.toml has a column."""
    return column in _file()["columns"]


def described(column: str) -> Measure:
    """The measure of a column, also of one that no page shows and measures.toml does not have: under its own
    name, its values as they are."""
    if is_known(column):
        return measure(column)
    return Measure(column, "", {"id": column, "en": column}, {}, {})


def word(column: str, value: str, language: str) -> str:
    """The word for a stored value of a column (level `regency` is "kabupaten/kota"); a value without one is
    itself."""
    return _file()["terms"].get(column, {}).get(value, {}).get(language, value)


def period(printed: str, language: str) -> str:
    """A date as far as its source prints it, in words: a month stays a month, a year a year."""
    return formats.printed_date(word("as_of_text", printed, language), language)


def dates(printed: str, language: str) -> str:
    """Dates joined by `;` in words, each as far as its source prints it and with its remark: "2021-07-05
    (year_inferred); (not_shown)" -> "5 Juli 2021 (tahunnya kami simpulkan); tanggal tidak tertera"."""
    return "; ".join(_remarked(part.strip(), language) for part in printed.split(";"))


def _remarked(printed: str, language: str) -> str:
    """A date with its remark; a remark alone needs no brackets, and what is no remark stays as it is."""
    found = re.fullmatch(r"(\S*) ?\((\w+)\)", printed)
    if not found:
        return period(printed, language)
    remark = word("date_remark", found[2], language)
    return f"{period(found[1], language)} ({remark})" if found[1] else remark


def words(column: str, language: str) -> dict[str, str]:
    """Stored value -> word, for every value of a column that has words."""
    return {value: entry[language] for value, entry in _file()["terms"][column].items()}
