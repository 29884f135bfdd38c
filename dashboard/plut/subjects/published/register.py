"""The register: all figures in print, to search in by words, topic, grade and year."""

import functools
import math
import re
from typing import Any

import pandas as pd

from plut.base import formats
from plut.base.language import LANGUAGES
from plut.base.measures import word, words
from plut.content.blocks import Block, Choices, Sentence
from plut.content.choices import ALL, Choice, choice, typed
from plut.content.framing import table
from plut.content.printed_figures import dated
from plut.content.quoting import qualified
from plut.content.reading import Reading
from plut.content.rows import Rows
from plut.content.scope import Part, Scope

QUERY = "published/register"
KEYS = ("cari", "bidang", "derajat", "tahun", "tinjau", "lembar")
GRADES = ("official_table", "official_copy", "official_statement", "press_only", "computed", "ungraded")
A_PAGE = 10  # rows
MOST_WORDS, LONGEST = 8, 60  # of what is typed: words and letters
COLUMNS = (
    *("place", "figure", "value_text", "part_of", "when_text", "publisher", "grade", "source_text"),
    "remark",
)
FILE_COLUMNS = (
    *("topic", "measure", "value", "unit_text", "region_code", "period", "as_of_text", "licence"),
    "figure_id",
)
RUPIAH = {"IDR": 1, "idr": 1, "thousand IDR": 10**3, "million IDR": 10**6, "billion IDR": 10**9}
RUPIAH_A_YEAR = "thousand IDR a year"
PER_CENT, INDEX, RANK = ("per cent", "percent"), "index", "rank"


def title(reading: Reading) -> str:
    """The name of the search, with how many figures there are to search in."""
    return reading.text(
        "Search all {all} published figures by place, institution, topic, publisher or year",
        all=formats.number(_all(reading), reading.language),
    )


def _all(reading: Reading) -> int:
    return int(reading.rows("published/register_found").first["figures"])


def found_by(reading: Reading, text: str) -> Rows:
    """How many figures (`figures`) the search finds for a text."""
    return reading.rows("published/register_found", sought=_meant(text))


def found(reading: Reading) -> tuple[Block, ...]:
    """What can be asked for, how much was found, and a page of it."""
    asked = _asked(reading)
    scope = _scope(reading, asked)
    all_found = reading.rows("published/register_found", scope)
    count = int(all_found.first["figures"])
    page = _page(reading, count)
    shown = _worded(reading, scope.plus(_rows_of_page(reading, page)))
    blocks: list[Block] = [Choices(asked), Sentence(_how_many(reading, count), all_found)]
    if _far(reading).chosen != ALL:
        blocks.append(Sentence(_what_far_means(reading), shown))
    if not count:
        return tuple(blocks)
    blocks.append(Sentence(_which(reading, page, count), shown))
    counted = reading.text("One row per figure, newest first; nothing is scaled, filled in or summed.")
    listed = table(
        reading,
        "register",
        shown,
        reading.text("Published figures"),
        counted,
        COLUMNS,
        more=FILE_COLUMNS,
        whole=functools.partial(_worded, reading, scope),
    )
    pages = (Choices((page,)),) if count > A_PAGE else ()
    return (*blocks, listed, *pages)


def _asked(reading: Reading) -> tuple[Choice, ...]:
    return (_typed(reading), _topic(reading), _grade(reading), _year(reading), _far(reading))


def _typed(reading: Reading) -> Choice:
    """Words that must stand in a figure's place, institution, measure, publisher, address, date or grade."""
    label = reading.text("Words to find")
    return typed(
        reading, "cari", label, reading.text("for example: halal Bali 2025"), LONGEST, voids=("lembar",)
    )


def _topic(reading: Reading) -> Choice:
    topics = {ALL: reading.text("all topics")} | words("topic", reading.language)
    return choice(reading, "bidang", reading.text("Topic"), topics, voids=("lembar",))


def _grade(reading: Reading) -> Choice:
    grades = {ALL: reading.text("all grades")} | {g: word("grade", g, reading.language) for g in GRADES}
    return choice(reading, "derajat", reading.text("Grade of the source"), grades, voids=("lembar",))


def _year(reading: Reading) -> Choice:
    years = [str(year) for year in reading.plain("published/register_years")["year"]]
    every = {ALL: reading.text("all years")} | {year: year for year in reversed(years)}
    return choice(reading, "tahun", reading.text("Year"), every, voids=("lembar",))


def _far(reading: Reading) -> Choice:
    """Whether only figures are wanted that lie far from those like them."""
    options = {ALL: reading.text("all figures"), "jauh": reading.text("far from others of their kind")}
    return choice(reading, "tinjau", reading.text("Worth a second look"), options, voids=("lembar",))


def _scope(reading: Reading, asked: tuple[Choice, ...]) -> Scope:
    """What was asked for, in the words and with the parameters of the queries."""
    text, topic, grade, year, far = asked
    parts: list[Part] = []
    if meant := _meant(text.chosen):
        parts.append(reading.part(f"“{text.chosen}”", sought=meant))
    if not topic.is_open:
        parts.append(reading.part(topic.words, topic=topic.chosen))
    if not grade.is_open:
        parts.append(reading.part(reading.text("grade: {grade}", grade=grade.words), grade=grade.chosen))
    if not year.is_open:
        parts.append(reading.part(reading.text("of {year}", year=year.words), year=int(year.chosen)))
    if not far.is_open:
        parts.append(reading.part(far.words, far=True))
    return Scope(tuple(parts))


def _meant(text: str) -> str | None:
    """What was typed as the query wants it: each word with the topics, grades and measures of the ledger
    that it is a part of the name of, in either language: `salinan|official_copy`."""
    typed_words = text.lower().replace("|", " ").split()[:MOST_WORDS]
    return " ".join("|".join((one, *_codes(one))) for one in typed_words) or None


@functools.lru_cache(maxsize=500)
def _codes(part: str) -> tuple[str, ...]:
    names = {
        code: name.lower()
        for column in ("topic", "grade", "measure")
        for language in LANGUAGES
        for code, name in words(column, language).items()
        if part in name.lower()
    }
    return tuple(names)


def _page(reading: Reading, count: int) -> Choice:
    """Which page of what was found: the first, the last, and those about the one that is shown."""
    last = max(1, math.ceil(count / A_PAGE))
    asked = reading.code("lembar") or ""
    now = int(asked) if re.fullmatch(r"[1-9]\d{0,4}", asked) and int(asked) <= last else 1
    near = {1, *range(max(1, now - 1), min(last, now + 1) + 1), last}
    options = {str(n): formats.number(n, reading.language) for n in sorted(near)}
    return choice(reading, "lembar", reading.text("Page"), options, "1", shape="switch")


def _rows_of_page(reading: Reading, page: Choice) -> Part:
    """The rows of a page, of which the sentence above them says which they are."""
    last = A_PAGE * int(page.chosen)
    return reading.part("", restricts=False, first=last - A_PAGE + 1, last=last)


def _how_many(reading: Reading, count: int) -> str:
    if not count:
        return reading.text("No published figure has all of this.")
    every = _all(reading)
    said = {name: formats.number(n, reading.language) for name, n in (("count", count), ("all", every))}
    if count == every:
        return reading.text("{all} figures to search; the files hold all of them.", **said)
    return reading.text("{count} of {all} figures found; the files hold all that were found.", **said)


def _which(reading: Reading, page: Choice, count: int) -> str:
    last = A_PAGE * int(page.chosen)
    numbers = {"first": last - A_PAGE + 1, "last": min(last, count)}
    said = {name: formats.number(number, reading.language) for name, number in numbers.items()}
    return reading.text("Showing {first} to {last}.", **said)


def _what_far_means(reading: Reading) -> str:
    return reading.text(
        "Figures far from the median of their kind (same measure, unit, level and type of place) are listed "
        "so that someone checks for misprints. Most are right: the largest, smallest and remotest places are "
        "far from the others too."
    )


def in_words(reading: Reading, rows: Rows) -> Rows:
    """Rows of the register with what each counts (`figure`) and its value (`value_text`) in words."""
    told = {
        "figure": [_name(row, reading.language) for row in rows.records],
        "value_text": [_amount(reading, row) for row in rows.records],
    }
    return rows.but(lambda frame: frame.assign(**told))


def _worded(reading: Reading, scope: Scope) -> Rows:
    """The rows of the register with the columns that a reader sees, in words."""
    language, rows = reading.language, in_words(reading, reading.rows(QUERY, scope))
    told = {
        "measure": [_measure(row, language) for row in rows.records],
        "when_text": [_when(reading, row) for row in rows.records],
        "source_text": [_source(reading, row) for row in rows.records],
        "remark": [_remark(reading, row) for row in rows.records],
        "unit_text": [_unit(row, language) for row in rows.records],
    }
    names = {f"denominator_{language}": "part_of", f"publisher_{language}": "publisher"}
    return rows.but(lambda frame: frame.assign(**told, as_of_text=frame["as_of"]).rename(columns=names))


def _measure(row: dict[str, Any], language: str) -> str:
    own = row[f"measure_{language}"]
    return own if isinstance(own, str) else word("measure", row["measure"], language)


def _name(row: dict[str, Any], language: str) -> str:
    """What a figure counts; a fact of the ledger is a statement of its own."""
    statement = row[f"statement_{language}"]
    return statement if isinstance(statement, str) else formats.capital(_measure(row, language))


def _unit(row: dict[str, Any], language: str) -> str:
    own = row[f"unit_{language}"]
    return own if isinstance(own, str) else word("unit", row["unit"], language)


def _amount(reading: Reading, row: dict[str, Any]) -> str:
    """The value with its unit; what is no count says so wherever it is copied to."""
    said = qualified(_value(reading, row, float(row["value"])), row, reading.language)
    return reading.text("{value} (projection)", value=said) if row["is_projection"] else said


def _value(reading: Reading, row: dict[str, Any], value: float) -> str:
    language, decimals = reading.language, len(f"{value:.4f}".rstrip("0").split(".")[1])
    if row["unit"] in RUPIAH:
        return formats.rupiah(value * RUPIAH[row["unit"]], language)
    if row["unit"] == RUPIAH_A_YEAR:
        return reading.text("{amount} a year", amount=formats.rupiah(value * 1000, language))
    if row["unit"] in PER_CENT:
        return formats.percent(value / 100, language, decimals)
    if row["unit"] == INDEX:
        return formats.number(value, language, decimals)
    if row["unit"] == RANK:
        return reading.text("place {number}", number=formats.number(value, language))
    return f"{formats.number(value, language, decimals)} {_unit(row, language)}"


def _when(reading: Reading, row: dict[str, Any]) -> str:
    """The period, and when it was said or counted where that is another date."""
    period, as_of = dated(reading, row["period"]), dated(reading, row["as_of"])
    return period if period == as_of else reading.text("{period}; as of {day}", period=period, day=as_of)


def _source(reading: Reading, row: dict[str, Any]) -> str:
    """The address, or the outlet with the word that no address is known."""
    if isinstance(row["address"], str):
        return row["address"]
    if row["grade"] == "ungraded":
        return str(row["outlet"])  # a fact's source is said in one text
    return reading.text("{outlet} (no address given)", outlet=row["outlet"])


def _remark(reading: Reading, row: dict[str, Any]) -> str:
    """What must be known beside the value: an older province, the note, other values in print, a second
    look."""
    language, note, status = reading.language, row[f"note_{reading.language}"], row["status"]
    said = [
        reading.text("the province as it was before the split of 2022") if row["is_before_split"] else "",
        word("status", status, language) if isinstance(status, str) and status != "published" else "",
        note if isinstance(note, str) else "",
        _also(reading, row),
        _far_words(reading, row),
    ]
    return "; ".join(text.rstrip(".") for text in said if text)


def _also(reading: Reading, row: dict[str, Any]) -> str:
    """Other values in print of the same measure, place and period."""
    others = [
        f"{_value(reading, row, float(value))} ({dated(reading, day)})"
        for value, day in zip(row["also_values"], row["also_as_of"], strict=True)
    ]
    if not others:
        return ""
    return reading.text("also published: {others}", others=formats.enumeration(others, reading.language))


def _far_words(reading: Reading, row: dict[str, Any]) -> str:
    if pd.isna(row["times_median"]):
        return ""
    times = float(row["times_median"])
    return reading.text(
        "{times} times the median of {peers} figures of its kind: worth a second look",
        times=formats.number(times, reading.language, 0 if times >= 10 else 2),
        peers=formats.number(int(row["peers"]), reading.language),
    )
