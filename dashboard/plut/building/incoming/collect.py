"""The folder of incoming files -> `raw.incoming_<data set>` tables and one report line per file."""

import itertools
import os
from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import duckdb

from plut.building.incoming import cells, tables
from plut.building.incoming.datasets import DATASETS, Dataset
from plut.building.incoming.official import OFFICIAL
from plut.building.incoming.problems import Problem

IGNORED = {"README.md"}
EVERY = frozenset(dataset.name for dataset in DATASETS)


@dataclass(frozen=True)
class FileReport:
    """What became of one file: the data set it was recognised as and its rows, or the problem that stopped
    it. position, header_row: as in tables.Table."""

    file: str
    dataset: str | None
    rows: int
    problem: Problem | None = None
    extracted_on: str | None = None
    position: int = 0
    header_row: int = 0


def incoming_files(folder: Path) -> list[Path]:
    """The files that a build looks at, sorted, those in subfolders too: hidden files, temporary files of
    office programs and READMEs are not."""
    found: list[Path] = []
    seen: set[str] = set()
    for root, folders, names in os.walk(folder, followlinks=True):
        real = os.path.realpath(root)
        if real in seen:  # a link that leads back
            folders.clear()
            continue
        seen.add(real)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [
            Path(root) / name for name in names if name not in IGNORED and not name.startswith((".", "~$"))
        ]
    return sorted(path for path in found if path.is_file())


def load(
    connection: duckdb.DuckDBPyConnection,
    files: list[Path],
    folder: Path | None = None,
    beside: Collection[Path] = (),
    progress: Callable[[float], None] = lambda _: None,
) -> list[FileReport]:
    """Load every file that can be read; one that cannot is reported and leaves nothing behind.

    folder: that of the incoming files, below which a file is named; without it the file's name is used.
    beside: files that are loaded, after the others, only as far as they bear on what was found in those.
    progress: told the share (0 to 1) of the bytes that were read.
    """
    connection.execute("create schema if not exists raw")
    for dataset in DATASETS:
        columns = ", ".join(f"{column.name} varchar" for column in dataset.columns)
        columns += f", places {cells.PLACES}" if dataset.compares_places else ""
        connection.execute(
            f"create table raw.incoming_{dataset.name} (file varchar, row bigint, is_ragged boolean, "
            f"{columns})"
        )
    connection.execute("create table raw.incoming_headings (file varchar, name varchar, heading varchar)")
    taken: set[str] = set()
    reports: list[FileReport] = []
    sizes = [_size(path) for path in (*files, *beside)]

    def read(path: Path, number: int, bearing: Collection[str]) -> None:
        def seen(count: int) -> None:
            progress((sum(sizes[:number]) + count) / max(sum(sizes), 1))

        reports.extend(_load_file(connection, path, folder, taken, bearing, seen))
        seen(sizes[number])

    for number, path in enumerate(files):
        read(path, number, EVERY)
    bearing = {name for report in reports if report.dataset for name in _bearing(report.dataset)}
    for number, path in enumerate(beside, start=len(files)):
        read(path, number, bearing)
    connection.execute(
        "create table raw.incoming_files "
        "(file varchar, dataset varchar, rows bigint, problem_code varchar, problem_detail varchar, "
        "problem_row bigint, "
        "extracted_on varchar)"
    )
    for report in reports:
        problem = (
            [report.problem.code, report.problem.detail, report.problem.row]
            if report.problem
            else [None, None, None]
        )
        values = [report.file, report.dataset, report.rows, *problem, report.extracted_on]
        connection.execute("insert into raw.incoming_files values (?, ?, ?, ?, ?, ?, ?)", values)
    return reports


def _size(path: Path) -> int:
    with suppress(OSError):  # gone meanwhile: reading it will say so
        return path.stat().st_size
    return 0


def _bearing(dataset: str) -> frozenset[str]:
    """The data sets whose rows decide about those of one: an office's own lists name one another's centres,
    exports repeat one another's records."""
    exports = frozenset(one.name for one in OFFICIAL)
    return exports if dataset in exports else EVERY - exports


def _load_file(
    connection: duckdb.DuckDBPyConnection,
    path: Path,
    folder: Path | None,
    taken: set[str],
    bearing: Collection[str],
    seen: Callable[[int], None],
) -> list[FileReport]:
    """One report per file; a workbook with several sheets of ours has one per sheet, named file [sheet]. Of
    data sets that do not bear on anything nothing is loaded."""
    is_below = folder is not None and path.is_relative_to(folder)
    name = path.relative_to(folder).as_posix() if folder and is_below else path.name
    name = name.encode("utf-8", "replace").decode()
    try:
        found = tables.read(path, seen)
    except Problem as problem:
        return [FileReport(_own_name(name, taken), None, 0, problem)]
    return [
        _load_table(
            connection, _own_name(f"{name} [{table.sheet}]" if len(found) > 1 else name, taken), table
        )
        for table in found
        if table.dataset.name in bearing
    ]


def _own_name(name: str, taken: set[str]) -> str:
    """The name, numbered where another file bears it: rows, rejects and remarks are told apart by it."""
    own = next(
        n for n in itertools.chain([name], (f"{name} ({i})" for i in itertools.count(2))) if n not in taken
    )
    taken.add(own)
    return own


def _load_table(connection: duckdb.DuckDBPyConnection, label: str, table: tables.Table) -> FileReport:
    zone = connection.execute("select current_setting('TimeZone')").fetchone()[0]
    connection.execute(
        "set TimeZone = 'Asia/Jakarta'"
    )  # the times of a file are those of Jakarta whatever the machine's
    connection.execute("begin")
    try:
        rows = _insert(connection, label, table) if table.query else 0
        rows += sum(_append(connection, label, table.dataset, chunk) for chunk in table.chunks)
        if not rows:
            raise Problem("no_rows")
        for name, heading in table.headings.items():
            connection.execute("insert into raw.incoming_headings values (?, ?, ?)", [label, name, heading])
        connection.execute("commit")
    except Problem as problem:
        connection.execute("rollback")
        return FileReport(label, None, 0, problem, position=table.position, header_row=table.header_row)
    finally:
        connection.execute(
            f"set TimeZone = '{zone}'"
        )  # after the transaction: a failed one accepts no further statement
    drawn = table.extracted_on or None
    return FileReport(label, table.dataset.name, rows, None, drawn, table.position, table.header_row)


def _insert(connection: duckdb.DuckDBPyConnection, file: str, table: tables.Table) -> int:
    """The rows of a file that DuckDB reads by itself."""
    target = f"raw.incoming_{table.dataset.name}"
    is_first = connection.execute(f"select count(*) from {target}").fetchone() == (0,)
    # a table that is made by its rows takes them three times as fast as one that stands already
    into = f"create or replace table {target} as" if is_first else f"insert into {target}"
    given = {"file": file, **table.parameters}
    try:
        connection.execute(
            f"{into} select $file::varchar as file, row::bigint as row, * exclude (row) from ({table.query})",
            given,
        )
    except (duckdb.Error, OSError) as error:
        raise Problem("broken_file") from error
    return connection.execute(f"select count(*) from {target} where file = $file", {"file": file}).fetchone()[
        0
    ]


def _append(connection: duckdb.DuckDBPyConnection, file: str, dataset: Dataset, chunk) -> int:
    connection.register("chunk", chunk)
    connection.execute(f"insert into raw.incoming_{dataset.name} select $file, * from chunk", {"file": file})
    connection.unregister("chunk")
    return chunk.num_rows
