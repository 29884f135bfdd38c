"""Rows as HTML: every word can be read, sources are links, nothing is read as HTML, and a phone gets
lists."""

import re

import pandas as pd
import pytest

from plut.base.folders import STATIC
from plut.base.measures import measure
from plut.content.rows import Rows
from plut.content.scope import WHOLE
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
    assert ">2013<" in written.replace("</b> ", ">")
    assert ("<thead>" in written) != is_narrow
    assert ("–" in written) != is_narrow  # a phone leaves out what is missing


def test_provenance_stands_first_wherever_it_is_named():
    first = tables.provenance_first(ROWS, ("name", "provenance"))
    assert list(first) == ["provenance", "name"]


@pytest.mark.parametrize("is_narrow", [False, True])
def test_the_first_rows_stand_open_and_the_others_behind_a_word(is_narrow):
    def written(count: int) -> str:
        rows = pd.DataFrame({"provenance": "published", "name": [f"row {i}" for i in range(count)]})
        return str(tables.written(rows, ("name",), "en", is_narrow))

    first = tables.FIRST_CARDS if is_narrow else tables.FIRST
    assert "<details" not in written(first)
    long = written(first + 1)
    assert f"<summary>All {first + 1} rows</summary>" in long
    assert all(f"row {i}" in long for i in range(first + 1))
    style = (STATIC / "page.css").read_text()  # which holds back the others
    row = "li" if is_narrow else "tbody tr"
    assert f"{row}:nth-child(n + {first + 1}) {{ display: none; }}" in style


PROVENANCES = ("published", "derived", "imported", "simulated")


def test_where_a_row_comes_from_is_a_mark_that_is_explained_and_a_word_where_it_is_simulated():
    rows = pd.DataFrame({"provenance": PROVENANCES, "name": list("abcd")})
    written = str(tables.written(rows, ("name",), "id", False))
    first = [re.search(r"<td>(.*?)</td>", line)[1] for line in re.findall("<tr>(.*?)</tr>", written)[1:]]
    assert [re.sub("<[^>]*>", "", cell) for cell in first] == ["▴", "▵", "▸", "SIMULASI"]
    assert [re.search('title="([^"]*)"', cell)[1] for cell in first[:3]] == ["terbit", "turunan", "impor"]
    assert "▴ terbit\u2003▵ turunan\u2003▸ impor" in written
    real = str(tables.written(rows.head(1), ("name",), "id", False))
    assert "▴ terbit</p>" in real and "SIMULASI" not in real


def test_a_card_of_a_phone_begins_with_what_it_is_about_and_a_simulated_one_with_its_word():
    rows = pd.DataFrame({"provenance": ["published", "simulated"], "name": ["PLUT Jember", "Pusat A-07"]})
    published, simulated = re.findall("<li>(.*?)</li>", str(tables.written(rows, ("name",), "id", True)))
    assert published.startswith('<p class="plut-name">PLUT Jember</p>') and "terbit" in published
    assert re.sub("<[^>]*>", " ", simulated).split()[0] == "SIMULASI"


def test_a_card_of_a_phone_begins_with_a_name_where_a_code_stands_first_in_the_row():
    rows = pd.DataFrame({"provenance": ["published"], "region_code": ["11"], "region_name": ["Aceh"]})
    columns = ("region_code", "region_name")
    card = re.findall("<li>(.*?)</li>", str(tables.written(rows, columns, "id", True)))[0]
    assert card.startswith('<p class="plut-name">Aceh</p><p><b>Kode wilayah</b> 11</p>')
    alone = str(tables.written(rows, ("region_code",), "id", True))
    assert "plut-name" not in alone and "<b>Kode wilayah</b> 11" in alone


def _cells(written: str) -> list[str]:
    return re.findall(r"<td[^>]*>(.*?)</td>", written) or re.findall(r"</b> (.*?)</p>", written)


@pytest.mark.parametrize("is_narrow", [False, True])
def test_each_value_of_a_simulated_row_says_so_alone(is_narrow):
    rows = pd.DataFrame(
        {
            "provenance": ["simulated", "published"],
            "name": ["Pusat A-07", "PLUT Kota Kendari"],
            "people": [2, 2],
            "staffing_share": [0.5, 0.5],
        }
    )
    written = str(tables.written(rows, ("name", "people", "staffing_share"), "id", is_narrow))
    cells = _cells(written)
    assert cells.count("2 (simulasi)") == cells.count("50,0% (simulasi)") == 1
    assert cells.count("2") == cells.count("50,0%") == 1
    assert cells.index("2 (simulasi)") < cells.index("2")


@pytest.mark.parametrize("value", ['=HYPERLINK("http://contoh.invalid")', "+62", "@SUM(A1)", "\t=1", "-2+3"])
def test_no_text_is_a_formula_where_it_is_pasted(value):
    assert tables.told(measure("name"), value, "id", False) == f"'{measure('name').text(value, 'id')}"


def test_a_dash_and_a_name_stay_as_they_are():
    assert tables.told(measure("name"), None, "id", True) == "–"
    assert tables.told(measure("name"), "PLUT - Kendari", "id", True) == "PLUT - Kendari"
    assert tables.told(measure("people"), None, "id", True) == "–"


@pytest.mark.parametrize(("provenance", "is_written"), [("simulated", True), ("published", False)])
def test_what_is_simulated_is_never_in_a_grid(provenance, is_written):
    frame = pd.DataFrame({"provenance": [provenance] * (tables.MOST_WRITTEN + 1)})
    assert tables.is_written(Rows("a/b", WHOLE, frame, ()), ("provenance",)) == is_written


@pytest.mark.parametrize(
    ("letters", "rows", "is_written"),
    [
        (tables.LONG, tables.MOST_OF_SENTENCES, False),
        (tables.LONG + 1, tables.MOST_OF_SENTENCES, True),
        (tables.LONG + 1, tables.MOST_OF_SENTENCES + 1, False),
    ],
)
def test_sentences_are_written_out_where_a_grid_would_cut_them(letters, rows, is_written):
    texts = ["x"] * (rows - 1) + ["x" * letters]
    frame = pd.DataFrame({"provenance": ["published"] * rows, "note": texts})
    shown = Rows("a/b", WHOLE, frame, ())
    assert tables.is_written(shown, ("provenance", "note")) == is_written
    assert not tables.is_written(shown, ("provenance",))
