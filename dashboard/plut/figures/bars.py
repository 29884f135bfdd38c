"""Horizontal bars, each under its own label with its value at the end; no axis, no legend."""

import html
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from plut.figures import style
from plut.figures.style import Frame, Width

THICKNESS = {"wide": 30, "medium": 28, "narrow": 26}  # pixels of a bar
GAP, GROUP_GAP, BESIDE = 16, 26, 7  # pixels below a bar, above a new group, between a bar and its value
LINE_HEIGHT = 1.4  # em
LETTER = 0.62  # em, generously, of a figure in bold


@dataclass(frozen=True)
class Target:
    """A line across bars: the share at which it stands, and what is written under it."""

    share: float
    label: str


def shares(bars: pd.DataFrame, frame: Frame, target: Target | None = None) -> go.Figure:
    """Shares of a whole as bars from zero, in the order given, first on top.

    bars: `group` (a heading above its first bar, '' for none), `label`, `share` (0 to 1; null has a text and no bar),
    `text` (the share in words), `is_doubtful` (hollow), `has_target` (the line crosses this bar; the others are paler), `hover`.
    """
    width = style.WIDTHS[frame.width]
    placed, height = _placed(bars, width, THICKNESS[frame.width], target)
    end = _end(bars, width, target)
    drawn = placed.dropna(subset=["share"])
    doubtful = drawn["is_doubtful"].astype(bool)
    colors = [_color(bar, target) for bar in drawn.itertuples()]
    figure = go.Figure(
        go.Bar(
            orientation="h",
            x=drawn["share"],
            y=drawn["middle"],
            width=THICKNESS[frame.width],
            marker={
                "color": [
                    style.PAPER if hollow else color for hollow, color in zip(doubtful, colors, strict=True)
                ],
                "line": {"color": colors, "width": 1.6},
            },
            customdata=drawn["hover"],
            hovertemplate="%{customdata}<extra></extra>",
        )
    )
    figure.update_xaxes(range=[0, end], visible=False, fixedrange=True)
    figure.update_yaxes(range=[height, 0], visible=False, fixedrange=True)
    notes = _cross(figure, placed, target, width, THICKNESS[frame.width]) if target else []
    for bar in placed.itertuples():
        if bar.heading:
            notes.append(_written(f"<b>{bar.heading}</b>", bar.heading_top, width.text, style.INK))
        notes.append(
            _written(bar.lines, bar.label_top, width.text, style.MUTED if bar.heading_of_group else style.INK)
        )
        known = pd.notna(bar.share)
        note = {
            "text": f"<b>{html.escape(bar.text, quote=False)}</b>"
            if known
            else html.escape(bar.text, quote=False),
            "x": bar.share if known else 0,
            "y": bar.middle,
            "xref": "x",
            "yref": "y",
            "xshift": BESIDE if known else 0,
            "xanchor": "left",
            "yanchor": "middle",
            "showarrow": False,
            "borderpad": 0,
            "bgcolor": style.PAPER,
            "font": {"size": width.text + 1, "color": style.INK if known else style.MUTED},
        }
        notes.append(note)
    figure.layout.annotations = notes  # at once: each that is added validates all
    return style.framed(figure, frame, height)


def _placed(
    bars: pd.DataFrame, width: Width, thickness: int, target: Target | None
) -> tuple[pd.DataFrame, int]:
    """The bars with their places in pixels from the top (`heading_top`, `label_top`, `middle`), and the height of all."""
    rows, top, group = [], 0.0, ""
    line = width.text * LINE_HEIGHT
    for position, bar in enumerate(bars.to_dict("records")):
        heading = ""
        if bar["group"] != group:
            group, heading = (
                bar["group"],
                style.wrapped(html.escape(bar["group"], quote=False), width, width.text),
            )
            top += GROUP_GAP if position else 0
        lines = style.wrapped(html.escape(bar["label"], quote=False), width, width.text)
        label_top = top + style.lines(heading) * line + (4 if heading else 0)
        middle = label_top + style.lines(lines) * line + 3 + thickness / 2
        rows.append(
            bar
            | {"heading": heading, "heading_top": top, "heading_of_group": bool(group), "lines": lines}
            | {"label_top": label_top, "middle": middle}
        )
        top = middle + thickness / 2 + GAP
        if target and bar["has_target"] and _ends_target(bars, position):
            top += width.note
    columns = [*bars.columns, "heading", "heading_top", "heading_of_group", "lines", "label_top", "middle"]
    return pd.DataFrame(rows, columns=columns), max(40, round(top))


def _color(bar, target: Target | None) -> str:
    if bar.is_doubtful:
        return style.POINT
    return style.SEQUENTIAL[2] if target and not bar.has_target else style.ACCENT


def _ends_target(bars: pd.DataFrame, position: int) -> bool:
    return position + 1 == len(bars) or not bars["has_target"].iloc[position + 1]


def _end(bars: pd.DataFrame, width: Width, target: Target | None) -> float:
    """The share at the right edge: far enough that the value beside each bar is never cut off."""
    room = width.pixels - 2 * style.MARGIN
    known = bars.dropna(subset=["share"])
    needed = [
        share / (1 - (len(text) * (width.text + 1) * LETTER + BESIDE) / room)
        for share, text in zip(known["share"], known["text"], strict=True)
    ]
    return max([*needed, target.share * 1.1 if target else 0.0]) or 1.0


def _cross(
    figure: go.Figure, placed: pd.DataFrame, target: Target, width: Width, thickness: int
) -> list[dict]:
    """The line of the target, from the first to the last of each run of bars that it crosses; gives its names under it."""
    names, first = [], None
    for position, bar in enumerate(placed.itertuples()):
        if not bar.has_target:
            continue
        first = bar.middle if first is None else first
        if _ends_target(placed, position):
            bottom = bar.middle + thickness / 2 + 5
            figure.add_shape(
                type="line", xref="x", yref="y", x0=target.share, x1=target.share, y0=first - thickness / 2 - 5, y1=bottom,
                line={"color": style.INK, "width": 1.4},
            )  # fmt: skip
            name = {
                "text": target.label, "x": target.share, "y": bottom, "xref": "x", "yref": "y", "xanchor": "center", "yanchor": "top",
                "showarrow": False, "borderpad": 0, "font": {"size": width.note + 1, "color": style.INK},
            }  # fmt: skip
            names.append(name)
            first = None
    return names


def _written(text: str, top: float, size: int, color: str) -> dict:
    """A text at the left edge, `top` pixels below the plot's top; it covers what runs behind it."""
    return {
        "text": text, "x": 0, "y": top, "xref": "paper", "yref": "y", "xanchor": "left", "yanchor": "top", "align": "left", "showarrow": False, "borderpad": 0,
        "bgcolor": style.PAPER, "font": {"size": size, "color": color},
    }  # fmt: skip
