"""Definitions that SQL files share, against values worked out by hand, and that Python and SQL mean the same
by them."""

import datetime
from fractions import Fraction

import duckdb
import pytest

from plut.base import definitions
from plut.base.folders import QUERIES
from plut.building.outlines import great_circle_km
from plut.warehouse.macros import Macros


@pytest.fixture(scope="module")
def value():
    """What an expression comes to where all macros without tables are known; parameters as in DuckDB."""
    connection = duckdb.connect()
    Macros(QUERIES).make(connection, of_tables=False)
    yield lambda expression, *given: connection.execute(f"select {expression}", given).fetchone()[0]
    connection.close()


@pytest.mark.parametrize(
    ("macro", "constant"),
    [
        ("provenances()", definitions.PROVENANCES),
        ("umk_rule_share()", definitions.UMK_RULE_SHARE),
        ("radii_km()", definitions.RADII_KM),
        ("usual_radius_km()", definitions.USUAL_RADIUS_KM),
        ("access_weights()", definitions.ACCESS_WEIGHTS),
        ("access_borders()", definitions.ACCESS_BORDERS),
        ("umk_share_borders()", definitions.UMK_SHARE_BORDERS),
        ("halal_borders()", definitions.HALAL_BORDERS),
        ("award_window_days()", definitions.AWARD_WINDOW_DAYS),
        ("judged_windows()", definitions.WINDOWS_DAYS),
        ("most_quiet_days()", definitions.MOST_QUIET_DAYS),
        ("most_note_letters()", definitions.MOST_NOTE_LETTERS),
    ],
)
def test_python_and_sql_mean_the_same(value, macro, constant):
    found = value(macro)
    if isinstance(constant, tuple):
        assert [float(x) if not isinstance(x, str) else x for x in found] == list(constant)
    else:
        assert float(found) == constant


def test_minutes_that_readers_choose_stand_for_the_radii(value):
    assert definitions.RADII_MINUTES == (30, 60, 120)
    assert [value("km_of_minutes(?)", m) for m in definitions.RADII_MINUTES] == list(definitions.RADII_KM)


@pytest.mark.parametrize(
    ("period", "day", "first", "last"),
    [
        ("month", "2024-03-01", "2024-03-01", "2024-02-29"),
        ("month", "2024-03-05", "2024-04-01", "2024-02-29"),
        ("month", "2024-02-29", "2024-03-01", "2024-02-29"),
        ("year", "2024-01-01", "2024-01-01", "2023-12-31"),
        ("year", "2024-03-05", "2025-01-01", "2023-12-31"),
        ("year", "2024-12-31", "2025-01-01", "2024-12-31"),
    ],
)
def test_whole_periods_begin_on_a_day_or_later_and_end_on_it_or_earlier(value, period, day, first, last):
    assert value("whole_from(?, ?)::varchar", period, day) == first
    assert value("whole_until(?, ?)::varchar", period, day) == last


@pytest.mark.parametrize("day", [None, "infinity", "-infinity", "0001-01-01", "5874897-12-31"])
@pytest.mark.parametrize("period", ["month", "year"])
def test_a_day_that_no_application_reaches_bounds_nothing_or_all(value, period, day):
    last_known = "date '2026-10-31'"
    is_late = day not in (None, "-infinity", "0001-01-01")
    assert value(f"whole_from(?, ?) > {last_known}", period, day) == is_late
    assert value(f"whole_until(?, ?) > {last_known}", period, day) == (is_late or day is None)


@pytest.mark.parametrize("asked", range(1, 13))
@pytest.mark.parametrize("reported", range(13))
def test_two_thirds_of_the_indicators_are_enough(value, reported, asked):
    expected = Fraction(reported, asked) >= Fraction(2, 3)
    assert definitions.is_enough_reported(reported, asked) == expected
    assert value("is_enough_reported(?, ?)", reported, asked) == expected


@pytest.mark.parametrize(("applications", "held_back"), [(0, True), (9, True), (10, False), (11, False)])
def test_a_share_of_fewer_than_ten_is_held_back(value, applications, held_back):
    assert value("is_too_few(?)", applications) == held_back
    assert (applications < definitions.FEWEST_APPLICATIONS) == held_back


def test_the_obligation_is_40_per_cent_to_the_rupiah(value):
    budget = "1234567890123.45::decimal(24, 2)"
    assert str(value(f"obligation({budget})")) == "493827156049.380"
    assert value("obligation(null)") is None


def test_classes_begin_at_their_lower_border(value):
    classes = [value("class_of(?, umk_share_borders())", s) for s in (0, 0.19, 0.2, 0.39, 0.4, 0.5, 1.2)]
    assert classes == [1, 1, 2, 3, 4, 5, 5]


def test_people_within_a_radius_are_those_of_its_column(value):
    found = [value("people_within(?::integer, 1, 2, 3)", radius) for radius in (25, 50, 100, None, 30)]
    assert found == [1, 2, 3, 2, None]


@pytest.mark.parametrize(
    ("active_from", "active_to", "day", "expected"),
    [
        ("2024-01-01", "2024-12-31", "2023-12-31", False),
        ("2024-01-01", "2024-12-31", "2024-01-01", True),
        ("2024-01-01", "2024-12-31", "2024-12-31", True),
        ("2024-01-01", "2024-12-31", "2025-01-01", False),
        ("2024-01-01", None, "2030-01-01", True),
        ("2024-01-01", None, "2023-01-01", False),
    ],
)
def test_a_contract_covers_its_first_and_its_last_day(value, active_from, active_to, day, expected):
    assert value("is_active_on(?::date, ?::date, ?::date)", active_from, active_to, day) == expected


@pytest.mark.parametrize(
    ("provenance", "grade", "kinds"),
    [
        ("published", "A", ["A", "documented", "all"]),
        ("published", "B", ["documented", "all"]),
        ("imported", None, ["A", "documented", "all"]),
        ("simulated", None, ["all"]),
    ],
)
def test_the_kinds_of_evidence_that_a_centre_counts_under(value, provenance, grade, kinds):
    counted = "list_filter(evidence_kinds(), lambda kind: counts_under(kind, ?, ?))"
    assert value(counted, provenance, grade) == kinds


def test_what_a_source_attests_goes_before_the_opening(value):
    opened = datetime.date(2015, 3, 1)
    assert value("attested_year(?, ?)", 2013, opened) == 2013
    assert value("attested_year(null, ?)", opened) == 2015
    assert value("attested_year(null, null::date)") is None


@pytest.mark.parametrize(
    ("day", "month"),
    [("2026-01-30", 0), ("2026-01-31", 1), ("2026-10-30", 9), ("2026-12-31", 12), ("2027-03-01", 12)],
)
def test_a_month_is_complete_with_its_last_day(value, day, month):
    assert value("last_complete_month(?::date, 2026)", day) == month


@pytest.mark.parametrize(
    ("institution", "is_obliged", "wanted", "expected"),
    [
        ("D1", False, "D1", True),
        ("D1", True, "D2", False),
        ("D1", True, None, True),
        ("D1", False, None, False),
    ],
)
def test_one_institution_counts_always_and_in_sums_only_the_obliged(
    value, institution, is_obliged, wanted, expected
):
    assert value("is_counted_institution(?, ?, ?)", institution, is_obliged, wanted) == expected


def test_kilometres_are_those_of_the_build(value):
    assert value("great_circle_km(0, 0, 0, 1)") == pytest.approx(111.195, abs=0.001)  # 6371.0088 x pi / 180
    jakarta_jayapura = (106.8272, -6.1754, 140.7181, -2.5337)
    assert value("great_circle_km(?, ?, ?, ?)", *jakarta_jayapura) == pytest.approx(
        float(great_circle_km(*jakarta_jayapura)), rel=1e-12
    )


@pytest.mark.parametrize(
    ("longitude", "latitude", "inside"),
    [(94, -11.5, True), (142, 6.5, True), (93.9, 0, False), (120, 6.6, False), (-6.2, 106.8, False)],
)
def test_the_box_around_the_country(value, longitude, latitude, inside):
    assert value("is_in_country(?, ?)", longitude, latitude) == inside


def test_a_point_may_lie_20_km_from_its_region(value):
    assert [value("is_far_from_region(?)", km) for km in (20, 20.1)] == [False, True]


def test_percentages_are_taken_as_they_are_printed(value):
    assert value("percent_in_print('27.50', 1::decimal(20, 2), 'idr')") == "27.50"
    assert value("percent_in_print(null, 40::decimal(20, 2), 'percent')") == "40"
    assert value("percent_in_print(null, 12.50::decimal(20, 2), 'percent')") == "12.5"
    assert value("percent_in_print(null, 12.50::decimal(20, 2), 'idr')") is None
    assert [value("decimals_in_print(?)", printed) for printed in ("27.54", "40", None)] == [2, 0, None]
