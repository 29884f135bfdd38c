"""The maps that a picture stacks: which bounds, how high, under which title; on a phone the country stands in
halves.
"""

from dataclasses import dataclass

import pandas as pd

from plut.figures import letters, style
from plut.figures.texts import note

Bounds = tuple[float, float, float, float]  # west, east, south, north, in degrees

INDONESIA: Bounds = (94.6, 141.4, -11.4, 6.4)


@dataclass(frozen=True)
class Panel:
    """One of the maps that a picture stacks: its bounds, the beginnings of the codes of its regions, its
    height in pixels, its title.
    """

    bounds: Bounds
    codes: tuple[str, ...]
    height: int
    title: str = ""

    def holding(self, points: pd.DataFrame) -> pd.DataFrame:
        """The points inside (`longitude`, `latitude`) that are of its regions (`province_code`).

        A mark outside its map would still be drawn, beside or on another; and the halves of the country
        overlap.
        """
        west, east, south, north = self.bounds
        inside = points["longitude"].between(west, east) & points["latitude"].between(south, north)
        return points[inside & points["province_code"].str.startswith(self.codes)]


HEIGHTS = {"wide": 440, "medium": 280, "narrow": 230}  # pixels
EVERYWHERE = ("",)
# On a phone the country is 120 pixels high in one piece, so it stands in two, west above east. They overlap,
# so each province is in one of them: Bali and Nusa Tenggara Barat in the west,
# Nusa Tenggara Timur in the east.
HALVES = (
    Panel((94.6, 119.35, -9.2, 6.4), ("1", "2", "3", "51", "52", "6"), 205),
    Panel((118.6, 141.4, -11.2, 5.0), ("53", "7", "8", "9"), 225),
)
JAVA_BOUNDS: Bounds = (105.0, 115.9, -8.95, -5.75)
JAVA_HEIGHTS = {"wide": 280, "medium": 190, "narrow": 110}


def panels(width: str, bounds: Bounds, java_title: str = "") -> list[Panel]:
    """The maps of a picture: the country (in halves on a phone) or the bounds of a part; then Java and Bali
    where titled.
    """
    whole = (
        HALVES if width == "narrow" and bounds == INDONESIA else (Panel(bounds, EVERYWHERE, HEIGHTS[width]),)
    )
    # room above for the title, so that it never lies on the map
    java = (Panel(JAVA_BOUNDS, ("3", "5"), JAVA_HEIGHTS[width] + 26, java_title),) if java_title else ()
    return [*whole, *java]


def geo_name(position: int) -> str:
    """The name of a panel in a trace: geo, geo2, ..."""
    return f"geo{position + 1}" if position else "geo"


def stacked(shown_panels: list[Panel], width: str, below: int = 0) -> dict:
    """The layout of panels one under the other, with titles; `below`: pixels kept free under the last."""
    height = sum(panel.height for panel in shown_panels) + below
    layout: dict = {"annotations": []}
    top = height
    for position, panel in enumerate(shown_panels):
        room = 26 if panel.title else 0
        layout[geo_name(position)] = _geo(
            panel.bounds, [(top - panel.height) / height, (top - room) / height]
        )
        if panel.title:
            title, size = letters.plain(panel.title), style.WIDTHS[width].note + 1
            layout["annotations"].append(note(title, 0, top / height, size, style.MUTED, axes="paper paper"))
        top -= panel.height
    return layout


def _geo(bounds: Bounds, domain: list[float]) -> dict:
    west, east, south, north = bounds
    return {
        "visible": False,
        "projection": {"type": "equirectangular"},
        "lonaxis": {"range": [west, east]},
        "lataxis": {"range": [south, north]},
        "bgcolor": style.PAPER,
        "domain": {"x": [0, 1], "y": domain},
    }
