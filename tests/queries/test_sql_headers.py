"""The header of every SQL file says the truth about its SELECT."""

import datetime
import re

import duckdb
import pytest

from plut.base.folders import QUERIES, REPOSITORY
from plut.building import models, simulation
from plut.building.spreading.stages import STAGES
from plut.warehouse import sql_files
from plut.warehouse.macros import Macros

FILES = sql_files.read_folder(QUERIES)
MACROS = Macros(QUERIES)
SELECTS = {name: file for name, file in FILES.items() if not name.startswith("macros/")}
PAGES = [name for name in SELECTS if name.startswith("pages/")]
TABLE_MACROS = {name: file for name, file in FILES.items() if re.search(r"\) as table\n", file.text)}
RETURNING_ROWS = SELECTS | TABLE_MACROS


def text(name: str) -> str:
    """The SELECT of a file; of a table macro one that calls it with parameters named as in its header."""
    file = FILES[name]
    parameters = ", ".join(f"${entry.name}" for entry in file.header.params)
    return (
        f"select * from {name.removeprefix('macros/')}({parameters})" if name in TABLE_MACROS else file.text
    )


def given(name: str) -> dict[str, object]:
    """Values to describe a query with: null, but what a build always knows has a type of its own."""
    known = {
        "simulate": True,
        "simulated_until": simulation.UNTIL,
        "latest_year": 2027,
        "build_day": datetime.date(2027, 1, 1),
    }
    return {p: known.get(p) for p in duckdb.extract_statements(text(name))[0].named_parameters}


@pytest.mark.parametrize("name", FILES)
def test_file_is_one_statement_with_a_description(name):
    statements = duckdb.extract_statements(FILES[name].text)
    assert len(statements) == 1
    expected = duckdb.StatementType.CREATE if name.startswith("macros/") else duckdb.StatementType.SELECT
    assert statements[0].type == expected
    assert FILES[name].header.description.endswith(".")


def test_an_entry_goes_on_further_in_than_the_names():
    header = sql_files.parse_header(
        "-- Regions.\n--\n-- grain:   code\n-- columns: code   varchar   two digits,\n"
        "--                          or four\n--          name   varchar\n-- data:    provinces,\n--        "
        "  regencies\nselect 1"
    )
    assert [(e.name, e.meaning) for e in header.columns] == [("code", "two digits, or four"), ("name", "")]
    assert header.data == ("provinces", "regencies")


@pytest.mark.parametrize("name", RETURNING_ROWS)
def test_columns_of_the_header_are_those_of_the_query(name, workshop):
    file = FILES[name]
    described = workshop.execute(f"describe {text(name)}", given(name)).fetchall()
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


@pytest.mark.parametrize("name", TABLE_MACROS)
def test_parameters_of_the_header_are_those_of_the_macro(name):
    file = FILES[name]
    declared = re.search(r"^create macro \w+\(([^)]*)\)", file.text, re.MULTILINE)[1]
    assert [entry.name for entry in file.header.params] == re.findall(r"\w+", declared)


@pytest.mark.parametrize("name", [n for n in RETURNING_ROWS if not n.startswith("checks/")])
def test_grain_is_unique_and_not_null(name, workshop):
    file = FILES[name]
    grain = ", ".join(file.header.grain)
    assert grain, "a file says what one row is"
    frame = workshop.execute(text(name), given(name)).df()
    keys = frame[list(file.header.grain)]
    assert not keys.duplicated().any()
    assert not keys.isna().any().any()


@pytest.mark.parametrize("name", PAGES)
def test_page_reads_marts_only_and_returns_provenance(name):
    file = SELECTS[name]
    assert {table.split(".")[0] for table in MACROS.tables_read(file)} == {"marts"}
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
    read_by_sql = any(table in file.tables_read for file in FILES.values())
    code = "".join(path.read_text() for path in (REPOSITORY / "dashboard").rglob("*.py"))
    # marts are the product of a build: later pages, exports and readers with a DuckDB client use them
    assert read_by_sql or table in code or name.startswith("marts/")


@pytest.mark.parametrize("name", MACROS.files)
def test_macro_is_called_by_another_file(name):
    made = re.search(r"^create macro (\w+)\(", MACROS.files[name].text, re.MULTILINE)[1]
    assert made == name, "a file is named like its macro"
    called = set().union(*(file.functions_called for file in FILES.values()))
    called |= {how.partition("(")[0] for stage in STAGES for how in stage.hands_on.values()}
    assert name in called
    assert f"`{name}`" in (QUERIES / "README.md").read_text()


@pytest.mark.parametrize("name", TABLE_MACROS)
def test_table_macro_reads_marts_only(name):
    assert {table.split(".")[0] for table in MACROS.tables_read(FILES[name])} == {"marts"}


@pytest.mark.parametrize("name", TABLE_MACROS)
def test_parameters_of_a_macro_have_names_that_no_column_has(name, workshop):
    columns = {
        column
        for table in FILES[name].tables_read
        for (column, *_) in workshop.execute(f"describe {table}").fetchall()
    }
    assert not columns & {entry.name for entry in FILES[name].header.params}


@pytest.mark.parametrize("name", [n for n in SELECTS if n.startswith(("staging/", "marts/"))])
def test_what_makes_a_table_calls_no_macro_of_tables(name):
    """Such macros are made once the marts are there: what two marts share is a mart."""
    assert MACROS.tables_read(SELECTS[name]) == SELECTS[name].tables_read


@pytest.mark.parametrize("name", PAGES)
def test_page_query_is_used_by_the_app(name):
    code = "".join(path.read_text() for path in (REPOSITORY / "dashboard").rglob("*.py"))
    assert f'"{name.removeprefix("pages/")}"' in code
