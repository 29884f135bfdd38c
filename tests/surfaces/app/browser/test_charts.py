"""Charts in a real browser: a picture that stands is changed, not drawn anew, and a click on a region is a
choice."""

import re
from pathlib import Path

import pytest
from PIL import Image, ImageChops
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


SAID = "[...document.querySelectorAll('.hoverlayer text')].map((one) => one.textContent)"


def test_what_is_said_at_the_pointer_goes_with_the_picture_that_it_is_said_of(visit):
    page = visit("/peta?lang=en")
    point = page.tab.evaluate(
        """() => {
          const path = [...document.querySelectorAll('.choroplethlayer path')].find((p) => p.__data__.loc === '62');
          const box = path.getBoundingClientRect();
          return [box.x + box.width / 2, box.y + box.height / 2];
        }"""
    )
    page.tab.mouse.move(*point)
    page.tab.wait_for_function(f"{SAID}.length")
    page.tab.mouse.click(*point)
    page.tab.wait_for_url(re.compile("provinsi=62"))
    page.settled()
    assert page.tab.evaluate(SAID) == []
    page.tab.mouse.move(point[0] + 60, point[1] + 60)
    page.tab.wait_for_function(f"{SAID}.length")


def saved(tab, to: Path) -> Image.Image:
    with tab.expect_download() as download:
        tab.locator(".modebar-btn").first.click(force=True)
    download.value.save_as(to)
    return Image.open(to).convert("L")


def test_a_saved_picture_has_the_typeface_of_the_page(browser, app, tmp_path):
    """Beside the page a picture has none of its faces: it stood there in whatever the machine has."""
    with browser.new_context() as context:
        tab = context.new_page()
        tab.goto(f"{app}/peta?lang=en")
        expect(tab.locator(f"{CHART} .modebar-btn").first).to_be_attached(timeout=60_000)
        ours = saved(tab, tmp_path / "ours.png")
        tab.route("**/plus-jakarta-sans.woff2", lambda route: route.abort())
        another = saved(tab, tmp_path / "another.png")  # without it there is a picture all the same
        assert ours.width == another.width == 1600
        differs = ImageChops.difference(ours, another)
        title = differs.crop((0, 0, 1600, 70))
        assert title.getbbox() is not None and title.getextrema()[1] > 100


UNDER_A_BUTTON = """() => [...document.querySelectorAll('[data-testid="stPlotlyChart"]')].flatMap((chart) => {
  const button = chart.querySelector(".modebar-btn")?.getBoundingClientRect();
  if (!button) return [];
  const lines = [...chart.querySelectorAll(".annotation tspan.line, .annotation text:not(:has(tspan.line))")];
  return lines.filter((line) => {
    const box = line.getBoundingClientRect();
    return box.right > button.left + 2 && box.left < button.right && box.bottom > button.top + 2
      && box.top < button.bottom - 4;
  }).map((line) => line.textContent);
})"""


@pytest.mark.parametrize("address", ["/konsultan?lang=id&simulasi=1", "/?lang=id&simulasi=1"])
@pytest.mark.parametrize("width", [390, 1600])
def test_no_title_lies_under_the_button_that_saves_it(visit, address, width):
    page = visit(address, width)
    assert page.tab.locator(".modebar-btn").count() > 1
    assert page.tab.evaluate(UNDER_A_BUTTON) == []


def test_a_chart_whose_script_does_not_come_is_told_in_words(browser, app):
    with browser.new_context() as context:
        tab = context.new_page()
        tab.route("**/js/plotly-*.js", lambda route: route.abort())
        tab.goto(f"{app}/peta?lang=en")
        chart = tab.locator(CHART).first
        expect(chart).to_have_text(re.compile(r"\w+ \w+"), timeout=60_000)
        assert chart.inner_text().strip() == chart.get_attribute("aria-label").strip()
        assert chart.get_attribute("role") == "figure"
