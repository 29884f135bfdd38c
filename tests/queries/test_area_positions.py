"""Where an area stands: beside the median where lower, similar and higher can all be said, else by rank."""

import duckdb
import pytest

from plut.base.folders import QUERIES
from plut.base.measures import measure
from plut.warehouse.macros import Macros

POSITIONS = (QUERIES / "marts" / "area_positions.sql").read_text()


STANDING = "standing, areas_above, areas_equal, areas_below, areas_without"
ENDS = "lowest_area, lowest_areas, highest_area, highest_areas, median_position"


def placed(values: list[float | None], columns: str = STANDING) -> list[tuple]:
    """The columns of each value: its standing, how many areas are above, equal and below, and how many have
    no value."""
    with duckdb.connect() as connection:
        Macros(QUERIES).make(connection, of_tables=False)
        connection.execute("create schema marts")
        connection.execute(
            """
            create table marts.area_measures (
                region_code varchar, level varchar, measure varchar, value double, numerator double,
                denominator double, as_of date, as_of_text varchar, dataset varchar, provenance varchar
            )
            """
        )
        connection.executemany(
            "insert into marts.area_measures by name "
            "select ? as region_code, 'province' as level, 'm' as measure, ? as value, "
            "'derived' as provenance",
            [[f"{place:02d}", value] for place, value in enumerate(values)],
        )
        connection.execute(
            "create table marts.regions as select region_code, 'area ' || region_code as region_name, level, "
            "provenance from marts.area_measures "
            # a region of which the measure says nothing
            "union all select '99', 'area 99', 'province', 'published'"
        )
        return connection.execute(f"select {columns} from ({POSITIONS}) order by region_code").fetchall()


def test_all_three_words_where_each_can_be_said():
    assert placed([1, 5, 5.5, 6, 10]) == [
        ("lower", 4, 0, 0, 1),
        ("similar", 3, 0, 1, 1),
        ("similar", 2, 0, 2, 1),
        ("similar", 1, 0, 3, 1),
        ("higher", 0, 0, 4, 1),
    ]


@pytest.mark.parametrize(
    ("values", "of_the_first"),
    [
        ([0, 0, 0, 1, 3], (None, 2, 2, 0, 1)),  # most are 0
        ([0, 0, 1, 1, 2, 3, 9], (None, 5, 1, 0, 1)),  # median 1, deviation 1: nothing is lower
        ([1, 1, 1, 0.5, 0.2], (None, 0, 2, 2, 1)),  # nothing is higher
        ([4, 4, 4], (None, 0, 2, 0, 1)),  # all are equal
        ([None, 1, 2, 9], (None, None, None, None, 2)),
    ],
)
def test_rank_where_a_word_would_be_missing(values, of_the_first):
    found = placed(values)
    assert found[0] == of_the_first
    assert {standing for standing, *_ in found} == {None}


def test_a_measure_of_the_edition_says_all_three_words_or_none(workshop):
    rows = workshop.execute(
        """
        select
            level, measure,
            count(standing) as said, count(distinct standing) as words, count(value) as areas
        from marts.area_positions group by all
        """
    ).fetchall()
    assert len(rows) >= 20
    for level, name, said, words, areas in rows:
        assert (said, words) in ((0, 0), (areas, 3)), (level, name)
    without = {(level, name) for level, name, said, *_ in rows if not said}
    assert without >= {("province", "known_centres"), ("regency", "known_centres")}


def test_no_centre_is_never_similar_to_most(workshop):
    none, said = workshop.execute(
        "select count(*), count(standing) from marts.area_positions "
        "where measure = 'known_centres' and value = 0"
    ).fetchone()
    assert none > 400 and said == 0


def test_every_measure_has_a_better_side_or_is_neutral(workshop):
    """What grows with an area has none; what counts only centres that were found says so."""
    names = [
        name for (name,) in workshop.execute("select distinct measure from marts.area_measures").fetchall()
    ]
    names += ["staffing_share", "certified_share", "umk_share"]  # of an edition with an office's files
    sides = {name: (measure(name).better, measure(name).bound) for name in names}
    assert {name: side for name, side in sides.items() if side[0]} == {
        "covered_share": ("higher", "lower"),
        "people_per_known_centre": ("lower", "upper"),
        "regencies_with_centre_share": ("higher", "lower"),
        "staffing_share": ("higher", ""),
        "certified_share": ("higher", ""),
        "umk_share": ("higher", ""),
    }
    assert {"population_people", "people_per_km2", "villages", "known_centres"} <= set(sides)


def test_a_regency_has_no_people_per_centre(workshop):
    """With one centre it would be its people once more: a large one would be worse for its size."""
    levels = "select distinct level from marts.area_measures where measure = 'people_per_known_centre'"
    assert workshop.execute(levels).fetchall() == [("province",)]


def test_the_ends_of_a_strip_are_named_where_one_area_has_them_and_counted_where_several_do():
    assert placed([1, 5, 7, 7, None], ENDS)[0] == ("area 00", 1, None, 2, pytest.approx(5 / 6))
    assert placed([2, 2, 2], ENDS)[0] == (None, 3, None, 3, 0.5)
