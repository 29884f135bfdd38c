"""Stacks: parts in the order of their kinds on one scale, with their values inside where they fit."""

import pandas as pd
import pytest
from drawn import HOSTILE, SIMULATED, frame, is_marked, outside, overlapping, seen, words

from plut.figures import letters, stacks
from plut.figures.stacks import Part
from plut.figures.style import WIDTHS

LABELS = [
    "0–30 days: 758",
    "A span of time that takes more words to be named than fit into one line of a phone",
]
KINDS = [
    Part("waiting", "waiting", "#93cabd", "#22303c"),
    Part("issued", "issued", "#0b7285"),
    Part("lost", "lost", "#c2410c"),
]
PARTS = pd.DataFrame(
    [
        (0, "waiting", 300, "300"),
        (0, "issued", 458, "458"),
        (1, "waiting", 990, "990"),
        (1, "issued", 4, "4"),
        (1, "lost", 0, "0"),
    ],
    columns=["bar", "kind", "value", "text"],
).assign(hover=["a", "b", "c", "d", "e"])


def draw(
    width: str = "wide", parts: pd.DataFrame = PARTS, labels: list[str] = LABELS, kinds: list[Part] = KINDS
):
    return stacks.stacked(labels, parts, kinds, frame=frame(width))


@pytest.mark.parametrize("width", WIDTHS)
def test_each_part_has_its_length_in_its_bar(width):
    figure = draw(width)
    drawn = {
        (trace.marker.color, round(y)): x
        for trace in figure.data
        for x, y in zip(trace.x, trace.y, strict=True)
    }
    first, second = sorted({y for _, y in drawn})
    assert drawn == {
        ("#93cabd", first): 300,
        ("#0b7285", first): 458,
        ("#93cabd", second): 990,
        ("#0b7285", second): 4,
        ("#c2410c", second): 0,
    }
    assert figure.layout.barmode == "stack" and list(figure.layout.xaxis.range) == [0, 994]


@pytest.mark.parametrize("width", WIDTHS)
def test_a_value_stands_inside_only_where_it_fits(width):
    figure = draw(width)
    inside = {one.text: one for one in figure.layout.annotations if one.xanchor == "center"}
    assert set(inside) == {"300", "458", "990"}
    size, pixels = WIDTHS[width].text, WIDTHS[width].room / figure.layout.xaxis.range[1]
    assert all(letters.width(text, size) <= float(text) * pixels for text in inside)
    assert {"#22303c"} < {one.font.color for one in inside.values()}


@pytest.mark.parametrize("width", WIDTHS)
def test_labels_stand_over_their_bars_and_nothing_lies_on_another(width):
    figure = draw(width)
    assert outside(figure, width) == [] and overlapping(figure, width) == []
    named = [note for note in figure.layout.annotations if note.yref == "y" and note.xanchor == "left"]
    tops = [note.y for note in named]
    middles = sorted({y for trace in figure.data for y in trace.y})
    thickness = stacks.THICKNESS[width]
    labels = [note.text for note in named]
    for top, middle, label in zip(tops, middles, labels, strict=True):
        assert top + letters.height(label, WIDTHS[width].text) <= middle - thickness / 2
    assert middles[0] + thickness / 2 < tops[1]
    assert middles[1] + thickness / 2 <= figure.layout.yaxis.range[0]


def test_the_legend_names_the_kinds_that_are_there():
    assert "■ waiting ■ issued" in words(draw()) and "lost" not in words(draw())


@pytest.mark.parametrize("parts", [PARTS.iloc[:0], PARTS.assign(value=0)])
def test_without_values_there_is_still_a_framed_picture(parts):
    figure = draw(parts=parts)
    assert figure.layout.xaxis.range[1] > 0 and "A finding" in words(figure)


def test_a_simulated_figure_is_marked_and_hatched():
    simulated = stacks.stacked(LABELS, PARTS, KINDS, frame=SIMULATED)
    assert is_marked(simulated) and {trace.marker.pattern.shape for trace in simulated.data} == {"/"}
    assert not is_marked(draw())


def test_names_of_others_are_text_not_markup():
    figure = draw(labels=[HOSTILE, HOSTILE], kinds=[Part("waiting", HOSTILE, "#93cabd")])
    assert sum(HOSTILE in seen(note.text) for note in figure.layout.annotations) == 3


def test_a_higher_picture_has_thicker_bars_and_labels_as_near_as_before():
    usual = draw()
    high = stacks.stacked(LABELS, PARTS, KINDS, frame=frame(fill=usual.layout.height + 200))
    assert high.layout.height == usual.layout.height + 200
    assert high.data[0].width == pytest.approx(usual.data[0].width + 100)
    assert outside(high) == [] and overlapping(high) == []
