"""What is read is counted: how much of it, on which day, and nothing that could tell who."""

import datetime
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from plut.base import clock, folders
from plut.base.folders import REPOSITORY
from plut.office import usage
from plut.surfaces.pages import PAGES
from plut.surfaces.press.registry import OFFERS
from plut.warehouse import sql_files

LONG_AGO = datetime.date(2000, 1, 1)


@pytest.fixture(autouse=True)
def counted(tmp_path, monkeypatch) -> Path:
    """A desk of this test alone."""
    usage.flush()  # of the tests before
    monkeypatch.setenv("PLUT_DESK_DIR", str(tmp_path / "desk"))
    monkeypatch.setenv("PLUT_BUILD_DIR", str(tmp_path / "build"))
    return tmp_path / "desk"


def counts() -> list[tuple[str, str, int]]:
    """Kind, name and count of all that was counted."""
    usage.flush()
    return counts_read()


def counts_read() -> list[tuple[str, str, int]]:
    """The same as far as it is written."""
    return list(usage.by_name(LONG_AGO).itertuples(index=False, name=None))


def test_what_is_counted_is_read_by_day_and_by_name():
    for kind, name, times in (("page", "peta", 2), ("page", "data", 3), ("rows", "centres/list", 1)):
        for _ in range(times):
            usage.count(kind, name)
    assert counts() == [("page", "data", 3), ("page", "peta", 2), ("rows", "centres/list", 1)]
    usage.count("page", "peta")  # onto what is written already
    assert counts()[:2] == [("page", "data", 3), ("page", "peta", 3)]
    today = clock.today()
    days = usage.by_day(LONG_AGO).to_dict("records")
    assert days == [
        {"day": today.isoformat(), "kind": "page", "count": 6},
        {"day": today.isoformat(), "kind": "rows", "count": 1},
    ]
    assert usage.by_day(today + datetime.timedelta(days=1)).empty


def test_before_anything_is_counted_there_is_nothing_to_read():
    assert not usage.file().exists()
    assert usage.by_day(LONG_AGO).empty and list(usage.by_day(LONG_AGO)) == ["day", "kind", "count"]
    assert usage.by_name(LONG_AGO).empty and list(usage.by_name(LONG_AGO)) == ["kind", "name", "count"]


def test_counts_of_several_processes_add_up():
    """Each ends before its writer's turn comes: what it counted is written at its end."""
    code = "from plut.office import usage\nfor _ in range(50): usage.count('picture', 'sebaran')"
    command = [sys.executable, "-c", code]
    running = [subprocess.Popen(command, cwd=REPOSITORY / "dashboard") for _ in range(6)]
    assert [one.wait() for one in running] == [0] * 6
    assert counts() == [("picture", "sebaran", 300)]


def test_counts_of_several_threads_add_up_while_they_are_written():
    """No count is lost between those that count and the one that writes."""
    code = (
        "import threading\nfrom plut.office import usage\n"
        "def many():\n    for _ in range(500): usage.count('rows', 'centres/list')\n"
        "every = [threading.Thread(target=many) for _ in range(4)]\n"
        "for one in every: one.start()\n"
        "while any(one.is_alive() for one in every): usage.flush()\n"
    )
    subprocess.run([sys.executable, "-c", code], cwd=REPOSITORY / "dashboard", check=True)
    assert counts() == [("rows", "centres/list", 2000)]


def test_no_column_could_hold_a_person():
    usage.count("page", "peta")
    usage.flush()
    with closing(sqlite3.connect(usage.file())) as database:
        names = [name for (name,) in database.execute("select name from sqlite_master where type = 'table'")]
        columns = [row[1] for row in database.execute("pragma table_info(usage)")]
        days = database.execute("select distinct length(day) from usage").fetchall()
    assert names == ["usage"] and columns == ["day", "kind", "name", "count"]
    assert days == [(10,)]  # no hour by which one reading could be told from another


@pytest.mark.parametrize(
    "name",
    [
        "Budi Santoso",
        "budi@dinas.test",
        "192.168.1.7",
        "peta?provinsi=32",
        "",
        "Mozilla/5.0",
        "a" * 81,
        "pet\n",
    ],
)
def test_what_can_be_no_name_of_ours_is_not_counted(name):
    usage.count("page", name)
    assert counts() == []


def test_every_name_of_ours_can_be_counted():
    queries = [name.removeprefix("pages/") for name in sql_files.read_folder(folders.QUERIES, "pages")]
    names = [page.path for page in PAGES] + list(OFFERS) + queries
    assert len(queries) > 100
    for name in names:
        usage.count("page", name)
    assert {name for _, name, _ in counts()} == set(names)


def test_it_is_off_by_one_setting(monkeypatch, counted):
    monkeypatch.setenv("PLUT_USAGE", "0")
    usage.count("page", "peta")
    usage.flush()
    assert not counted.exists()


def test_a_folder_that_cannot_be_written_to_harms_nobody_and_loses_nothing(counted, tmp_path):
    counted.write_text("a file in the place of the folder")
    usage.count("page", "peta")
    assert not usage.flush() and not usage.flush()
    log = (tmp_path / "build" / "log.jsonl").read_text().splitlines()
    assert len(log) == 1 and '"event": "usage_not_written"' in log[0]  # told once, not every few seconds
    counted.unlink()
    usage.count("page", "peta")
    assert counts() == [("page", "peta", 2)]


def test_what_is_no_database_is_left_as_it_is(counted):
    counted.mkdir()
    usage.file().write_bytes(b"no database" * 100)
    usage.count("page", "peta")
    assert not usage.flush()
    assert usage.file().read_bytes() == b"no database" * 100
    usage.file().unlink()
    assert counts() == [("page", "peta", 1)]


def test_what_another_writes_at_the_moment_is_waited_for():
    usage.count("page", "peta")
    usage.flush()
    with closing(sqlite3.connect(usage.file(), isolation_level=None)) as other:
        other.execute("begin immediate")
        code = "from plut.office import usage\nusage.count('page', 'peta')"
        waiting = subprocess.Popen([sys.executable, "-c", code], cwd=REPOSITORY / "dashboard")
        usage.count("page", "peta")  # counting waits for nobody
        assert counts_read() == [("page", "peta", 1)]  # nor does reading
        other.execute("rollback")
    assert waiting.wait() == 0
    assert counts() == [("page", "peta", 3)]


def test_days_of_long_ago_are_dropped():
    today = clock.today()
    usage.count("page", "peta")
    usage.flush()
    kept, gone = (today - datetime.timedelta(days=usage.KEPT_DAYS + more) for more in (0, 1))
    with closing(sqlite3.connect(usage.file())) as database, database:
        for day in (kept, gone):
            database.execute("insert into usage values (?, 'page', 'data', 7)", (day.isoformat(),))
    usage.count("page", "peta")
    usage.flush()
    days = list(usage.by_day(LONG_AGO)["day"])
    assert days == [kept.isoformat(), today.isoformat()]
