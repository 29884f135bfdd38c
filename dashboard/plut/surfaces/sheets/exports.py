"""Rows -> bytes of a file that a reader takes away. Every file says where its rows come from; text is never a formula."""

import functools
import io
import re
from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd
import xlsxwriter

from plut.base.language import translate
from plut.base.measures import measure, word


@dataclass(frozen=True)
class About:
    """What a file tells of itself: finding, unit, source and computation lines of its picture, edition and SQL."""

    title: str
    subtitle: str
    source: str
    computed: str
    edition: str
    query: str
    sql: str
    is_simulated: bool
    language: str


def file_name(about: About, stem: str, ending: str) -> str:
    """plut-kumkm_<stem>_<edition>.<ending>, with SIMULASI_ before it where any row is simulated."""
    name = f"{'SIMULASI_' if about.is_simulated else ''}plut-kumkm_{stem}_{about.edition}.{ending}"
    return re.sub(r"[^\w.-]+", "_", name)


def readable(rows: pd.DataFrame, columns: list[str], language: str) -> pd.DataFrame:
    """The columns with headings in a language, provenance first, stored values put into words; numbers stay numbers."""
    chosen = ["provenance", *(c for c in columns if c != "provenance")]
    frame = rows[chosen].copy()
    for column in chosen:
        kind = measure(column).kind
        if kind == "date":
            frame[column] = pd.to_datetime(frame[column]).dt.date
        elif kind in ("text", "code", "link"):
            frame[column] = [None if _missing(v) else word(column, str(v), language) for v in frame[column]]
    return frame.rename(columns={c: measure(c).heading(language) for c in chosen})


def csv(rows: pd.DataFrame, columns: list[str], about: About, form: str = "intl") -> bytes:
    """UTF-8 with BOM, so that a spreadsheet reads it; a text that would start a formula gets an apostrophe.

    form: 'id' for an office whose spreadsheet speaks Indonesian (semicolons between columns, decimal comma), else 'intl'.
    """
    frame = readable(rows, columns, about.language)
    for name in frame.select_dtypes("float"):
        if (frame[name].dropna() % 1 == 0).all():  # whole numbers with gaps stay whole
            frame[name] = frame[name].astype("Int64")
    texts = frame.select_dtypes(include=["object", "string"]).columns
    frame[texts] = frame[texts].map(
        lambda v: f"'{v}" if isinstance(v, str) and re.match(r"\s*[=+\-@]|[\t\r\n]", v) else v
    )
    separator, decimal = CSV_FORMS[form]
    return frame.to_csv(index=False, sep=separator, decimal=decimal).encode("utf-8-sig")


def xlsx(rows: pd.DataFrame, columns: list[str], about: About) -> bytes:
    """A workbook of two sheets: the rows, and what they are (definitions, units, source, provenance, edition, SQL)."""
    frame = readable(rows, columns, about.language)
    content = io.BytesIO()
    with xlsxwriter.Workbook(
        content, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as book:
        bold, wrapped, day = (
            book.add_format(f)
            for f in ({"bold": True}, {"text_wrap": True, "valign": "top"}, {"num_format": "yyyy-mm-dd"})
        )
        data = book.add_worksheet(translate("Data", about.language))
        data.write_row(0, 0, list(frame.columns), bold)
        for column, name in enumerate(frame.columns):
            values = frame[name]
            for line, value in enumerate(values, start=1):
                _write(data, line, column, value, day)
            data.set_column(
                column, column, min(48, max(12, len(name) + 2, *(len(str(v)) for v in values.head(200))))
            )
        data.freeze_panes(1, 1)
        data.autofilter(0, 0, len(frame), len(frame.columns) - 1)
        about_sheet(book, about, ["provenance", *(c for c in columns if c != "provenance")], bold, wrapped)
    return content.getvalue()


CSV_FORMS = {"id": (";", ","), "intl": (",", ".")}


@dataclass(frozen=True)
class Table:
    """A way to write rows into a file: the label of its button, the ending, what is added to the file's name."""

    label: str
    ending: str
    addition: str
    write: Callable[[pd.DataFrame, list[str], About], bytes]


def tables(language: str) -> list[Table]:
    """The files of a table: CSV as the spreadsheets of the language read it, XLSX, CSV as the others do."""
    usual, other = ("id", "intl") if language == "id" else ("intl", "id")
    labels = {"id": "CSV ; 1,5", "intl": "CSV , 1.5"}
    return [
        Table(labels[usual], "csv", "", functools.partial(csv, form=usual)),
        Table("XLSX", "xlsx", "", xlsx),
        Table(labels[other], "csv", f"_{other}", functools.partial(csv, form=other)),
    ]


def _write(sheet: xlsxwriter.worksheet.Worksheet, line: int, column: int, value: object, day) -> None:
    if _missing(value):
        sheet.write_blank(line, column, None)
    elif hasattr(value, "isoformat"):
        sheet.write_datetime(line, column, value, day)
    elif isinstance(value, str):
        sheet.write_string(line, column, value)
    else:
        sheet.write_number(line, column, float(value))


def about_sheet(book: xlsxwriter.Workbook, about: About, columns: list[str], bold, wrapped) -> None:
    """A last sheet that says where the rows come from, what the columns mean, and by which SQL they were asked for."""
    sheet = book.add_worksheet(translate("About", about.language))
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 1, 110)
    lines = [
        (translate("Finding", about.language), about.title),
        (translate("What is counted", about.language), about.subtitle),
        (translate("Where from", about.language), about.source),
        (translate("How computed", about.language), about.computed),
        (translate("Edition", about.language), about.edition),
    ]
    lines += [
        (measure(c).heading(about.language), measure(c).meanings.get(about.language, "")) for c in columns
    ]
    lines.append((f"queries/pages/{about.query}.sql", about.sql))
    for line, (label, text) in enumerate(lines):
        sheet.write_string(line, 0, label, bold)
        sheet.write_string(line, 1, text, wrapped)


def _missing(value: object) -> bool:
    return value is None or (not isinstance(value, (list, tuple)) and pd.isna(value))
