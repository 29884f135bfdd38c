"""Any tabular file -> its rows as text: CSV (comma or semicolon, UTF-8), XLSX, Parquet, JSON array.

Row numbers are those an office worker sees: the first row of a file or sheet is 1.
"""

import csv
import datetime
import itertools
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa
from python_calamine import CalamineError, CalamineWorkbook

from plut.building.incoming import datasets
from plut.building.incoming.datasets import Dataset
from plut.building.incoming.problems import Problem

READABLE = {".csv", ".txt", ".tsv", ".xlsx", ".xlsm", ".xls", ".ods", ".parquet", ".json"}
LARGEST_SHEET = 100_000
HEADER_WITHIN = 20
CHUNK = 100_000


@dataclass
class Table:
    """A recognised file: its data set, and chunks of (`row`, our columns as text; absent columns null)."""

    dataset: Dataset
    chunks: Iterator[pa.Table]


def read(path: Path) -> Table:
    """Open a file and recognise it. Raises Problem where it cannot be read or is no data set that we know."""
    with path.open("rb") as file:
        head = file.read(4096)
    if not head.strip():
        raise Problem("empty_file")
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith((b"<!doctype", b"<html", b"<?xml")):
        raise Problem("html_page")
    if head.startswith(b"PAR1"):
        return _from_relation(path, "read_parquet")
    if head.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        return _from_rows(_sheet_rows(path))
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"[", b"{")):
        return _from_relation(path, "read_json")
    if b"\0" in head:
        raise Problem("not_text")
    return _from_rows(_csv_rows(path))


def _from_rows(rows: Iterator[tuple[int, list[str]]]) -> Table:
    first = list(itertools.islice(rows, HEADER_WITHIN))
    if not first:
        raise Problem("empty_file")
    at, dataset = datasets.find_header([texts for _, texts in first])
    positions = dataset.mapping(first[at][1])
    width = len(first[at][1])

    def data() -> Iterator[tuple[int, list[str]]]:
        # our templates have a second header in the other language under the first
        after = itertools.dropwhile(lambda numbered: not dataset.missing(numbered[1]), first[at + 1 :])
        yield from after
        yield from rows

    return Table(dataset, _chunks(data(), dataset, positions, width))


def _chunks(rows: Iterator[tuple[int, list[str]]], dataset: Dataset, positions: dict[str, int], width: int) -> Iterator[pa.Table]:
    names = [column.name for column in dataset.columns]
    where = [positions.get(name) for name in names]
    numbers: list[int] = []
    ragged: list[bool] = []
    values: list[list[str | None]] = [[] for _ in names]

    def chunk() -> pa.Table:
        arrays = [pa.array(numbers, pa.int64()), pa.array(ragged, pa.bool_()), *(pa.array(v, pa.string()) for v in values)]
        return pa.Table.from_arrays(arrays, names=["row", "is_ragged", *names])

    for number, texts in rows:
        if not any(texts):
            continue
        numbers.append(number)
        ragged.append(len(texts) > width and any(texts[width:]))
        for column, position in zip(values, where, strict=True):
            text = texts[position].strip() if position is not None and position < len(texts) else ""
            column.append(text or None)
        if len(numbers) == CHUNK:
            yield chunk()
            numbers, ragged, values = [], [], [[] for _ in names]
    yield chunk()


def _csv_rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        try:
            sample = file.read(65536)
        except UnicodeDecodeError as error:
            raise Problem("not_utf8") from error
    delimiter = max(",;\t|", key=lambda mark: max((line.count(mark) for line in sample.splitlines()[:HEADER_WITHIN]), default=0))
    csv.field_size_limit(1_000_000)
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file, delimiter=delimiter)
        before = 0
        try:
            for texts in reader:
                yield before + 1, texts
                before = reader.line_num
        except (UnicodeDecodeError, csv.Error) as error:
            raise Problem("not_utf8" if isinstance(error, UnicodeDecodeError) else "not_text", row=before + 1) from error


def _sheet_rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """The rows of the first sheet that has a header of ours, else of the first sheet with any row."""
    try:
        book = CalamineWorkbook.from_path(str(path))
    except (CalamineError, OSError) as error:
        raise Problem("not_a_workbook") from error
    candidate = None
    for name in book.sheet_names:
        rows = book.get_sheet_by_name(name)
        if rows.height == 0:
            continue
        top = [[_text(cell) for cell in row] for row in itertools.islice(rows.iter_rows(), HEADER_WITHIN)]
        if any(not dataset.missing(row) for row in top for dataset in datasets.DATASETS):
            candidate = rows
            break
        candidate = candidate or rows
    if candidate is None:
        raise Problem("empty_file")
    if candidate.height > LARGEST_SHEET:
        raise Problem("sheet_too_long", f"{candidate.height}")
    start = (candidate.start or (0, 0))[0]
    return ((start + i + 1, [_text(cell) for cell in row]) for i, row in enumerate(candidate.iter_rows()))


def _text(cell: object) -> str:
    """A cell as an office worker would type it: 3204.0 is 3204, a date is ISO."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime.datetime):
        return cell.date().isoformat()
    return str(cell).strip()


def _from_relation(path: Path, reader: str) -> Table:
    """Parquet and JSON through DuckDB, which knows their types; each of our columns cast to text."""
    connection = duckdb.connect()
    options = "" if reader == "read_parquet" else ", maximum_object_size = 67108864"
    try:
        described = connection.execute(f"describe select * from {reader}($path{options})", {"path": str(path)}).fetchall()
    except duckdb.Error as error:
        if reader == "read_json" and not _is_json(path):
            raise Problem("broken_json") from error
        raise Problem("broken_file") from error
    header = [row[0] for row in described]
    _, dataset = datasets.find_header([header])
    positions = dataset.mapping(header)
    picked = ", ".join(
        (
            f"nullif(trim(\"{header[positions[c.name]].replace(chr(34), chr(34) * 2)}\"::varchar), '')"
            if c.name in positions
            else "null::varchar"
        )
        + f" as {c.name}"
        for c in dataset.columns
    )
    query = f"select row_number() over () as row, false as is_ragged, {picked} from {reader}($path{options})"

    def chunks() -> Iterator[pa.Table]:
        try:
            batches = connection.sql(query, params={"path": str(path)}).to_arrow_reader(CHUNK)
            yield from (pa.Table.from_batches([batch]) for batch in batches)
        except duckdb.Error as error:
            raise Problem("broken_file") from error

    return Table(dataset, chunks())


def _is_json(path: Path) -> bool:
    try:
        json.loads(path.read_text(encoding="utf-8-sig"))
    except (ValueError, UnicodeDecodeError):
        return False
    return True
