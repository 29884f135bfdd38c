"""Shortfalls to the left and surpluses to the right of one line, a pair for each group."""

import pandas as pd
import plotly.graph_objects as go

from plut.figures import bars, letters, style
from plut.figures.style import Frame

THICKNESS = {"wide": 26, "medium": 24, "narrow": 22}
GAP = 18
SHORT, OVER = style.DIVERGING[1], style.DIVERGING[3]
LEAST_OVER = 0.03  # of the longest shortfall: room that the right side has at least


def gaps(rows: pd.DataFrame, short: str, over: str, *, frame: Frame) -> go.Figure:
    """One line of bars for each row, in the order given; both amounts stand in words under the label.

    rows: `label`, `shortfall`, `surplus` (both positive), `text` (all amounts in words, lines parted by
    <br>), `hover`. short, over: the legend's words for the two sides.
    """
    width, thickness = frame.sizes, THICKNESS[frame.width]
    notes, middles, top = [], [], 0.0
    for row in rows.itertuples():
        name = letters.wrapped(letters.plain(row.label), width.room, width.text, bold=True)
        amounts = [letters.wrapped(part, width.room, width.text) for part in row.text.split("<br>")]
        both = "<br>".join([f"<b>{name}</b>", *amounts])
        notes.append(bars.label(both, top, width))
        middles.append(top + letters.height(both, width.text) + 4 + thickness / 2)
        top = middles[-1] + thickness / 2 + GAP
    looks = {
        "orientation": "h",
        "y": middles,
        "width": thickness,
        "customdata": rows["hover"],
        "hovertemplate": "%{customdata}<extra></extra>",
    }
    pattern = style.hatching(frame)
    figure = go.Figure(
        [
            go.Bar(x=-rows["shortfall"], marker={"color": SHORT, "pattern": pattern}, **looks),
            go.Bar(x=rows["surplus"], marker={"color": OVER, "pattern": pattern}, **looks),
        ]
    )
    zeros = [bars.line(0, middle - thickness / 2 - 4, middle + thickness / 2 + 4) for middle in middles]
    figure.update_layout(annotations=notes, barmode="overlay", shapes=zeros)
    most = float(max(rows["shortfall"].max(), 1))
    figure.update_xaxes(
        range=[-most, max(float(rows["surplus"].max()), most * LEAST_OVER)], visible=False, fixedrange=True
    )
    figure.update_yaxes(range=[round(top), 0], visible=False, fixedrange=True)
    return style.framed(figure, frame, round(top), [style.key("■", SHORT, short), style.key("■", OVER, over)])
