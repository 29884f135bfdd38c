"""Words of others: what is cut says so, what is about says so, and a source without an address says why."""

import pytest

from plut.content.quoting import LINES, LONGEST, fact_hover, outlet, qualified, sourced


def test_a_hover_gives_a_statement_whole_in_lines_or_says_that_it_is_cut():
    short = fact_hover("49 centres.", None, "possore.com")
    assert short == "49 centres.<br>possore.com"
    two_lines = "word " * 35
    assert "…" not in fact_hover(two_lines, None, "x")
    assert fact_hover(two_lines, None, "x").replace("<br>", " ").split() == [*two_lines.split(), "x"]
    cut = fact_hover("word " * 100, None, "x").split("<br>")
    assert len(cut) == LINES + 1 and cut[LINES - 1].endswith("…")
    assert all(len(line) <= LONGEST for line in cut)


def test_what_is_of_others_is_text_in_a_hover():
    assert (
        fact_hover("<b>a</b> & b", "note <br>", "x") == "&lt;b&gt;a&lt;/b&gt; &amp; b<br>note &lt;br&gt;<br>x"
    )


@pytest.mark.parametrize(
    "row, expected",
    [
        ({"qualifier": "almost"}, ("hampir 100.000", "almost 100.000")),
        ({"qualifier": "more_than"}, ("lebih dari 100.000", "more than 100.000")),
        ({"qualifier": "about"}, ("sekitar 100.000", "about 100.000")),
        ({"qualifier": None}, ("100.000", "100.000")),
        ({}, ("100.000", "100.000")),  # a query of an older edition
    ],
)
def test_almost_about_and_more_than_stay_with_the_number(row, expected):
    assert tuple(qualified("100.000", row, language) for language in ("id", "en")) == expected


def test_a_source_is_an_address_or_names_its_outlet_and_why_there_is_none():
    address = "https://voi.id/en/economy/314783"
    assert sourced(address, "en") == address
    assert sourced(f"{address} ; score.co.id 2023-09-26", "en") == (
        f"{address} ; score.co.id, 26 September 2023, no link"
    )
    assert sourced("possore.com/x", "id") == "possore.com/x"  # an address without its scheme
    assert sourced("ANTARA", "id") == "ANTARA, tanpa tautan"
    assert sourced("computed", "id") == "hitungan kami"
    assert sourced("Kepmendagri 300.2.2-2138/2025", "en") == "Kepmendagri 300.2.2-2138/2025"


def test_a_source_begins_with_its_outlet():
    assert outlet("https://www.deliknews.com/2025/09/30/x") == "deliknews.com"
    assert outlet("ANTARA 2022-04-20") == outlet("ANTARA, 20 April 2022, no link") == "ANTARA"
