"""An edition from before queries were renamed is read under the names of its day."""

import hashlib
import json
import shutil

import duckdb
import pytest
from streamlit.testing.v1 import AppTest

from plut.base.folders import REPOSITORY
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
    app = AppTest.from_file(str(REPOSITORY / "dashboard" / "app.py"), default_timeout=120).run()
    app.query_params["edisi"] = FORMER
    app = app.switch_page(f"app_pages/{page}.py").run()
    assert not app.exception
    assert any(FORMER in info.value for info in app.info)
