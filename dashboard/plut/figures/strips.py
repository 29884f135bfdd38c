"""Strips: one row per measure, all areas as pale dots, one or two of them marked with their values beside."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from plut.figures import letters, style, texts
from plut.figures.style import Frame, Width
from plut.figures.texts import Text

LABEL_SHARE = {
    "wide": 0.34,
    "medium": 0.36,
    "narrow": 0.0,
}  # of the width; a phone has labels above the strips
DOTS = {"wide": (5, 13), "medium": (4, 12), "narrow": (4, 11)}  # pixels of a pale and of a marked dot
HALF = 11  # pixels from the middle of a strip to its edges
GAP = 22  # pixels between rows
COLORS = (style.VALUE, style.ATTENTION)
PALE = "rgba(91, 107, 120, 0.32)"
# Above this number, the dots of a strip are drawn as a few paths: browsers are slow with thousands.
MANY = 100
PATHS = 4  # through as many layers many dots in one place look darker than one
SPREAD = 15  # pixels over which pale dots are scattered up and down, so that equal values can be seen
GOLDEN = 0.618034  # the golden ratio: its multiples fill an interval evenly and without a pattern
APART = 5  # pixels up or down of each of two marked dots, so that equal values can be seen


@dataclass(frozen=True)
class Words:
    """The legend: the marked areas, the pale dots, and the span called similar (empty: none is drawn)."""

    marked: list[str]
    others: str
    similar: str = ""


def strips(
    rows: pd.DataFrame, dots: pd.DataFrame, marked: pd.DataFrame, words: Words, *, frame: Frame
) -> go.Figure:
    """One strip per measure, in the order given, first on top; the lowest value left, the highest right.

    rows: `measure`, `label`, `note` (a line under the label, may be empty), `low_text`, `high_text` (values
    at the ends), `similar_low`, `similar_high` (0 to 1 along the strip, null for none), `no_data` (what is
    written where nothing is marked). dots: `measure`, `position` (0 to 1), `hover`. marked: `measure`, `who`
    (0 or 1, in the order of words.marked), `position`, `text`, `hover`; one without a row has no data.
    """
    width = frame.sizes
    share = LABEL_SHARE[frame.width]
    placed, height = _placed(rows, marked, width, share)
    middles = placed.set_index("measure")["middle"]
    scattered = dots["measure"].map(middles) + SPREAD * (np.arange(len(dots)) * GOLDEN % 1 - 0.5)
    pale = _dots(dots["position"], scattered, dots["hover"], DOTS[frame.width][0], PALE)
    are_many = dots["measure"].value_counts().max() > MANY
    figure = go.Figure(pale.update(mode="none") if are_many else pale)
    for who in range(len(words.marked)):
        own = marked[marked["who"] == who]
        apart = APART * (2 * who - 1) if len(words.marked) > 1 else 0
        heights = own["measure"].map(middles) + apart
        hover = own["hover"].map(letters.plain)
        dot = _dots(own["position"], heights, hover, DOTS[frame.width][1], COLORS[who])
        figure.add_trace(dot.update(marker_line={"color": style.PAPER, "width": 2}))
    left, right = _reach(width, share)
    figure.update_xaxes(range=[left, right], visible=False, fixedrange=True)
    figure.update_yaxes(range=[height, 0], visible=False, fixedrange=True)
    written = [text for row in placed.itertuples() for text in _row_texts(row, left, width)]
    pixel = (right - left) / width.room
    written += [_value(mark, middles[mark.measure], pixel, width) for mark in marked.itertuples()]
    figure.add_trace(texts.trace(written))
    shapes = _shapes(placed)
    if are_many:
        shapes += _squares(dots["position"].to_numpy(), scattered.to_numpy(), DOTS[frame.width][0] - 1)
    figure.update_layout(shapes=shapes)
    marks = [style.key("●", COLORS[who], name) for who, name in enumerate(words.marked)]
    marks.append(style.key("●", style.OTHERS, words.others))
    if words.similar and rows["similar_low"].notna().any():
        marks.append(style.key("■", style.LINE, words.similar))
    return style.framed(figure, frame, height, marks)


def _dots(x: pd.Series, y: pd.Series, hover: pd.Series, size: int, color: str) -> go.Scatter:
    return go.Scatter(
        x=x.round(4),
        y=y.round(1),  # a tenth of a pixel; each digit more is sent for thousands of dots
        mode="markers",
        marker={"size": size, "color": color, "line": {"width": 0}},
        customdata=hover,
        hovertemplate="%{customdata}<extra></extra>",
        cliponaxis=False,
    )


def _squares(x: np.ndarray, y: np.ndarray, side: int) -> list[dict]:
    """Dots as short thick lines of a few paths; x: 0 to 1 along the strip, y and side in pixels."""
    tops = np.round(y - side / 2)
    each = [
        f"M{across:.4f},{top:.0f}V{top + side:.0f}"
        for across, top in zip(x, tops, strict=True)
        if np.isfinite(across)
    ]
    line = {"color": PALE, "width": side}
    return [
        {"type": "path", "path": path, "xref": "x", "yref": "y", "layer": "below", "line": line}
        for start in range(PATHS)
        if (path := "".join(each[start::PATHS]))
    ]


def _reach(width: Width, share: float) -> tuple[float, float]:
    """From where to where the axis goes, in lengths of a strip: over the labels at the left, and past both
    ends by half a dot.
    """
    before, after = (18 if share else 9) / width.room, 9 / width.room
    strip = 1 - share - before - after
    return -(share + before) / strip, 1 + after / strip


def _placed(rows: pd.DataFrame, marked: pd.DataFrame, width: Width, share: float) -> tuple[pd.DataFrame, int]:
    """The rows with their places in pixels from the top (`label_top`, `note_top`, `middle`), and the height
    of all.
    """
    line, small = width.text * letters.AIRY_LINE, width.note * letters.AIRY_LINE
    above = line + HALF
    to_ends = HALF + 2 + (line if (marked["who"] == 1).any() else 0)
    room = width.room * (share or 1) - (8 if share else 0)
    placed, top = [], 0.0
    for row in rows.to_dict("records"):
        label = letters.wrapped(letters.plain(row["label"]), room, width.text)
        note = letters.wrapped(letters.plain(row["note"]), room, width.note + 1)
        label_height = letters.height(label, width.text)
        words = label_height + letters.height(note, width.note + 1)
        middle = top + (max(above, words / 2) if share else words + 2 + above)
        label_top = middle - words / 2 if share else top
        tops = {"label_top": label_top, "note_top": label_top + label_height, "ends_top": middle + to_ends}
        placed.append(row | {"label": label, "note": note, "middle": middle} | tops)
        top = max(middle + to_ends + small, label_top + words) + GAP
    columns = [*rows.columns, "label_top", "note_top", "middle", "ends_top"]
    return pd.DataFrame(placed, columns=columns), max(40, round(top - GAP))


def _row_texts(row, left: float, width: Width) -> list[Text]:
    """Label and note at the left edge, the values at the ends of the strip under it, and what stands where
    there is none.
    """
    above = row.middle - HALF - width.text * letters.AIRY_LINE
    written = [
        Text(row.label, left, row.label_top, width.text, style.INK),
        Text(row.note, left, row.note_top, width.note + 1, style.MUTED),
        Text(letters.plain(row.low_text), 0, row.ends_top, width.note, style.MUTED),
        Text(letters.plain(row.high_text), 1, row.ends_top, width.note, style.MUTED, side="left"),
        Text(letters.plain(row.no_data), 0, above, width.text, style.MUTED),
    ]
    return [one for one in written if one.text]


def _value(mark, middle: float, pixel: float, width: Width) -> Text:
    """The value of a marked area: the first above its dot, the second under it; near an end it begins or ends
    there.
    """
    text = f"<b>{letters.plain(mark.text)}</b>"
    half = letters.width(text, width.text + 1) / 2 * pixel
    side = "right" if mark.position < half else "left" if mark.position > 1 - half else "center"
    shift = {"right": -6, "left": 6, "center": 0}[side] * pixel
    top = middle - HALF - width.text * letters.AIRY_LINE if mark.who == 0 else middle + HALF - 1
    return Text(text, mark.position + shift, top, width.text + 1, COLORS[mark.who], side=side)


def _shapes(placed: pd.DataFrame) -> list[dict]:
    """The spans in which values are called similar, and over them the lines of the strips: two paths."""
    ends = {"type": "path", "xref": "x", "yref": "y", "layer": "below"}
    spans = [
        f"M{row.similar_low:.4f},{row.middle - HALF + 1:.1f}H{row.similar_high:.4f}"
        f"V{row.middle + HALF - 1:.1f}H{row.similar_low:.4f}Z"
        for row in placed.dropna(subset=["similar_low"]).itertuples()
    ]
    lines = [f"M0,{middle:.1f}H1" for middle in placed["middle"]]
    similar = ends | {"path": "".join(spans), "fillcolor": style.LINE, "line": {"width": 0}}
    return [
        *([similar] if spans else []),
        ends | {"path": "".join(lines), "line": {"color": style.LINE, "width": 1}},
    ]
