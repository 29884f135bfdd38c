"""Maps: each region in the class of its row, each point at its place, and a legend of what is there."""

import itertools
import re

import pandas as pd
import pytest
from drawn import SIMULATED, frame, is_marked, notes, outside, overlapping, rectangles, words

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
    every = list(zip(ROWS["region_code"], ROWS["class"], strict=True))
    of_java = [pair for pair in every if pair[0] in ("31", "32")]
    assert sorted(drawn) == sorted([*every, *of_java]) and len(found) == 2  # Java has a map of its own


def test_the_color_of_a_class_is_that_of_its_legend():
    figure = choropleth.regions_map(regions(), frame=frame())
    trace, _ = shades(figure)
    legend = next(note.text for note in figure.layout.annotations if "few" in note.text)
    for number, label in ((1, "few"), (2, "many")):
        at = (number - trace.zmin) / (trace.zmax - trace.zmin)
        color = [color for edge, color in trace.colorscale if edge <= at][-1]
        assert re.search(f"color:{color}[^>]*>■</span>\u00a0{label}", legend)
    assert "most" not in words(figure)  # no region is of that class


@pytest.mark.parametrize("ground", [style.PAPER, style.HATCHED])
def test_a_class_as_pale_as_the_paper_has_a_box_with_a_line_in_the_legend(ground):
    pale = regions(colors=(ground, *style.UNDER_POINTS[:3]))
    drawn = choropleth.regions_map(pale, frame=frame())
    legend = next(note.text for note in drawn.layout.annotations if "no data" in note.text)
    assert f'color:{style.MUTED};font-size:14px">□</span>\u00a0no data' in legend
    assert f"color:{ground}" not in legend


def test_nothing_found_is_no_class_of_its_scale():
    assert choropleth.graded(["none", "few", "many"])[:2] == (style.HATCHED, style.UNDER_POINTS[0])
    assert len(set(choropleth.AROUND_A_TARGET)) == 7


def test_where_nothing_is_found_the_region_is_hatched_and_the_legend_says_so_in_its_colour():
    lines = pd.DataFrame(
        {
            "region_code": ["31", "32"],
            "longitude": [106.7, 107.0],
            "latitude": [-6.3, -7.0],
            "to_longitude": [106.9, 107.5],
            "to_latitude": [-6.1, -6.5],
        }
    )
    figure = choropleth.regions_map(regions(hatch=lines), frame=frame())
    drawn = [trace for trace in marks(figure) if trace.mode == "lines"]
    assert [list(trace.lon) for trace in drawn] == [[106.7, 106.9, None]] * 2  # on both maps, class 0 alone
    legend = next(note.text for note in figure.layout.annotations if "no data" in note.text)
    assert f'color:{style.ATTENTION}"><b>no data</b>' in legend and "▨" in legend
    without = choropleth.regions_map(regions(rows=ROWS.assign(**{"class": 1}), hatch=lines), frame=frame())
    assert "▨" not in words(without) and not [t for t in marks(without) if t.mode == "lines"]


def test_a_hatch_over_neighbours_is_one_line():
    """Pieces of one line of the grid that touch; not those of the next line, or beyond a gap."""
    lines = pd.DataFrame(
        [
            ("31", 106.5, -6.5, 106.7, -6.3),
            ("31", 106.7, -6.3, 106.9, -6.1),
            ("31", 107.2, -5.8, 107.3, -5.7),
            ("31", 106.9, -6.0, 107.0, -5.9),
        ],
        columns=["region_code", *choropleth.ENDS],
    )
    figure = choropleth.regions_map(regions(hatch=lines), frame=frame())
    drawn = next(trace for trace in marks(figure) if trace.mode == "lines")
    assert list(drawn.lon) == [106.5, 106.9, None, 107.2, 107.3, None, 106.9, 107.0, None]
    assert list(drawn.lat) == [-6.5, -6.1, None, -5.8, -5.7, None, -6.0, -5.9, None]


def test_a_later_symbol_lies_over_an_earlier_one_and_all_are_one_trace():
    together = CENTRES.assign(longitude=[120.0, 124.0, 128.0], latitude=-4.0, province_code="73")
    for order in (LEVELS, LEVELS[::-1]):
        figure = choropleth.regions_map(regions(), Points(together, order), frame=frame())
        [drawn] = [trace for trace in marks(figure) if trace.mode == "markers"]
        assert list(dict.fromkeys(drawn.marker.symbol)) == [symbol.shape for symbol in order]


def test_names_stand_where_there_is_room_those_of_hatched_regions_first():
    names = pd.DataFrame(
        {
            "code": ["31", "73", "94", "91"],
            "label": ["Jakarta", "Sulsel", "Papua Tengah", "Papua Tengah Sekali"],
            "longitude": [106.8, 120.0, 136.0, 136.0],
            "latitude": [-6.0, -4.0, -4.0, -4.1],
        }
    )
    lines = pd.DataFrame(columns=["region_code", "longitude", "latitude", "to_longitude", "to_latitude"])
    figure = choropleth.regions_map(regions(hatch=lines), names=names, frame=frame())
    told = [text for trace in marks(figure) if trace.mode == "text" for text in trace.text]
    assert set(told) >= {"Jakarta", "Sulsel", "Papua Tengah"}
    crowd = pd.concat([names.iloc[[0]], names.iloc[[0]].assign(code="36", label="Banten")])
    figure = choropleth.regions_map(regions(hatch=lines), names=crowd, frame=frame("narrow"))
    first = next(trace for trace in marks(figure) if trace.mode == "text")
    assert first.text[0] == "Jakarta"
    phone = choropleth.regions_map(regions(), names=names, frame=frame("narrow"))
    few = [text for trace in marks(phone) if trace.mode == "text" for text in trace.text]
    assert {"Jakarta", "Sulsel"} <= set(few) and len(few) == len(set(few))


def test_bars_beside_java_are_as_long_as_their_values_and_stand_below_it_on_a_phone():
    bars = choropleth.Bars(
        "None found", "million", pd.DataFrame({"name": ["A", "B"], "value": [4, 1], "text": ["4", "1"]})
    )
    for width in WIDTHS:
        figure = choropleth.regions_map(regions(), bars=bars, frame=frame(width))
        [drawn] = [shape for shape in figure.layout.shapes if shape.fillcolor == style.ATTENTION_FILL]
        long, short = (right - left for left, _, right, _ in rectangles(drawn))
        assert long == pytest.approx(4 * short, rel=1e-3)
        assert outside(figure, width) == [] and overlapping(figure, width) == []


def test_the_unit_of_the_bars_is_said_beside_their_title_or_under_it():
    rows = pd.DataFrame({"name": ["A", "B"], "value": [4, 1], "text": ["4", "1"]})
    for title in ("None found", "A title that leaves no room beside it"):
        figure = choropleth.regions_map(
            regions(), bars=choropleth.Bars(title, "million people", rows), frame=frame(across=760)
        )
        assert "million people" in words(figure)
        assert outside(figure, room=752) == [] and overlapping(figure, room=752) == []


def test_a_hover_has_the_numbers_of_its_region():
    template = "%{properties.name}: %{customdata[0]}, %{customdata[1]}"
    numbers = regions(hover=template, hover_columns=("centres", "newest"))
    trace, _ = shades(choropleth.regions_map(numbers, frame=frame()))
    assert list(dict(zip(trace.locations, trace.customdata, strict=True))["32"]) == [5, 2024]
    assert trace.hovertemplate == f"{template}<extra></extra>"
    trace, _ = shades(choropleth.regions_map(regions(), frame=frame()))
    assert dict(zip(trace.locations, trace.customdata, strict=True))["31"] == "no data"


def test_the_ground_has_neither_hover_nor_legend():
    figure = choropleth.regions_map(choropleth.ground(["31", "32"], OUTLINES), frame=frame())
    trace, _ = shades(figure)
    assert trace.hoverinfo == "skip" and trace.hovertemplate is None
    assert {color for _, color in trace.colorscale} == {style.UNDER_POINTS[0]}
    assert "■" not in words(figure)


@pytest.mark.parametrize("width", WIDTHS)
def test_every_point_stands_once_at_its_place_with_its_words(width):
    figure = choropleth.regions_map(regions(), Points(CENTRES, LEVELS), frame=frame(width))
    drawn = sorted(
        (symbol, lon, lat, *words)
        for trace in marks(figure)
        for symbol, lon, lat, words in zip(
            trace.marker.symbol, trace.lon, trace.lat, trace.customdata, strict=True
        )
    )
    assert drawn == [
        ("circle", 107.6, -6.9, "Bandung", "32"),
        ("circle", 140.7, -2.5, "Jayapura", "94"),
        ("diamond", 106.8, -6.2, "Jakarta", "31"),
    ]
    assert "◆ province level ● regency level" in " ".join(words(figure).split())


def test_points_that_would_lie_on_one_another_are_pushed_apart_with_a_line_to_their_places():
    close = CENTRES.assign(
        longitude=[120.0, 120.01, 120.02], latitude=[-4.0, -4.0, -4.01], province_code="73"
    )
    figure = choropleth.regions_map(regions(), Points(close, LEVELS), frame=frame())
    placed = [(x, y) for t in marks(figure) if t.mode == "markers" for x, y in zip(t.lon, t.lat, strict=True)]
    assert len(set(placed)) == 3
    gap = min(abs(a[0] - b[0]) + abs(a[1] - b[1]) for a, b in itertools.combinations(placed, 2))
    assert gap > 0.3  # of a degree, where a degree has some fifteen pixels
    [leaders] = [t for t in marks(figure) if t.mode == "lines"]
    assert {120.0, 120.01, 120.02} & set(leaders.lon)


def test_what_is_built_is_white_inside_what_is_simulated_open():
    for fill, symbol, color in (("white", "circle", style.PAPER), ("open", "circle-open", style.CENTRE)):
        looks = [Symbol("province", "", "diamond"), Symbol("regency", "named", "circle", fill=fill)]
        figure = choropleth.regions_map(regions(), Points(CENTRES, looks), frame=frame())
        found = {
            symbol: color
            for trace in marks(figure)
            if trace.mode == "markers"
            for symbol, color in zip(trace.marker.symbol, trace.marker.color, strict=True)
        }
        assert found[symbol] == color and "○ named" in words(figure)


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
def test_numbered_places_carry_their_number_and_their_name_beside_them_or_in_the_legend(width):
    places = CENTRES.iloc[1:].assign(number=[1, 2], share=[1.0, 0.25], label=["Bandung +5", "Jayapura +1"])
    figure = choropleth.regions_map(
        choropleth.ground(["32", "94"], OUTLINES), places=places, frame=frame(width)
    )
    drawn = {
        text: (lon, size)
        for trace in marks(figure)
        if "markers" in trace.mode
        for text, lon, size in zip(trace.text or (), trace.lon, trace.marker.size or (), strict=True)
    }
    assert {text: lon for text, (lon, _) in drawn.items()} == {"<b>1</b>": 107.6, "<b>2</b>": 140.7}
    assert drawn["<b>1</b>"][1] > drawn["<b>2</b>"][1] > choropleth.NUMBER_SIZES[width]
    beside = [text for trace in marks(figure) if trace.mode == "text" for text in trace.text]
    for number, name in ((1, "Bandung +5"), (2, "Jayapura +1")):
        assert (name in beside) != (f"{number} {name}" in words(figure))
    if width == "wide":
        assert beside == ["Jayapura +1", "Bandung +5"]


def test_an_outlined_region_has_a_line_over_its_shade_and_an_unknown_one_none():
    shade, line = shades(choropleth.regions_map(regions(outlined="32"), has_java=False, frame=frame()))
    assert list(line.locations) == ["32"] and line.marker.line.color == style.INK
    assert line.hoverinfo == "skip" and "32" in shade.locations
    unknown = choropleth.regions_map(regions(outlined="99"), has_java=False, frame=frame())
    assert len(shades(unknown)) == 1


@pytest.mark.parametrize("width", WIDTHS)
def test_a_list_of_values_has_every_name_and_value_in_their_order_and_nothing_on_another(width):
    listed = pd.DataFrame({"name": ["Papua Pegunungan", "Papua"], "text": ["1,234,567", "56"]})
    figure = choropleth.regions_map(regions(), listed=listed, frame=frame(width))
    found = notes(figure)
    names, values = found["Papua Pegunungan Papua"], found["1,234,567 56"]
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
        frame=frame(width),
    )
    assert outside(figure, width) == [] and overlapping(figure, width) == []
    assert "Consultants per 100,000 people: □ no data" in words(figure)


@pytest.mark.parametrize("width", WIDTHS)
def test_no_name_lies_on_a_numbered_place(width):
    places = pd.DataFrame(
        {
            "number": [1],
            "longitude": [107.0],
            "latitude": [-6.3],
            "province_code": ["32"],
            "share": [1.0],
            "hover": ["Bekasi"],
            "label": ["Kota Bekasi"],
        }
    )
    names = pd.DataFrame(
        {
            "code": ["31", "32"],
            "label": ["Jakarta", "Jabar"],
            "longitude": [107.0] * 2,
            "latitude": [-6.3] * 2,
        }
    )
    ground = choropleth.ground(["31", "32"], OUTLINES)
    drawn = choropleth.regions_map(ground, places=places, names=names, frame=frame(width))
    written = [trace for trace in marks(drawn) if trace.mode == "text"]
    told = [
        (text, lon, lat)
        for trace in written
        for text, lon, lat in zip(trace.text, trace.lon, trace.lat, strict=True)
        if text in ("Jakarta", "Jabar")
    ]
    assert not [text for text, lon, lat in told if abs(lon - 107) < 0.1 and abs(lat + 6.3) < 0.1]


def test_a_simulated_map_is_marked():
    assert is_marked(choropleth.regions_map(regions(), frame=SIMULATED))
    assert not is_marked(choropleth.regions_map(regions(), frame=frame()))
