"""Every page run by Streamlit's own test harness: no exception, one language, choices that change what is
said."""

import json
import re

import pandas as pd
import pytest
from app_words import charts, said, titles, whole
from streamlit.testing.v1 import AppTest

from plut.base.folders import REPOSITORY
from plut.surfaces import pages

PAGES = sorted(subject.name for subject in pages.PAGES)
GLOSSARY = r"SIMULASI\s+(Data rekaan dari benih acak tetap|Made-up records from a fixed seed)"
SIMULATED = {"id": ("SIMULASI", "Simulasi:"), "en": ("SIMULATED", "Simulated:")}

INVITING = ("overview", "centres", "consultants", "procurement", "certification", "award")


@pytest.fixture
def run(edition, monkeypatch):
    """Run a page: a function (file of the page, parameters of its address) -> AppTest."""
    monkeypatch.setenv("PLUT_BUILD_DIR", str(edition.path.parent))

    def run_page(page: str, **parameters: str) -> AppTest:
        app = AppTest.from_file(str(REPOSITORY / "dashboard" / "main.py"), default_timeout=120).run()
        for key, value in parameters.items():
            app.query_params[key] = value
        return app.switch_page(f"app_pages/{page}.py").run()

    return run_page


@pytest.fixture(scope="module")
def runs() -> dict[tuple, AppTest]:
    """The runs of pages that tests only read."""
    return {}


@pytest.fixture
def seen(run, runs):
    """The same for a test that only reads what it gives: one run of each page and address serves all of
    them."""

    def see(page: str, **parameters: str) -> AppTest:
        key = (page, *sorted(parameters.items()))
        if key not in runs:
            runs[key] = run(page, **parameters)
        return runs[key]

    return see


def address(app: AppTest) -> dict[str, str]:
    """The address after the last run; Streamlit's harness gives a key that was written as a list."""
    return {
        key: value if isinstance(value, str) else value[0] for key, value in dict(app.query_params).items()
    }


def shown(app: AppTest, key: str) -> str:
    """What a box shows in which something is found by typing."""
    (box,) = (one.proto for one in app.get("bidi_component") if key in one.proto.id)
    return json.loads(box.json)["shown"]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("simulated", ["0", "1"])
def test_page_runs_without_exception_and_has_one_title(seen, page, language, simulated):
    app = seen(page, lang=language, simulasi=simulated)
    assert not app.exception
    assert len(titles(app)) == 1


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    ("language", "asked"), [("id", "ingin memberi tanggapan?"), ("en", "do you want to reply?")]
)
def test_the_foot_of_a_page_says_who_answers_and_how_to_ask(seen, edition, page, language, asked):
    text = whole(seen(page, lang=language))
    assert text.count(asked) == 1
    foot = text[text.index(asked) :]
    assert "data/contact.toml" in foot and edition.path.stem in foot


@pytest.mark.parametrize("page", PAGES)
def test_a_load_writes_nothing_into_the_address(seen, page):
    asked = {"lang": "en", "provinsi": "32", "kelompok": "regency", "radius": "25"}
    app = seen(page, **asked)
    assert address(app) == asked


@pytest.mark.parametrize("page", PAGES)
def test_every_chart_is_sent_so_that_it_is_drawn_once(seen, page):
    for _, figure in charts(seen(page, simulasi="1")):
        assert figure["layout"]["datarevision"] and "template" not in figure["layout"]
        assert '"bdata"' not in json.dumps(figure)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["id", "en"])
def test_a_first_visitor_sees_nothing_simulated(seen, page, language):
    """In words, titles and hovers of charts, tables and choices; the glossary explains the word."""
    app = seen(page, lang=language)
    shown = re.sub(GLOSSARY, "", whole(app, without_limits=True))
    assert not [word for word in SIMULATED[language] if word in shown]
    if page in INVITING:
        assert SIMULATED[language][0] in whole(seen(page, lang=language, simulasi="1"), without_limits=True)


@pytest.mark.parametrize("page", INVITING)
def test_an_invitation_opens_the_simulated_parts_in_place_in_one_step(run, page):
    app = run(page, lang="en")
    buttons = [one for one in app.button if one.label == "See it with simulated data"]
    assert buttons
    app = buttons[0].click().run()
    assert not app.exception and address(app)["simulasi"] == "1"
    assert "SIMULATED" in whole(app) and not [b for b in app.button if b.label == buttons[0].label]


def test_a_chosen_province_names_its_centres(run):
    app = run("centres", lang="en", provinsi="32")
    assert "The 7 centres as a table: Jawa Barat" in [expander.label for expander in app.expander]


def test_evidence_and_year_leave_fewer_centres(run):
    def count(**choices: str) -> int:
        app = run("centres", lang="en", **choices)
        tables = (e.label for e in app.expander if "centres as a table" in e.label)
        return int(next(label for label in tables if "simulated" not in label).split()[1])

    everything, strong, early = count(), count(bukti="A"), count(tahun="2016")
    assert everything == 83
    assert 0 < strong < everything
    assert 0 < early < everything


def test_a_word_that_no_choice_knows_is_said_and_ignored(run):
    app = run("centres", lang="en", bukti="Z")
    assert any("Z" in warning.value for warning in app.warning)
    assert "The 83 centres as a table" in [expander.label for expander in app.expander]


def test_a_place_beside_another_province_is_ignored(run):
    app = run("centres", lang="en", wilayah="7407", provinsi="33")
    assert shown(app, "wilayah_box") == ""  # of another province: ignored


@pytest.mark.parametrize(
    ("picked", "written"), [("semua", {}), ("11", {"provinsi": "11"})], ids=["all", "another"]
)
def test_another_province_than_that_of_the_place_forgets_the_place(run, picked, written):
    app = run("centres", lang="en", wilayah="7407")
    app.session_state["provinsi_choices"] = True  # the fold of the choices, opened
    app.run()
    assert app.selectbox(key="provinsi_box").value == "74"
    app.selectbox(key="provinsi_box").set_value(picked).run()
    assert address(app) == {"lang": "en"} | written
    assert shown(app, "wilayah_box") == ""


@pytest.mark.parametrize("code", ["32", "31", "3204", "9501"])
def test_the_title_of_an_area_says_none_rather_than_zero(seen, code):
    told = [alt for alt, _ in charts(seen("area", lang="en", kode=code))]
    assert any("measure by measure" in text for text in told)
    assert not [text for text in told if re.search(r"\bin 0\b", text)]


def test_a_table_shows_words_and_keeps_its_numbers():
    def script():
        import pandas as pd

        from plut.content.blocks import Table
        from plut.content.rows import Rows
        from plut.content.scope import WHOLE
        from plut.figures.style import Frame
        from plut.surfaces.app import charts

        frame = pd.DataFrame(
            {
                "provenance": "derived",
                "verdict": ["does_not_reproduce", "reproduces"],
                "printed_percent": [55.0, 40.0],
            }
        )
        rows = Rows("a/b", WHOLE, frame, ())
        block = Table("t", rows, Frame("", "", "", "", ""), ("verdict", "printed_percent"))
        charts.grid(block, "id")

    table = AppTest.from_function(script).run().dataframe[0].value
    assert list(table["Hasil"]) == ["tidak cocok", "cocok"]  # sorts as it reads
    assert table["Menurut sumber (%)"].dtype.kind == "f"
    assert isinstance(table, pd.DataFrame)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("id", "Tidak ada yang dapat digambar untuk pilihan ini."),
        ("en", "There is nothing to draw for these choices."),
    ],
)
def test_press_room_speaks_one_language_where_nothing_is_left_to_draw(run, language, told):
    app = run("press", lang=language, gambar="peta", provinsi="16", bukti="A")
    assert not app.exception and not app.info
    assert told in said(app)


def test_quotes_of_the_press_room_name_the_edition_but_no_file_of_the_product(run):
    quotes = [code.value for code in run("press", lang="id").code[:2]]
    assert [("Edisi " in quotes[0]), ("Edition " in quotes[1])] == [True, True]
    assert not any(".sql" in quote for quote in quotes)


@pytest.mark.parametrize(("language", "word"), [("id", "gagal ditampilkan"), ("en", "could not be shown")])
def test_a_page_that_fails_says_so_in_the_language_of_the_reader_and_nothing_of_the_error(language, word):
    def page(language: str) -> None:
        from plut.surfaces.app import opening

        with opening.failing(language):
            raise ValueError("a value of a reader")

    app = AppTest.from_function(page, args=(language,)).run()
    (error,) = app.error
    assert word in error.value and "reader's" not in error.value and "a value" not in error.value
    assert app.exception  # for the journal and for whoever watches
