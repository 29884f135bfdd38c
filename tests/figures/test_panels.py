"""The maps of a picture: Java has its own below the country, each point stands in one of them, none covers
another."""

import re

import pandas as pd
import plotly.graph_objects as go
import pytest
from drawn import frame, rectangles

from plut.figures import panels
from plut.figures.panels import INDONESIA, JAVA
from plut.figures.style import WIDTHS

PLACES = pd.DataFrame(
    {
        "longitude": [106.8, 115.2, 116.1, 118.9, 140.7],
        "latitude": [-6.2, -8.6, -8.6, -2.6, -2.5],
        "province_code": ["31", "51", "52", "76", "91"],
    }
)


def shown(width: str, **more) -> list[panels.Panel]:
    return panels.panels(frame(width).sizes, INDONESIA, True, **more)


@pytest.mark.parametrize("width", WIDTHS)
def test_each_place_stands_in_one_map_those_of_java_in_its_own(width):
    country, java = shown(width)
    assert list(country.holding(PLACES)["province_code"]) == ["52", "76", "91"]
    assert list(java.holding(PLACES)["province_code"]) == ["31", "51"]
    assert java.bounds == JAVA and java.scale > 2 * country.scale
    [alone] = panels.panels(frame(width).sizes, INDONESIA, False)
    assert len(alone.holding(PLACES)) == 5


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("has_list", [False, True])
def test_maps_keep_their_proportions_and_java_stands_below_the_country(width, has_list):
    room = frame(width).sizes.room
    country, java = shown(width, has_list=has_list)
    for panel in (country, java):
        west, east, south, north = panel.bounds
        assert panel.width / panel.height == pytest.approx((east - west) / (north - south))
        assert panel.left >= 0 and panel.left + panel.width <= room + 1e-9
    assert java.top > country.top + country.height
    assert (java.width < room) == (has_list and width == "wide")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(
    "bounds", [(105.0, 109.0, -8.0, -5.5), (107.0, 107.4, -10.0, -2.0), (95.0, 119.0, 1.0, 1.5)]
)
def test_a_part_of_the_country_is_one_map_around_its_bounds_neither_high_nor_low(width, bounds):
    sizes = frame(width).sizes
    [panel] = panels.panels(sizes, bounds, False)
    west, east, south, north = panel.bounds
    assert west <= bounds[0] and east >= bounds[1] and south <= bounds[2] and north >= bounds[3]
    assert panels.LOWEST_SHARE * sizes.room - 1 <= panel.height <= panels.HIGHEST[width] + 1
    middle = (bounds[0] + bounds[1]) / 2
    assert (west + east) / 2 == pytest.approx(middle)


@pytest.mark.parametrize("width", WIDTHS)
def test_the_frame_on_the_country_is_around_the_area_of_the_map_of_java(width):
    sizes = frame(width).sizes
    both = shown(width)
    layout, height = panels.laid(both, sizes, below=50)
    made = go.Figure(layout=layout).layout
    domains = [made[panels.geo_name(position)].domain for position in (0, 1)]
    assert domains[0].y[1] == pytest.approx(1) and domains[1].y[0] * height == pytest.approx(50)
    frames, lines = made.shapes
    rect, own = rectangles(frames)
    left, top = both[0].at(JAVA[0], JAVA[3])
    assert rect[0] * sizes.room == pytest.approx(left, abs=0.01)
    assert (1 - rect[1]) * height == pytest.approx(top, abs=0.01)
    assert own[2] == pytest.approx(domains[1].x[1], abs=1e-5)
    assert min(own[1], own[3]) == pytest.approx(domains[1].y[0], abs=1e-5)
    # from both lower corners of the one to both upper corners of the other
    down = [(rect[0], rect[3], own[0], own[1]), (rect[2], rect[3], own[2], own[1])]
    told = re.findall(r"M([\d.]+),([\d.]+)L([\d.]+),([\d.]+)", lines.path)
    assert [tuple(map(float, one)) for one in told] == down
