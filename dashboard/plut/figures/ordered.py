"""Ordered: many by one measure, each a bar from zero with its value, those without one at the end."""

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from plut.figures import letters, style, texts
from plut.figures.style import Frame, Width
from plut.figures.texts import Text

ROW = {"wide": 22, "medium": 21, "narrow": 44}  # pixels from bar to bar; a phone has names above bars
THICKNESS = {"wide": 13, "medium": 12, "narrow": 11}  # pixels of a bar
NAMES = {"wide": 0.3, "medium": 0.34, "narrow": 1.0}  # of the width that names take at most
LEAST_BAR = 0.2  # of the width that the longest bar keeps beside long values
BESIDE = 8  # pixels between a name, its bar and its value


@dataclass(frozen=True)
class Words:
    """The legend: the one that is asked for, those that are compared with it, and all others; empty where
    there are none."""

    own: str
    compared: str
    others: str


def bars(rows: pd.DataFrame, words: Words, *, frame: Frame) -> go.Figure:
    """One bar a row, in the order given, first on top.

    rows: `name`, `value` (0 or more, null where there is none), `value_text` (what stands in its place where
    there is none), `who` ("own", "compared" or "other"), `hover`.
    """
    sizes, row = frame.sizes, ROW[frame.width]
    first, scale = _scale(rows, sizes)
    above = 21 if frame.width == "narrow" else 0
    placed = rows.assign(middle=[place * row + above + (row - above) / 2 for place in range(len(rows))])
    height = max(40, row * len(rows))
    known = placed.dropna(subset=["value"])
    figure = go.Figure(
        go.Bar(
            orientation="h",
            x=known["value"] * scale,
            base=[first] * len(known),
            y=known["middle"],
            width=THICKNESS[frame.width],
            marker={"color": [COLORS[who] for who in known["who"]], "line": {"width": 0}},
            customdata=known["hover"].map(letters.hover),
            hovertemplate="%{customdata}<extra></extra>",
        )
    )
    figure.update_xaxes(range=[0, sizes.room], visible=False, fixedrange=True)
    figure.update_yaxes(range=[height, 0], visible=False, fixedrange=True)
    figure.add_trace(
        texts.trace([text for one in placed.itertuples() for text in _texts(one, first, scale, sizes)])
    )
    base = {"x0": first, "x1": first, "y0": 0, "y1": height, "xref": "x", "yref": "y"}
    axis = {"type": "line", "layer": "below", "line": {"color": style.LINE, "width": 1}} | base
    figure.update_layout(shapes=[axis])
    told = (("own", words.own), ("compared", words.compared), ("other", words.others))
    return style.framed(
        figure, frame, height, [style.key("■", COLORS[who], text) for who, text in told if text]
    )


COLORS = {"own": style.VALUE, "compared": style.SEQUENTIAL[2], "other": style.OTHERS}


def _scale(rows: pd.DataFrame, sizes: Width) -> tuple[float, float]:
    """Where bars begin, in pixels, and how many pixels a unit of the value takes: so many that every value
    has its room beside its bar."""
    first = 0.0
    if sizes.name != "narrow":
        widest = max(letters.width(_bold(name), sizes.text) for name in rows["name"])
        first = min(widest, NAMES[sizes.name] * sizes.room) + BESIDE
    room = sizes.room - first
    scales = [
        max(LEAST_BAR * room, room - BESIDE - letters.width(_bold(one.value_text), sizes.text)) / one.value
        for one in rows.itertuples()
        if pd.notna(one.value) and one.value > 0
    ]
    return first, min(scales, default=0.0)


def _texts(one, first: float, scale: float, sizes: Width) -> Iterator[Text]:
    is_narrow = sizes.name == "narrow"
    room = sizes.room if is_narrow else first - BESIDE
    name = letters.shortened(one.name, room / (1.06 if one.who == "own" else 1), sizes.text)
    name = f"<b>{name}</b>" if one.who == "own" else name
    if is_narrow:
        yield Text(name, 0, one.middle - ROW["narrow"] / 2 - 4, sizes.text, style.INK)
    else:
        yield Text(name, first - BESIDE, one.middle, sizes.text, style.INK, side="left", beside=True)
    if pd.isna(one.value):
        value = letters.shortened(one.value_text, sizes.room - first - BESIDE, sizes.note + 1)
        yield Text(value, first + BESIDE, one.middle, sizes.note + 1, style.MUTED, beside=True)
    else:
        end = first + one.value * scale + BESIDE
        yield Text(_bold(one.value_text), end, one.middle, sizes.text, style.INK, beside=True)


def _bold(text: str) -> str:
    return f"<b>{letters.plain(text)}</b>"
