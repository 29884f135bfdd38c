"""The outlines that the product ships: sound, nested, near the official areas, and with the villages
inside."""

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from plut.base.folders import REPOSITORY
from plut.building import outlines
from plut.building.geography import Geography

REFERENCE = REPOSITORY / "data/reference"


@pytest.fixture(scope="module")
def shapes() -> pd.Series:
    file = gpd.read_parquet(REFERENCE / "outlines.parquet")
    return pd.Series(np.array(file.geometry), index=file["regency_code"])


@pytest.fixture(scope="module")
def regencies() -> pd.DataFrame:
    return pd.read_csv(REFERENCE / "regencies.csv", dtype={"regency_code": str}).set_index("regency_code")


def test_514_outlines_are_sound_and_do_not_overlap(shapes, regencies):
    assert set(shapes.index) == set(regencies.index) and len(shapes) == 514
    assert shapely.is_valid(shapes.to_numpy()).all() and not shapely.is_empty(shapes.to_numpy()).any()
    assert shapely.coverage_is_valid(shapes.to_numpy())
    assert all(outlines.is_clockwise(shape) for shape in shapes)


def test_38_provinces_are_exactly_their_regencies(shapes):
    regions = Geography(REFERENCE / "outlines.parquet").regions.set_index("code")
    provinces = regions[regions["level"] == "province"]["geometry"]
    assert len(provinces) == 38
    of_regencies = (
        pd.Series(outlines.area_km2(shapes.to_numpy()), shapes.index).groupby(lambda code: code[:2]).sum()
    )
    of_provinces = pd.Series(outlines.area_km2(provinces.to_numpy()), provinces.index)
    assert np.allclose(of_provinces.sort_index(), of_regencies.sort_index(), rtol=1e-9)


def test_areas_are_near_the_official_ones(shapes, regencies):
    share = pd.Series(outlines.area_km2(shapes.to_numpy()), shapes.index) / regencies["area_km2"]
    assert (share - 1).abs().median() <= 0.05


def test_villages_lie_in_their_own_regency(shapes):
    villages = pd.read_parquet(REFERENCE / "villages.parquet")
    assert len(villages) == 83_762
    placed = villages.dropna(subset=["longitude"])
    inside = shapely.intersects(
        shapes.loc[placed["regency_code"]].to_numpy(), shapely.points(placed["longitude"], placed["latitude"])
    )
    assert inside.mean() >= 0.99
    assert placed["landmass"].notna().all()


def test_islands_that_the_coastline_lacks_are_there(shapes):
    thousand_islands = shapes["3101"]
    assert len(shapely.get_parts(thousand_islands)) >= 5
    assert 2 < outlines.area_km2(np.array([thousand_islands]))[0] < 100
    assert shapes["2103"].bounds[3] > 4.0  # Natuna reaches beyond 4 degrees north
    assert 123.0 < shapes["7407"].centroid.x < 124.5  # Wakatobi


def test_a_bridge_joins_java_and_madura():
    links = pd.read_csv(REFERENCE / "fixed_links.csv", dtype=str)
    villages = (
        pd.read_parquet(REFERENCE / "villages.parquet")
        .groupby("regency_code")["landmass"]
        .agg(lambda s: s.mode()[0])
    )
    pairs = set(zip(links["landmass_a"], links["landmass_b"], strict=True))
    assert (villages["3578"], villages["3526"]) in pairs  # Surabaya, Bangkalan
    assert links["source"].notna().all()


def test_rings_are_turned_clockwise():
    square = shapely.Polygon([(0, 0), (1, 0), (1, 1), (0, 1)])
    assert not outlines.is_clockwise(square)
    assert outlines.is_clockwise(outlines.oriented(np.array([square]))[0])


def test_area_and_distance_of_a_degree_at_the_equator():
    square = np.array([shapely.box(0, -0.5, 1, 0.5)])
    assert outlines.area_km2(square)[0] == pytest.approx(111.195**2, rel=1e-4)
    away = outlines.distance_km(np.array([2.0, 0.5]), np.array([0.0, 0.0]), np.repeat(square, 2))
    assert away == pytest.approx([111.195, 0.0], abs=0.01)


def test_nearest_village_owns_the_land():
    villages = pd.DataFrame({"regency_code": ["a", "b"], "longitude": [0.5, 1.5], "latitude": [0.5, 0.5]})
    shapes = outlines.regency_outlines(villages, shapely.box(0, 0, 2, 1), 0.0).set_index("regency_code")[
        "geometry"
    ]
    assert shapes["a"].equals(shapely.box(0, 0, 1, 1)) and shapes["b"].equals(shapely.box(1, 0, 2, 1))


def test_a_village_at_sea_gets_a_disc_of_its_own():
    villages = pd.DataFrame({"regency_code": ["a", "b"], "longitude": [0.5, 3.0], "latitude": [0.5, 0.5]})
    land = outlines.with_islets(villages, shapely.box(0, 0, 1, 1), 1.0)
    assert len(shapely.get_parts(land)) == 2
    assert outlines.area_km2(np.array([land]))[0] - outlines.area_km2(np.array([shapely.box(0, 0, 1, 1)]))[
        0
    ] == pytest.approx(3.06, abs=0.05)
