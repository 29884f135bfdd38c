"""An edition from before queries were renamed is read under the names of its day."""

import hashlib
import json
import shutil

import duckdb
import pytest
from streamlit.testing.v1 import AppTest

from plut.base.folders import REPOSITORY
from plut.surfaces import pages
from plut.warehouse import former_names
from plut.warehouse.connection import UnknownQuery
from plut.warehouse.edition import Edition

FORMER = "0123456789ab"


@pytest.fixture
def former(edition, tmp_path):
    """A folder that serves the edition, and keeps another one whose queries are called as they were until
    2026-11."""
    folder = tmp_path / "build"
    folder.mkdir()
    for name in (edition.path.name, edition.path.with_suffix(".json").name, "CURRENT"):
        shutil.copy(edition.path.parent / name, folder / name)
    path = folder / f"{FORMER}.duckdb"
    shutil.copy(edition.path, path)
    with duckdb.connect(str(path)) as connection:
        connection.execute("update edition.edition set name = ?", [FORMER])
        for new, old in former_names.FOLDERS.items():
            connection.execute(
                "update edition.queries set name = replace(name, ?, ?) where name like ?",
                [f"{new}/", f"{old}/", f"{new}/%"],
            )
        for new, old in former_names.QUERIES.items():
            connection.execute("update edition.queries set name = ? where name = ?", [old, new])
    seal = {"sha256": hashlib.sha256(path.read_bytes()).hexdigest(), "number": 0}
    path.with_suffix(".json").write_text(json.dumps(seal), encoding="utf-8")
    return path


def test_rows_headers_and_texts_are_found_under_the_former_names(former, edition):
    old, new = Edition(str(former)), Edition(str(edition.path))
    assert "coverage/national" in old.texts and "consultants/national" not in old.texts
    assert old.rows("consultants/national", radius_km=50).equals(
        new.rows("consultants/national", radius_km=50)
    )
    assert old.rows("frame/places").equals(new.rows("frame/places"))
    assert old.header("published/ledger") == new.header("published/ledger")
    with pytest.raises(UnknownQuery, match="consultants/gone"):
        old.rows("consultants/gone")


def test_todays_name_of_a_query_follows_from_its_former_one():
    assert former_names.today("coverage/national") == "consultants/national"
    assert former_names.today("press/corrections") == "frame/corrections"
    assert former_names.today("centres/regions") == "centres/regions"


@pytest.mark.parametrize("page", ["certification", "consultants", "published", "centres"])
def test_a_pinned_page_of_a_former_edition_is_shown(former, monkeypatch, page):
    monkeypatch.setenv("PLUT_BUILD_DIR", str(former.parent))
    app = AppTest.from_file(str(REPOSITORY / "dashboard" / "main.py"), default_timeout=120).run()
    app.query_params["edisi"] = FORMER
    app = app.switch_page(f"app_pages/{page}.py").run()
    assert not app.exception
    assert any(FORMER in info.value for info in app.info)


EARLIER = "ba9876543210"
YOUNG = (
    "centres/reach",
    "centres/opened_later",
    "frame/hatches",
    "frame/map_names",
    "consultants/per_centre",
)
PAGES = sorted(subject.name for subject in pages.PAGES)


def earlier(edition, folder, *, queries=(), tables=()):
    """A folder that serves the edition, and keeps another one without some queries and tables."""
    folder.mkdir()
    for name in (edition.path.name, edition.path.with_suffix(".json").name, "CURRENT"):
        shutil.copy(edition.path.parent / name, folder / name)
    path = folder / f"{EARLIER}.duckdb"
    shutil.copy(edition.path, path)
    with duckdb.connect(str(path)) as connection:
        connection.execute("update edition.edition set name = ?", [EARLIER])
        for query in queries:
            connection.execute("delete from edition.queries where name = ?", [query])
        for table in tables:
            connection.execute(f"drop table marts.{table}")
    seal = {"sha256": hashlib.sha256(path.read_bytes()).hexdigest(), "number": 0}
    path.with_suffix(".json").write_text(json.dumps(seal), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def young(edition, tmp_path_factory):
    """An edition from before these queries, and before names and hatches were made at build time."""
    folder = tmp_path_factory.mktemp("young") / "build"
    return earlier(edition, folder, queries=YOUNG, tables=("hatches", "map_names"))


@pytest.fixture(scope="module")
def lacking(edition, tmp_path_factory):
    """An edition from before there was a register, counts of provinces and plans of institutions."""
    folder = tmp_path_factory.mktemp("lacking") / "build"
    tables = ("figures", "centre_counts", "area_positions")
    read = ("found_figures", *(f"marts.{table}" for table in tables))
    texts = Edition(str(edition.path)).texts
    queries = [name for name, text in texts.items() if any(one in text for one in read)]
    return earlier(edition, folder, queries=queries, tables=tables)


def opened(path, monkeypatch, page: str) -> AppTest:
    monkeypatch.setenv("PLUT_BUILD_DIR", str(path.parent))
    app = AppTest.from_file(str(REPOSITORY / "dashboard" / "main.py"), default_timeout=120).run()
    app.query_params["edisi"] = EARLIER
    return app.switch_page(f"app_pages/{page}.py").run()


def test_a_question_that_nobody_asked_in_its_day_is_asked_of_its_own_tables(young, edition):
    old, new = Edition(str(young)), Edition(str(edition.path))
    assert "centres/reach" not in old.texts and not old.is_served
    assert old.rows("centres/reach", level="country").equals(new.rows("centres/reach", level="country"))
    assert old.sql("centres/reach") == new.sql("centres/reach")
    assert old.rows("frame/hatches", level="province").equals(new.rows("frame/hatches", level="province"))


@pytest.mark.parametrize("page", PAGES)
def test_every_page_of_an_edition_without_young_queries_opens_whole(young, monkeypatch, page):
    app = opened(young, monkeypatch, page)
    log = (young.parent / "log.jsonl").read_text(encoding="utf-8")
    assert not app.exception and not app.warning, ([one.value for one in app.warning], log)
    assert any(EARLIER in info.value for info in app.info)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_that_an_edition_cannot_answer_says_so(lacking, monkeypatch, page):
    app = opened(lacking, monkeypatch, page)
    assert not app.exception
    assert any(EARLIER in info.value for info in app.info)
    if page == "area":  # of the others only parts that open later are missing
        assert any(EARLIER in warning.value for warning in app.warning)


def test_what_an_edition_lacks_is_noted_once_and_not_at_each_run(lacking, monkeypatch):
    log = lacking.parent / "log.jsonl"
    app = opened(lacking, monkeypatch, "area")
    noted = [line for line in log.read_text().splitlines() if "part_not_drawn" in line]
    assert noted and len(noted) == len({json.loads(line)["where"] for line in noted})
    app.run()
    assert [line for line in log.read_text().splitlines() if "part_not_drawn" in line] == noted


def test_an_edition_that_lacks_the_tables_of_a_question_has_no_answer(lacking):
    with pytest.raises(UnknownQuery, match=f"edition {EARLIER} was made before area/measures"):
        Edition(str(lacking)).rows("area/measures")
