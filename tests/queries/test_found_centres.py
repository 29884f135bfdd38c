"""The centres found by name, what is said of each, and the published counts beside them, against numbers
counted by hand."""

import duckdb
import pandas as pd
import pytest

from plut.base.folders import QUERIES
from plut.warehouse import sql_files
from plut.warehouse.macros import Macros

MACROS = Macros(QUERIES)
PAGES = sql_files.read_folder(QUERIES, "pages")
LARGER = (QUERIES / "marts" / "centres_of_provinces.sql").read_text()


@pytest.fixture(scope="module")
def rows(workshop):
    """A function (question, parameters) -> rows of a page query."""

    def of(question: str, **given: object):
        file = PAGES[f"pages/{question}"]
        return workshop.execute(file.text, {e.name: given.get(e.name) for e in file.header.params}).df()

    return of


def counted(workshop, sql: str) -> list[tuple]:
    return workshop.execute(sql).fetchall()


def test_there_are_as_many_of_each_level_grade_and_status_as_were_found(workshop):
    by_grade = """
        select level, evidence_grade, count(*) from staging.published_centres group by all order by all
    """
    assert counted(workshop, by_grade) == [
        ("province", "A", 22),
        ("province", "B", 1),
        ("province", "C", 1),
        ("regency", "A", 41),
        ("regency", "B", 19),
        ("regency", "C", 8),
    ]
    status = """
        select institutional_status, list(centre_id order by centre_id) from marts.centres
        where provenance = 'published' and institutional_status <> 'unknown' group by all order by all
    """
    assert dict(counted(workshop, status)) == {
        "UPTD": ["P-18", "P-81", "R-2171", "R-3204", "R-7471"],
        "unit": ["P-34", "P-53", "P-74", "R-3208", "R-3372", "R-3401", "R-3501", "R-3509", "R-7309"],
    }


def test_43_have_an_address_a_landmark_or_a_place_of_their_own(workshop):
    placed = """
        select count(*) from marts.centres where provenance = 'published' and (
            coalesce(address, landmark_id) is not null
            or location_precision in ('coordinates', 'village', 'district')
        )
    """
    assert counted(workshop, placed) == [(43,)]
    given = "select centre_id from marts.centres where location_precision = 'coordinates' order by all"
    assert counted(workshop, given) == [("P-14",), ("R-3203",)]


def test_every_source_is_an_address_or_is_marked_as_none_and_no_repository_is_linked(workshop):
    sources = "select unnest(string_split(source_url, ' ; ')) from staging.published_centres"
    addresses = [address for (address,) in counted(workshop, sources)]
    assert all(address.startswith(("http://", "https://")) and " " not in address for address in addresses)
    assert not [address for address in addresses if "github" in address]
    unsaid = """
        select count(*) from staging.published_centres
        where (unaddressed_id is null) <> (unaddressed_en is null)
    """
    assert counted(workshop, unsaid) == [(0,)]


def test_the_newest_source_of_a_centre_is_never_older_than_its_opening(workshop):
    early = "select centre_id from marts.centres where opened_on > as_of and provenance = 'published'"
    assert counted(workshop, early) == []


def test_three_of_those_found_came_after_the_count(rows):
    later = rows("centres/opened_later")
    assert later["centre_id"].tolist() == ["R-3401", "R-5203", "R-7472"]


def test_published_counts_stand_beside_ours(rows):
    counts = rows("centres/published_counts").query("is_latest").fillna({"region_code": ""})
    both = {row.region_code: (row.counted_centres, row.found_centres) for row in counts.itertuples()}
    assert both == {
        "": (74, 83),
        "13": (2, 3),
        "14": (3, 3),
        "19": (2, 2),
        "32": (6, 7),
        "33": (11, 11),
        "35": (8, 8),
        "52": (4, 4),
        "72": (2, 2),
    }
    (nation,) = counts[counts["region_code"] == ""].itertuples()
    assert (nation.provinces, nation.of_provinces) == (32, 34)


@pytest.mark.parametrize(
    ("count", "larger"),
    [
        ("'33', null, 11, 10", (11, 10)),  # a list of ours lacks centres
        ("'33', null, 1, 0", (3, 2)),  # the count is old
        ("'33', 'regency', 4, 4", (5, 4)),  # four regencies and cities, and our one at province level
        ("'34', null, 9, 9", (3, 2)),  # of another province
    ],
)
def test_what_is_divided_by_centres_divides_by_the_larger(count, larger):
    with duckdb.connect() as connection:
        MACROS.make(connection, of_tables=False)
        connection.execute("create schema marts")
        connection.execute(
            "create table marts.provinces as select '33' as province_code, 'published' as provenance"
        )
        connection.execute("""
            create table marts.centres as from (values
                ('P', '33', 'province', '3374', 'published'),
                ('R1', '33', 'regency', '3301', 'published'),
                ('R2', '33', 'regency', '3302', 'published'),
                ('S', '33', 'regency', '3303', 'simulated')
            ) as rows (centre_id, province_code, level, regency_code, provenance)
        """)
        connection.execute(f"""
            create table marts.centre_counts as select *, true as is_latest, 'published' as provenance
            from (values ({count})) as rows (region_code, counted_level, centres, regency_level)
        """)
        (row,) = connection.execute(LARGER).df().itertuples()
    assert (row.larger_centre_count, row.larger_regency_count) == larger


def test_a_centre_without_a_point_stands_in_a_regency_of_its_own(workshop):
    """Cirebon and Sukabumi are a regency and a city each: that a centre is in one of the two is known."""
    found, larger, placed = workshop.execute(
        """
        select
            any_value(found_regency_count), any_value(larger_regency_count), count(distinct regency_code)
        from marts.centres_of_provinces as counts
        inner join marts.centres on counts.region_code = centres.province_code
        where region_code = '32' and level = 'regency' and centres.provenance <> 'simulated'
        """
    ).fetchone()
    assert (found, larger, placed) == (7, 7, 5)
    share = """
        select numerator, denominator from marts.area_measures
        where region_code = '32' and measure = 'regencies_with_centre_share'
    """
    assert workshop.execute(share).fetchone() == (7, 27)


@pytest.mark.parametrize("region", ["3202", "3272"])
def test_a_centre_of_an_unclear_region_is_said_of_both_and_counted_of_none(rows, region):
    listed = rows("area/centres", region=region, simulated=False)
    assert listed.loc[listed["is_unclear"], "name"].tolist() == ["PLUT Sukabumi"]
    measured = rows("area/measures", region=region, simulated=False).set_index("measure")
    own = measured.loc["known_centres"]
    assert pd.isna(own["value"]) and pd.isna(own["areas_above"])  # a 0 would have a rank
    # the two each of Solok, Cirebon and Sukabumi
    assert (own["areas"], own["areas_without"]) == (508, 6)


def test_a_peer_whose_centre_is_not_told_apart_has_no_zero_and_a_planned_one_is_named(rows):
    peers = rows("area/peers", region="3203").set_index("region_name")
    assert pd.isna(peers.loc["Kabupaten Sukabumi", "known_centres"])
    garut = peers.loc["Kabupaten Garut"]
    assert (garut["known_centres"], garut["planned_centres"]) == (0, 1)


def test_a_province_level_centre_that_no_source_names_is_said_beside_our_list(rows):
    counts = rows("centres/published_counts", province="33")
    newest = counts[counts["is_latest"]].iloc[0]
    assert (newest["counted_centres"], newest["counted_province_level"]) == (11, 1)
    assert (newest["found_centres"], newest["found_province_level"]) == (11, 0)


def test_consultants_per_centre_are_published_pairs_and_known_complements(rows):
    found = {
        (row.per_centre_kind, row.as_of_day.year): round(row.consultants_per_centre, 2)
        for row in rows("consultants/per_centre").itertuples()
    }
    assert found == {
        ("consultants", 2017): 5.94,  # 303 / 51
        ("consultants", 2019): 5.41,  # 330 / 61
        ("consultants", 2023): 3.82,  # 332 / 87
        ("complement", 2017): 5.94,  # (24 x 7 + 27 x 5) / 51
        ("complement", 2024): 5.52,  # (26 x 7 + 74 x 5) / 100
    }


def test_amounts_that_conflict_stand_both_and_are_marked(rows):
    facts = rows("centres/facts", centre="P-52")
    assert sorted(facts["value"].astype(float)) == [5.7e9, 9e9] and set(facts["status"]) == {"conflicting"}
