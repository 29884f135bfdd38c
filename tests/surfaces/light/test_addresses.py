"""The addresses of light pages: what they answer, what they keep, and how choices work without a script."""

import gzip
import itertools
import re
import urllib.error
import urllib.request
from html import unescape
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

import brotli
import lxml.html
import pytest
from sampled import by_turns

from plut.surfaces.pages import PAGES

MOST_BYTES = 100 * 1024  # of a first view
PATHS = [f"/ringan/{page.address}" for page in PAGES] + [
    "/ringan/wilayah?kode=3204",
    "/ringan/wilayah?kode=94",
]

SHARED = "//head/link[@rel='preload' or @rel='stylesheet' or @rel='icon']/@href"


class Answer:
    """What came back, unpacked."""

    def __init__(self, got) -> None:
        self.status, self.headers, self.packed = got.status, got.headers, got.read()
        self.url = got.url
        unpack = {"gzip": gzip.decompress, "br": brotli.decompress}
        self.content = unpack.get(self.headers.get("Content-Encoding"), bytes)(self.packed)

    @property
    def text(self) -> str:
        return self.content.decode()

    @property
    def root(self):
        return lxml.html.document_fromstring(self.text)


def ask(address: str, **headers: str) -> Answer:
    told = {"Accept-Encoding": "gzip"} | {name.replace("_", "-"): value for name, value in headers.items()}
    try:
        return Answer(urllib.request.urlopen(urllib.request.Request(address, headers=told), timeout=60))
    except urllib.error.HTTPError as error:
        return Answer(error)


@pytest.mark.parametrize(
    ("path", "language", "data"),
    by_turns(PATHS, [("id", "&simulasi=1"), ("en", ""), ("id", ""), ("en", "&simulasi=1")], every=2),
)
def test_a_first_view_is_small_and_complete_in_itself(light, path, language, data):
    mark = "&" if "?" in path else "?"
    page = ask(f"{light}{path}{mark}lang={language}{data}")
    assert page.status == 200 and page.root.get("lang") == language
    needed = set(page.root.xpath(SHARED))
    needed |= {one.get("src") for one in page.root.xpath("//img") if not one.get("src").startswith("data:")}
    files = [ask(f"{light}{href}") for href in needed]
    assert all(one.status == 200 and "immutable" in one.headers["Cache-Control"] for one in files)
    assert len(page.packed) + sum(len(one.packed) for one in files) <= MOST_BYTES
    assert not page.root.xpath("//script") and not page.root.xpath("//*[@onclick]")
    assert len(page.root.xpath("//h1")) == 1
    levels = [int(one.tag[1]) for one in page.root.xpath("//h1|//h2|//h3|//h4")]
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_a_reader_who_has_a_page_gets_none(light):
    first = ask(f"{light}/ringan/peta")
    etag = first.headers["ETag"]
    again = ask(f"{light}/ringan/peta", If_None_Match=etag)
    assert again.status == 304 and not again.packed and again.headers["ETag"] == etag
    assert ask(f"{light}/ringan/peta?lang=en").headers["ETag"] != etag
    plain = ask(f"{light}/ringan/peta", Accept_Encoding="identity")
    assert plain.text == first.text and len(plain.packed) > 2 * len(first.packed)


def test_what_is_true_at_this_moment_alone_is_not_kept(light):
    page = ask(f"{light}/ringan/data")
    assert page.headers["Cache-Control"] == "no-cache" and "ETag" not in page.headers


def test_a_page_travels_in_the_best_way_that_a_browser_takes(light):
    sizes = {}
    for way in ("br, gzip", "gzip", "identity"):
        page = ask(f"{light}/ringan/peta", Accept_Encoding=way)
        assert page.headers["Vary"] == "Accept-Encoding"
        assert page.headers.get("Content-Encoding") == {"br, gzip": "br", "gzip": "gzip"}.get(way)
        sizes[way] = len(page.packed)
        assert "</html>" in page.text
    assert sizes["br, gzip"] < sizes["gzip"] < 0.5 * sizes["identity"]


def test_its_head_names_the_page_in_both_languages_and_its_picture(light):
    root = ask(f"{light}/ringan/peta?provinsi=32&lang=en").root
    [canonical] = root.xpath("//link[@rel='canonical']/@href")
    assert canonical == f"{light}/ringan/peta?lang=en&provinsi=32"
    others = {one.get("hreflang"): one.get("href") for one in root.xpath("//link[@rel='alternate']")}
    assert others["id"] == others["x-default"] == f"{light}/ringan/peta?provinsi=32"
    assert others["en"] == canonical
    [image] = root.xpath("//meta[@property='og:image']/@content")
    assert image.startswith(f"{light}/gambar/") and "ukuran=og" in image
    assert root.xpath("//meta[@name='description']/@content")[0]
    assert not root.xpath("//meta[@name='robots']")
    assert ask(f"{light}/ringan/peta?simulasi=1").root.xpath("//meta[@name='robots']/@content") == ["noindex"]


def test_links_carry_language_and_simulation_and_lead_to_the_same_choice_in_the_app(light):
    root = ask(f"{light}/ringan/peta?provinsi=32&simulasi=1&lang=en").root
    for link in root.xpath("//nav[@class='pages']/a"):
        said = parse_qs(urlsplit(link.get("href")).query)
        assert said["lang"] == ["en"] and said["simulasi"] == ["1"]
    [app] = root.xpath("//footer/p/a[starts-with(@href, '/peta')]/@href")
    assert parse_qs(urlsplit(app).query) == {"provinsi": ["32"], "simulasi": ["1"], "lang": ["en"]}


def asked(address: str) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(address).query))


def submitted(form, page: str, **more: str) -> str:
    """The address that a browser asks for when a form is sent."""
    said = {one.get("name"): one.get("value", "") for one in form.xpath(".//input[@name]")}
    for select in form.xpath(".//select"):
        [chosen] = select.xpath("./option[@selected]/@value")
        said[select.get("name")] = chosen
    parts = urlsplit(page)
    action = form.get("action") or parts.path
    return f"{parts.scheme}://{parts.netloc}{action}?{urlencode(said | more)}"


def test_a_form_chooses_and_keeps_what_else_is_chosen(light):
    page = ask(f"{light}/ringan/peta?bukti=A&lang=en")
    [form] = page.root.xpath("//form[.//select[@name='provinsi']]")
    chosen = ask(submitted(form, page.url, provinsi="32"))
    assert chosen.status == 200 and "Jawa Barat" in chosen.text
    assert parse_qs(urlsplit(chosen.url).query)["bukti"] == ["A"]
    assert chosen.root.xpath("//select[@name='provinsi']/option[@selected]/@value") == ["32"]


def test_a_choice_that_voids_another_takes_it_out(light):
    page = ask(f"{light}/ringan/peta?provinsi=32&wilayah=3204&lang=en")
    [form] = page.root.xpath("//form[.//select[@name='provinsi']]")
    assert "wilayah" not in parse_qs(urlsplit(submitted(form, page.url)).query)


def test_a_place_is_found_by_its_name_and_opened_where_it_is_meant(light):
    page = ask(f"{light}/ringan/?lang=en")
    [form] = page.root.xpath("//form[@role='search']")
    found = ask(submitted(form, page.url, temukan="Kabupaten Bandung"))
    assert urlsplit(found.url).path == "/ringan/wilayah" and asked(found.url)["kode"] == "3204"
    assert "Kabupaten Bandung" in found.root.xpath("//h1")[0].text_content()
    several = ask(submitted(form, page.url, temukan="bandung"))
    options = several.root.xpath("//div[@class='found']//a/@href")
    assert {asked(one).get("kode") for one in options} >= {"3204", "3273"}
    nothing = ask(submitted(form, page.url, temukan="zzzzzz"))
    assert nothing.status == 200 and "Nothing found. Check the spelling." in nothing.text


def test_a_closed_part_opens_by_its_link(light):
    page = ask(f"{light}/ringan/peta?lang=en")
    links = page.root.xpath("//p[@class='closed']/a/@href")
    assert links
    for link in links:
        key = urlsplit(link).fragment
        opened = ask(light + link)
        [details] = opened.root.xpath("//details[@id=$key]", key=key)
        assert details.get("open") is not None and len(details.text_content()) > 1000


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("/ringan/peta?provinsi=77&lang=en", "The address asks for “77” as provinsi, which is not known"),
        ("/ringan/wilayah?kode=<script>&lang=en", "“<script>” as kode, which is not known"),
    ],
)
def test_an_unknown_code_is_said_in_a_sentence(light, address, sentence):
    page = ask(light + address.replace("<", "%3C").replace(">", "%3E"))
    assert page.status == 200 and sentence in unescape(page.text)
    assert "<script" not in page.text


@pytest.mark.parametrize(
    "typed", ["'; drop table marts.regions; --", "%s" * 30, "<img src=x onerror=1>", "\x00"]
)
def test_what_is_typed_is_text_and_nothing_else(light, typed):
    page = ask(f"{light}/ringan/wilayah?{urlencode({'temukan': typed, 'untuk': 'kode', 'lang': 'en'})}")
    assert page.status == 200 and not page.root.xpath("//img[@onerror]")


@pytest.mark.parametrize("asked", [12, pytest.param(40, marks=pytest.mark.long)])
def test_links_of_all_pages_lead_somewhere(light, asked):
    seen: set[str] = set()
    for path in PATHS:
        for link in ask(light + path).root.xpath("//a/@href"):
            parts = urlsplit(link)
            if not parts.netloc and parts.path.startswith("/ringan") and len(seen) < 400:
                seen.add(parts._replace(fragment="").geturl())
    sample = sorted(seen)[:: max(1, len(seen) // asked)]
    assert len(sample) >= asked
    assert {link: ask(light + link).status for link in sample if ask(light + link).status != 200} == {}


def test_nothing_is_given_away_where_that_is_switched_off(start_app, copied, tmp_path):
    closed = start_app(copied(tmp_path / "build"), PLUT_EXPORT="0")
    page = ask(f"{closed}/ringan/peta?lang=en")
    assert page.status == 200 and page.root.xpath("//table")
    assert not re.search(r'href="/(api|gambar)/', page.text)
    assert "Downloads are switched off on this installation." in page.text


def test_below_a_base_path_all_links_stand_below_it(start_app, copied, tmp_path):
    server = start_app(copied(tmp_path / "build"), "plut")
    root = ask(f"{server}/ringan/wilayah?kode=3204").root
    links = root.xpath("//@href[starts-with(., '/')]|//@action[starts-with(., '/')]")
    assert len(links) > 30 and all(one.startswith("/plut/") for one in links)
