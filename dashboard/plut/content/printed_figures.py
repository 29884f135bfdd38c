"""Rows of published figures in the reader's words: what is counted, value and unit, dates, publisher."""

import re
from typing import Any

from plut.base import formats
from plut.base.measures import period, word
from plut.content.quoting import qualified, sourced
from plut.content.reading import Reading
from plut.content.rows import Rows

# columns of queries that stand there once for each language
NAMED = {
    "counted": "counted",
    "applied": "applied",
    "issued": "issued",
    "unit": "unit_text",
    "publisher": "publisher",
    "note": "note",
    "denominator": "denominator",
}


def worded(reading: Reading, rows: Rows) -> Rows:
    """The same rows with those columns in the reader's language, the period in words, and `value_text`, the
    value with its unit and what its source writes with it ("about")."""
    language = reading.language
    names = {
        f"{name}_{language}": shown for name, shown in NAMED.items() if f"{name}_{language}" in rows.frame
    }
    frame = rows.frame.rename(columns=names)
    if "period" in frame:
        frame = frame.assign(period=[dated(reading, text) for text in frame["period"]])
    if "source" in frame:
        frame = frame.assign(source=[sourced(told, language) for told in frame["source"]])
    if "value" in frame:
        texts = [
            qualified(amount(float(row["value"]), row["unit_text"], language), row, language)
            for row in frame.to_dict("records")
        ]
        frame = frame.assign(value_text=texts)
    return rows.but(lambda _: frame)


def amount(value: float, unit: str, language: str) -> str:
    """A number with as many decimals as it has, and its unit."""
    decimals = len(f"{value:.4f}".rstrip("0").split(".")[1])
    return f"{formats.number(value, language, decimals)} {unit}"


def dated(reading: Reading, printed: str) -> str:
    """A date as printed, in words: a month stays a month and a year a year, and a span names its ends."""
    language = reading.language
    if match := re.fullmatch(r"([\d-]+)\.\.([\d-]*)", printed):
        first, last = match.groups()
        if not last:
            return reading.text("since {day}", day=dated(reading, first))
        return reading.text("{first} to {last}", first=dated(reading, first), last=dated(reading, last))
    return period(word("period", printed, language), language)


def enterprises(reading: Reading, row: dict[str, Any]) -> str:
    """A number of enterprises, with "about" where it is known about only. row: `listed_total`, `is_about`."""
    number = formats.number(row["listed_total"], reading.language)
    return reading.text("about {number}", number=number) if row["is_about"] else number


def regions(reading: Reading, row: dict[str, Any]) -> str:
    """Of which regions a number of enterprises is: an old province by its name before the split of 2022,
    several together by all their names. row: `region_names`, `former_region_code`."""
    names = list(row["region_names"])
    if isinstance(row["former_region_code"], str):
        today = formats.enumeration(names, reading.language)
        return reading.text(
            "{province} before the split of 2022 (today {today})", province=names[0], today=today
        )
    return formats.enumeration(names, reading.language)
