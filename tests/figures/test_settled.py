"""The form in which a figure is sent: nothing that makes the browser draw it twice, and the look wherever it
says nothing else.
"""

import json

import numpy as np
import plotly.graph_objects as go
import plotly.io

from plut.figures.settled import settled

LOOK = {
    "font": {"family": "Ours", "size": 13},
    "xaxis": {"zeroline": False, "gridcolor": "#dddddd"},
    "yaxis": {"ticks": ""},
    "annotations": {"showarrow": False, "align": "left"},
}


def sent(figure: go.Figure, layout: dict | None = None) -> dict:
    return json.loads(settled(figure, layout or {}, LOOK).to_json())


def dots(values) -> go.Figure:
    return go.Figure(go.Scatter(x=np.array(values), marker={"size": np.array([4, 5])}))


def test_a_figure_has_no_template_and_its_arrays_are_lists():
    figure = sent(dots([1.5, np.nan]))
    assert "template" not in figure["layout"]
    assert figure["data"][0]["x"] == [1.5, None]
    assert figure["data"][0]["marker"]["size"] == [4, 5]


def test_no_template_enters_where_another_library_has_set_one():
    plotly.io.templates.default = "plotly"
    made = settled(dots([1]), {}, LOOK)
    assert "template" not in json.loads(made.to_json())["layout"]
    assert "template" not in json.loads(go.Figure(made).to_json())["layout"]


def test_other_values_are_another_revision_and_the_same_values_are_not():
    revisions = [sent(dots(values))["layout"]["datarevision"] for values in ([1, 2], [1, 3], [1, 2])]
    assert revisions[0] == revisions[2] != revisions[1]


def test_names_in_hovers_are_text_and_our_own_markup_stays():
    hostile = "<b>Aceh</b><br><a href='x'>R&D</a> &amp; &lt;i&gt;"
    safe = "<b>Aceh</b><br>&lt;a href='x'&gt;R&amp;D&lt;/a&gt; &amp; &lt;i&gt;"
    each = go.Figure(go.Scatter(x=[1, 2], customdata=np.array([hostile, None], dtype=object)))
    rows = go.Figure(go.Scatter(x=[1, 2], customdata=np.array([[hostile, 7], ["plain", 8]], dtype=object)))
    assert sent(each)["data"][0]["customdata"] == [safe, None]
    assert sent(rows)["data"][0]["customdata"] == [[safe, 7], ["plain", 8]]


def test_what_a_figure_says_goes_over_the_look_and_the_rest_of_the_look_stays():
    figure = dots([1, 2]).update_layout(
        xaxis={"zeroline": True},
        xaxis2={"range": [0, 1]},
        font={"size": 20},
        annotations=[{"text": "a", "align": "right"}],
    )
    layout = sent(figure, {"height": 300})["layout"]
    assert layout["font"] == {"family": "Ours", "size": 20}
    assert layout["xaxis"] == {"zeroline": True, "gridcolor": "#dddddd"}
    assert layout["xaxis2"] == {"zeroline": False, "gridcolor": "#dddddd", "range": [0, 1]}
    assert "yaxis" not in layout  # that of a map would be drawn
    assert layout["annotations"] == [{"showarrow": False, "align": "right", "text": "a"}]
    assert layout["height"] == 300
