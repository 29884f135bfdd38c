"""Bullets: a share that is known, the part that may come on top of it, and the target, each bar under its own label."""

import html

import pandas as pd
import plotly.graph_objects as go

from plut.figures import style
from plut.figures.bars import Target
from plut.figures.style import Frame

THICKNESS = {"wide": 26, "medium": 24, "narrow": 22}
GAP, BESIDE, LETTER = 18, 7, 0.6  # pixels below a bar, pixels between bar and value, em of a letter in bold
KNOWN, MAYBE = style.ACCENT, style.SEQUENTIAL[1]


def bounds(rows: pd.DataFrame, frame: Frame, target: Target | None, known: str, maybe: str) -> go.Figure:
    """Bars from zero to a lower bound, paler from there to the upper bound, in the order given.

    rows: `label`, `lower`, `upper` (0 to 1 or above; null has a text and no bar), `text` (both in words), `hover`.
    known, maybe: what the two parts are, for the legend.
    """
    width = style.WIDTHS[frame.width]
    thick = THICKNESS[frame.width]
    line = width.text * 1.4
    room = width.pixels - 2 * style.MARGIN
    placed, top = [], 0.0
    for row in rows.to_dict("records"):
        label = style.wrapped(html.escape(row["label"], quote=False), width, width.text)
        middle = top + style.lines(label) * line + 3 + thick / 2
        placed.append(row | {"lines": label, "top": top, "middle": middle})
        top = middle + thick / 2 + GAP
    drawn = pd.DataFrame(placed)
    height = round(top + (width.note + 6 if target else 0))
    known_rows = drawn.dropna(subset=["upper"])
    needed = [
        upper / max(0.2, 1 - (len(text) * (width.text + 1) * LETTER + BESIDE) / room)
        for upper, text in zip(known_rows["upper"], known_rows["text"], strict=True)
    ]
    end = max([*needed, target.share * 1.12 if target else 0.0]) or 1.0
    figure = go.Figure()
    pattern = style.hatching(frame)
    for color, base, length in (
        (KNOWN, 0.0, known_rows["lower"]),
        (MAYBE, known_rows["lower"], known_rows["upper"] - known_rows["lower"]),
    ):
        figure.add_trace(
            go.Bar(
                orientation="h",
                base=base,
                x=length,
                y=known_rows["middle"],
                width=thick,
                marker={"color": color, "pattern": pattern},
                customdata=known_rows["hover"],
                hovertemplate="%{customdata}<extra></extra>",
            )
        )
    notes = [note for row in drawn.itertuples() for note in _texts(row, width)]
    if target:
        bottom = top - GAP + 6
        figure.update_layout(
            shapes=[
                {
                    "type": "line", "xref": "x", "yref": "y", "x0": target.share, "x1": target.share,
                    "y0": drawn["middle"].iloc[0] - thick / 2 - 4, "y1": bottom, "line": {"color": style.INK, "width": 1.6},
                }
            ]
        )  # fmt: skip
        notes.append(_note(target.label, target.share, bottom, "center", "top", width.note + 1, style.INK))
    figure.update_layout(annotations=notes, barmode="overlay")
    figure.update_xaxes(range=[0, end], visible=False, fixedrange=True)
    figure.update_yaxes(range=[height, 0], visible=False, fixedrange=True)
    legend = " ".join([style.key("■", KNOWN, known), style.key("■", MAYBE, maybe)])
    return style.framed(figure, frame, height, legend=legend)


def _texts(row, width: style.Width) -> list[dict]:
    is_known = pd.notna(row.upper)
    value = html.escape(row.text, quote=False)
    label = _note(row.lines, 0, row.top, "left", "top", width.text, style.INK) | {
        "xref": "paper",
        "align": "left",
    }
    text = f"<b>{value}</b>" if is_known else value
    beside = _note(
        text, row.upper if is_known else 0, row.middle, "left", "middle", width.text + 1, style.INK
    )
    return [label, beside | {"xshift": BESIDE if is_known else 0}]


def _note(text: str, x: float, y: float, xanchor: str, yanchor: str, size: int, color: str) -> dict:
    return {
        "text": text, "x": x, "y": y, "xref": "x", "yref": "y", "xanchor": xanchor, "yanchor": yanchor, "showarrow": False,
        "borderpad": 0, "bgcolor": style.PAPER, "font": {"size": size, "color": color},
    }  # fmt: skip
