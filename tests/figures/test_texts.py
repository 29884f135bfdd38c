"""Words in a picture: a note stands where it is put, and many texts are one trace."""

import plotly.graph_objects as go
from drawn import texts_of

from plut.figures import texts
from plut.figures.texts import Text


def test_a_note_stands_at_its_point_with_its_part_and_its_axes():
    note = texts.note("<b>a</b>", 0.4, 12, 13, "#123456", "right bottom", "x2 paper", (-6, 8), textangle=-90)
    assert note == {
        "text": "<b>a</b>",
        "x": 0.4,
        "y": 12,
        "xref": "x2",
        "yref": "paper",
        "xanchor": "right",
        "yanchor": "bottom",
        "align": "right",
        "xshift": -6,
        "yshift": 8,
        "font": {"size": 13, "color": "#123456"},
        "textangle": -90,
    }
    assert go.layout.Annotation(note).yshift == 8  # Plotly knows every word of it


def test_a_note_that_is_not_moved_says_nothing_of_it():
    assert not {"xshift", "yshift"} & texts.note("a", 0, 0, 13, "#123456").keys()


def test_texts_are_one_trace_in_their_order_hanging_under_their_points_or_beside_them():
    given = [
        Text("a", 1, 10, 12, "#111111"),
        Text("b", 2, 20, 14, "#222222", side="left"),
        Text("c", 3, 30, 16, "#333333", side="center", beside=True),
    ]
    trace = texts.trace(given)
    assert list(trace.text) == ["a", "b", "c"] and list(trace.x) == [1, 2, 3]
    assert list(trace.y) == [10 + 0.25 * 12, 20 + 0.25 * 14, 30]
    assert list(trace.textposition) == ["bottom right", "bottom left", "middle center"]
    assert [text.color for text in texts_of(go.Figure(trace))] == ["#111111", "#222222", "#333333"]
