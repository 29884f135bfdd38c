"""What a link to a page of the app is called where it is sent: as the page itself says it."""

import html
import re
from html.parser import HTMLParser

import pytest
from asked import ask
from sampled import some

from plut.content.blocks import Finding, standing
from plut.content.reading import Reading
from plut.surfaces.pages import PAGES
from plut.warehouse.edition import Edition


class Head(HTMLParser):
    """The head of a page: what it tells by name, and its links by kind."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.told: dict[str, str] = {}
        self.links: dict[str, str] = {}
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attributes}
        if tag == "meta" and "content" in found:
            self.told[found.get("property") or found.get("name") or ""] = found["content"]
        if tag == "link":
            self.links[found.get("hreflang") or found["rel"]] = found["href"]


def told(server: str, address: str) -> str:
    """The page at an address of the app, once what it says is known: a link is not kept waiting for words
    that take long, but they are there as soon as the light page has been made."""
    assert ask(server, f"/ringan{address}").status == 200
    return ask(server, address).text


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("subject", some(PAGES), ids=lambda one: one.name)
def test_a_link_is_called_what_its_page_says(server, folder, edition, subject, language):
    said = "?lang=en" if language == "en" else ""
    page = told(server, f"/{subject.address}{said}")
    head = Head(page)
    reading = Reading(
        Edition(str(folder / edition.path.name)), language, (), shows_simulated=False, base=server
    )
    finding = next(one for one in standing(subject.blocks(reading)) if isinstance(one, Finding))
    assert head.told["og:title"] == finding.text
    assert re.search(r"<title>(.*?)</title>", page)[1] == f"{html.escape(finding.text)} · Dasbor PLUT-KUMKM"
    first = finding.sentences[0].words if finding.sentences else "PLUT-KUMKM"
    assert first in head.told["og:description"]
    assert head.links["canonical"] == f"{server}/ringan/{subject.address}{said}"
    assert head.links["id"] == f"{server}/ringan/{subject.address}"
    assert head.links["en"] == f"{server}/ringan/{subject.address}?lang=en"
    assert ask(server, head.links["canonical"].removeprefix(server)).status == 200
    if subject.pictures:
        assert head.told["og:image"].startswith(f"{server}/gambar/") and head.told["og:image:alt"]


def test_it_is_about_what_the_address_chooses_and_says_what_is_simulated(server):
    head = Head(told(server, "/wilayah?kode=3204&simulasi=1&lang=en"))
    assert "Kabupaten Bandung" in head.told["og:title"]
    assert head.told["og:description"].startswith("With simulated views, which are marked.")
    assert "kode=3204" in head.told["og:image"] and "simulasi=1" in head.told["og:image"]
    assert head.told["robots"] == "noindex"


def test_who_has_no_scripts_or_saves_data_is_led_to_the_light_page(server):
    page = ask(server, "/peta?provinsi=32").text
    without = re.search(r"<noscript>.*?</noscript>", page, re.S)[0]
    assert f'href="{server}/ringan/peta?provinsi=32"' in without
    assert "plut-late 0s 1.5s" in page
    assert "plut-late 0s 0s" in ask(server, "/peta?provinsi=32", save_data="on").text


def test_an_unknown_choice_asks_for_the_picture_that_is_shown(server):
    head = Head(told(server, "/peta?provinsi=nix"))
    assert "nix" not in head.told["og:image"]


@pytest.mark.browser
def test_its_picture_is_there_at_the_size_that_it_names(server):
    head = Head(told(server, "/peta?provinsi=33&lang=en"))
    picture = ask(server, head.told["og:image"].removeprefix(server))
    assert picture.status == 200 and picture.headers["content-type"] == "image/png"
    size = [int.from_bytes(picture.content[at : at + 4]) for at in (16, 20)]
    assert size == [int(head.told["og:image:width"]), int(head.told["og:image:height"])] == [1200, 630]
