"""Areas side by side, and all by one measure: the numbers are those of the marts, nothing simulated is among
them, differences are said in words that judge nothing, and an address that asks too much is told what to
do."""

import random
import re
import shutil
from dataclasses import replace
from urllib.parse import parse_qsl, urlsplit

import duckdb
import pytest

from plut.base.measures import measure
from plut.content.blocks import Block, Choices, Finding, Group, Links, OnPaper, Picture, Sentence, walk
from plut.content.reading import Reading
from plut.subjects.area import SUBJECT, choosing, comparing, measuring
from plut.surfaces.press import room
from plut.surfaces.press.registry import OFFERS
from plut.warehouse.edition import Edition

JUDGING = re.compile(r"better|worse|best|worst|baik|buruk|unggul")


@pytest.fixture(scope="module")
def read(edition):
    """A reading of an address: a function (language, codes by key) -> Reading."""

    def at(language: str = "en", **asked: str) -> Reading:
        return Reading(Edition(str(edition.path)), language, tuple(sorted(asked.items())))

    return at


@pytest.fixture(scope="module")
def marts(workshop):
    """The marts of the edition: a function SQL -> rows."""
    with workshop.cursor() as cursor:
        yield lambda sql, *given: cursor.execute(sql, given).fetchall()


def some_areas(marts, count: int = 12) -> list[list[str]]:
    """Two to four areas of one level, drawn from a fixed seed, and those that are known to be hard: split off
    in 2022, without a centre, with a centre that may be a namesake's."""
    draw, found = random.Random(26), [["32", "33", "34"], ["95", "91"], ["3202", "3272"], ["31", "3101"[:2]]]
    for level in ("province", "regency"):
        codes = [
            c for (c,) in marts("select region_code from marts.regions where level = ? order by 1", level)
        ]
        found += [draw.sample(codes, draw.randint(2, 4)) for _ in range(count)]
    return [list(dict.fromkeys(codes)) for codes in found if len(set(codes)) > 1]


def address(codes: list[str]) -> dict[str, str]:
    return {"kode": codes[0], "dengan": "~".join(codes[1:])}


def compared(reading: Reading):
    chosen = choosing.chosen(reading)
    return comparing.compared(reading, chosen, choosing.beside(reading, chosen))


def of_kind(found: list[Block], kind: type) -> list:
    return [block for block in found if isinstance(block, kind)]


def test_values_and_differences_are_those_of_the_marts(read, marts):
    for codes in some_areas(marts):
        expected = {
            (code, name): value
            for code, name, value in marts(
                "select region_code, measure, value from marts.area_measures "
                "where list_contains(?, region_code) and provenance <> 'simulated' and value is not null",
                codes,
            )
        }
        rows = compared(read(**address(codes)))
        assert {
            (row["region_code"], row["measure"]): row["value"]
            for row in rows.records
            if row["value"] == row["value"]
        } == expected
        for row in rows.records:
            first, own = (expected.get((code, row["measure"])) for code in (codes[0], row["region_code"]))
            if None in (first, own) or row["region_code"] == codes[0]:
                assert row["difference"] != row["difference"]
            else:
                assert row["difference"] == pytest.approx(own - first)


def test_each_area_has_a_row_in_each_measure_of_the_level_and_none_is_simulated(read, marts):
    for codes in some_areas(marts):
        rows = compared(read(**address(codes)))
        level = "province" if len(codes[0]) == 2 else "regency"
        real = {
            name
            for (name,) in marts(
                "select distinct measure from marts.area_positions "
                "where level = ? and provenance <> 'simulated'",
                level,
            )
        }
        assert set(rows.frame["measure"]) == real and len(rows) == len(real) * len(codes)
        assert "simulated" not in set(rows.frame["provenance"])
        assert rows.frame["region_code"].tolist() == codes * len(real)


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_difference_says_in_words_which_is_more_and_judges_nothing(read, marts, language):
    more = ("more than", "higher than", "lebih banyak daripada", "lebih tinggi daripada")
    less = ("fewer than", "lower than", "lebih sedikit daripada", "lebih rendah daripada")
    found = ("by the centres found", "menurut pusat yang ditemukan")
    seen = set()
    for codes in some_areas(marts):
        reading = read(language, **address(codes))
        for row in compared(reading).records:
            said = comparing.difference(reading, row)
            assert not JUDGING.search(said), said
            if row["difference"] != row["difference"]:
                assert not any(word in said for word in (*more, *less))
                continue
            assert row["first_area"] in said
            is_more, is_less = (any(word in said for word in words) for words in (more, less))
            seen.add((is_more, is_less))
            # what differs by less than is printed is nearly the same
            assert (is_more, is_less) in {(row["difference"] > 0, row["difference"] < 0), (False, False)}
            assert any(word in said for word in found) == bool(measure(row["measure"]).bound)
    assert {(True, False), (False, True)} <= seen


def test_what_lies_between_two_areas_is_counted_in_its_own_unit(read):
    reading = read(kode="32", dengan="34")
    told = {
        row["measure"]: comparing.difference(reading, row)
        for row in compared(reading).records
        if row["region_code"] == "34"
    }
    assert told["population_people"] == "47.6 million people fewer than Jawa Barat"
    assert told["people_per_km2"] == "204 people per km² lower than Jawa Barat"
    assert told["covered_share"] == "22.2 percentage points higher than Jawa Barat, by the centres found"
    assert told["listed_umk_share"] == "no difference: Jawa Barat has no number"


def test_numbers_of_different_years_have_no_difference(read):
    reading = read(kode="32", dengan="34")
    (row,) = (
        row
        for row in compared(reading).records
        if row["region_code"] == "34" and row["measure"] == "population_people"
    )
    other = row | {"is_other_year": True, "difference": None}
    assert comparing.difference(reading, other) == "no difference: of another year than Jawa Barat"
    assert comparing.value_of(reading, other).endswith(f"({row['as_of_day'].year})")


@pytest.mark.parametrize(
    ("kode", "dengan", "kept", "said"),
    [
        ("32", "99", (), "No province, regency or city has the code “99”."),
        ("32", "33~99", ("33",), "No province, regency or city has the code “99”."),
        ("32", "33~33", ("33",), "The address names Jawa Tengah more than once"),
        ("32", "32~33", ("33",), "The address names Jawa Barat more than once"),
        (
            "32",
            "3204~33",
            ("33",),
            "beside provinces only, which leaves out Kabupaten Bandung",
        ),
        (
            "3204",
            "32",
            (),
            "A regency or city stands beside regencies and cities only, which leaves out Jawa Barat",
        ),
        (
            "32",
            "33~34~35~36",
            ("33", "34", "35"),
            "four areas stand side by side, which leaves out Banten",
        ),
        (
            "32",
            "33~34~35~36~31",
            ("33", "34", "35"),
            "leaves out Banten and Daerah Khusus Ibukota Jakarta",
        ),
        ("32", "33~<b>x</b>", ("33",), "No province, regency or city has the code “<b>x</b>”."),
    ],
)
def test_an_address_that_asks_too_much_is_told_what_to_do_and_keeps_the_rest(read, kode, dengan, kept, said):
    reading = read(kode=kode, dengan=dengan)
    others = choosing.beside(reading, choosing.chosen(reading))
    assert others.codes == kept
    assert len(others.refusals) == 1 and said in others.refusals[0]
    assert re.search(r"Find|Take", others.refusals[0])  # what to do
    found = list(walk(SUBJECT.blocks(reading)))
    boxes = [one for block in of_kind(found, Choices) for one in block.choices]
    assert [one.refusals for one in boxes if one.key == "dengan"] == [others.refusals]
    assert bool([block for block in of_kind(found, Picture) if block.key == "area_compared"]) == bool(kept)


def test_a_refusal_that_leaves_nothing_to_compare_stands_at_the_head_of_the_sheet(read):
    blocks = SUBJECT.blocks(read(kode="32", dengan="3204"))
    (sheet,) = of_kind(list(blocks), Group)
    assert any(
        "provinces only" in one.refusals[0]
        for b in of_kind(list(walk(sheet.blocks[:1])), Choices)
        for one in b.choices
        if one.refusals
    )


def test_many_unknown_codes_are_counted_not_listed(read):
    reading = read(kode="32", dengan="~".join(f"x{n}" for n in range(500)))
    (said,) = choosing.beside(reading, choosing.chosen(reading)).refusals
    assert "497 others" in said and len(said) < 200


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_page_names_all_its_areas_in_few_words_and_rests_on_nothing_simulated(read, marts, language):
    for codes in some_areas(marts, 4):
        found = list(walk(SUBJECT.blocks(read(language, **address(codes)))))
        (head,) = of_kind(found, Finding)
        assert 0 < len(head.text.split()) <= 15, head.text
        (drawn,) = of_kind(found, Picture)
        (paper,) = of_kind(found, OnPaper)
        names = list(dict.fromkeys(drawn.rows.frame["region_name"]))
        assert len(names) == len(codes) and all(name in drawn.frame.title for name in names)
        assert not drawn.is_simulated and not paper.is_simulated
        assert len(paper.lines) == len(drawn.rows)
        assert [line.name for line in paper.lines[: len(codes)]] == names
        assert not JUDGING.search(" ".join(f"{line.value} {line.note}" for line in paper.lines))


def test_a_number_of_centres_that_is_not_known_is_in_no_headline(read):
    """No source says whether PLUT Sukabumi is of the regency or of the city."""
    reading = read(kode="3202", dengan="3272")
    assert (
        comparing.finding(reading, compared(reading)) == "Kabupaten Sukabumi and Kota Sukabumi side by side"
    )


def test_suggestions_are_of_the_level_and_lead_to_comparisons_that_nothing_is_refused_of(read, marts):
    for codes in some_areas(marts, 6):
        for links in of_kind(list(walk(SUBJECT.blocks(read(kode=codes[0])))), Links):
            for link in links.links:
                asked = dict(parse_qsl(urlsplit(link.address).query))
                if "dengan" not in asked:
                    continue
                reading = read(**asked)
                others = choosing.beside(reading, choosing.chosen(reading))
                assert 1 <= len(others.codes) <= 3 and not others.refusals and not others.unknown


def test_who_is_suggested_has_in_common_what_the_link_says(marts):
    def of(code: str, peers: str) -> list[tuple]:
        return marts(
            "select region_name, island_group, population_people, province_code from peers_of_area(?) "
            "inner join marts.regions using (region_code) where peers_of = ? order by apart",
            code,
            peers,
        )

    assert {islands for _, islands, *_ in of("3204", "islands")} == {"Jawa"}
    assert {name.split()[0] for name, *_ in of("3273", "kind")} == {"Kota"}
    assert {name.split()[0] for name, *_ in of("3204", "kind")} == {"Kabupaten"}
    assert {province for *_, province in of("3204", "province")} == {"32"} and len(
        of("3204", "province")
    ) == 26
    assert of("3204", "near")[0][0] == "Kota Bandung" and len(of("3204", "near")) == 6
    ratios = [max(people / 3.8e6, 3.8e6 / people) for _, _, people, _ in of("3204", "size")]
    assert ratios == sorted(ratios) and len(ratios) == 10
    assert not of("32", "poverty") and not of("32", "kind") and not of("32", "province")


@pytest.mark.parametrize("code", ["32", "3204"])
def test_one_measure_orders_all_provinces_or_the_peers_highest_first(read, marts, code):
    reading = read(kode=code)
    chosen = choosing.chosen(reading)
    for name in choosing.offered_measures(reading, chosen):
        rows = measuring.ordered_rows(reading, chosen, name, measuring.among(reading, chosen))
        assert len(rows) == (38 if code == "32" else 11)
        known = rows.frame.dropna(subset=["value"])
        assert known["value"].is_monotonic_decreasing and rows.frame["value"].isna().tolist() == sorted(
            rows.frame["value"].isna()
        )
        assert dict(zip(known["region_code"], known["value"], strict=True)) == dict(
            marts(
                "select region_code, value from marts.area_measures where measure = ? "
                "and list_contains(?, region_code) and value is not null",
                name,
                rows.frame["region_code"].tolist(),
            )
        )
        for row in known.to_dict("records"):
            above = int((known["value"] > row["value"]).sum())
            below = int((known["value"] < row["value"]).sum())
            assert (row["areas_above"], row["areas_below"]) == (above, below)
            assert row["areas_equal"] == len(known) - above - below - 1
        assert rows.frame["is_own"].sum() == 1 and "simulated" not in set(rows.frame["provenance"])


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("code", ["32", "95", "3204", "3202"])
def test_the_page_of_a_measure_says_direction_bound_date_and_among_whom(read, code, language):
    usual = read(language, kode=code)
    chosen = choosing.chosen(usual)
    for name in choosing.offered_measures(usual, chosen):
        found = list(walk(SUBJECT.blocks(usual.but({"menurut": name, "sesama": "near"}))))
        (head,), (drawn,) = of_kind(found, Finding), of_kind(found, Picture)
        assert chosen.name in head.text and len(head.text.split()) <= 15, head.text
        told = head.sentences[0].words
        assert usual.text(measuring.DIRECTIONS[measure(name).better]) in told
        if measure(name).bound:
            assert usual.text(measuring.BOUNDS[measure(name).bound]) in told
        assert re.search(r"20\d\d", told) and drawn.frame.source and not drawn.is_simulated
        if not chosen.is_province:
            assert drawn.rows.scope.words in drawn.frame.title and chosen.name in drawn.rows.scope.words


def test_each_measure_is_a_link_from_the_sheet_and_one_that_is_not_known_is_said(read):
    found = list(walk(SUBJECT.blocks(read(kode="32"))))
    led = {
        dict(parse_qsl(urlsplit(link.address).query)).get("menurut")
        for links in of_kind(found, Links)
        for link in links.links
    }
    assert set(choosing.offered_measures(read(), choosing.chosen(read()))) <= led
    lost = choosing.by_measure(read(menurut="umk_share"), choosing.chosen(read()))  # a simulated one
    assert lost.is_open and lost.unknown == "umk_share"


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("code", ["32", "3204"])
def test_parts_of_a_comparison_hold_each_measure_once_and_say_which_they_are(read, language, code):
    beside = {"32": "34", "3204": "3205"}[code]
    every = read(language, kode=code, dengan=beside)
    found: list[str] = []
    for part in comparing.PARTS:
        reading = every.but({"bagian": part})
        rows = compared(reading)
        found += dict.fromkeys(rows.frame["measure"])
        (drawn,) = of_kind(list(walk(SUBJECT.blocks(reading))), Picture)
        assert drawn.frame.subtitle.startswith(comparing.part_of(reading).words)
    assert sorted(found) == sorted(set(compared(every).frame["measure"]))


def test_sources_of_a_part_are_its_own(read):
    def source(part: str) -> str:
        reading = read(kode="3204", dengan="3205", bagian=part)
        (drawn,) = of_kind(list(walk(SUBJECT.blocks(reading))), Picture)
        return drawn.frame.source

    assert "news, government sites" in source("pusat") and "official tables" not in source("pusat")
    assert "official tables" in source("usaha") and "news, government sites" not in source("usaha")


def test_sources_are_those_of_the_measure(read):
    def source(**asked: str) -> str:
        (drawn,) = of_kind(list(walk(SUBJECT.blocks(read(**asked)))), Picture)
        return drawn.frame.source

    assert "news, government sites" in source(kode="32", menurut="covered_share")
    assert "news, government sites" not in source(kode="3204", menurut="hdi")


@pytest.mark.parametrize("code", ["banding", "ukuran"])
def test_the_press_room_hands_out_what_the_page_shows_and_cites_its_address(read, code):
    asked = {"banding": {"dengan": "34"}, "ukuran": {"menurut": "villages"}}[code]
    reading = read(kode="32", **asked)
    (shown,) = (one for one in of_kind(list(walk(SUBJECT.blocks(reading))), Picture) if one.code == code)
    assert OFFERS[code].picture(reading) == shown
    for address_of in (reading, read()):  # without a choice it shows one, and says which
        cited = room.cited_address(address_of, OFFERS[code])
        landed = replace(reading, asked=tuple(sorted(dict(parse_qsl(urlsplit(cited).query)).items())))
        found = of_kind(list(walk(SUBJECT.blocks(landed.only(SUBJECT.keys)))), Picture)
        assert OFFERS[code].picture(address_of) in found


def test_an_edition_from_before_areas_were_compared_offers_nothing_of_it(edition, tmp_path):
    path = tmp_path / edition.path.name
    shutil.copy(edition.path, path)
    with duckdb.connect(str(path)) as connection:
        connection.execute("drop macro table peers_of_area")
        connection.execute("drop macro measure_place")
        connection.execute(
            "delete from edition.queries where name in ('area/suggested', 'area/offered_measures')"
        )
    reading = Reading(Edition(str(path)), "en", (("dengan", "33"), ("kode", "32"), ("menurut", "villages")))
    chosen = choosing.chosen(reading)
    assert comparing.suggestions(reading, chosen) == {} and comparing.part(reading, chosen) == ()
    assert choosing.offered_measures(reading, chosen) == {} and choosing.by_measure(reading, chosen).is_open


def test_a_sentence_of_the_page_of_a_measure_is_about_its_rows(read):
    found = list(walk(SUBJECT.blocks(read(kode="3204", menurut="hdi"))))
    told = [one for one in of_kind(found, Sentence) if one.of is not None] + list(
        of_kind(found, Finding)[0].sentences
    )
    assert told and all(one.words == one.text for one in told)
