"""What rows are, for programs: the head of a JSON answer, and the description of a CSV as CSV on the Web
(https://www.w3.org/TR/tabular-metadata/)."""

import functools
import tomllib
from typing import Any
from urllib.parse import urlencode

from plut.base import folders
from plut.base.measures import described
from plut.content import credits
from plut.surfaces.addresses.given import Given, Question
from plut.surfaces.web import addresses_of
from plut.warehouse.sql_files import Entry

CSVW = "http://www.w3.org/ns/csvw"
BETWEEN = "|"  # values of a list in one cell
DATATYPES = {  # of CSV on the Web, by type of a header
    "integer": "integer",
    "bigint": "integer",
    "double": "double",
    "boolean": "boolean",
    "date": "date",
}
CODE_LICENCE = "MIT"  # of the product: its queries, its code and what it makes up


def address(asked: Question, ending: str) -> str:
    """The address of the rows in another form, with the same parameters."""
    reading = asked.reading
    own = {"edisi": reading.edition.name} | ({"lang": "en"} if reading.language == "en" else {})
    own |= {"simulasi": "1"} if reading.shows_simulated else {}
    said = urlencode([*asked.said, *own.items()])
    return f"{reading.base}{addresses_of.ROWS}/{asked.query}.{ending}?{said}"


def head(given: Given) -> dict[str, Any]:
    """What stands beside the rows of a JSON answer: which query, for which parameters, in which edition; what
    a row is, what columns mean, where all of it is from, and what is left out."""
    asked = given.question
    return {
        "query": asked.query,
        "description": asked.header.description,
        "edition": asked.reading.edition.name,
        "parameters": dict(asked.said),
        "is_simulated": given.is_simulated,
        "provenance": given.provenances,
        "rows_given": len(given.rows),
        "simulated_rows_left_out": given.left_out,
        "remark": given.remark,
        "grain": list(asked.header.grain),
        "columns": [column(one, asked.reading.language) for one in given.columns],
        "source": given.frame.source,
        "computed": given.frame.computed,
        "data_sets": sources(given),
        "licence": licence(given),
        "sql": f"queries/pages/{asked.query}.sql",
        "csvw": address(asked, "metadata.json"),
    }


def column(entry: Entry, language: str) -> dict[str, str]:
    """A column: its name, type, title, unit and meaning; what is not said is left out."""
    known = described(entry.name)
    told = {
        "name": entry.name,
        "type": entry.type,
        "title": known.labels[language],
        "unit": known.units.get(language, ""),
        "meaning": known.meanings.get(language) or entry.meaning,
    }
    return {key: text for key, text in told.items() if text}


def sources(given: Given) -> list[dict[str, Any]]:
    """The data sets that the rows are of, each with its source, its newest day and its licence."""
    reading = given.question.reading
    datasets = reading.plain("frame/datasets")
    shown = credits.shown_datasets(datasets, given.rows.data, set(given.provenances))
    return [
        {
            "name": row["name"],
            "provenance": row["provenance"],
            "source": row[f"source_{reading.language}"],
            "as_of": str(row["as_of"].date()) if row["as_of"] == row["as_of"] else None,
            "licence": CODE_LICENCE if row["provenance"] == "simulated" else licences().get(row["source_en"]),
        }
        for row in shown.to_dict("records")
    ]


def csvw(given: Given) -> dict[str, Any]:
    """The description of the CSV of the same rows."""
    asked = given.question
    reading = asked.reading
    language = reading.language
    told = {
        "@context": [CSVW, {"@language": language}],
        "url": address(asked, "csv"),
        "dc:title": _english(f"{_mark(given)}{asked.header.description} ({asked.query})", language),
        "dc:description": " ".join(filter(None, [given.remark, given.frame.computed])),
        "dc:source": [
            f"{one['source']} ({one['provenance']}, {one['as_of']}, {one['licence'] or '-'})"
            for one in sources(given)
        ],
        "dc:license": _english(licence(given), language),
        "dc:identifier": reading.edition.name,
        "dc:provenance": ", ".join(f"{name}: {count}" for name, count in given.provenances.items()),
        "dialect": {"encoding": "utf-8", "header": True, "delimiter": ",", "doubleQuote": True},
        "tableSchema": {
            "columns": [_csvw_column(one, language) for one in given.columns],
            "primaryKey": list(asked.header.grain),
        },
    }
    return {key: value for key, value in told.items() if value}


def _csvw_column(entry: Entry, language: str) -> dict[str, Any]:
    told = column(entry, language)
    base = (
        "double"
        if entry.type.startswith("decimal")
        else DATATYPES.get(entry.type.removesuffix("[]"), "string")
    )
    column_of: dict[str, Any] = {"name": entry.name, "titles": entry.name, "datatype": base}
    if entry.type.endswith("[]"):
        column_of["separator"] = BETWEEN
    meaning = described(entry.name).meanings.get(language)
    extra = {
        "dc:title": told["title"],
        "dc:description": meaning or _english(entry.meaning, language),
        "schema:unitText": told.get("unit"),
    }
    return column_of | {key: text for key, text in extra.items() if text}


def _english(text: str, language: str) -> str | dict[str, str]:
    """A text of a query's header, which is English, in a description of another language."""
    return text if language == "en" or not text else {"@value": text, "@language": "en"}


def _mark(given: Given) -> str:
    word = given.question.reading.text("SIMULATED")
    return f"{word}: " if given.is_simulated else ""


def licence(given: Given) -> str:
    """Of the rows as they are put together here, and of what they are put together from."""
    of_sources = dict.fromkeys(one["licence"] or "not stated" for one in sources(given))
    return f"{CODE_LICENCE} (as put together here); sources: {', '.join(of_sources)}"


@functools.cache
def licences() -> dict[str, str]:
    """The licence of each source, by its English name (data/sources.toml)."""
    told = tomllib.loads((folders.DATA / "sources.toml").read_text(encoding="utf-8"))
    return {source["title_en"]: source["licence"] for source in told.values()}
