"""Who was placed in each edition: columns whose rows stand level, those placed again in bold."""

import pandas as pd
import pytest
from drawn import HOSTILE, frame, outside, overlapping, seen, texts_of

from plut.figures import placings
from plut.figures.style import WIDTHS

PLACED = pd.DataFrame(
    [
        (2022, "first", "Kabupaten Kepulauan Siau Tagulandang Biaro", False),
        (2022, "second", "B", True),
        (2024, "first", "B", True),
        (2024, "second", "C", False),
        (2024, "third", "D", False),
    ],
    columns=["edition", "place", "name", "is_again"],
)
EDITIONS = [(2022, "2022", "12 December 2022"), (2024, "2024", "9 October 2024")]


def draw(width: str = "wide", placed=PLACED):
    return placings.by_edition(placed, EDITIONS, frame=frame(width))


@pytest.mark.parametrize("width", WIDTHS)
def test_no_word_leaves_the_picture_or_lies_on_another(width):
    figure = draw(width)
    assert outside(figure, width) == [] and overlapping(figure, width) == []


@pytest.mark.parametrize("width", WIDTHS)
def test_rows_of_both_columns_stand_level(width):
    tops = [one.y for one in texts_of(draw(width)) if seen(one.text) in ("first", "second")]
    assert len(tops) == 4 and len(set(tops)) == 2


def test_who_was_placed_again_is_bold_in_both_columns():
    bold = [seen(one.text) for one in texts_of(draw()) if one.text.startswith("<b>")]
    assert bold.count("B") == 2 and "C" not in bold


@pytest.mark.parametrize("width", WIDTHS)
def test_no_line_leads_from_one_column_to_the_next(width):
    assert all(line.y0 == line.y1 for line in draw(width).layout.shapes)


def test_names_of_others_are_text_not_markup():
    figure = draw(placed=PLACED.assign(name=HOSTILE))
    assert [seen(one.text) for one in texts_of(figure)].count(HOSTILE) == len(PLACED)
