"""Tables kept from build to build: taken over where nothing has changed, made anew where anything has."""

import duckdb
import pandas as pd
import pytest

from plut.building import models
from plut.building.kept import Kept
from plut.building.models import python_model


@pytest.fixture
def build(tmp_path):
    """Make simulated.squares of some numbers: a function (numbers, code) -> (rows of the table, how often it
    was made)."""
    made = []

    def squares(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
        made.append(1)
        return connection.execute("select n, n * n as square from raw.numbers order by n").df()

    def run(numbers: list[int], code: str = "as it is") -> tuple[list[tuple], int]:
        with duckdb.connect() as connection:
            connection.execute("create schema raw; create table raw.numbers (n integer)")
            connection.executemany("insert into raw.numbers values (?)", [[n] for n in numbers])
            kept = Kept(tmp_path / "kept", code)
            model = python_model("simulated.squares", ["raw.numbers"], squares, is_kept=True)
            models.run(connection, [kept.keeping(model)], lambda _: None)
            kept.drop_unused()
            return connection.execute("from simulated.squares order by n").fetchall(), len(made)

    return run


def test_a_kept_table_is_made_once_for_the_same_rows_in_any_order(build):
    assert build([1, 2, 3]) == ([(1, 1), (2, 4), (3, 9)], 1)
    assert build([3, 1, 2]) == ([(1, 1), (2, 4), (3, 9)], 1)


@pytest.mark.parametrize(
    ("numbers", "code"), [([1, 2, 4], "as it is"), ([1, 2, 3, 3], "as it is"), ([1, 2, 3], "changed")]
)
def test_a_changed_row_a_repeated_row_or_changed_code_makes_it_anew(build, numbers, code):
    build([1, 2, 3])
    rows, made = build(numbers, code)
    assert made == 2
    assert [n for n, _ in rows] == numbers


def test_a_damaged_file_is_made_anew(build, tmp_path):
    build([1, 2, 3])
    file = next((tmp_path / "kept").glob("*.parquet"))
    file.write_bytes(file.read_bytes()[:40])
    assert build([1, 2, 3]) == ([(1, 1), (2, 4), (3, 9)], 2)


def test_only_the_tables_of_the_last_build_are_kept(build, tmp_path):
    build([1])
    build([2])
    assert len(list((tmp_path / "kept").iterdir())) == 1
