"""Ranges: a point between its two bounds on one scale, and words where the number is held back."""

import pandas as pd
import pytest
from drawn import HOSTILE, SIMULATED, boxes, frame, is_marked, notes, outside, overlapping, seen

from plut.figures import ranges, style
from plut.figures.style import WIDTHS

LONG = "Kabupaten Kepulauan Siau Tagulandang Biaro, Sulawesi Utara, and still more words"
ROWS = pd.DataFrame(
    {
        "label": ["Aceh", LONG, "Papua"],
        "share": [0.732, None, 0.649],
        "lower": [0.71, None, 0.53],
        "upper": [0.754, None, 0.75],
        "text": ["73.2% (n 1,626)", "fewer than 10: not shown", "64.9% (n 77)"],
        "hover": ["a", "b", "c"],
    }
)


@pytest.mark.parametrize("width", WIDTHS)
def test_each_point_stands_between_its_bounds_in_the_order_of_rows(width):
    lines, points = ranges.shares(ROWS, frame=frame(width)).data
    assert list(points.x) == [0.732, 0.649] and list(points.customdata) == ["a", "c"]
    ends = [x for x in lines.x if x is not None]
    assert ends == [0.71, 0.754, 0.53, 0.75]
    assert [y for y in lines.y if y is not None] == [points.y[0]] * 2 + [points.y[1]] * 2
    assert points.y[0] < points.y[1]


@pytest.mark.parametrize("width", WIDTHS)
def test_what_is_held_back_is_said_and_not_drawn_as_zero(width):
    figure = ranges.shares(ROWS, frame=frame(width))
    held = notes(figure)["fewer than 10: not shown"]
    assert held.font.color == style.MUTED != notes(figure)["64.9% (n 77)"].font.color
    first, last = figure.data[1].y
    assert first < held.y < last and 0 not in figure.data[1].x


@pytest.mark.parametrize("width", WIDTHS)
def test_no_word_leaves_the_picture_or_lies_on_another(width):
    figure = ranges.shares(ROWS, frame=frame(width))
    assert outside(figure, width) == [] and overlapping(figure, width) == []


@pytest.mark.parametrize("width", WIDTHS)
def test_the_scale_stands_between_labels_and_texts(width):
    figure = ranges.shares(ROWS, frame=frame(width))
    begin, end = (share * WIDTHS[width].room for share in figure.layout.xaxis.domain)
    found = {box.text: box for box in boxes(figure, width)}
    assert found["fewer than 10: not shown"].left > end
    assert end - begin >= ranges.LEAST_SCALE * WIDTHS[width].room - 0.001
    if width != "narrow":  # on a phone labels stand above
        label = next(box for text, box in found.items() if text.startswith("Kabupaten"))
        assert label.text.endswith("…") and label.right < begin
        assert found["Aceh"].text == "Aceh"


def test_one_scale_from_zero_to_one_for_all_rows():
    low, high = ranges.shares(ROWS, frame=frame()).layout.xaxis.range
    assert low < 0 and high > 1


def test_a_simulated_figure_is_marked():
    assert is_marked(ranges.shares(ROWS, frame=SIMULATED))
    assert not is_marked(ranges.shares(ROWS, frame=frame()))


def test_names_of_others_are_text_not_markup():
    figure = ranges.shares(ROWS.assign(label=HOSTILE, text=HOSTILE), frame=frame())
    assert [seen(note.text) for note in figure.layout.annotations].count(HOSTILE) == 6
