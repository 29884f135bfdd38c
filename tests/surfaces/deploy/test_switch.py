"""One replica ends while a page of it is read: its readers go on with the other, and lose nothing but a file that
they had given, which they are told."""

import re
import time

import pytest

SECONDS_TO_RETURN = 5
FILE = b"centre_id,consultant_id,field,active_from,active_to\nP-13,K-1,cooking,2025-01-01,\n"
FOUND = "Dikenali sebagai Konsultan: 0 baris diterima, 1 ditolak."
GONE = "Berkas ini tidak ada lagi di server. Silakan unggah kembali."


@pytest.fixture
def whole(standing):
    """Both replicas run, also for the test after this one."""
    yield standing
    for number, process in enumerate(standing.replicas):
        if process.poll() is not None:
            standing.start_again(number)


def test_a_reader_returns_with_what_was_chosen_and_the_next_choice_counts(whole, reader):
    page = reader("/belanja?tahun=2024")
    before, left, address = page.text(), page.replica, page.tab.url
    whole.kill(left)
    began = time.monotonic()
    page.is_cut_off()
    page.settled()
    assert time.monotonic() - began < SECONDS_TO_RETURN and page.text() == before
    assert page.tab.url == address and page.replica != left
    page.speak("EN")
    page.tab.wait_for_url(re.compile(r"\?tahun=2024&lang=en$"), timeout=10_000)
    page.tab.wait_for_selector("text=Spending")


def test_a_list_is_chosen_from_after_the_switch(whole, reader):
    page = reader("/konsultan?mutu=A")
    whole.kill(page.replica)
    page.is_cut_off()
    page.settled()
    box = page.tab.locator(".st-key-radius_box").get_by_role("combobox")
    box.scroll_into_view_if_needed()
    page.tab.wait_for_timeout(500)  # a list closes when its page moves
    box.click()
    page.tab.get_by_role("option", name="100 km").click()
    page.tab.wait_for_url(re.compile(r"\?mutu=A&radius=100$"), timeout=10_000)


def test_what_was_chosen_while_a_replica_hung_counts_when_it_has_ended(whole, reader):
    """The other replica hears of the choice as the first thing of all, before it has drawn the page once."""
    page = reader("/belanja?tahun=2024")
    whole.freeze(page.replica)
    page.speak("EN")
    time.sleep(1)
    assert "lang=en" not in page.tab.url
    whole.kill(page.replica)
    page.tab.wait_for_url(re.compile(r"\?tahun=2024&lang=en$"), timeout=10_000)


def test_a_step_back_after_the_switch_is_one(whole, reader):
    page = reader("/belanja?tahun=2024")
    page.speak("EN")
    page.tab.wait_for_url(re.compile("lang=en"))
    page.settled()
    whole.kill(page.replica)
    page.is_cut_off()
    page.settled()
    page.tab.go_back()
    page.tab.wait_for_url(re.compile(r"\?tahun=2024$"), timeout=10_000)
    page.tab.wait_for_selector("text=Belanja")
    page.tab.wait_for_timeout(1500)
    assert page.tab.url.endswith("?tahun=2024")


def test_a_file_that_was_given_is_asked_for_again(whole, reader):
    page = reader("/data")
    left = page.replica
    field = page.tab.locator('.st-key-unggah input[type="file"]')
    field.set_input_files({"name": "konsultan.csv", "mimeType": "text/csv", "buffer": FILE})
    page.tab.get_by_text(FOUND).wait_for()
    whole.kill(left)
    page.is_cut_off()
    page.tab.get_by_text(GONE).wait_for(timeout=10_000)
    assert not page.tab.get_by_text(FOUND).count()
    whole.start_again(left)  # what is sent from now on follows the page to the other all the same
    time.sleep(6)
    field.set_input_files({"name": "lagi.csv", "mimeType": "text/csv", "buffer": FILE})
    page.tab.get_by_text(FOUND).wait_for()
    assert GONE not in page.text() and page.replica != left
