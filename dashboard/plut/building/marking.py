"""An office's file back as it was, every table, row and column of it, with what a check found in a column of
its own: mended in place, the copy is loaded again."""

import csv
import io
import itertools
import re
import zipfile
import zlib
from collections.abc import Collection, Iterator
from pathlib import Path

import pyarrow.parquet as pq
import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from plut.base.language import mark, translate
from plut.building import messages
from plut.building.incoming import tables
from plut.building.incoming.collect import FileReport
from plut.building.incoming.columns import NOTES
from plut.building.incoming.tables import Printed
from plut.warehouse import editions

# what a workbook holds; of rows what the import reads of one
MOST_ROWS, MOST_COLUMNS, LONGEST_CELL = tables.LARGEST_SHEET, 16_000, 32_767
SAYS = {True: mark("Rejected: {reason}"), False: mark("Taken, with a remark: {reason}")}
COLOURS = {True: "#f8d0cc", False: "#fdeeb8"}  # of rejected rows, and of those with a remark
NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\]")

ORIGIN = "PLUT-origin"  # property of a copy: the SHA-256 of the file that was checked first
PROPERTIES = "docProps/custom.xml"
MOST_PROPERTIES = 100_000  # bytes that are read of them
OF_ORIGIN = re.compile(rf'name="{ORIGIN}"[^>]*>\s*<(?:\w+:)?lpwstr[^>]*>([0-9a-f]{{64}})<')

Check = tuple[FileReport, bytes]  # a table of ours, and its rejects and remarks as Parquet, by row
Line = tuple[list[str], bool | None]  # cells, and whether they are rejected; None where nothing is wrong


def ending(path: Path, found: int) -> str:
    """Which kind of copy a file gets: a workbook, or CSV where one could not be loaded again. found: its
    tables of ours."""
    if found > 1 or tables.is_workbook(path):
        return "xlsx"
    for table in tables.printed(path):
        for number, (_, texts) in enumerate(table.rows, start=1):
            if number > MOST_ROWS or len(texts) > MOST_COLUMNS:
                return "csv"
            if any(len(text) > LONGEST_CELL for text in texts):
                return "csv"
    return "xlsx"


def write(path: Path, target: Path, form: str, found: Collection[Check], language: str) -> None:
    """Write the copy: as it was, and a last column that says what is wrong with a row. form: of `ending`.

    In a workbook such rows are coloured, and every cell is a text, so that no zero is lost. Of a web page the
    tables of ours are written.
    """
    ours = {report.position: (report, problems) for report, problems in found if report.dataset}
    printed = (
        (table, ours.get(position))
        for position, table in enumerate(tables.printed(path))
        if position in ours or (table.sheet and form == "xlsx")
    )
    if form == "xlsx":
        _write_workbook(target, printed, language, origin(path) or editions.digest_of(path))
    else:
        _write_text(path, target, printed, language)


def origin(path: Path) -> str:
    """The SHA-256 of the file that a marked copy was made of first, whatever the copy is called by now and
    however often it was mended; '' where a file is no such copy. A spreadsheet keeps the property."""
    try:
        with zipfile.ZipFile(path) as book, book.open(PROPERTIES) as told:
            found = OF_ORIGIN.search(told.read(MOST_PROPERTIES).decode("utf-8", errors="replace"))
    except (OSError, KeyError, ValueError, RuntimeError, NotImplementedError, zipfile.BadZipFile, zlib.error):
        return ""  # no workbook, or one that is damaged or locked
    return found[1] if found else ""


def _lines(table: Printed, check: Check | None, language: str) -> Iterator[Line]:
    """The rows of a table with their notes. What a row has beyond its header stays behind them."""
    if check is None:
        yield from ((texts, None) for _, texts in table.rows)
        return
    report, problems = check
    notes = _notes(problems, language)
    row, is_rejected, note = next(notes, (0, None, ""))
    label = NOTES.label_id if language == "id" else NOTES.label_en
    at, after = 0, 0
    for number, texts in table.rows:
        if number < report.header_row:
            yield texts, None
        elif number == report.header_row:
            at = tables.notes_position(texts)
            after = at + 1 if at < len(texts) else at  # an older copy has the column already
            yield [*texts[:at], label, *texts[after:]], None
        elif number == row:
            own = texts[:at]
            yield [*own, *[""] * (at - len(own)), note, *texts[after:]], is_rejected
            row, is_rejected, note = next(notes, (0, None, ""))
        else:
            beyond = texts[after:]
            yield (texts if at == after and not beyond else [*texts[:at], "", *beyond]), None


def _notes(problems: bytes, language: str) -> Iterator[tuple[int, bool, str]]:
    """Row, whether it is rejected, and what is wrong with it, by row."""
    batches = pq.ParquetFile(io.BytesIO(problems)).iter_batches()
    every = (problem for batch in batches for problem in batch.to_pylist())
    for row, of_row in itertools.groupby(every, key=lambda problem: problem["row"]):
        told = list(of_row)
        is_rejected = any(problem["is_rejected"] for problem in told)
        reasons = " ".join(messages.row_problem(problem["problem"], language) for problem in told)
        yield row, is_rejected, translate(SAYS[is_rejected], language, reason=reasons)


def _write_workbook(
    target: Path, printed: Iterator[tuple[Printed, Check | None]], language: str, first: str
) -> None:
    options = {
        "constant_memory": True,
        "tmpdir": str(target.parent),
        "strings_to_formulas": False,
        "strings_to_urls": False,
    }
    with xlsxwriter.Workbook(str(target), options) as book:
        book.set_custom_property(ORIGIN, first)
        formats = Formats(book)
        names: set[str] = set()
        shown: Worksheet | None = None
        for table, check in printed:
            sheet = book.add_worksheet(_sheet_name(table.sheet, names))
            sheet.set_column(0, MOST_COLUMNS, 16, formats.text)
            _write_sheet(sheet, _lines(table, check, language), check, formats)
            if check and shown is None:
                shown = sheet
                sheet.activate()
                sheet.set_first_sheet()
            if table.is_hidden:
                sheet.hide()
            if check and _stands_beside(check):
                drawn = book.add_worksheet(_sheet_name(tables.METADATA, names))
                drawn.write_row(0, 0, ["lastUpdated", check[0].extracted_on], formats.text)


def _stands_beside(check: Check) -> bool:
    """Whether the day of the data stands in no row of the table, as in an answer of an API."""
    return bool(check[0].extracted_on) and not check[0].header_row


class Formats:
    """How the cells of a workbook look; every one is a text."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        text = {"num_format": "@"}
        self.text = book.add_format(text)
        self.head = book.add_format(text | {"bold": True, "bg_color": "#d9ead9"})
        coloured = text | {"border": 1, "border_color": "#d0d0d0"}
        self.of = {
            is_rejected: book.add_format(coloured | {"bg_color": colour})
            for is_rejected, colour in COLOURS.items()
        } | {None: self.text}


def _write_sheet(sheet: Worksheet, lines: Iterator[Line], check: Check | None, formats: Formats) -> None:
    # rows that have no header among them are counted from 0
    head = max(check[0].header_row - 1, 0) if check else -1
    line, width = 0, 1
    for line, (texts, is_rejected) in enumerate(lines):
        if line == head:
            width = len(texts)
            notes = tables.notes_position(texts)
            sheet.set_column(notes, notes, 90, formats.text)
        look = formats.head if line == head else formats.of[is_rejected]
        for column, cell in enumerate(texts):
            if cell:
                sheet.write_string(line, column, cell, look)
            elif is_rejected is not None:
                sheet.write_blank(line, column, None, look)
    if check:
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.freeze_panes(head + 1, 0)
        sheet.autofilter(head, 0, max(line, head + 1), width - 1)
        sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{line + 1}"})


def _sheet_name(name: str, taken: set[str]) -> str:
    """The name of a sheet, as a workbook allows it."""
    plain = NOT_IN_A_NAME.sub(" ", name).strip("' ")[:28] or "Data"
    own = next(
        one
        for one in itertools.chain([plain], (f"{plain} {n}" for n in itertools.count(2)))
        if one.lower() not in taken
    )
    taken.add(own.lower())
    return own


def _write_text(
    path: Path, target: Path, printed: Iterator[tuple[Printed, Check | None]], language: str
) -> None:
    with target.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=tables.delimiter(path))
        for table, check in printed:
            if check and _stands_beside(check):
                writer.writerow([f"Data per {check[0].extracted_on}"])
            writer.writerows(texts for texts, _ in _lines(table, check, language))
