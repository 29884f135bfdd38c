"""Bars: the values as given, in their order, each with its label and value beside it, nothing cut off."""

import itertools
import re

import pandas as pd
import pytest
from drawn import HOSTILE, SIMULATED, frame, is_marked, notes, outside, overlapping, seen

from plut.figures import bars, letters, style
from plut.figures.style import WIDTHS

RULE = 0.4
LONG = (
    "26 July 2021, realised, divided by: a budget of so many words that no phone shows its name in one line"
)


def rows(*shares: float | None, **changes) -> pd.DataFrame:
    columns = {
        "group": ["of a budget" if i < 2 else "of a target" for i in range(len(shares))],
        "label": [f"{LONG} {i}" for i in range(len(shares))],
        "share": pd.Series(shares, dtype="float64"),
        "text": ["no data" if s is None else f"{s:.2%}" for s in shares],
        "is_doubtful": [i == 0 for i in range(len(shares))],
        "target": ["40% of the budget" if i < 2 else "" for i in range(len(shares))],
        "hover": [f"source {i}" for i in range(len(shares))],
    }
    return pd.DataFrame(columns | changes)


@pytest.mark.parametrize("width", WIDTHS)
def test_bars_stand_from_top_to_bottom_in_the_order_given(width):
    figure = bars.shares(rows(0.1192, 0.2754, 0.5), RULE, frame=frame(width))
    assert list(figure.data[0].x) == [0.1192, 0.2754, 0.5]
    places = list(figure.data[0].y)
    assert places == sorted(places)
    assert figure.layout.yaxis.range[0] > figure.layout.yaxis.range[1] == 0
    assert list(figure.data[0].customdata) == ["source 0", "source 1", "source 2"]


@pytest.mark.parametrize("width", WIDTHS)
def test_each_bar_has_its_label_above_and_its_value_at_its_end(width):
    figure = bars.shares(rows(0.1192, 0.2754, 0.5), RULE, frame=frame(width))
    found = notes(figure)
    for i, (share, middle) in enumerate(zip(figure.data[0].x, figure.data[0].y, strict=True)):
        label, value = found[f"{LONG} {i}"], found[f"{share:.2%}"]
        assert (value.x, value.y, value.xanchor) == (share, middle, "left")
        below_label = label.y + letters.height(label.text, label.font.size)
        assert below_label <= middle - bars.THICKNESS[width] / 2
    assert {"of a budget", "of a target"} <= set(found)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("shares", [(0.1192, 0.2754, 0.5), (0.418,), (0.01, 1.0), (None, 0.3)])
def test_no_word_leaves_the_picture_or_lies_on_another(width, shares):
    figure = bars.shares(rows(*shares), RULE, frame=frame(width))
    assert outside(figure, width) == [] and overlapping(figure, width) == []
    assert figure.layout.xaxis.range[1] > RULE
    assert (
        figure.layout.height == figure.layout.yaxis.range[0] + figure.layout.margin.t + figure.layout.margin.b
    )


def test_a_value_that_takes_many_words_leaves_some_of_its_bar():
    figure = bars.shares(rows(0.5, text=["words that go on and on " * 3]), frame=frame("narrow"))
    assert 0.5 / figure.layout.xaxis.range[1] == pytest.approx(bars.LEAST_BAR)


def test_unknown_is_said_and_not_drawn_as_zero():
    figure = bars.shares(rows(0.3, None), frame=frame())
    assert list(figure.data[0].x) == [0.3]
    assert "no data" in notes(figure)
    assert "nan" not in " ".join(notes(figure))


def test_doubtful_bars_are_hollow_and_those_without_the_line_paler():
    marker = bars.shares(rows(0.1192, 0.2754, 0.5), RULE, frame=frame()).data[0].marker
    assert list(marker.color) == [style.PAPER, style.VALUE, style.SEQUENTIAL[2]]
    assert list(marker.line.color) == [style.ATTENTION, style.VALUE, style.SEQUENTIAL[2]]


def test_a_line_crosses_only_the_bars_that_have_its_target():
    figure = bars.shares(rows(0.1192, 0.2754, 0.5), RULE, frame=frame())
    (line,) = figure.layout.shapes
    first, second, third = figure.data[0].y
    assert line.x0 == line.x1 == 0.4
    assert line.y0 < first < second < line.y1 < third
    assert notes(figure)["40% of the budget"].y == line.y1
    assert not bars.shares(rows(0.1, 0.2), frame=frame()).layout.shapes


@pytest.mark.parametrize("width", WIDTHS)
def test_bars_of_different_denominators_have_lines_of_their_own_each_under_its_name(width):
    """One line over all would be 40 per cent of nobody knows what."""
    names = [
        "40% of the plan",
        "40% of what goes through providers as of 27 October 2023, in all",
        "40% of it",
    ]
    figure = bars.shares(rows(0.189, 0.273, 0.418, target=names), RULE, frame=frame(width))
    lines, middles = figure.layout.shapes, figure.data[0].y
    assert len(lines) == 3
    for line, middle, name in zip(lines, middles, names, strict=True):
        assert line.y0 < middle < line.y1 and notes(figure)[name].y == line.y1
    assert all(above.y1 < below.y0 for above, below in itertools.pairwise(lines))
    assert outside(figure, width) == [] and overlapping(figure, width) == []


@pytest.mark.parametrize("shares", [(), (0.25,), (None,), (0.0,)])
@pytest.mark.parametrize("target", [None, RULE])
def test_few_rows_or_none_still_give_a_framed_picture(shares, target):
    figure = bars.shares(rows(*shares), target, frame=frame("narrow"))
    assert figure.layout.xaxis.range[1] > 0
    assert "A finding" in notes(figure) and any(
        text.startswith("Source: somebody.") for text in notes(figure)
    )
    assert len(figure.data[0].x) == sum(s is not None for s in shares)


def test_names_of_others_are_text_not_markup():
    figure = bars.shares(rows(0.25, label=[HOSTILE], text=[HOSTILE], group=[HOSTILE]), frame=frame())
    assert sum(HOSTILE in seen(note.text) for note in figure.layout.annotations) == 3


def test_a_simulated_figure_is_marked():
    assert is_marked(bars.shares(rows(0.25), frame=SIMULATED))
    assert not is_marked(bars.shares(rows(0.25), frame=frame()))


def test_look_is_ours_and_no_placeholder_colour_is_left():
    figure = bars.shares(rows(0.25, 0.5), RULE, frame=frame())
    assert figure.layout.font.family == style.FONT
    assert list(figure.layout.colorway) == [style.VALUE, style.OTHERS, style.ATTENTION]
    assert not re.search(r"#0000[0-9a-f]{2}", figure.to_json())
