"""Charts in a real browser: a picture that stands is changed, not drawn anew, and a click on a region is a
choice."""

import re

from playwright.sync_api import expect

CHART = '[data-testid="stPlotlyChart"]'
COLOURS = """() => [...document.querySelector('[data-testid="stPlotlyChart"]')
    .querySelectorAll(".choroplethlayer path")].map((path) => getComputedStyle(path).fill)"""


def test_a_choice_changes_the_picture_that_stands(visit):
    page = visit("/peta?lang=en")
    before = page.tab.evaluate(COLOURS)
    page.tab.locator(f"{CHART} .main-svg").first.evaluate("(one) => { one.wasThere = true; }")
    page.tab.get_by_role("radio", name="Number of centres", exact=True).or_(
        page.tab.get_by_role("button", name="Number of centres", exact=True)
    ).first.click()
    page.tab.wait_for_url(re.compile("[?&]warna="))
    page.settled()
    assert len(before) == len(page.tab.evaluate(COLOURS)) and before != page.tab.evaluate(COLOURS)
    assert page.tab.locator(f"{CHART} .main-svg").first.evaluate("(one) => one.wasThere")
    assert not page.errors


def test_a_click_on_a_region_chooses_its_province_and_again_another(visit):
    page = visit("/peta?lang=en")
    for code in ("62", "61"):
        path = page.tab.evaluate_handle(
            "(code) => [...document.querySelectorAll('.choroplethlayer path')].find((p) => p.__data__.loc === code)",
            code,
        ).as_element()
        path.scroll_into_view_if_needed()
        box = path.bounding_box()
        page.tab.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        page.tab.wait_for_url(re.compile(f"provinsi={code}"))
        page.settled()
        page.tab.go_back()
        page.tab.wait_for_url(re.compile(r"peta\?lang=en$"))
        page.settled()


def test_a_chart_whose_script_does_not_come_is_told_in_words(browser, app):
    with browser.new_context() as context:
        tab = context.new_page()
        tab.route("**/js/plotly-*.js", lambda route: route.abort())
        tab.goto(f"{app}/peta?lang=en")
        chart = tab.locator(CHART).first
        expect(chart).to_have_text(re.compile(r"\w+ \w+"), timeout=60_000)
        assert chart.inner_text().strip() == chart.get_attribute("aria-label").strip()
        assert chart.get_attribute("role") == "figure"
