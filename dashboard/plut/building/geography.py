"""What only geometry can say, as tables: the outlines of both levels, their soundness, distances of points to
regions."""

import json
from functools import cached_property, lru_cache
from pathlib import Path

import duckdb
import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from plut.building import outlines
from plut.building.models import Model, python_model

# The hatch of regions, in degrees between two lines, for the sizes of our maps (figures/panels.py): Java,
# Madura and Bali have a map of their own, which is larger.
COUNTRY_HATCH, JAVA_HATCH, LINES_IN_A_PROVINCE = 0.32, 0.1, 100
OF_JAVA = ("3", "51")
# For a map of the country: degrees that a border may move, and square degrees of the smallest island, half a
# pixel on the widest map; on that of Java a third and a ninth.
COUNTRY_TOLERANCE, SMALLEST_ISLAND = 0.02, 0.0006
ENDS = ["longitude", "latitude", "to_longitude", "to_latitude"]


@lru_cache
def geography(path: Path) -> "Geography":
    """The geography of a file, kept: a check of an office's file measures against the same outlines again and
    again."""
    return Geography(path)


class Geography:
    """The outlines of one file, read once and dissolved into provinces."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @cached_property
    def regions(self) -> pd.DataFrame:
        """(`level`, `code`, `geometry`) of 514 regencies and the 38 provinces made of them."""
        file = gpd.read_parquet(self.path).sort_values("regency_code")
        codes, shapes = file["regency_code"].to_numpy(), np.array(file.geometry)
        by_province = file.groupby(file["regency_code"].str[:2]).indices
        dissolved = outlines.oriented(
            np.array([shapely.coverage_union_all(shapes[rows]) for rows in by_province.values()])
        )
        provinces = pd.DataFrame({"level": "province", "code": list(by_province), "geometry": dissolved})
        regencies = pd.DataFrame({"level": "regency", "code": codes, "geometry": shapes})
        return pd.concat([provinces, regencies], ignore_index=True)

    def models(self) -> list[Model]:
        return [
            python_model(
                "geography.outline_files", ("staging.provinces", "staging.regencies"), self.outline_files
            ),
            python_model("geography.outlines_measured", (), self.outlines_measured),
            python_model("geography.hatches", (), self.hatches),
            python_model("geography.middles", (), self.middles),
            python_model("geography.village_fit", ("raw.reference_villages",), self.village_fit),
            python_model("geography.place_distances", ("staging.places",), self.place_distances),
        ]

    def outline_files(self, connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
        """(`drawn_in`, `level`, `geojson`): a FeatureCollection each, the region's code as the feature's id,
        its name inside."""
        query = """
            select province_code as code, province_name as name from staging.provinces
            union all select regency_code, regency_name from staging.regencies
        """
        names = dict(connection.execute(query).fetchall())
        rows = []
        for level, group in self.regions.groupby("level"):
            for drawn_in in ("province", "country"):
                features = (
                    f'{{"type":"Feature","id":"{code}","properties":{{"name":{json.dumps(names[code])}}},"geometry":{shape}}}'
                    for code, shape in zip(group["code"], self.told[level, drawn_in], strict=True)
                )
                collection = f'{{"type":"FeatureCollection","features":[{",".join(features)}]}}'
                rows.append((drawn_in, level, collection))
        return pd.DataFrame(rows, columns=["drawn_in", "level", "geojson"])

    @cached_property
    def told(self) -> dict[tuple[str, str], np.ndarray]:
        """The outlines of a level in the order of their codes as GeoJSON, by level and by what they are drawn
        in."""
        return {
            (level, drawn_in): shapely.to_geojson(shapes)
            for level, group in self.regions.groupby("level")
            for drawn_in, shapes in (
                ("province", group["geometry"].to_numpy()),
                ("country", _of_the_country(group["code"], group["geometry"].to_numpy())),
            )
        }

    def outlines_measured(self, _connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
        return self.measured

    @cached_property
    def measured(self) -> pd.DataFrame:
        """(`level`, `code`, `is_empty`, `is_valid`, `is_clockwise`, `fits_neighbours`, `area_km2`, extent) of
        each outline."""
        measured = []
        for _, group in self.regions.groupby("level"):
            shapes = group["geometry"].to_numpy()
            west, south, east, north = shapely.bounds(shapes).T
            measured.append(
                group[["level", "code"]].assign(
                    is_empty=shapely.is_empty(shapes),
                    is_valid=shapely.is_valid(shapes),
                    is_clockwise=[outlines.is_clockwise(shape) for shape in shapes],
                    fits_neighbours=shapely.is_empty(shapely.coverage_invalid_edges(shapes)),
                    area_km2=outlines.area_km2(shapes),
                    west=west,
                    east=east,
                    south=south,
                    north=north,
                )
            )
        return pd.concat(measured, ignore_index=True)

    def hatches(self, _connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
        return self.hatched

    @cached_property
    def hatched(self) -> pd.DataFrame:
        """(`drawn_in`, `level`, `region_code`, ends in degrees): the lines that mark a region where nothing
        is found, some six pixels apart on a map of the country and on one of its province."""
        provinces = self.regions[self.regions["level"] == "province"].set_index("code")["geometry"]
        west, south, east, north = shapely.bounds(provinces.to_numpy()).T
        sides = dict(zip(provinces.index, np.maximum(east - west, north - south), strict=True))
        drawn, lines = [], []
        for row in self.regions.itertuples():
            within = {"country": JAVA_HATCH if row.code.startswith(OF_JAVA) else COUNTRY_HATCH}
            if row.level == "regency":
                within["province"] = sides[row.code[:2]] / LINES_IN_A_PROVINCE
            for drawn_in, spacing in within.items():
                lines.append(outlines.hatches(row.geometry, spacing))
                drawn += [(drawn_in, row.level, row.code)] * len(lines[-1])
        named = pd.DataFrame(drawn, columns=["drawn_in", "level", "region_code"])
        return pd.concat([pd.DataFrame(np.concatenate(lines), columns=ENDS), named], axis="columns")

    def middles(self, _connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
        return self.middle_of_each

    @cached_property
    def middle_of_each(self) -> pd.DataFrame:
        """(`level`, `region_code`, `longitude`, `latitude`): where the name of a region stands best."""
        places = outlines.middles(self.regions["geometry"].to_numpy())
        named = self.regions[["level", "code"]].rename(columns={"code": "region_code"})
        return named.assign(longitude=places[:, 0], latitude=places[:, 1])

    def village_fit(self, connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
        """(`regency_code`, `villages`, `inside`): villages with coordinates, and those inside their own
        outline."""
        query = (
            "select regency_code, longitude, latitude from raw.reference_villages where longitude is not null"
        )
        villages = connection.execute(query).df()
        shapes = self._shapes_of(villages["regency_code"])
        villages["inside"] = shapely.intersects(
            shapes, shapely.points(villages["longitude"], villages["latitude"])
        )
        fit = villages.groupby("regency_code")["inside"].agg(villages="size", inside="sum")
        return fit.reset_index()

    def place_distances(self, connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
        """(`kind`, `key`, `distance_km`): great-circle kilometres of each place to its own region, 0
        inside."""
        places = connection.execute(
            "select kind, key, region_code, longitude, latitude from staging.places"
        ).df()
        shapes = self._shapes_of(places["region_code"])
        away = outlines.distance_km(places["longitude"].to_numpy(), places["latitude"].to_numpy(), shapes)
        return places[["kind", "key"]].astype("string").assign(distance_km=np.asarray(away, dtype=float))

    def _shapes_of(self, codes: pd.Series) -> np.ndarray:
        return self.regions.set_index("code")["geometry"].reindex(codes).to_numpy()


def _of_the_country(codes: pd.Series, exact: np.ndarray) -> np.ndarray:
    """Outlines with as much of them as a map of the country shows: half the corners to draw."""
    shapes = exact.copy()
    is_java = codes.str.startswith(OF_JAVA).to_numpy()  # which borders nobody by land
    for of, finer in ((~is_java, 1), (is_java, 3)):
        shapes[of] = outlines.coarse(exact[of], COUNTRY_TOLERANCE / finer, SMALLEST_ISLAND / finer**2)
    return shapes
