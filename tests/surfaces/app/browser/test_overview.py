"""The first page in a real browser: it builds its edition, draws its maps offline and speaks one language at
a time."""

import pytest
from playwright.sync_api import expect

PATHS = "[...document.querySelectorAll('.choroplethlayer path')].length"


@pytest.mark.parametrize(("width", "height"), [(1600, 900), (390, 844)])
@pytest.mark.parametrize(
    ("language", "word", "mark"),
    [("id", "83 PLUT yang kami temukan", "SIMULASI"), ("en", "83 PLUT centres found", "SIMULATED")],
)
def test_page_shows_both_maps_with_frame_and_mark(visit, language, word, mark, width, height):
    page = visit(f"/?lang={language}&simulasi=1", width, height)
    text = page.text().replace("\n", " ")
    assert word in text
    expect(page.tab.locator("html")).to_have_attribute("lang", language)
    assert page.tab.evaluate(PATHS) == 2 * (38 + 9)  # the country, and Java with what reaches into its map
    charts = page.tab.locator('[data-testid="stPlotlyChart"]')
    real, simulated = (charts.nth(i).inner_text() for i in (0, 2))
    assert mark not in real and simulated.count(mark) >= 1
    assert charts.nth(0).locator("image").count() == 0 and charts.nth(2).locator("image").count() == 1
    assert "queries/pages/centres/reach.sql" in real.replace("\n", "")
    assert "queries/pages/centres/regions.sql" in simulated.replace("\n", "")
    assert not page.foreign and not page.errors


def test_no_region_floods_the_map(visit):
    page = visit("/")
    wide = page.tab.evaluate(
        """[...document.querySelectorAll('[data-testid="stPlotlyChart"]')].flatMap(c =>
            [...c.querySelectorAll('.choroplethlayer path')].filter(p => p.getBoundingClientRect().width > 0.5 * c.getBoundingClientRect().width)).length"""
    )
    assert wide == 0


def test_switch_of_language_stays_in_the_address(visit):
    page = visit("/")
    page.tab.get_by_role("radio", name="EN").or_(
        page.tab.get_by_role("button", name="EN", exact=True)
    ).first.click()
    page.tab.get_by_text("83 PLUT centres found").first.wait_for()
    page.settled()
    assert "lang=en" in page.tab.url
    expect(page.tab.locator("html")).to_have_attribute("lang", "en")
