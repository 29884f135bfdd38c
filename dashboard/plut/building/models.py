"""Tables that make tables: SQL files and Python functions, run in the order in which they read one another.

A SQL file of `queries/staging` or `queries/marts` makes the table of its name. What SQL cannot say (geometry,
random draws) is a Python model: a function Connection -> DataFrame, declared with the tables that it reads.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from graphlib import TopologicalSorter

import duckdb
import pandas as pd

from plut.building.incoming.official import EXPORTS
from plut.warehouse.sql_files import SqlFile

# A step of millions of rows that one other step reads, once, or that is there so that parts of a build can be
# made apart: a view, so that its rows are not written and read again; and what is asked for by the check of a
# file alone, so that no build counts it.
VIEWS = frozenset(
    {
        "staging.incoming_procurement_read",
        "staging.incoming_institution_rows",
        "staging.incoming_application_marks",
        "staging.office_spending",
        "staging.incoming_rights",
    }
)
# Steps of millions of rows, in the order of the files: sorting them takes a large part of a build, and
# nobody reads the order.
UNSORTED = frozenset(
    {
        "staging.incoming_procurement_judged",
        "staging.incoming_procurement",
        "staging.incoming_certification_applications",
        "staging.office_certification_applications",
    }
)
# Steps of millions of rows that no check, no report and no edition reads: a build lets go of them once those
# that read them are made, so that the next find room in memory.
PASSING = frozenset(
    {
        *EXPORTS,
        "raw.incoming_certification_applications",
        "staging.incoming_procurement_judged",
        "staging.incoming_certification_applications",
        "staging.repeated_certification_applications",
        "staging.office_certification_applications",
    }
)
# Steps that have rows only for rows of these tables, files of an office: where none of them has any, the step
# is not run. Its query is long, and to plan it takes longer than all else of a build without such files.
ROWS_OF = {
    "staging.incoming_procurement_judged": EXPORTS,
    "staging.incoming_institution_names": EXPORTS,
    "staging.incoming_number_marks": (*EXPORTS, "raw.incoming_travel_times"),
    "staging.incoming_certification_applications": ("raw.incoming_certification_applications",),
    "staging.incoming_centres_read": ("raw.incoming_centres",),
    "staging.incoming_centres_judged": ("raw.incoming_centres",),
    "staging.incoming_consultants_judged": ("raw.incoming_consultants",),
    "staging.incoming_travel_times_judged": ("raw.incoming_travel_times",),
    "staging.incoming_corrections": ("raw.incoming_corrections",),
}


@dataclass(frozen=True)
class Model:
    """A table, what it reads and how it is made; `is_kept`: it takes long, and the next build may take it
    over (see kept.py); beside: tables that are made with it."""

    table: str
    reads: frozenset[str]
    make: Callable[[duckdb.DuckDBPyConnection], None]
    is_kept: bool = False
    beside: tuple[str, ...] = ()


def sql_model(file: SqlFile, parameters: dict[str, object]) -> Model:
    """The table of a SQL file; it is given those of `parameters` that it names."""

    def make(connection: duckdb.DuckDBPyConnection) -> None:
        given = {name: parameters[name] for name in file.parameters}
        kind = "view" if file.table in VIEWS else "table"
        rows = "" if _has_rows(connection, file.table) else "with no data"
        connection.execute(f"create {kind} {file.table} as {file.text} {rows}", given)

    return Model(file.table, file.tables_read, make)


def _has_rows(connection: duckdb.DuckDBPyConnection, table: str) -> bool:
    """Whether a step may have rows, by ROWS_OF."""
    return table not in ROWS_OF or any(
        connection.execute(f"select true from {source} limit 1").fetchone() for source in ROWS_OF[table]
    )


def python_model(
    table: str,
    reads: Iterable[str],
    function: Callable[[duckdb.DuckDBPyConnection], pd.DataFrame],
    is_kept: bool = False,
) -> Model:
    """The table of a Python function's frame; a kept one must depend on nothing but the tables that it
    reads."""

    def make(connection: duckdb.DuckDBPyConnection) -> None:
        connection.register("model_frame", function(connection))
        connection.execute(f"create table {table} as select * from model_frame")
        connection.unregister("model_frame")

    return Model(table, frozenset(reads), make, is_kept)


def needed(models: list[Model], tables: Iterable[str]) -> list[Model]:
    """The models of these tables and of all that they read."""
    by_table = {model.table: model for model in models}
    found: set[str] = set()
    waiting = list(tables)
    while waiting:
        table = waiting.pop()
        if table in by_table and table not in found:
            found.add(table)
            waiting += by_table[table].reads
    return [model for model in models if model.table in found]


def run(
    connection: duckdb.DuckDBPyConnection,
    models: list[Model],
    step: Callable[[str], None],
    passing: frozenset[str] = frozenset(),
) -> None:
    """Make every table, each after those that it reads; `step` is told the name of each before it is made.
    passing: tables that are let go once all that read them are made.

    What has just become possible is made first: one line of work ends before another begins, and what both
    would hold is not held at once. Raises ValueError when a model reads a table that nobody makes,
    graphlib.CycleError when two read each other.
    """
    by_table = {table: model for model in models for table in (model.table, *model.beside)}
    loaded = {
        f"{s}.{t}"
        for s, t in connection.execute(
            "select schema_name, table_name from duckdb_tables() union select schema_name, view_name from "
            "duckdb_views()"
        ).fetchall()
    }
    for model in models:
        if missing := model.reads - by_table.keys() - loaded:
            raise ValueError(f"{model.table} reads {', '.join(sorted(missing))}, which nothing makes")
    sorter = TopologicalSorter(
        {m.table: {by_table[t].table for t in m.reads & by_table.keys()} for m in models}
    )
    sorter.prepare()
    for schema in sorted({table.split(".")[0] for table in by_table}):
        connection.execute(f"create schema if not exists {schema}")
    awaited = {table: _readers(models, table) for table in passing}
    possible: list[str] = []
    while sorter.is_active():
        possible += sorted(sorter.get_ready(), reverse=True)
        table = possible.pop()
        step(table)
        by_table[table].make(connection)
        sorter.done(table)
        for passed, readers in awaited.items():
            readers.discard(table)
            if not readers:
                _let_go(connection, passed)
        awaited = {passed: readers for passed, readers in awaited.items() if readers}


def _readers(models: list[Model], table: str) -> set[str]:
    """Who reads a table, themselves or through a view."""
    found = {model.table for model in models if table in model.reads}
    return found.union(*(_readers(models, view) for view in found & VIEWS))


def _let_go(connection: duckdb.DuckDBPyConnection, table: str) -> None:
    schema, name = table.split(".")
    is_there = "select true from duckdb_tables() where schema_name = ? and table_name = ?"
    if connection.execute(is_there, [schema, name]).fetchone():  # a view of parts takes no memory
        connection.execute(f"drop table {table}")
