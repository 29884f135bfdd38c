"""Strips: every area a dot at its place, the marked ones over them with values, no text on another."""

import re

import pandas as pd
import pytest
from drawn import HOSTILE, SIMULATED, boxes, frame, is_marked, outside, overlapping, seen, texts_of

from plut.figures import strips, style
from plut.figures.strips import Words
from plut.figures.style import WIDTHS
from plut.figures.texts import Text

ROWS = pd.DataFrame(
    {
        "measure": ["people", "centres"],
        "label": [
            "People in a region with so long a label that it needs a second line on a phone",
            "Centres",
        ],
        "note": ["higher than most", ""],
        "low_text": ["12", "0"],
        "high_text": ["5,000", "3"],
        "similar_low": [0.2, None],
        "similar_high": [0.5, None],
        "no_data": ["", "no data"],
    }
)
DOTS = pd.DataFrame(
    [("people", i / 40, f"area {i}") for i in range(41)] + [("centres", 0.0, f"area {i}") for i in range(41)],
    columns=["measure", "position", "hover"],
)
MARKED = ["measure", "who", "position", "text", "hover"]
ONE = pd.DataFrame([("people", 0, 0.98, "4,900", "4,900")], columns=MARKED)
TWO = pd.DataFrame([("people", who, 0.4, "2,000", "2,000") for who in (0, 1)], columns=MARKED)


def written(figure) -> list[tuple[str, Text]]:
    """The texts of the plot without tags, and each as it was drawn."""
    return [(seen(one.text), one) for one in texts_of(figure)]


@pytest.mark.parametrize("width", WIDTHS)
def test_every_area_is_a_dot_at_its_place_on_the_strip_of_its_measure(width):
    figure = strips.strips(ROWS, DOTS, ONE, Words(["This"], "others", "similar"), frame=frame(width))
    pale, own = figure.data[:2]
    assert list(pale.x) == DOTS["position"].round(4).tolist()
    people, centres = pale.y[:41], pale.y[41:]
    assert max(people) - min(people) <= strips.SPREAD and max(people) < min(centres)
    assert len(set(centres)) > 20  # equal values stand beside each other
    assert list(own.x) == [0.98] and min(people) < own.y[0] < max(people)
    assert own.marker.color == style.VALUE


def test_many_dots_are_a_few_paths_and_keep_their_places_and_hovers():
    areas = strips.MANY + 1
    many = pd.DataFrame(
        {
            "measure": "people",
            "position": [i / areas for i in range(areas)],
            "hover": [f"area {i}" for i in range(areas)],
        }
    )
    figure = strips.strips(ROWS, many, ONE, Words(["This"], "others"), frame=frame())
    paths = [shape.path for shape in figure.layout.shapes if shape.line.color == strips.PALE]
    drawn = [
        tuple(map(float, dot)) for path in paths for dot in re.findall(r"M([\d.]+),([\d.]+)V([\d.]+)", path)
    ]
    assert len(paths) == strips.PATHS and len(drawn) == areas
    pale = figure.data[0]
    assert pale.mode == "none" and list(pale.customdata) == many["hover"].tolist()
    assert sorted(x for x, *_ in drawn) == pytest.approx(many["position"].tolist(), abs=1e-4)
    places = dict(zip(many["position"].round(4), pale.y, strict=True))
    assert all(top <= places[x] + 1 and bottom >= places[x] - 1 for x, top, bottom in drawn)


@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
def test_a_dot_at_the_end_of_a_strip_is_whole(width):
    """Shapes are cut at the ends of their axis."""
    axis = strips.strips(ROWS, DOTS, ONE, Words(["This"], "others"), frame=frame(width.name)).layout.xaxis
    pixels = width.pixels / (axis.range[1] - axis.range[0])
    half = strips.DOTS[width.name][1] / 2
    assert -axis.range[0] * pixels - strips.LABEL_SHARE[width.name] * width.pixels > half
    assert (axis.range[1] - 1) * pixels > half


@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
def test_a_value_near_the_edge_stays_inside(width):
    figure = strips.strips(ROWS, DOTS, ONE, Words(["This"], "others"), frame=frame(width.name))
    value = dict(written(figure))["4,900"]
    assert value.side == "left" and value.x >= 0.98
    assert value.x <= figure.layout.xaxis.range[1]


@pytest.mark.parametrize("width", WIDTHS)
def test_two_equal_values_are_both_seen(width):
    figure = strips.strips(ROWS, DOTS, TWO, Words(["This", "That"], "others"), frame=frame(width))
    first, second = figure.data[1:3]
    assert second.y[0] - first.y[0] == pytest.approx(2 * strips.APART)
    above, below = (a for text, a in written(figure) if text == "2,000")
    assert above.y < first.y[0] < second.y[0] < below.y
    assert [first.marker.color, second.marker.color] == [style.VALUE, style.ATTENTION]
    ends = [a for text, a in written(figure) if text in ("12", "5,000")]
    assert all(
        end.y >= below.y + WIDTHS[width].text for end in ends
    )  # the ends of the strip stand under the second value


def test_an_area_without_a_value_says_so_and_has_no_dot():
    figure = strips.strips(ROWS, DOTS, ONE, Words(["This"], "others"), frame=frame())
    assert "no data" in dict(written(figure))
    assert len(figure.data[1].x) == 1


def test_the_span_called_similar_is_drawn_where_there_is_one_and_named_in_the_legend():
    figure = strips.strips(ROWS, DOTS, ONE, Words(["This"], "others", "similar"), frame=frame())
    spans = [shape.path for shape in figure.layout.shapes if shape.fillcolor]
    [(first, last)] = [re.findall(r"[MH]([\d.]+)", path)[:2] for path in spans]
    assert (float(first), float(last)) == (0.2, 0.5)
    assert any("similar" in note.text for note in figure.layout.annotations)
    none = strips.strips(
        ROWS.assign(similar_low=None), DOTS, ONE, Words(["This"], "others", "similar"), frame=frame()
    )
    assert not any("similar" in note.text for note in none.layout.annotations)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("marked", [ONE, TWO], ids=["one", "two"])
def test_no_word_leaves_the_picture_or_lies_on_another(width, marked):
    words = Words(["This", "That"][: marked["who"].nunique()], "others", "similar")
    figure = strips.strips(ROWS, DOTS, marked, words, frame=frame(width))
    assert outside(figure, width) == [] and overlapping(figure, width) == []


@pytest.mark.parametrize("width", ["wide", "medium"])
def test_labels_end_before_the_strips(width):
    figure = strips.strips(ROWS, DOTS, ONE, Words(["This"], "others"), frame=frame(width))
    low, high = figure.layout.xaxis.range
    strip = -low / (high - low) * WIDTHS[width].room
    label = next(box for box in boxes(figure, width) if box.text.startswith("People in"))
    assert label.right < strip


def test_names_of_others_are_text_not_markup():
    hostile = ROWS.assign(label=HOSTILE, note=HOSTILE, high_text=HOSTILE)
    figure = strips.strips(
        hostile, DOTS, ONE.assign(text=HOSTILE, hover=HOSTILE), Words([HOSTILE], "others"), frame=frame()
    )
    assert [text for text, _ in written(figure)].count(HOSTILE) == 7
    assert any(HOSTILE in seen(note.text) for note in figure.layout.annotations)
    assert seen(figure.data[1].customdata[0]) == HOSTILE


def test_a_simulated_figure_is_marked():
    assert is_marked(strips.strips(ROWS, DOTS, ONE, Words(["This"], "others"), frame=SIMULATED))
    assert not is_marked(strips.strips(ROWS, DOTS, ONE, Words(["This"], "others"), frame=frame()))
