"""Staffing: consultants against their complement, who joins and leaves, and how evenly access is spread."""

import pandas as pd
import pytest
from drawn import HOSTILE, SIMULATED, frame, is_marked, notes, outside, overlapping, seen, words

from plut.figures import staffing, style
from plut.figures.style import WIDTHS

MONTHS = pd.DataFrame(
    {
        "day": pd.date_range("2017-01-31", periods=118, freq="ME"),
        "active": [300 + i % 97 for i in range(118)],
        "complement": [303 + 2 * i for i in range(118)],
        "joined": [40 if i % 12 == 0 else 0 for i in range(118)],
        "left": [30 if i % 12 == 11 else 0 for i in range(118)],
        "hover": [f"month {i}" for i in range(118)],
    }
)
MARKS = pd.DataFrame(
    {
        "day": pd.to_datetime(["2018-12-31", "2024-10-09"]),
        "value": [330, 332],
        "label": ["330", "332"],
        "hover": ["said so", "said that"],
    }
)
NAMES = {
    "active": "active: 397",
    "complement": "complement: 552",
    "joined": "joined",
    "left": "left",
    "published": "published number (real)",
}


def draw(months: pd.DataFrame = MONTHS, marks: pd.DataFrame = MARKS, names: dict = NAMES, **changes):
    return staffing.history(months, marks, names, **({"frame": frame()} | changes))


@pytest.mark.parametrize("width", WIDTHS)
def test_every_month_stands_at_its_day(width):
    complement, active, joined, left, marks = draw(frame=frame(width)).data
    assert list(complement.y) == MONTHS["complement"].tolist() and list(active.y) == MONTHS["active"].tolist()
    assert list(joined.y) == MONTHS["joined"].tolist() and list(left.y) == (-MONTHS["left"]).tolist()
    for trace in (complement, active, joined, left):
        assert [pd.Timestamp(day) for day in trace.x] == MONTHS["day"].tolist()
        assert list(trace.customdata) == MONTHS["hover"].tolist()
    assert joined.yaxis == left.yaxis == "y2" and complement.yaxis is None
    assert list(marks.y) == [330, 332] and list(marks.text) == ["330", "332"]


def test_scales_begin_at_zero_and_hold_every_value():
    layout = draw().layout
    assert layout.yaxis.range[0] == 0 and layout.yaxis.range[1] > 537
    assert -layout.yaxis2.range[0] == layout.yaxis2.range[1] > 40
    assert layout.yaxis.domain[0] > layout.yaxis2.domain[1]
    high = draw(marks=MARKS.assign(value=[330, 900])).layout.yaxis.range[1]
    assert high > 900  # a published number above the lines


def test_labels_stand_at_the_ends_of_their_lines():
    found = notes(draw())
    assert found["complement: 552"].y == MONTHS["complement"].iloc[-1]
    assert found["active: 397"].y == MONTHS["active"].iloc[-1]
    assert found["joined"].yref == "y2" and found["joined"].y > 0 > found["left"].y


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("apart", [200, 3, 0])
def test_no_word_leaves_the_picture_or_lies_on_another(width, apart):
    months = MONTHS.assign(complement=MONTHS["active"] + apart)
    long = NAMES | {"complement": "complement of the programme: 552", "joined": "joined in the month"}
    figure = draw(months, MARKS.iloc[:0], long, frame=frame(width))
    assert outside(figure, width) == [] and overlapping(figure, width) == []


def test_published_numbers_are_in_the_legend_where_there_are_any():
    assert "● published number (real)" in words(draw())
    assert "published" not in words(draw(marks=MARKS.iloc[:0]))


CURVE = pd.DataFrame(
    {"people_share": [0, 0.5, 1], "access_share": [0, 0.123, 1], "hover": ["", "half", "all"]}
)
LORENZ = {
    "equal": "equal access",
    "people": "share of people, least access first",
    "access": "share of all access",
}


@pytest.mark.parametrize("width", WIDTHS)
def test_the_lorenz_curve_lies_under_the_line_of_equal_access(width):
    equal, curve = staffing.lorenz(CURVE, LORENZ, frame=frame(width)).data
    assert list(equal.x) == list(equal.y) == [0, 1]
    assert list(curve.x) == [0, 0.5, 1] and list(curve.y) == [0, 0.123, 1]
    assert list(curve.customdata) == ["", "half", "all"] and curve.line.color == style.VALUE


@pytest.mark.parametrize("width", WIDTHS)
def test_the_words_of_the_lorenz_curve_stay_inside(width):
    long = LORENZ | {"access": "share of all the access that the people of the country have"}
    figure = staffing.lorenz(CURVE, long, frame=frame(width))
    assert outside(figure, width) == [] and overlapping(figure, width) == []
    assert list(figure.layout.xaxis.range) == list(figure.layout.yaxis.range) == [0, 1]


def test_simulated_figures_are_marked():
    assert is_marked(draw(frame=SIMULATED)) and not is_marked(draw())
    assert is_marked(staffing.lorenz(CURVE, LORENZ, frame=SIMULATED))


def test_words_are_text_not_markup():
    figure = draw(names=NAMES | {"active": HOSTILE, "joined": HOSTILE, "published": HOSTILE})
    assert sum(HOSTILE in seen(note.text) for note in figure.layout.annotations) == 3
