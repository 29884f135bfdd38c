"""Simulated procurement meets what it aims at (aims.py), on its full output."""

import pytest

from plut.building.simulation import aims

SHARES = [(2022, "2022-12-31", 36.1), (2023, "2023-08-18", 34.3), (2023, "2023-10-27", 37.6)]


@pytest.mark.parametrize(("year", "day", "percent"), SHARES)
def test_share_of_realised_provider_spending(workshop, year, day, percent):
    query = """
        select 100 * sum(realised_idr) filter (where status = 'umk') / sum(realised_idr)
        from simulated.procurement_packages where year = ? and realised_on <= ?::timestamp
    """
    assert round(workshop.execute(query, [year, day]).fetchone()[0], 1) == percent


def test_country_has_its_38_provinces_508_regencies_and_80_numbered_institutions(workshop):
    query = "select institution_kind, count(*) from simulated.procurement_institutions group by all"
    counts = dict(workshop.execute(query).fetchall())
    assert (counts["province"], counts["regency"] + counts["city"], counts["central"]) == (38, 508, 80)
    names = (
        "select institution_name from simulated.procurement_institutions where institution_kind = 'central'"
    )
    assert all(name.startswith("Kementerian/Lembaga ") for (name,) in workshop.execute(names).fetchall())


def test_about_300000_purchases_end_loaded_until_october_2026(workshop):
    count, first, last = workshop.execute(
        "select count(*), min(year), max(realised_on) filter (where realised_idr is not null) from "
        "simulated.procurement_packages"
    ).fetchone()
    assert 290_000 < count < 320_000 and first == 2022 and str(last.date()) == "2026-10-31"
    share = workshop.execute(
        "select sum(realised_idr) filter (where month(realised_on) = 12) / sum(realised_idr) "
        "from simulated.procurement_packages where year < 2026"
    ).fetchone()[0]
    assert share > 2 / 12


KINDS = """
    select *, if(place_kind in ('ministry', 'agency'), 'central', place_kind) as institution_kind
    from marts.institution_plans
"""


def test_budgets_of_each_kind_add_up_as_published_plans_do(workshop):
    query = f"""
        select plans.institution_kind, sum(budget_idr) / any_value(plans.plan_idr)
        from simulated.procurement_budgets
        join simulated.procurement_institutions using (institution_code)
        join (select institution_kind, sum(plan_idr) as plan_idr from ({KINDS}) group by all) as plans
            using (institution_kind)
        where year = {aims.PLAN_YEAR} group by all
    """
    ratios = dict(workshop.execute(query).fetchall())
    assert set(ratios) == {"central", "province", "regency", "city"}
    assert all(abs(ratio - 1) < 0.05 for ratio in ratios.values()), ratios


def test_budgets_lie_as_published_plans_do(workshop):
    """A quarter, half and three quarters of the regencies have less than about the same amount."""
    published = workshop.execute(
        f"select quantile_cont(plan_idr, [0.25, 0.5, 0.75]) from ({KINDS}) where institution_kind = 'regency'"
    ).fetchone()[0]
    simulated = workshop.execute(
        "select quantile_cont(budget_idr, [0.25, 0.5, 0.75]) from simulated.procurement_budgets "
        "join simulated.procurement_institutions using (institution_code) "
        f"where year = {aims.PLAN_YEAR} and institution_kind = 'regency'"
    ).fetchone()[0]
    assert simulated == pytest.approx(published, rel=0.08)


def test_no_institution_carries_its_own_amount(workshop):
    """None is within a tenth of what it really plans, none of the published amounts is among them, and who
    plans much here plans no more there."""
    pairs = workshop.execute(
        f"""
        select institution_kind, ln(budget_idr) as budget, ln(plan_idr) as plan
        from simulated.procurement_budgets as budgets
        join simulated.procurement_institutions as simulated using (institution_code)
        join ({KINDS}) as plans using (institution_kind, region_code)
        where budgets.year = {aims.PLAN_YEAR} and plan_idr is not null
        """
    ).df()
    assert len(pairs) == 545  # Waropen's plan is missing
    assert ((pairs["budget"] - pairs["plan"]).abs() > 0.1).all()
    regencies = pairs[pairs["institution_kind"] == "regency"]
    assert abs(regencies["budget"].corr(regencies["plan"])) < 0.2
    same = """
        select count(*) from simulated.procurement_budgets
        where budget_idr in (
            select unnest([plan_idr, later_plan_idr, realised_idr]) from marts.institution_plans
        )
    """
    assert workshop.execute(same).fetchone() == (0,)


def test_the_part_of_plans_that_goes_through_providers_is_that_which_lkpp_named(workshop):
    query = "select year, sum(planned_idr) / sum(budget_idr) from marts.procurement_years group by all"
    shares = dict(workshop.execute(query).fetchall())
    assert len(shares) == 5
    assert all(abs(share - 810.92 / 1174.56) < 0.015 for share in shares.values()), shares


def test_a_package_is_as_large_as_in_the_plans(workshop):
    size = workshop.execute(
        "select sum(planned_idr) / sum(packages) / 1e9 from simulated.procurement_packages where year = 2023"
    ).fetchone()[0]
    assert size == pytest.approx(0.22, abs=0.01)
    of_kinds = workshop.execute(
        f"""
        select sum(planned_idr) / sum(packages.packages) / any_value(plans.package_idr)
        from simulated.procurement_packages as packages
        join simulated.procurement_institutions using (institution_code)
        join (
            select institution_kind, sum(later_plan_idr) / sum(packages) as package_idr
            from ({KINDS}) group by all
        ) as plans using (institution_kind)
        where year = 2023 group by institution_kind
        """
    ).fetchall()
    assert len(of_kinds) == 4 and all(abs(ratio - 1) < 0.12 for (ratio,) in of_kinds), of_kinds
    assert workshop.execute("select min(packages) from simulated.procurement_packages").fetchone() == (1,)
