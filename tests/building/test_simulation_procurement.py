"""Simulated procurement meets every share that was published for it, on its full output."""

import pytest

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
