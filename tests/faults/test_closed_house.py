"""What an installation switches off is off on every page, in words; a served edition is read and nothing
else."""

import ast
import os
import subprocess
import sys
import tomllib

import duckdb
import pytest

from plut.base.folders import REPOSITORY
from plut.warehouse.connection import UnfitParameters, UnknownParameter, UnknownQuery, Warehouse

MODULES = sorted((REPOSITORY / "dashboard").rglob("*.py"))


def buttons(app) -> int:
    return len(app.get("download_button"))


@pytest.mark.parametrize(
    ("language", "word"), [("id", "Unduhan dimatikan"), ("en", "Downloads are switched off")]
)
@pytest.mark.parametrize("page", ["press", "data"])
def test_files_to_take_away_can_be_switched_off(served, visit_page, monkeypatch, page, language, word):
    assert buttons(visit_page(served[0], page, lang=language)) >= 3
    monkeypatch.setenv("PLUT_EXPORT", "0")
    app = visit_page(served[0], page, lang=language)
    assert not app.exception and buttons(app) == 0
    assert any(word in caption.value for caption in app.caption)


def test_a_check_of_a_file_can_be_switched_off(served, visit_page, monkeypatch):
    assert visit_page(served[0]).get("file_uploader")
    monkeypatch.setenv("PLUT_UPLOAD", "off")
    app = visit_page(served[0], lang="en")
    assert not app.get("file_uploader")
    assert any("Checking a file is switched off" in text.proto.body for text in app.get("html"))


def test_one_place_alone_gives_files_away():
    def names(path):
        return {
            node.attr
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Attribute)
        }

    # at the desk looking.py gives what a candidate changes, records.py the journal; marked.py a file to
    # whoever gave it
    assert [p.name for p in MODULES if "download_button" in names(p)] == [
        "looking.py",
        "records.py",
        "marked.py",
        "showing.py",
    ]
    assert [path.name for path in MODULES if "file_uploader" in names(path)] == ["showing.py"]


def test_no_kit_is_written_where_files_are_switched_off(tmp_path):
    command = [
        sys.executable,
        str(REPOSITORY / "dashboard/press_kit.py"),
        "--all",
        "--out",
        str(tmp_path / "kits"),
    ]
    done = subprocess.run(command, capture_output=True, text=True, env=os.environ | {"PLUT_EXPORT": "0"})
    assert done.returncode == 2 and "switched off" in done.stderr and not (tmp_path / "kits").exists()


def test_uploads_are_bounded():
    with (REPOSITORY / ".streamlit/config.toml").open("rb") as file:
        assert tomllib.load(file)["server"]["maxUploadSize"] <= 50


@pytest.fixture
def warehouse(served):
    opened = Warehouse(served[1])
    yield opened
    opened.close()


WAYS_OUT = [
    "create table marts.x as select 1",
    "insert into marts.centres select * from marts.centres",
    "update marts.centres set name = 'x'",
    "delete from marts.centres",
    "drop table marts.centres",
    "attach '{folder}/x.duckdb'",
    "attach ':memory:' as m; create table m.x (i integer); attach '{folder}/y.duckdb'",
    "select * from read_csv('/etc/passwd')",
    "select * from read_text('/etc/passwd')",
    "select * from read_blob('{folder}/CURRENT')",
    "select * from glob('/*')",
    "select * from '{folder}/rejects/x.csv'",
    "copy marts.centres to '{folder}/x.csv'",
    "copy (select 1) to '{folder}/x.parquet' (format parquet)",
    "export database '{folder}/x'",
    "install httpfs",
    "load httpfs",
    "set enable_external_access = true",
    "set memory_limit = '100GB'",
    "set threads = 64",
    "reset lock_configuration",
    "pragma enable_profiling",
    "select * from app",
]


@pytest.mark.parametrize("sql", WAYS_OUT)
def test_a_served_connection_only_reads(warehouse, served, sql):
    """Even SQL of one's own, which no input gives, finds no way out of the edition."""
    folder = served[0]
    app = [1]  # a Python object that SQL must not see
    assert app
    before = sorted(path.name for path in folder.rglob("*"))
    with warehouse._connection.cursor() as cursor, pytest.raises(duckdb.Error):
        cursor.execute(sql.format(folder=folder))
    assert sorted(path.name for path in folder.rglob("*")) == before


HOSTILE = [
    "'; drop table marts.centres; --",
    "' union select * from read_csv('/etc/passwd') --",
    "attach 'x.duckdb'",
    "$level",
    "\0",
    "../../../etc/passwd",
    "x" * 10_000,
]


def test_every_parameter_of_every_page_query_is_a_value_and_never_sql(warehouse):
    """A value is compared or refused as a value of the wrong type; the tables stay what they are."""
    before = warehouse.query("centres/list")
    refused = compared = 0
    for name, text in warehouse.texts.items():
        wanted = duckdb.extract_statements(text)[0].named_parameters
        for parameter in wanted:
            for value in HOSTILE:
                try:
                    rows = warehouse.query(name, **{parameter: value})
                except (UnfitParameters, duckdb.BinderException):
                    refused += 1
                    continue
                compared += 1
                assert "root:" not in rows.to_csv()
    assert refused and compared  # of both kinds there are parameters
    assert warehouse.query("centres/list").equals(before)


@pytest.mark.parametrize("value", HOSTILE)
def test_a_name_of_a_query_or_parameter_is_no_sql(warehouse, value):
    with pytest.raises(UnknownQuery):
        warehouse.query(value)
    with pytest.raises(UnknownParameter):
        warehouse.query("centres/list", **{value: 1})


@pytest.mark.parametrize(
    "arguments", [("centres/list'; drop table x; --",), ("centres/list", f"simulated={HOSTILE[1]}")]
)
def test_the_query_command_refuses_sql(served, arguments):
    environment = os.environ | {"PLUT_BUILD_DIR": str(served[0])}
    command = [sys.executable, str(REPOSITORY / "dashboard/query.py"), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, env=environment)
    assert (
        done.returncode == 2 and done.stderr and "Traceback" not in done.stderr and "root:" not in done.stdout
    )
