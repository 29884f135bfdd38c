"""The plans of 630 institutions on the page: none is named, no line is drawn, and the words are there."""

import pytest

from plut.base.measures import measure
from plut.content.blocks import Fold, Picture, Sentence, Table, walk
from plut.content.reading import Reading
from plut.figures.bars import Target
from plut.subjects.every import SUBJECTS
from plut.subjects.procurement import SUBJECT, domestic, plans
from plut.warehouse.edition import Edition


@pytest.fixture(scope="module")
def english(edition) -> Reading:
    return Reading(Edition(str(edition.path)), "en", shows_simulated=False)


@pytest.fixture(scope="module")
def indonesian(edition) -> Reading:
    return Reading(Edition(str(edition.path)), "id", shows_simulated=False)


def read(reading: Reading) -> str:
    texts = []
    for block in plans.part(reading):
        texts += [block.words] if isinstance(block, Sentence) else []
        texts += [block.alt] if isinstance(block, Picture) else []
    return " ".join(texts)


def test_the_words_beside_the_distribution(english, indonesian):
    told = read(english)
    for words in (
        "not a measure of compliance",
        "Third-party copy, not yet compared with LKPP",
        "(inferred)",
        "Plans include self-managed work",
        "Rp810.92 trillion of Rp1,174.56 trillion goes through providers",
        "made on 27 December 2023 and last changed on 9 July 2024",
        "Rp1,227.31 trillion (first extract) and Rp1,251.32 trillion (second)",
        "plans of 27 institutions differ by more than 10 per cent",
    ):
        assert words in told
    for words in (
        "bukan ukuran kepatuhan",
        "Salinan pihak ketiga, belum dicocokkan dengan LKPP",
        "(disimpulkan)",
        "Rp810,92 triliun dari Rp1.174,56 triliun melalui penyedia",
    ):
        assert words in read(indonesian)


def test_the_distribution_has_no_line_no_press_code_and_no_national_share(english):
    made = plans.shares(english)
    assert made.code == ""
    arguments = (*made.drawing.arguments, *(value for _, value in made.drawing.named))
    assert not [argument for argument in arguments if isinstance(argument, Target)]
    assert "53%" not in read(english) and "53.0%" not in read(english)


def test_no_block_of_any_page_names_several_of_these_institutions(workshop, english):
    """Only an area's page says a share, and only its own."""
    names = {
        name
        for (name,) in workshop.execute(
            "select coalesce(region_code, institution_key) from marts.institution_plans"
        ).fetchall()
    }
    reads_plans = {
        f"{folder}/{question}"
        for folder, question in (
            ("area", "plan"),
            ("procurement", "plan_shares"),
            ("procurement", "plan_extracts"),
        )
    }
    seen = set()
    for subject in SUBJECTS:
        for block in walk(subject.blocks(english)):
            if isinstance(block, Picture | Table) and block.rows.query in reads_plans:
                seen.add(block.rows.query)
                texts = block.rows.frame.select_dtypes(["object", "str"])
                named = {value for column in texts for value in texts[column]} & names
                assert len(named) <= (1 if block.rows.query == "area/plan" else 0), block.key
    assert {"area/plan", "procurement/plan_shares"} <= seen


def test_domestic_products_stand_apart_in_no_order_of_merit(english):
    made = domestic.shares(english)
    assert made.code == "" and "A different measure" in made.frame.subtitle
    assert "September's bottom ten" in made.frame.subtitle
    of_june = made.rows.frame[made.rows.frame["printed_list"] == "highest_provinces"]["share"].tolist()
    assert of_june != sorted(of_june) and of_june != sorted(of_june, reverse=True)
    headings = [measure(column).heading("en") for column in made.columns]
    assert headings[1:3] == ["Institution as published", "Share of domestic products"]
    assert made.rows.frame["printed_share"].tolist()[0] == "19.61%"
    told = next(block.text for block in domestic.part(english) if isinstance(block, Sentence))
    assert "28.30%" in told and "17.64%" in told and "weighted by money" in told
    folds = [block.key for block in SUBJECT.blocks(english) if isinstance(block, Fold)]
    assert "domestic_open" in folds
