"""Comparisons: up to four areas as marks of their own on each strip, with value and words; no text on
another."""

import pandas as pd
import pytest
from drawn import HOSTILE, SIMULATED, boxes, frame, is_marked, outside, overlapping, seen, texts_of, words

from plut.figures import comparisons, style
from plut.figures.comparisons import Words
from plut.figures.style import WIDTHS

NAMES = Words("others", "median")
ROWS = pd.DataFrame(
    {
        "measure": ["people", "alike"],
        "label": ["People in a region with so long a label that it needs a second line", "Alike"],
        "note": ["December 2024", ""],
        "median_position": [0.5, 0.5],
        "median_text": ["median 2,000", "median 5"],
        "low_text": ["12 Somewhere", "5"],
        "high_text": ["5,000 Elsewhere", "5"],
        "low_short": ["12", "5"],
        "high_short": ["5,000", "5"],
        "same_text": ["", "5 in all 41"],
    }
)
AREAS = ["Kabupaten Kepulauan Siau Tagulandang Biaro", "Kota Bandung", "Kabupaten Garut", "Kota Palu"]
MARKED = pd.DataFrame(
    [
        ("people", turn, name, value, position, told)
        for turn, (name, value, position, told) in enumerate(
            zip(
                AREAS,
                ["4,900", "4,900", "no published number found", "60"],
                [0.98, 0.98, None, 0.01],
                [
                    "2nd highest of 41",
                    "the same as Kabupaten Kepulauan Siau Tagulandang Biaro",
                    "",
                    "4,840 people fewer than Kabupaten Kepulauan Siau Tagulandang Biaro, by the centres",
                ],
                strict=True,
            )
        )
    ]
    + [("alike", turn, name, "5", 0.5, "") for turn, name in enumerate(AREAS)],
    columns=["measure", "turn", "name", "value_text", "position", "told"],
).assign(hover=lambda rows: rows["name"])
DOTS = pd.DataFrame(
    [("people", i / 36, f"area {i}") for i in range(37)] + [("alike", 0.5, "area")],
    columns=["measure", "position", "hover"],
)


def drawn(width: str = "wide", rows: pd.DataFrame = ROWS, marked: pd.DataFrame = MARKED):
    return comparisons.side_by_side(rows, marked, DOTS, NAMES, frame=frame(width))


def marks(figure) -> dict[str, list[tuple[float, float]]]:
    """Where the marks of each shape stand."""
    return {
        trace.marker.symbol: list(zip(trace.x, trace.y, strict=True))
        for trace in figure.data
        if trace.mode == "markers" and trace.marker.symbol
    }


@pytest.mark.parametrize("width", WIDTHS)
def test_each_area_has_a_mark_of_its_own_and_none_where_it_has_no_value(width):
    at = marks(drawn(width))
    assert set(at) == {symbol for _, symbol in style.FOUR}
    assert [len(at[symbol]) for _, symbol in style.FOUR] == [1, 1, 0, 1]  # of 'alike' there is no strip


@pytest.mark.parametrize("width", WIDTHS)
def test_two_with_one_value_stand_one_above_the_other_so_that_both_are_seen(width):
    at = marks(drawn(width))
    ((x, y),), ((other_x, other_y),) = at["circle"], at["diamond"]
    assert x == other_x and y - other_y == pytest.approx(comparisons.RAISED, abs=0.2)


@pytest.mark.parametrize("width", WIDTHS)
def test_every_area_is_named_in_each_measure_with_value_or_with_why_it_has_none(width):
    told = [seen(one.text) for one in texts_of(drawn(width))]
    assert all(sum(text == name for text in told) == 2 for name in AREAS)
    assert told.count("4,900") == 2 and told.count("no published number found") == 1
    assert any(text.startswith("4,840 people fewer") for text in told)
    assert "December 2024" in told and "5 in all 41" in told


@pytest.mark.parametrize("width", WIDTHS)
def test_no_word_leaves_the_picture_or_lies_on_another(width):
    figure = drawn(width)
    assert outside(figure, width) == [] and overlapping(figure, width) == []


@pytest.mark.parametrize("across", [760, 900, 1090, 1280, 1500])
def test_what_is_said_of_a_value_stands_under_its_name_where_there_is_no_room_beside_it(across):
    figure = comparisons.side_by_side(ROWS, MARKED, DOTS, NAMES, frame=frame(across=across))
    room = frame(across=across).sizes.room
    assert outside(figure, room=room) == [] and overlapping(figure, room=room) == []
    placed = {box.text: box for box in boxes(figure, room=room)}
    said = next(box for text, box in placed.items() if text.startswith("4,840 people fewer"))
    assert (said.left > placed["60"].right) == (across > 1000)


def test_words_of_a_wide_picture_stand_in_columns_beside_the_strip():
    placed = {box.text: box for box in boxes(drawn())}
    last = max(x for at in marks(drawn()).values() for x, _ in at)
    assert last < placed["Kota Bandung"].left
    assert placed["Kota Palu"].right < placed["60"].left


def test_the_legend_names_all_areas_and_the_others():
    assert all(name in words(drawn()) for name in [*AREAS, "others", "median"])


def test_names_are_text_not_markup():
    figure = drawn(marked=MARKED.assign(name=HOSTILE, told=HOSTILE, value_text=HOSTILE, hover=HOSTILE))
    assert [seen(one.text) for one in texts_of(figure)].count(HOSTILE) >= 8
    assert HOSTILE in words(figure)


def test_a_simulated_figure_is_marked():
    assert is_marked(comparisons.side_by_side(ROWS, MARKED, DOTS, NAMES, frame=SIMULATED))
    assert not is_marked(drawn())
