"""When an edition counts as old and when updates are due, as the file of an installation says."""

import datetime

import pytest

from plut.base.upkeep import FILE, Upkeep, upkeep

NEXT = '\n[next_update]\ncentres = "2027-03-31"\nconsultants = 2027-01-15\nvillages = ""\n'


def test_as_delivered_the_file_sets_nothing():
    assert FILE.exists() and upkeep() == Upkeep(None, {}, True)


def test_what_its_comments_offer_is_what_is_read(tmp_path):
    """An office takes away the sign in front of a line, and it counts."""
    file = tmp_path / "upkeep.toml"
    offered = FILE.read_text(encoding="utf-8").replace("\n# old_after", "\nold_after").replace("\n# c", "\nc")
    file.write_text(offered, encoding="utf-8")
    due = {"centres": datetime.date(2027, 3, 31), "consultants": datetime.date(2027, 1, 15)}
    assert upkeep(file) == Upkeep(200, due, True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (None, Upkeep()),
        ("", Upkeep()),
        ('old_after_days = ""', Upkeep()),
        ("old_after_days = 90", Upkeep(90)),
        (
            f"old_after_days = 1{NEXT}",
            Upkeep(
                1,
                {"centres": datetime.date(2027, 3, 31), "consultants": datetime.date(2027, 1, 15)},
            ),
        ),
        ("old_after_days = 0", Upkeep(is_readable=False)),
        ("old_after_days = -3", Upkeep(is_readable=False)),
        ("old_after_days = true", Upkeep(is_readable=False)),
        ("old_after_days = 1.5", Upkeep(is_readable=False)),
        ('old_after_days = "many"', Upkeep(is_readable=False)),
        ("old_after_day = 90", Upkeep(is_readable=False)),  # misspelt, it would be passed over in silence
        ('[next_update]\ncentres = "March"', Upkeep(is_readable=False)),
        ("next_update = 3", Upkeep(is_readable=False)),
        ("old_after_days = ", Upkeep(is_readable=False)),
    ],
)
def test_what_the_file_may_say(tmp_path, text, expected):
    file = tmp_path / "upkeep.toml"
    if text is not None:
        file.write_text(text, encoding="utf-8")
    assert upkeep(file) == expected


def test_bytes_that_are_no_text_cannot_be_read(tmp_path):
    file = tmp_path / "upkeep.toml"
    file.write_bytes(b"\xff\xfe\x00")
    assert not upkeep(file).is_readable
