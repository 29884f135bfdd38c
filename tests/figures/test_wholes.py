"""Wholes: one part as long in each bar, a mark at a share of each whole, and no word under a mark."""

import pytest
from drawn import HOSTILE, SIMULATED, boxes, frame, is_marked, notes, outside, overlapping, seen
from samples import WHOLES

from plut.figures import wholes
from plut.figures.style import WIDTHS


@pytest.mark.parametrize("width", WIDTHS)
def test_the_part_is_as_long_in_each_bar_and_each_mark_stands_at_its_share(width):
    figure = wholes.parts_of(WHOLES, frame=frame(width))
    whole, part = figure.data
    assert list(whole.x) == WHOLES["whole"].tolist() and set(part.x) == {180.0}
    upright = [line.x0 for line in figure.layout.shapes if line.x0 == line.x1]
    assert upright == WHOLES["target"].tolist()


@pytest.mark.parametrize("width", WIDTHS)
def test_no_word_leaves_the_picture_or_lies_on_another_or_under_a_mark(width):
    figure = wholes.parts_of(WHOLES, frame=frame(width))
    assert outside(figure, width) == [] and overlapping(figure, width) == []
    low, high = figure.layout.xaxis.range
    for line in figure.layout.shapes:
        if line.x0 != line.x1:
            continue
        x = (line.x0 - low) / (high - low) * WIDTHS[width].room
        for box in boxes(figure, width):
            is_beside = box.right <= x or box.left >= x
            assert is_beside or box.bottom <= line.y0 + 1.5 or box.top >= line.y1 - 1.5, box.text


def test_the_distance_is_in_the_colour_of_what_is_short_or_over():
    found = notes(wholes.parts_of(WHOLES, frame=frame()))
    short, over = found["Rp220 trillion below"].font.color, found["Rp20 trillion above"].font.color
    assert short != over


def test_names_of_others_are_text_and_a_simulated_figure_is_marked():
    figure = wholes.parts_of(WHOLES.assign(label=HOSTILE), frame=SIMULATED)
    assert is_marked(figure)
    assert any(HOSTILE in seen(note.text) for note in figure.layout.annotations)
