"""Values over time, each with its own date; labels stand beside the marks."""

import pandas as pd
import plotly.graph_objects as go

from plut.figures import axes, letters, style
from plut.figures.style import Frame

PLOT_HEIGHTS = {"wide": 300, "medium": 260, "narrow": 230}
LINE = 26  # pixels of a short line, so that it is seen behind a dot at the same place
LARGER = 3  # pixels by which labels of consultants are larger than those of posts
BESIDE = 8  # pixels between a mark and its label
LONE = pd.Timedelta(days=200)  # on both sides of a single day


def drawn_on(rows: pd.DataFrame) -> pd.Series:
    """Where dates stand on an axis: a month or a year in its middle; queries of older editions know the last
    day alone."""
    return rows["drawn_on"] if "drawn_on" in rows else rows["as_of_day"]


def published_counts(counts: pd.DataFrame, *, frame: Frame) -> go.Figure:
    """A count as it was published, one mark per statement; a statement that conflicts with another is hollow.

    counts: `day`, `value`, `label` (the value as text), `is_conflicting`, `hover`, in the order of time.
    """
    size = frame.sizes.text
    places = ["bottom right" if conflicting else "top left" for conflicting in counts["is_conflicting"]]
    placed = counts.assign(place=places)
    agreed, conflicting = placed[~placed["is_conflicting"]], placed[placed["is_conflicting"]]
    figure = go.Figure(
        [
            go.Scatter(
                x=agreed["day"],
                y=agreed["value"],
                mode="lines",
                line={"color": style.VALUE, "width": 2.5, "shape": "hv"},
                hoverinfo="skip",
            ),
            _marks(agreed, "circle", style.VALUE, style.INK, size),
            _marks(conflicting, "circle-open", style.ATTENTION, style.ATTENTION, size),
        ]
    )
    figure.update_xaxes(_years(placed, frame, size))
    figure.update_yaxes(
        range=[0, counts["value"].max() * 1.18], showticklabels=False, showgrid=False, showline=False
    )
    return style.framed(figure, frame, PLOT_HEIGHTS[frame.width], axis_room=26)


def per_centre(points: pd.DataFrame, names: dict[str, str], *, frame: Frame) -> go.Figure:
    """Consultants per centre as dots over time, joined by a line; short lines where the full complement is
    known. The scale begins at zero.

    points: `day`, `value`, `label`, `is_full`, `hover`, in the order of time. names: words for `consultants`
    and `complement`.
    """
    size = frame.sizes.text
    pairs = points.loc[~points["is_full"], "value"]
    below = "bottom left" if len(pairs) and pairs.iloc[-1] < pairs.iloc[0] else "bottom right"  # off the line
    placed = points.assign(place=["top center" if full else below for full in points["is_full"]])
    pairs = placed[~placed["is_full"]]
    figure = go.Figure(
        [
            _marks(placed[placed["is_full"]], "line-ew-open", style.MUTED, style.MUTED, size),
            go.Scatter(
                x=pairs["day"],
                y=pairs["value"],
                mode="lines",
                line={"color": style.VALUE, "width": 2},
                hoverinfo="skip",
            ),
            _marks(pairs, "circle", style.VALUE, style.VALUE, size + LARGER),
        ]
    )
    figure.data[0].marker.size = LINE
    figure.update_xaxes(_years(placed, frame, size + LARGER))
    figure.update_yaxes(
        range=[0, points["value"].max() * 1.25],
        showticklabels=False,
        showgrid=False,
        zeroline=True,
        zerolinecolor=style.MUTED,
    )
    legend = [
        style.key("●", style.VALUE, names["consultants"]),
        style.key("—", style.MUTED, names["complement"]),
    ]
    return style.framed(figure, frame, PLOT_HEIGHTS[frame.width], legend, axis_room=26)


def _years(counts: pd.DataFrame, frame: Frame, size: int) -> dict:
    """The axis of years, with room for labels of so many pixels."""
    pixels = frame.sizes.room
    days = counts["day"].tolist()
    if min(days) == max(days):
        days = [days[0] - LONE, days[0] + LONE]
        return axes.years(days, [(0.0, 0.0)] * 2, pixels, 1)
    widths = [letters.width(letters.plain(label), size) + BESIDE for label in counts["label"]]
    taken = [axes.sides(place, width) for place, width in zip(counts["place"], widths, strict=True)]
    return axes.years(days, taken, pixels, 2 if frame.width == "narrow" else 1)


def _marks(rows: pd.DataFrame, symbol: str, color: str, ink: str, size: int) -> go.Scatter:
    return go.Scatter(
        x=rows["day"],
        y=rows["value"],
        mode="markers+text",
        text=rows["label"].map(letters.plain),
        textposition=rows["place"].tolist() or None,
        textfont={"size": size, "color": ink},
        marker={"size": 10, "symbol": symbol, "color": color, "line": {"width": 2}},
        customdata=rows["hover"],
        hovertemplate="%{customdata}<extra></extra>",
        cliponaxis=False,
    )
