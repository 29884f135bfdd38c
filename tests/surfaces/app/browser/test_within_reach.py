"""What the accessibility statement stands on, beside the rules that are looked up on every page: where the
focus is can be seen, a page is named, and it fits where it is shown four times as large."""

import pytest
from sampled import by_turns, some

FOCUSED = """() => {
  const style = getComputedStyle(document.activeElement);
  return [document.activeElement.innerText.trim(), style.outlineStyle, parseFloat(style.outlineWidth)];
}"""
STEPS = 40  # of the key Tab, from the beginning of a page to its menu


@pytest.mark.parametrize("width", some([1600, 390]))
def test_where_the_focus_is_in_the_menu_can_be_seen(visit, width):
    page = visit("/peta?lang=en", width)
    if width < 700:
        page.tab.get_by_test_id("stPopover").get_by_role("button").click()
        page.tab.get_by_test_id("stPopoverBody").wait_for()
    seen = []
    for _ in range(STEPS):
        page.tab.keyboard.press("Tab")
        seen.append(page.tab.evaluate(FOCUSED))
        if seen[-1][0] == "Consultants":
            break
    name, style, pixels = seen[-1]
    assert name == "Consultants", seen
    assert style == "solid" and pixels >= 2


@pytest.mark.parametrize(("language", "title"), [("en", "Centres"), ("id", "Peta Pusat")])
def test_a_page_is_called_by_its_own_name(visit, language, title):
    page = visit(f"/peta?lang={language}")
    page.tab.wait_for_function("name => document.title === name", arg=f"{title} · Dasbor PLUT-KUMKM")


def test_what_is_reached_first_by_keyboard_speaks_the_language_of_the_page(visit):
    """Streamlit has its link that skips the menu, and its boxes, in English alone."""
    page = visit("/data?lang=id")
    page.tab.keyboard.press("Tab")
    page.tab.wait_for_function("document.activeElement.innerText.trim() === 'Lompat ke isi utama'")
    assert page.tab.locator(".modebar-btn").first.get_attribute("data-title") == "Unduh gambar sebagai PNG"
    assert "Unggah" in page.tab.get_by_test_id("stFileUploader").inner_text()
    page.open("/data?lang=en")
    page.tab.keyboard.press("Tab")
    assert page.tab.evaluate("document.activeElement.innerText.trim()") == "Skip to main content"


@pytest.mark.parametrize("address", some(["/", "/peta", "/data"], 3))
def test_a_page_fits_a_screen_of_320_pixels(visit, address):
    page = visit(f"{address}?lang=en", 320, 700)
    assert page.tab.evaluate("document.documentElement.scrollWidth") == 320


def test_the_foot_leads_to_the_statement(visit):
    page = visit("/peta?lang=en")
    page.tab.locator(".plut-foot").get_by_role("link", name="Accessibility").click()
    page.tab.wait_for_url("**/data?lang=en#accessibility")
    page.settled()
    assert page.tab.locator("h2#accessibility").inner_text() == "Accessibility"
    assert abs(page.tab.locator("h2#accessibility").bounding_box()["y"]) < 200


RIGHTMOST = """() => {
  const bar = document.querySelector(".st-key-top_bar");
  const parts = [...bar.querySelectorAll("a, button")].map((one) => one.getBoundingClientRect());
  return Math.max(...parts.filter((one) => one.width).map((one) => one.right)) - bar.getBoundingClientRect().right;
}"""


@pytest.mark.parametrize(("width", "language"), by_turns([1181, 1200, 1280, 1471, 1599], ["id", "en"]))
def test_the_bar_holds_its_switches(visit, width, language):
    """Where they went over its edge, half of the switch of languages could not be pressed."""
    page = visit(f"/konsultan?lang={language}", width)
    page.tab.get_by_role("radio", name="EN").or_(page.tab.get_by_text("EN", exact=True)).first.wait_for()
    assert page.tab.evaluate(RIGHTMOST) <= 1


@pytest.mark.parametrize("width", [768, 1100])
def test_where_the_bar_has_no_room_for_all_mark_and_switches_share_its_first_line(visit, width):
    page = visit("/konsultan?lang=id", width)
    tops = page.tab.evaluate(
        """() => [".plut-brand", ".st-key-top_switches", ".st-key-menu"]
          .map((one) => document.querySelector(`.st-key-top_bar ${one}`).getBoundingClientRect())
          .map((box) => [box.top, box.bottom])"""
    )
    brand, switches, menu = tops
    assert switches[0] < brand[1] and brand[0] < switches[1]
    assert menu[0] >= max(brand[1], switches[1]) - 1
    assert menu[1] <= (130 if width == 768 else 90)


GROUNDS = """(names) => names.map((name) => {
  const style = getComputedStyle(document.querySelector(name));
  return [style.backgroundColor, style.borderBottomColor];
})"""


def test_with_a_readers_own_colours_what_is_chosen_and_what_is_measured_is_seen(visit):
    page = visit("/peta?lang=id", is_first=True)
    page.tab.emulate_media(forced_colors="active")
    chosen = '.stButtonGroup button[aria-checked="true"]'
    others = '.stButtonGroup button[aria-checked="false"]'
    here, away = ".st-key-menu_here a", ".st-key-menu_reference a"
    found = page.tab.evaluate(GROUNDS, [chosen, others, here, away, ".plut-bar b", ".plut-bar i"])
    on, off, page_here, page_away, value, whole = found
    assert on[0] != off[0] and page_here[1] != page_away[1]
    assert len({value[0], whole[0], "rgb(255, 255, 255)"}) == 3


def test_numbers_side_by_side_stand_on_one_line(visit):
    """However many lines the note of one of them has."""
    page = visit("/angka?lang=id")
    tops = page.tab.locator(".plut-answers").first.evaluate(
        "(all) => [...all.querySelectorAll('strong')].map((one) => Math.round(one.getBoundingClientRect().top))"
    )
    assert len(tops) == 3 and len(set(tops)) == 1


def test_on_a_phone_the_note_under_a_long_number_has_room(visit):
    page = visit("/?lang=id", 390)
    rows = page.tab.locator(".plut-answer:has(.plut-small)").evaluate_all(
        "(all) => all.map((one) => one.querySelector('small').getBoundingClientRect().width)"
    )
    assert len(rows) == 4 and min(rows) > 200
