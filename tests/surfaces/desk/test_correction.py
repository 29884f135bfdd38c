"""A sentence of correction written on the desk's page: it waits as a file, and the candidate is to be built
again."""

import csv
import re
from pathlib import Path

import pytest
from desks import ANI, OWN, Desk, candidate_beside, lay_out
from playwright.sync_api import expect

SECONDS = 300  # for what changes to be found out beside the server


@pytest.fixture(scope="module")
def two(once, kept_tables) -> Path:
    """A folder with a served edition and a candidate."""
    return once("a candidate", lambda folder: candidate_beside(folder, kept_tables))


@pytest.fixture
def officer(two, tmp_path, browser):
    """A page of the desk as who loads and publishes, and the desk."""
    lay_out(two, tmp_path)
    desk = Desk(tmp_path, rules=OWN)
    context = browser.new_context(extra_http_headers={"X-Forwarded-User": ANI})
    yield context.new_page(), desk
    context.close()
    desk.end()


def pick(tab, label: str, words: str) -> None:
    box = tab.get_by_role("combobox", name=label)
    box.click()
    box.fill(words)
    tab.get_by_role("option", name=words).first.click()


@pytest.mark.long
def test_a_sentence_is_about_what_readers_see_and_waits_on_the_desk(officer):
    tab, desk = officer
    tab.set_viewport_size({"width": 1600, "height": 1900})
    tab.goto(f"{desk.address}/meja?lang=en")
    tab.get_by_text("A sentence for the corrections table", exact=True).click(timeout=SECONDS * 1000)
    lay = tab.get_by_role("button", name="Lay the sentence on the desk")
    lay.wait_for(timeout=SECONDS * 1000)
    pick(tab, "On which page the number stands", "Consultants")
    box = tab.get_by_role("combobox", name="Which numbers were wrong")
    box.click()
    box.fill("People within 50 km of a known centre")
    option = tab.get_by_role("option", name="People within 50 km of a known centre").first
    option.wait_for(timeout=SECONDS * 1000)
    assert "national" not in option.inner_text()  # as readers see it, not as we call it
    option.click()
    tab.keyboard.press("Escape")
    right = tab.get_by_label("It should have said, in Indonesian")
    before = tab.get_by_label("It said, in Indonesian")
    expect(before).not_to_have_value("")  # what readers see now
    said = before.input_value()
    assert said.replace(",", ".") == tab.get_by_label("It said, in English").input_value()
    form = tab.locator(".st-key-desk_correction_id textarea")
    form.fill("Waktu tempuh tertulis 59, seharusnya 200.")
    lay.click()
    tab.get_by_text("Of each number that was wrong, write in Indonesian what it said").first.wait_for()
    assert not desk.loaded()
    right.fill("60,1%")
    lay.click()
    tab.get_by_text("Files on the desk that this candidate does not hold: koreksi").wait_for()
    tab.get_by_text("Recognised as Corrections. Rows accepted: 1").wait_for()
    [(name, content)] = desk.loaded().items()
    assert "consultants/national" in content.decode()
    [row] = csv.DictReader(content.decode().splitlines())
    assert row["Penjelasan"] == "Waktu tempuh tertulis 59, seharusnya 200."
    assert row["Angka dalam bahasa Inggris"] == "People within 50 km of a known centre"
    assert (row["Tertulis"], row["Seharusnya"]) == (said, "60,1%") and row["Angka"].startswith("Penduduk")
    assert name.startswith("koreksi ") and desk.steps() == [(ANI, "corrected", name)]
    assert form.input_value() == ""
    lay.click()
    tab.get_by_text("Choose at least one number").first.wait_for()
    assert len(desk.loaded()) == 1
    tab.goto(f"{desk.address}/meja?lang=id")
    tab.get_by_text("Kalimat untuk tabel koreksi", exact=True).click(timeout=SECONDS * 1000)
    box = tab.get_by_role("combobox", name="Angka mana yang salah")
    box.click(timeout=SECONDS * 1000)
    tab.get_by_role("option", name="Pilih semua").wait_for()
    box.fill("a")
    tab.get_by_role("option", name=re.compile(r"^Pilih \d+ yang cocok$")).wait_for()
    assert "Select" not in tab.locator('[role="listbox"]').inner_text()
    tab.keyboard.press("Escape")
    tab.locator(".st-key-desk_correction_id textarea").fill("Tertulis 59")
    tab.get_by_text("Tekan Ctrl+Enter untuk mengirim").wait_for()


@pytest.mark.long
def test_what_is_typed_in_a_browser_is_never_read_as_markup_and_a_refusal_loses_nothing(officer):
    tab, desk = officer
    tab.set_default_timeout(90_000)
    tab.goto(f"{desk.address}/meja?lang=en")
    markup = "<img src=x onerror=\"document.title='read'\"> **b** [x](javascript:alert(1)) \u202e"
    tab.get_by_text("A sentence for the corrections table", exact=True).click()
    tab.get_by_role("button", name="Lay the sentence on the desk").wait_for()
    box = tab.get_by_role("combobox", name="Which numbers were wrong")
    box.click()
    tab.get_by_role("option").nth(1).click()  # the first chooses all
    tab.keyboard.press("Escape")
    tab.get_by_label("It said, in Indonesian").fill("3")
    tab.get_by_label("It should have said, in Indonesian").fill(markup)
    form = tab.locator(".st-key-desk_correction_id textarea")
    form.fill("NIK 3204011201900001 salah")
    tab.get_by_role("button", name="Lay the sentence on the desk").click()
    tab.get_by_text("A sentence of correction holds what looks like an identity number").first.wait_for()
    assert desk.loaded() == {} and desk.steps() == []
    assert tab.get_by_label("It should have said, in Indonesian").input_value() == markup  # to be mended
    form.fill(markup)
    tab.get_by_role("button", name="Lay the sentence on the desk").click()
    tab.get_by_text("Recognised as Corrections. Rows accepted: 1").wait_for()
    tab.get_by_label("A note for the journal").fill("ani@dinas.test")
    tab.get_by_role("button", name="Publish edition").click()
    tab.get_by_role("button", name="Yes, publish").click()
    tab.get_by_text("The note holds what looks like an identity number").first.wait_for()
    assert [step for _, step, _ in desk.steps()] == ["corrected"]
    assert tab.locator("img[src=x]").count() == 0 and tab.title() != "read"
