"""Who lives near a centre, where next and what if: each number against a count that shares nothing with the
queries."""

import numpy as np
import pandas as pd
import pytest

from plut.base.folders import DATA
from plut.building.reach import joined
from plut.methods import siting as coverage
from plut.methods.siting import Demand
from plut.warehouse.connection import Warehouse


@pytest.fixture(scope="module")
def warehouse(edition):
    return Warehouse(edition.path)


@pytest.fixture(scope="module")
def villages(workshop) -> pd.DataFrame:
    """Every village that has coordinates with its people: those of its regency, evenly."""
    frame = workshop.execute(
        """
        select village_code, regency_code, landmass, radians(longitude) as x, radians(latitude) as y,
            population_people / count(*) over (partition by regency_code) as people
        from marts.villages inner join marts.regencies using (regency_code)
        where marts.villages.longitude is not null order by village_code
        """.replace("radians(longitude)", "radians(marts.villages.longitude)").replace(
            "radians(latitude)", "radians(marts.villages.latitude)"
        )
    )
    return frame.df()


def haversine_km(x_a, y_a, x_b, y_b):
    half = np.sin((y_a - y_b) / 2) ** 2 + np.cos(y_a) * np.cos(y_b) * np.sin((x_a - x_b) / 2) ** 2
    return 2 * 6371.0088 * np.arcsin(np.sqrt(half))


def lands(villages: pd.DataFrame, links: list[tuple[str, str]]) -> np.ndarray:
    """The landmasses after the links, joined until nothing changes."""
    land = villages["landmass"].to_numpy(dtype=object).copy()
    changed = True
    while changed:
        changed = False
        for a, b in links:
            at_a, at_b = land[villages["landmass"] == a][0], land[villages["landmass"] == b][0]
            if at_a != at_b:
                land[land == at_b] = at_a
                changed = True
    return land


def covered_share(workshop, villages, grades, radius_km, with_links=True) -> float:
    """Every village against every centre of these grades, one centre at a time."""
    links = (
        workshop.execute("select landmass_a, landmass_b from marts.fixed_links").fetchall()
        if with_links
        else []
    )
    land = lands(villages, links)
    centres = workshop.execute(
        "select coalesce(regency_code, province_code), radians(longitude), radians(latitude) from "
        "marts.centres "
        "where evidence_grade in (select unnest($1)) and longitude is not null",
        [grades],
    ).fetchall()
    covered = np.zeros(len(villages), dtype=bool)
    x, y, codes = (
        villages["x"].to_numpy(),
        villages["y"].to_numpy(),
        villages["regency_code"].to_numpy(dtype=str),
    )
    for code, at_x, at_y in centres:
        away = haversine_km(x, y, at_x, at_y)
        own = np.where(np.char.startswith(codes, code), away, np.inf)
        covered |= (away <= radius_km) & (land == land[own.argmin()])
    return villages["people"].to_numpy()[covered].sum() / villages["people"].sum()


@pytest.mark.parametrize("radius_km", [25, 50, 100])
@pytest.mark.parametrize(("evidence", "grades"), [("documented", ["A", "B"]), ("A", ["A"])])
def test_covered_share_equals_every_village_against_every_centre(
    warehouse, workshop, villages, evidence, grades, radius_km
):
    rows = warehouse.query("consultants/people_within_radius", evidence=evidence, radius_km=radius_km)
    share = float(rows["covered_people"].astype(float).sum() / rows["people"].sum())
    assert abs(share - covered_share(workshop, villages, grades, radius_km)) < 1e-9


def test_bridges_matter_a_little(workshop, villages):
    without = covered_share(workshop, villages, ["A", "B"], 50, with_links=False)
    assert without == pytest.approx(0.5531, abs=0.0005)
    assert without < covered_share(workshop, villages, ["A", "B"], 50)


def test_people_are_kept_and_a_larger_radius_never_covers_fewer(warehouse, workshop):
    people = workshop.execute("select sum(population_people) from marts.provinces").fetchone()[0]
    covered = []
    for radius_km in (25, 50, 100):
        rows = warehouse.query("consultants/people_within_radius", evidence="documented", radius_km=radius_km)
        assert rows["people"].sum() == people and len(rows) == 38
        covered.append(rows["covered_people"].astype(float).sum())
        regions = warehouse.query("consultants/regions", level="regency", radius_km=radius_km)
        assert (regions["covered_people"] + regions["beyond_people"] == regions["people"]).all()
    assert covered == sorted(covered)


@pytest.mark.parametrize("level", ["province", "regency"])
def test_where_no_centre_reaches_anybody_the_share_is_not_known(warehouse, level):
    found = warehouse.query("consultants/regions", level=level, evidence="documented", radius_km=50)
    nobody = found["covered_people"] == 0
    assert nobody.any() and (found["class"] == 0).equals(nobody)
    assert found["covered_share"].isna().equals(nobody)
    placed = warehouse.query("consultants/regions", level=level, evidence="all", radius_km=50)
    assert placed["covered_share"].notna().all() and (placed["covered_share"] == 0).any()
    if level == "province":
        table = warehouse.query("consultants/people_within_radius", evidence="documented", radius_km=50)
        assert table["covered_share"].isna().tolist() == nobody.tolist()
    measured = warehouse.query("area/measures", simulated=False)
    of_level = measured["region_code"].str.len() == (2 if level == "province" else 4)
    shares = measured[of_level & (measured["measure"] == "covered_share")]
    assert shares["value"].isna().sum() == nobody.sum() and shares["value"].min() > 0


def test_documented_coverage_is_derived_and_all_placements_are_simulated(warehouse):
    trust = warehouse.query("consultants/national").set_index("evidence")["provenance"].to_dict()
    assert trust == {"A": "derived", "documented": "derived", "all": "simulated"}


def demands(workshop) -> dict[tuple, Demand]:
    rows = workshop.execute("select * from marts.demand where len(centre_ids) = 0 order by demand_id").df()
    return {
        key: Demand.of(group[["seat_codes", "people"]])
        for key, group in rows.groupby(["evidence", "radius_km"])
    }


def test_exact_picks_are_never_worse_than_greedy_and_all_proved(workshop):
    picks = workshop.execute("select * from marts.next_centres").df()
    assert (picks["gap_share"] == 0).all() and len(picks) == 9 * 55
    for (evidence, radius_km), demand in demands(workshop).items():
        own = picks[(picks["evidence"] == evidence) & (picks["radius_km"] == radius_km)]
        for count, chosen in own.groupby("centre_count"):
            greedy = demand.covered(coverage.greedy(demand, count))
            assert chosen["gained_people"].sum() >= greedy - 1e-3, (evidence, radius_km, count)
            assert (chosen["gained_people"].diff().dropna() <= 1e-6).all()


def test_one_and_two_picks_equal_every_seat_and_every_pair_of_seats(workshop):
    picks = workshop.execute("select * from marts.next_centres").df()
    gained = picks.groupby(["evidence", "radius_km", "centre_count"])["gained_people"].sum()
    for key, demand in demands(workshop).items():
        shared = (demand.reach.T.multiply(demand.people) @ demand.reach).toarray()
        own = shared.diagonal()
        assert gained[(*key, 1)] == pytest.approx(own.max(), rel=1e-12)
        assert gained[(*key, 2)] == pytest.approx((own[:, None] + own[None] - shared).max(), rel=1e-9)


def test_exact_finds_what_greedy_misses():
    rows = pd.DataFrame(
        {
            "seat_codes": [["a", "left"], ["a", "right"], ["left"], ["right"], []],
            "people": [6.0, 6.0, 5.0, 5.0, 99.0],
        }
    )
    demand = Demand.of(rows)
    assert demand.covered(coverage.greedy(demand, 2)) == 17
    found = coverage.next_centres(rows)
    two = found[found["centre_count"] == 2]
    assert set(two["regency_code"]) == {"left", "right"} and two["gained_people"].sum() == 22
    assert found["centre_count"].max() == 3


def test_landmasses_are_joined_in_any_order():
    links = pd.DataFrame({"landmass_a": ["4", "1", "2"], "landmass_b": ["2", "9", "9"]})
    assert joined(pd.Series(["1", "2", "3", "4", "9"]), links).tolist() == ["1", "1", "3", "1", "1"]


def test_what_if_without_a_change_is_the_coverage_of_today(warehouse):
    today = warehouse.query("consultants/what_if", evidence="documented", radius_km=50, added="", removed="")
    assert (today["gained_people"] == 0).all()
    rows = warehouse.query("consultants/people_within_radius", evidence="documented", radius_km=50)
    assert (today["covered_people"] - rows["covered_people"].astype(float)).abs().max() <= 1


def test_what_if_with_the_best_picks_gains_what_was_promised(warehouse):
    picks = warehouse.query("consultants/next_centres", evidence="documented", radius_km=100, centre_count=10)
    changed = warehouse.query(
        "consultants/what_if",
        evidence="documented",
        radius_km=100,
        added="~".join(picks["regency_code"]),
        removed="",
    )
    assert changed["gained_people"].sum() == pytest.approx(picks["gained_people"].sum(), abs=40)
    share = changed["changed_people"].sum() / changed["people"].sum()
    assert share == pytest.approx(picks["covered_share_after"].iloc[-1], abs=1e-6)


def test_what_if_without_any_centre_covers_nobody(warehouse):
    everyone = warehouse.query("consultants/centres", evidence="documented")["centre_id"]
    rows = warehouse.query(
        "consultants/what_if", evidence="documented", radius_km=50, added="", removed="~".join(everyone)
    )
    assert (rows["changed_people"] == 0).all() and rows["gained_people"].sum() < 0


def test_fixed_links_name_landmasses_that_exist(workshop):
    links = pd.read_csv(DATA / "reference" / "fixed_links.csv", dtype=str)
    known = {row[0] for row in workshop.execute("select distinct landmass from marts.villages").fetchall()}
    assert set(links["landmass_a"]) | set(links["landmass_b"]) <= known
