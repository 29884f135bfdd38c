"""One replica ends while a page of it is read: its readers go on with the other, and lose nothing but a file
that they had given, which they are told."""

import re
import time

import pytest

SECONDS_TO_RETURN = 5
AT_REST = 1  # second without any change, after which a page counts as settled
FILE = b"a,b\n1,2\n"
FOUND = "Ini bukan salah satu berkas yang dibaca di sini."
GONE = "Berkas ini tidak ada lagi di server. Silakan unggah kembali."


@pytest.fixture
def whole(standing):
    """Both replicas run, also for the test after this one."""
    yield standing
    for number, process in enumerate(standing.replicas):
        if process.poll() is not None:
            standing.start_again(number)


def test_a_reader_returns_with_what_was_chosen_and_the_next_choice_counts(whole, reader):
    reader("/belanja?tahun=2024", 0)  # both have been read, as where there are readers
    page = reader("/belanja?tahun=2024", 1)
    before, left, address = page.text(), page.replica, page.tab.url
    whole.kill(left)
    began = time.monotonic()
    page.is_connected_anew()
    page.settled()
    assert time.monotonic() - AT_REST - began < SECONDS_TO_RETURN and page.text() == before
    assert page.tab.url == address and page.replica != left
    page.speak("EN")
    page.tab.wait_for_url(re.compile(r"\?tahun=2024&lang=en$"), timeout=10_000)
    page.tab.get_by_text("Real data").first.wait_for()


@pytest.mark.long
def test_a_list_is_chosen_from_after_the_switch(whole, reader):
    page = reader("/konsultan?mutu=A")
    whole.kill(page.replica)
    page.is_connected_anew()
    page.settled()
    box = page.tab.locator(".st-key-radius_box").get_by_role("combobox")
    box.scroll_into_view_if_needed()
    page.tab.wait_for_timeout(500)  # a list closes when its page moves
    box.click()
    page.tab.get_by_role("option", name="100 km").click()
    page.tab.wait_for_url(re.compile(r"\?mutu=A&radius=100$"), timeout=10_000)


@pytest.mark.long
def test_what_was_chosen_while_a_replica_hung_counts_when_it_has_ended(whole, reader):
    """The other replica hears of the choice as the first thing of all, before it has drawn the page once."""
    page = reader("/belanja?tahun=2024")
    whole.freeze(page.replica)
    page.speak("EN")
    time.sleep(1)
    assert "lang=en" not in page.tab.url
    whole.kill(page.replica)
    page.tab.wait_for_url(re.compile(r"\?tahun=2024&lang=en$"), timeout=10_000)


@pytest.mark.long
def test_a_step_back_after_the_switch_is_one(whole, reader):
    page = reader("/belanja?tahun=2024")
    page.speak("EN")
    page.tab.wait_for_url(re.compile("lang=en"))
    page.settled()
    whole.kill(page.replica)
    page.is_connected_anew()
    page.settled()
    page.tab.go_back()
    page.tab.wait_for_url(re.compile(r"\?tahun=2024$"), timeout=10_000)
    page.tab.wait_for_selector("text=Belanja")
    page.tab.wait_for_timeout(1500)
    assert page.tab.url.endswith("?tahun=2024")


@pytest.mark.long
def test_a_file_that_was_given_is_asked_for_again(whole, reader):
    page = reader("/data")
    left = page.replica
    field = page.tab.locator('.st-key-unggah input[type="file"]')
    field.set_input_files({"name": "konsultan.csv", "mimeType": "text/csv", "buffer": FILE})
    page.tab.get_by_text(FOUND).wait_for(timeout=90_000)
    whole.kill(left)
    page.tab.get_by_text(GONE).wait_for(timeout=10_000)
    assert not page.tab.get_by_text(FOUND).count()
    whole.start_again(left)  # what is sent from now on follows the page to the other all the same
    time.sleep(6)
    field.set_input_files({"name": "lagi.csv", "mimeType": "text/csv", "buffer": FILE})
    page.tab.wait_for_timeout(30000)
    page.tab.screenshot(path="/tmp/deploy30/u3.png", full_page=True)
    page.tab.get_by_text(FOUND).wait_for(timeout=90_000)
    assert GONE not in page.text() and page.replica != left


def test_readers_stay_while_one_replica_after_the_other_is_started_anew(whole, reader):
    """What `deploy/upgrade` does."""
    page = reader("/belanja?tahun=2024")
    before = page.text()
    for number in (0, 1):
        whole.end(number)
        whole.start_again(number)
        page.settled()
        assert page.text() == before and page.tab.url.endswith("/belanja?tahun=2024")
    page.speak("EN")
    page.tab.wait_for_url(re.compile("tahun=2024&lang=en$"), timeout=10_000)
