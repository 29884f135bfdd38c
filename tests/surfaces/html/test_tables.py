"""Rows as HTML: every word can be read, sources are links, nothing is read as HTML, and a phone gets
lists."""

import re

import pandas as pd
import pytest

from plut.surfaces.html import tables

ROWS = pd.DataFrame(
    {
        "provenance": "published",
        "name": ["PLUT <script>alert(1)</script>", "PLUT Kota Kendari"],
        "known_from_year": [2013, None],
        "source_url": [
            'https://www.sultra.example/a?b=1&c=2; "https://b.example". javascript:alert(1)',
            None,
        ],
    }
)


@pytest.mark.parametrize("is_narrow", [False, True])
def test_a_written_table_shows_every_word_and_leads_to_its_sources(is_narrow):
    written = str(tables.written(ROWS, ("name", "known_from_year", "source_url"), "en", is_narrow))
    assert "PLUT &lt;script&gt;alert(1)&lt;/script&gt;" in written and "<script" not in written
    assert re.findall('<a href="([^"]*)"[^>]*>([^<]*)</a>', written) == [
        ("https://www.sultra.example/a?b=1&amp;c=2", "sultra.example"),
        ("https://b.example", "b.example"),
    ]
    assert written.count("published") == 2 and ">2013<" in written.replace("</b> ", ">")
    assert ("<thead>" in written) != is_narrow
    assert ("–" in written) != is_narrow  # a phone leaves out what is missing


def test_provenance_stands_first_wherever_it_is_named():
    first = tables.provenance_first(ROWS, ("name", "provenance"))
    assert list(first) == ["provenance", "name"]
