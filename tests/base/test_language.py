"""Both catalogues hold every text, with the same names to fill in, and numbers and dates follow the language."""

import ast
import datetime
import re

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from plut.base import formats
from plut.base.folders import REPOSITORY
from plut.base.language import CATALOGUES, catalogue, translate

KEYWORDS = {"translate": None, "text": None, "mark": None}


def texts() -> set[str]:
    found = extract_from_dir(REPOSITORY / "dashboard", method_map=[("**.py", "python")], keywords=KEYWORDS)
    return {message for _, _, message, _, _ in found if isinstance(message, str)}


def indonesian() -> dict[str, str]:
    with (CATALOGUES / "id" / "plut.po").open("rb") as file:
        return {m.id: m.string for m in read_po(file) if m.id}


def test_every_text_is_translated_and_none_is_left_over():
    assert {text for text in texts() if not indonesian().get(text)} == set()
    assert set(indonesian()) - texts() == set()


def test_no_text_hides_in_an_f_string():
    """Babel does not look inside f-strings: a text there would never reach a catalogue."""
    hidden = []
    for path in (REPOSITORY / "dashboard").rglob("*.py"):
        strings = [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.JoinedStr)]
        calls = [
            call
            for string in strings
            for call in ast.walk(string)
            if isinstance(call, ast.Call) and call.args
        ]
        hidden += [
            (path.name, call.lineno)
            for call in calls
            if getattr(call.func, "attr", getattr(call.func, "id", "")) in KEYWORDS
            and isinstance(call.args[0], ast.Constant)
        ]
    assert hidden == []


def test_translations_fill_in_the_same_names():
    names = re.compile(r"\{(\w+)\}")
    assert {t: s for t, s in indonesian().items() if set(names.findall(t)) != set(names.findall(s))} == {}


def test_english_is_its_own_key():
    assert translate("none", "en") == "none"
    assert translate("none", "id") == "tidak ada"


def test_unknown_language_is_refused():
    with pytest.raises(ValueError, match="none of id, en"):
        catalogue("fr")


@pytest.mark.parametrize(
    ("language", "number", "day"),
    [("id", "1.234.567,9", "9 Oktober 2024"), ("en", "1,234,567.9", "9 October 2024")],
)
def test_numbers_and_dates_follow_the_language(language, number, day):
    assert formats.number(1234567.89, language, 1) == number
    assert formats.date(datetime.date(2024, 10, 9), language) == day
    assert formats.number(None, language) == "–"
