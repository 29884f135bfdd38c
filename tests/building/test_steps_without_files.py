"""Steps that are not run where an office has no files of theirs: run all the same they have no rows, and the
columns that the others read."""

import datetime

import duckdb
import pytest
from procurement_files import ROWS, as_csv, rows

from plut.base.folders import QUERIES
from plut.building import pipeline
from plut.building.models import ROWS_OF
from plut.building.scale import SMALL
from plut.warehouse import sql_files

DAY = datetime.date(2026, 11, 30)
GIVEN = {"latest_year": DAY.year + 1, "build_day": DAY}


@pytest.fixture(scope="module")
def without_files() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    pipeline.fill(connection, [], simulate=False, only=frozenset(ROWS_OF), scale=SMALL, day=DAY)
    return connection


@pytest.mark.parametrize("table", ROWS_OF)
def test_a_step_that_is_not_run_would_have_had_no_rows_and_has_its_columns(without_files, table):
    file = sql_files.read_folder(QUERIES)[table.replace(".", "/")]
    given = {name: GIVEN[name] for name in file.parameters}
    run = without_files.execute(file.text, given)
    columns = [(name, str(kind)) for name, kind, *_ in run.description]
    assert run.fetchall() == []
    made = without_files.execute(f"from {table}")
    assert [(name, str(kind)) for name, kind, *_ in made.description] == columns
    assert made.fetchall() == []


def test_one_file_of_ten_kinds_is_enough_for_the_step_to_run(tmp_path):
    for dataset in ROWS:
        path = tmp_path / f"{dataset}.csv"
        path.write_bytes(as_csv(rows(dataset)))
        with duckdb.connect() as connection:
            judged = frozenset({"staging.incoming_procurement_judged"})
            pipeline.fill(connection, [path], simulate=False, only=judged, scale=SMALL, day=DAY)
            assert connection.execute("from staging.incoming_procurement_judged").fetchall(), dataset
