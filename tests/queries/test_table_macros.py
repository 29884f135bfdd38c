"""Table macros against small marts whose answers are worked out by hand."""

import datetime

import duckdb
import pytest

from plut.base.folders import QUERIES
from plut.warehouse.macros import Macros

MACROS = Macros(QUERIES)


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


@pytest.fixture
def marts():
    """Make marts and the macros that read them: a function (macro ..., mart=rows as SQL) -> a function SQL ->
    rows."""
    connection = duckdb.connect()
    MACROS.make(connection, of_tables=False)
    connection.execute("create schema marts")

    def make(*macros: str, **tables: str):
        for name, rows in tables.items():
            connection.execute(f"create table marts.{name} as {rows}")
        for name in macros:
            connection.execute(MACROS.files[name].text)
        return lambda sql, *given: connection.execute(sql, given).fetchall()

    yield make
    connection.close()


DATASETS = "select 'consultants' as name, date '2026-12-31' as as_of, 'imported' as provenance"
APPLICATIONS = """
    select
        *,
        scheme || nth as application_id,
        'micro' as size_class,
        null::varchar as regency_code,
        null::date as verified_on,
        null::date as issued_on,
        null::date as rejected_on,
        null::varchar as rejection_reason,
        date '2026-10-31' as as_of_day,
        1::tinyint as steps_reached,
        null::integer as verification_days,
        false as is_out_of_order,
        if(state = 'open', age_days, null) as waiting_days,
        date '2026-10-31' - age_days as registered_on
    from (values
        (1, 'NIB', 180, '32', 'C1', 'issued', 300, 1, 'published'),
        (2, 'NIB', 180, '32', 'C1', 'issued', 300, 2, 'published'),
        (3, 'NIB', 180, '32', null, 'open', 2, null, 'imported'),
        (4, 'NIB', 180, '51', null, 'rejected', 3, null, 'published'),
        (5, 'MEREK', 180, '51', null, 'issued', 400, 200, 'simulated'),
        (6, 'MEREK', 180, '51', null, 'open', 180, null, 'simulated')
    ) as rows (nth, scheme, window_days, province_code, centre_id, state, age_days, issue_days, provenance)
"""


@pytest.fixture
def applications(marts):
    days = (QUERIES / "marts" / "application_days.sql").read_text()
    return marts(
        *("certification_cohort", "counted_days", "certificate_days"),
        applications=APPLICATIONS,
        application_days=days,
    )


def test_how_applications_stand_against_the_usual_window(applications):
    rows = applications(
        "select application_id, is_matured, is_converted, is_undecided, is_stalled "
        "from certification_cohort(null, null, null, null, null, null) order by all"
    )
    assert rows == [
        ("MEREK5", True, False, False, False),  # its certificate came after 200 days
        ("MEREK6", True, False, False, True),
        ("NIB1", True, True, False, False),
        ("NIB2", True, True, False, False),
        ("NIB3", False, False, True, False),
        ("NIB4", False, False, False, False),  # refused: it can no longer convert
    ]


def test_a_chosen_window_takes_the_place_of_the_usual_one(applications):
    query = (
        "select count_if(is_matured), count_if(is_converted), count_if(is_stalled) from certification_cohort"
    )
    assert applications(f"{query}(null, null, null, 200, null, null)") == [(3, 3, 0)]
    assert applications(f"{query}(null, null, null, 2, null, null)") == [(6, 2, 2)]


@pytest.mark.parametrize(
    ("chosen", "count"),
    [
        (("NIB", None, None, None, None), 4),
        ((None, day("2026-05-04"), None, None, None), 3),  # of 180 days ago, and younger
        ((None, None, day("2026-05-04"), None, None), 4),
        ((None, None, None, "51", None), 3),
        ((None, None, None, None, "C1"), 2),
        (("NIB", None, None, "32", "C1"), 2),
    ],
)
def test_a_cohort_holds_what_was_chosen(applications, chosen, count):
    scheme, first, last, province, centre = chosen
    found = applications(
        "select count(*) from certification_cohort(?, ?, ?, null, ?, ?)",
        scheme,
        first,
        last,
        province,
        centre,
    )
    assert found == [(count,)]


def test_days_of_certificates_and_who_is_still_without_one(applications):
    rows = applications(
        "select day, leaving_count, issued_count, at_risk_count, provenance "
        "from certificate_days('NIB', null, null, null, null) order by day"
    )
    assert rows == [(1, 1, 1, 4, "published"), (2, 2, 1, 3, "imported"), (3, 1, 0, 1, "published")]
    shares = applications(
        "select day, share_issued(day, issued_count, at_risk_count) "
        "from certificate_days('NIB', null, null, null, null) where issued_count > 0 order by day"
    )
    assert shares == [(1, pytest.approx(1 / 4)), (2, pytest.approx(1 - 3 / 4 * 2 / 3))]


CONTRACTS = """
    select centre_id, consultant_id, field, active_from::date as active_from, active_to::date as active_to, provenance
    from (values
        ('C1', 'K1', 'finance', '2024-01-01', null, 'imported'),
        ('C1', 'K2', 'marketing', '2024-01-01', '2025-06-30', 'simulated'),
        ('C2', 'K3', 'finance', '2026-01-01', null, 'imported')
    ) as rows (centre_id, consultant_id, field, active_from, active_to, provenance)
"""
DATED = "select 'consultants' as name, date '2026-10-31' as as_of, 'published' as provenance"  # the day of the data of consultants
POSTS = """
    select centre_id, field, field_order, open_from::date as open_from, 'published' as provenance
    from (values
        ('C1', 'production', 1, '2020-01-01'), ('C1', 'finance', 2, '2020-01-01'), ('C1', 'marketing', 3, '2020-01-01'),
        ('C2', 'finance', 1, '2025-01-01'), ('C3', 'finance', 1, '2020-01-01')
    ) as rows (centre_id, field, field_order, open_from)
"""


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (
            "2025-06-30",
            [
                ("C1", 3, 2, 1, ["production"], "simulated"),
                ("C2", 1, 0, 1, ["finance"], "imported"),  # the office says when K3 begins
                ("C3", 1, 0, 1, ["finance"], "simulated"),  # nothing is known of it beside made-up contracts
            ],
        ),
        (
            "2024-12-31",
            [
                ("C1", 3, 2, 1, ["production"], "simulated"),
                ("C3", 1, 0, 1, ["finance"], "simulated"),  # nothing is known of it beside made-up contracts
            ],
        ),
        (  # the day on which the newest contract begins, 1 January 2026
            None,
            [
                ("C1", 3, 1, 2, ["production", "marketing"], "imported"),
                ("C2", 1, 1, 0, [], "imported"),
                ("C3", 1, 0, 1, ["finance"], "simulated"),  # nothing is known of it beside made-up contracts
            ],
        ),
    ],
)
def test_centres_are_staffed_by_the_contracts_of_a_day(marts, wanted, expected):
    macros = ("staffing_day", "active_contracts", "centre_staffing")
    ask = marts(*macros, consultants=CONTRACTS, posts=POSTS, datasets=DATED)
    assert ask("from centre_staffing(?::date, null) order by centre_id", wanted) == expected


def test_staffing_is_shown_for_no_day_after_that_of_the_data(marts):
    ask = marts("staffing_day", consultants=CONTRACTS, datasets=DATED.replace("2026-10-31", "2025-12-31"))
    assert ask("select staffing_day(null, null), staffing_day(date '2024-12-31', null)") == [
        (day("2025-12-31"), day("2024-12-31"))
    ]


def test_access_gives_each_centres_consultants_to_the_people_around_it(marts):
    ask = marts(
        "staffing_day",
        "active_contracts",
        "regency_access",
        consultants="""
            select 'C' || least(n, 2) as centre_id, 'K' || n as consultant_id, 'finance' as field,
                date '2024-01-01' as active_from, null::date as active_to, 'published' as provenance
            from range(1, 4) as rows (n)
        """,
        datasets=DATED,
        centre_catchments="""
            select *, 'derived' as provenance
            from (values
                ('R1', 'C2', 600::decimal(20, 6), 400::decimal(20, 6), 0::decimal(20, 6)), ('R2', 'C2', 0, 0, 500), ('R2', 'C1', 500, 0, 0)
            ) as rows (regency_code, centre_id, to_25_people, to_50_people, to_100_people)
        """,
        regencies="""
            select code as regency_code, code as regency_name, 'P' as province_name, people as population_people,
                'published' as provenance
            from (values ('R1', 1000), ('R2', 500), ('R3', 700)) as rows (code, people)
        """,
    )
    rows = ask(
        "select regency_code, consultants, access_per_100k, provenance from regency_access(null, null) order by all"
    )
    people_of_c2 = 600 + 0.68 * 400 + 0.22 * 500  # two consultants; C1 has one for the 500 of R2 alone
    first, second = 2 * (600 + 0.68 * 400) / people_of_c2, 2 * 0.22 * 500 / people_of_c2 + 1
    assert rows == [
        ("R1", pytest.approx(first), pytest.approx(100_000 * first / 1000), "derived"),
        ("R2", pytest.approx(second), pytest.approx(100_000 * second / 500), "derived"),
        ("R3", None, 0, "derived"),  # a zero is as sure as what the others have
    ]
    assert first + second == pytest.approx(3)


def test_coverage_is_that_of_one_kind_of_evidence_and_radius(marts):
    ask = marts(
        "covered_regencies",
        regency_coverage="""
            select 'R1' as regency_code, evidence, 100 as people, n as within_25_people, n + 1 as within_50_people,
                n + 2 as within_100_people, 'derived' as provenance
            from (values ('A', 10), ('documented', 20), ('all', 30)) as rows (evidence, n)
        """,
    )
    assert ask("from covered_regencies(null, null)") == [("R1", 100, 21, "derived")]
    assert ask("from covered_regencies('all', 100)") == [("R1", 100, 32, "derived")]


def test_spending_is_compared_with_five_years_that_have_a_budget(marts):
    ask = marts(
        "compared_years",
        "realised_months",
        procurement_years="""
            select code as institution_code, kind as institution_kind, kind <> 'state_firm' as is_obliged,
                2019 + n as year, if(n = 5, null, 100) as budget_idr, 10 as realised_idr, date '2026-10-31' as as_of_day,
                if(n = 3, 'simulated', 'imported') as provenance
            from (values ('D1', 'regency'), ('B1', 'state_firm')) as rows (code, kind)
            cross join range(8) as years (n)
        """,
        procurement_totals="""
            select institution_code, 2025 as year, 3 as month, stage, n as umk_idr, 10 as unknown_idr,
                'imported' as provenance
            from (values ('D1', 'realised', 1), ('D1', 'realised', 2), ('D1', 'planned', 4), ('B1', 'realised', 8))
                as rows (institution_code, stage, n)
        """,
    )
    years = "select institution_code, year from compared_years(?, ?, ?, ?) order by all"
    assert ask(years, 2025, None, None, None) == [("D1", y) for y in (2021, 2022, 2023, 2025)]
    assert ask(years, 2025, None, None, False) == [("D1", y) for y in (2021, 2023, 2025)]
    assert ask(years, None, None, None, None) == []
    assert ask(years, 2020, "B1", None, None) == [("B1", 2019), ("B1", 2020)]
    assert ask(years, 2020, None, "central", None) == []
    months = "from realised_months(?, ?, null, null)"
    assert ask(months, 2025, None) == [("D1", 2025, 3, 3, 20, "imported")]
    assert ask(months, 2025, "B1") == [("B1", 2025, 3, 8, 10, "imported")]
