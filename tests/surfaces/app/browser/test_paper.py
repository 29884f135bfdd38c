"""The sheet for a visit, laid out by a browser: it fits on one page in letters of nine points, nothing is cut,
and what has no room is counted."""

import re

import pytest
from sampled import by_turns

from plut.content.reading import Reading
from plut.subjects import overview
from plut.subjects.area import visit_sheet
from plut.surfaces.paper import markup
from plut.warehouse.edition import Edition

CASES = ["3204", "7471", "95", "31"]
FULLEST = ["33", "35", "18", "51"]
MEASURED = """() => {
  const shown = [...document.querySelectorAll(".sheet *")].filter((one) => one.checkVisibility()
    && [...one.childNodes].some((child) => child.nodeType === 3 && child.textContent.trim()));
  const room = document.querySelector(".sheet").getBoundingClientRect();
  return {
    fits: document.querySelector(".sheet").dataset.fits,
    sizes: shown.map((one) => parseFloat(getComputedStyle(one).fontSize)),
    cut: shown.filter((one) => {
      const box = one.getBoundingClientRect();
      return box.right > room.right || box.bottom > room.bottom;
    }).length,
    hidden: [...document.querySelectorAll("li[data-turn][hidden]")]
      .reduce((sum, one) => sum + Number(one.dataset.figures), 0),
    shortened: [...document.querySelectorAll("section:has(li[data-turn][hidden]) h2")].map((one) => one.textContent),
    more: [...document.querySelectorAll(".more:not([hidden])")].map((one) => one.textContent),
    cited: [...document.querySelectorAll("li[data-cites]:not([hidden])")]
      .flatMap((one) => one.dataset.cites ? one.querySelector("sup").textContent.split(", ") : []),
    sources: [...document.querySelectorAll(".sources li:not([hidden])")].map((one) => String(one.value)),
  };
}"""


@pytest.fixture
def sheet(browser, edition):
    """A sheet in a browser: a function (code, language) -> what is measured of it."""
    tab = browser.new_page()

    def opened(code: str, language: str) -> dict:
        reading = Reading(Edition(str(edition.path)), language, base="https://plut.example")
        tab.set_content(markup.written(visit_sheet.papers(*visit_sheet.of(reading, code))))
        tab.evaluate("window.laidOut")
        return tab.evaluate(MEASURED)

    yield opened
    tab.close()


@pytest.mark.parametrize(("code", "language"), by_turns([*CASES, *FULLEST], ["id", "en"]))
def test_a_sheet_fits_in_letters_of_nine_points_and_says_how_much_it_leaves_out(sheet, code, language):
    seen = sheet(code, language)
    assert seen["fits"] == "true" and seen["cut"] == 0 and min(seen["sizes"]) >= 12
    counts = [int(re.search(r"\d+", text)[0]) for text in seen["more"]]
    assert sum(counts) == seen["hidden"]
    if code in CASES:  # all that is told in words has room; of single figures in print some have not
        assert set(seen["shortened"]) <= {"Also published", "Angka terbit lain"}
    assert seen["sources"] == [str(number) for number in range(1, len(seen["sources"]) + 1)]
    assert set(seen["sources"]) == set(seen["cited"])


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_brief_is_two_sheets_of_which_nothing_is_cut(browser, edition, language):
    reading = Reading(Edition(str(edition.path)), language, base="https://plut.example")
    tab = browser.new_page()
    tab.set_content(markup.written(overview.brief_file(reading, "html").content.papers()))
    tab.evaluate("window.laidOut")
    fits = tab.evaluate("[...document.querySelectorAll('.sheet')].map((one) => one.dataset.fits)")
    seen, printed = tab.evaluate(MEASURED), tab.pdf(prefer_css_page_size=True, print_background=True)
    tab.close()
    assert fits == ["true", "true"] and min(seen["sizes"]) >= 12 and seen["hidden"] == 0
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 2
