"""Every page run by Streamlit's own test harness: no exception, one language, filters that change what is said."""

import json
import re

import pandas as pd
import pytest
from app_words import said, titles
from streamlit.testing.v1 import AppTest

from plut.base.folders import REPOSITORY
from plut.building import pipeline

PAGES = sorted(path.stem for path in (REPOSITORY / "dashboard" / "app_pages").glob("*.py"))


@pytest.fixture(scope="module")
def build_folder(tmp_path_factory, kept_in_full):
    """A folder with an edition of the committed data."""
    folder = tmp_path_factory.mktemp("pages")
    pipeline.build(folder / "incoming", folder / "build", kept_tables=kept_in_full)
    return folder / "build"


@pytest.fixture
def run(build_folder, monkeypatch):
    """Run a page: a function (file of the page, parameters of its address) -> AppTest."""
    monkeypatch.setenv("PLUT_BUILD_DIR", str(build_folder))

    def run_page(page: str, **parameters: str) -> AppTest:
        app = AppTest.from_file(str(REPOSITORY / "dashboard" / "app.py"), default_timeout=120).run()
        for key, value in parameters.items():
            app.query_params[key] = value
        return app.switch_page(f"app_pages/{page}.py").run()

    return run_page


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["id", "en"])
def test_page_runs_without_exception_and_has_one_title(run, page, language):
    app = run(page, lang=language)
    assert not app.exception
    assert len(titles(app)) == 1


@pytest.mark.parametrize("page", PAGES)
def test_every_chart_is_sent_so_that_it_is_drawn_once(run, page):
    for chart in run(page).get("plotly_chart"):
        layout = json.loads(chart.proto.spec)["layout"]
        assert layout["datarevision"] and "template" not in layout
        assert '"bdata"' not in chart.proto.spec


@pytest.mark.parametrize("page", PAGES)
def test_switch_hides_everything_simulated(run, page):
    assert not [
        text for text in ("SIMULATED", "Simulated:") if text in said(run(page, lang="en", simulasi="0"))
    ]


def test_a_chosen_province_names_its_centres(run):
    app = run("centres", lang="en", provinsi="32")
    labels = [expander.label for expander in app.expander]
    assert "The 7 centres as a table" in labels


def test_evidence_and_year_leave_fewer_centres(run):
    def count(**choices: str) -> int:
        app = run("centres", lang="en", **choices)
        label = next(
            e.label
            for e in app.expander
            if e.label.endswith("centres as a table") and "simulated" not in e.label
        )
        return int(label.split()[1])

    everything, strong, early = count(), count(bukti="A"), count(tahun="2016")
    assert everything == 67
    assert 0 < strong < everything
    assert 0 < early < everything


def test_a_word_that_no_filter_knows_is_said_and_ignored(run):
    app = run("centres", lang="en", bukti="Z")
    assert any("Z" in warning.value for warning in app.warning)
    assert "The 67 centres as a table" in [expander.label for expander in app.expander]


def test_a_choice_without_its_box_follows_the_address_and_leaves_nothing_behind():
    def script():
        import streamlit as st

        from plut.surfaces.app import filters

        st.session_state.setdefault("chosen_words", {})
        labels = {"semua": "all", "11": "Aceh", "32": "Jawa Barat"}
        shown = st.checkbox("open", key="open")
        st.text(filters.choice("provinsi", labels, "Province", "en", is_shown=shown))

    app = AppTest.from_function(script)
    app.query_params["provinsi"] = "11"
    assert app.run().text[0].value == "11"
    app.query_params["provinsi"] = "32"  # chosen on another page
    assert app.run().text[0].value == "32"
    assert app.checkbox[0].check().run().text[0].value == "32" and app.selectbox[0].value == "32"
    app.selectbox[0].set_value("11")
    assert app.checkbox[0].uncheck().run().text[0].value == "11"  # picked and closed at once
    assert app.run().text[0].value == "11" and not app.selectbox


def test_sentences_are_one_element_and_none_is_no_element():
    def script():
        from plut.surfaces.app import prose
        from plut.surfaces.app.page import Page
        from plut.surfaces.app.reader import Reader

        page = Page(Reader("en", "wide"), "")
        prose.sentence(page)
        prose.sentence(page, "One <b>.", "Two.", is_simulated=True)

    app = AppTest.from_function(script).run()
    (drawn,) = app.get("html")
    assert not app.exception
    assert drawn.proto.body.count("<b>Simulated:</b>") == 2 and "One &lt;b&gt;." in drawn.proto.body


@pytest.mark.parametrize("code", ["32", "31", "3204", "9501"])
def test_the_title_of_an_area_says_none_rather_than_zero(run, code):
    charts = run("area", lang="en", kode=code).get("plotly_chart")
    told = [chart.proto.alt for chart in charts]
    assert told and all("measures" in text and not re.search(r"\bin 0\b", text) for text in told)


def test_a_table_shows_words_and_keeps_its_numbers():
    def script():
        import pandas as pd

        from plut.surfaces.app import blocks
        from plut.surfaces.app.page import Page
        from plut.surfaces.app.reader import Reader

        rows = pd.DataFrame(
            {
                "provenance": "derived",
                "verdict": ["does_not_reproduce", "reproduces"],
                "printed_percent": [55.0, 40.0],
            }
        )
        blocks.table(Page(Reader("id", "wide"), ""), rows, ["verdict", "printed_percent"], key="table")

    table = AppTest.from_function(script).run().dataframe[0].value
    assert list(table["Hasil"]) == ["tidak cocok", "cocok"]  # sorts as it reads
    assert table["Tercetak (%)"].dtype.kind == "f"


@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_a_written_table_shows_every_word_and_leads_to_its_sources(width):
    from plut.surfaces.app import tables
    from plut.surfaces.app.page import Page
    from plut.surfaces.app.reader import Reader

    rows = pd.DataFrame(
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
    page = Page(Reader("en", width), "")
    written = tables.written(page, rows, ["name", "known_from_year", "source_url"])
    assert "PLUT &lt;script&gt;alert(1)&lt;/script&gt;" in written and "<script" not in written
    assert re.findall('<a href="([^"]*)"[^>]*>([^<]*)</a>', written) == [
        ("https://www.sultra.example/a?b=1&amp;c=2", "sultra.example"),
        ("https://b.example", "b.example"),
    ]
    assert written.count("published") == 2 and ">2013<" in written.replace("</b> ", ">")
    assert ("<thead>" in written) == (width == "wide")
    assert ("–" in written) == (width == "wide")  # a phone leaves out what is missing


def test_press_room_speaks_one_language_where_nothing_is_left_to_draw(run):
    app = run("press", lang="id", gambar="peta", provinsi="16", bukti="A")
    assert not app.exception
    assert [info.value for info in app.info] == [
        "Tidak ada pusat yang sesuai dengan pilihan ini. Belum ada data: muat berkas centres.csv (lihat Data & Metode)."
    ]


def test_quotes_of_the_press_room_name_the_edition_but_no_file_of_the_product(run):
    quotes = [code.value for code in run("press", lang="id").code[:2]]
    assert [("Edisi " in quotes[0]), ("Edition " in quotes[1])] == [True, True]
    assert not any(".sql" in quote for quote in quotes)
