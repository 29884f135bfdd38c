"""Panels: on a phone the country stands in halves that hold every region; no map covers its title."""

import itertools

import pandas as pd
import plotly.graph_objects as go
import pytest
from drawn import notes

from plut.base.folders import REPOSITORY
from plut.figures import panels
from plut.figures.panels import INDONESIA
from plut.figures.style import WIDTHS

PROVINCES = pd.read_csv(REPOSITORY / "data/reference/provinces.csv", dtype="string")
REGENCIES = pd.read_csv(REPOSITORY / "data/reference/regencies.csv", dtype={"regency_code": "string"})


@pytest.mark.parametrize("width", WIDTHS)
def test_the_panels_of_the_country_hold_every_region(width):
    shown = panels.panels(width, INDONESIA)
    for code in PROVINCES["province_code"]:
        assert [code.startswith(panel.codes) for panel in shown].count(True) == 1
    assert len(shown) == (2 if width == "narrow" else 1)


def test_a_place_is_drawn_once_and_in_the_half_of_its_land():
    """The halves overlap: Mamuju, and later the seats of Sumbawa and Sumba, stood in both."""
    seats = REGENCIES.assign(province_code=REGENCIES["regency_code"].str[:2])
    held = [panel.holding(seats)["regency_code"] for panel in panels.HALVES]
    assert sorted(pd.concat(held)) == sorted(seats["regency_code"])
    for panel, codes in zip(panels.HALVES, held, strict=True):
        assert codes.str.startswith(panel.codes).all()


@pytest.mark.parametrize("width", WIDTHS)
def test_a_part_of_the_country_is_one_panel_with_its_bounds(width):
    bounds = (105.0, 109.0, -8.0, -5.5)
    [panel] = panels.panels(width, bounds)
    assert panel.bounds == bounds and panel.height == panels.HEIGHTS[width]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("below", [0, 60])
def test_maps_stand_one_under_the_other_with_their_titles_above_and_room_below(width, below):
    shown = panels.panels(width, INDONESIA, java_title="Java & Bali")
    layout = go.Figure(layout=panels.stacked(shown, width, below)).layout
    height = sum(panel.height for panel in shown) + below
    domains = [layout[panels.geo_name(position)].domain.y for position in range(len(shown))]
    assert domains[0][1] == 1 and domains[-1][0] * height == pytest.approx(below)
    assert all(above[0] >= under[1] - 1e-9 for above, under in itertools.pairwise(domains))
    title = notes(go.Figure(layout=layout))["Java & Bali"]
    assert (title.y - domains[-1][1]) * height >= title.font.size  # the map begins under its title
    assert title.y <= domains[-2][0] + 1e-9


@pytest.mark.parametrize("width", WIDTHS)
def test_a_map_shows_its_bounds(width):
    shown = panels.panels(width, INDONESIA)
    geo = panels.stacked(shown, width)["geo"]
    west, east, south, north = shown[0].bounds
    assert geo["lonaxis"]["range"] == [west, east] and geo["lataxis"]["range"] == [south, north]
