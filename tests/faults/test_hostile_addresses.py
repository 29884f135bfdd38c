"""Whatever stands in an address: every page is shown, with words, and nothing of it is read as code or
path."""

import re

import pytest
from app_words import titles
from hypothesis import given, settings
from hypothesis import strategies as st

from plut.base import formats
from plut.content.files import About, file_name
from plut.surfaces import pages
from plut.surfaces.pages import PAGES as PAGES_OF_THE_APP
from plut.surfaces.press import records
from plut.warehouse import editions

PAGES = sorted(subject.name for subject in pages.PAGES)
HOSTILE = [
    "'; drop table marts.centres; --",
    "<script>alert(1)</script>",
    "[x](javascript:alert(1))",
    '<a href="javascript:alert(1)">x</a>',
    "../../../../etc/passwd",
    "a\0b",
    "x" * 10_000,
    '=HYPERLINK("http://x")',
    "$x$ `y` :red[z] ~",
    "\u202e\U0001f600",
    "-1",
    "1e309",
    "nan",
]


# of all parameters that the app reads from its address
KEYS = sorted({"lang", "simulasi", "edisi"} | {key for subject in PAGES_OF_THE_APP for key in subject.keys})


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_shown_whatever_its_address_says(two_editions, visit_page, page):
    at = PAGES.index(page)
    given = {key: HOSTILE[(number + at) % len(HOSTILE)] for number, key in enumerate(KEYS)}
    app = visit_page(two_editions, page, **given)
    assert not app.exception and titles(app)
    for box in app.warning:
        assert not re.search(r"(?<!\\)[<\[`$]", box.value), box.value


def test_the_keys_are_those_that_pages_name():
    assert {"periksa", "wilayah", "kode", "b_staf", "tambah", "impor", "templat"} <= set(KEYS)


@settings(derandomize=True, max_examples=200, deadline=None)
@given(text=st.text(max_size=300))
def test_no_text_is_a_code_or_an_edition_that_is_not_there(two_editions, text):
    with pytest.raises(records.UnknownCode):
        records.read(text, two_editions)
    assert editions.named(two_editions, text) is None


@settings(derandomize=True, max_examples=200, deadline=None)
@given(text=st.text(max_size=60))
def test_a_file_is_named_so_that_every_system_takes_it(text):
    about = About("", "", "", "", "abc", "", "", is_simulated=False, language="id")
    assert re.fullmatch(r"[\w.-]+", file_name(about, text, "csv"))


@settings(derandomize=True, max_examples=200, deadline=None)
@given(text=st.text(alphabet="\\`*_{}[]<>#|~$:ab", max_size=30))
def test_a_text_has_no_mark_of_markdown_left(text):
    assert not re.search(r"(?<!\\)[`*_{}\[\]<>#|~$:]", re.sub(r"\\\\", "", formats.plain(text)))
