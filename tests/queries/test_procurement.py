"""The procurement questions: sums that must agree to the rupiah, bounds that must hold, and who has no
place."""

import duckdb
import pandas as pd
import pytest

from plut.base.folders import REPOSITORY
from plut.warehouse import sql_files
from plut.warehouse.macros import Macros

PAGES = sql_files.read_folder(REPOSITORY / "queries", "pages")


def ask(connection, name: str, **parameters) -> list[dict]:
    """The rows of a page query, exact (decimals stay decimals)."""
    file = PAGES[f"pages/procurement/{name}"]
    wanted = duckdb.extract_statements(file.text)[0].named_parameters
    cursor = connection.execute(file.text, {p: parameters.get(p) for p in wanted})
    columns = [column[0] for column in cursor.description]
    return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]


@pytest.mark.parametrize("year", [2022, 2025, 2026])
def test_shortfalls_less_surpluses_are_the_net_gap_to_the_rupiah(workshop, year):
    rows = ask(workshop, "ledger", year=year)
    institutions = ask(workshop, "institutions", year=year)
    for row in rows:
        assert row["shortfall_idr"] - row["surplus_idr"] == row["net_gap_idr"]
        assert (
            row["low_shortfall_idr"] <= row["shortfall_idr"] and row["low_net_gap_idr"] <= row["net_gap_idr"]
        )
    total = next(row for row in rows if row["institution_kind"] == "all")
    assert total["shortfall_idr"] == -sum(row["gap_idr"] for row in institutions if row["gap_idr"] < 0)
    assert total["net_gap_idr"] == sum(row["net_gap_idr"] for row in rows if row["institution_kind"] != "all")


def test_a_year_that_is_not_over_has_no_bands(workshop):
    assert {row["band"] for row in ask(workshop, "institutions", year=2026)} == {None}
    assert {row["band"] for row in ask(workshop, "institutions", year=2025)} >= {"A", "E"}


def test_known_and_unknown_never_exceed_the_whole(workshop):
    query = """
        select count(*) from marts.procurement_totals
        where umk_idr < 0 or unknown_idr < 0 or umk_idr + unknown_idr > total_idr or records < 1
    """
    assert workshop.execute(query).fetchone() == (0,)


def test_stages_channels_and_institutions_tell_the_same_sums(workshop):
    stages = {row["stage"]: row for row in ask(workshop, "stages", year=2025)}
    channels = pd.DataFrame(ask(workshop, "channels", year=2025))
    institutions = ask(workshop, "institution_totals", year=2025)
    for stage, row in stages.items():
        assert channels.loc[channels["stage"] == stage, "total_idr"].sum() == row["total_idr"]
        assert sum(i[f"{stage}_umk_idr"] for i in institutions) == row["umk_idr"]
    assert sum(i["budget_idr"] for i in institutions) == stages["realised"]["budget_idr"]


def test_pace_ends_where_the_year_ends_and_stops_at_the_last_complete_month(workshop):
    months = ask(workshop, "pace", year=2026)
    stages = ask(workshop, "stages", year=2025)
    ends = {row["year"]: row for row in months if row["month"] == 12}
    assert ends[2025]["cumulative_umk_idr"] == stages[-1]["umk_idr"]
    assert max(row["month"] for row in months if row["year"] == 2026) == 10
    assert [row["year"] for row in months if row["is_current"]] == [2026] * 10


def test_outlook_needs_two_past_years(workshop):
    assert ask(workshop, "outlook", year=2023)[0]["low_share"] is None
    outlook = ask(workshop, "outlook", year=2026)[0]
    assert outlook["current_share"] < outlook["low_share"] <= outlook["high_share"]
    assert outlook["range_holds_share"] == 3 / 5  # of four past years
    assert outlook["high_share"] > outlook["current_high_share"] > outlook["current_share"]


def test_the_outlook_counts_each_institution_until_its_own_last_day():
    """Two spend one of a budget of 100 each month; of one the current year is known to the end of October, of
    the other to the middle of July. In past years as many months of each are compared."""
    with duckdb.connect() as connection:
        Macros(REPOSITORY / "queries").make(connection, of_tables=False)
        connection.execute(
            """
            create macro compared_years(last_year, institution, kind, simulated) as table
                select
                    institution_code, year, 100 as budget_idr, 'imported' as provenance,
                    if(year = 2026, last_day, make_date(year, 12, 31)) as as_of_day
                from
                    (values ('A', date '2026-10-31'), ('B', date '2026-07-15'))
                        as of (institution_code, last_day),
                    (values (2024), (2025), (2026)) as years (year);
            create macro realised_months(last_year, institution, kind, simulated) as table
                select institution_code, year, month, 1 as umk_idr, 0 as unknown_idr, 'imported' as provenance
                from
                    compared_years(last_year, institution, kind, simulated),
                    generate_series(1, 12) as of (month)
                where make_date(year, month::integer, 1) <= as_of_day;
            """
        )
        (outlook,) = ask(connection, "outlook", year=2026)
    assert (outlook["until_month"], outlook["earliest_until_month"]) == (10, 6)
    assert outlook["current_share"] == (10 + 6) / 200  # what is known of July is not a whole month
    assert outlook["low_share"] == outlook["high_share"] == pytest.approx(24 / 200)


@pytest.mark.parametrize("year", [2025, 2026])
def test_after_the_last_day_not_even_the_best_month_reaches_the_rule(workshop, year):
    """What was realised by a day counts, and nothing that was spent after it."""
    outlook = ask(workshop, "outlook", year=year)[0]
    known = [0.0] + [m["cumulative_share"] for m in ask(workshop, "pace", year=year) if m["is_current"]]

    def reachable(day: pd.Timestamp) -> float:
        before, month = (day.day - 1) / day.days_in_month, day.month
        spent = known[month - 1] + before * (known[month] - known[month - 1])
        return spent + (12 - (month - 1 + before)) * outlook["best_month_share"]

    last = pd.Timestamp(outlook["last_day"])
    assert reachable(last) >= 0.4 > reachable(last + pd.Timedelta(days=1))


def test_units_of_jakarta_are_not_applicable_and_no_zero(workshop):
    rows = [row for row in ask(workshop, "regions", year=2025, level="regency") if not row["is_applicable"]]
    assert len(rows) == 6 and {row["class"] for row in rows} == {6}
    assert {row["share"] for row in rows} == {None} and {row["region_code"][:2] for row in rows} == {"31"}


def test_without_simulation_the_map_holds_no_share(workshop):
    assert {row["share"] for row in ask(workshop, "regions", year=2025, simulated=False)} == {None}


def test_bands_follow_their_printed_thresholds(workshop):
    least = {"A": 1, "B": 0.9, "C": 0.8, "D": 0.7, "E": 0}
    below = {"A": 99, "B": 1, "C": 0.9, "D": 0.8, "E": 0.7}
    for row in ask(workshop, "institutions", year=2025):
        assert least[row["band"]] <= row["progress_share"] < below[row["band"]]


def test_every_institution_of_a_kind_has_a_place_among_it(workshop):
    rows = pd.DataFrame(ask(workshop, "institutions", year=2025, institution_kind="province"))
    assert len(rows) == 38 and set(rows["ranked_of_kind"]) == {38}
    best = rows.loc[rows["progress_share"].astype(float).idxmax()]
    assert best["rank_of_kind"] == 1
