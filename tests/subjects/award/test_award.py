"""The award's page: what was chosen stands in every block about it, marks come from rows, hidden names stay
hidden."""

import io
import re
import shutil
from dataclasses import replace
from urllib.parse import parse_qsl

import duckdb
import openpyxl
import pandas as pd
import pytest

from plut.base.folders import QUERIES
from plut.base.measures import measure, word
from plut.content.blocks import (
    Beside,
    Choices,
    Files,
    Invitation,
    Links,
    Missing,
    National,
    Picture,
    Section,
    Sentence,
    Table,
    walk,
)
from plut.content.reading import Reading
from plut.methods import ranking as places
from plut.methods import scores, sensitivity
from plut.subjects.award import SUBJECT, contests, duels, judging, leaving_out, ranking
from plut.surfaces import giving
from plut.surfaces.press import handing, room
from plut.surfaces.press.registry import OFFERS
from plut.warehouse import sql_files
from plut.warehouse.edition import Edition

CATEGORIES = list(contests.CATEGORIES)
SPENDING = "Local government's small-enterprise spending"
CONTEST = ("who would lead with these weights", "Who would lead with these weights")
WEIGHED = [
    ({"bobot": "hasil"}, "weights: outcome first"),
    (
        {"bobot": "sendiri", "b_staf": "40", "b_status": "0"},
        "weights: Staffing 40%; Certified within 180 days 20%; Enterprises assisted per post 20%; "
        f"{SPENDING} 20%; Institutional status (1–3) 0%",
    ),
]


@pytest.fixture
def read(edition):
    """A reading of the page: a function (language, codes of the address) -> Reading."""

    def reading(language: str = "en", **codes: str) -> Reading:
        return Reading(Edition(str(edition.path)), language, tuple(sorted(codes.items())))

    return reading


@pytest.fixture(autouse=True)
def handed_out(tmp_path, monkeypatch):
    """A score sheet that is taken is noted, with its seal."""
    monkeypatch.setenv("PLUT_BUILD_DIR", str(tmp_path))
    monkeypatch.setenv("PLUT_CODES_DIR", str(tmp_path / "codes"))


def of_contest(reading: Reading) -> list:
    """The blocks about the contest, those in folds too."""
    blocks = list(walk(SUBJECT.blocks(reading)))
    titles = [reading.text(text) for text in CONTEST]
    first = next(i for i, block in enumerate(blocks) if isinstance(block, Section) and block.text in titles)
    last = max(i for i, block in enumerate(blocks) if isinstance(block, Links | Files | Invitation))
    return blocks[first : last + 1]


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
    assert usual[0].text == (
        "Centres of Sumatera Barat, Sumatera Utara and Kabupaten Pacitan honoured twice: 2022 and 2024"
    )
    assert said.words.startswith("The ministry's PLUT Award has been given twice, in 2022 and 2024.")
    assert isinstance(usual[0].text, National) and not said.is_simulated
    (picture,), (_, *others) = usual[1].shown, usual[1].told
    assert usual[1] == other[1] and picture.frame.title.startswith("Awards of 2022 and 2024: 9 places and 3")
    figure = picture.drawing(frame=picture.frame)
    bold = [text for trace in figure.data for text in trace.text if text.startswith("<b>PLUT")]
    assert len(bold) == 6  # both names of each region that was placed twice
    assert [one.text.partition(":")[0] for one in others] == [
        "Best consultant 2024",
        "Favourite consultant 2024",
        "Most contributing local government 2024",
        "Most innovative consultant 2022",
        "People are named by their region only.",
    ]
    assert others[0].text.endswith(
        "Kabupaten Tasikmalaya (first), Kabupaten Jember (second) and Sumatera Barat (third)."
    )
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
        "award_without_each",
        "award_changes_table",
        "award_gate_table",
        "award_rules_table",
    ]
    assert all(category in f"{block.frame.title} {block.frame.subtitle}" for block in drawn)
    assert all(category in one.words for one in of_kind(blocks, Sentence) if one.of is not None)
    (file,) = of_kind(blocks, Files)[0].files
    assert drawn[0].scope.slug in file.name and file.content.inner.about.scope == category


@pytest.mark.parametrize(("codes", "words"), WEIGHED)
def test_a_ranking_by_other_weights_than_equal_says_so(read, codes, words):
    blocks = of_contest(read(**codes))
    ranked, two, changed = of_kind(blocks, Picture | Table)[:3]
    assert all(words in block.frame.subtitle for block in (ranked, two, changed))
    (file,) = of_kind(blocks, Files)[0].files
    assert words in file.content.inner.about.subtitle and words in file.content.inner.about.scope
    leading = next(one for one in of_kind(blocks, Sentence) if "leads with" in one.words)
    assert words in leading.words
    assert (
        "weights:"
        not in next(one for one in of_kind(blocks, Sentence) if "pass the reporting test" in one.words).words
    )


def test_equal_weights_are_not_named_and_weights_that_are_all_0_are_equal(read):
    equal = of_contest(read())
    assert not any("weights:" in block.frame.subtitle for block in of_kind(equal, Picture | Table))
    none = dict.fromkeys(contests.WEIGHT_KEYS.values(), "0")
    blocks = SUBJECT.blocks(read(bobot="sendiri", **none))
    told = [one.text for one in of_kind(blocks, Sentence) if one.text.startswith("All weights are 0")]
    assert len(told) == 1 and told[0].count("20%") == 5
    assert of_kind(equal, Picture)[0] == next(
        block for block in of_kind(walk(blocks), Picture) if block.key == "award_ranking"
    )


@pytest.mark.parametrize("code", CATEGORIES)
@pytest.mark.parametrize("preset", list(contests.PRESETS))
def test_weights_are_whole_percent_that_sum_to_100(read, preset, code):
    for own in ({}, {"b_umk": "35", "b_sertifikat": "7"}):
        of = contests.chosen(read(kategori=code, bobot=preset, **own))
        assert all(type(weight) is int for _, weight in of.weights)
        assert sum(weight for _, weight in of.weights) == 100


def test_free_weights_of_another_sum_are_adjusted_and_it_is_said(read):
    reading = read(bobot="sendiri", b_staf="60", b_status="0")
    of = contests.chosen(reading)
    assert [weight for _, weight in of.weights] == [50, 17, 17, 16, 0]  # of 60 + 20 + 20 + 20
    texts = [one.text for one in of_kind(SUBJECT.blocks(reading), Sentence)]
    (told,) = [
        text for text in texts if text.startswith("The weights given add up to 120%; adjusted to 100%")
    ]
    assert "Staffing 50%; Certified within 180 days 17%" in told
    exact = read(bobot="sendiri", b_staf="33", b_status="7")
    assert [weight for _, weight in contests.chosen(exact).weights] == [33, 20, 20, 20, 7]
    assert contests.chosen(read(bobot="sendiri", b_staf="101")).own[0].unknown == "101"


def test_a_preset_that_leans_to_nothing_that_was_reported_is_not_offered(read):
    """Coverage is in no score before an office lists every centre."""
    for code in CATEGORIES:
        preset = contests.chosen(read(kategori=code, bobot="jangkauan")).choices[1]
        assert preset.chosen == "setara" and preset.unknown == "jangkauan"
        assert [option for option, _ in preset.options] == ["setara", "hasil", "sendiri"]


def test_the_table_of_changes_names_both_days_and_its_parts_add_up(read):
    (changed,) = (block for block in of_contest(read()) if getattr(block, "key", "") == "award_changes_table")
    text = f"{changed.frame.title} {changed.frame.subtitle}"
    assert "since 31 December 2025" in text and "as of 31 October 2026" in text
    assert "since 31 December 2025" in changed.scope.words
    frame = changed.rows.frame
    assert (frame["own_data"] + frame["others_data"] - frame["change"]).abs().max() < 1e-9
    assert (frame["score"] - frame["score_before"] - frame["change"]).abs().max() < 1e-9
    ranked = of_kind(of_contest(read()), Picture)[0].rows.frame
    in_ranking = ranked.set_index("unit_name")["score"]
    assert len(frame) > 5 and frame["score"].tolist() == in_ranking[frame["unit_name"]].tolist()


def told_in(blocks: list) -> str:
    """Every word of blocks: texts, choices with their codes, addresses, rows, drawings, cells of a sheet."""
    words = [one.words for one in of_kind(blocks, Sentence)]
    words += [str(box) for block in of_kind(blocks, Choices) for box in block.choices]
    words += [str(block) for block in of_kind(blocks, Links)]
    for block in of_kind(blocks, Picture | Table):
        words += [block.frame.title, block.frame.subtitle, block.rows.frame.to_csv()]
    words += [block.drawing(frame=block.frame).to_json() for block in of_kind(blocks, Picture)]
    (file,) = of_kind(blocks, Files)[0].files
    book = openpyxl.load_workbook(io.BytesIO(giving.written(file.content)))
    words += [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row]
    return "\n".join(words)


def codes_in(blocks: list) -> set[str]:
    """The codes of every contestant that the address can choose."""
    boxes = [box for block in of_kind(blocks, Choices) for box in block.choices]
    return {code for box in boxes if box.key in duels.KEYS for code, _ in box.options}


@pytest.mark.parametrize("code", CATEGORIES)
def test_nobody_real_is_named_by_simulated_records_nor_in_an_address(read, workshop, code):
    blocks = of_contest(read(kategori=code))
    told = told_in(blocks)
    query = "select distinct unit_id, unit_name from marts.award_units where category = ?"
    names = dict(workshop.execute(query, [contests.CATEGORIES[code]]).fetchall())
    assert len(names) > 20 and not [name for name in names.values() if name in told]
    ids = codes_in(blocks)
    assert ids and not ids & set(names)
    letter = {"provinsi": "A", "kabkota": "B", "pemprov": "C", "pemkab": "D"}[code]
    assert all(re.fullmatch(rf"{letter}-\d{{2,3}}", one) for one in ids)
    noun = "Pusat" if code in ("provinsi", "kabkota") else "Pemda"
    assert told.count(f"{noun} {letter}-") > 20


def test_the_numbers_of_made_up_names_tell_no_order(workshop):
    """Neither of codes nor of names nor of people."""
    frame = workshop.sql(
        """
        select contestant_code as code, unit_id, unit_name, population_people
        from marts.award_contestants
        inner join marts.award_units as units using (basis, category, unit_id)
        where basis = 'all' and category = 'regency_government'
        and as_of_day = (select max(as_of_day) from marts.award_units)
        """
    ).df()
    assert len(frame) == 508 and frame["code"].is_unique
    ranks = frame.rank()
    for column in ("unit_id", "unit_name", "population_people"):
        assert abs(ranks["code"].corr(ranks[column])) < 0.15


def test_no_amount_tells_who_it_is(read):
    """Shares of money and numbers by people are rounded as in print: nobody works a population or a budget
    back from them."""
    frame = contests.chosen(read(kategori="pemkab")).rows.frame.set_index("indicator")
    for indicator, decimals in (("assisted_per_100k", 1), ("umk_share", 3), ("umk_planned_share", 3)):
        values = frame.loc[indicator, "value"]
        assert len(values) > 300 and (values == values.round(decimals)).all()
    uppers = frame.loc["umk_share", "upper_value"]
    assert (uppers == uppers.round(3)).all()


def test_a_score_is_made_of_nothing_that_depends_on_which_centres_were_found(read):
    for code in CATEGORIES:
        reported = set(contests.chosen(read(kategori=code)).rows.frame["indicator"])
        assert len(reported) >= 4 and not reported & {"access_gain_people", "covered_share"}


LOADED = 4  # centres in the edition of which an office has loaded everything


@pytest.fixture(scope="module")
def partly_real(edition, tmp_path_factory):
    """The edition as if an office had loaded every record of some regency-level centres."""
    path = tmp_path_factory.mktemp("partly_real") / edition.path.name
    shutil.copy(edition.path, path)
    with duckdb.connect(str(path)) as connection:
        names = connection.execute(
            "select unit_id, any_value(unit_name) from marts.award_units where category = 'regency_centre' "
            f"group by unit_id order by unit_id limit {LOADED}"
        ).fetchall()
        for table in ("award_units", "award_indicators"):
            connection.execute(
                f"update marts.{table} set provenance = 'imported' where list_contains(?, unit_id)",
                [[unit for unit, _ in names]],
            )
            connection.execute(f"delete from marts.{table} where basis = 'real'")
            connection.execute(
                f"insert into marts.{table} select * replace ('real' as basis) from marts.{table} "
                "where provenance = 'imported'"
            )
        text = sql_files.read_folder(QUERIES, "marts")["marts/award_contestants"].text
        connection.execute(f"create or replace table marts.award_contestants as {text}")
    return Edition(str(path)), dict(names)


def test_what_an_office_loaded_keeps_its_name_among_made_up_ones(partly_real):
    edition, names = partly_real
    of = contests.chosen(Reading(edition, "en"))
    told = dict(zip(of.rows.frame["unit_id"], of.rows.frame["unit_name"], strict=True))
    assert {unit: name for unit, name in told.items() if not name.startswith("Pusat B-")} == names
    by_unit = of.rows.frame.groupby("unit_id")["provenance"].unique()
    assert all(list(by_unit[unit]) == ["imported"] for unit in names)
    assert all(list(by_unit[unit]) == ["simulated"] for unit in set(told) - set(names))


def test_with_real_data_only_an_office_sees_its_own_and_nothing_simulated(partly_real):
    edition, names = partly_real
    blocks = of_contest(Reading(edition, "en", (), shows_simulated=False))
    (ranked,) = [block for block in of_kind(blocks, Picture) if block.key == "award_ranking"]
    assert set(ranked.rows.frame["unit_name"]) == set(names.values())
    assert not ranked.is_simulated and "real data only" in ranked.frame.subtitle
    assert not [one for one in of_kind(blocks, Sentence | Section | Picture) if one.is_simulated]
    assert "Pusat B-" not in told_in(blocks)
    assert of_kind(blocks, Invitation)


def test_a_seal_of_what_an_office_loaded_is_answered_without_simulated_views(partly_real):
    edition, _ = partly_real
    reading = Reading(edition, "en", (), shows_simulated=False)
    sheet = next(file for one in of_kind(of_contest(reading), Files) for file in one.files)
    giving.written(sheet.content)
    for shows in (False, True):
        asked = replace(reading, asked=(("periksa", sheet.content.seal),), shows_simulated=shows)
        head, blocks = room.answered(asked)
        assert head == f"Seal {sheet.content.seal}: the same numbers today" and "SIMUL" not in str(blocks)


def test_another_that_is_first_more_often_is_named_in_sentence_and_title(read):
    found = 0
    for code in contests.CATEGORIES:
        for weights in contests.PRESETS:
            reading = read(kategori=code, bobot=weights)
            of = contests.chosen(reading)
            most = max(of.placed.records, key=lambda row: row["first_share"])
            other = most if most["first_share"] > of.placed.first["first_share"] else None
            told, drawn = judging.leader(reading, of), judging.ranking(reading, of)
            assert (f"{most['unit_name']} comes first more often" in told) == (other is not None)
            assert (f"; {most['unit_name']} is first in " in drawn.frame.title) == (other is not None)
            found += other is not None
    assert found


@pytest.mark.parametrize("language", ["id", "en"])
def test_hidden_names_are_in_no_block_and_no_address_and_the_seal_is_the_same(partly_real, language):
    edition, names = partly_real
    shown = Reading(edition, language)
    hidden = shown.but({"buta": "1"})
    told = told_in(of_contest(hidden))
    assert not [name for name in names.values() if name in told]
    ids = codes_in(of_contest(hidden))
    assert ids and not ids & set(names)
    boxes = {box.key: box for block in of_kind(SUBJECT.blocks(shown), Choices) for box in block.choices}
    assert boxes["buta"].voids == ("satu", "dua")  # who was chosen by a real id is no longer in the address
    assert seal(hidden) == seal(shown)
    places = [contests.chosen(one).ranked.frame.drop(columns=["id", "unit_name"]) for one in (shown, hidden)]
    pd.testing.assert_frame_equal(*places)


def test_where_nobody_has_a_real_name_there_is_none_to_hide(read):
    assert [box.key for box in contests.chosen(read(buta="1")).choices] == ["kategori", "bobot"]
    assert contests.chosen(read(buta="1")).rows == contests.chosen(read()).rows


def test_a_score_is_the_same_in_text_picture_table_and_sheet(read):
    """A score of 72.05 in every place, whichever way its last digit goes."""
    of = contests.chosen(read())
    rows = of.rows.frame.assign(n=pd.NA)
    first = of.placed.first["id"]
    own = (rows["unit_id"] == first) & (rows["indicator"] == "umk_share")
    parts = judging.points(of, [first]).frame
    others = parts.loc[parts["indicator"] != "umk_share", "points"].sum()
    for score in (72.05, 72.15, 68.45):
        # a fifth of the points between 0 and 0.6
        value = ((score - others) / 0.2 - 1) / 99 * 0.6
        moved = rows.assign(value=rows["value"].mask(own, value))
        changed = replace(of, rows=of.rows.but(lambda _, moved=moved: moved))
        placed = {row["id"]: row for row in changed.placed.records}
        assert placed[first]["score"] == pytest.approx(score, abs=1e-8)
        drawn = judging.ranking(read(), changed)
        in_table = drawn.rows.frame.set_index("id").loc[first, "score"]
        assert in_table == scores.printed(placed[first]["score"])
        head = changed.placed.first
        text = f"{scores.printed(head['score']):.1f}"
        assert f"leads with {text} of" in judging.leader(read(), changed)
        assert f"{text} sim." in drawn.drawing(frame=drawn.frame).to_json()
        assert measure("score").text(in_table, "en") == f"{in_table:.1f}"
        parts = judging.points(changed, [head["id"]]).frame["printed"]
        assert round(parts.sum(), 6) == float(text)


def test_bands_say_what_they_mean_and_in_how_many_draws_the_first_leads(read):
    of = contests.chosen(read())
    drawn = judging.ranking(read(), of)
    figure = drawn.drawing(frame=drawn.frame).to_json()
    share = measure("first_share").text(of.placed.first["first_share"], "en")
    alike = of.placed.frame[(of.placed.frame["award_band"] == 1) & (of.placed.frame["award_rank"] > 1)]
    shown = [of.names[unit] for unit in alike["id"] if unit in set(of.placed.frame["id"].head(judging.SHOWN))]
    assert shown and all(f"{name} \\u2248" in figure or f"{name} ≈" in figure for name in shown)
    assert "≈: cannot be told from the first" in drawn.frame.subtitle
    assert "Band 1" not in figure and "cannot be told from the first" in drawn.frame.title
    assert f"first in {share} of 5,000 calculations" in judging.leader(read(), of)


@pytest.mark.parametrize(
    ("bands", "begins"),
    [([1, 1, 2, 2, 3], [2, 4]), ([1, 2, 1, 3], [3]), ([1, 2, 3, 1], []), ([1, 1, 1], []), ([1], [])],
)
def test_a_line_stands_only_where_all_below_lose_to_somebody_above(bands, begins):
    assert [
        place for place, is_first in enumerate(judging.begins_part(pd.Series(bands))) if is_first
    ] == begins


def test_the_weights_that_overturn_can_be_chosen_and_do_overturn(read):
    of = contests.chosen(read())
    said, links = judging.overturn(read(), of)
    (link,) = links.links
    page, _, query = link.address.partition("?")
    codes = dict(parse_qsl(query))
    assert page == SUBJECT.address and sum(int(codes[key]) for key in codes if key.startswith("b_")) == 100
    after = contests.chosen(read(**codes))
    first, second = (row["id"] for row in of.placed.records[:2])
    order = list(after.placed.frame["id"])
    assert order.index(second) < order.index(first)
    assert f"{of.names[second]} would overtake {of.names[first]}" in said.words


def test_two_neighbours_that_are_compared_are_those_whose_order_is_turned(read):
    of = contests.chosen(read())
    third, fourth = (row["id"] for row in of.placed.records[2:4])
    said, *_ = judging.overturn(read(), of, (fourth, third))
    assert of.names[third] in said.words and of.names[fourth] in said.words


@pytest.mark.parametrize("code", CATEGORIES)
def test_a_step_that_lifts_by_a_place_is_possible(read, code):
    """Of five posts 60, 80 or 100 %; of applications, enterprises and steps of status whole ones."""
    of = contests.chosen(read(kategori=code))
    parts = of.rows.frame.set_index(["unit_id", "indicator"])["denominator"]
    assert parts.notna().all()
    tried = set()
    for row in of.placed.records[1:12]:
        for step in sensitivity.gains(of.contest(), row["id"]).dropna().itertuples():
            steps = step.value_needed * parts[row["id"], step.indicator]
            assert steps == pytest.approx(round(steps), abs=1e-9)
            tried.add(step.indicator)
    assert len(tried) >= 3


def test_places_without_an_indicator_are_those_of_a_ranking_without_it(read):
    of = contests.chosen(read())
    (drawn,) = leaving_out.without_each(read(), of)
    rows = drawn.rows.frame
    labels = [measure(name).labels["en"] for name in of.weighed]
    assert list(dict.fromkeys(rows["indicator_left_out"])) == labels
    for name, label in zip(of.weighed, labels, strict=True):
        rest = {other: weight for other, weight in of.weights if other != name}
        again = places.rank(of.rows.frame, rest, draws=1).set_index("id")["rank"]
        told = rows[rows["indicator_left_out"] == label].set_index("id")["rank_without"]
        assert len(told) == len(of.placed) and (told == again[told.index]).all()
    first = rows[rows["award_rank"] == 1]
    lost = first.loc[first["rank_without"] != 1, "indicator_left_out"]
    assert all(label in drawn.frame.title for label in lost)
    assert ("stays first" in drawn.frame.title) == (len(lost) == 0)
    assert drawn.is_simulated and drawn.frame.title.startswith("SIMULATED")


def test_another_weight_or_category_gives_another_seal(read):
    codes = ({}, {"bobot": "hasil"}, {"kategori": "provinsi"}, {"bobot": "sendiri", "b_umk": "30"})
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
    _, beside = duels.standing(read(satu=third, dua=first), of)
    (ranked,), (boxes, drawn, *said) = beside.shown, beside.told
    assert [box.chosen for box in boxes.choices] == [third, first]
    assert re.match(
        rf"SIMULATED: {of.names[first]} is [\d.]+ points ahead of {of.names[third]}", drawn.frame.title
    )
    assert said[-1].words.startswith(f"centres at regency level: {of.names[third]}")
    in_ranking = ranked.drawing(frame=ranked.frame).to_json()
    assert f"\\u25cf {of.names[third]}" in in_ranking and f"\\u25c6 {of.names[first]}" in in_ranking
    category = of.choices[0]
    assert category.voids == ("satu", "dua")  # a contestant of one category is none of another
    unknown = duels.choices(read(satu="nobody"))[-2]
    assert unknown.unknown == "nobody" and unknown.chosen == first


def test_two_side_by_side_stand_open_and_their_differences_are_of_exact_points(read):
    """Every number of the pair is marked where it can be read alone."""
    of = contests.chosen(read())
    (beside,) = (block for block in of_kind(SUBJECT.blocks(read()), Beside) if block.key == "award_standing")
    drawn = beside.told[1]
    compared, ticks, names = drawn.drawing.arguments
    points = [float(text.replace("+", "")) for text in compared["difference"]]
    signs = [{0: 1, 1: -1, -1: 0}[who] for who in compared["ahead"]]
    units = [row["id"] for row in of.placed.records[:2]]
    exact = judging.points(of, units).frame.set_index(["indicator", "id"])["points"]
    for name, number, sign in zip(compared["measure"], points, signs, strict=True):
        own = exact[name, units[0]] - exact[name, units[1]]
        assert abs(own - sign * number) <= 0.05 + 1e-9
    scored = of.placed.frame.set_index("id")["score"]
    assert f"{scores.printed(scored[units[0]] - scored[units[1]]):.1f} points ahead" in drawn.frame.title
    assert set(compared["measure"]) == set(of.weighed) == set(ticks["measure"])
    assert all("(simulated)" in text for text in (*compared["first_hover"], *compared["second_hover"]))
    assert all(name.startswith("Pusat B-") for name in names)
    same = compared[compared["both_text"] != ""]
    assert len(same) and (same["first"] == same["second"]).all() and set(same["ahead"]) == {-1}


@pytest.mark.parametrize(
    ("second", "said"),
    [(49.575, "is 0.5 points ahead of"), (50.04, "is less than 0.1 points ahead of"), (50.05, "are level")],
)
def test_the_difference_of_two_is_that_of_their_scores_and_not_of_what_is_printed(read, second, said):
    """50.05 and 49.575 print as 50.1 and 49.6."""
    of = contests.chosen(read())
    first, other = (row["id"] for row in of.placed.records[:2])
    values = {first: 50.05, other: second}
    changed = of.ranked.but(
        lambda frame: frame.assign(score=frame["id"].map(values).fillna(frame["score"]).astype(float))
    )
    scored = replace(of)
    vars(scored)["ranked"] = changed  # as if the contest had given these
    assert said in duels.side_by_side(read(), scored, (first, other)).frame.title


def test_a_value_beyond_the_scale_says_what_it_counts_as_where_it_acts(read):
    of = contests.chosen(read())
    is_own = of.rows.frame["indicator"] == "assisted_per_place"
    above = replace(
        of,
        rows=of.rows.but(lambda frame: frame.assign(value=frame["value"].mask(is_own, frame["value"] + 100))),
    )
    words = judging.beyond(read(), above)
    assert "Enterprises assisted per post: more than 80 counts as 80 (74 of 74 contestants)." in words
    frame = of.rows.frame[of.rows.frame["unit_id"].isin(of.placed.frame["id"])]
    ours = ((frame["indicator"] == "assisted_per_place") & (frame["value"] > 80)).sum()
    assert f"counts as 80 ({ours} of 74 contestants)" in judging.beyond(read(), of)
    assert words in judging.ranking(read(), above).explained
    pair = tuple(row["id"] for row in above.placed.records[:2])
    assert words in duels.side_by_side(read(), above, pair).explained
    _, parts, *_ = judging.ranking(read(), above).drawing.arguments
    assert any("beyond the limits of the scale" in one for one in parts["hover"])


def test_the_sheet_has_its_indicators_in_the_order_of_the_page(read):
    of = contests.chosen(read(bobot="sendiri", b_staf="0"))
    (file,) = of_kind(of_contest(read(bobot="sendiri", b_staf="0")), Files)[0].files
    first = openpyxl.load_workbook(io.BytesIO(giving.written(file.content))).worksheets[0]
    heads = [cell.value for cell in first[5]]
    labels = [measure(name).heading("en") for name, _ in of.weights]
    assert [head for head in heads if head in labels] == labels


def test_the_head_is_who_leads_where_an_office_has_loaded_it(partly_real):
    edition, _ = partly_real
    reading = Reading(edition, "en", (), shows_simulated=False)
    head, section, *_ = SUBJECT.blocks(reading)
    assert head.text.startswith("Real data only: ") and "leads among 4 centres" in head.text
    assert "bobot" not in head.text and section.text == "Who would lead with these weights"
    weighed = SUBJECT.blocks(Reading(edition, "en", (("bobot", "hasil"),), shows_simulated=False))[0]
    assert "weights: outcome first" in weighed.text
    simulated = SUBJECT.blocks(Reading(edition, "en"))[0]
    assert "leads" not in simulated.text


def test_a_weight_that_is_none_is_said_with_what_stands_instead(read):
    wrong = next(
        one for one in contests.chosen(read(bobot="sendiri", b_staf="abc")).own if one.key == "b_staf"
    )
    assert wrong.unknown == "abc" and wrong.words == "20%"


def test_what_was_not_reported_is_hollow_in_the_ranking_and_said_in_the_pair(read):
    of = contests.chosen(read())
    first = of.placed.first["id"]
    own = (of.rows.frame["unit_id"] == first) & (of.rows.frame["indicator"] == "umk_share")
    silent = replace(of, rows=of.rows.but(lambda frame: frame[~own]))
    _, beside = duels.standing(read(satu=first), silent)
    ranked, drawn = beside.shown[0], beside.told[1]
    _, parts, *_ = ranked.drawing.arguments
    hollow = parts[parts["is_missing"]]
    assert list(zip(hollow["id"], hollow["indicator"], strict=True)) == [(first, "umk_share")]
    compared = drawn.drawing.arguments[0].set_index("measure").loc["umk_share"]
    told = [compared["first_text"], compared["second_text"]]
    assert told.count("not reported") == 1 and compared["both_text"] == ""


def test_the_press_picture_is_the_one_of_the_page_and_its_code_keeps_every_weight(read):
    reading = read(bobot="sendiri", b_staf="45")
    assert ranking(reading) == of_kind(of_contest(reading), Picture)[0]
    offer = OFFERS["peringkat"]
    _, record = handing.given_out(reading, offer)
    first, second = (row["id"] for row in contests.chosen(reading).placed.records[:2])
    assert record.address == {
        "kategori": "kabkota",
        "bobot": "sendiri",
        "buta": "0",
        "b_staf": "45",
        "b_sertifikat": "20",
        "b_dampingan": "20",
        "b_umk": "20",
        "b_status": "20",
        "satu": first,
        "dua": second,
    }


def test_where_nobody_reported_enough_the_page_says_so_and_gives_the_sheet_all_the_same(read):
    of = contests.chosen(read())
    one_each = of.rows.but(
        lambda frame: frame.drop_duplicates("unit_id").head(2)
    )  # of two indicators none has both
    first, second = of.weighed[:2]
    one_each = one_each.but(lambda frame: frame.assign(indicator=[first, second]))
    nobody = replace(of, rows=one_each, weights=of.weights[:2])
    (said,) = duels.standing(read(), nobody)
    assert said.words.endswith("Nobody reported two thirds of the indicators, so there is no ranking.")
    assert duels.chosen_pair(read(), nobody) == duels.changes(read(), nobody) == ()
    sheet, _, left_out = judging.sheet(read(), nobody)
    assert left_out.words.startswith("2 centres at regency level are not ranked")
    assert giving.written(sheet.files[0].content)
