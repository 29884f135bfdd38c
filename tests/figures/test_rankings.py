"""Rankings: bars that add up to the score, in the order of places, with bands and ranges, and no text cut
off.
"""

import pandas as pd
import pytest
from drawn import HOSTILE, SIMULATED, boxes, frame, is_marked, outside, overlapping, seen, texts_of

from plut.figures import rankings
from plut.figures.style import WIDTHS
from plut.figures.texts import Text

INDICATORS = [("staffing", "Staffing"), ("reach", "Reach")]
LONG = "Kabupaten Kepulauan Siau Tagulandang Biaro"


UNITS = pd.DataFrame(
    {
        "id": ["b", "a", "c"],
        "place": ["1", "2", "2"],
        "name": ["B", LONG, "C"],
        "score": [80.0, 60.0, 60.0],
        "score_text": ["80.0", "60.0*", "60.0"],
        "rank": [1, 2, 2],
        "low": [1, 2, 1],
        "high": [1, 3, 3],
        "range_text": ["(1)", "(2–3)", "(1–3)"],
        "range_hover": ["first in all draws", "2 to 3", "1 to 3"],
        "band": ["First band", "Second band", ""],
    }
)
PARTS = pd.DataFrame(
    [
        ("b", "staffing", 50.0),
        ("b", "reach", 30.0),
        ("a", "staffing", 60.0),
        ("a", "reach", None),
        ("c", "staffing", 25.0),
        ("c", "reach", 35.0),
    ],
    columns=["id", "indicator", "points"],
).assign(hover="points")


def draw(width: str = "wide"):
    return rankings.contributions(UNITS, PARTS, INDICATORS, "Range of places", "Score", frame=frame(width))


def written(figure) -> dict[str, Text]:
    """Text without tags -> as it was drawn."""
    return {seen(one.text): one for one in texts_of(figure)}


@pytest.mark.parametrize("width", WIDTHS)
def test_bars_of_a_unit_add_up_to_its_score_in_the_order_of_places(width):
    bars = [trace for trace in draw(width).data if trace.type == "bar"]
    assert [bar.name for bar in bars] == ["Staffing", "Reach"]
    sums: dict[float, float] = {}
    for bar in bars:
        for x, y in zip(bar.x, bar.y, strict=True):
            sums[y] = sums.get(y, 0) + x
    assert [sums[y] for y in sorted(sums)] == [80.0, 60.0, 60.0]


def test_an_indicator_never_reported_has_no_bar():
    reach = draw().data[1]
    assert len(reach.x) == 2 and None not in list(reach.x)


@pytest.mark.parametrize("width", WIDTHS)
def test_bands_begin_above_their_first_unit(width):
    found = written(draw(width))
    tops = [found[text].y for text in ("First band", "B", "Second band", LONG)]
    assert tops == sorted(tops)
    assert len(draw(width).layout.shapes) == 1 + (
        width != "narrow"
    )  # a rule above each band, but not at the very top


@pytest.mark.parametrize("width", ["wide", "medium"])
def test_range_of_places_stands_beside_the_bars(width):
    figure = draw(width)
    lines, dots = (trace for trace in figure.data if trace.xaxis == "x2")
    assert [x for x in lines.x if x == x and x is not None] == [1, 1, 2, 3, 1, 3]
    assert list(dots.x) == [1, 2, 2]
    places, points = figure.layout.xaxis2, figure.layout.xaxis
    assert places.overlaying == "x" and places.range[1] > 3
    first = (1 - places.range[0]) / (
        places.range[1] - places.range[0]
    )  # of the width, where the first place stands
    assert first > 1 - rankings.RANGE_SHARE[width]
    assert first > (80 - points.range[0]) / (points.range[1] - points.range[0])


def test_on_a_phone_the_range_is_in_words_beside_the_score():
    figure = draw("narrow")
    assert [trace.type for trace in figure.data] == ["bar", "bar", "scatter"]  # the last holds the words
    assert written(figure)["60.0* (2–3)"].side == "left"


@pytest.mark.parametrize("width", WIDTHS)
def test_no_word_leaves_the_picture_or_lies_on_another(width):
    figure = draw(width)
    assert outside(figure, width) == [] and overlapping(figure, width) == []


@pytest.mark.parametrize("width", ["wide", "medium"])
def test_names_end_before_the_bars_and_scores_before_the_ranges(width):
    figure = draw(width)
    room = WIDTHS[width].room
    low, high = figure.layout.xaxis.range
    zero = -low / (high - low) * room
    found = {box.text: box for box in boxes(figure, width)}
    assert found[LONG].right < zero
    assert zero < found["80.0"].left and found["80.0"].right < room * (1 - rankings.RANGE_SHARE[width])


def test_names_of_others_are_text_not_markup():
    units = UNITS.assign(name=HOSTILE, band=HOSTILE)
    figure = rankings.contributions(units, PARTS, [("staffing", HOSTILE)], "Range", "Score", frame=frame())
    assert [seen(one.text) for one in texts_of(figure)].count(HOSTILE) == 6
    assert any(HOSTILE in seen(note.text) for note in figure.layout.annotations)


def test_a_simulated_figure_is_marked_and_hatched():
    figure = rankings.contributions(UNITS, PARTS, INDICATORS, "Range", "Score", frame=SIMULATED)
    assert is_marked(figure) and figure.data[0].marker.pattern.shape == "/"
    assert not is_marked(draw()) and draw().data[0].marker.pattern.shape is None


def test_a_stack_knows_as_many_indicators_as_there_are_colours():
    assert len(rankings.INDICATORS) >= 6
