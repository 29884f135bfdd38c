"""Rows with a share each, as a point on a line between two bounds; what is held back says why instead."""

import pandas as pd
import plotly.graph_objects as go

from plut.figures import letters, style
from plut.figures.style import Frame, Width
from plut.figures.texts import note

ROW = {"wide": 27, "medium": 27, "narrow": 44}  # pixels
ABOVE = {"wide": 0, "medium": 0, "narrow": 18}  # pixels for a label over its line; else it stands at its left
LABELS = {
    "wide": 0.34,
    "medium": 0.42,
    "narrow": 0.0,
}  # share of the width, at most, for the labels at the left
LEAST_SCALE = 0.3  # share of the width that the scale keeps even between long words
GROUP_GAP, UNDER_HEADING = 18, 4  # pixels above the heading of a further group, and under it
BESIDE = 12  # pixels between the scale and the words at its sides


def shares(rows: pd.DataFrame, *, frame: Frame) -> go.Figure:
    """A row per group, first on top: label, point at the share, pale line from the lower to the upper bound,
    text at the end.

    rows: `label`, `share`, `lower`, `upper` (0 to 1; all null where held back), `text`, `hover`; and `group`
    where rows stand in groups, each under its heading.
    """
    width, row, above = frame.sizes, ROW[frame.width], ABOVE[frame.width]
    texts = [letters.plain(text) for text in rows["text"]]
    end = max(LEAST_SCALE, 1 - _share_of(texts, width))
    labels = _share_of([letters.plain(label) for label in rows["label"]], width)
    begin = min(labels, LABELS[frame.width], end - LEAST_SCALE)
    placed, headings, height = _placed(rows, width, row, above)
    known = placed.dropna(subset=["share"])
    figure = go.Figure(
        [
            go.Scatter(
                x=[
                    x
                    for low, high in zip(known["lower"], known["upper"], strict=True)
                    for x in (low, high, None)
                ],
                y=[y for middle in known["middle"] for y in (middle, middle, None)],
                mode="lines",
                line={"color": style.SEQUENTIAL[1], "width": 5},
                hoverinfo="skip",
            ),
            go.Scatter(
                x=known["share"],
                y=known["middle"],
                mode="markers",
                marker={"size": 10, "color": style.VALUE},
                customdata=known["hover"],
                hovertemplate="%{customdata}<extra></extra>",
            ),
        ]
    )
    room = width.room if above else width.room * begin - BESIDE
    notes = [
        note(f"<b>{text}</b>", 0, top, width.text, style.INK, "left top", "paper y") for text, top in headings
    ]
    for entry, text in zip(placed.itertuples(), texts, strict=True):
        label = letters.shortened(entry.label, room, width.text)
        middle = entry.middle - row / 2 if above else entry.middle
        notes.append(note(label, 0, middle, width.text, style.INK, "left middle", "paper y"))
        color = style.MUTED if pd.isna(entry.share) else style.INK
        place = {"anchor": "left middle", "axes": "paper y", "shift": (BESIDE, 0)}
        notes.append(note(text, end, entry.middle, width.text, color, **place))
    figure.update_layout(annotations=notes)
    figure.update_xaxes(
        domain=[begin, end], range=[-0.02, 1.02], tickvals=[0, 0.5, 1], showticklabels=False, fixedrange=True
    )
    figure.update_yaxes(range=[height, 0], visible=False, fixedrange=True)
    return style.framed(figure, frame, height)


def _placed(
    rows: pd.DataFrame, width: Width, row: int, above: int
) -> tuple[pd.DataFrame, list[tuple[str, float]], int]:
    """The rows with the middles of their lines in pixels from the top, the headings with their tops, and the
    height of all."""
    middles, headings, top, group = [], [], 0.0, ""
    for entry in rows.to_dict("records"):
        if entry.get("group", "") != group:
            group = entry["group"]
            heading = letters.wrapped(letters.plain(group), width.room, width.text, bold=True)
            top += GROUP_GAP if headings else 0
            headings.append((heading, top))
            top += letters.height(heading, width.text) + UNDER_HEADING
        middles.append(top + above + (row - above) / 2)
        top += row
    return rows.assign(middle=middles), headings, max(60, round(top))


def _share_of(texts: list[str], width: Width) -> float:
    """The share of the width that the longest of the texts takes, with the gap beside it."""
    return (max((letters.width(text, width.text) for text in texts), default=0) + BESIDE) / width.room
