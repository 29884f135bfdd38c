"""The handbook as a page of the app, below a base path: its pictures come, on a phone too, the page of data
leads to it, and it can be printed."""

import re

import pytest

PICTURES = "[...document.querySelectorAll('.plut-handbook img')].map(one => [one.src, one.naturalWidth])"
OVERLAP = "document.querySelector('[data-testid=stMain]').scrollWidth - innerWidth"


@pytest.fixture(scope="module")
def below(start_app, edition):
    """The app below a base path: its address."""
    return start_app(edition.path.parent, "/plut/")


def test_the_page_of_data_leads_to_the_handbook_and_its_pictures_come(visit, below):
    page = visit("/data?lang=en", 390, 844, app=below)
    page.tab.get_by_role("link", name="Handbook: from the first file to a published edition").click()
    page.tab.wait_for_url(f"{below}/panduan?lang=en")
    page.settled()
    assert "This handbook is in Indonesian." in page.text()
    assert page.tab.locator(".plut-handbook[lang=id]").count() == 1
    page.tab.wait_for_function(f"{PICTURES}.every(([_, pixels]) => pixels === 1200)")
    shown = page.tab.evaluate(PICTURES)
    assert len(shown) >= 6 and all(address.startswith(f"{below}/app/static/panduan/") for address, _ in shown)
    assert page.tab.evaluate(OVERLAP) <= 0
    assert not page.foreign and not page.errors
    page.tab.get_by_role("link", name="6. Terbitkan").click()
    assert page.tab.locator("[id='6-terbitkan']").evaluate("one => one.getBoundingClientRect().top") < 844


def test_the_handbook_is_printed_whole(visit, below):
    page = visit("/panduan", app=below)
    page.tab.wait_for_function(f"{PICTURES}.every(([_, pixels]) => pixels === 1200)")
    assert page.tab.title().startswith("Buku panduan · ")
    printed = page.tab.pdf(prefer_css_page_size=True)
    assert 4 <= len(re.findall(rb"/Type\s*/Page\b", printed)) <= 14
