"""Enterprises of 2016, living conditions, and the reach of known centres, against the research notes and
against sums worked out here."""

import pandas as pd
import pytest

from plut.base.folders import REPOSITORY
from plut.base.measures import measure
from plut.warehouse import sql_files

PAGES = sql_files.read_folder(REPOSITORY / "queries", "pages/consultants")
NATIONAL = 26711001
ISLANDS = {  # provinces of 2016: the sum in the notes, and the share of the country in print
    "Jawa": (("31", "32", "33", "34", "35", "36"), 16221277, 60.74),
    "Bali and Nusa Tenggara": (("51", "52", "53"), 1517614, 5.68),
    "Kalimantan": (("61", "62", "63", "64", "65"), 1377417, 5.16),
    "Maluku and Papua": (("81", "82", "91", "92"), 459397, 1.72),
    "Sulawesi without two": (("72", "73", "74", "76"), 1703950, None),
    "Sumatera without one": (("11", "12", "13", "14", "15", "16", "17", "18", "21"), 4840564, None),
}


@pytest.fixture(scope="module")
def enterprises(workshop):
    return workshop.execute("select * from marts.enterprises").df().set_index("place_key")


@pytest.fixture(scope="module")
def fifths(workshop):
    file = PAGES["pages/consultants/reach_by_poverty"]

    def of(evidence: str | None):
        return workshop.execute(file.text, {"evidence": evidence}).df().set_index("fifth")

    return of


def test_29_and_2_provinces_and_two_remainders(enterprises):
    """The 29 with a total in print (Jawa Barat's replaced by its later count), Sulawesi Selatan and Papua
    Barat."""
    provinces = enterprises[enterprises["level"] == "province"]
    known = provinces[~provinces["is_about"]]
    assert len(known) == 29 + 2
    assert known["kind"].value_counts().to_dict() == {"printed": 28, "sum_of_parts": 2, "recorded_count": 1}
    assert known.loc["32", "listed_total"] == 4634807 and known.loc["73", "listed_total"] == 923300 + 13040
    assert known.loc["92", "listed_total"] == 73682
    assert provinces[provinces["is_about"]]["listed_total"].to_dict() == {"19": 130000, "71+75": 457000}
    assert provinces["umk_share"].notna().sum() == 25


def test_a_share_is_the_printed_one_or_that_of_both_parts_not_of_a_total_rounded_apart(enterprises):
    """Sumatera Utara: 98.55 % in print beside 1.16 of 1.18 million, which would be 98.3 %."""
    shares = enterprises["umk_share"]
    assert round(100 * shares["12"], 2) == 98.55
    assert shares["35"] == 0.9864 and shares["53"] == 0.9924
    assert pd.isna(enterprises.loc["53", "listed_umk"])


@pytest.mark.parametrize("island", ISLANDS)
def test_provinces_sum_to_their_islands(enterprises, island):
    codes, total, share = ISLANDS[island]
    assert enterprises.loc[list(codes), "listed_total"].sum() == total
    if share:
        assert abs(total - share / 100 * NATIONAL) < 0.005 / 100 * NATIONAL * 2.5


def test_remainders_are_what_the_islands_have_more_and_all_rows_make_the_country(enterprises):
    sumatera, sulawesi = (ISLANDS[name][1] for name in ("Sumatera without one", "Sulawesi without two"))
    assert enterprises.loc["19", "listed_total"] == round(0.1861 * NATIONAL - sumatera, -4)
    assert enterprises.loc["71+75", "listed_total"] == round(0.0809 * NATIONAL - sulawesi, -3)
    provinces = enterprises[enterprises["level"] == "province"]
    assert abs(provinces["listed_total"].sum() - NATIONAL) < 10000 + 1400


def test_66_regencies_and_cities(enterprises):
    regencies = enterprises[enterprises["level"] == "regency"]
    assert len(regencies) == 66 and regencies["listed_umk"].notna().sum() == 3
    of_jawa_barat = regencies[regencies.index.str.startswith("32")]
    assert len(of_jawa_barat) == 27 and of_jawa_barat["listed_total"].sum() == 4634807
    assert regencies.loc["3201", "listed_total"] == 375048  # not the provisional 373,100
    of_yogyakarta = regencies[regencies.index.str.startswith("34")]
    assert of_yogyakarta["listed_total"].sum() == enterprises.loc["34", "listed_total"]
    assert of_yogyakarta.loc["3471", "kind"] == "computed_remainder"


def test_no_number_is_joined_to_a_province_that_it_is_not_of(enterprises):
    for code, today in (("91", ["91", "93", "94", "95"]), ("92", ["92", "96"])):
        row = enterprises.loc[code]
        assert pd.isna(row["region_code"]) and row["former_region_code"] == code
        assert list(row["region_codes"]) == today
    assert pd.isna(enterprises.loc["71+75", "region_code"])
    own = set(enterprises["region_code"].dropna())
    assert own.isdisjoint({"71", "75", "91", "92", "93", "94", "95", "96"})


def test_jawa_barats_projection_is_never_a_count(workshop, enterprises):
    ends = workshop.execute(
        "select sum(value) from marts.figures "
        "where is_projection and period = '2023' and topic = 'enterprises'"
    ).fetchone()
    assert ends == (7055660,)
    assert 7055660 not in set(enterprises["listed_total"])
    shown = workshop.execute(
        sql_files.read_folder(REPOSITORY / "queries", "pages/area")["pages/area/counted_enterprises"].text,
        {"region": None},
    ).df()
    assert not shown["measure"].str.contains("projection").any()
    assisted = shown[(shown["measure"] == "umkm_assisted") & shown["region_code"].str.startswith("32")]
    assert assisted.groupby("period")["value"].agg(["count", "sum"]).astype(int).to_numpy().tolist() == [
        [27, 2481],
        [27, 5514],
        [27, 3606],
    ]


def test_living_conditions_of_514_regencies_have_no_better_side(workshop):
    rows = workshop.execute(
        "select measure, count(value), min(value) > 0 from marts.area_measures "
        "where dataset = 'figures' and level = 'regency' and measure <> 'enterprises_listed' group by all"
    ).fetchall()
    assert {row[0]: row[1:] for row in rows} == dict.fromkeys(
        ("poverty_share", "hdi", "schooling_years", "grdp_idr", "grdp_per_head_idr"), (514, True)
    )
    assert not [name for name, _, _ in rows if measure(name).better]


def test_fifths_hold_all_regencies_and_people_in_order_of_poverty(fifths, workshop):
    rows = fifths(None)
    assert rows["regencies"].tolist() == [103, 103, 103, 103, 102]
    people = workshop.execute("select sum(population_people) from marts.regencies").fetchone()
    assert rows["people"].sum() == people[0]
    assert rows["highest_poverty_share"].is_monotonic_increasing
    assert (rows["highest_poverty_share"] <= rows["lowest_poverty_share"].shift(-1, fill_value=1)).all()


@pytest.mark.parametrize("evidence", [None, "A"])
def test_bounds_of_a_fifth(fifths, workshop, evidence):
    """Lower: regencies with a centre that counts. Upper: with all that are not found, most peopled first."""
    rows = fifths(evidence)
    grades = ("A",) if evidence == "A" else ("A", "B")
    with_centre, placed = workshop.execute(
        # one that was finished after the day of the count is none of those announced
        "select count(distinct regency_code), count(regency_code) filter ("
        "coalesce(greatest(opened_on, unfinished_on), date '1900-01-01') <= date '2024-10-09') "
        "from marts.centres "
        "where level = 'regency' and provenance = 'published' and evidence_grade in $grades",
        {"grades": list(grades)},
    ).fetchone()
    assert rows["known_regencies"].sum() == with_centre
    assert set(rows["not_found_centres"]) == {74 - placed}
    assert (rows["most_regencies"] - rows["known_regencies"] == 74 - placed).all()
    assert (rows["known_people"] < rows["most_people"]).all() and (
        rows["most_people"] <= rows["people"]
    ).all()
    poorest = workshop.execute(
        "select regency_code, population_people as people from marts.regencies "
        "inner join marts.figures on region_code = regency_code and measure = 'poverty_rate' "
        "order by value desc, regency_code desc limit 102"
    ).df()
    centres = workshop.execute(
        "select regency_code from marts.centres where level = 'regency' and provenance = 'published' "
        "and evidence_grade in $grades",
        {"grades": list(grades)},
    ).df()
    known = poorest["regency_code"].isin(centres["regency_code"].dropna())
    most = poorest.loc[~known, "people"].nlargest(74 - placed).sum()
    assert rows.loc[5, "known_people"] == poorest.loc[known, "people"].sum()
    assert rows.loc[5, "most_people"] == poorest.loc[known, "people"].sum() + most


def test_centres_beside_enterprises_count_what_lies_in_a_province_of_2016(workshop):
    text = PAGES["pages/consultants/enterprises"].text
    rows = workshop.execute(text).df().set_index("place_key")
    larger = dict(
        workshop.execute("select region_code, larger_centre_count from marts.centres_of_provinces").fetchall()
    )
    assert len(rows) == 33 and rows["divided_centres"].sum() == sum(larger.values())
    assert rows.loc["33", "divided_centres"] == 11  # published in December 2022
    assert rows.loc["91", "divided_centres"] == sum(larger[code] for code in ("91", "93", "94", "95"))
    ratios, none = rows["centres_per_100000_enterprises"], rows["divided_centres"] == 0
    assert ratios[none].isna().all() and ratios[~none].notna().all() and none.any()
    assert ratios["32"] == pytest.approx(100000 * larger["32"] / 4634807)


def test_consultants_beside_the_enterprises_of_the_country(workshop):
    (row,) = workshop.execute(PAGES["pages/consultants/per_enterprise"].text).df().to_dict("records")
    assert (row["consultants"], row["listed_total"]) == (332, NATIONAL)
    assert round(row["consultants_per_100000_enterprises"], 2) == 1.24
