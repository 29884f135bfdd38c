"""One whole in parts: lengths that add up, words on their parts or under them, the unaccounted hatched."""

import pandas as pd
import pytest
from drawn import HOSTILE, frame, outside, overlapping, words

from plut.figures import quotas, style
from plut.figures.style import WIDTHS

PARTS = pd.DataFrame(
    {
        "look": ["done", "open", "unknown"],
        "value": [10_164.0, 11_500.0, 3_336.0],
        "text": ["10,164", "11,500", "3,336"],
        "label": ["issued 40.7%", "still in process 46.0%", "no figure found 13.3%"],
        "detail": ["", "Of those in process: 5,113 sent to the fatwa committee, 3,827 in session.", ""],
        "hover": "part",
    }
)


def draw(width: str = "wide", parts=PARTS):
    return quotas.split(parts, "Quota: 25,000 applications", frame=frame(width))


@pytest.mark.parametrize("width", WIDTHS)
def test_the_parts_fill_the_whole_one_after_the_other(width):
    bars = draw(width).data
    ends = [bar.base[0] + bar.x[0] for bar in bars]
    assert bars[0].base[0] == 0 and ends[-1] == pytest.approx(WIDTHS[width].room)
    assert [bar.base[0] for bar in bars[1:]] == pytest.approx(ends[:-1])
    assert bars[0].x[0] / bars[2].x[0] == pytest.approx(10_164 / 3_336)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("last", [3_336.0, 300.0, 1.0])
def test_no_word_leaves_the_picture_or_lies_on_another(width, last):
    figure = draw(width, PARTS.assign(value=[10_164.0, 11_500.0, last]))
    assert outside(figure, width) == [] and overlapping(figure, width) == []
    told = words(figure)
    assert all(told.count(text) == 1 for text in (*PARTS["text"], *PARTS["label"]))


def test_only_what_nobody_accounts_for_is_hatched():
    patterns = [bar.marker.pattern.shape for bar in draw().data]
    assert patterns == [None, None, "/"] and draw().data[2].marker.pattern.fgcolor == style.HATCH


def test_names_of_others_are_text_not_markup():
    assert words(draw(parts=PARTS.assign(label=HOSTILE))).count(HOSTILE) == 3
