"""Matrices: each cell in the shade of its row, no cell where there is no post, and names that are cut stay
whole in their hover.
"""

import pandas as pd
import pytest
from drawn import HOSTILE, SIMULATED, frame, is_marked, outside, overlapping, seen, words

from plut.figures import letters, matrices
from plut.figures.style import WIDTHS

LONG = (
    "Kabupaten Kepulauan Siau Tagulandang Biaro, in the north of the island of Sulawesi, far from all others"
)
ROWS = ["Aceh", LONG, "Papua"]
COLUMNS = ["financing", "human resources", "information technology"]
CELLS = pd.DataFrame(
    [
        (0, 0, 0, "", "no gap"),
        (0, 1, 1, "1", "one"),
        (1, 0, 2, "2", "two"),
        (1, 2, 3, "3", "all three"),
        (2, 1, 0, "", "none"),
    ],
    columns=["row", "column", "shade", "text", "hover"],
)
LEGEND = {
    "none": "nothing missing",
    "some": "below half",
    "most": "half or more",
    "all": "all",
    "no_post": "no post",
}


def draw(rows: list[str] = ROWS, columns: list[str] = COLUMNS, **changes):
    return matrices.missing(CELLS, rows, columns, LEGEND, **({"frame": frame()} | changes))


def color_of(cells, shade: int) -> str:
    """The colour in which Plotly fills a value."""
    at = (shade - cells.zmin) / (cells.zmax - cells.zmin)
    return [color for edge, color in cells.colorscale if edge <= at][-1]


@pytest.mark.parametrize("width", WIDTHS)
def test_each_cell_stands_in_its_row_and_column(width):
    cells = draw(frame=frame(width)).data[0]
    drawn = list(zip(cells.y, cells.x, cells.z, cells.text, cells.customdata, strict=True))
    assert drawn == list(
        CELLS[["row", "column", "shade", "text", "hover"]].itertuples(index=False, name=None)
    )


def test_a_post_that_does_not_exist_has_no_cell():
    cells = draw().data[0]
    assert (2, 2) not in set(zip(cells.y, cells.x, strict=True)) and len(cells.z) == 5


def test_shades_are_those_of_the_legend():
    figure = draw()
    legend = next(note.text for note in figure.layout.annotations if "below half" in note.text)
    for shade, word in enumerate(("nothing missing", "below half", "half or more", "all")):
        assert f'color:{color_of(figure.data[0], shade)};font-size:19px">■</span>\u00a0{word}' in legend
    assert len({color_of(figure.data[0], shade) for shade in range(4)}) == 4
    assert "no post" not in words(figure)


@pytest.mark.parametrize("name", ["simulasi, tingkat kabupaten/kota", "PLUT Kabupaten Tasikmalaya"])
def test_names_of_levels_and_of_usual_centres_are_whole_on_a_phone(name):
    of = frame("narrow", across=352)
    figure = draw([name, "Aceh", "Papua"], [f"field {i}" for i in range(7)], frame=of)
    assert figure.data[1].text[0] == letters.plain(name)
    low, high = figure.layout.xaxis.range
    assert of.sizes.room / (high - low) > letters.width("88", of.sizes.note)


@pytest.mark.parametrize("width", WIDTHS)
def test_names_stand_in_their_rows_cut_to_their_room_and_whole_in_their_hover(width):
    figure = draw(frame=frame(width))
    names = figure.data[1]
    assert list(names.y) == [0, 1, 2] and names.text[0] == "Aceh"
    assert names.text[1].endswith("…") and LONG.startswith(names.text[1][:-1])
    assert list(names.hovertext) == ROWS
    low, high = figure.layout.xaxis.range
    column = WIDTHS[width].room / (high - low)
    assert letters.width(names.text[1], WIDTHS[width].note) <= (-0.5 - low) * column


@pytest.mark.parametrize("width", WIDTHS)
def test_no_word_leaves_the_picture_or_lies_on_another(width):
    figure = draw(frame=frame(width))
    assert outside(figure, width) == [] and overlapping(figure, width) == []


@pytest.mark.parametrize("width", WIDTHS)
def test_headings_stand_over_their_columns(width):
    headings = [note for note in draw(frame=frame(width)).layout.annotations if note.yref == "y"]
    assert [seen(note.text) for note in headings] == COLUMNS and [note.x for note in headings] == [0, 1, 2]
    assert all(note.y == -0.5 and note.yanchor == "bottom" for note in headings)
    assert {note.textangle for note in headings} == ({None} if width == "wide" else {-90})


def test_short_names_leave_the_width_to_the_cells():
    short, long = (draw(rows).layout.xaxis.range[0] for rows in (["Aceh", "Bali", "Riau"], ROWS))
    assert long < short < -0.5


def test_a_simulated_figure_is_marked():
    assert is_marked(draw(frame=SIMULATED)) and not is_marked(draw())


def test_names_of_others_are_text_not_markup():
    figure = draw([HOSTILE] * 3, [HOSTILE] * 3)
    names = figure.data[1]
    assert {seen(text) for text in (*names.text, *names.hovertext)} == {HOSTILE}
    assert sum(seen(note.text) == HOSTILE for note in figure.layout.annotations) == 3
