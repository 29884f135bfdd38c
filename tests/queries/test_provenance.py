"""Provenance travels with the rows: what a simulated row enters is marked, and nothing else."""

import itertools

import duckdb
import pytest

from plut.base.folders import QUERIES
from plut.warehouse import sql_files
from plut.warehouse.macros import Macros

PAGES = sql_files.read_folder(QUERIES, "pages")
MACROS = Macros(QUERIES)
SAMPLED = 12


@pytest.fixture(scope="module")
def published(workshop):
    """The marts of the workshop as if all of it were published, in a database that tests may change."""
    connection = duckdb.connect()
    MACROS.make(connection, of_tables=False)
    connection.execute("create schema marts")
    for (table,) in workshop.execute(
        "select table_name from duckdb_tables() where schema_name = 'marts'"
    ).fetchall():
        frame = workshop.sql(
            f"select * replace ('published' as provenance) from marts.{table}"
        ).to_arrow_table()
        connection.register("frame", frame)
        connection.execute(f"create table marts.{table} as select * from frame")
        connection.unregister("frame")
    MACROS.make(connection, of_tables=True)
    return connection


def result(connection, file) -> dict[tuple, tuple[tuple, str]]:
    """Grain -> (values without provenance, provenance)."""
    frame = connection.execute(file.text, {entry.name: None for entry in file.header.params}).df()
    values = frame.drop(columns="provenance").astype("string").fillna("")
    keys = values[[g for g in file.header.grain if g != "provenance"]].itertuples(index=False, name=None)
    return dict(
        zip(
            keys,
            zip(values.itertuples(index=False, name=None), frame["provenance"], strict=True),
            strict=True,
        )
    )


@pytest.mark.parametrize("name", PAGES)
def test_rows_that_a_simulated_row_enters_are_marked_and_no_others(name, published):
    file = PAGES[name]
    before = result(published, file)
    for table in sorted(MACROS.tables_read(file)):
        total = published.execute(f"select count(*) from {table}").fetchone()[0]
        for rowid in range(0, total, max(1, total // SAMPLED)):
            published.execute("begin")
            published.execute(f"delete from {table} where rowid = ?", [rowid])
            without = result(published, file)
            published.execute("rollback")
            published.execute("begin")
            published.execute(f"update {table} set provenance = 'simulated' where rowid = ?", [rowid])
            with_one = result(published, file)
            published.execute("rollback")
            touched = {key for key, (values, _) in before.items() if without.get(key, (None,))[0] != values}
            marked = {key for key, (_, provenance) in with_one.items() if provenance == "simulated"}
            if "provenance" in file.header.grain:
                assert bool(touched) <= bool(marked), (table, rowid)
            else:
                assert touched == marked, (table, rowid)


def test_weakest_and_weaker_follow_the_order_of_trust(published):
    order = ["simulated", "imported", "derived", "published"]
    for weak, strong in itertools.pairwise(order):
        assert published.execute(
            "select weaker(?, ?), weaker(?, ?)", [weak, strong, strong, weak]
        ).fetchone() == (weak, weak)
    assert published.execute(
        "select weakest(p) from (values ('published'), ('imported'), ('derived')) t(p)"
    ).fetchone() == ("imported",)
