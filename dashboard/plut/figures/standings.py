"""Standings: one row per measure, all areas as dots stacked along a strip, one of them marked with its value
and its place in words."""

from collections import Counter
from dataclasses import dataclass

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from plut.figures import letters, style, texts
from plut.figures.style import Frame, Width
from plut.figures.texts import Text

LABEL_SHARE = {"wide": 0.29, "medium": 0.29, "narrow": 0.0}  # of the width; a phone has labels above strips
DOTS = {"wide": (7, 13), "medium": (6, 12), "narrow": (5, 11)}  # pixels of a pale and of a marked dot
# Above this number, the dots of a strip are columns of one path: browsers are slow with thousands.
MANY = 100
THIN = 3  # pixels across a column of many dots
STACK = 24  # pixels that dots may rise above their strip
VALUE_SIZE = 20  # pixels of the letters of a value
GAP = 10  # pixels between a row's words or ends and the line under it
BESIDE = 20  # pixels between a value and its strip
TICK = (12, 3)  # pixels of the median's mark above and below the strip
COLORS = {"neutral": style.INK, "better": style.VALUE, "worse": style.ATTENTION}


@dataclass(frozen=True)
class Words:
    """The legend: the marked area, the other dots, the mark of the median, and what the colour of a worse
    value says."""

    marked: str
    others: str
    median: str
    worse: str


@dataclass(frozen=True)
class Places:
    """Pixels from the left edge: where values end, and where strips begin and end."""

    values_end: float
    first: float
    last: float

    def along(self, position: pd.Series) -> pd.Series:
        return self.first + position * (self.last - self.first)


def standings(rows: pd.DataFrame, dots: pd.DataFrame, words: Words, *, frame: Frame) -> go.Figure:
    """One strip per measure, in the order given, first on top; the lowest value left, the highest right.

    rows: `measure`, `label`, `note` (its place in words, may be empty), `value_text`, `side` ("better",
    "worse" or "neutral"), `position` (0 to 1 along the strip, null where it has no value),
    `median_position`, `median_text`, `low_text`, `high_text` (values at the ends with the areas that have
    them), `low_short`, `high_short` (the same without them), `same_text` (what stands in the place of a strip
    where all areas have one value, else empty), `hover`. dots: of the other areas `measure`, `position`,
    `hover`.
    """
    width = frame.sizes
    places = _places(rows, width, frame.width)
    placed, height = _placed(rows, width, frame.width)
    drawn = placed[placed["same_text"] == ""]
    stacked = stacked_dots(dots[dots["measure"].isin(set(drawn["measure"]))], drawn, places, frame.width)
    are_many = len(dots) > 0 and bool(dots["measure"].value_counts().max() > MANY)
    others = dots_at(stacked["x"], stacked["y"], stacked["hover"], DOTS[frame.width][0], style.OTHERS)
    figure = go.Figure(others.update(mode="none") if are_many else others)
    own = drawn.dropna(subset=["position"])
    colors = [style.ATTENTION if side == "worse" else style.VALUE for side in own["side"]]
    marked = dots_at(
        places.along(own["position"]),
        own["base"],
        own["hover"].map(letters.plain),
        DOTS[frame.width][1],
        colors,
    )
    figure.add_trace(marked.update(marker_line={"color": style.PAPER, "width": 2}))
    figure.update_xaxes(range=[0, width.room], visible=False, fixedrange=True)
    figure.update_yaxes(range=[height, 0], visible=False, fixedrange=True)
    written = [text for row in placed.itertuples() for text in _row_texts(row, places, width)]
    figure.add_trace(texts.trace(written))
    figure.update_layout(shapes=shapes(placed, drawn, stacked if are_many else stacked[:0], places, width))
    marks = [
        style.key("●", style.VALUE, words.marked),
        style.key("●", style.OTHERS, words.others),
        style.key("|", style.INK, words.median),
    ]
    if (own["side"] == "worse").any():
        marks.append(style.key("●", style.ATTENTION, words.worse))
    return style.framed(figure, frame, height, marks)


def _places(rows: pd.DataFrame, width: Width, name: str) -> Places:
    labels = LABEL_SHARE[name]
    half = DOTS[name][1] / 2 + 2
    if not labels:
        return Places(width.room, half, width.room - half)
    widest = max(
        (letters.width(letters.plain(text), VALUE_SIZE, bold=True) for text in rows["value_text"]), default=0
    )
    values_end = labels * width.room + widest
    return Places(values_end, values_end + BESIDE, width.room - half)


def _placed(rows: pd.DataFrame, width: Width, name: str) -> tuple[pd.DataFrame, int]:
    """The rows with their places in pixels from the top (`label_top`, `note_top`, `base` of the strip,
    `bottom`), and the height of all."""
    is_narrow, small = name == "narrow", width.note * letters.AIRY_LINE
    placed, top = [], 0.0
    for row in rows.to_dict("records"):
        value = letters.width(letters.plain(row["value_text"]), VALUE_SIZE, bold=True)
        room = width.room - value - 12 if is_narrow else LABEL_SHARE[name] * width.room - 8
        label = letters.wrapped(letters.plain(row["label"]), room, width.text, bold=True)
        note = letters.wrapped(letters.plain(row["note"]), room, width.note + 1)
        first = letters.height(label, width.text)
        high = max(first + letters.height(note, width.note + 1), VALUE_SIZE * letters.AIRY_LINE)
        base = top + (high if is_narrow else 0) + 6 + STACK
        bottom = max(base + 5 + small, top + 6 + high) + GAP
        placed.append(
            row
            | {"label": label, "note": note, "base": base, "bottom": bottom}
            | {"label_top": top + 6, "note_top": top + 6 + first}
        )
        top = bottom
    columns = [*rows.columns, "base", "bottom", "label_top", "note_top"]
    return pd.DataFrame(placed, columns=columns), max(40, round(top))


def stacked_dots(dots: pd.DataFrame, rows: pd.DataFrame, places: Places, name: str) -> pd.DataFrame:
    """The dots at `x`, `y`: those that would lie on one another stand one above the other, closer where many
    do."""
    size = DOTS[name][0]
    if len(dots) and dots["measure"].value_counts().max() > MANY:
        size = THIN
    columns = (places.along(dots["position"]) / size).round()
    seen: Counter[tuple[str, float]] = Counter()
    levels: list[int] = []
    for at in zip(dots["measure"], columns, strict=True):
        levels.append(seen[at])
        seen[at] += 1
    highest: dict[str, int] = {}
    for (of, _), count in seen.items():
        highest[of] = max(count - 1, highest.get(of, 1))
    pitch = np.minimum(size, (STACK - size) / dots["measure"].map(highest))
    base = dots["measure"].map(rows.set_index("measure")["base"])
    return dots.assign(x=columns * size, y=base - 3 - size / 2 - np.array(levels) * pitch)


def dots_at(x: pd.Series, y: pd.Series, hover: pd.Series, size: int, color: str | list[str]) -> go.Scatter:
    return go.Scatter(
        x=x.round(1),
        y=y.round(1),
        mode="markers",
        marker={"size": size, "color": color, "line": {"width": 0}},
        customdata=hover,
        hovertemplate="%{customdata}<extra></extra>",
        cliponaxis=False,
    )


def _row_texts(row, places: Places, width: Width) -> list[Text]:
    """Label and place at the left, the value before the strip, and under the strip what its ends and its
    median are."""
    written = [
        Text(f"<b>{row.label.replace('<br>', '</b><br><b>')}</b>", 0, row.label_top, width.text, style.INK),
        Text(row.note, 0, row.note_top, width.note + 1, style.MUTED),
        Text(
            f"<b>{letters.plain(row.value_text)}</b>",
            places.values_end,
            row.label_top - 2,
            VALUE_SIZE,
            COLORS[row.side],
            side="left",
        ),
    ]
    under = row.base + 5
    if row.same_text:
        same = letters.plain(row.same_text)
        written.append(Text(same, places.first, row.base - STACK / 2, width.note, style.MUTED))
    else:
        written += ends(row, places, under, width)
    return [one for one in written if letters.TAG.sub("", one.text)]


def ends(row, places: Places, top: float, width: Width) -> list[Text]:
    """What stands under a strip: the ends, with the names of areas where there is room, and the median where
    it lies free."""
    size, free = width.note, 10
    low, high = letters.plain(row.low_text), letters.plain(row.high_text)
    if letters.width(low, size) + letters.width(high, size) + free > places.last - places.first:
        low, high = letters.plain(row.low_short), letters.plain(row.high_short)
    first, last = places.first - 4, places.last + 4
    written = [
        Text(low, first, top, size, style.MUTED),
        Text(high, last, top, size, style.MUTED, side="left"),
    ]
    median = letters.plain(row.median_text)
    half = letters.width(median, size) / 2
    middle = places.first + row.median_position * (places.last - places.first)
    if (
        first + letters.width(low, size) + free < middle - half
        and middle + half < last - letters.width(high, size) - free
    ):
        written.append(Text(median, middle, top, size, style.INK, side="center"))
    return written


def shapes(
    rows: pd.DataFrame, drawn: pd.DataFrame, columns: pd.DataFrame, places: Places, width: Width
) -> list[dict]:
    """The lines under rows, the strips, the marks of medians, and many dots as columns: a path each."""
    below = {"type": "path", "xref": "x", "yref": "y", "layer": "below"}
    under = "".join(f"M0,{bottom:.1f}H{width.room}" for bottom in rows["bottom"].iloc[:-1])
    strips = "".join(f"M{places.first:.1f},{base:.1f}H{places.last:.1f}" for base in drawn["base"])
    medians = "".join(
        f"M{places.first + row.median_position * (places.last - places.first):.1f},{row.base - TICK[0]:.1f}"
        f"V{row.base + TICK[1]:.1f}"
        for row in drawn.itertuples()
    )
    bases = drawn.set_index("measure")["base"]
    tops: dict[tuple[str, float], float] = {}
    for of, x, y in zip(columns["measure"], columns["x"], columns["y"], strict=True):
        tops[of, x] = min(y, tops.get((of, x), y))
    many = "".join(f"M{x:.1f},{bases[of] - 3:.1f}V{top - THIN / 2:.1f}" for (of, x), top in tops.items())
    paths = (
        (under, style.LINE, 1),
        (strips, style.LINE, 2),
        (many, style.OTHERS, THIN - 0.5),
        (medians, style.INK, 2),
    )
    return [
        below | {"path": path, "line": {"color": color, "width": wide}} for path, color, wide in paths if path
    ]
