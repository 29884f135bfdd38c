"""Any tabular file -> its rows as text: CSV (comma or semicolon, UTF-8), XLSX, Parquet, JSON array.

Row numbers are those an office worker sees: the first row of a file or sheet is 1.
"""

import csv
import datetime
import itertools
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import duckdb
import pyarrow as pa
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from plut.building.incoming import cells, datasets
from plut.building.incoming.columns import plain
from plut.building.incoming.datasets import Dataset
from plut.building.incoming.problems import Problem

LARGEST_SHEET = 100_000
HEADER_WITHIN = 20  # rows that are not empty
CHUNK = 20_000
METADATA = "metadata"  # a sheet of an official export that says when it was drawn
METADATA_KEYS = {"endpoint", "year", "keyfields", "lastupdated", "totalrecords"}
BOM = b"\xef\xbb\xbf"

Row = tuple[int, list[str]]


@dataclass
class Table:
    """A recognised file or sheet: its data set, and chunks of (`row`, our columns as text; absent columns null).

    Instead of chunks it may have a query with its parameters that gives the same rows: what DuckDB reads by itself goes
    from the file to the table without a detour, which is what makes millions of rows quick.
    extracted_on: when the export was drawn, as its sheet of metadata prints it; empty where it has none.
    """

    dataset: Dataset
    chunks: Iterator[pa.Table] = field(default_factory=lambda: iter(()))
    sheet: str = ""
    query: str = ""
    parameters: dict[str, str] = field(default_factory=dict)
    extracted_on: str = ""


def read(path: Path) -> list[Table]:
    """Open a file and recognise it, each sheet of a workbook by itself. Raises Problem where nothing in it is known."""
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
        return [_from_json_with_bom(path) if head.startswith(BOM) else _from_relation(path, "read_json")]
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
    return Table(dataset, _chunks(itertools.chain(after, filled), dataset, dataset.mapping(header), len(header)), sheet)


def _chunks(rows: Iterable[Row], dataset: Dataset, positions: dict[str, int], width: int) -> Iterator[pa.Table]:
    """Rows in chunks, our columns only; what is done to every cell is done by column, which is fast enough for a million rows."""
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
            for number, texts in enumerate(csv.reader(file, delimiter=delimiter, strict=True), start=1):
                yield number, texts
        except UnicodeDecodeError as error:
            raise Problem("not_utf8", row=number + 1) from error
        except csv.Error as error:
            raise Problem(
                "broken_quotes" if "end of data" in str(error) or "expected after" in str(error) else "not_text", row=number + 1
            ) from error


def _delimiter(path: Path) -> str:
    """The mark under which one of the first lines is a header that we know, else the one that is met most."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        try:
            lines = file.read(65536).splitlines()[:HEADER_WITHIN]
        except UnicodeDecodeError as error:
            raise Problem("not_utf8") from error
    for mark in ",;\t|":
        if any(not dataset.missing(cells) for cells in csv.reader(lines, delimiter=mark) for dataset in datasets.DATASETS):
            return mark
    return max(",;\t|", key=lambda mark: max((line.count(mark) for line in lines), default=0))


def _from_workbook(path: Path) -> list[Table]:
    """Every sheet that has a header of ours; where none has, the problem of the first sheet with any row."""
    try:
        book = CalamineWorkbook.from_path(str(path))
        sheets = [(name, book.get_sheet_by_name(name)) for name in book.sheet_names]
        filled = [(name, sheet) for name, sheet in sheets if sheet.height]
    except (CalamineError, OSError) as error:
        raise Problem("not_a_workbook") from error
    tables: list[Table] = []
    problems: list[Problem] = []
    metadata = [sheet for name, sheet in filled if plain(name) == METADATA]
    extracted_on = _extracted_on(metadata[0]) if metadata else ""
    for name, sheet in filled:
        if sheet in metadata:
            continue
        try:
            table = _from_rows(
                ((number, [_text(cell) for cell in row]) for number, row in enumerate(sheet.iter_rows(), start=1)), name
            )
            if sheet.height > LARGEST_SHEET:
                raise Problem("sheet_too_long", f"{sheet.height}")
            table.extracted_on = extracted_on
            tables.append(table)
        except Problem as problem:
            problems.append(problem)
        except CalamineError as error:
            raise Problem("not_a_workbook") from error
    if too_long := [problem for problem in problems if problem.code == "sheet_too_long"]:
        raise too_long[0]
    if not tables:
        raise problems[0] if problems else Problem("empty_file")
    return tables


def _extracted_on(metadata: CalamineSheet) -> str:
    """The cell beside `lastUpdated`, or below it where the keys stand in one row."""
    rows = [[_text(cell) for cell in row] for row in metadata.iter_rows()]
    for number, row in enumerate(rows):
        keys = [plain(text) for text in row]
        if "lastupdated" in keys:
            at = keys.index("lastupdated")
            beside = row[at + 1] if at + 1 < len(row) else ""
            is_key = plain(beside) in METADATA_KEYS
            below = rows[number + 1][at] if number + 1 < len(rows) and at < len(rows[number + 1]) else ""
            return beside if beside and not is_key and len(METADATA_KEYS & set(keys)) == 1 else below
    return ""


def _text(cell: object) -> str:
    """A cell as an office worker would type it: 3204.0 is 3204, a date is ISO."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime.datetime):
        return cell.date().isoformat()
    return str(cell).strip()


def _from_json_with_bom(path: Path) -> Table:
    """A JSON array that begins with a byte order mark, which DuckDB does not read."""
    try:
        records = json.loads(path.read_text(encoding="utf-8-sig"))
    except (ValueError, UnicodeDecodeError) as error:
        raise Problem("broken_json") from error
    records = records if isinstance(records, list) else [records]
    header = list(dict.fromkeys(key for record in records if isinstance(record, dict) for key in record))
    if not header:
        raise Problem("no_rows")
    _, dataset = datasets.find_header([header], [1])
    rows = ((number, [_text(record.get(key)) for key in header]) for number, record in enumerate(records, start=1))
    return Table(dataset, _chunks(rows, dataset, dataset.mapping(header), len(header)))


def _from_relation(path: Path, reader: str) -> Table:
    """Parquet and JSON through DuckDB; each of our columns as text, times in the time of Jakarta whatever the machine's."""
    connection = duckdb.connect()
    connection.execute("set TimeZone = 'Asia/Jakarta'")
    source = {"path": "".join(f"[{c}]" if c in "[*?" else c for c in str(path))}  # a path is no pattern
    try:
        described = connection.execute(f"describe select * from {reader}($path)", source).fetchall()
    except duckdb.Error as error:
        raise Problem("broken_json" if reader == "read_json" else "broken_file") from error
    header, types = [row[0] for row in described], {row[0]: row[1] for row in described if reader == "read_parquet"}
    if header == ["json"]:
        raise Problem("no_rows")
    _, dataset = datasets.find_header([header], [1])
    positions = dataset.mapping(header)
    options = ""
    if reader == "read_json":  # texts as they are written: guessed types would turn an id like 01-02-2026 into a date
        columns = ", ".join(f"{cells.quoted(header[position], chr(39))}: 'VARCHAR'" for position in positions.values())
        options = f", columns = {{{columns}}}"
    picked = ", ".join(cells.picked(header, positions, column.name, types) for column in dataset.columns)
    number = "file_row_number + 1" if reader == "read_parquet" else "row_number() over ()"
    options += ", file_row_number = true" if reader == "read_parquet" else ""
    query = f"select {number} as row, false as is_ragged, {picked} from {reader}($path{options})"
    return Table(dataset, query=query, parameters=source)
