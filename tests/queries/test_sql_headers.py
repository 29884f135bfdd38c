"""The header of every SQL file says the truth about its SELECT."""

import duckdb
import pytest

from plut.base.folders import REPOSITORY
from plut.building import models, simulation
from plut.warehouse import sql_files

FILES = sql_files.read_folder(REPOSITORY / "queries")
SELECTS = {name: file for name, file in FILES.items() if not name.startswith("macros/")}
PAGES = [name for name in SELECTS if name.startswith("pages/")]


def given(file: sql_files.SqlFile) -> dict[str, object]:
    """Values to describe a query with: null, but what a build always knows has a type of its own."""
    known = {"simulate": True, "simulated_until": simulation.UNTIL, "latest_year": 2027}
    return {name: known.get(name) for name in duckdb.extract_statements(file.text)[0].named_parameters}


@pytest.mark.parametrize("name", FILES)
def test_file_is_one_statement_with_a_description(name):
    statements = duckdb.extract_statements(FILES[name].text)
    assert len(statements) == 1
    expected = duckdb.StatementType.CREATE if name.startswith("macros/") else duckdb.StatementType.SELECT
    assert statements[0].type == expected
    assert FILES[name].header.description.endswith(".")


@pytest.mark.parametrize("name", SELECTS)
def test_columns_of_the_header_are_those_of_the_query(name, workshop):
    file = SELECTS[name]
    described = workshop.execute(f"describe {file.text}", given(file)).fetchall()
    actual = [
        (column, "struct" if kind.startswith("STRUCT") else kind.lower().replace(" ", ""))
        for column, kind, *_ in described
    ]
    assert [(entry.name, entry.type.replace(" ", "")) for entry in file.header.columns] == actual


@pytest.mark.parametrize("name", SELECTS)
def test_parameters_of_the_header_are_those_of_the_query(name):
    file = SELECTS[name]
    assert {entry.name for entry in file.header.params} == set(
        duckdb.extract_statements(file.text)[0].named_parameters
    )


@pytest.mark.parametrize("name", [n for n in SELECTS if not n.startswith("checks/")])
def test_grain_is_unique_and_not_null(name, workshop):
    file = SELECTS[name]
    grain = ", ".join(file.header.grain)
    assert grain, "a file says what one row is"
    frame = workshop.execute(file.text, given(file)).df()
    keys = frame[list(file.header.grain)]
    assert not keys.duplicated().any()
    assert not keys.isna().any().any()


@pytest.mark.parametrize("name", PAGES)
def test_page_reads_marts_only_and_returns_provenance(name):
    file = SELECTS[name]
    assert {table.split(".")[0] for table in file.tables_read} == {"marts"}
    assert "provenance" in [entry.name for entry in file.header.columns]


@pytest.mark.parametrize(
    "name", [n for n in SELECTS if SELECTS[n].table not in models.VIEWS | models.UNSORTED]
)
def test_order_is_stated(name):
    assert "order by" in SELECTS[name].text.lower()


@pytest.mark.parametrize("name", [n for n in SELECTS if SELECTS[n].header.data])
def test_data_sets_of_the_header_exist(name, workshop):
    names = {row[0] for row in workshop.execute("select distinct name from marts.datasets").fetchall()}
    assert set(SELECTS[name].header.data) <= names


@pytest.mark.parametrize("name", [n for n in SELECTS if n.startswith(("staging/", "marts/"))])
def test_every_table_is_read_by_someone(name):
    table = SELECTS[name].table
    read_by_sql = any(table in file.tables_read for file in SELECTS.values())
    code = "".join(path.read_text() for path in (REPOSITORY / "dashboard").rglob("*.py"))
    # marts are the product of a build: later pages, exports and readers with a DuckDB client use them
    assert read_by_sql or table in code or name.startswith("marts/")


@pytest.mark.parametrize("name", PAGES)
def test_page_query_is_used_by_the_app(name):
    code = "".join(path.read_text() for path in (REPOSITORY / "dashboard").rglob("*.py"))
    assert f'"{name.removeprefix("pages/")}"' in code
