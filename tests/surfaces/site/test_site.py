"""A site of files: what it holds, that its links work wherever it stands, and that a second run writes only
what has changed."""

import functools
import http.server
import json
import shutil
import threading
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import lxml.html
import pytest

from plut.surfaces.site import writing
from plut.surfaces.site.manifest import NAME, NotASite
from plut.surfaces.site.paths import NOWHERE, of_file, of_page
from plut.surfaces.site.writing import Order
from plut.warehouse.edition import Edition

AREAS = ("32", "3204", "3273", "94")
# found before the tests hide it from the product
BASE = "https://example.org/plut"


class Stopped(Exception):
    """A run that is stopped."""


@pytest.fixture(scope="module")
def order(edition, tmp_path_factory):
    """A site with few areas, on a machine without Chromium: its PNGs are left out."""
    build = tmp_path_factory.mktemp("site") / "build"
    build.mkdir()
    for path in (edition.path, edition.path.with_suffix(".json")):
        shutil.copy(path, build)
    (build / "CURRENT").write_text(f"{edition.path.stem}\n")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("PLUT_BUILD_DIR", str(build))
        environment.setenv("PATH", str(build))
        yield Order(Edition(str(build / edition.path.name)), BASE, areas=AREAS)


@pytest.fixture(scope="module")
def site(order, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("out") / "site"
    told = writing.write(order, folder)
    assert told.written > 60 and told.removed == 0
    return folder


def pages(site: Path) -> dict[Path, lxml.html.HtmlElement]:
    return {path: lxml.html.document_fromstring(path.read_text()) for path in site.rglob("*.html")}


def snapshot(site: Path) -> dict[str, tuple[int, bytes]]:
    found = (path for path in site.rglob("*") if path.is_file() and path.name != NAME)
    return {str(path.relative_to(site)): (path.stat().st_mtime_ns, path.read_bytes()) for path in found}


def test_every_page_and_area_stands_in_both_languages(site):
    for language in ("id", "en"):
        for page in ("", "peta", "konsultan", "data", "daftar", *(f"wilayah/{code}" for code in AREAS)):
            root = lxml.html.document_fromstring((site / of_page(page, language)).read_text())
            assert root.get("lang") == language and len(root.xpath("//h1")) == 1
    assert "Kabupaten Bandung" in (site / "wilayah/3204/index.html").read_text()
    assert not (site / "pers").exists()  # what it hands out, only an app answers for


def test_all_links_are_relative_and_lead_to_files_of_the_site(site):
    counted = 0
    for path, root in pages(site).items():
        for link in root.xpath("//@href|//@src"):
            parts = urlsplit(link)
            if parts.scheme or not parts.path:
                continue
            assert not link.startswith("/"), (path, link)
            if "/wilayah/" in f"/{parts.path}" and not any(
                f"wilayah/{code}/" in parts.path for code in AREAS
            ):
                continue  # of an area that this small site leaves out
            target = (path.parent / unquote(parts.path)).resolve()
            assert target.is_file(), (path, link)
            if parts.fragment and target.suffix == ".html":
                named = lxml.html.document_fromstring(target.read_text()).xpath("//@id")
                assert parts.fragment in named, (path, link)
            counted += 1
        assert not root.xpath("//a[@href=$nowhere]", nowhere=NOWHERE)
        assert not root.xpath("//form[not(@hidden)]")  # nothing would answer it
    assert counted > 1000


def test_nothing_simulated_is_in_it(site):
    for path, root in pages(site).items():
        assert not root.xpath("//section[@class='simulated']"), path
        assert not root.xpath("//a[contains(@href, 'simulasi')]"), path
        assert not root.xpath("//*[local-name()='image'][contains(@href, 'SIMUL')]"), path
    rows = list((site / "api").rglob("*.json"))
    assert len(rows) > 10
    for path in rows:
        told = json.loads(path.read_text())
        assert "simulated" not in {row["provenance"] for row in told["rows"]}, path


def test_pictures_stand_as_svg_with_their_words(site):
    pictures = list((site / "gambar").rglob("*.svg"))
    assert len(pictures) > 10 and not list(site.rglob("*.png"))[1:]  # the icon alone
    for path in pictures:
        root = ElementTree.parse(path).getroot()
        assert root.get("aria-label") and any(root.iter("{http://www.w3.org/2000/svg}text"))


def test_the_map_for_search_engines_names_each_page_in_both_languages(site):
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    named = {one.text for one in ElementTree.parse(site / "sitemap.xml").getroot().iter(f"{space}loc")}
    assert f"{BASE}/" in named and f"{BASE}/en/wilayah/3204/" in named and f"{BASE}/daftar/" in named
    for address in named:
        assert (site / address.removeprefix(f"{BASE}/") / "index.html").is_file(), address
    assert f"Sitemap: {BASE}/sitemap.xml" in (site / "robots.txt").read_text()
    root = lxml.html.document_fromstring((site / "en/peta/index.html").read_text())
    assert root.xpath("//link[@rel='canonical']/@href") == [f"{BASE}/en/peta/"]


def test_a_second_run_writes_nothing(order, site):
    before = snapshot(site)
    told = writing.write(order, site)
    assert (told.written, told.removed) == (0, 0) and told.kept == len(before)
    assert snapshot(site) == before


def test_what_was_changed_by_hand_is_mended_and_what_is_gone_removed(order, site, tmp_path):
    copy = tmp_path / "site"
    shutil.copytree(site, copy)
    before = snapshot(copy)
    (copy / "peta/index.html").write_text("changed by hand")
    (copy / "data/index.html").unlink()
    (copy / "from somebody else.txt").write_text("stays")
    told = writing.write(Order(order.edition, BASE, areas=("32", "3204")), copy)
    after = snapshot(copy)
    assert after["peta/index.html"][1] == before["peta/index.html"][1]
    assert after["data/index.html"][1] == before["data/index.html"][1]
    assert not (copy / "wilayah/94").exists() and not (copy / "en/wilayah/3273").exists()
    assert told.removed == 4 and (copy / "from somebody else.txt").read_text() == "stays"
    lists = [root for root in pages(copy).values() if root.xpath("//script[contains(@src, 'search')]")]
    assert len(lists) == 2
    for root in lists:  # of the areas that are written, no longer of those that are gone
        listed = {link.split("wilayah/")[1] for link in root.xpath("//li//a/@href") if "wilayah/" in link}
        assert {one.split("/")[0] for one in listed} == {"32", "3204"}


@pytest.mark.long
def test_a_run_that_is_stopped_leaves_whole_files_and_the_next_goes_on(order, site, tmp_path):
    folder, steps = tmp_path / "site", []

    def stop(step: str) -> None:
        steps.append(step)
        if len(steps) == 6:
            raise Stopped

    with pytest.raises(Stopped):
        writing.write(order, folder, stop)
    stopped = snapshot(folder)
    assert len(stopped) > 5
    told = writing.write(order, folder)
    whole = snapshot(folder)
    assert told.kept >= len(stopped) and whole.keys() == snapshot(site).keys()
    assert all(whole[path] == what for path, what in stopped.items())


def test_a_folder_of_somebody_else_is_left_alone(order, tmp_path):
    (tmp_path / "letter.txt").write_text("not yours")
    with pytest.raises(NotASite, match="is not empty"):
        writing.write(order, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("/api/centres/reach.csv?level=province", "api/centres/reach--level=province.csv"),
        ("/gambar/peta/peta.png", "gambar/peta/peta.png"),
        ("/api/a/b.json?x=../../etc&y=A%20B", "api/a/b--x=..-..-etc--y=a-b.json"),
    ],
)
def test_a_file_has_a_plain_name(address, path):
    assert of_file(address) == path


@pytest.fixture
def served(site, tmp_path):
    """The site below a path of a web server that knows nothing of it."""
    (tmp_path / "some").mkdir()
    (tmp_path / "some/where").symlink_to(site)
    handler = functools.partial(Quiet, directory=str(tmp_path))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/some/where"
        server.shutdown()


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.mark.browser
def test_an_area_is_found_in_the_list_without_a_server_and_read_without_a_script(served, browser):
    tab = browser.new_page(viewport={"width": 390, "height": 844})
    told: list[str] = []
    tab.on("console", lambda message: told.append(message.text))
    tab.goto(f"{served}/daftar/")
    tab.locator("#cari").fill("kab bandung")
    shown = tab.locator("[data-names]:visible")
    assert shown.all_inner_texts() == ["Kabupaten Bandung"]
    tab.locator("#cari").press("Enter")
    tab.wait_for_url("**/wilayah/3204/**")
    assert "Kabupaten Bandung" in tab.locator("h1").inner_text()
    assert tab.evaluate("document.fonts.size") and told == []
    plain = browser.new_context(java_script_enabled=False).new_page()
    plain.goto(f"{served}/en/daftar/index.html")
    assert not plain.locator("#cari").is_visible() and plain.locator("[data-names]").count() == len(AREAS)
    tab.close()
    plain.context.close()
