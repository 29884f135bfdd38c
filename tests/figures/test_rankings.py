"""Rankings: bars that add up to the score, in the order of places, with bands and ranges, and no text cut off."""

import re

import pandas as pd
import pytest
from plot_words import texts_of

from plut.figures import rankings, style
from plut.figures.style import WIDTHS, Frame
from plut.figures.texts import Text

INDICATORS = [("staffing", "Staffing"), ("reach", "Reach")]
LONG = "Kabupaten Kepulauan Siau Tagulandang Biaro"


def frame(width: str = "wide") -> Frame:
    return Frame(
        "A finding", "What is counted", "Source: somebody.", "Edition abc", "Dasbor PLUT-KUMKM", width=width
    )


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
    [("b", "staffing", 50.0), ("b", "reach", 30.0), ("a", "staffing", 60.0), ("a", "reach", None), ("c", "staffing", 25.0), ("c", "reach", 35.0)],
    columns=["id", "indicator", "points"],
).assign(hover="points")  # fmt: skip


def draw(width: str = "wide"):
    return rankings.contributions(UNITS, PARTS, INDICATORS, "Range of places", "Score", frame(width))


def written(figure) -> dict[str, Text]:
    """Text without tags -> as it was drawn."""
    return {
        re.sub(r"<br>", " ", re.sub(r"</?(b|span)( [^>]*)?>", "", one.text)): one for one in texts_of(figure)
    }


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


@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
def test_names_and_scores_have_room(width):
    figure = draw(width.name)
    name, score = written(figure)[LONG], written(figure)["80.0" if width.name != "narrow" else "80.0 (1)"]
    low, high = figure.layout.xaxis.range
    pixel = (high - low) / width.pixels
    if width.name == "narrow":  # up to the texts at the right
        at_right = [
            line for text in texts_of(figure) if text.side == "left" for line in text.text.split("<br>")
        ]
        room = width.pixels - max(len(re.sub("<[^>]+>", "", line)) for line in at_right) * width.text * 0.55
    else:
        room = -low / pixel
    assert max(map(len, name.text.split("<br>"))) * width.text * 0.55 + rankings.PLACE_ROOM <= room
    if width.name != "narrow":
        end = (1 - rankings.RANGE_SHARE[width.name]) * (high - low) + low  # of the room for bars
        assert score.beside and score.x > 80
        assert (end - score.x) / pixel >= len("80.0") * width.text * 0.6


def test_a_stack_knows_as_many_indicators_as_there_are_colours():
    assert len(style.CATEGORICAL) >= 6
