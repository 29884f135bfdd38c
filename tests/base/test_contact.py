"""Who answers for an installation, as its file says."""

import datetime

import pytest

from plut.base.contact import FILE, contact

WHOLE = (
    'office_id = "Dinas"\noffice_en = "Office"\nreach = "plut@example.go.id"\nkept_up_until = "2027-12-31"\n'
)


def test_as_delivered_the_file_names_nobody():
    """An office fills it in; nobody is invented."""
    assert FILE.exists()
    assert contact().problem == "empty" and contact().kept_up_until is None


def test_a_file_that_is_filled_in(tmp_path):
    file = tmp_path / "contact.toml"
    file.write_text(WHOLE, encoding="utf-8")
    told = contact(file)
    assert told.office == {"id": "Dinas", "en": "Office"}
    assert (told.reach, told.kept_up_until) == ("plut@example.go.id", datetime.date(2027, 12, 31))
    assert told.problem == ""


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (None, "empty"),
        ("", "empty"),
        (WHOLE.replace('"Dinas"', '" "'), "empty"),
        (WHOLE.replace('"plut@example.go.id"', '""'), "empty"),
        (WHOLE.replace('"2027-12-31"', "2027-12-31"), ""),  # a date of TOML
        (WHOLE.replace("2027-12-31", ""), ""),
        (WHOLE.replace("2027-12-31", "next year"), "unreadable"),
        ("office_id = ", "unreadable"),
    ],
)
def test_what_is_missing_or_cannot_be_read(tmp_path, text, problem):
    file = tmp_path / "contact.toml"
    if text is not None:
        file.write_text(text, encoding="utf-8")
    assert contact(file).problem == problem


def test_bytes_that_are_no_text_cannot_be_read(tmp_path):
    file = tmp_path / "contact.toml"
    file.write_bytes(b"\xff\xfe\x00")
    assert contact(file).problem == "unreadable"
