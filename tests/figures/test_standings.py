"""Standings: every area a dot of its own on its strip, the marked one with value and place, no text on
another."""

import re

import pandas as pd
import pytest
from drawn import HOSTILE, SIMULATED, boxes, frame, is_marked, outside, overlapping, seen, texts_of, words

from plut.figures import standings, style
from plut.figures.standings import Words
from plut.figures.style import WIDTHS

NAMES = Words("This", "others", "median", "worse than most")
ROWS = pd.DataFrame(
    {
        "measure": ["people", "centres", "alike"],
        "label": [
            "People in a region with so long a label that it needs a second line on a phone",
            "Centres",
            "Alike",
        ],
        "note": ["2nd highest of 41", "3rd lowest of 41", ""],
        "value_text": ["4,900", "1", "5"],
        "side": ["neutral", "worse", "neutral"],
        "position": [0.98, 0.02, 0.5],
        "median_position": [0.5, 0.04, 0.5],
        "median_text": ["median 2,000", "median 2", "median 5"],
        "low_text": ["12 Somewhere", "0 (12 regencies)", "5"],
        "high_text": ["5,000 Elsewhere", "30 Far away", "5"],
        "low_short": ["12", "0", "5"],
        "high_short": ["5,000", "30", "5"],
        "same_text": ["", "", "5 in all 41"],
        "hover": ["4,900", "1", "5"],
    }
)
DOTS = pd.DataFrame(
    [("people", i / 40, f"area {i}") for i in range(41)] + [("centres", 0.0, f"area {i}") for i in range(41)],
    columns=["measure", "position", "hover"],
)


def drawn(width: str = "wide", rows: pd.DataFrame = ROWS, dots: pd.DataFrame = DOTS):
    return standings.standings(rows, dots, NAMES, frame=frame(width))


@pytest.mark.parametrize("width", WIDTHS)
def test_every_area_is_a_dot_near_its_place_and_equal_ones_are_stacked(width):
    figure = drawn(width)
    others, own = figure.data[:2]
    first, last = min(others.x), max(others.x)
    size = standings.DOTS[width][0]
    for x, position in zip(others.x[:41], DOTS["position"][:41], strict=True):
        assert abs(x - (own.x[0] - (0.98 - position) * (own.x[0] - own.x[1]) / 0.96)) <= size
    assert last > first
    stacked = others.y[41:]
    assert len(set(others.x[41:])) == 1 and len(set(stacked)) == 41
    assert max(stacked) - min(stacked) <= standings.STACK
    assert max(stacked) < own.y[1]  # dots stand over the strip, the marked one on it


def test_the_marked_area_has_the_colour_of_what_is_chosen_and_a_worse_one_asks_for_attention():
    figure = drawn()
    assert list(figure.data[1].marker.color) == [style.VALUE, style.ATTENTION]
    colors = {seen(one.text): one.color for one in texts_of(figure)}
    assert (colors["4,900"], colors["1"]) == (style.INK, style.ATTENTION)
    assert "worse than most" in words(figure)
    assert "worse than most" not in words(drawn(rows=ROWS.assign(side="neutral")))


def test_where_all_areas_have_one_value_a_sentence_stands_in_the_place_of_a_strip():
    figure = drawn()
    assert "5 in all 41" in [seen(one.text) for one in texts_of(figure)]
    assert len(figure.data[1].x) == 2


def test_an_area_without_a_value_has_no_dot_of_its_own():
    figure = drawn(rows=ROWS.assign(position=None, value_text="–"))
    assert len(figure.data[1].x) == 0 and len(figure.data[0].x) == len(DOTS)


@pytest.mark.parametrize("width", WIDTHS)
def test_ends_are_named_where_there_is_room_and_the_median_where_it_lies_free(width):
    texts = {seen(one.text) for one in texts_of(drawn(width))}
    assert {"12 Somewhere", "5,000 Elsewhere"} <= texts
    assert ("median 2,000" in texts) == (width == "wide")
    assert "median 2" not in texts  # it would lie on the lowest
    long = ROWS.assign(low_text="12 " + "Somewhere " * 9, high_text="5,000 " + "Elsewhere " * 9)
    short = {seen(one.text) for one in texts_of(drawn(width, long))}
    assert {"12", "5,000"} <= short


def test_many_dots_are_one_path_of_columns_and_keep_their_hovers():
    many = pd.DataFrame(
        {
            "measure": "people",
            "position": [i % 60 / 60 for i in range(standings.MANY + 20)],
            "hover": [f"area {i}" for i in range(standings.MANY + 20)],
        }
    )
    figure = drawn(dots=many)
    [path] = [
        shape.path
        for shape in figure.layout.shapes
        if shape.line.color == style.OTHERS and shape.line.width < standings.THIN
    ]
    assert len(re.findall("M", path)) == 60
    assert figure.data[0].mode == "none" and list(figure.data[0].customdata) == many["hover"].tolist()


@pytest.mark.parametrize("width", WIDTHS)
def test_no_word_leaves_the_picture_or_lies_on_another(width):
    figure = drawn(width)
    assert outside(figure, width) == [] and overlapping(figure, width) == []


@pytest.mark.parametrize("width", ["wide", "medium"])
def test_labels_end_before_values_and_values_before_strips(width):
    figure = drawn(width)
    label = next(box for box in boxes(figure, width) if box.text.startswith("People in"))
    value = next(box for box in boxes(figure, width) if box.text == "4,900")
    assert label.right < value.left and value.right < min(figure.data[0].x)


def test_names_of_others_are_text_not_markup():
    columns = ("label", "note", "value_text", "low_text", "high_text", "hover")
    figure = standings.standings(
        ROWS.assign(**dict.fromkeys(columns, HOSTILE)),
        DOTS,
        Words(HOSTILE, "others", "median", "worse"),
        frame=frame(),
    )
    assert [seen(one.text) for one in texts_of(figure)].count(HOSTILE) >= 3 * 3
    assert HOSTILE in words(figure) and seen(figure.data[1].customdata[0]) == HOSTILE


def test_a_simulated_figure_is_marked():
    assert is_marked(standings.standings(ROWS, DOTS, NAMES, frame=SIMULATED))
    assert not is_marked(drawn())
