"""Light pages in a real browser without scripts, on a desk, on a phone and on paper, and read aloud."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from sampled import by_turns

from plut.surfaces.pages import PAGES

# a rule of WCAG 2.2 that axe-core leaves out of itself
WITH_SIZES = {"rules": {"target-size": {"enabled": True}}}
PATHS = [f"/ringan/{page.address}" for page in PAGES]


def opened(browser, address: str, width: int, **options):
    context = browser.new_context(viewport={"width": width, "height": 844}, **options)
    tab = context.new_page()
    told: list[str] = []
    tab.on("console", lambda message: told.append(message.text))
    tab.on("requestfailed", lambda request: told.append(request.url))
    tab.goto(address)
    tab.wait_for_load_state("networkidle")
    return tab, told


@pytest.mark.parametrize(
    ("path", "query", "width"), by_turns(PATHS, [("?lang=id", 1280), ("?simulasi=1&lang=en", 390)], every=2)
)
def test_a_page_is_quiet_as_wide_as_the_screen_and_can_be_heard(browser, light, path, query, width):
    tab, told = opened(browser, f"{light}{path}{query}", width)
    assert told == []
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
    found = Axe().run(tab, options=WITH_SIZES).response
    assert len(found["passes"]) > 15  # it did look
    wrong = [one for one in found["violations"] if one["impact"] in ("serious", "critical")]
    assert [(one["id"], one["nodes"][0]["html"]) for one in wrong] == []
    tab.context.close()


@pytest.mark.parametrize("width", [390, 1280])
def test_each_picture_is_seen_once_in_the_layout_of_the_screen(browser, light, width):
    tab, _ = opened(browser, f"{light}/ringan/", width, java_script_enabled=True)
    shown = tab.evaluate(
        """() => [...document.querySelectorAll("figure.picture")].map((one) =>
             [...one.querySelectorAll(":scope > svg")].filter((svg) => svg.getBoundingClientRect().width > 0)
               .map((svg) => svg.classList.contains("narrow")))"""
    )
    assert shown and all(one == [width < 700] for one in shown)
    maps = tab.evaluate(
        """() => [...document.querySelectorAll("figure.picture svg use")].filter((one) =>
             one.getBoundingClientRect().width > 100).length"""
    )
    outlines = tab.evaluate("() => document.querySelectorAll('.outlines path').length")
    assert maps and outlines > 30  # which stand once at the end of the page
    assert tab.evaluate("""document.fonts.check('700 16px "Plus Jakarta Sans"')""")
    tab.context.close()


def test_without_scripts_a_keyboard_reaches_the_content_and_every_choice(browser, light):
    tab, _ = opened(browser, f"{light}/ringan/peta?lang=en", 1280, java_script_enabled=False)
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    assert tab.url.endswith("#isi")
    tab.locator("details.choices summary").first.click()
    tab.get_by_role("link", name="A", exact=False).first.wait_for()
    box = tab.locator("select[name=provinsi]")
    tab.locator("details.choices", has=box).locator("summary").click()
    box.select_option("32")
    with tab.expect_navigation():
        tab.locator("form", has=box).get_by_role("button").click()
    assert "provinsi=32" in tab.url and "Jawa Barat" in tab.inner_text("main")
    tab.context.close()


@pytest.mark.parametrize("path", ["/ringan/data", "/ringan/wilayah?kode=3204"])
def test_a_table_of_few_columns_fits_a_phone(browser, light, path):
    tab, _ = opened(browser, f"{light}{path}", 390)
    tables = tab.evaluate(
        """() => [...document.querySelectorAll(".plut-table")].filter((one) => one.clientWidth)
             .map((one) => [one.querySelectorAll("thead th").length, one.scrollWidth - one.clientWidth])"""
    )
    few = [beyond for columns, beyond in tables if columns <= 4]
    assert few and max(few) <= 1, tables
    tab.context.close()


def test_on_paper_pictures_and_tables_stay_and_boxes_go(browser, light):
    tab, _ = opened(browser, f"{light}/ringan/wilayah?kode=3204", 1280)
    tab.emulate_media(media="print")
    assert tab.locator("figure.picture svg.wide").first.is_visible()
    assert not tab.locator("nav.pages").is_visible() and not tab.locator("form").first.is_visible()
    assert tab.locator("#area_centres table").is_visible()
    tab.context.close()
