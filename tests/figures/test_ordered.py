"""Ordered: a bar a row from zero, as long as its value; those without one say so in its place."""

import pandas as pd
import pytest
from drawn import HOSTILE, SIMULATED, frame, is_marked, outside, overlapping, seen, texts_of, words

from plut.figures import ordered
from plut.figures.ordered import Words
from plut.figures.style import WIDTHS

NAMES = Words("This", "beside it", "others")
ROWS = pd.DataFrame(
    {
        "name": ["Jawa Barat", "Kabupaten Kepulauan Siau Tagulandang Biaro", "Nothing there", "Unknown"],
        "value": [50.0, 10.0, 0.0, None],
        "value_text": ["at least 50", "at least 10", "none found", "not known: none found"],
        "who": ["other", "own", "compared", "other"],
        "hover": ["a", "b", "c", "d"],
    }
)


def drawn(width: str = "wide", rows: pd.DataFrame = ROWS):
    return ordered.bars(rows, NAMES, frame=frame(width))


@pytest.mark.parametrize("width", WIDTHS)
def test_bars_begin_at_one_line_and_are_as_long_as_their_values(width):
    bars = drawn(width).data[0]
    assert len(bars.x) == 3 and len(set(bars.base)) == 1  # no bar where there is no value
    assert bars.x[0] == pytest.approx(5 * bars.x[1]) and bars.x[2] == 0


@pytest.mark.parametrize("width", WIDTHS)
def test_every_row_says_its_value_or_why_it_has_none(width):
    told = [seen(one.text) for one in texts_of(drawn(width))]
    assert set(ROWS["value_text"]) <= set(told)


def test_the_one_that_is_asked_for_and_those_beside_it_have_colours_of_their_own():
    colors = list(drawn().data[0].marker.color)
    assert colors == [ordered.COLORS[who] for who in ("other", "own", "compared")]
    assert len(set(colors)) == 3
    assert "beside it" not in words(ordered.bars(ROWS, Words("This", "", "others"), frame=frame()))


@pytest.mark.parametrize("width", WIDTHS)
def test_no_word_leaves_the_picture_or_lies_on_another(width):
    figure = drawn(width, pd.concat([ROWS] * 10))
    assert outside(figure, width) == [] and overlapping(figure, width) == []


def test_where_nothing_is_known_there_is_a_picture():
    assert len(drawn(rows=ROWS.assign(value=None).astype({"value": float})).data[0].x) == 0


def test_names_are_text_not_markup():
    figure = drawn(rows=ROWS.assign(name=HOSTILE, value_text=HOSTILE, hover=HOSTILE))
    assert [seen(one.text) for one in texts_of(figure)].count(HOSTILE) == 8


def test_a_simulated_figure_is_marked():
    assert is_marked(ordered.bars(ROWS, NAMES, frame=SIMULATED)) and not is_marked(drawn())
