"""Timelines: every statement a mark at its day with its number, those that conflict hollow."""

import pandas as pd
import pytest
from drawn import HOSTILE, SIMULATED, frame, is_marked, outside, overlapping, seen

from plut.figures import style, timelines
from plut.figures.style import WIDTHS

COUNTS = pd.DataFrame(
    {
        "day": pd.to_datetime(["2016-09-01", "2017-08-01", "2019-02-01", "2019-09-01", "2024-10-09"]),
        "value": [49, 51, 61, 60, 100],
        "label": ["49", "51", "61", "60", "100"],
        "is_conflicting": [False, False, False, True, False],
        "hover": list("abcde"),
    }
)


def draw(counts: pd.DataFrame = COUNTS, **changes):
    return timelines.published_counts(counts, **({"frame": frame()} | changes))


@pytest.mark.parametrize("width", WIDTHS)
def test_each_statement_is_a_mark_with_its_number(width):
    _, agreed, conflicting = draw(frame=frame(width)).data
    drawn = [
        (str(day)[:10], value, label, hover)
        for trace in (agreed, conflicting)
        for day, value, label, hover in zip(trace.x, trace.y, trace.text, trace.customdata, strict=True)
    ]
    assert sorted(drawn) == [(str(r.day)[:10], r.value, r.label, r.hover) for r in COUNTS.itertuples()]


def test_the_line_goes_through_what_agrees_and_a_conflict_is_hollow():
    line, agreed, conflicting = draw().data
    assert list(line.y) == list(agreed.y) == [49, 51, 61, 100] and list(conflicting.y) == [60]
    assert (agreed.marker.symbol, conflicting.marker.symbol) == ("circle", "circle-open")
    assert conflicting.marker.color == conflicting.textfont.color == style.ATTENTION
    assert line.line.shape == "hv"  # a number holds until the next one


def test_the_scale_begins_at_zero():
    low, high = draw().layout.yaxis.range
    assert low == 0 and high > 100


@pytest.mark.parametrize("width", WIDTHS)
def test_no_word_leaves_the_picture_or_lies_on_another(width):
    wide = COUNTS.assign(label=["49 centres", "51", "61", "60", "100 centres"])
    figure = draw(wide, frame=frame(width))
    assert outside(figure, width) == [] and overlapping(figure, width) == []


@pytest.mark.parametrize("width", WIDTHS)
def test_the_axis_begins_with_the_year_of_the_first_value_and_has_whole_years(width):
    for figure in (draw(frame=frame(width)), timelines.per_centre(PER_CENTRE, NAMES, frame=frame(width))):
        axis, first = figure.layout.xaxis, min(min(trace.x) for trace in figure.data if len(trace.x))
        last = max(max(trace.x) for trace in figure.data if len(trace.x))
        begin, end = (pd.Timestamp(axis.minor.tickvals[at]) for at in (0, -1))
        assert (begin.year, begin.month, begin.day) == (pd.Timestamp(first).year, 1, 1)
        assert pd.Timestamp(axis.range[0]) < begin and axis.tickformat == "%Y"
        # what labels need beyond the last year is no year of the picture
        assert end.year == pd.Timestamp(last).year + 1 and pd.Timestamp(axis.tickvals[-1]) < end


def test_a_single_statement_has_room_on_both_sides():
    one = draw(COUNTS.iloc[:1])
    first, last = one.layout.xaxis.range
    assert pd.Timestamp(first) < COUNTS["day"].iloc[0] < pd.Timestamp(last)


def test_a_simulated_figure_is_marked():
    assert is_marked(draw(frame=SIMULATED)) and not is_marked(draw())


def test_words_are_text_not_markup():
    _, agreed, conflicting = draw(COUNTS.assign(label=HOSTILE)).data
    assert {seen(text) for text in (*agreed.text, *conflicting.text)} == {HOSTILE}


PER_CENTRE = pd.DataFrame(
    {
        "day": pd.to_datetime(["2017-07-31", "2017-07-01", "2019-07-01", "2023-09-27", "2024-10-09"]),
        "value": [5.94, 5.94, 5.41, 3.82, 5.52],
        "label": ["5.9 posts (2017)", "5.9 (2017)", "5.4 (2019)", "3.8 (2023)", "5.5 posts (2024)"],
        "is_full": [True, False, False, False, True],
        "hover": list("abcde"),
    }
)
NAMES = {"consultants": "consultants per centre", "complement": "every post filled"}


@pytest.mark.parametrize("width", WIDTHS)
def test_consultants_are_dots_and_what_is_full_is_a_short_line(width):
    figure = timelines.per_centre(PER_CENTRE, NAMES, frame=frame(width))
    full, line, dots = figure.data
    assert list(dots.text) == ["5.9 (2017)", "5.4 (2019)", "3.8 (2023)"]
    assert list(full.text) == ["5.9 posts (2017)", "5.5 posts (2024)"]
    assert line.mode == "lines" and list(line.y) == list(dots.y)
    assert (dots.marker.symbol, full.marker.symbol) == ("circle", "line-ew-open")
    assert figure.layout.yaxis.range[0] == 0
    assert outside(figure, width) == [] and overlapping(figure, width) == []
