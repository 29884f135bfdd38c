"""Shortfalls to the left and surpluses to the right of one line, a pair for each group."""

import html

import pandas as pd
import plotly.graph_objects as go

from plut.figures import style
from plut.figures.style import Frame

THICKNESS = {"wide": 26, "medium": 24, "narrow": 22}
GAP = 18
SHORT, OVER = style.DIVERGING[1], style.DIVERGING[3]


def gaps(rows: pd.DataFrame, frame: Frame, short: str, over: str) -> go.Figure:
    """One line of bars for each row, in the order given; both amounts stand in words under the label.

    rows: `label`, `shortfall`, `surplus` (both positive), `text` (all amounts in words, lines parted by <br>), `hover`. short, over: the
    legend's words for the two sides.
    """
    width = style.WIDTHS[frame.width]
    thick, line = THICKNESS[frame.width], width.text * 1.4
    notes, middles, top = [], [], 0.0
    for row in rows.itertuples():
        label = f"<b>{style.wrapped(html.escape(row.label, quote=False), width, width.text)}</b>"
        text = "<br>".join(style.wrapped(part, width, width.text) for part in row.text.split("<br>"))
        both = f"{label}<br>{text}"
        notes.append(
            {
                "text": both, "x": 0, "y": top, "xref": "paper", "yref": "y", "xanchor": "left", "yanchor": "top",
                "align": "left", "showarrow": False, "borderpad": 0, "font": {"size": width.text, "color": style.INK},
            }
        )  # fmt: skip
        middles.append(top + style.lines(both) * line + 4 + thick / 2)
        top = middles[-1] + thick / 2 + GAP
    pattern = style.hatching(frame)
    figure = go.Figure()
    for color, length in ((SHORT, -rows["shortfall"]), (OVER, rows["surplus"])):
        figure.add_trace(
            go.Bar(
                orientation="h", x=length, y=middles, width=thick, marker={"color": color, "pattern": pattern},
                customdata=rows["hover"], hovertemplate="%{customdata}<extra></extra>",
            )
        )  # fmt: skip
    most = float(max(rows["shortfall"].max(), 1))
    figure.update_layout(
        annotations=notes,
        barmode="overlay",
        shapes=[
            {
                "type": "line",
                "x0": 0,
                "x1": 0,
                "y0": m - thick / 2 - 4,
                "y1": m + thick / 2 + 4,
                "line": {"color": style.INK, "width": 1.4},
            }
            for m in middles
        ],
    )
    figure.update_xaxes(
        range=[-most, max(float(rows["surplus"].max()), most * 0.03)], visible=False, fixedrange=True
    )
    figure.update_yaxes(range=[round(top), 0], visible=False, fixedrange=True)
    return style.framed(
        figure, frame, round(top), legend=" ".join([style.key("■", SHORT, short), style.key("■", OVER, over)])
    )
