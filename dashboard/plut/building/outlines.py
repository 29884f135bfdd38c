"""Outlines of regencies derived from village points and a coastline, and what every outline must satisfy.

Belongs here: geometry -> geometry, on shapely alone. Not here: reading files (see `geography.py`), numbers
about people or centres (see `queries/`).
"""

import numpy as np
import pandas as pd
import shapely
from shapely import STRtree
from shapely.geometry.base import BaseGeometry

EARTH_RADIUS_KM = 6371.0088  # mean radius of the IUGG
KM_PER_DEGREE = np.pi * EARTH_RADIUS_KM / 180


def decode_topojson(topology: dict, layer: str, ident: str) -> BaseGeometry:
    """The geometry of one object of a quantised TopoJSON layer, in degrees.

    Formula: https://github.com/topojson/topojson-specification (section 2.1.2, quantised positions; 2.1.4,
    arcs). Raises KeyError when the layer holds no object of that id.
    """
    scale, translate = np.array(topology["transform"]["scale"]), np.array(topology["transform"]["translate"])
    arcs = [np.cumsum(np.array(arc), axis=0) * scale + translate for arc in topology["arcs"]]
    shape = next((g for g in topology["objects"][layer]["geometries"] if g.get("id") == ident), None)
    if shape is None:
        raise KeyError(f"layer {layer} holds no object {ident}")

    def ring(indices: list[int]) -> np.ndarray:
        parts = [arcs[i] if i >= 0 else arcs[~i][::-1] for i in indices]
        return np.concatenate([parts[0], *(part[1:] for part in parts[1:])])

    polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
    whole = shapely.make_valid(
        shapely.multipolygons([shapely.Polygon(ring(p[0]), [ring(hole) for hole in p[1:]]) for p in polygons])
    )
    return shapely.union_all([p for p in shapely.get_parts(whole) if shapely.get_dimensions(p) == 2])


def disc(longitude: float, latitude: float, radius_km: float, corners: int = 16) -> BaseGeometry:
    """A circle of `radius_km` around a point, as a polygon of `corners` corners in degrees."""
    angle = np.linspace(0, 2 * np.pi, corners, endpoint=False)
    radius = radius_km / KM_PER_DEGREE
    return shapely.polygons(
        np.column_stack(
            [
                longitude + radius * np.cos(angle) / np.cos(np.radians(latitude)),
                latitude + radius * np.sin(angle),
            ]
        )
    )


def thiessen_cells(longitude: np.ndarray, latitude: np.ndarray) -> np.ndarray:
    """One Voronoi cell per point, in the order of the points; points must differ."""
    points = shapely.points(longitude, latitude)
    bounds = shapely.box(longitude.min() - 2, latitude.min() - 2, longitude.max() + 2, latitude.max() + 2)
    return shapely.get_parts(
        shapely.voronoi_polygons(shapely.multipoints(points), extend_to=bounds, ordered=True)
    )


def with_islets(villages: pd.DataFrame, land: BaseGeometry, radius_km: float) -> BaseGeometry:
    """The land and a disc of `radius_km` around each village that the coastline leaves at sea."""
    shapely.prepare(land)
    at_sea = villages[~shapely.contains_xy(land, villages["longitude"], villages["latitude"])]
    discs = [
        disc(lon, lat, radius_km) for lon, lat in zip(at_sea["longitude"], at_sea["latitude"], strict=True)
    ]
    return shapely.union_all([land, *discs])


def regency_outlines(villages: pd.DataFrame, land: BaseGeometry, tolerance_degrees: float) -> pd.DataFrame:
    """Every point of the land belongs to the regency of its nearest village.

    villages: `regency_code`, `longitude`, `latitude` (degrees, WGS 84; unique points). Gives (`regency_code`,
    `geometry`), neighbours sharing their borders, exterior rings clockwise. The borders and the coast are cut
    at their crossings once, together, so no two neighbours can round a corner differently.
    """
    cells = thiessen_cells(villages["longitude"].to_numpy(), villages["latitude"].to_numpy())
    owners = villages.groupby("regency_code", sort=True).indices
    areas = np.array([shapely.coverage_union_all(cells[rows]) for rows in owners.values()])
    lines = shapely.union_all([*shapely.boundary(areas), shapely.boundary(land)], grid_size=1e-7)
    faces = np.array(shapely.get_parts(shapely.polygonize(shapely.get_parts(lines))))
    inside = shapely.point_on_surface(faces)
    shapely.prepare(land)
    on_land = shapely.intersects(land, inside)
    faces, inside = faces[on_land], inside[on_land]
    face, owner = STRtree(areas).query(inside, predicate="within")
    outlines = [shapely.coverage_union_all(faces[face[owner == i]]) for i in range(len(areas))]
    return pd.DataFrame(
        {"regency_code": list(owners), "geometry": simplified(np.array(outlines), tolerance_degrees)}
    )


def simplified(outlines: np.ndarray, tolerance_degrees: float, decimals: int = 4) -> np.ndarray:
    """Outlines with fewer corners that still share their borders, oriented for SVG maps, rounded to
    `decimals`."""
    simple = shapely.coverage_simplify(outlines, tolerance_degrees)
    rounded = shapely.transform(simple, lambda xy: np.round(xy, decimals))
    return oriented(np.array([_without_slivers(outline) for outline in rounded]))


def coarse(shapes: np.ndarray, tolerance_degrees: float, smallest: float) -> np.ndarray:
    """Outlines for a small map: `simplified`, without islands below so many square degrees; the largest part
    of each stays."""
    simple = simplified(shapes, tolerance_degrees, decimals=3)
    return np.array([_large_parts(shape, smallest) for shape in simple])


def _large_parts(shape: BaseGeometry, smallest: float) -> BaseGeometry:
    parts = shapely.get_parts(shape)
    areas = shapely.area(parts)
    kept = parts[(areas >= smallest) | (areas == areas.max())]
    return shapely.multipolygons(kept) if len(kept) > 1 else kept[0]


def oriented(outlines: np.ndarray) -> np.ndarray:
    """Exterior rings clockwise: d3, which draws the maps, floods the globe with a ring that runs the other
    way."""
    return shapely.orient_polygons(outlines, exterior_cw=True)


def is_clockwise(outline: BaseGeometry) -> bool:
    """True when every exterior ring runs clockwise and every hole the other way."""
    return all(
        not shapely.is_ccw(p.exterior) and all(shapely.is_ccw(hole) for hole in p.interiors)
        for p in shapely.get_parts(outline)
    )


def hatches(shape: BaseGeometry, spacing_degrees: float) -> np.ndarray:
    """Lines of 45 degrees across a shape, so far apart from each other: (n, 4) longitudes and latitudes of
    their ends.

    Lines of all shapes lie on the same grid, so that neighbours look like one.
    """
    west, south, east, north = shapely.bounds(shape)
    step = spacing_degrees * np.sqrt(2)
    first, last = np.floor((south - east) / step), np.ceil((north - west) / step)
    offsets = np.arange(first, last + 1) * step  # latitude - longitude along each line
    lines = shapely.linestrings([[(west, west + offset), (east, east + offset)] for offset in offsets])
    shapely.prepare(shape)
    pieces = shapely.get_parts(shapely.intersection(lines, shape))
    pieces = pieces[(shapely.get_dimensions(pieces) == 1) & (shapely.length(pieces) > spacing_degrees / 8)]
    return np.array([[*line.coords[0], *line.coords[-1]] for line in pieces]).reshape(-1, 4).round(3)


def middles(shapes: np.ndarray) -> np.ndarray:
    """For each shape the middle of the largest circle inside it, where its name fits best: (n, 2) degrees."""
    largest = [max(shapely.get_parts(shape), key=shapely.area) for shape in shapes]
    circles = [shapely.maximum_inscribed_circle(part, tolerance=0.01) for part in largest]
    return np.array([circle.coords[0] for circle in circles]).round(3)


def landmasses(villages: pd.DataFrame, land: BaseGeometry) -> np.ndarray:
    """For each village the connected piece of land it lies on, named by the smallest village code on that
    piece."""
    on_piece = _nearest_piece(land, villages["longitude"], villages["latitude"])
    return villages["village_code"].groupby(on_piece).transform("min").to_numpy()


def landmass_at(villages: pd.DataFrame, land: BaseGeometry, longitude: float, latitude: float) -> str:
    """The name of the landmass nearest to a point, given villages with their `landmass`."""
    pieces = _nearest_piece(land, villages["longitude"], villages["latitude"])
    piece = _nearest_piece(land, [longitude], [latitude])[0]
    return villages["landmass"].to_numpy()[np.flatnonzero(pieces == piece)[0]]


def _nearest_piece(land: BaseGeometry, longitude, latitude) -> np.ndarray:
    return STRtree(shapely.get_parts(land)).nearest(
        shapely.points(np.asarray(longitude), np.asarray(latitude))
    )


def area_km2(outlines: np.ndarray) -> np.ndarray:
    """Area on the sphere in square kilometres: planar area after the equal-area map x = lon, y = sin(lat)."""

    def equal_area(xy: np.ndarray) -> np.ndarray:
        return np.column_stack([np.radians(xy[:, 0]), np.sin(np.radians(xy[:, 1]))]) * EARTH_RADIUS_KM

    return shapely.area(shapely.transform(outlines, equal_area))


def distance_km(longitude: np.ndarray, latitude: np.ndarray, outlines: np.ndarray) -> np.ndarray:
    """Great-circle kilometres from each point to the nearest point of its outline; 0 inside, NaN where a part
    is missing."""
    points = shapely.points(longitude, latitude)
    nearest = shapely.get_point(shapely.shortest_line(outlines, points), 0)
    return great_circle_km(longitude, latitude, shapely.get_x(nearest), shapely.get_y(nearest))


def great_circle_km(longitude_a, latitude_a, longitude_b, latitude_b) -> np.ndarray:
    """Haversine distance in kilometres between points in degrees."""
    a_lon, a_lat, b_lon, b_lat = (
        np.radians(np.asarray(v, dtype=float)) for v in (longitude_a, latitude_a, longitude_b, latitude_b)
    )
    half = np.sin((b_lat - a_lat) / 2) ** 2 + np.cos(a_lat) * np.cos(b_lat) * np.sin((b_lon - a_lon) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * np.arcsin(np.sqrt(half))


def _without_slivers(outline: BaseGeometry) -> BaseGeometry:
    """The outline without parts and holes that rounding has flattened to a line."""
    parts = [shapely.make_valid(part) for part in shapely.get_parts(outline)]
    return shapely.MultiPolygon(
        [p for part in parts for p in shapely.get_parts(part) if shapely.get_dimensions(p) == 2]
    )
