"""The award's page: what was chosen stands in every block about it, marks come from rows, hidden names stay
hidden."""

import io
import re
from dataclasses import replace

import openpyxl
import pytest

from plut.base.measures import word
from plut.content.blocks import (
    Choices,
    Files,
    Invitation,
    Missing,
    National,
    Picture,
    Section,
    Sentence,
    Table,
    walk,
)
from plut.content.reading import Reading
from plut.subjects.award import SUBJECT, contests, duels, judging, ranking
from plut.surfaces import giving
from plut.surfaces.press import handing
from plut.surfaces.press.registry import OFFERS
from plut.warehouse.edition import Edition

CATEGORIES = list(contests.CATEGORIES)
WEIGHED = [
    ({"bobot": "hasil"}, "weights: outcome first"),
    ({"bobot": "jangkauan"}, "weights: coverage first"),
    (
        {"bobot": "sendiri", "b_staf": "5", "b_status": "0"},
        "weights: Staffing 5; Institutional status (1–3) 0; each other 1",
    ),
]


@pytest.fixture
def read(edition):
    """A reading of the page: a function (language, codes of the address) -> Reading."""

    def reading(language: str = "en", **codes: str) -> Reading:
        return Reading(Edition(str(edition.path)), language, tuple(sorted(codes.items())))

    return reading


def of_contest(reading: Reading) -> list:
    """The blocks about the contest, those in folds too."""
    blocks = list(walk(SUBJECT.blocks(reading)))
    first = next(i for i, block in enumerate(blocks) if isinstance(block, Section))
    last = next(
        i for i, block in enumerate(blocks) if isinstance(block, Picture) and block.key == "award_example"
    )
    return blocks[first : last - 1]


def of_kind(blocks, kind) -> list:
    return [block for block in blocks if isinstance(block, kind)]


def seal(reading: Reading) -> str:
    told = next(
        one.text for one in of_kind(of_contest(reading), Sentence) if one.text.startswith(("Seal", "Segel"))
    )
    return re.search(r"\w{4}-\w{4}", told)[0]


def test_the_winners_in_print_are_of_the_whole_country_whatever_is_chosen(read):
    usual, other = (SUBJECT.blocks(read(**codes)) for codes in ({}, {"kategori": "pemkab", "bobot": "hasil"}))
    (said,) = usual[0].sentences
    assert said.words == (
        "Two editions are in print, 2022 and 2024; 3 regions have a place among the centres in both: "
        "Sumatera Barat, "
        "Sumatera Utara and Kabupaten Pacitan."
    )
    assert isinstance(said.text, National) and not said.is_simulated
    assert usual[1] == other[1] and usual[1].frame.title.startswith("Award of 2022 and 2024: 12 places")
    assert usual[0] == other[0]


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("code", CATEGORIES)
def test_who_is_compared_stands_in_every_text_and_file(read, language, code):
    blocks = of_contest(read(language, kategori=code))
    category = word("category", contests.CATEGORIES[code], language)
    drawn = of_kind(blocks, Picture | Table)
    assert [block.key for block in drawn] == [
        "award_ranking",
        "award_two",
        "award_changes_table",
        "award_gate_table",
        "award_rules_table",
    ]
    assert all(category in f"{block.frame.title} {block.frame.subtitle}" for block in drawn)
    assert all(category in one.words for one in of_kind(blocks, Sentence) if one.of is not None)
    (file,) = of_kind(blocks, Files)[0].files
    assert drawn[0].scope.slug in file.name and file.content.about.scope == category


@pytest.mark.parametrize(("codes", "words"), WEIGHED)
def test_a_ranking_by_other_weights_than_equal_says_so(read, codes, words):
    blocks = of_contest(read(**codes))
    ranked, two, changed = of_kind(blocks, Picture | Table)[:3]
    assert all(words in block.frame.subtitle for block in (ranked, two, changed))
    (file,) = of_kind(blocks, Files)[0].files
    assert words in file.content.about.subtitle and words in file.content.about.scope
    leading = next(one for one in of_kind(blocks, Sentence) if "leads with" in one.words)
    assert words in leading.words
    assert (
        "weights:" not in next(one for one in of_kind(blocks, Sentence) if "pass the gate" in one.words).words
    )


def test_equal_weights_are_not_named_and_weights_that_are_all_0_are_equal(read):
    equal = of_contest(read())
    assert not any("weights:" in block.frame.subtitle for block in of_kind(equal, Picture | Table))
    none = dict.fromkeys(contests.WEIGHT_KEYS.values(), "0")
    blocks = SUBJECT.blocks(read(bobot="sendiri", **none))
    assert Sentence("All weights are 0: they count as equal.") in blocks
    assert of_kind(equal, Picture)[0] == next(
        block for block in of_kind(blocks, Picture) if block.key == "award_ranking"
    )


def test_the_table_of_changes_names_both_days_and_its_parts_add_up(read):
    (changed,) = (block for block in of_contest(read()) if getattr(block, "key", "") == "award_changes_table")
    text = f"{changed.frame.title} {changed.frame.subtitle}"
    assert "since 31 December 2025" in text and "as of 31 October 2026" in text
    assert "since 31 December 2025" in changed.scope.words
    frame = changed.rows.frame
    assert (frame["own_data"] + frame["others_data"] - frame["change"]).abs().max() < 0.02
    assert (frame["score"] - frame["score_before"] - frame["change"]).abs().max() < 0.02


def test_hidden_names_are_in_no_block_and_the_seal_is_the_same(read):
    names = set(contests.chosen(read()).names.values())
    hidden = of_contest(read(buta="1"))
    words = [one.words for one in of_kind(hidden, Sentence)]
    words += [str(box.options) for block in of_kind(hidden, Choices) for box in block.choices]
    for block in of_kind(hidden, Picture | Table):
        words += [block.frame.title, block.frame.subtitle, block.rows.frame.to_csv()]
    words += [block.drawing(frame=block.frame).to_json() for block in of_kind(hidden, Picture)]
    (file,) = of_kind(hidden, Files)[0].files
    book = openpyxl.load_workbook(io.BytesIO(giving.written(file.content)))
    words += [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row]
    told = "\n".join(words)
    assert "Contestant 1" in told
    assert not [name for name in names if name in told]
    assert seal(read(buta="1")) == seal(read()) == seal(read("id"))


def test_another_weight_or_category_gives_another_seal(read):
    codes = ({}, {"bobot": "hasil"}, {"kategori": "provinsi"}, {"bobot": "sendiri", "b_umk": "2"})
    assert len({seal(read(**one)) for one in codes}) == len(codes)


def test_nothing_simulated_is_left_where_the_reader_has_hidden_it(read):
    blocks = list(walk(SUBJECT.blocks(replace(read(), shows_simulated=False))))
    assert [block.key for block in of_kind(blocks, Picture)] == ["winners"]
    assert not [one for one in of_kind(blocks, Sentence | Section | Picture) if one.is_simulated]
    assert len(of_kind(blocks, Invitation)) == 1 and not of_kind(blocks, Missing)


def test_marks_come_from_the_rows_that_were_compared(read):
    of = contests.chosen(read())
    real = replace(of, rows=of.rows.but(lambda frame: frame.assign(provenance="imported")))
    for contest, is_marked in ((of, True), (real, False)):
        drawn = judging.ranking(read(), contest)
        figure = drawn.drawing(frame=drawn.frame).to_json()
        assert (
            drawn.is_simulated
            == drawn.frame.title.startswith("SIMULATED")
            == (" sim." in figure)
            == is_marked
        )
        assert set(drawn.rows.frame["provenance"]) == {"simulated" if is_marked else "imported"}


def test_two_contestants_are_choices_of_the_address(read):
    of = contests.chosen(read())
    third, first = (of.placed.records[place]["id"] for place in (2, 0))
    boxes, drawn, said = duels.side_by_side(read(satu=third, dua=first), of)
    assert [box.chosen for box in boxes.choices] == [third, first]
    assert drawn.frame.title.startswith(f"SIMULATED: {of.names[third]} and {of.names[first]}")
    assert said.words.startswith(f"centres at regency level: {of.names[third]}")
    category = of.choices[0]
    assert category.voids == ("satu", "dua")  # a contestant of one category is none of another
    unknown = duels.side_by_side(read(satu="nobody"), of)[0].choices[0]
    assert unknown.unknown == "nobody" and unknown.chosen == first


def test_the_press_picture_is_the_one_of_the_page_and_its_code_keeps_every_weight(read):
    reading = read(bobot="sendiri", b_staf="5")
    assert ranking(reading) == of_kind(of_contest(reading), Picture)[0]
    offer = OFFERS["peringkat"]
    _, record = handing.given_out(reading, offer)
    assert record.address == {
        "kategori": "kabkota",
        "bobot": "sendiri",
        "buta": "0",
        "b_staf": "5",
        "b_jangkauan": "1",
        "b_sertifikat": "1",
        "b_dampingan": "1",
        "b_umk": "1",
        "b_status": "1",
    }


def test_where_nobody_reported_enough_the_page_says_so_and_gives_the_sheet_all_the_same(read):
    of = contests.chosen(read())
    one_each = of.rows.but(
        lambda frame: frame.drop_duplicates("unit_id").head(2)
    )  # of two indicators none has both
    first, second = of.weighed[:2]
    one_each = one_each.but(lambda frame: frame.assign(indicator=[first, second]))
    nobody = replace(of, rows=one_each, weights=of.weights[:2])
    (said,) = judging.standing(read(), nobody)
    assert said.words.endswith("Nobody reported two thirds of the indicators: there is no ranking.")
    assert duels.two(read(), nobody) == duels.changes(read(), nobody) == ()
    sheet, _, left_out = judging.sheet(read(), nobody)
    assert left_out.words.startswith("2 centres at regency level are not ranked")
    assert giving.written(sheet.files[0].content)
