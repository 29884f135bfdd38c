"""The page of data and method: what the edition is made of, what an office loaded, what it can take away."""

import json
import re
import shutil
from dataclasses import replace

import pytest

from plut.base.folders import QUERIES
from plut.base.language import LANGUAGES
from plut.base.measures import measure, word
from plut.building import messages
from plut.content.blocks import Block, Files, Missing, Note, Now, Picture, Section, Sentence, Table, walk
from plut.content.reading import Reading
from plut.subjects.certification import published
from plut.subjects.data import SUBJECT
from plut.subjects.procurement import in_print
from plut.warehouse.edition import Edition
from plut.warehouse.rules import Rules

OF_FILES = "Files loaded by an office"
HEADER = "centre_id,name,level,province_code,regency_code,as_of"


@pytest.fixture
def english(edition) -> Reading:
    return Reading(Edition(str(edition.path)), "en")


def blocks(reading: Reading) -> list[Block]:
    return list(walk(SUBJECT.blocks(reading)))


def of_kind(found: list[Block], kind: type) -> list:
    return [block for block in found if isinstance(block, kind)]


def tables(found: list[Block]) -> dict[str, Table]:
    return {block.key: block for block in of_kind(found, Table)}


def test_data_sets_what_is_known_checks_and_terms_stand_in_this_order(english):
    found = blocks(english)
    assert list(tables(found)) == [
        *("datasets", "figure_grades", "figure_sources", "completeness", "checks", "glossary"),
    ]
    datasets = tables(found)["datasets"].rows.frame
    published = datasets[(datasets["dataset"] == "centres") & (datasets["provenance"] == "published")]
    assert published["rows"].tolist() == [83]
    dates = datasets.set_index("dataset")["as_of_text"]
    assert (dates["provinces"], dates["certification_facts"], dates["villages"]) == (
        *("2024-12", "2025-12", "2025-04-25"),  # a month stays a month
    )
    every = len(list((QUERIES / "checks").glob("*.sql")))
    assert f"{every} of {every} checks passed." in [one.text for one in of_kind(found, Sentence)]


def test_what_is_simulated_is_counted_apart_and_hidden_with_the_rest(english):
    shown, hidden = (blocks(replace(english, shows_simulated=shows)) for shows in (True, False))
    known = tables(shown)["completeness"]
    assert not known.rows.is_simulated and known == tables(hidden)["completeness"]
    assert known.rows.frame["published_centres"].sum() == 83 and known.rows.frame["contracts"].sum() == 0
    marked = [one for one in hidden if isinstance(one, Section | Sentence | Picture) and one.is_simulated]
    marked += [table for table in tables(hidden).values() if table.rows.is_simulated]
    assert marked == []
    names = {
        key: set(tables(found)["datasets"].rows.frame["dataset"])
        for key, found in (("all", shown), ("real", hidden))
    }
    assert "centres" in names["real"] and "consultants" in names["all"] - names["real"]


def test_without_files_of_an_office_the_page_names_those_that_it_reads(english):
    (missing,) = of_kind(blocks(english), Missing)
    names = ("centres", "consultants", "travel-times", "applications")
    assert missing.file == ", ".join(f"template-{name}.xlsx" for name in names)


def test_files_of_an_office_are_listed_with_what_to_correct(office):
    bad = "X-2,PLUT,village,32,3204,2026-01-31"
    report = office(
        my__csv=f"{HEADER}\nX-1,PLUT Kabupaten Bandung,regency,32,3204,2026-01-31\n{bad}\n",
        broken__csv="a,b\n1,2\n",
    )
    found = tables(blocks(Reading(Edition(str(report.path)), "en")))
    files = found["imported_files"].rows.frame.set_index("file")
    assert (files.loc["my.csv", "rows"], files.loc["my.csv", "rejected"]) == (2, 1)
    assert files.loc["broken.csv", "note"].startswith(
        "This is none of the files that are read here. Its columns are: a, b."
    )
    rejects = found["rejects"].rows.frame
    assert rejects["reason"].tolist() == ["Level “village” is not known. Write province or regency."]
    assert "remarks" not in found and "import_report" not in found


def test_others_read_how_many_rows_were_rejected_and_of_what_kind(office):
    """Never what the files are called, nor what stood in a row."""
    bad = "X-2,PLUT,dusun,32,3204,2026-01-31\nX-3,PLUT,regency,32,3204,31 Februari 2026\n"
    report = office(Bu_Rina_0812__csv=f"{HEADER}\n{bad}")
    whole, masked = (Edition(str(report.path), rules) for rules in (Rules(), Rules(hides_files=True)))
    assert "dusun" in whole.rows("data/rejects").to_string()
    page = blocks(Reading(masked, "en"))
    kinds = tables(page)["rejected_kinds"].rows.frame
    assert set(zip(kinds["dataset"], kinds["reject_kind"], kinds["rows"], strict=True)) == {
        ("centres", "term", 1),
        ("centres", "day", 1),
    }
    assert not {"imported_files", "rejects", "remarks"} & set(tables(page))
    asked = [query for query in masked.texts if not masked.header(query).params]
    assert {"frame/datasets", "overview/numbers", "data/imported_files"} <= set(asked)
    for query in asked:
        text = masked.rows(query).to_string()
        assert not [word for word in ("Rina", "dusun", "31 Februari", "X-2") if word in text], query


BOUNDED = {
    "no records": Rules(frozenset(), datasets=frozenset(), hides_files=True),
    "a province": Rules(frozenset({"32"}), sums=True),
    "a data set": Rules(datasets=frozenset({"consultants"})),
}


@pytest.mark.parametrize("rules", BOUNDED.values(), ids=BOUNDED)
@pytest.mark.parametrize("language", LANGUAGES)
def test_who_may_not_read_all_is_not_told_that_nobody_loaded_a_file(loaded, english, rules, language):
    """Nor that one did: the same words stand there where nobody has."""

    def told(path: str) -> str:
        page = SUBJECT.blocks(Reading(Edition(path, rules), language))
        assert not of_kind(page, Missing)
        heads = [at for at, one in enumerate(page) if isinstance(one, Section)]
        [of_files] = [at for at in heads if page[at].text in ("Berkas yang dimuat dinas", OF_FILES)]
        return page[of_files + 1].text

    said = {
        "id": "Berkas apa saja yang dimuat dinas hanya disebutkan kepada yang berhak membaca semuanya.",
        "en": "Which files offices have loaded is told to those alone who may read all of them.",
    }
    assert told(str(loaded.path)) == told(str(english.edition.path)) == said[language]


def test_every_reason_is_of_a_kind_that_others_are_told():
    text = (QUERIES / "pages/data/rejected_kinds.sql").read_text()
    named = set(re.findall(r"'([a-z_]+)'", text.partition("select")[2]))
    assert set(messages.ROW_PROBLEMS) - named == set()
    for kind in {*re.findall(r"then '(\w+)'", text), "other"}:
        assert word("reject_kind", kind, "id") not in ("", kind)


def templates_of(reading):
    groups = of_kind(blocks(reading), Files)
    return [file for group in groups for file in group.files if file.key.startswith("template")]


@pytest.mark.parametrize(("code", "name", "regions"), [("11", "Aceh", 24), ("32", "Jawa Barat", 28)])
def test_templates_are_of_the_province_that_is_chosen_and_named_in_the_readers_language(
    english, code, name, regions
):
    asked = english.but({"templat": code})
    files = templates_of(asked)
    assert [file.name for file in files] == [
        f"template-{stem}-{code}.xlsx" for stem in ("centres", "consultants", "travel-times", "applications")
    ]
    assert [file.name for file in templates_of(replace(asked, language="id"))] == [
        f"templat-{stem}-{code}.xlsx"
        for stem in ("pusat", "konsultan", "waktu-tempuh", "permohonan-sertifikasi")
    ]
    centres = files[0].content
    assert set(centres.known["province_name"]) == {name}
    assert len(centres.regions) == regions and set(centres.regions["province_code"]) == {code}


def test_outlines_are_given_away_for_all_regions(english):
    files = [file for group in of_kind(blocks(english), Files) for file in group.files]
    outlines = {file.key: json.loads(file.content.text) for file in files if file.name.endswith(".geojson")}
    assert len(outlines["outlines_province"]["features"]) == 38
    assert len(outlines["outlines_regency"]["features"]) == 514
    assert all(english.edition.name in file.name for file in files if file.name.endswith(".geojson"))


def test_a_damaged_edition_is_told_even_after_the_page_was_made(edition, tmp_path, monkeypatch):
    folder = shutil.copytree(edition.path.parent, tmp_path / "build")
    monkeypatch.setenv("PLUT_BUILD_DIR", str(folder))
    path = folder / edition.path.name
    reading = Reading(Edition(str(path)), "en")

    def told() -> Block:
        editions_now, *_ = of_kind(blocks(reading), Now)  # the others say what is set, and who answers
        (block,) = editions_now.answer(reading)
        return block

    assert told() == Sentence("Every edition kept here is as its build wrote it: the checksums agree.")
    with path.open("ab") as file:
        file.write(b"x")
    warning = told()
    assert isinstance(warning, Note) and f"Damaged and out of service: {path.stem}." in warning.text


def test_a_round_number_in_print_is_in_print_too_and_what_is_national_says_so(english):
    (made,) = (one for one in of_kind(blocks(english), Picture) if one.key == "numbers_in_print")
    newest = made.rows.frame[made.rows.frame["is_newest"]].set_index("question")
    assert newest.loc["Number of centres", "as_of_text"] == "2025-09"  # "about 100"
    assert "Number of consultants in the country" in newest.index
    assert "no published national number of consultants" in made.frame.title


def test_every_check_has_words_in_both_languages():
    for file in (QUERIES / "checks").glob("*.sql"):
        for language in ("id", "en"):
            told = measure("check").text(file.stem, language)
            assert told != file.stem and "_" not in told, (file.stem, language)


def test_no_note_speaks_of_a_correction_that_the_list_does_not_have(english):
    """A place is told as it is; what was wrong is told where corrections are."""
    told = english.rows("centres/list", simulated=False).frame
    assert not told["note_en"].str.contains("corrected", na=False).any()
    assert not told["note_id"].str.contains("dikoreksi", na=False).any()


def test_a_status_that_is_checked_is_not_called_one_that_cannot_be():
    assert word("status", "does_not_reproduce", "id") == "tidak cocok dengan hitungannya"
    assert word("verdict", "no_parts", "id").startswith("tidak dapat dihitung ulang")


def test_what_no_source_prints_is_our_arithmetic_in_the_table_too(edition):
    reading = Reading(Edition(str(edition.path)), "id")
    made = published.sehati(reading)
    (row,) = (row for row in made.rows.records if row["state"] == "unaccounted")
    assert row["source"].startswith("hitungan kami, dari angka ") and row["provenance"] == "derived"
    assert measure("state").text("unaccounted", "id") == "tanpa keterangan"


def test_the_forty_per_cent_is_divided_by_the_potential(edition):
    answers = in_print.answers(Reading(Edition(str(edition.path)), "id")).answers
    assert "pembagi: potensi belanja Rp1.062,2 triliun" in answers[0].note
