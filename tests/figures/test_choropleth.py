"""Maps: each region in the class of its row, each point at its place, and a legend of what is there."""

import re

import pandas as pd
import pytest
from drawn import SIMULATED, frame, is_marked, notes, outside, overlapping, words

from plut.figures import choropleth, style
from plut.figures.choropleth import Points, Regions, Symbol
from plut.figures.style import WIDTHS

OUTLINES = "/outlines.json"
ROWS = pd.DataFrame(
    {
        "region_code": ["31", "32", "73", "94"],
        "class": [0, 2, 1, 2],
        "hover": ["no data", "two", "one", "two"],
        "centres": [0, 5, 1, 4],
        "newest": [0, 2024, 2023, 2022],
    }
)
CENTRES = pd.DataFrame(
    {
        "kind": ["province", "regency", "regency"],
        "longitude": [106.8, 107.6, 140.7],
        "latitude": [-6.2, -6.9, -2.5],
        "province_code": ["31", "32", "94"],
        "hover": ["Jakarta", "Bandung", "Jayapura"],
    }
)
LEVELS = [Symbol("province", "province level", "diamond"), Symbol("regency", "regency level", "circle")]


def regions(**changes) -> Regions:
    labels = ["no data", "few", "many", "most"]
    return Regions(
        **{"rows": ROWS, "outlines": OUTLINES, "colors": choropleth.graded(labels), "labels": labels}
        | changes
    )


def shades(figure) -> list:
    return [trace for trace in figure.data if trace.type == "choropleth"]


def marks(figure) -> list:
    return [trace for trace in figure.data if trace.type == "scattergeo"]


@pytest.mark.parametrize("width", WIDTHS)
def test_each_region_is_drawn_once_in_the_class_of_its_row(width):
    found = shades(choropleth.regions_map(regions(), frame=frame(width)))
    drawn = [pair for trace in found for pair in zip(trace.locations, trace.z, strict=True)]
    assert sorted(drawn) == list(zip(ROWS["region_code"], ROWS["class"], strict=True))
    assert len(found) == (2 if width == "narrow" else 1)  # the halves of the country


def test_the_color_of_a_class_is_that_of_its_legend():
    figure = choropleth.regions_map(regions(), frame=frame())
    [trace] = shades(figure)
    legend = next(note.text for note in figure.layout.annotations if "few" in note.text)
    for number, label in ((0, "no data"), (1, "few"), (2, "many")):
        at = (number - trace.zmin) / (trace.zmax - trace.zmin)
        color = [color for edge, color in trace.colorscale if edge <= at][-1]
        assert re.search(f"color:{color}[^>]*>■</span>\u00a0{label}", legend)
    assert "most" not in words(figure)  # no region is of that class


def test_no_data_is_pale_and_not_the_lowest_class():
    assert choropleth.graded(["none", "few", "many"])[:2] == (style.NO_DATA, style.SEQUENTIAL[0])
    assert choropleth.AROUND_A_TARGET[0] == style.NO_DATA != choropleth.AROUND_A_TARGET[6]
    assert len(set(choropleth.AROUND_A_TARGET)) == 7


def test_a_hover_has_the_numbers_of_its_region():
    template = "%{properties.name}: %{customdata[0]}, %{customdata[1]}"
    numbers = regions(hover=template, hover_columns=("centres", "newest"))
    [trace] = shades(choropleth.regions_map(numbers, frame=frame()))
    assert list(dict(zip(trace.locations, trace.customdata, strict=True))["32"]) == [5, 2024]
    assert trace.hovertemplate == f"{template}<extra></extra>"
    [trace] = shades(choropleth.regions_map(regions(), frame=frame()))
    assert dict(zip(trace.locations, trace.customdata, strict=True))["31"] == "no data"


def test_the_ground_has_neither_hover_nor_legend():
    figure = choropleth.regions_map(choropleth.ground(["31", "32"], OUTLINES), frame=frame())
    [trace] = shades(figure)
    assert trace.hoverinfo == "skip" and trace.hovertemplate is None
    assert {color for _, color in trace.colorscale} == {style.NO_DATA}
    assert "■" not in words(figure)


@pytest.mark.parametrize("width", WIDTHS)
def test_every_point_stands_once_at_its_place_with_its_words(width):
    figure = choropleth.regions_map(regions(), Points(CENTRES, LEVELS), frame=frame(width))
    drawn = sorted(
        (
            trace.marker.symbol[0].split("-")[0]
            if isinstance(trace.marker.symbol, tuple)
            else trace.marker.symbol,
            lon,
            lat,
            *words,
        )
        for trace in marks(figure)
        for lon, lat, words in zip(trace.lon, trace.lat, trace.customdata, strict=True)
    )
    assert drawn == [
        ("circle", 107.6, -6.9, "Bandung", "32"),
        ("circle", 140.7, -2.5, "Jayapura", "94"),
        ("diamond", 106.8, -6.2, "Jakarta", "31"),
    ]
    assert "◆ province level ● regency level" in " ".join(words(figure).split())


def test_on_a_phone_a_point_stands_in_the_half_of_its_region():
    between = CENTRES.iloc[:2].assign(longitude=118.9, latitude=-2.6, province_code=["64", "76"])
    found = marks(choropleth.regions_map(regions(), Points(between, LEVELS), frame=frame("narrow")))
    assert [(trace.geo, words[1]) for trace in found for words in trace.customdata] == [
        ("geo", "64"),
        ("geo2", "76"),
    ]


def test_an_inset_shows_java_and_bali_alone():
    lombok = CENTRES.iloc[1:2].assign(longitude=116.1, latitude=-8.6, province_code="52", hover="Lombok")
    points = Points(pd.concat([CENTRES, lombok]), LEVELS)
    figure = choropleth.regions_map(regions(), points, java_inset="Java, enlarged", frame=frame())
    [whole, java] = shades(figure)
    assert list(java.locations) == ["31", "32"] and len(whole.locations) == 4
    assert [w[0] for t in marks(figure) if t.geo == java.geo for w in t.customdata] == [
        "Jakarta",
        "Bandung",
    ]
    assert java.geo == "geo2" and "Java, enlarged" in words(figure)
    assert figure.layout.geo2.domain.y[1] < figure.layout.geo.domain.y[0]


def test_simulated_points_are_hollow_on_the_map_and_in_the_legend():
    hollow = choropleth.small_centres("simulated centre", hollow=True)
    figure = choropleth.regions_map(regions(), Points(CENTRES, hollow), frame=frame())
    assert {trace.marker.symbol for trace in marks(figure)} == {"diamond-open", "circle-open"}
    assert "○ simulated centre" in words(figure) and "●" not in words(figure)


def test_a_point_at_the_very_place_has_a_dot_and_the_legend_says_so():
    exact = CENTRES.assign(is_exact=[False, True, False])
    figure = choropleth.regions_map(regions(), Points(exact, LEVELS, "the very place"), frame=frame())
    assert [list(trace.marker.symbol) for trace in marks(figure)] == [["diamond"], ["circle-dot", "circle"]]
    assert "◉ the very place" in words(figure)
    none = choropleth.regions_map(
        regions(), Points(exact.assign(is_exact=False), LEVELS, "the very place"), frame=frame()
    )
    assert "the very place" not in words(none)


def test_points_grow_with_their_size():
    sized = CENTRES.assign(size=[4.0, 12.0, 8.0])
    for width, scale in choropleth.POINT_SCALE.items():
        found = marks(choropleth.regions_map(regions(), Points(sized, LEVELS), frame=frame(width)))
        sizes = {w[0]: size for t in found for w, size in zip(t.customdata, t.marker.size or (), strict=True)}
        assert sizes == {"Jakarta": 4 * scale, "Bandung": 12 * scale, "Jayapura": 8 * scale}


def test_without_points_their_legend_is_empty():
    figure = choropleth.regions_map(regions(), Points(CENTRES.iloc[:0], LEVELS), frame=frame())
    assert "level" not in words(figure)


@pytest.mark.parametrize("width", WIDTHS)
def test_numbered_places_carry_their_number_and_their_name_in_the_legend(width):
    places = CENTRES.iloc[1:].assign(number=[1, 2], share=[1.0, 0.25], label=["Bandung +5", "Jayapura +1"])
    figure = choropleth.regions_map(
        choropleth.ground(["32", "94"], OUTLINES), places=places, frame=frame(width)
    )
    drawn = {
        text: (lon, size)
        for trace in marks(figure)
        for text, lon, size in zip(trace.text or (), trace.lon, trace.marker.size or (), strict=True)
    }
    assert {text: lon for text, (lon, _) in drawn.items()} == {"<b>1</b>": 107.6, "<b>2</b>": 140.7}
    assert drawn["<b>1</b>"][1] > drawn["<b>2</b>"][1] > choropleth.NUMBER_SIZES[width]
    assert "1 Bandung +5" in words(figure) and "2 Jayapura +1" in words(figure)


def test_an_outlined_region_has_a_line_over_its_shade_and_an_unknown_one_none():
    shade, line = shades(choropleth.regions_map(regions(outlined="32"), frame=frame()))
    assert list(line.locations) == ["32"] and line.marker.line.color == style.INK
    assert line.hoverinfo == "skip" and "32" in shade.locations
    assert len(shades(choropleth.regions_map(regions(outlined="99"), frame=frame()))) == 1


@pytest.mark.parametrize("width", WIDTHS)
def test_each_step_of_the_slider_shows_the_points_until_its_year(width):
    dated = CENTRES.assign(known_from_year=pd.Series([2016, 2014, 2016], dtype="Int64"))
    points = Points(dated, LEVELS, until="until")
    figure = choropleth.regions_map(
        choropleth.ground(["31", "32", "94"], OUTLINES), points, frame=frame(width)
    )
    [slider] = figure.layout.sliders
    seen = {}
    for step in slider.steps:
        visible = step.args[0]["visible"]
        assert len(visible) == len(figure.data)
        assert all(
            shown for shown, trace in zip(visible, figure.data, strict=True) if trace.type == "choropleth"
        )
        seen[step.label] = sorted(
            w[0]
            for shown, trace in zip(visible, figure.data, strict=True)
            if shown and trace.type == "scattergeo"
            for w in trace.customdata
        )
    assert seen == {"2014": ["Bandung"], "2016": ["Bandung", "Jakarta", "Jayapura"]}
    assert slider.active == 1 and slider.currentvalue.prefix == "until "
    maps = [part for name, part in figure.layout.to_plotly_json().items() if name.startswith("geo")]
    assert all(part["domain"]["y"][0] > 0 for part in maps)  # there is room for it below the map


@pytest.mark.parametrize("width", WIDTHS)
def test_a_list_of_values_has_every_name_and_value_in_their_order_and_nothing_on_another(width):
    listed = pd.DataFrame({"name": ["Daerah Khusus Ibukota Jakarta", "Papua"], "text": ["1,234,567", "56"]})
    figure = choropleth.regions_map(regions(), listed=listed, frame=frame(width))
    found = notes(figure)
    names, values = found["Daerah Khusus Ibukota Jakarta Papua"], found["1,234,567 56"]
    assert names.y == values.y and values.align == "right"
    assert outside(figure, width) == [] and overlapping(figure, width) == []
    maps = [part["domain"] for name, part in figure.layout.to_plotly_json().items() if name.startswith("geo")]
    if width == "wide":  # beside the map
        assert names.x > maps[0]["x"][1] >= 1 - choropleth.LIST_SHARE and values.x == 1
    else:  # below it
        assert names.x == 0 and names.y <= min(part["y"][0] for part in maps) + 1e-9


@pytest.mark.parametrize("width", WIDTHS)
def test_legend_and_titles_stay_inside(width):
    long = [
        Symbol("regency", "a centre whose place is said by so many words that no phone holds them", "circle")
    ]
    figure = choropleth.regions_map(
        regions(heading="Consultants per 100,000 people:"),
        Points(CENTRES, long),
        java_inset="Java",
        frame=frame(width),
    )
    assert outside(figure, width) == [] and overlapping(figure, width) == []
    assert "Consultants per 100,000 people: ■ no data" in words(figure)


def test_a_simulated_map_is_marked():
    assert is_marked(choropleth.regions_map(regions(), frame=SIMULATED))
    assert not is_marked(choropleth.regions_map(regions(), frame=frame()))
