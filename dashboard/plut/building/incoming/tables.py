"""Any tabular file -> its rows as text: CSV (comma or semicolon, UTF-8), XLSX, Parquet, JSON array.

Row numbers are those an office worker sees: the first row of a file or sheet is 1.
"""

import csv
import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

import duckdb
import pyarrow as pa

from plut.building.incoming import cells, datasets, workbooks
from plut.building.incoming.columns import plain
from plut.building.incoming.datasets import Dataset
from plut.building.incoming.problems import Problem

LARGEST_SHEET = 100_000
LONGEST_METADATA = 1000  # rows
LONGEST_LINE = 4_000_000  # letters of a text file
HEADER_WITHIN = 20  # rows that are not empty
CHUNK = 20_000
METADATA = "metadata"  # a sheet of an official export that says when it was drawn
METADATA_KEYS = {"endpoint", "year", "keyfields", "lastupdated", "totalrecords"}
BOM = b"\xef\xbb\xbf"

Row = tuple[int, list[str]]


@dataclass
class Table:
    """A recognised file or sheet: its data set, and chunks of (`row`, our columns as text; absent columns
    null).

    Instead of chunks it may have a query with its parameters that gives the same rows: what DuckDB reads by
    itself goes from the file to the table without a detour, which is what makes millions of rows quick.
    extracted_on: when the export was drawn, as its sheet of metadata prints it; empty where it has none.
    """

    dataset: Dataset
    chunks: Iterator[pa.Table] = field(default_factory=lambda: iter(()))
    sheet: str = ""
    query: str = ""
    parameters: dict[str, str] = field(default_factory=dict)
    extracted_on: str = ""


def read(path: Path) -> list[Table]:
    """Open a file and recognise it, each sheet of a workbook by itself. Raises Problem where nothing in it is
    known."""
    try:
        with path.open("rb") as file:
            head = file.read(4096)
    except OSError as error:
        raise Problem("unreadable_file") from error
    start = head.removeprefix(BOM).lstrip(b" \t\r\n")
    if not start:
        raise Problem("empty_file")
    if start.startswith(b"<?xml"):
        raise Problem("not_text")
    if start.startswith(b"<"):
        raise Problem("html_page")
    if head.startswith(b"PAR1"):
        return [_from_relation(path, "read_parquet")]
    if head.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        return _from_workbook(path)
    if start.startswith((b"[", b"{")):
        has_bom = head.startswith(BOM)  # DuckDB would not find out by itself how the rest is written
        shape = {b"[": "array", b"{": "unstructured"}[start[:1]] if has_bom else "auto"
        return [_from_relation(path, "read_json", f", format = '{shape}'")]
    if b"\0" in head:
        raise Problem("not_text")
    return [_from_rows(_csv_rows(path))]


def _from_rows(rows: Iterable[Row], sheet: str = "") -> Table:
    filled = (row for row in rows if any(row[1]))
    first = list(itertools.islice(filled, HEADER_WITHIN))
    if not first:
        raise Problem("empty_file")
    at, dataset = datasets.find_header([texts for _, texts in first], [number for number, _ in first])
    header = first[at][1]
    # our templates have a second header in the other language under the first
    after = itertools.dropwhile(lambda row: not dataset.missing(row[1]), first[at + 1 :])
    return Table(
        dataset, _chunks(itertools.chain(after, filled), dataset, dataset.mapping(header), len(header)), sheet
    )


def _chunks(
    rows: Iterable[Row], dataset: Dataset, positions: dict[str, int], width: int
) -> Iterator[pa.Table]:
    """Rows in chunks, our columns only; what is done to every cell is done by column, which is fast enough
    for a million rows."""
    names = [column.name for column in dataset.columns]
    rows = iter(rows)
    while batch := list(itertools.islice(rows, CHUNK)):
        ragged = [len(texts) > width and any(texts[width:]) for _, texts in batch]
        arrays = [pa.array([number for number, _ in batch], pa.int64()), pa.array(ragged, pa.bool_())]
        for name in names:
            at = positions.get(name)
            printed = [None if at is None or at >= len(texts) else texts[at] for _, texts in batch]
            arrays.append(cells.without_nothing(pa.array(printed, pa.string())))
        yield pa.Table.from_arrays(arrays, names=["row", "is_ragged", *names])


def _csv_rows(path: Path) -> Iterator[Row]:
    delimiter = _delimiter(path)
    csv.field_size_limit(1_000_000)
    number = 0
    with path.open(encoding="utf-8-sig", newline="") as file:
        try:
            for number, texts in enumerate(
                csv.reader(_lines(file), delimiter=delimiter, strict=True), start=1
            ):
                yield number, texts
        except UnicodeDecodeError as error:
            raise Problem("not_utf8", row=number + 1) from error
        except csv.Error as error:
            raise Problem(
                "broken_quotes"
                if "end of data" in str(error) or "expected after" in str(error)
                else "not_text",
                row=number + 1,
            ) from error


def _lines(file: TextIO) -> Iterator[str]:
    """The lines of a text; a line without end, such as a disk image under another name, is never read into
    memory."""
    while line := file.readline(LONGEST_LINE):
        if len(line) == LONGEST_LINE:
            raise csv.Error("a line has no end")
        yield line


def _delimiter(path: Path) -> str:
    """The mark under which one of the first lines is a header that we know, else the most frequent one."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        try:
            lines = file.read(65536).splitlines()[:HEADER_WITHIN]
        except UnicodeDecodeError as error:
            raise Problem("not_utf8") from error
    for mark in ",;\t|":
        if any(
            not dataset.missing(cells)
            for cells in csv.reader(lines, delimiter=mark)
            for dataset in datasets.DATASETS
        ):
            return mark
    return max(",;\t|", key=lambda mark: max((line.count(mark) for line in lines), default=0))


def _from_workbook(path: Path) -> list[Table]:
    """Every sheet that has a header of ours; where there is none, the problem of the first with rows."""
    tables: list[Table] = []
    problems: list[Problem] = []
    extracted_on = ""
    try:
        for name, height, rows in workbooks.sheets(path):
            if plain(name) == METADATA:
                extracted_on = extracted_on or _extracted_on(list(itertools.islice(rows, LONGEST_METADATA)))
            elif height:
                try:
                    tables.append(_from_sheet(name, height, rows))
                except Problem as problem:
                    problems.append(problem)
    except workbooks.TooLarge as error:
        raise Problem("workbook_too_large") from error
    except workbooks.Damaged as error:
        raise Problem("not_a_workbook") from error
    if too_long := [problem for problem in problems if problem.code == "sheet_too_long"]:
        raise too_long[0]
    if not tables:
        raise problems[0] if problems else Problem("empty_file")
    for table in tables:
        table.extracted_on = extracted_on
    return tables


def _from_sheet(name: str, height: int, rows: Iterator[list[str]]) -> Table:
    table = _from_rows(enumerate(rows, start=1), name)
    if height > LARGEST_SHEET:
        raise Problem("sheet_too_long", f"{height}")
    table.chunks = iter(list(table.chunks))  # taken now: the rows are gone when the next sheet is read
    return table


def _extracted_on(rows: list[list[str]]) -> str:
    """The cell beside `lastUpdated`, or below it where the keys stand in one row."""
    for number, row in enumerate(rows):
        keys = [plain(text) for text in row]
        if "lastupdated" in keys:
            at = keys.index("lastupdated")
            beside = row[at + 1] if at + 1 < len(row) else ""
            is_key = plain(beside) in METADATA_KEYS
            below = rows[number + 1][at] if number + 1 < len(rows) and at < len(rows[number + 1]) else ""
            return beside if beside and not is_key and len(METADATA_KEYS & set(keys)) == 1 else below
    return ""


def _from_relation(path: Path, reader: str, options: str = "") -> Table:
    """Parquet and JSON through DuckDB; each of our columns as text, times in the time of Jakarta whatever the
    machine's."""
    connection = duckdb.connect(config={"memory_limit": "1GB", "threads": 2})
    connection.execute("set TimeZone = 'Asia/Jakarta'")
    # brackets in a path are not a pattern
    source = {"path": "".join(f"[{c}]" if c in "[*?" else c for c in str(path))}
    try:
        described = connection.execute(f"describe select * from {reader}($path{options})", source).fetchall()
    except duckdb.Error as error:
        raise Problem("broken_json" if reader == "read_json" else "broken_file") from error
    header, types = (
        [row[0] for row in described],
        {row[0]: row[1] for row in described if reader == "read_parquet"},
    )
    if header == ["json"]:
        raise Problem("no_rows")
    _, dataset = datasets.find_header([header], [1])
    positions = dataset.mapping(header)
    if (
        reader == "read_json"
    ):  # texts as they are written: guessed types would turn an id like 01-02-2026 into a date
        columns = ", ".join(
            f"{cells.quoted(header[position], chr(39))}: 'VARCHAR'" for position in positions.values()
        )
        options += f", columns = {{{columns}}}"
    picked = ", ".join(cells.picked(header, positions, column.name, types) for column in dataset.columns)
    number = "file_row_number + 1" if reader == "read_parquet" else "row_number() over ()"
    options += ", file_row_number = true" if reader == "read_parquet" else ""
    query = f"select {number} as row, false as is_ragged, {picked} from {reader}($path{options})"
    return Table(dataset, query=query, parameters=source)
