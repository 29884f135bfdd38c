"""Flows: steps and what leaves them on one scale, each said once, and no word on another."""

import pandas as pd
import pytest
from drawn import HOSTILE, SIMULATED, frame, is_marked, notes, outside, overlapping, words

from plut.figures import flows, style
from plut.figures.flows import Kind
from plut.figures.style import WIDTHS

STEPS = pd.DataFrame(
    {
        "value": [26_628, 23_247, 18_965],
        "text": ["26,628", "23,247", "18,965"],
        "label": ["Registered", "Verified", "Issued"],
        "note": ["", "87.3% of those registered", "71.2% of those registered"],
        "hover": "step",
    }
)
EXITS = pd.DataFrame(
    [
        (0, "rejected", 1_843),
        (0, "stalled", 1_042),
        (0, "in_process", 496),
        (1, "rejected", 2_309),
        (1, "stalled", 1_004),
        (1, "in_process", 969),
    ],
    columns=["after", "kind", "value"],
).assign(
    text=lambda frame: [f"{value:,}" for value in frame["value"]],
    label=lambda frame: frame["kind"].map(
        {"rejected": "rejected or withdrawn", "stalled": "stalled", "in_process": "in process"}
    ),
    hover="exit",
)
KINDS = {
    "rejected": Kind(style.REFUSED),
    "stalled": Kind(style.STALLED, style.ATTENTION),
    "in_process": Kind(style.IN_PROCESS),
}


def draw(width: str = "wide", steps=STEPS, exits=EXITS, **changes):
    return flows.flow(steps, exits, KINDS, frame=frame(width, **changes))


@pytest.mark.parametrize("width", WIDTHS)
def test_every_part_is_on_one_scale(width):
    (bar,) = draw(width).data
    sizes, values = list(bar.width), [*STEPS["value"], *EXITS["value"]]
    if width != "wide":  # each step with what leaves it
        sizes, values = list(bar.x), [26_628, 1_843, 1_042, 496, 23_247, 2_309, 1_004, 969, 18_965]
    scale = sizes[0] / 26_628
    assert sizes == pytest.approx([value * scale for value in values])


@pytest.mark.parametrize("width", WIDTHS)
def test_no_word_leaves_the_picture_or_lies_on_another(width):
    for figure in (draw(width), draw(width, EXTREME, NEARLY_ALL)):
        assert outside(figure, width) == [] and overlapping(figure, width) == []


EXTREME = STEPS.assign(value=[10_000, 12, 3], text=["10,000", "12", "3"])
NEARLY_ALL = EXITS.assign(value=[9_000, 900, 88, 4, 3, 2], text=["9,000", "900", "88", "4", "3", "2"])


@pytest.mark.parametrize("width", WIDTHS)
def test_each_number_is_said_once(width):
    told = words(draw(width))
    assert all(told.count(text) == 1 for text in (*STEPS["text"], *EXITS["text"]))


def test_bands_begin_where_those_that_go_on_end_and_fill_the_step():
    figure = draw()
    paths = [shape.path for shape in figure.layout.shapes if "C" in shape.path]
    assert len(paths) == len(EXITS)
    starts = [float(path[1:].split("C")[0].split(",")[1]) for path in paths]
    scale = flows.HEIGHT / 26_628
    assert starts[:3] == pytest.approx(
        [23_247 * scale, (23_247 + 1_843) * scale, (23_247 + 1_843 + 1_042) * scale], abs=0.1
    )


def test_nothing_is_drawn_of_an_exit_that_nobody_took():
    none = EXITS.assign(value=[0, 1_042, 496, 2_309, 1_004, 969])
    assert len([shape for shape in draw(exits=none).layout.shapes if "C" in shape.path]) == 5


@pytest.mark.parametrize("width", WIDTHS)
def test_a_simulated_flow_is_marked_hatched_and_its_words_lie_over_the_mark(width):
    figure = draw(width, simulated_word="SIMULASI")
    assert is_marked(figure) and figure.data[0].marker.pattern.shape == "/"
    assert "26,628" in words(figure) and is_marked(flows.flow(STEPS, EXITS, KINDS, frame=SIMULATED))


def test_names_of_others_are_text_not_markup():
    figure = draw(steps=STEPS.assign(label=HOSTILE, note=""), exits=EXITS.assign(label=HOSTILE))
    assert sum(HOSTILE in text for text in notes(figure)) >= 4
