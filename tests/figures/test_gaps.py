"""Gaps: shortfalls to the left and surpluses to the right of one line, with both amounts in words."""

import pandas as pd
import pytest
from drawn import HOSTILE, SIMULATED, frame, is_marked, notes, outside, overlapping, seen

from plut.figures import gaps, letters
from plut.figures.style import WIDTHS

ROWS = pd.DataFrame(
    {
        "label": ["Ministries", "All institutions of the country together, as they have reported"],
        "shortfall": [120.0, 208.0],
        "surplus": [0.0, 30.0],
        "text": ["Short 120 trillion<br>Over 0", "Short 208 trillion, 595 institutions<br>Over 30 trillion"],
        "hover": ["one", "two"],
    }
)


def draw(rows: pd.DataFrame = ROWS, **changes):
    return gaps.gaps(rows, "shortfall", "surplus", **({"frame": frame()} | changes))


def test_shortfalls_go_left_and_surpluses_right_of_zero_at_the_same_height():
    short, over = draw().data
    assert list(short.x) == [-120, -208] and list(over.x) == [0, 30]
    assert list(short.y) == list(over.y) == sorted(short.y)
    assert list(short.customdata) == list(over.customdata) == ["one", "two"]
    low, high = draw().layout.xaxis.range
    assert low == -208 and high == 30


def test_where_nobody_is_over_the_line_still_stands_inside():
    low, high = draw(ROWS.assign(surplus=0.0)).layout.xaxis.range
    assert high == pytest.approx(-low * gaps.LEAST_OVER)


def test_the_line_of_zero_crosses_each_pair():
    figure = draw()
    for line, middle in zip(figure.layout.shapes, figure.data[0].y, strict=True):
        assert line.x0 == line.x1 == 0 and line.y0 < middle < line.y1


@pytest.mark.parametrize("width", WIDTHS)
def test_label_and_amounts_stand_over_their_bars_and_nothing_lies_on_another(width):
    figure = draw(frame=frame(width))
    assert outside(figure, width) == [] and overlapping(figure, width) == []
    label = notes(figure)["Ministries Short 120 trillion Over 0"]
    first, second = figure.data[0].y
    assert label.y + letters.height(label.text, label.font.size) <= first - gaps.THICKNESS[width] / 2
    assert first + gaps.THICKNESS[width] / 2 <= second
    height = figure.layout.yaxis.range[0]
    assert second + gaps.THICKNESS[width] / 2 <= height


def test_both_sides_are_in_the_legend_in_their_colours():
    figure = draw()
    legend = next(note.text for note in figure.layout.annotations if "surplus" in note.text)
    assert legend.index(gaps.SHORT) < legend.index("shortfall") < legend.index(gaps.OVER)
    assert [trace.marker.color for trace in figure.data] == [gaps.SHORT, gaps.OVER]


def test_a_simulated_figure_is_marked_and_hatched():
    simulated = draw(frame=SIMULATED)
    assert is_marked(simulated) and {trace.marker.pattern.shape for trace in simulated.data} == {"/"}
    assert not is_marked(draw())


def test_names_of_others_are_text_not_markup():
    assert any(
        seen(note.text).startswith(HOSTILE) for note in draw(ROWS.assign(label=HOSTILE)).layout.annotations
    )
