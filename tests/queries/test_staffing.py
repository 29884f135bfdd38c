"""Staffing adds up at every level, meets the published numbers, and access gives out exactly the consultants
there are."""

import datetime

import numpy as np
import pytest

from plut.warehouse.connection import Warehouse

PUBLISHED = [
    (datetime.date(2017, 7, 21), 303),
    (datetime.date(2019, 6, 30), 330),
    (datetime.date(2023, 9, 27), 332),
]
DAYS = [datetime.date(2018, 3, 31), datetime.date(2024, 10, 9), datetime.date(2026, 10, 31)]


@pytest.fixture(scope="module")
def warehouse(edition):
    return Warehouse(edition.path)


@pytest.mark.parametrize(("day", "consultants"), PUBLISHED)
def test_history_meets_the_published_numbers(warehouse, day, consultants):
    assert warehouse.query("consultants/staffing_total", as_of=day)["active_people"].tolist() == [consultants]


def test_100_centres_have_a_complement_of_552(warehouse):
    row = warehouse.query("consultants/staffing_total", as_of=DAYS[1]).iloc[0]
    assert (row["centres"], row["complement_people"]) == (100, 552)


@pytest.mark.parametrize("day", DAYS)
def test_centres_provinces_and_fields_add_up_to_the_nation(warehouse, day):
    total = warehouse.query("consultants/staffing_total", as_of=day).iloc[0]
    centres = warehouse.query("consultants/staffing_by_centre", as_of=day)
    for column in ("complement_people", "active_people", "vacant_people"):
        assert centres[column].sum() == total[column], column
    assert warehouse.query("consultants/staffing_by_province", as_of=day).empty  # none of it is real
    assert (centres["missing_fields"].map(len) == centres["vacant_people"]).all()
    for rows in ("nation", "province", "centre"):
        fields = warehouse.query("consultants/fields", as_of=day, rows=rows)
        assert fields["posts"].sum() == total["complement_people"]
        assert fields["missing_people"].sum() == total["vacant_people"]
    map_rows = warehouse.query("centres/consultants", as_of=day)
    assert map_rows["consultants"].sum() == total["active_people"] and len(map_rows) == total["centres"]


def test_those_who_join_and_leave_explain_every_change(warehouse):
    months = warehouse.query("consultants/staffing_history", until=DAYS[2])
    change = months["active_people"].diff().iloc[1:]
    assert (change == (months["joined_people"] - months["left_people"]).iloc[1:]).all()
    assert months["month_end"].iloc[-1].date() == DAYS[2] and months["joined_people"].isna().sum() == 1


@pytest.mark.parametrize("day", DAYS)
def test_access_gives_out_the_consultants_of_centres_that_reach_someone(warehouse, workshop, day):
    rows = warehouse.query("consultants/access", as_of=day)
    reaching = {
        row[0]
        for row in workshop.execute("select distinct centre_id from marts.centre_catchments").fetchall()
    }
    centres = warehouse.query("centres/consultants", as_of=day)
    there = centres.loc[centres["centre_id"].isin(reaching), "consultants"].sum()
    assert 0 < there <= centres["consultants"].sum()
    assert abs((rows["access_per_100k"] * rows["people"] / 100_000).sum() - there) < 1e-6


def test_gini_is_the_mean_difference_over_twice_the_mean(warehouse):
    rows = warehouse.query("consultants/access", as_of=DAYS[2])
    access, people = rows["access_per_100k"].to_numpy(), rows["people"].to_numpy(dtype=float)
    mean = np.average(access, weights=people)
    differences = (
        np.abs(access[:, None] - access[None]) * people[:, None] * people[None]
    ).sum() / people.sum() ** 2
    curve = warehouse.query("consultants/lorenz", as_of=DAYS[2])
    assert curve["gini"].iloc[0] == pytest.approx(differences / (2 * mean), rel=1e-9)
    assert curve["people_share_so_far"].iloc[-1] == pytest.approx(1) and curve["access_share_so_far"].iloc[
        -1
    ] == pytest.approx(1)


def test_a_centre_without_a_point_has_staffing_and_no_catchment(warehouse, workshop):
    lost = [
        r[0]
        for r in workshop.execute("select centre_id from marts.centres where longitude is null").fetchall()
    ]
    assert len(lost) == 3
    assert set(lost) <= set(warehouse.query("centres/consultants")["centre_id"])
    assert len(warehouse.query("consultants/staffing_by_centre")) == 100
    catchments = {
        r[0] for r in workshop.execute("select distinct centre_id from marts.centre_catchments").fetchall()
    }
    assert not set(lost) & catchments


def test_nothing_is_staffed_where_nothing_is_simulated(tmp_path):
    from plut.building import pipeline
    from plut.building.scale import SMALL

    bare = Warehouse(pipeline.build(tmp_path / "none", tmp_path / "build", simulate=False, scale=SMALL).path)
    assert (
        bare.query("consultants/staffing_total").empty and bare.query("consultants/staffing_by_centre").empty
    )
    assert set(bare.query("consultants/national")["provenance"]) == {"derived"}
