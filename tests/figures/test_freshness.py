"""Freshness: dots of what was in print, the newest of each question with its date, and how long nothing newer
is found."""

import pandas as pd
import pytest
from drawn import HOSTILE, SIMULATED, frame, is_marked, notes, outside, overlapping, words

from plut.figures import freshness, style
from plut.figures.style import WIDTHS

POINTS = pd.DataFrame(
    [
        ("Number of centres", "2016-08-31", "", False),
        ("Number of centres", "2024-10-09", "9 October 2024", True),
        ("Products certified halal", "2025-12-31", "December 2025", True),
        ("A question that takes more words than fit into one line of a phone", "2016-09-14", "2016", True),
    ],
    columns=["question", "day", "label", "is_newest"],
).assign(day=lambda rows: pd.to_datetime(rows["day"]), until=pd.Timestamp("2025-12-31"), hover=list("abcd"))


def draw(points: pd.DataFrame = POINTS, **changes):
    return freshness.newest(points, "nothing newer found", frame=frame(**changes))


def test_the_newest_are_large_and_a_dotted_line_goes_from_each_to_the_end():
    others, newest = draw().data
    assert list(others.customdata) == ["a"] and list(newest.customdata) == ["b", "c", "d"]
    assert newest.marker.size > others.marker.size
    lines = draw().layout.shapes
    assert [pd.Timestamp(line.x0) for line in lines] == list(POINTS.loc[POINTS["is_newest"], "day"])
    assert {pd.Timestamp(line.x1) for line in lines} == {pd.Timestamp("2025-12-31")}
    assert {line.line.color for line in lines} == {style.ATTENTION}


def test_each_row_bears_its_question_and_its_newest_date():
    told = words(draw())
    for text in (*POINTS["question"], *POINTS.loc[POINTS["is_newest"], "label"], "nothing newer found"):
        assert text in told


@pytest.mark.parametrize("width", WIDTHS)
def test_no_word_leaves_the_picture_or_lies_on_another(width):
    figure = draw(width=width)
    assert outside(figure, width) == [] and overlapping(figure, width) == []


def test_a_simulated_figure_is_marked_and_words_are_text():
    assert is_marked(freshness.newest(POINTS, "x", frame=SIMULATED)) and not is_marked(draw())
    assert HOSTILE in notes(draw(POINTS.assign(question=HOSTILE)))
