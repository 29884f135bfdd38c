"""One piece of a build: what it is given, what it makes of it, what it hands on.

A task is a value. Whoever performs it opens a database of its own, takes in the parts that it is given, runs
the SQL files of its tables and writes what is wanted of them as Parquet; so it gives the same wherever and
however often it is performed.
"""

import hashlib
import platform
import secrets
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import duckdb

from plut.base import folders
from plut.building import models, running
from plut.building.incoming import cells, collect
from plut.building.incoming.collect import FileReport
from plut.warehouse import editions, sql_files
from plut.warehouse.macros import Macros

Columns = tuple[tuple[str, str], ...]  # name and type of each column of a table


@dataclass(frozen=True)
class Part:
    """Some rows of a table in a Parquet file; bucket: which of the buckets they are, None where they are not
    told apart."""

    table: str
    path: Path
    rows: int
    digest: str
    bucket: int | None = None

    @property
    def is_sound(self) -> bool:
        """Whether it can be read and is what was written."""
        try:
            return _digest(self.path) == self.digest
        except OSError:
            return False


@dataclass(frozen=True)
class Given:
    """What a task finds under a table's name."""

    table: str
    columns: Columns
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Task:
    """A piece of work. makes: tables, each after those that it reads; hands_on: those of which parts are
    wanted, with the macro that tells the bucket of a row, or none.

    folder: where parts are written, the same for all who perform tasks; code: the digest of the code that
    plans it; files: incoming files that are read first, named below `incoming`; is_read_often: what is given
    is read several times, so it is taken into memory; shared_by: how many tasks run on a machine at a time.
    silence: seconds after which a performer that has said nothing is taken to hang.
    """

    name: str
    folder: Path
    code: str
    makes: tuple[str, ...]
    hands_on: dict[str, str]
    given: tuple[Given, ...] = ()
    files: tuple[Path, ...] = ()
    incoming: Path | None = None
    buckets: int = 1
    is_read_often: bool = False
    parameters: dict[str, object] = field(default_factory=dict)
    time_zone: str = "UTC"
    shared_by: int = 1
    silence: float = 3600.0


@dataclass(frozen=True)
class Failure:
    """Why a task gave nothing, as a code of `messages.STOPS`."""

    code: str
    file: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Answer:
    """What a task gave. reports: of each of its files; columns: of each table that it handed on, with rows or
    without; broken: files that it was given and that are not what was written."""

    parts: tuple[Part, ...] = ()
    columns: dict[str, Columns] = field(default_factory=dict)
    reports: tuple[tuple[FileReport, ...], ...] = ()
    broken: tuple[Path, ...] = ()
    failure: Failure | None = None


@lru_cache
def code() -> str:
    """A digest of the code, queries and versions that a task would be performed with here."""
    groups = running.code() | {"queries": (folders.QUERIES, folders.QUERIES.rglob("*.sql"))}
    return editions.edition_name(groups, {"duckdb": duckdb.__version__, "python": sys.version_info[:2]})


def perform(task: Task, beat: Callable[[str], None]) -> Answer:
    """Do a task. beat: told from time to time which file is being read, so that others see it lives."""
    if task.code != code():
        return Answer(failure=Failure("other_code", platform.node()))
    if not task.folder.is_dir():
        return Answer(failure=Failure("unseen_folder", str(task.folder)))
    if broken := [part.path for given in task.given for part in given.parts if not part.is_sound]:
        return Answer(broken=tuple(broken))
    into = task.folder / f"{task.name}-{secrets.token_hex(4)}"  # of its own: the same task may run twice
    try:
        into.mkdir()
        return _performed(task, into, beat)
    except (OSError, MemoryError, duckdb.Error) as error:
        shutil.rmtree(into, ignore_errors=True)
        reason = (str(error) or type(error).__name__).splitlines()[0]
        return Answer(failure=Failure("other", str(into), reason))


def _performed(task: Task, into: Path, beat: Callable[[str], None]) -> Answer:
    settings = {
        "threads": 1,
        "preserve_insertion_order": True,
        "memory_limit": f"{running.memory(task.shared_by)}B",
        "temp_directory": str(into / "spilled"),
    }
    with duckdb.connect(config=settings) as connection:
        connection.execute("set enable_progress_bar = false")
        connection.execute("set TimeZone = $zone", {"zone": task.time_zone})
        Macros(folders.QUERIES).make(connection, of_tables=False)
        reports = _read(connection, task, beat) if task.files else ()
        for given in task.given:
            take_in(connection, given, is_kept=task.is_read_often)
        files = {file.table: file for file in sql_files.read_folder(folders.QUERIES, "staging").values()}
        connection.execute("create schema if not exists staging")
        for table in task.makes:
            beat(table)
            models.sql_model(files[table], task.parameters).make(connection)
        columns = {table: columns_of(connection, table) for table in task.hands_on}
        parts = tuple(
            part
            for table in task.hands_on
            for part in _handed_on(connection, task, table, into, columns[table])
        )
    shutil.rmtree(into / "spilled", ignore_errors=True)
    return Answer(parts, columns, reports)


def _read(
    connection: duckdb.DuckDBPyConnection, task: Task, beat: Callable[[str], None]
) -> tuple[tuple[FileReport, ...], ...]:
    """What became of each file of a task; their rows are in the tables of `collect`."""
    collect.make_tables(connection)
    taken: set[str] = set()
    reports = []
    for path in task.files:
        name = collect.named(path, task.incoming)
        beat(name)
        found = collect.load_file(
            connection, path, task.incoming, taken, collect.EVERY, lambda _, name=name: beat(name)
        )
        reports.append(tuple(found))
    collect.tell(connection, [report for of_file in reports for report in of_file])
    return tuple(reports)


def take_in(connection: duckdb.DuckDBPyConnection, given: Given, is_kept: bool) -> None:
    """Make a table of parts; is_kept: as one, else as a view of them."""
    schema = given.table.split(".")[0]
    connection.execute(f"create schema if not exists {schema}")
    if not given.parts:
        columns = ", ".join(f"{cells.quoted(name, chr(34))} {type_}" for name, type_ in given.columns)
        connection.execute(f"create table {given.table} ({columns})")
        return
    paths = ", ".join(cells.quoted(str(part.path), chr(39)) for part in given.parts)
    # a folder is named after its bucket, which is no column of ours
    rows = f"select * from read_parquet([{paths}], hive_partitioning = false)"
    connection.execute(f"create {'table' if is_kept else 'view'} {given.table} as {rows}")


def columns_of(connection: duckdb.DuckDBPyConnection, table: str) -> Columns:
    """Name and type of each column of a table or of a SELECT."""
    return tuple((row[0], row[1]) for row in connection.execute(f"describe {table}").fetchall())


def _handed_on(
    connection: duckdb.DuckDBPyConnection, task: Task, table: str, into: Path, columns: Columns
) -> Iterator[Part]:
    """The rows of a table as Parquet, those of each bucket in a file of its own."""
    bucket = task.hands_on[table]
    target = into / table
    if not bucket:
        yield from write(connection, table, target.with_name(f"{table}.parquet"), columns)
        return
    connection.execute(
        f"copy (select *, {bucket.format(buckets=task.buckets)} as bucket from {table}) "
        f"to {cells.quoted(str(target), chr(39))} (format parquet, partition_by (bucket))"
    )
    for path in sorted(target.glob("bucket=*/*.parquet")):
        yield _part(connection, table, path, columns, int(path.parent.name.removeprefix("bucket=")))


def write(
    connection: duckdb.DuckDBPyConnection, table: str, path: Path, columns: Columns | None = None
) -> Iterator[Part]:
    """The rows of a table as one part; none where it has no rows."""
    quoted = cells.quoted(str(path), chr(39))
    (rows,) = connection.execute(f"copy (from {table}) to {quoted} (format parquet)").fetchone()
    if rows:
        yield _part(connection, table, path, columns or columns_of(connection, table))
    else:
        path.unlink()


def _part(
    connection: duckdb.DuckDBPyConnection, table: str, path: Path, columns: Columns, bucket: int | None = None
) -> Part:
    quoted = cells.quoted(str(path), chr(39))
    source = f"read_parquet({quoted}, hive_partitioning = false)"
    if (written := columns_of(connection, f"select * from {source}")) != columns:
        raise TypeError(f"{table} is not the same in Parquet: {set(written) ^ set(columns)}")
    (rows,) = connection.execute(f"select count(*) from {source}").fetchone()
    return Part(table, path, rows, _digest(path), bucket)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def zone_of(connection: duckdb.DuckDBPyConnection) -> str:
    """The time zone in which a database reads times."""
    return connection.execute("select current_setting('TimeZone')").fetchone()[0]
