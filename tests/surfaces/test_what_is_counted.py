"""What readers open and take away is counted under names of ours, whoever they are and whatever they send."""

import datetime
import itertools
import shutil
import time

import pytest
from asked import ask
from sampled import some
from streamlit.testing.v1 import AppTest

from plut.base import folders
from plut.base.folders import REPOSITORY
from plut.content.blocks import Files, Picture, Table, walk
from plut.content.reading import Reading
from plut.office import usage
from plut.surfaces import giving
from plut.surfaces.pages import PAGES
from plut.surfaces.press.registry import OFFERS
from plut.warehouse import sql_files
from plut.warehouse.edition import Edition

EVERYBODY = datetime.date(2000, 1, 1)
ACCESS = REPOSITORY / "tests" / "office" / "access.toml"
LAST = ("rows", "frame/datasets", 1)  # of what the test asks a server for


@pytest.fixture
def counted(edition, tmp_path, monkeypatch) -> None:
    """What is read in this process is counted at a desk of its own."""
    usage.flush()  # of the tests before
    monkeypatch.setenv("PLUT_DESK_DIR", str(tmp_path / "desk"))
    monkeypatch.setenv("PLUT_BUILD_DIR", str(edition.path.parent))


def written() -> list[tuple[str, str, int]]:
    """Kind, name and count."""
    return list(usage.by_name(EVERYBODY).itertuples(index=False, name=None))


def counts() -> list[tuple[str, str, int]]:
    usage.flush()
    return written()


@pytest.mark.parametrize("asker", some(["", "audit@bpkp.test"]))
def test_what_a_server_gives_is_counted_and_nothing_else(start_app, copied, tmp_path, monkeypatch, asker):
    """The same where an access file says who reads: who it is makes no difference."""
    rules = {"PLUT_ACCESS": shutil.copy(ACCESS, tmp_path / "access.toml")} if asker else {}
    monkeypatch.setenv("PLUT_DESK_DIR", str(tmp_path / "desk"))
    server = start_app(copied(tmp_path / "build"), **rules)
    who = {"X_Forwarded_User": asker, "User_Agent": "Budi", "Referer": "http://budi.test/santoso"}

    def got(path: str, status: int, method: str = "GET", **more: str) -> dict[str, str]:
        answer = ask(server, path, method, **who, **more)
        assert answer.status == status, path
        return answer.headers

    tag = got("/ringan/peta?provinsi=32", 200)["etag"]
    got("/ringan/peta?provinsi=32", 304, If_None_Match=tag)  # looked at once more
    got("/ringan/", 200)
    got("/ringan/peta", 200, "HEAD")
    got("/ringan/santoso", 404)
    got("/ringan/peta?edisi=santoso", 404)
    got("/ringan/_/santoso.css", 404)
    got("/gambar/peta/peta.svg", 200)
    got("/gambar/peta/santoso.svg", 404)
    got("/gambar/peta/peta.santoso", 404)
    got("/gambar/peta/peta.svg?santoso=1", 400)
    got("/sisip/peta/peta", 200)  # a frame asks for its picture itself
    got("/api/centres/regions.csv?level=regency", 200)
    got("/api/centres/regions.json", 200)
    got("/api/centres/regions.metadata.json", 200)
    got("/api/openapi.json", 200)
    got("/api/", 200)
    got("/api/santoso/budi.csv", 404)
    got("/api/centres/regions.csv?santoso=1", 400)
    got("/api/centres/regions.csv", 405, "POST")
    got("/peta", 200)  # counted where the app opens it
    got("/santoso", 404)
    got("/app/static/icon.png", 200)
    got("/api/frame/datasets.json", 200)
    until = time.monotonic() + 60
    while LAST not in written() and time.monotonic() < until:
        time.sleep(0.2)
    assert written() == [
        ("light_page", "peta", 2),
        ("light_page", "ringkasan", 1),
        ("picture", "peta", 1),
        ("rows", "centres/regions", 2),
        LAST,
    ]
    kept = b"".join(path.read_bytes() for path in sorted((tmp_path / "desk").iterdir()))
    for told in (b"udi", b"santoso", b"bpkp", b"127.0.0.1", b"localhost", b"provinsi"):
        assert told not in kept


@pytest.mark.usefixtures("counted")
def test_a_page_of_the_app_is_counted_when_it_is_opened_and_not_when_it_is_drawn_again():
    app = AppTest.from_file(str(REPOSITORY / "dashboard" / "main.py"), default_timeout=120).run()
    assert counts() == [("page", "ringkasan", 1)]
    app.query_params["lang"] = "en"
    app.run().run()
    assert counts() == [("page", "ringkasan", 1)]
    app.switch_page("app_pages/centres.py").run()
    app.query_params["provinsi"] = "32"
    app.run()
    assert counts() == [("page", "peta", 1), ("page", "ringkasan", 1)]
    AppTest.from_file(str(REPOSITORY / "dashboard" / "main.py"), default_timeout=120).run()
    assert counts() == [("page", "ringkasan", 2), ("page", "peta", 1)]  # of another visit


@pytest.mark.usefixtures("counted")
def test_a_slide_is_counted_when_it_is_turned_to():
    app = AppTest.from_file(str(REPOSITORY / "dashboard" / "main.py"), default_timeout=120)
    app.query_params["tayang"] = "1"
    app.run().run()
    app.query_params["tayang"] = "2"
    app.run()
    app.query_params["tayang"] = "<script>"  # the first slide, under its own name
    app.run()
    assert counts() == [("slide", "ringkasan", 2), ("slide", "peta", 1)]


@pytest.mark.usefixtures("counted")
def test_a_page_that_is_not_open_to_a_reader_is_not_counted(tmp_path, monkeypatch):
    monkeypatch.setenv("PLUT_ACCESS", str(shutil.copy(ACCESS, tmp_path / "access.toml")))
    app = AppTest.from_file(str(REPOSITORY / "dashboard" / "main.py"), default_timeout=120).run()
    app.switch_page("app_pages/award.py").run()  # to everybody some pages are open, and not this one
    assert counts() == [("page", "ringkasan", 1)]


@pytest.mark.usefixtures("counted")
def test_a_file_is_counted_when_it_is_taken(edition):
    reading = Reading(Edition(str(edition.path)), "en")
    blocks = list(walk(itertools.chain.from_iterable(page.blocks(reading) for page in PAGES)))
    picture = next(one for one in blocks if isinstance(one, Picture) and one.rows.query == "data/newest")
    files = giving.files_of_rows(reading, picture)
    assert counts() == []  # what is offered is not taken
    for file in files:
        assert giving.given(file) == giving.written(file.content)
    assert counts() == [("download", "data/newest", len(files))]


def test_every_file_is_counted_under_a_name_of_ours_whatever_was_chosen(edition):
    """Of a page for one area the same names as of the country."""
    queries = {one.removeprefix("pages/") for one in sql_files.read_folder(folders.QUERIES, "pages")}

    def names(**chosen: str) -> set[str]:
        reading = Reading(Edition(str(edition.path)), "id", tuple(sorted(chosen.items())))
        blocks = list(walk(itertools.chain.from_iterable(page.blocks(reading) for page in PAGES)))
        files = [one for block in blocks if isinstance(block, Files) for one in (*block.files, *block.others)]
        for block in blocks:
            if isinstance(block, Picture | Table) and block.rows.query:
                files += giving.files_of_rows(reading, block)
        return {giving.counted_as(one) for one in files}

    usual = names()
    assert all(usage.NAME.fullmatch(name) for name in usual)
    assert usual & queries and usual & set(OFFERS)
    others = usual - queries - set(OFFERS)
    assert {"award_sheet", "brief_pdf", "template_centres"} <= others and len(others) < 40, others
    of_one = names(kode="3204", provinsi="32", templat="32")
    assert of_one - queries - set(OFFERS) - others <= {"visit_html", "visit_pdf"}
