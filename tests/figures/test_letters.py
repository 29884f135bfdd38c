"""Letters: widths are those of the typeface that is shipped and hold in Arial too, and lines break where they
must.
"""

import itertools
import re

import pytest
from drawn import HOSTILE, seen

from plut.base import folders
from plut.figures import letters

# Thousandths of an em of Arial's letters from the space to the tilde, as Helvetica's metrics give them.
ARIAL = {
    False: (
        "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 "
        "556 556 278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 "
        "667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 "
        "556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584"
    ),
    True: (
        "278 333 474 556 556 889 722 238 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 "
        "556 556 333 333 584 584 584 611 975 722 722 722 722 667 611 778 722 278 556 722 611 833 722 778 "
        "667 778 722 667 611 722 667 944 667 667 611 333 278 333 584 556 333 556 611 556 611 556 333 611 "
        "611 278 278 556 278 889 611 611 611 611 389 556 333 611 556 778 556 556 500 389 280 389 584"
    ),
}
# Em of lines in Chromium with the shipped typeface, regular and bold.
CHROMIUM = {
    "Pemerintah menyebut 100 pusat per 9 Oktober 2024; 67 pusat kami temukan namanya": (40.526, 41.607),
    "At least 46.3% of people live within 50 km of a centre": (24.657, 25.550),
    "Kabupaten Kepulauan Siau Tagulandang Biaro": (21.543, 22.065),
    "SIMULASI": (4.513, 4.708),
}


def in_arial(text: str, bold: bool) -> float:
    widths = [int(width) for width in ARIAL[bold].split()]
    return sum(widths[ord(letter) - ord(" ")] for letter in text) / 1000


def lines_on_pages() -> list[str]:
    """The sentences of the catalogue, in both languages, as lines of 25 letters and more."""
    catalogue = (folders.REPOSITORY / "dashboard/plut/base/locale/id/plut.po").read_text(encoding="utf-8")
    texts = re.findall(r'^(?:msgid |msgstr )?"((?:[^"\\]|\\.)+)"$', catalogue, re.MULTILINE)
    return [
        text for text in texts if 25 <= len(text) <= 120 and text.isascii() and not set(text) & set("{<\\")
    ]


@pytest.mark.parametrize("bold", [False, True])
def test_a_line_is_as_wide_as_in_a_browser_and_a_little_slack(bold):
    for text, widths in CHROMIUM.items():
        measured = letters.width(text, 1, bold)
        assert 1.0 < measured / widths[bold] < 1.08, text


@pytest.mark.parametrize("bold", [False, True])
def test_what_fits_still_fits_where_the_browser_has_arial_alone(bold):
    lines = lines_on_pages()
    assert len(lines) > 300
    assert [line for line in lines if in_arial(line, bold) > letters.width(line, 1, bold)] == []
    for number in ("1.111.111", "11,1%", "2017–2026".replace("–", "-"), "100 km", "Rp1.117,40"):
        assert in_arial(number, bold) <= letters.width(number, 1, bold), number


def test_width_grows_with_size_and_weight_and_is_that_of_the_widest_line():
    assert letters.width("Words", 20) == pytest.approx(2 * letters.width("Words", 10))
    assert (
        letters.width("<b>Words</b>", 10)
        == letters.width("Words", 10, bold=True)
        > letters.width("Words", 10)
    )
    assert letters.width("a<br>much longer<br>b", 10) == letters.width("much longer", 10)
    assert letters.width("", 10) == 0


def test_tags_take_no_room_and_a_span_has_its_own_size():
    assert letters.width('<span style="color:#123456">ab</span>c', 10) == pytest.approx(
        letters.width("abc", 10)
    )
    spanned = letters.width('<span style="font-size:20px">ab</span>c', 10)
    assert spanned == pytest.approx(letters.width("ab", 20) + letters.width("c", 10))
    assert letters.width("a &lt; b", 10) == pytest.approx(
        sum(letters.width(part, 10) for part in ("a ", "<", " b"))
    )


def test_a_letter_that_the_typeface_lacks_has_room_all_the_same():
    assert letters.width("■", 10) == pytest.approx(10 * letters.MISSING * letters.SLACK)


def test_lines_fit_and_hold_as_many_words_as_fit():
    text = "the words of a sentence that is too long for one line of a phone and even for two of them"
    lines = letters.wrapped(text, 150, 13).split("<br>")
    assert " ".join(lines) == text
    assert all(letters.width(line, 13) <= 150 for line in lines)
    for line, after in itertools.pairwise(lines):
        assert letters.width(f"{line} {after.split()[0]}", 13) > 150
    assert letters.lines(letters.wrapped(text, 150, 13, bold=True)) >= len(lines)


def test_a_word_longer_than_a_line_stays_whole_and_tags_are_not_broken():
    assert letters.wrapped("a queries/pages/consultants/next_centres.sql b", 60, 13).split("<br>") == [
        "a",
        "queries/pages/consultants/next_centres.sql",
        "b",
    ]
    marked = letters.wrapped('<span style="color:#123456">■</span>\u00a0two words', 60, 13)
    assert marked.split("<br>") == ['<span style="color:#123456">■</span>\u00a0two', "words"]


def test_pieces_are_joined_on_a_line_and_broken_ones_begin_their_own():
    assert letters.joined(["a", "b"], " · ", 200, 10) == "a · b"
    assert letters.joined(["a", "b<br>c", "d"], " · ", 200, 10) == "a<br>b<br>c · d"
    assert letters.joined(["", "a", ""], " · ", 200, 10) == "a"


def test_height_and_number_of_lines():
    assert [letters.lines(text) for text in ("", "a", "a<br>b")] == [0, 1, 2]
    assert letters.height("a<br>b", 10) == 2 * letters.height("a", 10) > 2 * 10 * letters.LINE


def test_a_name_is_cut_only_where_it_is_too_long_and_then_fits():
    assert letters.shortened("Aceh", 100, 12) == "Aceh"
    cut = letters.shortened("Kabupaten Kepulauan Siau Tagulandang Biaro", 100, 12)
    assert cut.endswith("…") and letters.width(cut, 12) <= 100
    assert letters.width(cut, 12) > 85  # no more was cut than had to be
    assert "Kabupaten Kepulauan Siau Tagulandang Biaro".startswith(cut[:-1])


def test_names_of_others_are_text_not_markup():
    assert seen(letters.plain(HOSTILE)) == HOSTILE == seen(letters.shortened(HOSTILE, 500, 12))
    assert letters.shortened("&" * 50, 100, 12).replace("&amp;", "") == "…"  # no sign is cut in its middle
