"""Any tabular file -> its rows as text: CSV (comma or semicolon, UTF-8), XLSX, Parquet, JSON, a web table.

Row numbers are those an office worker sees: the first row of a file or sheet is 1.
"""

import csv
import itertools
import json
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from plut.base.formats import shortened
from plut.building.incoming import apart, cells, datasets, web_tables, workbooks
from plut.building.incoming.columns import EXAMPLE, NOTES, Column, Dataset, plain
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
HALF_LETTER = re.compile(r"\\u[dD][89a-fA-F]")
PLACES = pa.list_(pa.struct({"header": pa.string(), "printed": pa.string()}))

Row = tuple[int, list[str]]


@dataclass
class Table:
    """A recognised file or sheet: its data set, and chunks of (`row`, our columns as text; absent columns
    null).

    Instead of chunks it may have a query with its parameters that gives the same rows: what DuckDB reads by
    itself goes from the file to the table without a detour, which is what makes millions of rows quick.
    extracted_on: when the export was drawn, as its sheet of metadata or a title prints it; empty where none
    does. position: which of the tables of its file this is; header_row: the number of its header's row, 0
    where the header stands in none. headings: what the file calls each of our columns that it has.
    """

    dataset: Dataset
    chunks: Iterator[pa.Table] = field(default_factory=lambda: iter(()))
    sheet: str = ""
    query: str = ""
    parameters: dict[str, str] = field(default_factory=dict)
    extracted_on: str = ""
    position: int = 0
    header_row: int = 0
    headings: dict[str, str] = field(default_factory=dict)


@dataclass
class Printed:
    """A table as it is printed, recognised or not: the name of its sheet, whether that is hidden, and all its
    rows."""

    sheet: str
    is_hidden: bool
    rows: Iterator[Row]


def read(path: Path, seen: Callable[[int], None] = lambda _: None) -> list[Table]:
    """Open a file and recognise it, each sheet of a workbook by itself. Raises Problem where nothing in it is
    known. seen: told from time to time how many bytes of a text have been read."""
    kind, head = _kind(path)
    match kind:
        case "page":
            return _from_page(path)
        case "parquet":
            return [_from_relation(path, "read_parquet")]
        case "workbook":
            return _from_workbook(path)
        case "json":
            return [_from_json(path, _start(head)[:1], head.startswith(BOM))]
    return [_from_rows(_csv_rows(path, seen))]


def printed(path: Path) -> Iterator[Printed]:
    """Every table of a file with all its rows as text, in the order of `Table.position`; each is gone when
    the next one is asked for. Raises Problem as `read` does."""
    kind, head = _kind(path)
    match kind:
        case "page" | "workbook":
            for name, _, is_hidden, rows in _sheets(path, kind):
                yield Printed(name, is_hidden, enumerate(rows, start=1))
        case "parquet":
            yield Printed("", False, _relation_rows(path, "read_parquet", ""))
        case "json":
            first = _start(head)[:1]
            answer = _answer(path) if first == b"{" else None
            shape = _json_shape(first, head.startswith(BOM))
            yield Printed("", False, answer[0] if answer else _relation_rows(path, "read_json", shape))
        case _:
            yield Printed("", False, _csv_rows(path))


def is_workbook(path: Path) -> bool:
    """Whether a file that was read is one."""
    return _kind(path)[0] == "workbook"


def delimiter(path: Path) -> str:
    """The mark between the cells of a text, or a comma of any other file."""
    return _delimiter(path) if _kind(path)[0] == "text" else ","


def _kind(path: Path) -> tuple[str, bytes]:
    """How a file is read, and how it begins. Raises Problem where it cannot be read or is no table."""
    try:
        with path.open("rb") as file:
            head = file.read(4096)
    except OSError as error:
        raise Problem("unreadable_file") from error
    start = _start(head)
    if not start:
        raise Problem("empty_file")
    _refuse_no_table(path, head, start)
    if start.startswith(b"<") or web_tables.PARTS.match(start):
        return "page", head
    if head.startswith(b"PAR1"):
        return "parquet", head
    if head.startswith(WORKBOOKS):
        return "workbook", head
    return ("json" if start.startswith((b"[", b"{")) else "text"), head


def _start(head: bytes) -> bytes:
    return head.removeprefix(BOM).lstrip(b" \t\r\n")


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
    return _from_relation(path, "read_json", _json_shape(first, has_bom))


def _json_shape(first: bytes, has_bom: bool) -> str:
    """The option for DuckDB: where a mark of the encoding stands first, it would not find out by itself how
    the rest is written."""
    return f", format = '{ {b'[': 'array', b'{': 'unstructured'}[first] if has_bom else 'auto' }'"


def _from_rows(rows: Iterable[Row], sheet: str = "", position: int = 0) -> Table:
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
    return Table(
        *(dataset, chunks, sheet),
        extracted_on=drawn,
        position=position,
        header_row=first[at][0],
        headings=dataset.headings(header),
    )


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
    positions, places = dataset.mapping(header), dataset.places(header)
    width, beyond = _width(header)
    rows = iter(rows)
    while batch := list(itertools.islice(rows, CHUNK)):
        ragged = [len(texts) > width and any(texts[at] for at in beyond(len(texts))) for _, texts in batch]
        arrays = [pa.array([number for number, _ in batch], pa.int64()), pa.array(ragged, pa.bool_())]
        for name in names:
            at = positions.get(name)
            printed = [None if at is None or at >= len(texts) else texts[at] for _, texts in batch]
            arrays.append(cells.without_nothing(pa.array(printed, pa.string())))
        table = pa.Table.from_arrays(arrays, names=["row", "is_ragged", *names])
        if dataset.compares_places:
            table = table.append_column("places", _places([texts for _, texts in batch], places))
        present = [column for column in dataset.columns if column.name in positions]
        yield _without_unfilled(_without_example(table, present), present, dataset.prefilled)


def notes_position(header: list[str]) -> int:
    """Where the column stands in which a marked copy says what is wrong with a row; behind the last one where
    there is none."""
    return next((at for at, text in enumerate(header) if plain(text) in NOTES.headers), len(header))


def _width(header: list[str]) -> tuple[int, Callable[[int], Iterable[int]]]:
    """How many cells a row may have, and which of a longer one are too many: what is behind the header or,
    in a marked copy, behind the column of notes without a header of its own."""
    notes = notes_position(header)
    nameless = [at for at in range(notes + 1, len(header)) if not header[at].strip()]
    return notes, lambda length: (
        *(at for at in nameless if at < length),
        *range(len(header), length),
    )


def _without_example(table: pa.Table, columns: list[Column]) -> pa.Table:
    """The rows without the example that a template begins with. One that was changed stays: it bears the
    example's id still, and is rejected for it."""
    if not (columns and columns[0].example):
        return table
    is_example = pc.equal(pc.utf8_lower(table[columns[0].name]), EXAMPLE.lower()).fill_null(False)
    if not pc.any(is_example).as_py():
        return table
    for column in columns:
        said = pc.utf8_lower(table[column.name]).fill_null("")
        is_example = pc.and_(is_example, pc.equal(said, column.example.lower()))
    return table.filter(pc.invert(is_example))


def _without_unfilled(table: pa.Table, columns: list[Column], prefilled: tuple[str, ...]) -> pa.Table:
    """The rows without those that a template begins with and nobody has filled in: nothing stands in them but
    what it wrote itself, so they are no records."""
    own = [column.name for column in columns if column.name not in prefilled]
    if not (prefilled and own):
        return table
    is_empty = pc.is_null(table[own[0]])
    for name in own[1:]:
        if not pc.any(is_empty).as_py():
            return table
        is_empty = pc.and_(is_empty, pc.is_null(table[name]))
    return table.filter(pc.invert(is_empty))


def _places(batch: list[list[str]], places: dict[str, int]) -> pa.Array:
    """What each row says in columns that may name its region."""
    if not places:
        return pa.nulls(len(batch), PLACES)
    said = [
        [{"header": header, "printed": texts[at].strip()} for header, at in places.items() if at < len(texts)]
        for texts in batch
    ]
    return pa.array(said, PLACES)


def _csv_rows(path: Path, seen: Callable[[int], None] = lambda _: None) -> Iterator[Row]:
    delimiter = _delimiter(path)
    csv.field_size_limit(1_000_000)
    number = 0
    with path.open(encoding="utf-8-sig", newline="") as file:
        try:
            for number, texts in enumerate(
                csv.reader(_lines(file), delimiter=delimiter, strict=True), start=1
            ):
                yield number, texts
                if number % CHUNK == 0:
                    seen(file.buffer.tell())
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
    found: list[Table] = []
    problems: list[Problem] = []
    extracted_on = ""
    for position, (name, height, is_hidden, rows) in enumerate(_sheets(path, "workbook")):
        if is_hidden and height:  # what its writer put out of sight was not meant to be handed on
            problems.append(Problem("hidden_sheets", shortened(name, 120)))
        elif plain(name) == METADATA:
            extracted_on = extracted_on or _extracted_on(list(itertools.islice(rows, LONGEST_METADATA)))
        elif height:
            try:
                found.append(_from_sheet(name, height, rows, position))
            except Problem as problem:
                problems.append(problem)
    worst = _worst(problems) or Problem("empty_file")
    if not found or worst.code == "sheet_too_long":
        raise worst
    for table in found:
        table.extracted_on = extracted_on or table.extracted_on
    return found


def _sheets(path: Path, kind: str) -> Iterator[tuple[str, int, bool, Iterator[list[str]]]]:
    """The sheets of a workbook or the tables of a page, as `apart.sheets` gives them. Raises Problem."""
    reader, damaged = {"workbook": (workbooks, "not_a_workbook"), "page": (web_tables, "html_page")}[kind]
    if kind == "page" and path.stat().st_size > LARGEST_PAGE:
        raise Problem("page_too_large")
    try:
        yield from apart.sheets(str(reader.__file__), path)
    except apart.TooLarge as error:
        raise Problem(f"{kind}_too_large") from error
    except apart.Damaged as error:
        raise Problem(damaged) from error


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
    found: list[Table] = []
    problems: list[Problem] = []
    for position, (name, _, is_hidden, rows) in enumerate(_sheets(path, "page")):
        if is_hidden:
            problems.append(Problem("hidden_sheets", shortened(name, 120)))
            continue
        try:
            found.append(_at_once(_from_rows(enumerate(rows, start=1), name, position)))
        except Problem as problem:
            problems.append(problem)
    if not found:
        raise _worst(problems) or Problem("html_page")
    return found if found[0].sheet else found[:1]


def _envelope(path: Path) -> Table | None:
    """The rows of an answer of an API, which stand in an object beside its state and its pages; None where
    the file is no single object, or is one row itself."""
    answer = _answer(path)
    if answer is None:
        return None
    table = _from_rows(answer[0])
    table.extracted_on = answer[1]
    return table


def _answer(path: Path) -> tuple[Iterator[Row], str] | None:
    """The header and rows of an answer of an API, as text, and when it says that they were drawn."""
    if path.stat().st_size > LARGEST_PAGE:
        return None
    try:  # numbers as they are written
        text = path.read_text(encoding="utf-8-sig")
        answer = json.loads(text, parse_float=str, parse_int=str)
        if HALF_LETTER.search(text):  # one without its other half is no letter: no JSON, as DuckDB says too
            json.dumps(answer, ensure_ascii=False).encode()
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
    rows = ([_printed(row.get(name)) for name in header] for row in answer)
    return enumerate(itertools.chain([header], rows), start=0), drawn


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


def _from_sheet(name: str, height: int, rows: Iterator[list[str]], position: int) -> Table:
    table = _from_rows(enumerate(rows, start=1), name, position)
    if height > LARGEST_SHEET:
        raise Problem("sheet_too_long", f"{height}")
    return _at_once(table)


def _at_once(table: Table) -> Table:
    """The table with its rows taken now: they are gone when the next sheet is read."""
    table.chunks = iter(list(table.chunks))
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
    source, header, types = _described(path, reader, options)
    _, dataset = datasets.find_header([header], [1])
    positions, places = dataset.mapping(header), dataset.places(header)
    if reader == "read_json":
        options += _as_texts(header[position] for position in (*positions.values(), *places.values()))
    picked = ", ".join(cells.picked(header, positions, column.name, types) for column in dataset.columns)
    if dataset.compares_places:
        picked += f", {cells.said_in(list(places))} as places"
    query = f"select {_row_number(reader)} as row, false as is_ragged, {picked} from {_read(reader, options)}"
    return Table(dataset, query=query, parameters=source, headings=dataset.headings(header))


def _relation_rows(path: Path, reader: str, options: str) -> Iterator[Row]:
    """The header, as row 0, and every row of a file that DuckDB reads, all of its columns as text."""
    source, header, _ = _described(path, reader, options)
    yield 0, header
    if reader == "read_json":
        options += _as_texts(header)
    texts = ", ".join(f"coalesce({cells.quoted(name, chr(34))}::varchar, '')" for name in header)
    with _jakarta() as connection:
        found = connection.execute(f"select {texts} from {_read(reader, options)}", source)
        numbers = itertools.count(1)
        while rows := found.fetchmany(CHUNK):
            yield from ((next(numbers), list(row)) for row in rows)


def _described(path: Path, reader: str, options: str) -> tuple[dict[str, str], list[str], dict[str, str]]:
    """What a query names the file by, its header, and the types of its columns where it has any."""
    # brackets in a path are not a pattern
    source = {"path": "".join(f"[{c}]" if c in "[*?" else c for c in str(path))}
    # all rows, not the first thousands: a key that stands first in row 30,000 is a column too
    everything = ", sample_size = -1, maximum_depth = 1" if reader == "read_json" else ""
    try:
        with _jakarta() as connection:
            described = connection.execute(
                f"describe select * from {reader}($path{options}{everything})", source
            ).fetchall()
    except duckdb.Error as error:
        raise Problem("broken_json" if reader == "read_json" else "broken_file") from error
    header = [row[0] for row in described]
    if header == ["json"]:
        raise Problem("no_rows")
    return source, header, {row[0]: row[1] for row in described if reader == "read_parquet"}


def _jakarta() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(config={"memory_limit": "1GB", "threads": 2})
    connection.execute("set TimeZone = 'Asia/Jakarta'")
    return connection


def _as_texts(names: Iterable[str]) -> str:
    """The option to read values of JSON as they are written: guessed types would turn an id like 01-02-2026
    into a date."""
    columns = ", ".join(f"{cells.quoted(name, chr(39))}: 'VARCHAR'" for name in names)
    return f", columns = {{{columns}}}"


def _row_number(reader: str) -> str:
    return "file_row_number + 1" if reader == "read_parquet" else "row_number() over ()"


def _read(reader: str, options: str) -> str:
    return f"{reader}($path{options}{', file_row_number = true' if reader == 'read_parquet' else ''})"
