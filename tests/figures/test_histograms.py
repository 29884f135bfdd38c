"""Histograms: a column stands on its own class and is as high as its share, on one scale for all groups."""

import pandas as pd
import pytest
from drawn import HOSTILE, SIMULATED, frame, is_marked, outside, overlapping, texts_of

from plut.figures import histograms
from plut.figures.style import WIDTHS

ROWS = pd.DataFrame({"group": ["a", "b"], "label": ["Ministries: 34", "Governments of regencies, 414"]})
COLUMNS = pd.DataFrame(
    {
        "group": ["a", "a", "b", "b"],
        "position": [0, 0, 2, 2],
        "series": [0, 1, 0, 1],
        "share": [0.5, 0.25, 0.1, 0.0],
        "hover": ["w", "x", "y", "z"],
    }
)
EDGES = ["0%", "10%", "", "100% +"]
SERIES = ["first extract", "second extract"]


def drawn(width: str = "wide", rows: pd.DataFrame = ROWS, **changes):
    return histograms.histograms(rows, COLUMNS, EDGES, SERIES, frame=frame(width, **changes))


@pytest.mark.parametrize("width", WIDTHS)
def test_a_column_stands_in_its_class_and_is_as_high_as_its_share(width):
    first, second, _ = drawn(width).data
    assert [int(x) for x in first.x] == [0, 2] and [int(x) for x in second.x] == [0, 2]
    assert all(one < other for one, other in zip(first.x, second.x, strict=True))
    highest = histograms.HIGHEST[width]
    assert [-round(y / highest, 3) for y in first.y] == [1.0, 0.2]
    assert [-round(y / highest, 3) for y in second.y] == [0.5, 0.0]
    assert first.base[0] < first.base[1] and list(first.base) == list(second.base)


@pytest.mark.parametrize("width", WIDTHS)
def test_no_word_leaves_the_picture_or_lies_on_another(width):
    figure = drawn(width)
    assert outside(figure, width) == [] and overlapping(figure, width) == []


def test_an_empty_edge_is_not_written_and_every_row_has_its_label():
    written = [text.text for text in texts_of(drawn())]
    assert written == [
        *("Ministries: 34", "0%", "10%", "100% +"),
        *("Governments of regencies, 414", "0%", "10%", "100% +"),
    ]


def test_a_simulated_figure_is_marked_and_hatched():
    figure = histograms.histograms(ROWS, COLUMNS, EDGES, SERIES, frame=SIMULATED)
    assert is_marked(figure) and figure.data[0].marker.pattern.shape == "/"
    assert not is_marked(drawn())


def test_names_of_others_are_text_not_markup():
    written = texts_of(drawn(rows=ROWS.assign(label=HOSTILE)))
    assert [text.text for text in written if "&lt;b&gt;" in text.text]
