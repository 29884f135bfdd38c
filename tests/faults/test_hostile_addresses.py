"""Whatever stands in an address: every page is shown, with words, and nothing of it is read as code or path."""

import ast
import re

import pytest
from app_words import titles
from hypothesis import given, settings
from hypothesis import strategies as st

from plut.base import formats
from plut.base.folders import REPOSITORY
from plut.content.files import About, file_name
from plut.surfaces.press import codes
from plut.warehouse import editions

PAGES = sorted(path.stem for path in (REPOSITORY / "dashboard" / "app_pages").glob("*.py"))
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


def keys() -> list[str]:
    """The names of all parameters that the app reads from its address."""
    found = {"lang", "simulasi", "edisi", "periksa", "wilayah", "provinsi"}
    for path in (REPOSITORY / "dashboard").rglob("*.py"):
        for call in (
            node
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Call)
        ):
            name = getattr(call.func, "attr", getattr(call.func, "id", ""))
            if (
                name in {"choice", "several", "is_asked"}
                and call.args
                and isinstance(getattr(call.args[0], "value", None), str)
            ):
                found.add(call.args[0].value)
    return sorted(found)


KEYS = keys()


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_shown_whatever_its_address_says(two_editions, visit_page, page):
    at = PAGES.index(page)
    given = {key: HOSTILE[(number + at) % len(HOSTILE)] for number, key in enumerate(KEYS)}
    app = visit_page(two_editions, page, **given)
    assert not app.exception and titles(app)
    for box in app.warning:
        assert not re.search(r"(?<!\\)[<\[`$]", box.value), box.value


def test_the_app_reads_the_parameters_that_this_test_gives():
    assert len(KEYS) > 20


@settings(derandomize=True, max_examples=200, deadline=None)
@given(text=st.text(max_size=300))
def test_no_text_is_a_code_or_an_edition_that_is_not_there(two_editions, text):
    with pytest.raises(codes.UnknownCode):
        codes.read(text, two_editions)
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
