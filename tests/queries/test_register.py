"""The register of published figures, against what the research notes say of them."""

from decimal import Decimal

import pytest


@pytest.fixture(scope="module")
def one(workshop):
    def value(sql: str):
        return workshop.execute(sql).fetchone()

    return value


def test_no_figure_is_lost_or_doubled(one):
    assert one("select count(*), count(distinct figure_id) from marts.figures") == (9947, 9947)
    assert one("select sum(figures) from marts.figure_sources") == (9947,)


@pytest.mark.parametrize(
    ("measure", "rows", "above_nothing", "total"),
    [
        ("rup_total", 630, 629, Decimal("1227.31")),
        ("realised_total", 630, 628, Decimal("650.04")),
        ("rup_total_later_extract", 630, 629, Decimal("1251.32")),
    ],
)
def test_plans_and_realised_spending_of_630_institutions(one, measure, rows, above_nothing, total):
    """Rp T, as the notes print them; Waropen has neither plan nor realised spending, Yalimo no realised."""
    found = one(
        "select count(*), count(*) filter (value > 0), round(sum(value) / 1000000000000, 2) "
        f"from marts.figures where measure = '{measure}' and source_key in ('source-052', 'source-053')"
    )
    assert (found[0], found[1], Decimal(str(found[2]))) == (rows, above_nothing, total)


def test_packages_of_the_second_extract(one):
    found = one(
        "select count(*), count(*) filter (value > 0), sum(value) from marts.figures "
        "where measure = 'rup_packages'"
    )
    assert found == (630, 629, 5701086)


def test_kinds_of_institutions(workshop):
    kinds = workshop.execute(
        "select place_kind, count(*) from marts.figures where measure = 'realised_total' group by all"
    ).fetchall()
    assert dict(kinds) == {"ministry": 34, "agency": 50, "province": 38, "regency": 415, "city": 93}


def test_enterprises_listed_in_2016(one, workshop):
    listed = "from marts.figures where measure = 'se2016_listed_total'"
    assert one(f"select count(*) {listed} and place_level = 'province'") == (29,)
    assert one(f"select count(*) {listed} and place_level = 'regency'") == (40,)
    assert one(f"select value {listed} and place_level = 'country'") == (26711001,)
    bases = one("select count(*), sum(value) from marts.figures where measure = 'umkm_jabar_base'")
    assert bases == (27, 4634807)
    computed = workshop.execute(
        "select place_level, value, provenance from marts.figures "
        "where grade = 'computed' and topic = 'enterprises' order by value"
    ).fetchall()
    assert [(place_level, round(value, -3), provenance) for place_level, value, provenance in computed] == [
        ("province", 130000, "derived"),
        ("several", 457000, "derived"),
    ]


def test_jawa_barat_after_2016_is_a_projection(one):
    found = one("select count(*), min(period), max(measure) from marts.figures where is_projection")
    assert found == (189, "2017", "umkm_jabar_projection")


def test_figures_of_papua_before_its_split_meet_no_province_of_today(one, workshop):
    old = workshop.execute(
        "select former_region_code, measure, region_code from marts.figures where is_before_split"
    ).fetchall()
    assert len(old) == 9 and {code for code, *_ in old} == {"91", "92"}
    assert ("91", "se2016_listed_total", None) in old
    assert ("92", "enterprises_bps_recorded", None) in old
    joined = one(
        "select count(*) from marts.figures join marts.provinces on region_code = province_code "
        "where measure = 'se2016_listed_total' and province_code like '9%'"
    )
    assert joined == (0,)
    # the governments of 2023 are those of today
    of_today = one(
        "select count(*) from marts.figures where measure = 'rup_total' and region_code in ('91', '92')"
    )
    assert of_today == (2,)


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("2016", "2016-01-01", "2016-12-31"),
        ("2016 (by inference)", "2016-01-01", "2016-12-31"),
        ("2022-2023", "2022-01-01", "2023-12-31"),
        ("2019-10..2024-02", "2019-10-01", "2024-02-29"),
        ("2022-08-24..2022-11", "2022-08-24", "2022-11-30"),
        ("2022-08-24..", "2022-08-24", None),
        ("before 2022", None, "2021-12-31"),
        ("undated (before 2018)", None, "2017-12-31"),
        ("before", None, None),
        ("stock", None, None),
        ("cumulative", None, None),
        ("law 33/2014", None, None),
    ],
)
def test_days_of_a_period(workshop, period, first, last):
    found = workshop.execute(
        "select distinct period_first_day::varchar, period_last_day::varchar from marts.figures "
        "where period = ?",
        [period],
    ).fetchall()
    assert found == [(first, last)]


def test_a_figure_without_an_address_names_its_outlet(workshop):
    found = workshop.execute(
        "select distinct coalesce(place_name, institution), outlet from marts.figures "
        "where not has_address order by all"
    ).fetchall()
    assert found == [
        ("Gorontalo", "digimedia.id"),
        # copies of official files whose repositories also hold data of officials: named, not linked
        ("Kabupaten Bandung", "github.com"),
        ("Kementerian Ketenagakerjaan", "github.com"),
    ]


def test_values_are_what_the_file_prints(workshop):
    """Every value, read back from its text."""
    differing = workshop.execute(
        "select figure_id from marts.figures join raw.published_figures as printed using (figure_id) "
        "where figures.value <> printed.value::decimal(38, 10) or figures.value is null"
    ).fetchall()
    assert differing == []
