"""Rankings: a column of bars for each indicator on one scale and a base line of its own, in the order of
places, with bands and ranges, and no text cut off.
"""

from dataclasses import replace

import pandas as pd
import pytest
from drawn import HOSTILE, SIMULATED, boxes, frame, is_marked, outside, overlapping, seen, texts_of, words

from plut.figures import rankings, style
from plut.figures.rankings import Heads
from plut.figures.style import WIDTHS
from plut.figures.texts import Text

INDICATORS = [("staffing", "Staffing"), ("reach", "People within reach of a centre")]
LONG = "Kabupaten Kepulauan Siau Tagulandang Biaro"
HEADS = Heads("Contestant", "Score", "Place")
UNITS = pd.DataFrame(
    {
        "id": ["b", "a", "c"],
        "place": ["1", "2", "2"],
        "name": ["B", LONG, "C"],
        "score_text": ["80.5", "60.5*", "60.5"],
        "rank": [1, 2, 2],
        "low": [1, 2, 1],
        "high": [1, 3, 3],
        "range_text": ["place 1", "place 2 to 3", "place 1 to 3"],
        "range_hover": ["first in all draws", "2 to 3", "1 to 3"],
        "band": ["", "Dashed line: A loses to B", ""],
        "who": [0, -1, 1],
    }
)
PARTS = pd.DataFrame(
    [
        ("b", "staffing", 50.0, False),
        ("b", "reach", 30.0, False),
        ("a", "staffing", 60.0, False),
        ("a", "reach", 5.0, True),
        ("c", "staffing", 25.0, False),
        ("c", "reach", 35.0, False),
    ],
    columns=["id", "indicator", "points", "is_missing"],
).assign(hover="points", text=lambda frame: [f"{points:.1f}" for points in frame["points"]])


def draw(width: str = "wide", units=UNITS, parts=PARTS, **changes):
    of = frame(width, **changes)
    return rankings.columns(units, parts, INDICATORS, HEADS, frame=of)


def bars(figure) -> list[tuple[float, float, float]]:
    """Base line, length and middle of each bar."""
    of = [trace for trace in figure.data if trace.type == "bar"]
    return [bar for trace in of for bar in zip(trace.base, trace.x, trace.y, strict=True)]


def written(figure) -> dict[str, Text]:
    """Text without tags -> as it was drawn."""
    return {seen(one.text): one for one in texts_of(figure)}


@pytest.mark.parametrize("width", WIDTHS)
def test_bars_of_an_indicator_share_a_base_line_and_all_bars_one_scale(width):
    drawn = bars(draw(width))
    lefts = sorted({left for left, _, _ in drawn})
    assert len(lefts) == len(INDICATORS) and len(drawn) == len(PARTS)
    lengths = {round(long, 6) for _, long, _ in drawn}
    scale = max(lengths) / 60
    assert lengths == {round(points * scale, 6) for points in PARTS["points"]}
    columns = [lefts[1] - lefts[0], WIDTHS[width].room - lefts[1]]
    assert max(columns) - min(columns) < 1
    lines = [line for line in draw(width).layout.shapes if line.x0 == line.x1]
    assert sorted(line.x0 for line in lines) == lefts


@pytest.mark.parametrize("width", WIDTHS)
def test_units_stand_in_the_order_of_places_and_the_dashed_line_above_its_first(width):
    found = written(draw(width))
    tops = [found[text].y for text in ("● B", "Dashed line: A loses to B", LONG, "◆ C")]
    assert tops == sorted(tops)
    (dashed,) = [line for line in draw(width).layout.shapes if line.line.dash == "dash"]
    assert tops[0] < dashed.y0 < tops[1]


def test_one_who_did_not_report_has_a_hollow_bar():
    hollow = [trace for trace in draw().data if trace.type == "bar" and trace.marker.color == style.PAPER]
    assert [len(trace.x) for trace in hollow] == [1] and hollow[0].marker.line.width


def test_two_that_are_compared_have_their_colours_and_marks_and_no_other_has_one():
    figure = draw()
    colors = {trace.marker.color for trace in figure.data if trace.type == "bar"}
    assert colors == {style.VALUE, style.ATTENTION, style.OTHERS, style.PAPER}
    found = written(figure)
    assert found["● B"].color == style.VALUE and found["◆ C"].color == style.ATTENTION
    nobody = draw(units=UNITS.assign(who=-1))
    assert {trace.marker.color for trace in nobody.data if trace.type == "bar"} == {style.OTHERS, style.PAPER}


def test_the_range_of_places_stands_between_score_and_bars():
    figure = draw()
    lines, dots = (trace for trace in figure.data if trace.type == "scatter" and trace.mode != "text")
    low = list(lines.x[::3])
    assert dots.x[0] == low[0] and low[0] < low[1] and dots.x[1] == dots.x[2]
    first_bar = min(left for left, _, _ in bars(figure))
    right_of_scores = max(box.right for box in boxes(figure) if box.text in set(UNITS["score_text"]))
    assert right_of_scores < min(low) and max(dots.x) < first_bar
    assert "Place 1–3" in written(figure)


@pytest.mark.parametrize("width", ["medium", "narrow"])
def test_on_a_phone_the_range_is_in_words_beside_the_score(width):
    figure = draw(width)
    assert [trace.mode for trace in figure.data if trace.type == "scatter"] == ["text"]
    assert written(figure)["place 1 to 3\u200260.5"].side == "left"


@pytest.mark.parametrize("width", WIDTHS)
def test_no_word_leaves_the_picture_or_lies_on_another(width):
    figure = draw(width)
    assert outside(figure, width) == [] and overlapping(figure, width) == []


def test_headings_with_a_word_wider_than_their_column_are_read_from_below():
    many = [(f"i{place}", "Kelembagaan pemerintah") for place in range(6)]
    parts = pd.DataFrame({"id": "b", "indicator": [code for code, _ in many], "points": 10.0}).assign(
        text="10.0", hover="", is_missing=False
    )
    figure = rankings.columns(UNITS, parts, many, HEADS, frame=frame("narrow"))
    turned = [note for note in figure.layout.annotations if note.textangle]
    assert len(turned) == 6 and overlapping(figure, "narrow") == [] and outside(figure, "narrow") == []


def test_names_of_others_are_text_not_markup():
    units = UNITS.assign(name=HOSTILE, band=["", HOSTILE, ""], who=-1)
    figure = rankings.columns(units, PARTS, [("staffing", HOSTILE), ("reach", "x")], HEADS, frame=frame())
    assert [seen(one.text) for one in texts_of(figure)].count(HOSTILE) == 4
    assert HOSTILE in words(figure)


def test_a_simulated_figure_is_marked_and_hatched_and_its_words_lie_over_the_mark():
    figure = rankings.columns(UNITS, PARTS, INDICATORS, HEADS, frame=SIMULATED)
    assert is_marked(figure)
    assert {trace.marker.pattern.shape for trace in figure.data if trace.type == "bar"} == {"/"}
    told = words(figure)
    assert "80.5" in told and "Dashed line: A loses to B" in told and "50.0" in told
    assert not is_marked(draw()) and draw().data[0].marker.pattern.shape is None
    assert overlapping(figure) == [] and outside(figure) == []


def test_a_picture_as_wide_as_a_page_uses_its_room():
    of = replace(frame(), across=982)
    figure = rankings.columns(UNITS, PARTS, INDICATORS, HEADS, frame=of)
    assert max(left + long for left, long, _ in bars(figure)) > 800
