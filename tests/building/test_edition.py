"""An edition: what is in it, that it repeats, and that a failed or killed build leaves the former one
serving."""

import json
import random
import shutil
import signal
import subprocess
import sys
import time

import duckdb
import pytest

from plut.base.folders import REPOSITORY
from plut.building import pipeline
from plut.building.scale import SMALL
from plut.warehouse import editions
from plut.warehouse.connection import (
    LOCKED,  # what a page's test left open in this process has the same configuration
)


def command(*arguments: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, str(REPOSITORY / "dashboard/build.py"), *arguments], capture_output=True, text=True
    )


def tables(path) -> dict[str, list]:
    with duckdb.connect(str(path), read_only=True, config=LOCKED) as connection:
        names = connection.execute(
            "select table_name from duckdb_tables() where schema_name = 'marts' order by 1"
        ).fetchall()
        return {name: connection.execute(f"select * from marts.{name}").fetchall() for (name,) in names}


@pytest.fixture(scope="module", params=["small", pytest.param("full", marks=pytest.mark.long)])
def scale(request) -> str:
    return request.param


@pytest.fixture(scope="module")
def told(once, scale) -> dict:
    """What the command tells of a build that finds no kept tables."""

    def build(folder):
        done = command("--out", str(folder), "--scale", scale, "--json")
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return once(f"told_by_the_command_{scale}", build)


@pytest.fixture(scope="module")
def built_here(request, once, kept_tables, scale) -> pipeline.Report:
    """The same in this process, where tables may have been kept."""
    if scale == "full":
        return request.getfixturevalue("edition")

    def build(folder):
        given = {"kept_tables": kept_tables, "scale": SMALL}
        return [pipeline.build(folder / "none", folder / "build", **given) for _ in range(2)][-1]

    return once("built_here", build)


def test_json_report_counts_regions_and_centres(told):
    assert set(told) == {"edition", "path", "datasets", "checks", "seconds"}
    rows = {(d["name"], d["provenance"]): d["rows"] for d in told["datasets"]}
    assert rows["provinces", "published"] == 38 and rows["regencies", "published"] == 514
    assert rows["centres", "published"] == 83 and rows["centres", "simulated"] == 17
    assert {c["offending_rows"] for c in told["checks"]} == {0}
    with duckdb.connect(told["path"], read_only=True, config=LOCKED) as connection:
        assert connection.execute(
            "select count(*) filter (where is_self_governing) from marts.regencies"
        ).fetchone() == (508,)
        levels = connection.execute(
            "select level, count(*) from marts.centres group by level order by level"
        ).fetchall()
    assert levels == [("province", 26), ("regency", 74)]


def test_without_simulation_the_published_centres_remain(tmp_path):
    report = json.loads(
        command("--out", str(tmp_path), "--no-simulation", "--scale", "small", "--json").stdout
    )
    rows = {(d["name"], d["provenance"]): d["rows"] for d in report["datasets"]}
    assert rows["centres", "published"] == 83
    assert not [name for name, provenance in rows if provenance == "simulated"]


def test_same_inputs_give_the_same_edition_and_equal_marts(built_here, told):
    """Whether tables were kept from another build or made anew, in this process or in another."""
    assert told["edition"] == built_here.edition
    first, second = tables(built_here.path), tables(told["path"])
    assert first.keys() == second.keys()
    for name, rows in first.items():
        assert rows == second[name], name


def test_any_input_changes_the_name(tmp_path):
    a, b = tmp_path / "a.csv", tmp_path / "b.csv"
    a.write_text("1")
    b.write_text("1")
    names = {
        editions.edition_name({"data": (tmp_path, [a])}, {"simulate": True}),
        editions.edition_name({"data": (tmp_path, [b])}, {"simulate": True}),
        editions.edition_name({"data": (tmp_path, [a])}, {"simulate": False}),
        editions.edition_name({"data": (tmp_path, [a, b])}, {"simulate": True}),
    }
    assert len(names) == 4


def test_three_editions_are_kept_and_those_handed_out(tmp_path):
    (tmp_path / editions.HANDED_OUT).write_text("aaaaaaaaaaa1\n")
    (tmp_path / "dinas.duckdb").write_text("a database of somebody else")
    for number in range(1, 7):
        with editions.workplace(tmp_path) as work:
            (work / "finished").write_text(f"{number}")
            editions.publish(work / "finished", tmp_path, f"aaaaaaaaaaa{number}")
    assert sorted(p.stem for p in tmp_path.glob("*.duckdb")) == [
        "aaaaaaaaaaa1",
        "aaaaaaaaaaa4",
        "aaaaaaaaaaa5",
        "aaaaaaaaaaa6",
        "dinas",
    ]
    assert editions.current(tmp_path).stem == "aaaaaaaaaaa6"


def test_failed_check_leaves_the_former_edition_and_shows_the_rows(tmp_path):
    """A copy of the product whose Wakatobi lies at longitude 23.5389, as its source prints it."""
    copy = tmp_path / "copy"
    for part in ("dashboard", "queries", "data/reference", "data/published"):
        shutil.copytree(REPOSITORY / part, copy / part)  # with what Python has compiled
    for part in ("data/sources.toml", "requirements.txt"):
        shutil.copy(REPOSITORY / part, copy / part)
    build = [
        sys.executable,
        str(copy / "dashboard/build.py"),
        "--out",
        str(tmp_path / "build"),
        "--scale",
        "small",
    ]
    subprocess.run(build, check=True, capture_output=True)
    before = editions.current(tmp_path / "build")
    path = copy / "data/reference/regencies.csv"
    text = path.read_text()
    assert "123.5389" in text
    path.write_text(text.replace("123.5389", "23.5389"))
    done = subprocess.run(build, capture_output=True, text=True)
    assert done.returncode == 1
    assert "seats_in_own_region" in done.stderr and "7407" in done.stderr
    assert editions.current(tmp_path / "build") == before


def test_wrong_usage_is_status_2(tmp_path):
    assert command("--incoming", str(tmp_path / "missing")).returncode == 2
    assert command("--nonsense").returncode == 2


@pytest.mark.parametrize("kills", [4, pytest.param(40, marks=pytest.mark.long)])
def test_killed_builds_leave_the_former_edition_serving(once, kept_tables, tmp_path, kills):
    def build(folder):
        report = pipeline.build(folder / "none", folder / "build", kept_tables=kept_tables, scale=SMALL)
        again = pipeline.build(folder / "none", folder / "build", kept_tables=kept_tables, scale=SMALL)
        return report.path.parent, again.seconds  # what a build takes that finds kept tables

    finished_folder, seconds = once("to_be_killed", build)
    out = tmp_path / "build"
    shutil.copytree(finished_folder, out)
    shutil.copytree(kept_tables, out / "kept")
    before = editions.current(out)
    incoming = tmp_path / "incoming"
    incoming.mkdir()
    rng = random.Random(7)
    finished = 0
    for number in range(kills):
        (incoming / "new.csv").write_text(
            f"centre_id,name,level,province_code,regency_code,as_of\nA{number},x,province,31,,2026-01-01\n"
        )
        process = subprocess.Popen(
            [
                sys.executable,
                str(REPOSITORY / "dashboard/build.py"),
                "--incoming",
                str(incoming),
                "--out",
                str(out),
                "--scale",
                "small",
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(rng.uniform(0.2, seconds + 1.2))
        process.send_signal(signal.SIGKILL)
        process.wait()
        served = editions.current(out)
        if served != before:
            finished += 1  # it was quicker than the kill: then the new edition is whole
            before = served
        with duckdb.connect(str(served), read_only=True, config=LOCKED) as connection:
            assert connection.execute("select count(*) from marts.centres").fetchone()[0] >= 100
            assert connection.execute("select sum(offending_rows) from marts.checks").fetchone() == (0,)
    assert finished < kills
    with editions.workplace(out):
        assert len(list(out.glob(".building-*"))) == 1


@pytest.mark.parametrize("name", ["raw", "staging", "geography", "simulated"])
def test_an_edition_holds_no_scaffolding(edition, name):
    with duckdb.connect(str(edition.path), read_only=True, config=LOCKED) as connection:
        assert connection.execute(
            "select count(*) from duckdb_tables() where schema_name = ?", [name]
        ).fetchone() == (0,)


def test_what_a_killed_build_left_is_removed_and_strange_names_are_left(tmp_path):
    left, strange = tmp_path / ".building-999999999", tmp_path / "building-foo"
    for folder in (left, strange):
        folder.mkdir()
        (folder / "block").write_text("x")
    with editions.workplace(tmp_path) as work:
        assert not left.exists() and strange.exists() and work.is_dir()
    assert not work.exists()


def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path):
    (tmp_path / "file").write_text("x")
    done = command("--out", str(tmp_path / "file" / "below"))
    assert done.returncode in (1, 2) and "Traceback" not in done.stderr and done.stderr.strip()
