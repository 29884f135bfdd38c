"""The app in another browser than the one that all other tests drive."""

from collections.abc import Iterator

import pytest
from firefox import Tab, firefox

from plut.surfaces.pages import PAGES

SIZES = [(1600, 900), (390, 844)]
READY = """(() => {
  const app = document.querySelector('[data-testid="stApp"]');
  if (app?.getAttribute('data-test-script-state') !== 'notRunning') return false;
  if (document.querySelector('[data-testid="stSkeleton"], [data-testid="stAppSkeleton"]')) return false;
  const charts = [...document.querySelectorAll('[data-testid="stPlotlyChart"]')];
  return !!document.querySelector('h1') && charts.every(chart => chart.querySelector('.main-svg'));
})()"""
# a library of Streamlit asks whether a browser runs WebAssembly, and does without it where our policy says no;
# Firefox tells of the question, Chromium does not
ASKED_FOR = "blocked WebAssembly"


@pytest.fixture(scope="module")
def tab() -> Iterator[Tab]:
    with firefox() as running:
        yield running


def count(tab: Tab, selector: str) -> int:
    return tab.tell(f"document.querySelectorAll('{selector}').length")


@pytest.mark.long
@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("page", [subject.address for subject in PAGES])
def test_a_page_is_drawn_whole_and_drawn_again_in_the_other_language(tab, app, page, size):
    tab.open("about:blank")
    tab.errors.clear()
    tab.resize(*size)
    tab.open(f"{app}/{page}?lang=id")
    tab.wait_for(READY)
    assert count(tab, '[data-testid="stException"]') == 0
    assert tab.tell("document.documentElement.lang") == "id"
    assert tab.tell("document.documentElement.scrollWidth - innerWidth") <= 0
    charts, title = count(tab, '[data-testid="stPlotlyChart"] .main-svg'), tab.tell("document.title")
    tab.tell("""[...document.querySelectorAll('button')].find(one => one.textContent === 'EN').click()""")
    tab.wait_for("document.documentElement.lang === 'en'")
    tab.wait_for(READY)
    assert count(tab, '[data-testid="stPlotlyChart"] .main-svg') == charts > 0
    assert tab.tell("document.title") != title
    assert [error for error in tab.errors if ASKED_FOR not in error] == []
