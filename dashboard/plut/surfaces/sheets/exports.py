"""Rows -> bytes of a file that a reader takes away. Every file says where its rows come from; text is never a
formula."""

import io
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
import xlsxwriter

from plut.base import formats
from plut.base.language import translate
from plut.base.measures import described, measure, word
from plut.content.files import About, File, OfRows, file_name
from plut.surfaces.sheets import marking


def readable(rows: pd.DataFrame, columns: Sequence[str], language: str) -> pd.DataFrame:
    """The columns with headings in a language, provenance first, stored values put into words; numbers stay
    numbers; of columns with the same heading each has its own name behind it. Where all rows are simulated
    the headings say so too: a column may be copied alone."""
    chosen = ["provenance", *(c for c in columns if c != "provenance")]
    frame = rows[chosen].copy()
    for column in chosen:
        kind = described(column).kind
        if kind == "date" and pd.api.types.is_string_dtype(frame[column]):  # as far as it is printed
            kind = "period"
        if kind == "date" or pd.api.types.is_datetime64_any_dtype(frame[column]):
            frame[column] = pd.to_datetime(frame[column]).dt.date
        elif kind == "dates":
            frame[column] = [
                None if _missing(v) else measure(column).text(v, language) for v in frame[column]
            ]
        elif kind in ("text", "period", "code", "link"):  # a period stays as printed, so that it sorts
            frame[column] = [None if _missing(v) else word(column, str(v), language) for v in frame[column]]
    headings = {c: described(c).heading(language) for c in chosen}
    often = Counter(headings.values())
    headings = {c: f"{text} [{c}]" if often[text] > 1 else text for c, text in headings.items()}
    if len(rows) and (rows["provenance"] == "simulated").all():
        headings |= {
            c: translate("{value} (simulated)", language, value=headings[c])
            for c in chosen
            if c != "provenance"
        }
    return frame.rename(columns=headings)


def csv(rows: pd.DataFrame, columns: Sequence[str], about: About, form: str = "intl") -> bytes:
    """UTF-8 with BOM, so that a spreadsheet reads it; a text that would start a formula gets an apostrophe.

    form: 'id' for an office whose spreadsheet speaks Indonesian (semicolons between columns, decimal comma),
    else 'intl'.
    """
    frame = readable(rows, columns, about.language)
    for name in frame.select_dtypes("float"):
        if (frame[name].dropna() % 1 == 0).all():  # whole numbers with gaps stay whole
            frame[name] = frame[name].astype("Int64")
    texts = frame.select_dtypes(include=["object", "string"]).columns
    frame[texts] = frame[texts].map(harmless)
    separator, decimal = CSV_FORMS[form]
    return frame.to_csv(index=False, sep=separator, decimal=decimal).encode("utf-8-sig")


def harmless(value: object) -> object:
    """A value as a cell of a CSV: a text that a spreadsheet would take for a formula gets an apostrophe."""
    if isinstance(value, str) and re.match(r"\s*[=+\-@]|[\t\r\n]", value):
        return f"'{value}"
    return value


def xlsx(rows: pd.DataFrame, columns: Sequence[str], about: About) -> bytes:
    """A workbook of two sheets: the rows, and what they are (definitions, units, source, provenance, edition,
    SQL)."""
    frame = readable(rows, columns, about.language)
    content = io.BytesIO()
    with xlsxwriter.Workbook(
        content, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as book:
        bold, wrapped, day, made_up = (
            book.add_format(f)
            for f in (
                {"bold": True},
                {"text_wrap": True, "valign": "top"},
                {"num_format": "yyyy-mm-dd"},
                {"num_format": f"General{marking.in_a_cell(about)}"},
            )
        )
        data = book.add_worksheet(marking.sheet_name(translate("Data", about.language), about))
        marking.on_paper(data, about)
        data.write_row(0, 0, list(frame.columns), bold)
        simulated = (rows["provenance"] == "simulated").tolist()
        for column, name in enumerate(frame.columns):
            values = frame[name]
            for line, (value, is_made_up) in enumerate(zip(values, simulated, strict=True), start=1):
                _write(data, line, column, value, day, made_up if is_made_up else None)
            data.set_column(
                column, column, min(48, max(12, len(name) + 2, *(len(str(v)) for v in values.head(200))))
            )
        data.freeze_panes(1, 1)
        data.autofilter(0, 0, len(frame), len(frame.columns) - 1)
        about_sheet(book, about, ["provenance", *(c for c in columns if c != "provenance")], bold, wrapped)
    return content.getvalue()


CSV_FORMS = {"id": (";", ","), "intl": (",", ".")}


@dataclass(frozen=True)
class Form:
    """A way to write rows into a file: the label of its button, the ending, what is added to the file's
    name."""

    form: str
    label: str
    ending: str
    addition: str = ""


def forms(language: str) -> tuple[Form, ...]:
    """The files of a table: CSV as the spreadsheets of the language read it, XLSX, CSV as the others do."""
    usual, other = ("id", "intl") if language == "id" else ("intl", "id")
    labels = {"id": "CSV ; 1,5", "intl": "CSV , 1.5"}
    return (
        Form(usual, labels[usual], "csv"),
        Form("xlsx", "XLSX", "xlsx"),
        Form(other, labels[other], "csv", f"_{other}"),
    )


def files(key: str, of: OfRows) -> tuple[File, ...]:
    """The files of rows, each made when it is asked for. key: of the block that shows them."""
    return tuple(
        File(
            f"{key}_{one.ending}{one.addition}",
            one.label,
            file_name(of.about, key + one.addition, one.ending),
            replace(of, form=one.form),
        )
        for one in forms(of.about.language)
    )


def written(of: OfRows) -> bytes:
    """The bytes of rows as XLSX or CSV."""
    frame = of.frame if isinstance(of.frame, pd.DataFrame) else of.frame()
    if of.form == "xlsx":
        return xlsx(frame, of.columns, of.about)
    return csv(frame, of.columns, of.about, of.form)


def _write(
    sheet: xlsxwriter.worksheet.Worksheet, line: int, column: int, value: object, day, of_number
) -> None:
    if _missing(value):
        sheet.write_blank(line, column, None)
    elif hasattr(value, "isoformat"):
        sheet.write_datetime(line, column, value, day)
    elif isinstance(value, str):
        sheet.write_string(line, column, value)
    elif isinstance(value, bool | np.bool_):
        sheet.write_boolean(line, column, bool(value))
    else:
        sheet.write_number(line, column, float(value), of_number)


def about_sheet(book: xlsxwriter.Workbook, about: About, columns: Sequence[str], bold, wrapped) -> None:
    """A last sheet that says where the rows come from, what the columns mean, and by which SQL they were
    asked for."""
    sheet = book.add_worksheet(translate("About", about.language))
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 1, 110)
    for line, (label, text) in enumerate(about_lines(about, columns)):
        sheet.write_string(line, 0, label, bold)
        sheet.write_string(line, 1, text, wrapped)


def about_lines(about: About, columns: Sequence[str]) -> list[tuple[str, str]]:
    """The lines of that sheet: what each is called, and what it says."""
    told = [
        (translate("Finding", about.language), about.title),
        (translate("What is counted", about.language), formats.capital(about.subtitle)),
        (translate("Explanation", about.language), about.explained),
        (translate("What was chosen", about.language), about.scope),
        (translate("Where from", about.language), about.source),
        (translate("How computed", about.language), about.computed),
        (translate("Edition", about.language), about.edition),
        *about.more,
    ]
    columns_told = (described(column) for column in columns)
    return [
        *((label, text) for label, text in told if text),
        *((one.heading(about.language), one.meanings.get(about.language, "")) for one in columns_told),
        *([(translate("Parameters", about.language), about.parameters)] if about.parameters else []),
        (f"queries/pages/{about.query}.sql", about.sql),
    ]


def _missing(value: object) -> bool:
    return value is None or (not isinstance(value, (list, tuple)) and pd.isna(value))
