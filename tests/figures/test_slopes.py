"""Places before and after: a panel for each thing that is left out, a line for each contestant."""

import pandas as pd
import pytest
from drawn import HOSTILE, SIMULATED, frame, is_marked, outside, overlapping, seen, texts_of

from plut.figures import slopes, style
from plut.figures.style import WIDTHS

LEGEND = ("rises", "falls", "stays")


def panel(name: str, places: list[int | None]) -> list[dict]:
    """A panel of contestants by their places now; None for who has none then."""
    return [
        {
            "panel": f"Without “{name}”",
            "name": f"Pusat A-{now:02}",
            "place": now,
            "place_text": str(now),
            "after": then,
            "after_text": "no place" if then is None else str(then),
            "hover": f"A-{now:02}",
        }
        for now, then in enumerate(places, 1)
    ]


ROWS = pd.DataFrame(
    [
        *panel("posts filled", [1, 2, 3, 4, 5, 6]),
        *panel("certified within 180 days of the application", [2, 1, 3, 14, 14, 9]),
        *panel("people that only this centre reaches", [6, 5, None, 3, 2, 1]),
        *panel("institutional status", [1, 1, 1, 4, 5, 31]),
    ]
).astype({"after": "Int64"})


def draw(width: str = "wide", rows=ROWS, **changes):
    return slopes.slopes(rows, LEGEND, frame=frame(width, **changes))


def lines(figure) -> list:
    return [one for one in figure.layout.shapes if one.type == "line"]


@pytest.mark.parametrize("width", WIDTHS)
def test_no_word_leaves_the_picture_or_lies_on_another(width):
    figure = draw(width)
    assert outside(figure, width) == [] and overlapping(figure, width) == []


def test_a_line_goes_up_where_a_contestant_rises_and_has_the_colour_of_where_it_goes():
    drawn = {(round(one.x0), round(one.y0)): one for one in lines(draw(rows=ROWS.iloc[6:12]))}
    assert len(drawn) == 6
    first, second, third, fourth = [drawn[key] for key in sorted(drawn, key=lambda key: key[1])][:4]
    assert first.y1 > first.y0 and first.line.color == style.ATTENTION
    assert second.y1 < second.y0 and second.line.color == style.VALUE
    assert third.y1 == third.y0 and third.line.color == style.QUIET
    assert fourth.y1 > fourth.y0


def test_who_falls_out_of_those_shown_ends_below_them_and_level_ones_end_in_one_point():
    figure = draw(rows=ROWS.iloc[6:12])
    ends = [one.y1 for one in lines(figure)]
    lowest_name = max(one.y0 for one in lines(figure))
    assert sum(end > lowest_name for end in ends) == 3 and len(set(ends)) == 5
    assert [seen(one.text) for one in texts_of(figure)].count("14") == 1


def test_who_has_no_place_then_ends_below_all_on_a_dotted_line_and_says_so():
    figure = draw(rows=ROWS.iloc[12:18])
    last = max(lines(figure), key=lambda one: one.y1)
    assert last.line.dash == "dot" and sum(one.line.dash == "dot" for one in lines(figure)) == 1
    [told] = [one for one in texts_of(figure) if seen(one.text) == "no place"]
    assert told.y == last.y1


def test_hostile_names_stay_text():
    figure = draw(rows=ROWS.assign(name=HOSTILE))
    assert not any("<script" in one.text for one in texts_of(figure))


def test_a_simulated_one_is_marked():
    assert is_marked(slopes.slopes(ROWS, LEGEND, frame=SIMULATED))
