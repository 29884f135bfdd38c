"""Pace: each year as a line named at its end, the present one strong, and where it may end."""

import pandas as pd
import pytest
from drawn import HOSTILE, SIMULATED, boxes, frame, is_marked, notes, outside, overlapping, seen

from plut.figures import pace, style
from plut.figures.style import WIDTHS

WORDS = {"months": "J F M A M J J A S O N D", "target": "40% of the budget", "now": "2026: 17.8%"}
OUTLOOK = {"low": 0.28, "high": 0.289, "text": "year-end 28.0–28.9%", "hover": "year-end"}


def months(last: int = 10) -> pd.DataFrame:
    """The present year up to a month, and years before it, each with a share at December."""
    rows = [(2026, month, 0.0178 * month, True) for month in range(1, last + 1)]
    ends = {2022: 0.25, 2023: 0.262, 2024: 0.27, 2025: 0.272}
    for year, end in ends.items():
        rows += [(year, month, end * month / 12, False) for month in range(1, 13)]
    frame_ = pd.DataFrame(sorted(rows), columns=["year", "month", "share", "is_current"])
    return frame_.assign(
        hover=[f"{month} {year}" for year, month in zip(frame_["year"], frame_["month"], strict=True)]
    )


def draw(rows: pd.DataFrame | None = None, outlook: dict | None = OUTLOOK, words: dict = WORDS, **changes):
    rows = months() if rows is None else rows
    return pace.pace(rows, 0.4, words, outlook, **({"frame": frame()} | changes))


@pytest.mark.parametrize("width", WIDTHS)
def test_each_year_is_a_line_of_its_shares_by_month(width):
    lines = [trace for trace in draw(frame=frame(width)).data if trace.x[0] == 1]
    assert len(lines) == 5
    rows = months()
    for line, (_, own) in zip(lines, rows.groupby("year"), strict=True):
        assert list(line.x) == own["month"].tolist()
        assert list(line.y) == own["share"].tolist()
        assert list(line.customdata) == own["hover"].tolist()


def test_the_present_year_is_the_strong_line_and_ends_where_it_stands():
    strong = [trace for trace in draw().data if trace.mode == "lines+markers"]
    assert len(strong) == 1 and strong[0].x[-1] == 10 and strong[0].line.width > 2
    label = notes(draw())["2026: 17.8%"]
    assert (label.x, label.y) == (10, pytest.approx(0.178))


def test_the_range_of_the_year_end_stands_at_december():
    bar = next(trace for trace in draw().data if list(trace.x) == [12, 12])
    assert list(bar.y) == [0.28, 0.289] and bar.line.color == style.ATTENTION
    assert notes(draw())["year-end 28.0–28.9%"].y == pytest.approx(0.2845)
    without = draw(outlook=None)
    assert not [trace for trace in without.data if list(trace.x) == [12, 12]]


def test_the_target_is_a_line_at_its_share_and_inside_the_plot():
    [line] = draw().layout.shapes
    assert line.y0 == line.y1 == 0.4 == notes(draw())["40% of the budget"].y
    assert draw().layout.yaxis.range[1] > 0.4


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("last", [1, 3, 10, 12])
def test_no_word_leaves_the_picture_or_lies_on_another(width, last):
    figure = draw(months(last), frame=frame(width))
    assert outside(figure, width) == [] and overlapping(figure, width) == []


def test_years_that_end_at_the_same_share_are_told_apart_in_their_order():
    rows = months()
    rows["share"] = rows["share"].where(rows["is_current"], 0.27 * rows["month"] / 12)
    found = {box.text: box for box in boxes(draw(rows))}
    tops = [found[str(year)].top for year in (2025, 2024, 2023, 2022)]
    assert tops == sorted(tops) and overlapping(draw(rows)) == []


def test_a_simulated_year_is_dotted_and_hollow_and_the_figure_marked():
    simulated = next(trace for trace in draw(frame=SIMULATED).data if trace.mode == "lines+markers")
    assert simulated.line.dash == "dot" and simulated.marker.symbol == "circle-open"
    real = next(trace for trace in draw().data if trace.mode == "lines+markers")
    assert real.line.dash == "solid" and real.marker.symbol == "circle"
    assert is_marked(draw(frame=SIMULATED)) and not is_marked(draw())


def test_words_are_text_not_markup():
    words = WORDS | {"target": HOSTILE, "now": HOSTILE}
    figure = draw(words=words, outlook=OUTLOOK | {"text": HOSTILE, "hover": HOSTILE})
    assert [seen(note.text) for note in figure.layout.annotations].count(HOSTILE) == 3
