"""The query command gives what the pages get, in three formats, and says what is wrong with a call."""

import json
import os
import subprocess
import sys

import pytest

from plut.base.folders import REPOSITORY
from plut.warehouse.connection import UnknownParameter, UnknownQuery, Warehouse


@pytest.fixture(scope="module")
def run(edition):
    def command(*arguments: str) -> subprocess.CompletedProcess:
        environment = os.environ | {"PLUT_BUILD_DIR": str(edition.path.parent)}
        return subprocess.run(
            [sys.executable, str(REPOSITORY / "dashboard/query.py"), *arguments],
            capture_output=True,
            text=True,
            env=environment,
        )

    return command


def test_list_names_every_page_query(run):
    listed = run("--list").stdout
    for path in (REPOSITORY / "queries/pages").rglob("*.sql"):
        assert path.relative_to(REPOSITORY / "queries/pages").with_suffix("").as_posix() in listed


def test_json_csv_and_table_give_the_same_rows(run):
    rows = json.loads(run("frame/datasets", "--format", "json").stdout)
    assert {row["provenance"]: row["rows"] for row in rows if row["name"] == "centres"} == {
        "published": 83,
        "simulated": 17,
    }
    assert "centres,published,2025-12-30,83" in run("frame/datasets", "--format", "csv").stdout
    assert "83" in run("frame/datasets").stdout


def test_parameter_not_given_is_null(run):
    assert len(json.loads(run("centres/list", "--format", "json").stdout)) == 100
    assert len(json.loads(run("centres/list", "simulated=false", "--format", "json").stdout)) == 83


@pytest.mark.parametrize(
    "arguments", [("nothing/here",), ("overview/counts", "x=1"), ("overview/counts", "x"), ()]
)
def test_wrong_call_is_status_2_and_says_why(run, arguments):
    done = run(*arguments)
    assert done.returncode == 2 and done.stderr


def test_warehouse_refuses_what_it_does_not_know_and_any_way_out(edition):
    warehouse = Warehouse(edition.path)
    with pytest.raises(UnknownQuery, match="overview/counts"):
        warehouse.query("overview/nothing")
    with pytest.raises(UnknownParameter, match="has no parameter colour"):
        warehouse.query("overview/counts", colour="red")
    warehouse.close()
