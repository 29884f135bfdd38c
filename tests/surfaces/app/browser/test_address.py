"""The address is the state: a load writes nothing, a choice is one step of the history, and Back undoes it."""

from urllib.parse import parse_qsl, urlsplit

import pytest
from sampled import some

from plut.surfaces.pages import PAGES

SEEN = {"lang": "en", "simulasi": "1"}  # of a page that shows what is simulated


def pick(page, label: str, words: str) -> None:
    """Choose in a box by its label, as a reader does: open it, type, click."""
    box = page.tab.get_by_role("combobox", name=label).first
    box.click()
    box.fill(words)
    page.tab.get_by_role("option", name=words).first.click()


def steps(page) -> int:
    return page.tab.evaluate("history.length")


def codes(page) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(page.tab.url).query))


@pytest.mark.parametrize(
    "address",
    some([f"/{page.address}" for page in PAGES], every=3),
)
def test_a_load_writes_nothing(visit, address):
    page = visit("/angka?lang=en" if address == "/data" else "/data?lang=en")
    before = steps(page)
    page.open(f"{address}?lang=en")
    assert codes(page) == {"lang": "en"} and steps(page) == before + 1


def test_each_choice_is_one_step_and_back_undoes_it(visit):
    page = visit("/sertifikasi?lang=en&simulasi=1")
    begin = steps(page)
    pick(page, "Time allowed", "90 days")
    page.settled()
    assert codes(page) == SEEN | {"jendela": "90"}
    pick(page, "Registered in", "2025")
    page.settled()
    assert codes(page) == SEEN | {"jendela": "90", "kohort": "2025"} and steps(page) == begin + 2
    assert "registered: 2025" in page.text()
    page.tab.go_back()
    page.settled()
    assert codes(page) == SEEN | {"jendela": "90"}
    assert "registered: 2025" not in page.text()
    page.tab.go_back()
    page.settled()
    assert codes(page) == SEEN
    page.tab.go_forward()
    page.settled()
    assert codes(page) == SEEN | {"jendela": "90"}


def test_a_usual_choice_leaves_the_address_and_what_depends_on_another_goes_with_it(visit):
    page = visit("/peta?lang=en&simulasi=1&status=UPTD&pusat=R-3204")
    page.tab.get_by_text("Choose which centres").click()
    page.settled()
    pick(page, "Institutional status", "unit")
    page.settled()
    assert codes(page) == SEEN | {"status": "unit"}
    pick(page, "Institutional status", "all")
    page.settled()
    assert codes(page) == SEEN


def test_two_quick_choices_are_both_kept(visit):
    page = visit("/sertifikasi?lang=en&simulasi=1")
    pick(page, "Time allowed", "90 days")
    pick(page, "Registered in", "2025")  # before the page has answered
    page.settled()
    assert codes(page) == SEEN | {"jendela": "90", "kohort": "2025"}
    assert "registered: 2025" in page.text()


def test_the_menu_carries_the_choices_in_one_step(visit):
    page = visit("/sertifikasi?lang=en&simulasi=1&provinsi=32")
    begin = steps(page)
    page.tab.get_by_role("link", name="Centres", exact=True).click()
    page.tab.wait_for_url("**/peta**")
    page.settled()
    assert codes(page) == SEEN | {"provinsi": "32"} and steps(page) == begin + 1
    page.tab.go_back()
    page.settled()
    assert urlsplit(page.tab.url).path == "/sertifikasi" and codes(page) == SEEN | {"provinsi": "32"}
