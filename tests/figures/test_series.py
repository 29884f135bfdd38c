"""Series: each on a panel with its own scale over the same years, and another unit as another mark."""

import pandas as pd
import pytest
from drawn import HOSTILE, SIMULATED, frame, is_marked, notes, outside, overlapping, seen

from plut.figures import series, style
from plut.figures.style import WIDTHS

ROWS = pd.DataFrame(
    [
        ("Halal (products)", "2022-10-31", 749_971, "749,971", False, "top center"),
        ("Halal (products)", "2023-12-31", 3_419_649, "3,419,649", False, "top left"),
        ("Halal (products)", "2025-12-31", 10_978_714, "10,978,714", False, "top left"),
        ("NIB", "2022-09-30", 2_056_010, "2,056,010", False, "bottom right"),
        ("NIB", "2025-12-31", 14_700_000, "14,700,000 micro enterprises", True, "top left"),
        (
            "SNI Bina UMK (self-declared) (micro enterprises)",
            "2022-10-31",
            100_000,
            "100,000 enterprises",
            True,
            "top right",
        ),
        (
            "SNI Bina UMK (self-declared) (micro enterprises)",
            "2025-12-31",
            1_000_000,
            "1,000,000",
            False,
            "top left",
        ),
    ],
    columns=["panel", "day", "value", "label", "is_other_unit", "place"],
).assign(hover=list("abcdefg"))
ROWS["day"] = pd.to_datetime(ROWS["day"])


def draw(rows: pd.DataFrame = ROWS, **changes):
    return series.published(rows, **({"frame": frame()} | changes))


@pytest.mark.parametrize("width", WIDTHS)
def test_each_value_stands_at_its_day_in_the_panel_of_its_series(width):
    drawn = {
        (trace.yaxis, str(day)[:10], value, label, hover)
        for trace in draw(frame=frame(width)).data
        for day, value, label, hover in zip(trace.x, trace.y, trace.text, trace.customdata, strict=True)
    }
    axes = {"Halal (products)": "y", "NIB": "y2", "SNI Bina UMK (self-declared) (micro enterprises)": "y3"}
    assert drawn == {
        (axes[row.panel], str(row.day)[:10], row.value, row.label, row.hover) for row in ROWS.itertuples()
    }


def test_another_unit_is_hollow_and_not_joined():
    for trace in draw().data:
        is_other = trace.marker.symbol == "circle-open"
        units = ROWS.set_index("hover").loc[list(trace.customdata), "is_other_unit"]
        assert (units == is_other).all()
        assert ("lines" in trace.mode) is not is_other
        assert trace.marker.color == (style.ATTENTION if is_other else style.VALUE)


@pytest.mark.parametrize("width", WIDTHS)
def test_panels_stand_one_under_the_other_with_the_years_under_the_last(width):
    layout = draw(frame=frame(width)).layout
    domains = [layout[name].domain for name in ("yaxis", "yaxis2", "yaxis3")]
    assert domains[0][1] > domains[0][0] > domains[1][1] > domains[1][0] > domains[2][1] > domains[2][0] >= 0
    assert [layout[name].showticklabels for name in ("xaxis", "xaxis2", "xaxis3")] == [False, False, True]
    assert layout.xaxis.range == layout.xaxis2.range == layout.xaxis3.range
    assert [
        layout[name].range[1] > ROWS.groupby("panel", sort=False)["value"].max().iloc[i]
        for i, name in enumerate(("yaxis", "yaxis2", "yaxis3"))
    ] == [True] * 3


@pytest.mark.parametrize("width", WIDTHS)
def test_no_word_leaves_the_picture_or_lies_on_another(width):
    figure = draw(frame=frame(width))
    assert outside(figure, width) == [] and overlapping(figure, width) == []


def test_headings_stand_over_their_panels():
    figure = draw()
    headings = [notes(figure)[panel].y for panel in dict.fromkeys(ROWS["panel"])]
    tops = [figure.layout[name].domain[1] for name in ("yaxis", "yaxis2", "yaxis3")]
    assert all(heading > top for heading, top in zip(headings, tops, strict=True))


def test_a_simulated_figure_is_marked():
    assert is_marked(draw(frame=SIMULATED)) and not is_marked(draw())


def test_names_of_others_are_text_not_markup():
    figure = draw(ROWS.assign(panel=HOSTILE, label=HOSTILE))
    assert HOSTILE in notes(figure)
    assert all(seen(text) == HOSTILE for trace in figure.data for text in trace.text)
