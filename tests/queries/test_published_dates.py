"""What is published keeps its date as exact as it is printed, its "almost" and "about", and its source."""

import re

import duckdb
import pandas as pd
import pytest

from plut.base import measures
from plut.base.folders import DATA, QUERIES
from plut.content.quoting import sourced
from plut.warehouse import sql_files
from plut.warehouse.macros import Macros

MACROS = Macros(QUERIES)
PAGES = sql_files.read_folder(QUERIES, "pages")
FACTS = ("programme_facts", "procurement_facts", "certification_facts", "centre_facts", "centre_counts")


@pytest.fixture(scope="module")
def rows(workshop):
    """A function (question, parameters) -> rows of a page query."""

    def of(question: str, **given: object) -> pd.DataFrame:
        file = PAGES[f"pages/{question}"]
        return workshop.execute(file.text, {e.name: given.get(e.name) for e in file.header.params}).df()

    return of


def facts(name: str) -> pd.DataFrame:
    return pd.read_csv(DATA / "published" / f"{name}.csv", dtype="string")


@pytest.mark.parametrize(
    "printed, middle",
    [
        ("2017", "2017-07-02"),
        ("2016-08", "2016-08-16"),
        ("2024-10-09", "2024-10-09"),
        ("2019..2022-10", "2022-10-16"),
        ("2022 FY", "2022-07-02"),
    ],
)
def test_a_month_or_a_year_is_drawn_in_its_middle(printed, middle):
    with duckdb.connect() as connection:
        MACROS.make(connection, of_tables=False)
        assert str(connection.execute(f"select middle_day_of('{printed}')").fetchone()[0]) == middle


def test_no_point_of_an_axis_stands_on_the_last_day_of_a_month_or_year(rows):
    for question in ("overview/counts", "certification/totals", "consultants/published_consultants"):
        of = rows(question)
        inexact = of[~of["as_of_text"].str.fullmatch(r"\d{4}-\d{2}-\d{2}")]
        assert len(inexact) and (inexact["drawn_on"] < inexact["as_of_day"]).all()


def test_data_sets_keep_their_months_and_years(rows):
    sets = rows("frame/datasets").set_index("name")
    assert sets.loc["certification_facts", "as_of_text"] == "2025-12"
    assert sets.loc["procurement_facts", "as_of_text"] == "2023 FY"
    # people as counted, by the notes of the decree; villages and codes by the decree's own day
    assert sets.loc["regencies", "as_of_text"] == sets.loc["provinces", "as_of_text"] == "2024-12"
    assert str(sets.loc["villages", "as_of"].date()) == "2025-04-25"


def test_an_area_has_people_of_the_month_in_which_they_were_counted(rows):
    of = rows("area/measures", region="32").set_index("measure")
    assert of.loc["population_people", "as_of_text"] == "2024-12"


def test_winners_have_the_day_of_the_award(rows):
    of = rows("award/winners")
    days = of.groupby("edition")["as_of_day"].unique().map(list).to_dict()
    assert days == {2022: [pd.Timestamp("2022-12-12")], 2024: [pd.Timestamp("2024-10-09")]}


@pytest.mark.parametrize("name", FACTS)
def test_a_statement_that_says_about_has_the_word_beside_its_number(name):
    of = facts(name)
    said = of["statement_en"].str.extract(r"\b([Aa]bout|[Aa]lmost|[Nn]early|[Mm]ore than) [Rp]*[\d,.]+")[0]
    meant = said.str.lower().map(
        {"about": "about", "almost": "almost", "nearly": "almost", "more than": "more_than"}
    )
    assert (of.get("qualifier", pd.Series(pd.NA, of.index)).fillna("") == meant.fillna("")).all()


def test_the_newest_numbers_and_the_totals_carry_it(rows):
    latest = rows("overview/latest").set_index(["measure", "scheme"])["qualifier"]
    assert latest["centres_about", ""] == "about"
    totals = rows("certification/totals").set_index("fact_id")["qualifier"]
    assert totals[["cert-03", "cert-05", "cert-06"]].tolist() == ["about", "almost", "more_than"]


def test_the_report_of_a_tuesday_has_its_day():
    for name in ("programme_facts", "timeline"):
        sources = facts(name)["source"].str.extract(r"score\.co\.id (\S+)")[0].dropna()
        assert len(sources) and set(sources) == {"2023-09-26"}
    assert pd.Timestamp("2023-09-26").day_name() == "Tuesday"


@pytest.mark.parametrize("name", [*FACTS, "building_budgets", "timeline", "award_winners"])
def test_every_fact_names_an_address_an_outlet_or_a_document(name):
    for source in facts(name)["source"]:
        for part in map(str.strip, source.split(";")):
            assert re.search(
                r"[\w-]+\.[a-z]{2,}|^(ANTARA|Tempo|murianetwork|harianmerapi|menara62)\b", part
            ) or (re.match(r"\s*(computed|Kepmendagri|SE LKPP|Dasbor PLUT-KUMKM)", part)), part


def test_a_number_of_another_outlet_is_a_fact_of_its_own_or_has_that_outlet():
    """Rp483.2 trillion and three counts of enterprises stood in notes without anybody who said them."""
    told = " ".join(
        f"{row.note_en} {row.note_id}"
        for name in FACTS
        for row in facts(name).itertuples()
        if pd.notna(row.note_en)
    )
    assert not re.search(r"483[.,]2|65[.,]4 (million|juta)|56[.,]14|30[.,]17", told)


def test_the_pledge_is_one_to_msmes_and_no_other_stage_of_the_rule(rows):
    of = rows("procurement/published").set_index("fact_id")
    pledge = of.loc["proc-02"]
    assert pledge["measure"] == "umkm_pledge" and "medium enterprises included" in pledge["note_en"]
    assert of["measure"].value_counts()["umkm_pledge"] == 1
    assert not of["measure"].str.contains("obligation").any()  # 424.88 trillion divide by purchases
    assert of["year"].is_monotonic_increasing


def test_a_denominator_of_another_day_has_its_day(rows):
    of = rows("published/arithmetic")
    other = of[of["denominator_as_of"].notna()]
    assert set(other["fact_id"]) == {"proc-10"} and set(other["denominator_as_of"]) == {"2023-10-27"}


DAY = r"\d{4}(-\d{2}(-\d{2})?)?"
PLAIN_DATE = re.compile(rf"({DAY}(\.\.{DAY})?)?( ?\((?P<remark>[a-z_]+)\))?")


def test_every_date_of_a_source_is_a_date_or_a_remark_that_has_words():
    """ "5 July, year not shown (2021 inferred)" stood in English on Indonesian pages."""
    known, seen = measures.words("date_remark", "id"), set()
    for printed in facts("centres")["source_date"].dropna():
        for part in map(str.strip, printed.split(";")):
            found = PLAIN_DATE.fullmatch(part)
            assert part and found, printed
            seen.add(found["remark"])
    assert seen - {None} == set(known)


@pytest.mark.parametrize("name", [*FACTS, "building_budgets", "timeline", "award_winners"])
def test_a_remark_on_a_source_is_one_of_these_and_its_day_is_in_words(name):
    for source in facts(name)["source"]:
        for remark in re.findall(r"\((.*?)\)", source):
            assert remark in measures.words("date_remark", "en"), source
        assert not re.search(r" \d{4}-\d{2}", sourced(source, "id")), source


def test_dates_with_remarks_follow_the_language():
    printed = "2021-07-05 (year_inferred); 2023-10..2023-11; (not_shown); 2018"
    assert measures.dates(printed, "id") == (
        "5 Juli 2021 (tahunnya kami simpulkan); Oktober 2023 – November 2023; tanggal tidak tertera; 2018"
    )
    assert measures.dates(printed, "en") == (
        "5 July 2021 (year inferred by us); October 2023 – November 2023; date not shown; 2018"
    )
    assert sourced("voi.id/fr/amp/239404 2022-12-27; riaupos.co 2018", "id") == (
        "voi.id/fr/amp/239404, 27 Desember 2022 ; riaupos.co, 2018, tanpa tautan"
    )


NOTE_WORDS = {
    "about": r'^"?About\b|"about|\("about',
    "almost": r'^"?Almost\b|"almost',
    "more_than": r'^"?More than\b|says "more than"|\("more than',
}
OTHER_NUMBER = (
    "note-010",
    "note-043",
    "note-231",
    "note-195",
)  # the word is of a sum, of another, of a share


def test_a_figure_or_a_budget_that_its_source_calls_about_is_called_so(rows):
    """The word stands with the number, not in its note alone."""
    raw = DATA / "published"
    figures = pd.read_csv(raw / "figures.csv", dtype=str)
    notes = pd.read_csv(raw / "figure_notes.csv", dtype=str).set_index("note_key")["note_en"]
    said = figures["note_key"].map(notes).fillna("")
    for word, pattern in NOTE_WORDS.items():
        found = figures[said.str.contains(pattern) & ~figures["note_key"].isin(OTHER_NUMBER)]
        assert len(found) and found["qualifier"].isin([word, "almost"]).all(), found[
            ["figure_id", "qualifier"]
        ]
    budgets = pd.read_csv(raw / "building_budgets.csv", dtype=str)
    about = budgets["note_en"].fillna("").str.match(r"About\b")
    assert about.sum() >= 3 and (budgets.loc[about, "qualifier"] == "about").all()
    shown = rows("certification/published_places").set_index("figure_id")["qualifier"]
    assert shown["figure-03008"] == "about" and shown["figure-02855"] == "almost"
