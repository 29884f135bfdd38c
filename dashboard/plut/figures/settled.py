"""The last step of every figure: the look written into it, names in hovers made harmless, in a form that a
browser draws no more of than has changed.

Where a figure takes another's place, Plotly compares the two (static/chart.js). It takes everything for new
where there is a template or an array in binary form, and lists it compares by `datarevision` alone. So our
figures have no template and no binary array, and their `datarevision` is a checksum of their values.
"""

import zlib

import numpy as np
import plotly.graph_objects as go
import plotly.io

from plut.figures import letters

plotly.io.templates.default = None  # otherwise Plotly adds its own template to every new or copied figure


def settled(figure: go.Figure, layout: dict, look: dict) -> go.Figure:
    """The same figure with more layout, and with the look wherever its layout says nothing else.

    look: as a layout, where `xaxis`, `yaxis` and `annotations` stand for each of those that the figure has.
    """
    plotly.io.templates.default = (
        None  # Streamlit sets its own template when it is first imported, however late that is
    )
    own = figure.layout.to_plotly_json() | layout
    own.pop("template", None)
    for name in own:
        if name.startswith(("xaxis", "yaxis")):
            own[name] = _over(look[name[:5]], own[name])
    own["annotations"] = [look["annotations"] | note for note in own.get("annotations", ())]
    whole = _over(
        {name: value for name, value in look.items() if name not in ("xaxis", "yaxis", "annotations")}, own
    )
    made = go.Figure([_with_hovers(_with_lists(trace.to_plotly_json())) for trace in figure.data], whole)
    made.layout.datarevision = zlib.crc32(made.to_json().encode())
    return made


def _over(below: dict, above: dict) -> dict:
    """Two levels of settings merged: the upper one wins."""
    both = {
        name: _over(below[name], above[name])
        for name in below.keys() & above.keys()
        if isinstance(below[name], dict)
    }
    return below | above | both


def _with_hovers(trace: dict) -> dict:
    """A trace whose customdata, the words of its hovers, hold no markup but ours."""
    if "customdata" not in trace:
        return trace
    return trace | {"customdata": [_hover(one) for one in trace["customdata"]]}


def _hover(one: object) -> object:
    if isinstance(one, str):
        return letters.hover(one)
    return [_hover(part) for part in one] if isinstance(one, np.ndarray | list | tuple) else one


def _with_lists(part: dict) -> dict:
    """A trace, or a part of one, with its arrays of numbers as lists."""
    return {name: _listed(value) for name, value in part.items()}


def _listed(value: object) -> object:
    if isinstance(value, np.ndarray) and value.dtype.kind in "iuf":
        return value.tolist()
    return _with_lists(value) if isinstance(value, dict) else value
