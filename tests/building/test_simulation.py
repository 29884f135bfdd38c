"""The simulator meets what it aims at (simulation/aims.py), on its full output."""

import datetime

import pytest

from plut.building.simulation import applications

COUNTED = [
    (datetime.date(2017, 7, 21), 51),
    (datetime.date(2019, 1, 31), 61),
    (datetime.date(2019, 8, 31), 61),
    (datetime.date(2021, 12, 31), 74),
    (datetime.date(2022, 12, 27), 74),
    (datetime.date(2023, 5, 31), 87),
    (datetime.date(2023, 9, 27), 87),
    (datetime.date(2024, 10, 9), 100),
]
STAFFED = [
    (datetime.date(2017, 7, 21), 303),
    (datetime.date(2019, 6, 30), 330),
    (datetime.date(2023, 9, 27), 332),
]


@pytest.mark.parametrize(("day", "centres"), COUNTED)
def test_centres_on_a_day(workshop, day, centres):
    assert workshop.execute(
        "select count(*) from simulated.centre_history where listed_on <= ?", [day]
    ).fetchone() == (centres,)


def test_levels_in_july_2017_and_october_2024(workshop):
    query = """
        select count(*) filter (where level = 'province'), count(*) filter (where level = 'regency')
        from simulated.centre_history inner join marts.centres using (centre_id) where simulated.centre_history.listed_on <= ?
    """
    assert workshop.execute(query, [datetime.date(2017, 7, 21)]).fetchone() == (24, 27)
    assert workshop.execute(query, [datetime.date(2024, 10, 9)]).fetchone() == (26, 74)


def test_31_uptd_on_the_day_of_the_count(workshop):
    query = "select count(*) from simulated.centre_history where uptd_on <= ?"
    assert workshop.execute(query, [datetime.date(2024, 10, 9)]).fetchone() == (31,)


@pytest.mark.parametrize(("day", "consultants"), STAFFED)
def test_consultants_on_a_day(workshop, day, consultants):
    query = (
        "select count(distinct consultant_id) from simulated.consultants where active_from <= $1 and "
        "(active_to >= $1 or active_to is null)"
    )
    assert workshop.execute(query, [day]).fetchone() == (consultants,)


def test_no_centre_has_more_consultants_than_its_complement(workshop):
    query = """
        select max(people / complement) from (
            select centre_id, count(*) as people, any_value(if(level = 'province', 7, 5)) as complement
            from simulated.consultants inner join marts.centres using (centre_id)
            where active_from <= date '2026-10-31' and active_to is null group by centre_id
        )
    """
    assert workshop.execute(query).fetchone()[0] <= 1


def test_no_consultant_works_before_the_centre_is_listed(workshop):
    query = (
        "select count(*) from simulated.consultants inner join simulated.centre_history using "
        "(centre_id) where active_from < listed_on"
    )
    assert workshop.execute(query).fetchone() == (0,)


def test_a_simulated_centre_says_so_in_its_name_and_takes_no_named_place(workshop):
    names = workshop.execute("select name, centre_id from simulated.centres").fetchall()
    found = dict(
        workshop.execute(
            "select level, count(*) from staging.published_centres where evidence_grade in ('A', 'B') group by level"
        ).fetchall()
    )
    placed = dict(workshop.execute("select level, count(*) from simulated.centres group by level").fetchall())
    assert placed == {"province": 26 - found["province"], "regency": 74 - found["regency"]}
    assert placed == {"province": 3, "regency": 14}
    assert all(name.startswith("SIMULASI ") and key.startswith("SIM-") for name, key in names)
    clash = """
        select count(*) from simulated.centres inner join staging.published_centres as known
        on simulated.centres.level = known.level and known.evidence_grade in ('A', 'B')
        and if(known.level = 'province', simulated.centres.province_code = known.province_code,
            list_contains(string_split(coalesce(known.candidate_regency_codes, known.regency_code), ';'), simulated.centres.regency_code))
    """
    assert workshop.execute(clash).fetchone() == (0,)


def test_about_150000_applications_of_all_schemes_until_the_last_day(workshop):
    query = (
        "select count(*), count(distinct scheme), min(registered_on), max(registered_on) from "
        "simulated.certification_applications"
    )
    count, schemes, first, last = workshop.execute(query).fetchone()
    assert 145_000 < count < 155_000 and schemes == 8
    assert (first.date(), last.date()) == (datetime.date(2022, 1, 1), datetime.date(2026, 10, 31))
    steps = "max(greatest(verified_on, issued_on, rejected_on))"
    assert (
        workshop.execute(f"select {steps} from simulated.certification_applications").fetchone()[0].date()
        <= last.date()
    )


def test_the_known_share_of_applications_is_out_of_order(workshop):
    count, wrong = workshop.execute(
        "select count(*), count(*) filter (where is_out_of_order) from marts.applications"
    ).fetchone()
    assert wrong == round(applications.VIOLATIONS * count)


def test_no_application_is_assisted_before_its_centre_is_listed_and_none_has_two_outcomes(workshop):
    early = (
        "select count(*) from simulated.certification_applications inner join simulated.centre_history "
        "using (centre_id) where registered_on < listed_on"
    )
    assert workshop.execute(early).fetchone() == (0,)
    both = (
        "select count(*) from simulated.certification_applications where issued_on is not null and "
        "rejected_on is not null"
    )
    assert workshop.execute(both).fetchone() == (0,)


def test_simulated_applications_and_enterprises_have_codes_that_say_so(workshop):
    query = (
        "select count(*) from simulated.certification_applications where not (application_id like "
        "'SIM-S-%' and enterprise_id like 'SIM-U-%')"
    )
    assert workshop.execute(query).fetchone() == (0,)


def test_a_closed_quota_refuses_only_free_halal(workshop):
    query = (
        "select distinct scheme from simulated.certification_applications where rejection_reason = "
        "'quota_closed'"
    )
    assert workshop.execute(query).fetchall() == [("HALAL_SELF",)]


def test_halal_certificates_stand_in_the_published_order_of_provinces(workshop):
    """The ten provinces in print, and all others after them."""
    issued = workshop.execute(
        """
        select regencies.province_code, count(*) as certificates
        from simulated.certification_applications as applications
        inner join marts.regencies using (regency_code)
        where scheme in ('HALAL_SELF', 'HALAL_REGULAR') and issued_on is not null
        group by all order by certificates desc
        """
    ).fetchall()
    in_print = workshop.execute(
        "select region_code from marts.facts where measure = 'products_per_province' order by value desc"
    ).fetchall()
    assert len(in_print) == 10
    assert [code for code, _ in issued[:10]] == [code for (code,) in in_print]


def test_as_many_holders_of_a_nib_take_sni_bina_umk_as_published_totals_suggest(workshop):
    """More than 1,000,000 of 14,700,000 micro enterprises in 2025; 34 of more than 400 go on to SPPT-SNI."""
    nib, bina, tested = workshop.execute(
        """
        select
            count(issued_on) filter (where scheme = 'NIB'),
            count(issued_on) filter (where scheme = 'SNI_BINA_UMK'),
            count(*) filter (where scheme = 'SPPT_SNI')
        from simulated.certification_applications
        """
    ).fetchone()
    assert bina / nib == pytest.approx(1_000_000 / 14_700_000, abs=0.003)
    assert 0.06 < tested / bina <= 0.085  # some come after the last day
