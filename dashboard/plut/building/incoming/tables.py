"""Any tabular file -> its rows as text: CSV (comma or semicolon, UTF-8), XLSX, Parquet, JSON, a web table.

Row numbers are those an office worker sees: the first row of a file or sheet is 1.
"""

import csv
import itertools
import json
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

import duckdb
import pyarrow as pa

from plut.base.formats import shortened
from plut.building.incoming import cells, datasets, web_tables, workbooks
from plut.building.incoming.columns import plain
from plut.building.incoming.datasets import Dataset
from plut.building.incoming.problems import Problem

LARGEST_SHEET = 100_000
LONGEST_METADATA = 1000  # rows
LONGEST_LINE = 4_000_000  # letters of a text file
LARGEST_PAGE = 64 * 1024**2  # bytes of a web table or of one JSON object: they are read into memory at once
HEADER_WITHIN = 20  # rows that are not empty
CHUNK = 20_000
METADATA = "metadata"  # a sheet of an official export that says when it was drawn
METADATA_KEYS = {"endpoint", "year", "keyfields", "lastupdated", "totalrecords"}
DRAWN_KEYS = ("lastupdated", "lastupdate", "lastupdateref", "tglpenarikan", "tanggalpenarikan", "extractedat")
ROWS_UNDER = (
    "data",
    "rows",
    "items",
    "result",
    "results",
    "records",
)  # where answers of APIs hold their rows
ERRORS = {"message", "error", "errors", "errormessage", "pesan", "detail"}  # where one says what went wrong
# a title above the table that says when it was drawn, and not which days it is about
SAYS_DRAWN = re.compile(
    r"\b(per|posisi|keadaan|kondisi|status data|data (tanggal|tgl)|(tanggal|tgl)\.? data|as (of|at)|snapshot"
    r"|(penarik|pencetak|pengunduh|pengambil|pemutakhir|pembaru|perbaru)an"
    r"|(di|ter)?(tarik|cetak|unduh|ambil|akses|mutakhir|mutakhirkan|perbarui|ekspor|export|update)"
    r"|(re)?(extract|export|updat|print|download|generat|retriev)ed|last update)\b",
    re.I,
)
ONLY_A_DAY = re.compile(r"\W*((tanggal|tgl|date)\W*)?", re.I)  # what else stands in a title that is a day
SAYS_PERIOD = re.compile(r"\b(periode|period|s\.?/?d\.?|sampai|hingga|until)(?=\W|$)", re.I)
DAY = re.compile(
    r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?)?"
    r"|\d{1,2}[/-]\d{1,2}[/-]\d{4}(?: \d{2}:\d{2}(?::\d{2})?)?|\d{1,2}[ -][A-Za-z]{3,9}[ -]\d{4}"
)
WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # XLSX or ODS, XLS
OTHER_FILES = {  # what a file begins with that is surely no table
    b"%PDF": "pdf",
    b"Rar!": "archive",
    b"7z\xbc\xaf": "archive",
    b"\x1f\x8b": "archive",
    b"\x89PNG": "picture",
    b"\xff\xd8\xff": "picture",
    b"GIF8": "picture",
}
BOM = b"\xef\xbb\xbf"
PLACES = pa.list_(pa.struct({"header": pa.string(), "printed": pa.string()}))

Row = tuple[int, list[str]]


@dataclass
class Table:
    """A recognised file or sheet: its data set, and chunks of (`row`, our columns as text; absent columns
    null).

    Instead of chunks it may have a query with its parameters that gives the same rows: what DuckDB reads by
    itself goes from the file to the table without a detour, which is what makes millions of rows quick.
    extracted_on: when the export was drawn, as its sheet of metadata or a title prints it; empty where none
    does.
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
    _refuse_no_table(path, head, start)
    if start.startswith(b"<") or web_tables.PARTS.match(start):
        return _from_page(path)
    if head.startswith(b"PAR1"):
        return [_from_relation(path, "read_parquet")]
    if head.startswith(WORKBOOKS):
        return _from_workbook(path)
    if start.startswith((b"[", b"{")):
        return [_from_json(path, start[:1], head.startswith(BOM))]
    return [_from_rows(_csv_rows(path))]


def _refuse_no_table(path: Path, head: bytes, start: bytes) -> None:
    """Raise Problem that says what the file is, where its beginning shows that it is no table."""
    for beginning, code in OTHER_FILES.items():
        if head.startswith(beginning):
            raise Problem(code)
    is_table = web_tables.SHEETS in head or re.search(rb"<(html|table)\b", head, re.IGNORECASE)
    if start.startswith(b"<?xml") and not is_table:
        raise Problem("not_text")
    if head.startswith(WORKBOOKS[0]):
        _refuse_archive(path)
    if b"\0" in head and not head.startswith((b"PAR1", *WORKBOOKS)):
        raise Problem("not_text")


def _from_json(path: Path, first: bytes, has_bom: bool) -> Table:
    """An array, rows one below the other, or the answer of an API."""
    if first == b"{" and (table := _envelope(path)):
        return table
    # where a mark of the encoding stands first, DuckDB would not find out by itself how the rest is written
    shape = {b"[": "array", b"{": "unstructured"}[first] if has_bom else "auto"
    return _from_relation(path, "read_json", f", format = '{shape}'")


def _from_rows(rows: Iterable[Row], sheet: str = "") -> Table:
    filled = (row for row in rows if any(row[1]))
    first = list(itertools.islice(filled, HEADER_WITHIN))
    if not first:
        raise Problem("empty_file")
    at, dataset = datasets.find_header([texts for _, texts in first], [number for number, _ in first])
    header = first[at][1]
    drawn = _drawn_on([" ".join(filter(None, texts)) for _, texts in first[:at]])
    # our templates have a second header in the other language under the first
    after = itertools.dropwhile(lambda row: not dataset.missing(row[1]), first[at + 1 :])
    chunks = _chunks(itertools.chain(after, filled), dataset, header)
    return Table(dataset, chunks, sheet, extracted_on=drawn)


def _drawn_on(titles: list[str]) -> str:
    """The day that a title above the table gives as that of its data, as printed; empty where none does, or
    two do."""
    days = {
        day
        for title in titles
        if not SAYS_PERIOD.search(title)
        and (SAYS_DRAWN.search(title) or ONLY_A_DAY.fullmatch(DAY.sub("", title)))
        for day in DAY.findall(title)
    }
    return days.pop() if len(days) == 1 else ""


def _chunks(rows: Iterable[Row], dataset: Dataset, header: list[str]) -> Iterator[pa.Table]:
    """Rows in chunks, our columns and those that may name a region; what is done to every cell is done by
    column, which is fast enough for a million rows."""
    names = [column.name for column in dataset.columns]
    positions, places, width = dataset.mapping(header), dataset.places(header), len(header)
    rows = iter(rows)
    while batch := list(itertools.islice(rows, CHUNK)):
        ragged = [len(texts) > width and any(texts[width:]) for _, texts in batch]
        arrays = [pa.array([number for number, _ in batch], pa.int64()), pa.array(ragged, pa.bool_())]
        for name in names:
            at = positions.get(name)
            printed = [None if at is None or at >= len(texts) else texts[at] for _, texts in batch]
            arrays.append(cells.without_nothing(pa.array(printed, pa.string())))
        table = pa.Table.from_arrays(arrays, names=["row", "is_ragged", *names])
        if dataset.compares_places:
            table = table.append_column("places", _places([texts for _, texts in batch], places))
        yield table


def _places(batch: list[list[str]], places: dict[str, int]) -> pa.Array:
    """What each row says in columns that may name its region."""
    if not places:
        return pa.nulls(len(batch), PLACES)
    said = [
        [{"header": header, "printed": texts[at].strip()} for header, at in places.items() if at < len(texts)]
        for texts in batch
    ]
    return pa.array(said, PLACES)


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
    """Every visible sheet that has a header of ours; where there is none, the problem of the first with
    rows."""
    tables: list[Table] = []
    problems: list[Problem] = []
    extracted_on = ""
    try:
        for name, height, is_hidden, rows in workbooks.sheets(path):
            if is_hidden and height:  # what its writer put out of sight was not meant to be handed on
                problems.append(Problem("hidden_sheets", shortened(name, 120)))
            elif plain(name) == METADATA:
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
    worst = _worst(problems) or Problem("empty_file")
    if not tables or worst.code == "sheet_too_long":
        raise worst
    for table in tables:
        table.extracted_on = extracted_on or table.extracted_on
    return tables


def _worst(problems: list[Problem]) -> Problem | None:
    """The problem that says most of a file with several tables: what was recognised before what was not."""
    says_least = {"sheet_too_long": -1, "hidden_sheets": 1, "unknown_header": 2, "empty_file": 3}
    return min(problems, key=lambda problem: says_least.get(problem.code, 0), default=None)


def _refuse_archive(path: Path) -> None:
    """Raise Problem where what begins like a workbook is another kind of ZIP."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, OSError, NotImplementedError):
        return  # damaged: the reader of workbooks says so
    if any(name.startswith("word/") for name in names):
        raise Problem("document")
    is_workbook = any(re.match(r"xl/|content\.xml$|mimetype$", name) for name in names)
    if not is_workbook:
        raise Problem("archive")


def _from_page(path: Path) -> list[Table]:
    """The first web table of a page that has a header of ours, or every visible sheet that has one."""
    if path.stat().st_size > LARGEST_PAGE:
        raise Problem("page_too_large")
    found: list[Table] = []
    problems: list[Problem] = []
    for name, is_hidden, rows in web_tables.tables(path.read_bytes()):
        if is_hidden:
            problems.append(Problem("hidden_sheets", shortened(name, 120)))
            continue
        try:
            found.append(_from_rows(rows, name))
        except Problem as problem:
            problems.append(problem)
    if not found:
        raise _worst(problems) or Problem("html_page")
    return found if found[0].sheet else found[:1]


def _envelope(path: Path) -> Table | None:
    """The rows of an answer of an API, which stand in an object beside its state and its pages; None where
    the file is no single object, or is one row itself."""
    if path.stat().st_size > LARGEST_PAGE:
        return None
    try:  # numbers as they are written
        answer = json.loads(path.read_text(encoding="utf-8-sig"), parse_float=str, parse_int=str)
    except (ValueError, RecursionError):
        return None
    drawn, whole = _drawn_in(answer), answer
    while isinstance(answer, dict):
        under = [answer[key] for key in ROWS_UNDER if isinstance(answer.get(key), (dict, list))]
        if not under:
            break
        answer = under[0]
    if answer == []:
        raise Problem("no_rows")
    if not (isinstance(answer, list) and all(isinstance(row, dict) for row in answer)):
        _refuse_error(whole)
        return None
    header = list({name: None for row in answer for name in row})
    rows = [[_printed(row.get(name)) for name in header] for row in answer]
    table = _from_rows(enumerate([header, *rows], start=0))
    table.extracted_on = drawn
    return table


def _refuse_error(answer: dict) -> None:
    """Raise Problem where a service says what went wrong in place of rows; what may be of a person in it is
    left out."""
    for name, said in answer.items():
        if plain(name) in ERRORS and said:
            told = "; ".join(map(_printed, said.values())) if isinstance(said, dict) else _printed(said)
            raise Problem("api_error", shortened(re.sub(r"\S*(@|\d{6})\S*", "…", told), 120))


def _drawn_in(answer: dict) -> str:
    """When an answer of an API says that its rows were drawn; empty where it does not."""
    for value in (answer, *answer.values()):
        for name, printed in value.items() if isinstance(value, dict) else ():
            if plain(name) in DRAWN_KEYS and isinstance(printed, str):
                return printed
    return ""


def _printed(value: object) -> str:
    """A value of JSON as text."""
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


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
        # all rows, not the first thousands: a key that stands first in row 30,000 is a column too
        everything = ", sample_size = -1, maximum_depth = 1" if reader == "read_json" else ""
        described = connection.execute(
            f"describe select * from {reader}($path{options}{everything})", source
        ).fetchall()
    except duckdb.Error as error:
        raise Problem("broken_json" if reader == "read_json" else "broken_file") from error
    header, types = (
        [row[0] for row in described],
        {row[0]: row[1] for row in described if reader == "read_parquet"},
    )
    if header == ["json"]:
        raise Problem("no_rows")
    _, dataset = datasets.find_header([header], [1])
    positions, places = dataset.mapping(header), dataset.places(header)
    if (
        reader == "read_json"
    ):  # texts as they are written: guessed types would turn an id like 01-02-2026 into a date
        columns = ", ".join(
            f"{cells.quoted(header[position], chr(39))}: 'VARCHAR'"
            for position in (*positions.values(), *places.values())
        )
        options += f", columns = {{{columns}}}"
    picked = ", ".join(cells.picked(header, positions, column.name, types) for column in dataset.columns)
    if dataset.compares_places:
        picked += f", {cells.said_in(list(places))} as places"
    number = "file_row_number + 1" if reader == "read_parquet" else "row_number() over ()"
    options += ", file_row_number = true" if reader == "read_parquet" else ""
    query = f"select {number} as row, false as is_ragged, {picked} from {reader}($path{options})"
    return Table(dataset, query=query, parameters=source)
