"""Bullets: the known part from zero, the part that may come on top after it, and nothing for what is not
known.
"""

import pandas as pd
import pytest
from drawn import HOSTILE, SIMULATED, frame, is_marked, notes, outside, overlapping, seen

from plut.figures import bounds, style
from plut.figures.bars import Target
from plut.figures.style import WIDTHS

RULE = Target(0.4, "40%")
LONG = "A denominator that takes so many words to be named that no phone in the country shows it in one line"
ROWS = pd.DataFrame(
    {
        "label": ["Plan", LONG, "Realised"],
        "lower": [0.3, None, 0.178],
        "upper": [0.45, None, 0.249],
        "text": ["30.0–45.0%", "no data", "17.8–24.9%"],
        "hover": ["plan", "nothing", "realised"],
    }
)


def draw(rows: pd.DataFrame = ROWS, target: Target | None = RULE, **changes):
    return bounds.bounds(rows, target, "known", "may come", **({"frame": frame()} | changes))


def test_the_second_bar_begins_where_the_first_ends_and_ends_at_the_upper_bound():
    known, maybe = draw().data
    assert list(known.x) == [0.3, 0.178] and known.base == 0
    assert list(maybe.base) == list(known.x)
    assert [base + length for base, length in zip(maybe.base, maybe.x, strict=True)] == [0.45, 0.249]
    assert list(known.y) == list(maybe.y) and list(known.customdata) == ["plan", "realised"]


@pytest.mark.parametrize("width", WIDTHS)
def test_each_value_stands_at_the_end_of_its_bar_under_its_label(width):
    figure = draw(frame=frame(width))
    found = notes(figure)
    assert found["30.0–45.0%"].x == 0.45 and found["17.8–24.9%"].x == 0.249
    assert found["Plan"].y < found["30.0–45.0%"].y < found[LONG].y < found["17.8–24.9%"].y
    assert list(figure.data[0].y) == [found["30.0–45.0%"].y, found["17.8–24.9%"].y]


def test_what_is_not_known_is_said_paler_and_has_no_bar():
    figure = draw()
    assert notes(figure)["no data"].font.color == style.MUTED
    assert len(figure.data[0].x) == len(figure.data[1].x) == 2


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("target", [RULE, None])
def test_no_word_leaves_the_picture_or_lies_on_another(width, target):
    figure = draw(target=target, frame=frame(width))
    assert outside(figure, width) == [] and overlapping(figure, width) == []


def test_the_line_of_the_target_crosses_all_bars_and_is_named_at_its_end():
    figure = draw()
    [line] = figure.layout.shapes
    first, last = figure.data[0].y
    assert line.x0 == line.x1 == 0.4 < figure.layout.xaxis.range[1]
    assert line.y0 < first < last < line.y1 == notes(figure)["40%"].y < figure.layout.yaxis.range[0]
    assert not draw(target=None).layout.shapes


def test_both_parts_are_in_the_legend_in_their_colours():
    figure = draw()
    legend = next(note.text for note in figure.layout.annotations if "may come" in note.text)
    assert legend.index(bounds.KNOWN) < legend.index("known") < legend.index(bounds.MAYBE)
    assert [trace.marker.color for trace in figure.data] == [bounds.KNOWN, bounds.MAYBE]


def test_a_simulated_figure_is_marked_and_hatched():
    simulated = draw(frame=SIMULATED)
    assert is_marked(simulated) and {trace.marker.pattern.shape for trace in simulated.data} == {"/"}
    assert not is_marked(draw()) and draw().data[0].marker.pattern.shape is None


def test_names_of_others_are_text_not_markup():
    figure = draw(ROWS.assign(label=HOSTILE, text=HOSTILE))
    assert [seen(note.text) for note in figure.layout.annotations].count(HOSTILE) == 6
