"""What makes text of a number, a date, a list or a stranger's words, in both languages and at its borders."""

import datetime
import html
import math
import re
from decimal import ROUND_HALF_EVEN, Decimal

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from plut.base import formats
from plut.base.language import LANGUAGES

MARKS = {"id": (".", ","), "en": (",", ".")}  # of thousands, of decimals
SIZES = {
    "id": {"": 1, "ribu": 10**3, "juta": 10**6, "miliar": 10**9, "triliun": 10**12},
    "en": {"": 1, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12},
}
languages = st.sampled_from(LANGUAGES)
amounts = st.one_of(
    st.integers(-(10**16), 10**16),
    st.floats(-1e16, 1e16),
    st.decimals(-(10**16), 10**16, places=2),
    # around the borders of every scale
    st.builds(
        lambda size, shift, sign: sign * (10**size - Decimal(shift) * 10**size / 10**6),
        st.integers(0, 16),
        st.integers(-600, 6000),
        st.sampled_from([1, -1]),
    ),
)


def read(text: str, language: str) -> Decimal:
    """The number that digits say to a reader of the language; fails where a mark is in a wrong place."""
    thousand, mark = MARKS[language]
    assert re.fullmatch(rf"-?\d{{1,3}}(\{thousand}\d{{3}})*(\{mark}\d+)?", text), text
    return Decimal(text.replace(thousand, "").replace(mark, "."))


def read_scaled(text: str, language: str) -> tuple[Decimal, int]:
    """The number before the word of a scale, and the size of the scale."""
    digits, _, word = text.partition(" ")
    return read(digits, language), SIZES[language][word]


def exact(value) -> Decimal:
    return Decimal(str(value))


def rounded(value: Decimal, decimals: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_EVEN)


@pytest.mark.parametrize(
    ("value", "decimals", "indonesian", "english"),
    [
        (0, 0, "0", "0"),
        (1234567.89, 1, "1.234.567,9", "1,234,567.9"),
        (-1234, 0, "-1.234", "-1,234"),
        (999.5, 0, "1.000", "1,000"),
        (0.5, 0, "0", "0"),
        (1.5, 0, "2", "2"),
        (2.5, 0, "2", "2"),
        (7, 2, "7,00", "7.00"),
        (Decimal("0.125"), 2, "0,12", "0.12"),
        (-0.4, 0, "0", "0"),
        (-0.04, 1, "0,0", "0.0"),
        (-0.0, 0, "0", "0"),
        (None, 2, "–", "–"),
        (math.nan, 0, "–", "–"),
        (math.inf, 0, "–", "–"),
    ],
)
def test_number(value, decimals, indonesian, english):
    assert formats.number(value, "id", decimals) == indonesian
    assert formats.number(value, "en", decimals) == english


@given(amounts, languages, st.integers(0, 4))
def test_a_number_is_read_as_what_it_is_rounded(value, language, decimals):
    text = formats.number(value, language, decimals)
    assert read(text, language) == rounded(exact(value), decimals)
    assert not re.fullmatch(r"-[0.,]+", text)
    assert len(text.partition(MARKS[language][1])[2]) == decimals


@pytest.mark.parametrize(
    ("share", "decimals", "indonesian", "english"),
    [
        (0.361, 1, "36,1%", "36.1%"),
        (0, 1, "0,0%", "0.0%"),
        (1, 1, "100,0%", "100.0%"),
        (1.0, 0, "100%", "100%"),
        (12.5, 1, "1.250,0%", "1,250.0%"),
        (0.9994, 1, "99,9%", "99.9%"),
        (0.9996, 1, "99,96%", "99.96%"),
        (0.99996, 1, "99,996%", "99.996%"),
        (0.996, 0, "99,6%", "99.6%"),
        (0.99996, 2, "99,996%", "99.996%"),
        (1.0004, 1, "100,0%", "100.0%"),
        (0.0006, 1, "0,1%", "0.1%"),
        (0.0004, 1, "0,04%", "0.04%"),
        (0.0005, 1, "0,05%", "0.05%"),
        (0.004, 0, "0,4%", "0.4%"),
        (1 / 280_000_000, 1, "0,0000004%", "0.0000004%"),
        (-0.0004, 1, "-0,04%", "-0.04%"),
        (-0.361, 1, "-36,1%", "-36.1%"),
        (0.1 + 0.2 + 0.7 - 1e-16, 1, "100,0%", "100.0%"),
        (1 - 1e-12, 1, "100,0%", "100.0%"),
        (-1e-15, 1, "0,0%", "0.0%"),
        (None, 1, "–", "–"),
        (math.nan, 1, "–", "–"),
    ],
)
def test_percent(share, decimals, indonesian, english):
    assert formats.percent(share, "id", decimals) == indonesian
    assert formats.percent(share, "en", decimals) == english


@given(st.integers(1, 300_000_000), st.data(), languages, st.integers(0, 2))
def test_a_part_of_people_is_never_none_or_all_of_them(whole, data, language, decimals):
    part = data.draw(st.integers(0, whole))
    text = formats.percent(part / whole, language, decimals)
    shown = read(text.removesuffix("%"), language)
    assert (shown == 0) == (part == 0)
    assert (shown == 100) == (part == whole)
    assert abs(shown - exact(part / whole) * 100) <= Decimal("0.5").scaleb(-decimals)


@pytest.mark.parametrize(
    ("amount", "indonesian", "english"),
    [
        (0, "Rp0", "Rp0"),
        (999, "Rp999", "Rp999"),
        (999.4, "Rp999", "Rp999"),
        (999.6, "Rp1 ribu", "Rp1 thousand"),
        (1_000, "Rp1 ribu", "Rp1 thousand"),
        (1_500, "Rp1,5 ribu", "Rp1.5 thousand"),
        (999_994, "Rp999,99 ribu", "Rp999.99 thousand"),
        (999_995, "Rp1 juta", "Rp1 million"),
        (999_999, "Rp1 juta", "Rp1 million"),
        (10**6, "Rp1 juta", "Rp1 million"),
        (999_950_000, "Rp999,95 juta", "Rp999.95 million"),
        (999_994_999, "Rp999,99 juta", "Rp999.99 million"),
        (999_995_000, "Rp1 miliar", "Rp1 billion"),
        (999_999_999_999, "Rp1 triliun", "Rp1 trillion"),
        (481 * 10**12, "Rp481 triliun", "Rp481 trillion"),
        (999_999 * 10**9, "Rp1.000 triliun", "Rp1,000 trillion"),
        (20_892_400 * 10**9, "Rp20.892,4 triliun", "Rp20,892.4 trillion"),
        (-999_999_999, "−Rp1 miliar", "−Rp1 billion"),
        (-1_250_000, "−Rp1,25 juta", "−Rp1.25 million"),
        (-0.4, "Rp0", "Rp0"),
        (Decimal("1100000.00"), "Rp1,1 juta", "Rp1.1 million"),
        (None, "–", "–"),
        (math.nan, "–", "–"),
        (-math.inf, "–", "–"),
    ],
)
def test_rupiah(amount, indonesian, english):
    assert formats.rupiah(amount, "id") == indonesian
    assert formats.rupiah(amount, "en") == english


@pytest.mark.parametrize(
    ("decimals", "text"), [(0, "Rp1 miliar"), (1, "Rp1 miliar"), (2, "Rp999,96 juta"), (3, "Rp999,96 juta")]
)
def test_how_finely_rupiah_are_rounded_decides_the_scale(decimals, text):
    assert formats.rupiah(999_960_000, "id", decimals) == text


@given(amounts, languages, st.integers(0, 3))
def test_rupiah_say_the_amount_on_the_scale_that_fits(amount, language, decimals):
    text = formats.rupiah(amount, language, decimals)
    shown, size = read_scaled(text.removeprefix("−").removeprefix("Rp"), language)
    kept = decimals if size > 1 else 0
    assert shown == rounded(abs(exact(amount)) / size, kept)
    assert text.startswith("−Rp") == (amount < 0 and shown != 0)
    assert shown < 1000 or size == 10**12, "the next scale has a word of its own"
    assert shown >= 1 or size == 1, "the scale is not too large"
    assert not re.search(r"[.,]\d*0( |$)", text.replace(MARKS[language][0], "")), (
        "zeros at the end are left out"
    )


@pytest.mark.parametrize(
    ("count", "indonesian", "english"),
    [
        (0, "0", "0"),
        (9_999, "9.999", "9,999"),
        (9_999.4, "9.999", "9,999"),
        (9_999.6, "10 ribu", "10 thousand"),
        (10_000, "10 ribu", "10 thousand"),
        (83_762, "84 ribu", "84 thousand"),
        (999_499, "999 ribu", "999 thousand"),
        (999_501, "1,0 juta", "1.0 million"),
        (999_999, "1,0 juta", "1.0 million"),
        (153_100_020, "153,1 juta", "153.1 million"),
        (999_949_999, "999,9 juta", "999.9 million"),
        (999_950_001, "1,0 miliar", "1.0 billion"),
        (8_200_000_000, "8,2 miliar", "8.2 billion"),
        (-153_100_020, "-153,1 juta", "-153.1 million"),
        (-999_999, "-1,0 juta", "-1.0 million"),
        (-0.3, "0", "0"),
        (None, "–", "–"),
        (math.nan, "–", "–"),
    ],
)
def test_people(count, indonesian, english):
    assert formats.people(count, "id") == indonesian
    assert formats.people(count, "en") == english


@given(amounts, languages)
def test_people_are_counted_on_the_scale_that_fits(count, language):
    shown, size = read_scaled(formats.people(count, language), language)
    assert shown == rounded(exact(count) / size, 1 if size >= 10**6 else 0)
    assert abs(shown) < (10_000 if size == 1 else 1_000) or size == 10**9
    assert abs(shown) >= (10 if size == 10**3 else 1) or size == 1


@given(st.lists(amounts, min_size=2, max_size=2), languages, st.sampled_from(["rupiah", "people"]))
def test_the_larger_of_two_never_reads_as_the_smaller(two, language, name):
    less, more = sorted(two, key=exact)
    shown = []
    for value in (less, more):
        text = getattr(formats, name)(value, language)
        number, size = read_scaled(text.removeprefix("−").replace("Rp", ""), language)
        shown.append(number * size * (-1 if text.startswith("−") else 1))
    assert shown[0] <= shown[1]


MONTHS = {
    "id": "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember",
    "en": "January February March April May June July August September October November December",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_months_have_their_names(language):
    assert [formats.month(number, language) for number in range(1, 13)] == MONTHS[language].split()


@given(st.dates(datetime.date(1945, 8, 17), datetime.date(2999, 12, 31)), languages)
def test_a_date_is_day_month_in_words_and_year(day, language):
    expected = f"{day.day} {MONTHS[language].split()[day.month - 1]} {day.year}"
    assert formats.date(day, language) == expected
    assert formats.date(pd.Timestamp(day).date(), language) == expected


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("missing", [None, pd.NaT])
def test_a_missing_day_is_a_dash(missing, language):
    assert formats.date(missing, language) == "–"


@pytest.mark.parametrize(
    ("count", "indonesian", "english"),
    [
        (0, "", ""),
        (1, "A", "A"),
        (2, "A dan B", "A and B"),
        (3, "A, B, dan C", "A, B and C"),
        (5, "A, B, C, D, dan E", "A, B, C, D and E"),
    ],
)
def test_a_list_in_words(count, indonesian, english):
    assert formats.enumeration(list("ABCDE")[:count], "id") == indonesian
    assert formats.enumeration(list("ABCDE")[:count], "en") == english


def test_names_in_a_list_stay_as_they_are():
    assert formats.enumeration(["{0}", "a, b", "{1}"], "en") == "{0}, a, b and {1}"


MARKUP = st.text(alphabet="ab 1.)(-+=*_`~#>|[]<!&;:@$\\/{}w\n\r\t'\"é", max_size=40)
MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def assert_shown_as_it_is(text: str) -> None:
    """As a reader of Markdown shows it, apart from blanks: paragraphs and nothing else."""
    shown = MARKDOWN.render(formats.plain(text))
    assert set(re.findall(r"<[^>]*>", shown)) <= {"<p>", "</p>"}
    words = html.unescape(re.sub(r"</?p>", "", shown))
    assert words.split() == text.replace("\0", "\ufffd").split()


@given(st.one_of(MARKUP, st.text(max_size=40)))
def test_plain_text_is_shown_as_it_is(text):
    assert_shown_as_it_is(text)


@pytest.mark.parametrize(
    "text",
    [
        "# head",
        "- item",
        "1. item",
        "   + item",
        "    code",
        "a\n===",
        "a\n---",
        "a\r- b",
        "> quoted",
        "| a |\n| - |",
        "***",
        "[x](//a.b)",
        "![x](//a.b)",
        "<script>alert(1)</script>",
        "<!-- x -->",
        "&lt;b&gt;",
        "&copy;",
        "`code`",
        "~~out~~",
        "a_b_c *d*",
        "\\*a*",
        "$x$",
        ":red[x]",
        ":smile:",
        "a  \nb",
    ],
)
def test_no_markup_of_a_stranger_is_read_as_markup(text):
    assert_shown_as_it_is(text)


@pytest.mark.parametrize(
    "text", ["www.example.org", "WWW.example.org", "a@example.org", "https://example.org", ":red[x] $y$"]
)
def test_what_streamlit_makes_links_colours_or_formulas_of_is_broken_up(text):
    """Links without brackets, colours and formulas of Streamlit: a backslash stands in each."""
    said = formats.plain(text)
    assert said.replace("\\", "") == text
    assert not re.search(r"(?i)www\.|(?<!\\)[:@$\[]", said)


def read_css(text: str) -> str:
    """The string that a browser reads (CSS Syntax Level 3, section 4.3.5); fails where it would end early."""
    assert text[0] == text[-1] == '"'
    inner = text[1:-1]
    assert not re.search(r'["\n\r\f<]', inner)
    return re.sub(
        r"\\([0-9a-f]{1,6})[ \t]?|\\", lambda found: chr(int(found[1], 16)) if found[1] else "?", inner
    )


@given(st.one_of(st.text(alphabet="\"'\\\n<>/*}{;a1 é", max_size=30), st.text(max_size=30)))
def test_a_css_string_is_read_as_the_text(text):
    assert read_css(formats.css_string(text)) == text


def test_a_css_string_cannot_end_its_element():
    assert "<" not in formats.css_string("</style><script>") and '"' not in formats.css_string('a"b')[1:-1]


def test_a_text_that_is_cut_says_so():
    assert formats.shortened("seven", 5) == "seven"
    assert formats.shortened("seven words of text", 8) == "seven w…"
    assert formats.shortened("seven words of text", 7) == "seven…"


def test_a_date_is_told_as_far_as_it_is_printed():
    told = {
        "2013": ("2013", "2013"),
        "2024-10": ("Oktober 2024", "October 2024"),
        "2024-10-09": ("9 Oktober 2024", "9 October 2024"),
        "2017..2019-04": ("2017 – April 2019", "2017 – April 2019"),
        "2022 FY": ("2022 FY", "2022 FY"),
    }
    for printed, (indonesian, english) in told.items():
        assert formats.printed_date(printed, "id") == indonesian
        assert formats.printed_date(printed, "en") == english


def test_a_tie_is_one_of_the_decimal_digits_and_not_of_a_binary_fraction():
    assert formats.percent(0.0715, "en") == "7.2%"  # 0.0715 * 100 is 7.1499... in a float
    assert formats.percent(0.0725, "en") == "7.2%"  # half to even
