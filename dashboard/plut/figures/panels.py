"""The maps that a picture is made of: which bounds, where in the plot and how large. Java, Madura and Bali,
where most centres stand close together, have a second map of their own."""

from dataclasses import dataclass

import pandas as pd

from plut.figures import style

Bounds = tuple[float, float, float, float]  # west, east, south, north, in degrees

INDONESIA: Bounds = (94.5, 142.4, -11.1, 6.2)
JAVA: Bounds = (105.0, 115.95, -9.1, -5.6)  # with Madura and Bali
OF_JAVA = ("3", "51")  # how the codes of its regions begin
AROUND_JAVA = (*OF_JAVA, "18", "52")  # and of those that reach into its map
BETWEEN = {"wide": 12, "medium": 12, "narrow": 8}  # pixels between two maps
INSET_SHARE = 0.59  # of the width, where something stands beside Java
HIGHEST = {"wide": 520, "medium": 520, "narrow": 420}  # pixels of the map of a part
LOWEST_SHARE = 0.36  # of the width that the map of a part is high, at least


@dataclass(frozen=True)
class Panel:
    """A map in a picture. bounds: what it shows; left, top, width, height: pixels of the plot, from its upper
    left corner. shows, leaves_out: how the codes of the regions begin that have points here, or have not;
    draws: of those that are drawn; all where empty.
    """

    bounds: Bounds
    left: float
    top: float
    width: float
    height: float
    shows: tuple[str, ...] = ()
    leaves_out: tuple[str, ...] = ()
    draws: tuple[str, ...] = ()

    @property
    def scale(self) -> float:
        """Pixels of a degree."""
        return self.width / (self.bounds[1] - self.bounds[0])

    def holding(self, places: pd.DataFrame, codes: str = "province_code") -> pd.DataFrame:
        """The places (`longitude`, `latitude`) that this map shows: inside it, and of its regions (`codes`).

        A mark outside its map would still be drawn, beside or on another; and the maps overlap.
        """
        west, east, south, north = self.bounds
        inside = places["longitude"].between(west, east) & places["latitude"].between(south, north)
        own = places[codes].str.startswith(self.shows) if self.shows else True
        other = places[codes].str.startswith(self.leaves_out) if self.leaves_out else False
        return places[inside & own & ~pd.Series(other, places.index)]

    def at(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Where a place stands in the plot: pixels from its upper left corner."""
        west, _, _, north = self.bounds
        return self.left + (longitude - west) * self.scale, self.top + (north - latitude) * self.scale


def panels(sizes: style.Width, bounds: Bounds, has_java: bool, has_list: bool = False) -> list[Panel]:
    """The maps of a picture: the country or a part of it; then Java, Madura and Bali.

    has_list: whether something stands beside Java, where the picture is wide enough.
    """
    room = float(sizes.room)
    if bounds != INDONESIA:
        bounds = _fitted(bounds, room, HIGHEST[sizes.name])
    height = room * (bounds[3] - bounds[2]) / (bounds[1] - bounds[0])
    first = Panel(bounds, 0, 0, room, height, leaves_out=OF_JAVA if has_java else ())
    if not has_java:
        return [first]
    width = room * INSET_SHARE if has_list and sizes.name == "wide" else room
    west, east, south, north = JAVA
    below = height + BETWEEN[sizes.name]
    return [
        first,
        Panel(JAVA, 0, below, width, width * (north - south) / (east - west), OF_JAVA, draws=AROUND_JAVA),
    ]


def _fitted(bounds: Bounds, room: float, highest: float) -> Bounds:
    """The bounds of a part, widened until its map is neither too high nor too low for its width."""
    west, east, south, north = bounds
    across, down = east - west, north - south
    share = min(highest / room, max(LOWEST_SHARE, down / across))
    if down / across > share:
        wanted = down / share
        return (west - (wanted - across) / 2, east + (wanted - across) / 2, south, north)
    wanted = across * share
    return (west, east, south - (wanted - down) / 2, north + (wanted - down) / 2)


def geo_name(position: int) -> str:
    """The name of a panel in a trace: geo, geo2, ..."""
    return f"geo{position + 1}" if position else "geo"


def laid(shown: list[Panel], sizes: style.Width, below: float = 0) -> tuple[dict, float]:
    """The layout of the maps, and the pixels that they are high. below: pixels kept free under the last."""
    height = max(panel.top + panel.height for panel in shown) + below
    layout: dict = {"shapes": []}
    for position, panel in enumerate(shown):
        layout[geo_name(position)] = _geo(panel, sizes.room, height)
    if len(shown) > 1:
        layout["shapes"] = _frames(*shown, sizes.room, height)
    return layout, height


def _geo(panel: Panel, room: float, height: float) -> dict:
    west, east, south, north = panel.bounds
    bottom = height - panel.top - panel.height
    return {
        "visible": False,
        "showland": True,
        "landcolor": style.ABROAD,
        "projection": {"type": "equirectangular"},
        "lonaxis": {"range": [west, east]},
        "lataxis": {"range": [south, north]},
        "bgcolor": style.SEA,
        "domain": {
            "x": [panel.left / room, min(1.0, (panel.left + panel.width) / room)],
            "y": [max(0.0, bottom / height), min(1.0, (bottom + panel.height) / height)],
        },
    }


def _frames(country: Panel, java: Panel, room: float, height: float) -> list[dict]:
    """A frame around Java, one around the same area on the map of the country, and two lines between them."""
    west, east, south, north = java.bounds
    left, top = country.at(west, north)
    right, bottom = country.at(east, south)
    line = {"color": style.MUTED, "width": 1}

    below = java.left, java.left + java.width
    frames = [(left, top, right, bottom), (java.left, java.top, below[1], java.top + java.height)]
    lines = [((left, bottom), (below[0], java.top)), ((right, bottom), (below[1], java.top))]
    told = "".join(f"M{_at(*a, room, height)}L{_at(*b, room, height)}" for a, b in lines)
    return [
        rectangles(frames, room, height) | {"line": line},
        _shape(told) | {"line": line | {"dash": "dot"}},
    ]


def rectangles(boxes: list[tuple[float, float, float, float]], room: float, height: float) -> dict:
    """Boxes (left, top, right and bottom in pixels from the upper left corner of the plot) as one shape: each
    more takes a browser its time in every redraw."""
    told = []
    for left, top, right, bottom in boxes:
        (x0, y0), (x1, y1) = (_at(*end, room, height).split(",") for end in ((left, top), (right, bottom)))
        told.append(f"M{x0},{y0}H{x1}V{y1}H{x0}Z")
    return _shape("".join(told))


def _shape(path: str) -> dict:
    return {"type": "path", "xref": "paper", "yref": "paper", "path": path}


def _at(x: float, y: float, room: float, height: float) -> str:
    """So many pixels from the upper left corner of the plot, as a path over the plot counts them: from 0 to
    1, to the right and upwards."""
    return f"{x / room:.5f},{1 - y / height:.5f}"
