"""The meeting room in a browser: keys, links, a swipe and the way back; the whole slide on any screen."""

from urllib.parse import parse_qs, urlsplit

import pytest
from sampled import some

ON_SCREEN = """() => [...document.querySelectorAll(
  '.plut-slide h1 span, .plut-slide section > *, .plut-said, .plut-told, .plut-turns, .main-svg text, .main-svg rect')]
  .filter((one) => one.getBoundingClientRect().width)
  .filter((one) => {
    const box = one.getBoundingClientRect();
    return box.left < -1 || box.top < -1 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1;
  }).map((one) => one.textContent.slice(0, 40))"""


def place(page) -> str | None:
    return parse_qs(urlsplit(page.tab.url).query).get("tayang", [None])[0]


def title(page) -> str:
    return " ".join(page.tab.locator(".plut-slide h1").inner_text().split())


def press(page, key: str):
    page.tab.keyboard.press(key)
    return page.settled()


def test_keys_turn_the_slides_and_escape_leads_back_to_the_page_as_it_was(visit):
    page = visit("/peta?provinsi=32&lang=en", 1600, 900)
    page.tab.get_by_role("button", name="Present").click()
    page.settled()
    assert place(page) == "2" and title(page).startswith("Up to")
    assert not page.tab.locator(".st-key-top_bar").count()
    assert place(press(page, "ArrowRight")) == "3" and "Consultants per centre fell" in title(page)
    assert place(press(page, "PageDown")) == "4"
    assert place(press(page, "ArrowLeft")) == "3"
    assert place(press(page, "End")) == "6" and place(press(page, "ArrowRight")) == "6"
    assert place(press(page, "Home")) == "1" and place(press(page, "ArrowLeft")) == "1"
    press(page, "Escape")
    assert parse_qs(urlsplit(page.tab.url).query) == {"provinsi": ["32"], "lang": ["en"]}
    assert page.tab.locator(".st-key-top_bar").count() and "Jawa Barat" in page.text()
    assert not page.errors and not page.foreign


def test_links_turn_and_lead_back_and_the_browser_undoes_one_turn(visit):
    page = visit("/belanja?tayang=4", 1366, 768)
    page.tab.get_by_label("Salindia berikutnya").click()
    assert place(page.settled()) == "5"
    page.tab.get_by_label("Salindia sebelumnya").click()
    assert place(page.settled()) == "4"
    page.tab.go_back()
    assert place(page.settled()) == "5" and "kuota halal" in title(page)
    page.tab.get_by_text("Kembali ke halaman").click()
    assert place(page.settled()) is None and urlsplit(page.tab.url).path == "/belanja"


def test_two_keys_in_a_hurry_turn_two_slides(visit):
    page = visit("/?tayang=1", 1600, 900)
    page.tab.keyboard.press("ArrowRight")
    page.tab.keyboard.press("ArrowRight")
    assert place(page.settled()) == "3"


@pytest.mark.parametrize(("width", "height"), some([(1366, 768), (1920, 1080), (1280, 1024), (3840, 2160)]))
def test_nothing_of_a_slide_is_cut_on_any_screen(visit, width, height):
    for number, language in ((2, "id"), (5, "en"), (6, "id")):
        page = visit(f"/?tayang={number}&lang={language}", width, height)
        assert page.tab.evaluate(ON_SCREEN) == []
        scale = min(width / 1920, height / 1080)
        picture = page.tab.locator(".st-key-stage_picture .main-svg").first.bounding_box()
        column = page.tab.locator(".plut-numbers").bounding_box()
        assert picture["x"] + picture["width"] <= column["x"] + 1
        title_lines = page.tab.locator(".plut-slide h1").bounding_box()["height"] / scale / 70
        assert title_lines == pytest.approx(round(title_lines), abs=0.01)


def test_on_a_phone_a_slide_is_a_page_that_a_swipe_turns(visit):
    page = visit("/?tayang=2", 390, 844)
    wide = page.tab.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth")
    assert wide <= 390 and "55,3%" in page.text().replace("\n", "")
    page.tab.evaluate(
        """() => {
          const touch = (x) => new Touch({ identifier: 1, target: document.body, clientX: x, clientY: 300 });
          const tell = (kind, x) => document.body.dispatchEvent(new TouchEvent(kind, {
            bubbles: true, touches: kind === 'touchstart' ? [touch(x)] : [], changedTouches: [touch(x)] }));
          tell('touchstart', 300);
          tell('touchend', 120);
        }"""
    )
    assert place(page.settled()) == "3"


def test_an_address_holds_the_edition_and_says_so(visit):
    edition = visit("/?tayang=1").tab.locator(".plut-told").inner_text().split("Edisi ")[1].split()[0]
    pinned = visit(f"/?tayang=3&edisi={edition}&lang=en", 1366, 768)
    told = pinned.tab.locator(".plut-told").inner_text()
    assert f"Edition {edition}" in told and "stays with this edition" in told
    assert parse_qs(urlsplit(press(pinned, "ArrowRight").tab.url).query)["edisi"] == [edition]
    lost = visit("/?tayang=1&edisi=000000000000&lang=en", 1366, 768)
    assert lost.tab.get_by_text("Edition 000000000000 is no longer kept").is_visible()
    assert "stays with this edition" not in lost.tab.locator(".plut-told").inner_text()
