"""Consultants over time against their complement, and how evenly access to them is spread."""

import pandas as pd
import plotly.graph_objects as go

from plut.figures import style
from plut.figures.style import Frame

HEIGHTS = {"wide": 380, "medium": 340, "narrow": 320}
SQUARE = {"wide": 420, "medium": 360, "narrow": 280}
MOVES = 0.26  # share of the height for those who join and leave
ROOM_RIGHT = {
    "wide": 0.14,
    "medium": 0.22,
    "narrow": 0.36,
}  # of the span of time, for the labels of the lines


def history(months: pd.DataFrame, marks: pd.DataFrame, names: dict[str, str], frame: Frame) -> go.Figure:
    """Active consultants and the complement by month, those who joined and left below, published numbers as marks.

    months: `day`, `active`, `complement`, `joined`, `left`, `hover`. marks: `day`, `value`, `label`, `hover`. names: words for
    `active`, `complement`, `joined`, `left` and `published`.
    """
    width = style.WIDTHS[frame.width]
    figure = go.Figure()
    lines = (("complement", style.FAINT, "dot"), ("active", style.ACCENT, "dash"))
    for column, color, dash in lines:
        figure.add_trace(
            go.Scatter(
                x=months["day"], y=months[column], mode="lines", line={"color": color, "width": 2.2, "dash": dash},
                customdata=months["hover"], hovertemplate="%{customdata}<extra></extra>",
            )
        )  # fmt: skip
    for column, sign, color in (("joined", 1, style.ACCENT), ("left", -1, style.POINT)):
        figure.add_trace(
            go.Bar(
                x=months["day"], y=sign * months[column], yaxis="y2", customdata=months["hover"],
                hovertemplate="%{customdata}<extra></extra>",
                marker={"color": style.PAPER, "line": {"color": color, "width": 1.4}},
            )
        )  # fmt: skip
    figure.add_trace(
        go.Scatter(
            x=marks["day"], y=marks["value"], mode="markers+text", text=marks["label"], textposition="top center",
            textfont={"size": width.text, "color": style.INK}, customdata=marks["hover"],
            hovertemplate="%{customdata}<extra></extra>", cliponaxis=False,
            marker={"size": 10, "color": style.INK},
        )
    )  # fmt: skip
    first, last = months["day"].min(), months["day"].max()
    span = last - first
    top = max(months["complement"].max(), months["active"].max(), 1) * 1.1
    most = max(months["joined"].max(), months["left"].max(), 1) * 1.15
    ends = [(names[column], months[column].iloc[-1], color, "y") for column, color, _ in lines]
    ends += [(names["joined"], most / 2, style.ACCENT, "y2"), (names["left"], -most / 2, style.POINT, "y2")]
    figure.update_layout(
        barmode="relative", bargap=0.15, annotations=[_end(text, last, y, color, axis, width) for text, y, color, axis in ends],
        yaxis={"domain": [MOVES + 0.06, 1], "range": [0, top], "showgrid": False, "showticklabels": False, "fixedrange": True},
        yaxis2={"domain": [0, MOVES], "range": [-most, most], "visible": False, "anchor": "x", "fixedrange": True},
        xaxis={
            "range": [first - span * 0.03, last + span * ROOM_RIGHT[frame.width]], "showgrid": False, "tickformat": "%Y",
            "tickvals": [f"{year}-01-01" for year in range(first.year + 1, last.year + 1, 3 if width.name == "narrow" else 2)],
            "fixedrange": True,
        },
    )  # fmt: skip
    legend = style.key("●", style.INK, names["published"]) if len(marks) else ""
    return style.framed(figure, frame, HEIGHTS[frame.width], legend=legend, axis_room=26)


def _end(text: str, day: pd.Timestamp, y: float, color: str, axis: str, width: style.Width) -> dict:
    return {
        "text": text.replace(": ", ":<br>") if width.name == "narrow" else text,
        "x": day, "y": y, "xref": "x", "yref": axis, "xanchor": "left", "yanchor": "middle", "align": "left",
        "xshift": 6, "showarrow": False, "borderpad": 0, "font": {"size": width.note + 1, "color": color},
    }  # fmt: skip


def lorenz(curve: pd.DataFrame, names: dict[str, str], frame: Frame) -> go.Figure:
    """The Lorenz curve under the line of equal access.

    curve: `people_share`, `access_share` (0 to 1, in order, from 0), `hover`. names: words for `equal`, `people` (under the
    plot) and `access` (beside the curve).
    """
    width = style.WIDTHS[frame.width]
    figure = go.Figure()
    figure.add_trace(
        go.Scatter(
            x=[0, 1], y=[0, 1], mode="lines", line={"color": style.FAINT, "width": 1.4}, hoverinfo="skip"
        )
    )
    figure.add_trace(
        go.Scatter(
            x=curve["people_share"], y=curve["access_share"], mode="lines", fill="tozeroy", fillcolor="rgba(11,114,133,0.12)",
            line={"color": style.ACCENT, "width": 2.4, "dash": "dash"}, customdata=curve["hover"],
            hovertemplate="%{customdata}<extra></extra>",
        )
    )  # fmt: skip
    texts = [
        (names["equal"], 0.44, 0.5, "right", style.MUTED),
        (names["access"], 0.6, 0.13, "left", style.ACCENT),
    ]
    texts.append((names["people"], 0.5, 0, "center", style.MUTED))
    notes = [
        {
            "text": text, "x": x, "y": y, "xref": "x", "yref": "y", "xanchor": anchor, "showarrow": False, "borderpad": 0,
            "yanchor": "middle" if y else "top", "yshift": 0 if y else -20, "font": {"size": width.note + 1, "color": color},
        }
        for text, x, y, anchor, color in texts
    ]  # fmt: skip
    axis = {"range": [0, 1], "tickvals": [0, 0.5, 1], "fixedrange": True, "showgrid": False}
    figure.update_layout(annotations=notes)
    figure.update_xaxes(**axis, ticktext=["0", "50%", "100%"])
    figure.update_yaxes(**axis, showticklabels=False, showline=True, linecolor=style.LINE)
    return style.framed(figure, frame, SQUARE[frame.width], axis_room=44)
