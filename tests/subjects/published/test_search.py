"""The search in all published figures: what is found, what is said of it, and what its files hold."""

import csv
import math

import duckdb
import pytest

from plut.base.folders import DATA, QUERIES
from plut.content.blocks import Choices, Sentence, Table, walk
from plut.content.reading import Reading
from plut.subjects.published import SUBJECT
from plut.surfaces import giving
from plut.warehouse import sql_files
from plut.warehouse.edition import Edition


@pytest.fixture(scope="module")
def every(edition) -> int:
    """All that can be found: the figures, and the facts of the ledger."""
    with (DATA / "published" / "figures.csv").open(encoding="utf-8", newline="") as file:
        figures = sum(1 for _ in csv.DictReader(file))
    return figures + len(Edition(str(edition.path)).rows("published/ledger"))


@pytest.fixture(scope="module")
def search(edition):
    """What the page gives for an address: its blocks of the search, in a language."""

    def blocks(language: str = "en", **codes: str):
        reading = Reading(Edition(str(edition.path)), language, tuple(sorted(codes.items())))
        (fold,) = [b for b in SUBJECT.blocks(reading) if getattr(b, "key", "") == "register_search"]
        return reading, fold.inside.blocks()

    return blocks


def listed(blocks) -> Table:
    return next(block for block in blocks if isinstance(block, Table))


def told(blocks) -> str:
    return " ".join(block.words for block in blocks if isinstance(block, Sentence))


def rows_of_all_pages(search, **codes: str) -> list[str]:
    ids: list[str] = []
    for page in range(1, 100):
        _, blocks = search(**codes, lembar=str(page))
        table = [block for block in blocks if isinstance(block, Table)]
        new = list(table[0].rows.frame["figure_id"]) if table else []
        if not new or new[0] in ids:  # beyond the last page the first is shown
            return ids
        ids += new
    return ids


@pytest.mark.parametrize(
    ("words", "language", "count"),
    [
        ("xyzzy", "id", 0),
        ("sleman pogo stick", "en", 0),
        ("pringsewu sehati", "id", 3),
        ("PRINGSEWU   sehati", "en", 3),
        ("kementerian pertahanan", "id", 5),
        ("waropen rup", "id", None),
        ("figure-00001", "en", 1),
        ("prog-01", "en", 1),
        ("digimedia", "en", 3),
    ],
)
def test_every_word_must_stand_in_what_is_found(search, words, language, count):
    _, blocks = search(language, cari=words)
    found = [len(block.rows) for block in blocks if isinstance(block, Table)]
    assert sum(found) == count or (count is None and sum(found))
    assert bool(found) != ("has all of this" in told(blocks) or "memuat semua ini" in told(blocks))


def test_the_search_is_closed_until_an_address_asks_something(edition, every):
    reading = Reading(Edition(str(edition.path)), "en")
    asking = (
        reading,
        *(reading.but(codes) for codes in ({"topik": "programme"}, {"cari": "bali"}, {"lembar": "2"})),
    )
    folds = [
        next(b for b in SUBJECT.blocks(one) if getattr(b, "key", "") == "register_search") for one in asking
    ]
    assert [fold.is_open for fold in folds] == [False, False, True, True]
    assert all(f"Search all {every:,} published figures" in fold.title for fold in folds)


def test_a_province_finds_its_regencies_and_its_own(search):
    ids = rows_of_all_pages(search, cari="kalimantan utara sehati")
    with_own = rows_of_all_pages(search, cari="bulungan sehati")
    assert set(with_own) < set(ids) and len(with_own) == 2


@pytest.mark.parametrize(("language", "word"), [("id", "salinan"), ("en", "third-party"), ("en", "salinan")])
def test_a_word_of_a_grade_finds_its_figures_in_either_language(search, language, word):
    by_word, by_choice = (
        search(language, **codes)[1]
        for codes in (
            {"cari": f"{word} kabupaten sleman"},
            {"cari": "kabupaten sleman", "derajat": "official_copy"},
        )
    )
    assert listed(by_word).rows.frame.equals(listed(by_choice).rows.frame)


def test_a_year_finds_what_its_period_covers(search):
    _, blocks = search(tahun="2016", bidang="enterprises", cari="yogyakarta listed")
    assert 533670 in listed(blocks).rows.frame["value"].tolist()
    _, blocks = search(tahun="2015", bidang="enterprises", cari="yogyakarta listed")
    assert not [block for block in blocks if isinstance(block, Table)]


def test_how_many_of_how_many_is_said_and_what_was_asked(search, every):
    _, blocks = search()
    assert told(blocks).startswith(
        f"{every:,} figures to search; the files hold all of them. Showing 1 to 10."
    )
    _, blocks = search(cari="bali", derajat="official_statement", lembar="2")
    text = told(blocks)
    assert text.startswith("“bali”, grade: statement of an official in the press: ")
    assert "Showing 11 to 20" in text and f"of {every:,} figures found" in text
    assert "“bali”, grade: statement" in listed(blocks).frame.subtitle


def test_pages_hold_each_figure_once_and_the_file_all_of_them(search):
    ids = rows_of_all_pages(search, cari="bali", derajat="official_statement")
    reading, blocks = search(cari="bali", derajat="official_statement", lembar="2")
    table = listed(blocks)
    assert len(ids) == len(set(ids)) > 20 and len(table.rows) == 10
    first_csv, xlsx, _ = giving.files_of_rows(reading, table)
    lines = giving.written(first_csv.content).decode("utf-8-sig").splitlines()
    assert all(sum(f"{one}" in line for line in lines) == 1 for one in ids)
    first = giving.files_of_rows(reading, listed(search(cari="bali", derajat="official_statement")[1]))[0]
    assert "bali_grade-statement" in first_csv.name and first_csv.name == first.name
    assert giving.written(xlsx.content).startswith(b"PK")
    assert "first=" not in xlsx.content.about.parameters and "sought=" in xlsx.content.about.parameters


def test_the_file_of_all_holds_the_whole_register(search, every):
    reading, blocks = search()
    first_csv, *_ = giving.files_of_rows(reading, listed(blocks))
    frame = first_csv.content.frame()
    assert len(frame) == every and frame["figure_id"].is_unique


def test_pages_that_can_be_chosen_are_near_and_a_shared_link_opens_any(search, every):
    _, blocks = search(lembar="500")
    (page,) = [b.choices[0] for b in blocks if isinstance(b, Choices) and b.choices[0].key == "lembar"]
    assert [code for code, _ in page.options] == ["1", "499", "500", "501", str(math.ceil(every / 10))]
    assert page.chosen == "500" and not page.unknown
    _, blocks = search(lembar="99999")
    (page,) = [b.choices[0] for b in blocks if isinstance(b, Choices) and b.choices[0].key == "lembar"]
    assert page.chosen == "1" and page.unknown == "99999"


def test_another_question_begins_at_its_first_page(search):
    _, blocks = search(cari="bali", lembar="2")
    asked = next(block for block in blocks if isinstance(block, Choices))
    assert all(one.voids == ("lembar",) for one in asked.choices)


def test_a_projection_says_so_beside_its_value(search):
    _, blocks = search(cari="umkm_jabar_projection kota bekasi", tahun="2023")
    (row,) = listed(blocks).rows.records
    assert row["value_text"] == "309,116 enterprises (projection)"
    _, blocks = search(cari="umkm_jabar_base kota bekasi")
    assert "projection" not in listed(blocks).rows.first["value_text"]


def test_values_dates_and_sources_are_in_words(search):
    _, blocks = search("id", cari="gorontalo kuota", tahun="2023")
    row = next(row for row in listed(blocks).rows.records if row["measure_id"].endswith("kuota"))
    assert row["value_text"] == "8.731 sertifikat" and row["when_text"] == "2023; per 23 Juli 2023"
    assert row["source_text"] == "digimedia.id (tanpa alamat)"
    _, blocks = search("id", cari="rup_total kabupaten sleman official_copy")
    row = next(row for row in listed(blocks).rows.records if row["figure_id"] and row["unit"] == "IDR")
    assert row["value_text"].startswith("Rp") and row["value_text"].endswith("triliun")


def test_other_values_in_print_stand_beside_each_other(search):
    _, blocks = search(cari="pringsewu halal_sehati_registrants")
    remarks = {row["value"]: row["remark"] for row in listed(blocks).rows.records}
    assert "also published: 31,538 enterprises (5 October 2023)" in remarks[31290]
    assert "also published: 31,290 enterprises (6 October 2023)" in remarks[31538]


def test_a_province_of_before_the_split_says_so(search):
    _, blocks = search(cari="papua listed", tahun="2016")
    assert all("before the split of 2022" in row["remark"] for row in listed(blocks).rows.records[:1])


@pytest.mark.parametrize(
    "words", ["%", "_", "'", '"', "|", "||| |", "\\", "<b>", "a" * 500, "$sought", "; drop"]
)
def test_what_is_typed_is_words_and_nothing_else(search, words, every):
    _, blocks = search(cari=words)
    if not words.replace("|", "").strip():
        assert told(blocks).startswith(f"{every:,} figures")  # bars are no words
    for block in walk(blocks):
        if isinstance(block, Table):
            assert 0 < len(block.rows) <= 10


def test_the_list_for_a_second_look_blames_nobody_and_is_a_part_of_the_register(search):
    _, blocks = search(tinjau="jauh")
    assert "Most are right" in told(blocks)
    assert all("of its kind: worth a second look" in row["remark"] for row in listed(blocks).rows.records)


@pytest.fixture
def figures(workshop):
    """The figures in a database that a test may change."""
    connection = duckdb.connect()
    connection.execute("create schema marts")
    frame = workshop.sql("select * from marts.figures").to_arrow_table()
    connection.register("frame", frame)
    connection.execute("create table marts.figures as select * from frame")
    for macro in ("provenances", "trust", "weaker", "weakest"):
        connection.execute(sql_files.read_folder(QUERIES, "macros")[f"macros/{macro}"].text)
    return connection


def far(connection) -> dict[str, float]:
    text = sql_files.read_folder(QUERIES, "marts")["marts/far_figures"].text
    return {row[0]: row[3] for row in connection.execute(text).fetchall()}


@pytest.mark.parametrize("factor", [1000, 0.001])
def test_a_slip_of_a_thousand_is_listed(figures, factor):
    (usual,) = figures.execute(
        "select figure_id from marts.figures where measure = 'rup_total' and place_name = 'Kabupaten Sleman'"
    ).fetchone()
    before = far(figures)
    assert usual not in before
    figures.execute("update marts.figures set value = value * ? where figure_id = ?", [factor, usual])
    after = far(figures)
    assert usual in after and (after[usual] > 100 or after[usual] < 0.01)
    assert set(before) == set(after) - {usual}


def test_few_or_equal_figures_are_compared_with_nothing(figures):
    regencies = "measure = 'rup_total' and place_kind = 'regency'"
    cities = "measure = 'hdi' and place_kind = 'city'"
    figures.execute(
        f"delete from marts.figures where {regencies} and figure_id not in "
        f"(select figure_id from marts.figures where {regencies} limit 9)"
    )
    figures.execute(
        "update marts.figures set value = if(figure_id = (select min(figure_id) from marts.figures "
        f"where {cities}), 7000, 7) where {cities}"
    )
    alone = figures.execute(f"select figure_id from marts.figures where {regencies} or {cities}").fetchall()
    assert len(alone) == 9 + 98 and not {figure for (figure,) in alone} & set(far(figures))
