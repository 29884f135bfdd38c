"""In which order a build makes its tables, and what it lets go of on the way."""

import duckdb
import pytest

from plut.building import models
from plut.building.models import Model

READ = "staging.incoming_procurement_read"  # a view


def made(*tables: tuple[str, tuple[str, ...]], passing: tuple[str, ...] = ()) -> tuple[list[str], set[str]]:
    """Names of steps in the order in which they are made, and of what is there at the end. A step counts the
    rows of all that it reads."""
    order: list[str] = []

    def step(table: str, reads: tuple[str, ...]) -> Model:
        kind = "view" if table in models.VIEWS else "table"
        rows = " union all ".join(f"select count(*) as n from {name}" for name in reads) or "select 1 as n"
        return Model(table, frozenset(reads), lambda at: at.execute(f"create {kind} {table} as {rows}"))

    with duckdb.connect() as connection:
        given = [step(table, reads) for table, reads in tables]
        models.run(connection, given, order.append, frozenset(passing))
        there = {
            f"{schema}.{name}"
            for schema, name in connection.execute(
                "select schema_name, table_name from duckdb_tables() union all "
                "select schema_name, view_name from duckdb_views() where not internal"
            ).fetchall()
        }
    return order, there


def test_one_line_of_work_ends_before_another_begins():
    order, _ = made(("a.first", ()), ("b.first", ()), ("a.second", ("a.first",)), ("a.third", ("a.second",)))
    assert order == ["a.first", "a.second", "a.third", "b.first"]


@pytest.mark.parametrize("read_through", [(), (READ,)], ids=["itself", "through a view"])
def test_rows_go_once_all_that_read_them_are_made(read_through):
    """Were they gone before, a step that reads them would fail."""
    last = read_through or ("raw.rows",)
    order, there = made(
        ("raw.rows", ()),
        ("marts.a", ("raw.rows",)),
        *((view, ("raw.rows",)) for view in read_through),
        ("marts.z", ("marts.a", *last)),
        ("marts.zz", ("marts.z",)),
        passing=("raw.rows",),
    )
    assert order.index("marts.z") > order.index("marts.a")
    assert "raw.rows" not in there and {"marts.a", "marts.z", "marts.zz"} <= there


def test_what_is_asked_for_at_the_end_stays():
    _, there = made(("raw.rows", ()), ("marts.a", ("raw.rows",)))
    assert there == {"raw.rows", "marts.a"}
