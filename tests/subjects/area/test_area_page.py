"""The page of an area: its numbers, its name in every text about it, and nothing that simulated records say
where they are hidden."""

import io
import re
from dataclasses import replace

import openpyxl
import pandas as pd
import pytest

from plut.base.measures import measure
from plut.content.blocks import (
    Block,
    Choices,
    Finding,
    Links,
    Picture,
    Section,
    Sentence,
    Table,
    walk,
)
from plut.content.framing import about_of
from plut.content.reading import Reading
from plut.subjects.area import SUBJECT, choosing, standing, visiting
from plut.surfaces.press.registry import OFFERS
from plut.surfaces.sheets import exports
from plut.warehouse.edition import Edition

JAWA_BARAT = "32"
KINDS_OF_AREA = ["32", "95", "31", "3204", "3175", "9501", "1101"]  # a province and a regency of each kind


@pytest.fixture
def english(edition) -> Reading:
    return Reading(Edition(str(edition.path)), "en")


def blocks(reading: Reading, code: str) -> list[Block]:
    return list(walk(SUBJECT.blocks(reading.but({"kode": code}))))


def of_kind(found: list[Block], kind: type) -> list:
    return [block for block in found if isinstance(block, kind)]


def finding(found: list[Block]) -> Finding:
    (head,) = of_kind(found, Finding)
    return head


def pictures(found: list[Block]) -> dict[str, Picture]:
    return {block.key: block for block in of_kind(found, Picture)}


def sentences(found: list[Block]) -> list[Sentence]:
    return [*finding(found).sentences, *of_kind(found, Sentence)]


def test_a_province_is_told_with_its_people_its_centres_and_where_it_stands(english):
    found = blocks(english, JAWA_BARAT)
    head = finding(found)
    assert head.text == ("Jawa Barat: 7 centres found; up to 11.4 of 51.3 million people beyond 50 km")
    assert head.sentences[0].text == (
        "Jawa Barat (Jawa) is a province of 27 regencies and cities; its capital is Bandung. 51,316,378 "
        "people live there."
    )
    rows, _, _ = pictures(found)["area_standings"].drawing.arguments
    told = {row.measure: (row.value_text, row.note) for row in rows.itertuples()}
    assert told["population_people"] == ("51.3 million", "highest of 38")
    assert told["known_centres"] == ("7", "3rd highest of 38")
    # that more people share a centre than elsewhere may be because we did not find all
    assert told["people_per_known_centre"] == (
        "7.3 million",
        "at most, as there may be more centres · 7 centres",
    )
    assert told["covered_share"] == ("77.8%", "4th highest of 33, 5 without a value")
    title = pictures(found)["area_standings"].frame.title
    assert title == "Where Jawa Barat stands among all provinces, measure by measure"


def test_an_address_that_names_no_area_shows_the_first_and_says_so(english):
    choices = of_kind(blocks(english, "99"), Choices)[0]
    assert choices.choices[0].chosen == JAWA_BARAT and choices.choices[0].unknown == "99"


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("code", KINDS_OF_AREA)
def test_every_text_about_the_area_names_it_itself(edition, code, language):
    reading = Reading(Edition(str(edition.path)), language)
    found = blocks(reading, code)
    name = choosing.chosen(reading.but({"kode": code})).name
    assert finding(found).text.startswith(f"{name}: ")
    about_it = [one for one in sentences(found) if one.of is not None and one.of.scope.words]
    assert len(about_it) >= 5
    for one in about_it:
        assert one.of.scope.words == name and name in one.text and one.words == one.text
    for picture in of_kind(found, Picture):
        # the map is of the whole province
        assert picture.key == "area_map" or (name in picture.frame.title and name in picture.alt)
        assert about_of(Reading(Edition(str(edition.path)), language), picture).slug


def test_tables_are_of_the_area_and_say_so(english):
    tables = {block.key: block for block in of_kind(blocks(english, "3204"), Table)}
    assert set(tables) == {
        *("area_centres", "area_peers", "area_neighbours", "area_plan"),
        *("area_enterprises", "area_counted_enterprises"),
    }
    assert len(tables["area_peers"].rows) == 10
    for table in tables.values():
        assert table.scope.words == "Kabupaten Bandung" and "Kabupaten Bandung" in table.frame.subtitle


@pytest.mark.parametrize("shows", [True, False])
@pytest.mark.parametrize("code", [JAWA_BARAT, "3204", "9501"])
def test_no_simulated_value_of_a_region_stands_on_its_page(english, shows, code):
    found = blocks(replace(english, shows_simulated=shows), code)
    assert of_kind(found, Picture) and of_kind(found, Table)
    assert not [one for one in of_kind(found, Section | Sentence | Picture) if one.is_simulated]
    assert not [table for table in of_kind(found, Table) if table.rows.is_simulated]


def test_strengths_and_gaps_are_values_on_the_better_and_on_the_worse_side(english):
    texts = [one.text for one in of_kind(blocks(english, JAWA_BARAT), Sentence)]
    strengths, gaps = (next(t for t in texts if t.startswith(head)) for head in ("Strengths", "Gaps"))
    assert strengths == (
        "Strengths of Jawa Barat in what is known so far: Regencies and cities with a centre of their own at "
        "least 25.9% (higher than most, 17 without a value); Share within reach at least 77.8% (higher than "
        "most, 5 without a value)."
    )
    assert gaps == (
        "Gaps of Jawa Barat in what is known so far: none; the office's files are needed for staffing, "
        "procurement and certification."
    )


def test_no_area_is_better_or_worse_for_its_size_or_for_what_was_not_found(english):
    """Of what is published, nothing is a gap, and no count of people, villages or centres is a strength."""
    codes = [row["region_code"] for row in english.rows("area/region").records]
    assert len(codes) == 38 + 514
    for code in [code for code in codes if len(code) == 2]:
        reading = english.but({"kode": code})
        judged = visiting.visit(reading, choosing.chosen(reading))
        strengths, gaps = (
            next(one.text for one in judged if isinstance(one, Sentence) and one.text.startswith(head))
            for head in ("Strengths", "Gaps")
        )
        assert ": none;" in gaps
        assert not [
            name
            for name in ("population_people", "people_per_km2", "villages", "known_centres")
            if re.search(rf"\b{measure(name).labels['en']} [0-9]", strengths)
        ]


@pytest.mark.parametrize(
    ("code", "found", "published"),
    [
        (
            "33",
            "In Jawa Tengah we found 11 by name (as of 30 December 2025)",
            "11 PLUT centres in December 2022",
        ),
        ("32", "In Jawa Barat we found 7 by name (as of 30 December 2025)", "6 PLUT centres in October 2023"),
    ],
)
def test_ours_and_the_published_count_stand_with_their_dates(english, code, found, published):
    told = " ".join(one.text for one in of_kind(blocks(english, code), Sentence))
    assert found in told and published in told


def test_a_centre_of_an_unclear_region_is_said(english):
    told = [one.text for one in of_kind(blocks(english, "3202"), Sentence)]
    assert any(text.startswith("PLUT Sukabumi may be in Kabupaten Sukabumi") for text in told)


def test_links_lead_to_pages_that_have_something_of_the_province(english):
    def addresses(code: str) -> list[str]:
        every = of_kind(blocks(english, code), Links)
        (links,) = (one for one in every if one.lead.endswith("on other pages:"))
        return [link.address for link in links.links]

    assert addresses("3204") == ["peta?provinsi=32", "konsultan?provinsi=32", "sertifikasi?provinsi=32"]
    assert addresses("9501") == ["peta?provinsi=95"]  # no centre stands there


def test_dots_stand_on_strips_that_are_drawn(english):
    """Papua Pegunungan has no centre: the strips that others have are not among its own."""
    drawn = pictures(blocks(english, "9501"))["area_standings"].drawing
    rows, dots, _ = drawn.arguments
    assert set(dots["measure"]) == set(rows["measure"])


@pytest.mark.parametrize(
    ("above", "equal", "below", "said"),
    [
        (0, 0, 37, "highest of 38"),
        (2, 0, 35, "3rd highest of 38"),
        (35, 0, 2, "3rd lowest of 38"),
        (37, 0, 0, "lowest of 38"),
        (30, 7, 0, "lowest of 38, level with 7 others"),
        (10, 2, 25, "11th highest of 38, level with 2 others"),
    ],
)
def test_a_place_is_counted_from_the_nearer_end(english, above, equal, below, said):
    row = {"measure": "villages", "value": 5.0, "lowest": 1.0, "highest": 9.0, "areas": 38}
    counts = {"areas_above": above, "areas_equal": equal, "areas_below": below}
    assert standing.place(english, row | counts) == said


def test_not_found_is_no_place_among_others(english):
    """An area in which we found no centre is not the lowest of all: there may be one."""
    rows, _, _ = pictures(blocks(english, "9501"))["area_standings"].drawing.arguments
    (row,) = rows[rows["measure"] == "known_centres"].itertuples()
    assert (row.value_text, row.note) == ("0", "none found: there may be one")


@pytest.mark.parametrize("code", ["16", "31", "3202"])
def test_what_was_found_is_no_gap_and_has_no_place_from_the_bottom(english, code):
    picture = pictures(blocks(english, code))["area_standings"]
    rows, _, _ = picture.drawing.arguments
    (row,) = rows[rows["measure"] == "covered_share"].itertuples()
    assert row.note == "at least, as there may be more centres"
    told = picture.rows.frame.set_index("measure")
    assert told.loc["Share within reach (of people)", "standing"] is None or pd.isna(
        told.loc["Share within reach (of people)", "standing"]
    )
    assert "at least" in finding(blocks(english, code)).text


def test_a_share_keeps_a_plain_scale_and_a_logarithmic_one_is_named(english):
    picture = pictures(blocks(english, JAWA_BARAT))["area_standings"]
    rows, _, _ = picture.drawing.arguments
    scaled = rows[rows["is_logarithmic"]]
    assert len(scaled) and "covered_share" not in set(scaled["measure"])
    assert all(measure(name).labels["en"] in picture.explained for name in scaled["measure"])
    reach = rows[rows["measure"] == "covered_share"].iloc[0]
    assert reach["position"] == pytest.approx(
        (reach["value"] - reach["lowest"]) / (reach["highest"] - reach["lowest"])
    )


def test_a_city_in_which_the_centre_of_its_province_stands_has_none_of_its_own(english):
    assert "the centre of the province" in finding(blocks(english, "1371")).text


def test_what_was_not_found_is_on_no_worse_side(english):
    rows, _, _ = pictures(blocks(english, "12"))["area_standings"].drawing.arguments
    assert "worse" not in set(rows["side"])


def test_the_map_of_an_area_is_that_of_its_province_with_the_area_outlined(english):
    drawn = pictures(blocks(english, "3204"))["area_map"]
    shaded = drawn.drawing.arguments[0]
    assert shaded.outlined == "3204" and set(shaded.rows["region_code"].str[:2]) == {"32"}
    assert drawn.code == "" and "Jawa Barat" in drawn.frame.title


def test_the_date_of_a_picture_is_the_newest_day_of_its_rows(english):
    picture = pictures(blocks(english, JAWA_BARAT))["area_standings"]
    newest = picture.rows.frame["as_of_day"].max()
    assert (newest.year, newest.month, newest.day) == (2025, 12, 30)
    assert "as of 30 December 2025" in picture.frame.computed


def test_the_press_room_hands_out_the_picture_of_the_page(english):
    of = english.but({"kode": "3204"})
    made = OFFERS["posisi"].picture(of)
    assert made == pictures(blocks(english, "3204"))["area_standings"] and made.code == "posisi"
    (choice,) = OFFERS["posisi"].choices(of)
    assert (choice.key, choice.chosen) == ("kode", "3204")


def test_centres_that_are_not_found_are_counted_in_the_edition(english, office):
    def told(reading: Reading) -> str:
        return next(
            t
            for t in (one.text for one in of_kind(blocks(reading, "9501"), Sentence))
            if "We found no c" in t
        )

    assert told(english) == (
        "We found no centre in Kabupaten Jayawijaya. The government counted 100 centres on 9 October 2024 "
        "and we found 83 by name, not necessarily the same ones: there may be one that we did not find."
    )
    header = "centre_id,name,level,province_code,regency_code,as_of"
    report = office(centres__csv=f"{header}\nX-1,PLUT Kabupaten Asmat,regency,93,9304,2026-01-31\n")
    assert "we found 84 by name, not necessarily the same ones" in told(
        Reading(Edition(str(report.path)), "en")
    )


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("35", "The Economic Census of 2016 listed 4,670,000 enterprises outside agriculture in Jawa Timur."),
        (
            "3204",
            "In 2016 the provincial office counted 353,277 enterprises in Kabupaten Bandung, which fits",
        ),
        (
            "73",
            "listed 936,340 enterprises outside agriculture in Sulawesi Selatan: the sum of its published",
        ),
        ("19", "By our arithmetic, the Economic Census of 2016 listed about 130,000"),
        ("75", "listed about 457,000 outside agriculture in Sulawesi Utara and Gorontalo together."),
        ("93", "listed 153,296 outside agriculture in Papua before the split of 2022 (today Papua, Papua"),
        ("96", "listed 73,682 outside agriculture in Papua Barat before the split of 2022"),
        ("1101", "We found no published number of enterprises listed in Kabupaten Aceh Selatan in 2016."),
    ],
)
def test_enterprises_are_said_as_they_are_known(english, code, said):
    (told,) = [
        one.text for one in sentences(blocks(english, code)) if said in one.text and "enterprises" in one.text
    ]
    assert ("about" in told) == (code in ("19", "75"))
    assert ("today's borders" in told) == (code in ("93", "96"))


def test_living_conditions_name_their_copies_and_have_no_better_side(english):
    found = blocks(english, "3204")
    (told,) = [one.text for one in sentences(found) if "human development index" in one.text]
    assert "72.73" in told and "9.07 years" in told and "not yet compared" in told
    picture = pictures(found)["area_context"]
    assert "third party" in picture.frame.subtitle and "CC BY 4.0" in picture.frame.subtitle
    judged = [one.text for one in of_kind(found, Sentence) if one.text.startswith(("Strengths", "Gaps"))]
    assert judged and not any("poor" in text or "listed" in text.lower() for text in judged)
    assert "area_context" not in pictures(blocks(english, "93"))  # nothing of its own is in print


def test_each_row_of_the_standings_is_printed_in_its_own_unit_on_the_page_and_in_every_file(english):
    """A column of numbers of several units printed a share of 25.9% as 0.26."""
    drawn = pictures(blocks(english, JAWA_BARAT))["area_standings"]
    told = dict(zip(drawn.rows.frame["measure"], drawn.rows.frame["value_text"], strict=True))
    assert told["Regencies and cities with a centre of their own"] == "25.9%"
    assert told["People"] == "51,316,378"
    about = about_of(english, drawn)
    written = exports.csv(drawn.rows.frame, drawn.columns, about).decode("utf-8-sig")
    assert ",25.9%," in written and "0.26" not in written and "0.259" not in written
    book = openpyxl.load_workbook(io.BytesIO(exports.xlsx(drawn.rows.frame, drawn.columns, about)))
    cells = {cell.value for line in book.worksheets[0].iter_rows() for cell in line}
    assert {"25.9%", "51,316,378"} <= cells


@pytest.mark.parametrize("code", ["3202", "3272"])
def test_a_number_of_centres_that_is_not_told_apart_is_no_zero(english, code):
    found = blocks(english, code)
    rows, _, _ = pictures(found)["area_standings"].drawing.arguments
    (row,) = rows[rows["measure"] == "known_centres"].itertuples()
    assert row.value_text == "here or in its namesake" and "no source says whether" in row.note
    assert "one centre here or in its namesake" in finding(found).text
    told = pictures(found)["area_standings"].rows.frame.set_index("measure")
    assert told.loc["Centres known by name", "value_text"] == "here or in its namesake"


def test_areas_without_a_value_are_counted_beside_the_rank(english):
    strip = pictures(blocks(english, "3203"))["area_standings"].rows.frame.set_index("measure")
    reach = strip.loc["Share within reach (of people)"]
    assert reach["areas"] + reach["areas_without"] == 514
