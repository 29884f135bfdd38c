"""The page of the centres: what is said of all of them is said where all are shown, and of a part its name
and its number."""

from dataclasses import replace

import pytest

from plut.base.measures import measure
from plut.content import two_sets
from plut.content.blocks import (
    Answers,
    Card,
    Choices,
    Finding,
    Fold,
    Invitation,
    Limits,
    Picture,
    Ranked,
    Section,
    Sentence,
    Table,
    standing,
    walk,
)
from plut.content.reading import Reading
from plut.figures import style
from plut.subjects.centres import SUBJECT, choosing, findings, maps
from plut.warehouse.edition import Edition

WORDS = {
    "provinsi=32": {"en": "Jawa Barat", "id": "Jawa Barat"},
    "tingkat=regency": {"en": "regency or city level", "id": "tingkat kabupaten/kota"},
    "status=UPTD": {"en": "status UPTD", "id": "status UPTD"},
    "bukti=B": {"en": "evidence B, may only be funded", "id": "bukti B, mungkin baru didanai"},
    "tahun=2016": {"en": "known by the end of 2016", "id": "tercatat sampai akhir 2016"},
}


@pytest.fixture
def read(edition):
    """A reading of the page: a function (language, choices of the address) -> Reading."""

    def reading(language: str = "en", **asked: str) -> Reading:
        return Reading(Edition(str(edition.path)), language, tuple(sorted(asked.items())))

    return reading


def of(blocks, kind) -> list:
    return [block for block in standing(blocks) if isinstance(block, kind)]


def drawn(reading: Reading) -> dict[str, Picture]:
    return {block.key: block for block in of(SUBJECT.blocks(reading), Picture)}


def test_the_whole_country_is_said_where_nothing_is_restricted(read):
    expected = (
        "The government counted 100 centres on 9 October 2024; we found 83 by name, not necessarily the "
        "same ones, in 31 of 38 provinces"
    )
    reached = "At least 55.3% of people live within 50 km of the 83 centres found"
    for asked, title in (
        ({}, reached),
        ({"batas": "regency"}, reached),
        ({"warna": "people_per_centre.evidence"}, expected),
    ):
        pictures = drawn(read(**asked))
        assert pictures["centres_map"].frame.title == title
        assert pictures["centres_simulated"].frame.title == (
            "SIMULATED: 17 centres placed at random, to make up the number that the government counted"
        )
        assert pictures["opening_years"].frame.title.startswith("81 of 83 centres can be dated")
        assert pictures["centres_map"].scope.is_whole and not pictures["centres_map"].scope.slug


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("asked", WORDS)
def test_a_part_of_the_centres_is_named_wherever_it_is_shown(read, asked, language):
    reading, words = read(language, **dict([asked.split("=")])), WORDS[asked][language]
    blocks = SUBJECT.blocks(reading)
    # what is simulated stands whole: its number beside the name of a province would seem to be what it lacks
    pictures = [one for one in of(blocks, Picture) if not one.is_simulated]
    assert len(pictures) >= 1 and words not in drawn(reading)["centres_simulated"].frame.title
    for picture in pictures:
        assert words in picture.frame.title and words in picture.alt
        assert picture.scope.words == words and picture.scope.slug
        assert "100" not in picture.frame.title
    lists = [block for block in of(blocks, Fold) if "_list_" in block.key]
    assert len(lists) == 1  # what is simulated stands on its map alone
    for fold in lists:
        assert fold.title.endswith(f": {words}")
        (table,) = of(fold.inside.blocks(), Table)
        assert words in table.frame.subtitle
        assert str(len(table.rows)) in fold.title


def test_a_part_has_its_number_and_that_of_all(read):
    titles = {
        "status": (
            "UPTD",
            "5 of the 83 centres found by name: status UPTD",
            "5 dari 83 pusat yang kami temukan namanya: status UPTD",
        ),
        "provinsi": (
            "32",
            "7 centres of Jawa Barat: at least 77.8% of people live within 50 km",
            "7 pusat di Jawa Barat: sedikitnya 77,8% penduduk tinggal dalam 50 km",
        ),
    }
    for key, (code, english, indonesian) in titles.items():
        assert drawn(read("en", **{key: code}))["centres_map"].frame.title == english
        assert drawn(read("id", **{key: code}))["centres_map"].frame.title == indonesian
    both = drawn(read(provinsi="32", status="UPTD"))
    assert both["centres_map"].frame.title == "1 of the 83 centres found by name: Jawa Barat, status UPTD"
    assert (
        both["opening_years"].frame.title
        == "1 of 1 centres (Jawa Barat, status UPTD) can be dated, the earliest to 2023"
    )


def test_the_parts_of_a_choice_add_up_to_all(read):
    def count(**asked: str) -> int:
        points = maps.known(read(**asked), choosing.chosen(read(**asked)))
        if points is None:
            return 0
        return int(points.rows.frame["chosen_centres" if asked else "centres"].sum())

    def sum_of(key: str) -> int:
        options = {one.key: one.options for one in choosing.choices(read())}[key]
        return sum(count(**{key: code}) for code, _ in options if code != "semua")

    listed = len(maps.every_known(read()))
    assert listed == count() == sum_of("tingkat") == sum_of("status") == sum_of("bukti") == 83


def test_what_is_said_of_the_country_is_the_same_whatever_is_chosen(read):
    def said(**asked: str) -> list[str]:
        return [text for text in sentences(read(**asked)) if text.startswith("We found no centre in 7 prov")]

    assert len(said()) == 1 and said()[0].startswith("We found no centre in 7 provinces: Sumatera Selatan, ")
    assert said() == said(status="UPTD") == said(provinsi="32", tahun="2016")


def test_the_headline_is_of_what_is_chosen(read):
    def headline(**asked: str) -> str:
        (head,) = of(SUBJECT.blocks(read(**asked)), Finding)
        return head.text

    assert headline() == "Up to 127.3 million people live more than 50 km from any centre we found"
    assert headline(provinsi="32") == (
        "Jawa Barat: 7 centres found; up to 11.4 of 51.3 million people beyond 50 km"
    )
    assert headline(provinsi="93") == "Papua Selatan: no centre found for 562 thousand people"
    assert headline(status="UPTD") == "5 of the 83 centres found by name: status UPTD"


def test_the_list_beside_the_map_says_of_which_centres_it_is(read):
    (every,), (sure,) = (of(SUBJECT.blocks(read(**asked)), Ranked) for asked in ({}, {"bukti": "A"}))
    assert every.words == every.counted and "evidence A" in sure.words
    assert sum(item.part for item in sure.items) > sum(item.part for item in every.items)


def test_the_country_is_the_sum_of_its_provinces(read):
    provinces, country = (read().rows("centres/reach", level=level) for level in ("province", "country"))
    for column in ("people", "covered_people", "centres"):
        assert country.first[column] == pytest.approx(provinces.frame[column].sum(), abs=20)


def test_a_province_in_which_none_is_found_has_a_map(read):
    picture = drawn(read(provinsi="93"))["centres_map"]
    regions, points = picture.drawing.arguments
    assert len(points.rows) == 0 and (regions.rows["class"] == 0).any() and regions.hatch is not None
    assert "Papua Selatan" in picture.frame.title and "no centre" in picture.frame.title
    assert "–" not in picture.frame.computed


def test_a_choice_that_leaves_no_centre_draws_none_and_says_so(read):
    blocks = SUBJECT.blocks(read(provinsi="93", status="UPTD"))  # Papua Selatan
    said = sentences(read(provinsi="93", status="UPTD"))
    assert said.count("No centre fits these choices.") == 1
    assert all(picture.is_simulated for picture in of(blocks, Picture))
    made = [pictured.make(read(provinsi="93", status="UPTD")) for pictured in SUBJECT.pictures]
    assert all(one is None or one.is_simulated for one in made)


def test_what_is_simulated_is_marked_by_its_rows_and_hidden_when_it_is_not_wanted(read):
    shown = SUBJECT.blocks(read())
    assert [block.key for block in of(shown, Picture) if block.is_simulated] == ["centres_simulated"]
    assert [block.text for block in of(shown, Section) if block.is_simulated] == [
        "where centres that we did not find could be"
    ]
    hidden = tuple(walk(SUBJECT.blocks(replace(read(), shows_simulated=False))))
    rows = [block.rows for block in hidden if isinstance(block, Picture | Table)]
    assert rows and not [one for one in rows if "simulated" in set(one.frame["provenance"])]
    assert not [block for block in of(hidden, Section) + of(hidden, Sentence) if block.is_simulated]


def test_the_simulated_map_names_the_day_of_the_simulated_centres_alone(read):
    frame = drawn(read())["centres_simulated"].frame
    assert "news and government sites" not in frame.source and "9 October 2024" in frame.computed


def choices(reading: Reading) -> dict[str, str]:
    return {one.key: one.chosen for block in of(SUBJECT.blocks(reading), Choices) for one in block.choices}


def sentences(reading: Reading) -> list[str]:
    return [block.words for block in of(SUBJECT.blocks(reading), Sentence)]


@pytest.mark.parametrize("asked", [{"wilayah": "7407"}, {"wilayah": "7407", "provinsi": "74"}])
def test_a_place_brings_its_province_and_is_outlined_there(read, asked):
    reading = read(**asked)
    assert choices(reading)["provinsi"] == "74" and choices(reading)["wilayah"] == "7407"
    assert (
        sentences(reading)[0]
        == "Centres known by name in Kabupaten Wakatobi, Sulawesi Tenggara: 1. It is outlined on the map."
    )
    regions = drawn(reading)["centres_map"].drawing.arguments[0]
    assert regions.outlined == "7407" and set(regions.rows["region_code"].str[:2]) == {"74"}


@pytest.mark.parametrize("province", ["33", "semua"])
def test_a_place_of_another_province_is_ignored(read, province):
    reading = read(wilayah="7407", provinsi=province)
    assert choices(reading)["provinsi"] == province and choices(reading)["wilayah"] == "semua"
    assert not [text for text in sentences(reading) if "Wakatobi" in text]
    assert drawn(reading)["centres_map"].drawing.arguments[0].outlined is None


def test_a_place_without_a_centre_says_whose_there_is_none(read):
    assert sentences(read(wilayah="3201"))[0] == (
        "We found no centre in Kabupaten Bogor, Jawa Barat. It is outlined on the map."
    )
    assert sentences(read(wilayah="7407", provinsi="74", tahun="2012"))[:2] == [
        "No centre fits these choices.",
        "known by the end of 2012: No centre in Kabupaten Wakatobi, Sulawesi Tenggara fits these choices.",
    ]  # no centre of the province is as old, and no map is drawn


def test_one_centre_in_full_says_what_is_known_and_what_no_source_says(read):
    (card,) = of(SUBJECT.blocks(read(pusat="R-3204", status="UPTD")), Card)
    assert card.title == "PLUT Kabupaten Bandung"
    assert card.steps[card.step] == "UPTD" and len(card.steps) == 3
    lines = dict(card.lines)
    assert lines["Institutional status"] == "UPTD" and lines["Province"] == "Jawa Barat"
    assert "Leading product" in card.note and "Leading product" not in lines
    assert lines["Newest source"] == "2024" and lines["Budget, 2024"].startswith(
        "more than Rp1 billion: running costs ("
    )
    assert not of(SUBJECT.blocks(read(pusat="P-18", provinsi="32")), Card)  # of another province


def test_what_sources_disagree_about_is_marked_in_the_facts_of_a_centre(read):
    (card,) = of(SUBJECT.blocks(read(pusat="R-9106")), Card)
    budgets = [text for label, text in card.lines if label == "Budget, 2022"]
    assert len(budgets) == 3 and all("[conflicting]" in text for text in budgets)


def test_the_two_sets_follow_the_data(read, office):
    """With an office's list other centres are found, and the words say so."""

    def told(reading: Reading) -> str:
        (limits,) = of(SUBJECT.blocks(reading), Limits)
        return limits.lines[0]

    assert told(read()) == (
        "The 83 centres found by name and the 100 that the government counted on 9 October 2024 are two "
        "sets: how many are in both is not known. At least 3 of those found were opened or finished after "
        "9 October 2024."
    )
    header = "centre_id,name,level,province_code,regency_code,opened_on,as_of"
    loaded = "X-1,PLUT Kabupaten Asmat,regency,93,9304,2025-02-01,2026-01-31"
    report = office(centres__csv=f"{header}\n{loaded}\n")
    with_office = told(Reading(Edition(str(report.path)), "en"))
    assert with_office.startswith("The 84 centres found by name") and "At least 4 of those" in with_office


def test_published_counts_are_a_table_of_the_page_and_of_the_province(read):
    def counts(reading: Reading) -> Table:
        blocks = walk(SUBJECT.blocks(reading))
        return next(one for one in blocks if isinstance(one, Table) and one.key == "centre_counts")

    assert len(counts(read()).rows) == 11
    assert counts(read(provinsi="33")).rows.frame["counted_centres"].tolist() == [11, 9]


def test_the_map_says_what_is_not_known_of_its_areas_and_centres(read):
    shaded, points = drawn(read())["centres_map"].drawing.arguments
    assert shaded.labels[0] == "no centre found" and "centres found: " in shaded.hover
    assert any("built or only funded" in entry for entry in points.more)
    hovers = points.rows["hover"]
    assert hovers.str.contains("Newest source: ").all() and hovers.str.contains("Newest source: 2016").any()
    assert (
        "22 were last mentioned in 2020 or before, the earliest in 2016"
        in drawn(read())["centres_map"].explained
    )
    placed, _ = drawn(read())["centres_simulated"].drawing.arguments
    assert placed.labels[0] == "none" and "centres found" not in placed.hover


def test_of_a_centre_that_is_here_or_in_the_namesake_neither_has_none_nor_one(read):
    """Solok: no source says whether the regency or the city."""
    counted = read(provinsi="13").rows("centres/regions", level="regency", province="13", simulated=False)
    rows = counted.frame.set_index("region_code")
    assert rows["centres"].isna()[lambda of: of].index.tolist() == ["1302", "1372"]
    assert rows.loc[["1302", "1372"], "class"].tolist() == [5, 5] and rows.loc["1307", "centres"] == 1
    near = read().rows("centres/reach", level="regency").frame.set_index("region_code")["centres"]
    assert near.isna()[lambda of: of].index.tolist() == ["1302", "1372", "3202", "3209", "3272", "3274"]
    shaded, _ = drawn(read(provinsi="13", warna="centres.evidence"))["centres_map"].drawing.arguments
    assert shaded.labels[5] == "0 or 1: here or in its namesake" and len(shaded.colors) == 6
    assert set(shaded.rows.loc[shaded.rows["class"] == 5, "regency_centres"]) == {"0–1"}
    (told,) = findings.found_place(read(), choosing.chosen(read(wilayah="1302")), is_outlined=True)
    assert "PLUT Solok may be in Kabupaten Solok" in told.text and "It is outlined on the map." in told.text


def test_what_is_certainly_not_found_is_counted_with_those_that_were_opened_later(read):
    """100 counted, 83 found, of which 3 were opened later: 20 of those counted, not 17."""
    assert two_sets.missing(read()) == 17 and two_sets.unfound(read()) == 20
    shown = SUBJECT.blocks(replace(read(), shows_simulated=False))
    (invitation,) = of(list(walk(shown)), Invitation)
    assert "at least 20 of those counted are not among them" in invitation.text
    assert "17 simulated ones" in invitation.text and "17 more" not in invitation.text


def test_a_published_centre_at_province_level_is_said_on_the_map_of_its_province_and_below_that_of_all(read):
    said = "Jawa Tengah: the published count of 27 December 2022 had 1 at province level"
    assert said in drawn(read(provinsi="33"))["centres_map"].explained
    (limits,) = of(SUBJECT.blocks(read()), Limits)
    assert any(line.startswith(said) for line in limits.lines)
    assert "Jawa Tengah" not in drawn(read(provinsi="32"))["centres_map"].explained


def test_shares_on_a_map_are_computed_though_its_points_are_published(read):
    made = drawn(read())["centres_map"]
    assert made.frame.computed.startswith("Computed from published data as of 30 December 2025")


def test_a_table_carries_what_evidence_b_means():
    assert measure("evidence_grade").text("B", "en") == "B, may only be funded"
    assert measure("evidence_grade").text("B", "id") == "B, mungkin baru didanai"


def test_a_region_that_may_hold_a_centre_says_so(read):
    told = [block.text for block in of(SUBJECT.blocks(read(wilayah="3272")), Sentence)]
    assert any(text.startswith("PLUT Sukabumi may be in Kota Sukabumi") for text in told), told


FEWER = [{"bukti": "A"}, {"bukti": "B"}, {"status": "UPTD"}, {"tahun": "2016"}, {"tingkat": "province"}]


@pytest.mark.parametrize("asked", FEWER)
def test_where_a_choice_leaves_no_centre_nothing_is_said_to_be_missing(read, asked):
    """A province with centres, but none of those chosen, is not one in which none is found."""
    regions, _ = drawn(read("id", **asked))["centres_map"].drawing.arguments
    assert regions.labels[0] == "tidak ada yang sesuai pilihan" and regions.hatch is None
    assert "ditemukan" not in regions.hover and "sesuai pilihan" in regions.hover
    for areas in ("province", "regency"):
        made = drawn(read(**asked, batas=areas))["centres_map"]
        shaded = made.drawing.arguments[0]
        assert "found" not in shaded.labels[0] and shaded.colors[0] != style.HATCHED
        assert not [text for text in shaded.rows.get("reach_told", []) if "found" in text]


@pytest.mark.parametrize("asked", FEWER)
def test_people_are_not_divided_by_some_of_the_centres(read, asked):
    reading = read(**asked, warna="people_per_centre.evidence")
    chosen = choosing.chosen(reading)
    assert chosen.measure != "people_per_centre"
    assert "people_per_centre.evidence" not in [code for code, _ in chosen.switches[0].options]
    rows = reading.rows("centres/regions", chosen.scope, simulated=False, measure="people_per_centre")
    assert rows.frame["people_per_centre"].isna().all() and rows.frame["divided_centres"].isna().all()
    assert set(rows.frame.loc[rows.frame["centres"] == 0, "class"]) == {0}
    assert (rows.frame.loc[rows.frame["centres"] > 0, "class"] > 0).all()
    table = drawn(read(**asked, warna="centres.evidence"))["centres_map"]
    assert "chosen_centres" in table.columns and not {"centres", "people_per_centre"} & set(table.columns)
    assert measure("chosen_centres").labels["id"] == "Pusat yang sesuai pilihan"


@pytest.mark.parametrize(
    ("asked", "is_told"),
    [({}, True), ({"bukti": "A"}, True), *((one, False) for one in FEWER[1:])],
)
@pytest.mark.parametrize("province", [{}, {"provinsi": "33"}])
def test_whom_the_centres_reach_is_told_where_it_is_known_of_those_chosen(read, asked, is_told, province):
    blocks = SUBJECT.blocks(read(**asked, **province))
    assert bool(of(blocks, Ranked)) == is_told
    numbers = [one.label for block in of(blocks, Answers) for one in block.answers]
    assert ("People within 50 km" in numbers) == (is_told and bool(province))
    assert ("People per centre" in numbers) == (not asked and bool(province))


def test_centres_without_a_point_are_not_counted_as_points(read):
    subtitle = drawn(read("id"))["centres_map"].frame.subtitle
    assert "Pusat: 23 tingkat provinsi, 60 kabupaten/kota; 3 tanpa titik." in subtitle
    assert "Titik: 23" not in subtitle
