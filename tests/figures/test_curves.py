"""Curves: the share by each day with its marks, and months' cohorts with what the open ones may become."""

import pandas as pd
import pytest
from drawn import HOSTILE, SIMULATED, boxes, frame, is_marked, notes, outside, overlapping, seen, words

from plut.figures import curves, style
from plut.figures.style import WIDTHS

CURVE = pd.DataFrame({"day": range(361), "issued_share": [min(0.745, day / 200) for day in range(361)]})
CURVE["hover"] = [f"day {day}" for day in CURVE["day"]]
MARKS = pd.DataFrame({"day": [41, 99], "share": [0.25, 0.5], "text": ["25%: day 41", "50%: day 99"]})
TICKS = [(0.25, "25%"), (0.5, "50%"), (0.75, "75%")]


def holding(marks: pd.DataFrame = MARKS, window: tuple[int, str] = (180, "window: 180 days"), **changes):
    return curves.holding(CURVE, marks, TICKS, "days since", window, **({"frame": frame()} | changes))


@pytest.mark.parametrize("width", WIDTHS)
def test_the_curve_has_every_day_as_a_step_and_the_marks_stand_on_their_days(width):
    curve, marks = holding(frame=frame(width)).data
    assert list(curve.x) == list(range(361)) and list(curve.y) == CURVE["issued_share"].tolist()
    assert curve.line.shape == "hv" and list(curve.customdata)[:2] == ["day 0", "day 1"]
    assert list(marks.x) == [41, 99] and list(marks.y) == [0.25, 0.5]
    layout = holding(frame=frame(width)).layout
    assert list(layout.xaxis.range) == [0, 360] and list(layout.yaxis.range) == [0, 1]
    assert list(layout.yaxis.tickvals) == [0.25, 0.5, 0.75] and list(layout.yaxis.ticktext) == [
        "25%",
        "50%",
        "75%",
    ]


def test_each_mark_drops_to_its_day_and_the_window_crosses_the_plot():
    first, second, window = holding().layout.shapes
    assert [(line.x0, line.x1, line.y0, line.y1) for line in (first, second, window)] == [
        (41, 41, 0, 0.25),
        (99, 99, 0, 0.5),
        (180, 180, 0, 1),
    ]
    assert notes(holding())["window: 180 days"].x == 180


def test_a_window_past_the_end_of_the_axis_has_neither_line_nor_name():
    past = holding(window=(400, "window: 400 days"))
    assert len(past.layout.shapes) == len(MARKS) and "window: 400 days" not in notes(past)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("days", [(2, 41), (200, 290), (358, 360)])
@pytest.mark.parametrize("window", [30, 180, 359])
def test_no_word_leaves_the_picture_or_lies_on_another(width, days, window):
    marks = MARKS.assign(day=list(days))
    figure = holding(marks, (window, f"window: {window} days"), frame=frame(width))
    assert outside(figure, width) == [] and overlapping(figure, width) == []


def test_a_text_stands_under_the_curve_at_its_right_or_over_it_at_its_left():
    under, over = (
        next(
            note
            for text, note in notes(holding(MARKS.assign(day=[41, day]))).items()
            if text == "50%: day 99"
        )
        for day in (99, 355)
    )
    assert (under.xanchor, under.yanchor) == ("left", "top") and under.xshift > 0
    assert (over.xanchor, over.yanchor) == ("right", "bottom") and over.xshift < 0


MONTHS = pd.DataFrame(
    {
        "month": pd.date_range("2022-01-01", periods=40, freq="MS"),
        "share": [0.7] * 30 + [None] * 10,
        "lower": [None] * 32 + [0.2] * 8,
        "upper": [None] * 32 + [0.9] * 8,
        "is_small": [False] * 30 + [True] * 2 + [False] * 8,
        "hover": [f"month {i}" for i in range(40)],
    }
)
LABELS = ("matured", "may still become", "n < 10")


def cohorts(months: pd.DataFrame = MONTHS, **changes):
    return curves.cohorts(months, TICKS, LABELS, **({"frame": frame()} | changes))


@pytest.mark.parametrize("width", WIDTHS)
def test_open_cohorts_are_bars_from_their_lower_to_their_upper_bound(width):
    bars, line, small = cohorts(frame=frame(width)).data
    assert [(base, round(base + length, 6)) for base, length in zip(bars.base, bars.y, strict=True)] == [
        (0.2, 0.9)
    ] * 8
    assert [pd.Timestamp(month) for month in bars.x] == MONTHS["month"].tolist()[32:]
    assert [share for share in line.y if share == share and share is not None] == [0.7] * 30
    assert line.connectgaps is False and len(line.y) == 40
    assert [pd.Timestamp(month) for month in small.x] == MONTHS["month"].tolist()[30:32]


def test_a_month_that_is_held_back_is_a_hollow_mark_and_not_a_share():
    small = cohorts().data[2]
    assert small.marker.symbol == "circle-open" and small.marker.color == style.MUTED
    assert list(small.customdata) == ["month 30", "month 31"]


def test_the_legend_names_only_what_is_there():
    assert "● matured ■ may still become ○ n < 10" in words(cohorts())
    plain = cohorts(MONTHS.assign(lower=None, upper=None, is_small=False))
    assert "● matured" in words(plain) and "■" not in words(plain) and "○" not in words(plain)


@pytest.mark.parametrize("width", WIDTHS)
def test_the_texts_of_the_scale_end_before_the_first_month(width):
    figure = cohorts(frame=frame(width))
    first, last = (pd.Timestamp(day) for day in figure.layout.xaxis.range)
    month = (MONTHS["month"].iloc[0] - first) / (last - first) * WIDTHS[width].room
    assert month > curves.letters.width("75%", WIDTHS[width].note)
    assert last > MONTHS["month"].iloc[-1]


def test_a_single_month_has_an_axis():
    first, last = cohorts(MONTHS.iloc[:1]).layout.xaxis.range
    assert pd.Timestamp(first) < MONTHS["month"].iloc[0] < pd.Timestamp(last)


def test_simulated_figures_are_marked():
    assert is_marked(holding(frame=SIMULATED)) and is_marked(cohorts(frame=SIMULATED))
    assert not is_marked(holding()) and not is_marked(cohorts())


def test_words_are_text_not_markup():
    figure = holding(MARKS.assign(text=HOSTILE), (180, HOSTILE))
    assert [seen(note.text) for note in figure.layout.annotations].count(HOSTILE) == 3
    assert len([box for box in boxes(figure) if box.text == HOSTILE]) == 3
