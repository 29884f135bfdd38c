"""Two side by side: disc and diamond on a line of all, their values, and what lies between them."""

import pandas as pd
import pytest
from drawn import HOSTILE, SIMULATED, frame, is_marked, outside, overlapping, seen, texts_of, words

from plut.figures import pairs, style
from plut.figures.style import WIDTHS

NAMES = ("Pusat A-07 76.9", "Pusat A-31 76.0")


def row(measure: str, first, second, **more) -> dict:
    usual = {
        "measure": measure,
        "label": f"Label of {measure}",
        "first": first,
        "second": second,
        "first_text": "30.9%",
        "second_text": "54.2%",
        "both_text": "",
        "difference": "+6.4",
        "ahead": 1,
        "ahead_text": "Pusat A-31",
        "first_hover": "first",
        "second_hover": "second",
    }
    return usual | more


ROWS = pd.DataFrame(
    [
        row("apart", 0.1, 0.9),
        row("near", 0.50, 0.52),
        row("at the ends", 1.0, 0.0, ahead=0, ahead_text="Pusat A-07"),
        row("both at the end", 1.0, 0.99),
        row("same", 1.0, 1.0, both_text="both 100%", difference="0.0", ahead=-1, ahead_text="level"),
        row("silent", None, 0.4, first_text="not reported"),
    ]
)
TICKS = pd.DataFrame([{"measure": m, "position": p / 10} for m in ROWS["measure"] for p in range(11)])


def draw(width: str = "wide", rows=ROWS, **changes):
    return pairs.two(rows, TICKS, NAMES, frame=frame(width, **changes))


def marks(figure) -> list:
    return [trace for trace in figure.data if trace.mode == "markers"]


@pytest.mark.parametrize("width", WIDTHS)
def test_no_word_leaves_the_picture_or_lies_on_another(width):
    figure = draw(width)
    assert outside(figure, width) == [] and overlapping(figure, width) == []


def test_the_two_differ_by_shape_and_colour():
    first, second = marks(draw())
    assert (first.marker.symbol, first.marker.color) == ("circle", style.VALUE)
    assert (second.marker.symbol, second.marker.color) == ("diamond", style.ATTENTION)


def test_one_value_of_both_is_said_once_and_their_marks_stand_side_by_side():
    figure = draw()
    told = [seen(one.text) for one in texts_of(figure)]
    assert told.count("both 100%") == 1 and told.count("30.9%") == 4
    first, second = marks(figure)
    same = list(ROWS["measure"]).index("same")
    assert second.x[same - 1] - first.x[same] == 2 * pairs.APART or second.x[same] - first.x[same] == 12


def test_one_that_was_silent_has_no_mark_and_says_so():
    first, second = marks(draw())
    assert len(first.x) == len(ROWS) - 1 and len(second.x) == len(ROWS)
    assert "not reported" in [seen(one.text) for one in texts_of(draw())]


def test_the_difference_stands_at_the_right_in_the_colour_of_who_is_ahead():
    found = [one for one in texts_of(draw()) if seen(one.text) in ("+6.4", "0.0")]
    assert {one.side for one in found} == {"left"} and len({one.x for one in found}) == 1
    colors = [one.color for one in found]
    assert colors[0] == style.ATTENTION and colors[2] == style.VALUE and colors[4] == style.MUTED


def test_a_tick_stands_for_every_value():
    (ticks,) = [shape for shape in draw().layout.shapes if shape.path.count("V") > 1]
    assert ticks.path.count("M") == len(TICKS)


def test_a_simulated_pair_is_marked_under_its_words():
    figure = pairs.two(ROWS, TICKS, NAMES, frame=SIMULATED)
    assert is_marked(figure) and "+6.4" in words(figure)
    assert not [trace for trace in figure.data if trace.mode == "text"]
    assert overlapping(figure) == [] and outside(figure) == []


def test_names_of_others_are_text_not_markup():
    figure = pairs.two(ROWS.assign(label=HOSTILE), TICKS, (HOSTILE, "x"), frame=frame())
    assert HOSTILE in words(figure) and HOSTILE in [seen(one.text) for one in texts_of(figure)]
