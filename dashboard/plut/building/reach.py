"""Who lives within reach of what: distances of villages to centres and to the 514 seats, over connected land.

Belongs here: great-circle distances and the land that bridges join. Not here: people, shares and what an
office's travel times change (see `queries/staging/reach.sql` and the marts behind it).
"""

from functools import cached_property, lru_cache, partial
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd

from plut.base.definitions import RADII_KM
from plut.building.models import Model, python_model
from plut.building.outlines import great_circle_km
from plut.building.scale import FULL, Scale
from plut.methods import siting as coverage

FILES = (
    "raw.reference_villages",
    "raw.reference_regencies",
    "raw.reference_fixed_links",
)  # the folder's files, as tables
CHUNK = 4000  # villages measured at once


@lru_cache
def reach(folder: Path, most: int | None = None) -> "Reach":
    """The reach of a folder of reference data, kept: what depends on villages and seats alone is measured
    once."""
    return Reach(folder, most)


class Reach:
    """Villages, the 514 seats and the bridges of one folder (`villages.parquet`, `regencies.csv`,
    `fixed_links.csv`).

    most: how many villages of each regency, by code; None for all.
    """

    def __init__(self, folder: Path, most: int | None = None) -> None:
        self.folder = folder
        self.most = most

    def models(self, scale: Scale = FULL) -> list[Model]:
        return [
            python_model(
                "geography.village_lands",
                FILES,
                lambda _: self.villages[["village_code", "land"]],
                is_kept=True,
            ),
            python_model("geography.seat_sets", FILES, lambda _: self.seat_sets[0], is_kept=True),
            python_model("geography.village_seat_sets", FILES, lambda _: self.seat_sets[1], is_kept=True),
            python_model("geography.centre_distances", ("marts.centres",), self.centre_distances),
            python_model(
                "geography.next_centres",
                ("marts.demand",),
                partial(next_centres, most=scale.new_centres),
                is_kept=True,
            ),
        ]

    @cached_property
    def villages(self) -> pd.DataFrame:
        """The villages that have coordinates, by code: `village_code`, `regency_code`, point, `land` after
        the bridges."""
        file = pd.read_parquet(self.folder / "villages.parquet")
        placed = file.dropna(subset=["longitude", "latitude"]).sort_values("village_code", ignore_index=True)
        if self.most:
            placed = placed.groupby("regency_code", sort=False).head(self.most).reset_index(drop=True)
        links = pd.read_csv(self.folder / "fixed_links.csv", dtype=str)
        return placed.assign(land=joined(placed["landmass"], links)).drop(columns="landmass")

    @cached_property
    def seats(self) -> pd.DataFrame:
        """The seats of the regencies and cities by code: `regency_code`, point, `land`."""
        seats = pd.read_csv(self.folder / "regencies.csv", dtype={"regency_code": str}).sort_values(
            "regency_code", ignore_index=True
        )
        return seats[["regency_code", "longitude", "latitude"]].assign(land=self._lands_of(seats))

    @cached_property
    def seat_sets(self) -> tuple[pd.DataFrame, pd.DataFrame]:
        """Which seats each village reaches. Villages that reach the same seats share a set.

        Gives (`radius_km`, `seat_set`, `regency_code`), one row per seat of a set, and (`village_code`,
        `radius_km`, `seat_set`); a village that reaches no seat has a set without rows.
        """
        within = {radius: np.zeros((len(self.villages), len(self.seats)), dtype=bool) for radius in RADII_KM}
        for rows, columns, distance in self._measured(self.seats):
            for radius, is_within in within.items():
                is_within[np.ix_(rows, columns)] = distance <= radius
        sets, members = [], []
        for radius, is_within in within.items():
            packed = np.packbits(is_within, axis=1)
            _, first, number = np.unique(
                packed.view(f"V{packed.shape[1]}").ravel(), return_index=True, return_inverse=True
            )
            line, seat = np.nonzero(is_within[first])
            codes = self.seats["regency_code"].to_numpy()[seat]
            sets.append(pd.DataFrame({"radius_km": radius, "seat_set": line, "regency_code": codes}))
            members.append(
                pd.DataFrame(
                    {"village_code": self.villages["village_code"], "radius_km": radius, "seat_set": number}
                )
            )
        return pd.concat(sets, ignore_index=True), pd.concat(members, ignore_index=True)

    def centre_distances(self, connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
        """(`village_code`, `centre_id`, `distance_km`) of each village and each centre on its land."""
        query = """
            select centre_id, regency_code, province_code, longitude, latitude
            from marts.centres where longitude is not null order by centre_id
        """
        centres = connection.execute(query).df()
        centres["land"] = self._lands_of(centres)
        frames = [
            pd.DataFrame(
                {
                    "village": np.repeat(rows, len(columns)),
                    "centre": np.tile(columns, len(rows)),
                    "distance_km": distance.ravel(),
                }
            )
            for rows, columns, distance in self._measured(centres)
        ]
        if not frames:
            return pd.DataFrame({"village_code": [], "centre_id": [], "distance_km": []}).astype(
                {"village_code": "string", "centre_id": "string", "distance_km": float}
            )
        pairs = pd.concat(frames, ignore_index=True)
        return pd.DataFrame(
            {
                "village_code": pd.Categorical.from_codes(pairs["village"], self.villages["village_code"]),
                "centre_id": pd.Categorical.from_codes(pairs["centre"], centres["centre_id"]),
                "distance_km": pairs["distance_km"],
            }
        )

    def _measured(self, points: pd.DataFrame):
        """(positions of villages, positions of points, kilometres) for pieces of each land that holds a
        point."""
        longitude, latitude = self.villages["longitude"].to_numpy(), self.villages["latitude"].to_numpy()
        for land, columns in points.groupby("land").indices.items():
            on_land = np.flatnonzero(self.villages["land"].to_numpy() == land)
            x, y = points["longitude"].to_numpy()[columns], points["latitude"].to_numpy()[columns]
            for begin in range(0, len(on_land), CHUNK):
                rows = on_land[begin : begin + CHUNK]
                yield (
                    rows,
                    columns,
                    great_circle_km(longitude[rows, None], latitude[rows, None], x[None], y[None]),
                )

    def _lands_of(self, points: pd.DataFrame) -> list[str]:
        """The land of each point: that of the nearest village of its own regency, or of its province where
        none is named."""
        regency_of = self.villages["regency_code"]
        of_regency = regency_of.groupby(regency_of).indices
        of_province = regency_of.groupby(regency_of.str[:2]).indices
        longitude, latitude = self.villages["longitude"].to_numpy(), self.villages["latitude"].to_numpy()
        land = self.villages["land"].to_numpy()
        lands = []
        for point in points.to_dict("records"):
            code = point["regency_code"]
            own = of_regency[code] if isinstance(code, str) else of_province[point["province_code"]]
            away = great_circle_km(longitude[own], latitude[own], point["longitude"], point["latitude"])
            lands.append(land[own[int(np.argmin(away))]])
        return lands


def joined(landmasses: pd.Series, links: pd.DataFrame) -> pd.Series:
    """The landmasses with those that bridges join under one name, the smallest. links: `landmass_a`,
    `landmass_b`."""
    lands: dict[str, set[str]] = {}
    for one, other in links[["landmass_a", "landmass_b"]].to_numpy():
        land = lands.get(one, {one}) | lands.get(other, {other})
        lands |= dict.fromkeys(land, land)
    names = {landmass: min(land) for landmass, land in lands.items()}
    return landmasses.map(lambda landmass: names.get(landmass, landmass))


def next_centres(connection: duckdb.DuckDBPyConnection, most: int) -> pd.DataFrame:
    """`coverage.next_centres` for up to so many, for each evidence and radius of `marts.demand`, with
    `evidence` and `radius_km`."""
    query = (
        "select evidence, radius_km, seat_codes, people from marts.demand where len(centre_ids) = 0 "
        "order by demand_id"
    )
    demand = connection.execute(query).df().groupby(["evidence", "radius_km"])
    frames = [
        coverage.next_centres(rows, most).assign(evidence=key[0], radius_km=key[1]) for key, rows in demand
    ]
    return pd.concat(frames, ignore_index=True).astype({"evidence": "string", "radius_km": "int32"})
